"""The linter's settings, out of the configuration."""

from typebar.lint.settings import Settings, from_table
from typebar.project.config import Config
from typebar.text.errors import ConfigError


def lint_settings(config: Config | None) -> Settings:
    """What a project asks of the linter; its defaults without one.

    Raises:
        ConfigError: a key isn't known or its value is wrong; the message has the place.
    """
    section = config.lint if config else None
    if section is None:
        return Settings()
    for name, value in section.data.items():
        try:
            from_table({name: value})
        except ConfigError as error:
            known = "has no key" not in error.message
            where = section.where(name, key=not known)
            raise ConfigError(f"{where}: {error.message}", help=error.help) from None
    return from_table(section.data)
