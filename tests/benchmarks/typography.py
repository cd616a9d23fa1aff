"""How many of our typography cases each maker of curly quotes gets right, and how fast it is.

    .venv/bin/python tests/benchmarks/typography.py

The cases are those of tests/readers/markdown/cases/typography-*.md. Compared are Python-Markdown's
smarty, smartypants, markdown-it-py's typographer and pandoc, each with the quotes of the language
where it has a setting for them; what isn't installed is named and left out. No-break spaces are
not compared, nor are others: none of the others sets any. The exit code is 1 where we get
fewer than 99 % right.
"""

import html
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from case_files import read
from typebar.readers.markdown import ProseStyle, parse_book
from typebar.readers.markdown.typography.languages import rules
from typebar.text.source import Source

CASES = Path(__file__).parents[1] / "readers" / "markdown" / "cases"
_TAG = re.compile(r"<[^>]*>")
_SPACES = re.compile("[ \u00a0\u202f\u200a⍽‿┊]")

WANTED = 0.99
"""Of the cases, by us."""

Setter = Callable[[str, str], str]


class Line(NamedTuple):
    """One paragraph, as typed and as it should be set."""

    language: str
    typed: str
    wanted: str


def lines() -> Iterator[Line]:
    """Every paragraph of every case."""
    for path in sorted(CASES.glob("typography-*.md")):
        for case in read(path):
            (expected,) = case.expected
            language = case.given.options["language"]
            for typed, wanted in zip(
                case.given.text.splitlines(), expected.body.splitlines(), strict=True
            ):
                yield Line(language, typed, wanted)


def _text(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def typebar(typed: str, language: str) -> str:
    """Our own reader."""
    reading = parse_book([Source("a.md", f"{typed}\n")], ProseStyle(language=language))
    return "".join(reading.chapters[0].body.itertext())


def _quotes(language: str) -> tuple[str, str, str, str]:
    rule = rules(language)
    outer, inner = (rule.outer, rule.within) if rule else ("“”", "‘’")
    return outer[0], outer[1], inner[0], inner[1]


def smarty() -> Setter | None:
    """Python-Markdown's extension with the language's quotes."""
    import markdown  # noqa: PLC0415 -- only where it's measured

    def setter(typed: str, language: str) -> str:
        double_open, double_close, single_open, single_close = _quotes(language)
        names = {
            "left-double-quote": double_open,
            "right-double-quote": double_close,
            "left-single-quote": single_open,
            "right-single-quote": single_close,
        }
        return _text(
            markdown.markdown(
                typed,
                extensions=["smarty", "attr_list"],
                extension_configs={"smarty": {"substitutions": names}},
            )
        )

    return setter


def smartypants() -> Setter | None:
    """The package of that name, over Python-Markdown's HTML; it knows English only."""
    try:
        import smartypants as library  # noqa: PLC0415 -- it may not be there
    except ImportError:
        return None
    import markdown  # noqa: PLC0415 -- only where it's measured

    return lambda typed, _: _text(library.smartypants(markdown.markdown(typed)))


def markdown_it() -> Setter | None:
    """markdown-it-py with its typographer and the language's quotes."""
    try:
        from markdown_it import MarkdownIt  # noqa: PLC0415 -- it may not be there
    except ImportError:
        return None

    def setter(typed: str, language: str) -> str:
        reader = MarkdownIt("commonmark", {"typographer": True, "quotes": _quotes(language)})
        reader.enable(["replacements", "smartquotes"])
        return _text(reader.render(typed))

    return setter


def pandoc() -> Setter | None:
    """The program, with its smart extension and the document's language."""
    if not shutil.which("pandoc"):
        return None

    def setter(typed: str, language: str) -> str:
        command = ["pandoc", "-f", "markdown+smart", "-t", "plain", "--wrap=none"]
        command += ["-M", f"lang={language}"]
        ran = subprocess.run(command, input=typed, capture_output=True, text=True, check=True)
        return ran.stdout.strip()

    return setter


def main() -> int:
    wanted = list(lines())
    ours = 0.0
    print(f"{len(wanted)} paragraphs in {len({line.language for line in wanted})} languages")
    makers = {
        "typebar": lambda: typebar,
        "smarty": smarty,
        "smartypants": smartypants,
        "markdown-it": markdown_it,
        "pandoc": pandoc,
    }
    for name, make in makers.items():
        setter = make()
        if setter is None:
            print(f"{name:12} ISN'T INSTALLED: not compared")
            continue
        start = time.perf_counter()
        wrong = [line for line in wanted if not _same(setter(line.typed, line.language), line)]
        seconds = time.perf_counter() - start
        right = len(wanted) - len(wrong)
        ours = right / len(wanted) if name == "typebar" else ours
        missed = Counter(line.language for line in wrong).most_common(4)
        print(
            f"{name:12} {right:4} right, {right / len(wanted):6.1%}  {seconds:6.2f} s"
            f"   missed most in {', '.join(f'{code} {count}' for code, count in missed) or 'none'}"
        )
    return 0 if ours >= WANTED else 1


def _same(shown: str, line: Line) -> bool:
    return _SPACES.sub("", shown) == _SPACES.sub("", line.wanted)


if __name__ == "__main__":
    sys.exit(main())
