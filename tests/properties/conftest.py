"""How many examples the laws are tried on: TYPEBAR_EXAMPLES says, 100 where it is silent.

Without it the examples are the same at every run: what fails has been broken by the change at
hand. With it they are drawn anew, to find what nobody has thought of.
"""

import os

from hypothesis import HealthCheck, settings

ASKED = os.environ.get("TYPEBAR_EXAMPLES")

settings.register_profile(
    "laws",
    max_examples=int(ASKED or "100"),
    derandomize=ASKED is None,
    deadline=None,  # machines under load are slow, not wrong
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("laws")
