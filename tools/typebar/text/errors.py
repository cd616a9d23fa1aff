"""Exceptions for what isn't the text's fault; each class carries the exit code of the command."""


class TypebarError(Exception):
    """The root of what a command reports as one message without a traceback."""

    exit_code = 70

    def __init__(self, message: str, *, help: str = "") -> None:  # noqa: A002 -- the word users read
        super().__init__(message)
        self.message = message
        self.help = help


class UsageError(TypebarError):
    """The command line or the configuration asks for something that doesn't exist."""

    exit_code = 2


class ConfigError(UsageError):
    """A configuration file is wrong; the message opens with path:line:column."""


class SourceError(TypebarError):
    """A source is missing, isn't text or can't be read."""

    exit_code = 3


class OutputError(TypebarError):
    """An output can't be written; what was there before is kept."""

    exit_code = 4


class MissingToolError(TypebarError):
    """A needed library, program or font is missing; the help names the command that installs it."""

    exit_code = 5


class PluginError(TypebarError):
    """Somebody else's rule or writer failed."""

    exit_code = 6
