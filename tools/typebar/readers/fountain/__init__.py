"""The reader of Fountain: any text is a script, and what is doubtful in it is a diagnostic."""

from typebar.readers.fountain.faults import FAULTS, Fault
from typebar.readers.fountain.parse import Reading, parse
from typebar.readers.fountain.tokens import Token, tokens

__all__ = ["FAULTS", "Fault", "Reading", "Token", "parse", "tokens"]
