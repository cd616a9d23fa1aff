"""How many examples the laws are tried on: TYPEBAR_EXAMPLES says, 100 where it is silent."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "laws",
    max_examples=int(os.environ.get("TYPEBAR_EXAMPLES", "100")),
    deadline=None,  # machines under load are slow, not wrong
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")
