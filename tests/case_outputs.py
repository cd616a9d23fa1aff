"""What the output fences of case files are made by: name -> function of the input.

Each function takes the input text, its language and the options of the fence, and gives the body
that the fence must have.
"""

from collections.abc import Callable
from importlib import import_module

Output = Callable[[str, str, dict[str, str]], str]

OUTPUTS: dict[str, str] = {
    "tree": "fountain_outputs:tree",
    "findings": "fountain_outputs:findings",
    "runs": "fountain_outputs:runs",
    "formatted": "fountain_outputs:formatted",
    "printed": "fountain_outputs:printed",
    "lint": "lint_outputs:findings",
    "fixed": "lint_outputs:fixed",
    "pages": "page_outputs:pages",
    "breaks": "page_outputs:breaks",
    "report": "report_outputs:report",
    "typeset": "markdown_outputs:typeset",
    "xhtml": "markdown_outputs:xhtml",
    "chapters": "markdown_outputs:chapters",
    "reader-findings": "markdown_outputs:findings",
    "masked": "markdown_outputs:masked",
    "tidied": "markdown_outputs:tidied",
}
"""Fence name -> "module:function", imported when used."""


def produce(name: str, text: str, language: str, options: dict[str, str]) -> str:
    """The body of the output fence `name`."""
    module, _, function = OUTPUTS[name].partition(":")
    output: Output = getattr(import_module(module), function)
    return output(text, language, options)
