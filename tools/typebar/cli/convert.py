"""`typebar convert`."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from typebar.cli import offers
from typebar.cli.choices import COLOUR, JSON, QUIET
from typebar.cli.findings import exit_code, show_all
from typebar.cli.inputs import LANGUAGES, Facts, language_of, material_of, read_all
from typebar.cli.output_options import output_options, refuse_idle, refuse_idle_facts
from typebar.cli.root import CONTEXT, examples
from typebar.cli.terminal import at_work
from typebar.pipeline import output
from typebar.pipeline.plan import Order
from typebar.pipeline.processors import processors
from typebar.pipeline.render import Renderer, options
from typebar.project.compose import compose
from typebar.project.material import Material, refuse_emptiness
from typebar.project.toml import nearest
from typebar.readers import registry as readers
from typebar.text.errors import UsageError
from typebar.text.language import EXAMPLES, well_formed
from typebar.writers import registry as writers
from typebar.writers.registry import Writer

_FORMATS = [writer.name for writer in writers.WRITERS]


@click.command(
    context_settings=CONTEXT,
    short_help="Turn texts into another form, without a project.",
    epilog=examples(
        "typebar convert script.fountain -o script.pdf",
        "typebar convert chapters/*.md -o book.epub --title 'The Title' --author 'A. Writer'",
        "typebar convert chapters/*.md -o submission.docx --author 'A. Writer' --ending END",
        "typebar convert script.fountain --to txt | less",
        "typebar convert script.fountain --to json --with-pages",
        "typebar convert script.fountain -o day-3.pdf --scenes 4,7A     sides of these scenes",
        "typebar convert script.fountain -o martha.pdf --character MARTHA",
        "typebar convert script.fountain -o change.pdf --pages 12-18",
        "typebar convert script.fountain -o blue.pdf --since draft-1.fountain",
        "typebar convert script.fountain -o pink.pdf --since draft-2.fountain --pages changed",
        "typebar convert script.fountain --explain-breaks    why each page ends where it does",
        "typebar convert script.fountain -o script.pdf --profile my-pages.toml",
        "typebar convert script.fountain -o script.pdf --continued --scene-numbers automatic",
        "typebar convert script.fountain -o script.pdf --header '{title}' --watermark DRAFT",
        "typebar convert chapters/*.md -o print.pdf --trim A5 --bleed 3mm --crop-marks",
        "typebar convert script.fdx -o script.fountain    from Final Draft, and -o back.fdx",
        "typebar convert - --from fountain -o script.html < script.fountain",
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", shell_complete=offers.files)
@click.option(
    "-o",
    "--output",
    "target",
    help="The file to write; - is the output stream.",
    metavar="FILE",
    shell_complete=offers.files,
)
@click.option("-t", "--to", "form", help=f"The form: {', '.join(_FORMATS)}.", metavar="FORMAT")
@click.option(
    "-f",
    "--from",
    "language",
    help=f"What the input is: {', '.join(LANGUAGES)}.",
    metavar="LANGUAGE",
)
@click.option("--title", help="The title of the work.", metavar="TEXT")
@click.option(
    "--author", "authors", multiple=True, help="Who wrote it; may be repeated.", metavar="TEXT"
)
@click.option(
    "--contact",
    multiple=True,
    help="A line of the address on a manuscript; may be repeated.",
    metavar="LINE",
)
@click.option(
    "--language", "tongue", help="The language of the text: en-GB, de, fr ...", metavar="TAG"
)
@click.option(
    "--cover",
    help="The picture on the cover of an e-book.",
    metavar="FILE",
    shell_complete=offers.files,
)
@click.option(
    "--cast",
    help="A TOML file with the cast, to open e-books and web pages with.",
    metavar="FILE",
    shell_complete=offers.files,
)
@output_options
@click.option(
    "--explain-breaks",
    "explained",
    is_flag=True,
    help="Tell why each page of a screenplay ends where it does, and which ends were rejected.",
)
@JSON
@QUIET
@COLOUR
def command(  # noqa: PLR0913 -- one parameter an option: click's way
    *,
    inputs: tuple[str, ...],
    target: str | None,
    form: str | None,
    language: str | None,
    title: str | None,
    authors: tuple[str, ...],
    contact: tuple[str, ...],
    tongue: str | None,
    cover: str | None,
    cast: str | None,
    explained: bool,
    as_json: bool,
    quiet: bool,
    colour: str,
    **looks: object,
) -> int:
    """Turn texts into another form, without a project.

    Several prose INPUTs are the chapters of one book, in the order given. The form follows from
    the name of the output, or from --to.
    """
    alone = explained and target is None and form is None
    writer = None if alone else _writer(target, form)
    _refuse_overwriting(inputs, target)
    if as_json and not explained:
        raise UsageError("--json goes with --explain-breaks", help="--to json writes the text")
    facts = Facts(title, authors, _tag(tongue), cover, cast, contact)
    texts, spoken, whole = read_all(inputs, language_of(inputs, language))
    material = material_of(texts, spoken, facts)
    if writer is None or writer.name != material.language:
        # An empty text has no pages; as a text of its own language it is kept as it is.
        refuse_emptiness(material.texts, "an output")
    _refuse_empty_ranges(looks)
    looks["cast"] = bool(cast)
    chosen = {name: value for name, value in looks.items() if value}
    given = {*chosen, *(name for name in ("cover", "contact") if getattr(facts, name))}
    refuse_idle(given, writer.name if writer else "pdf", material.language)
    refuse_idle_facts(facts.known(), writer.name if writer else "pdf", material.language)
    chosen |= _looked_up(chosen)
    if explained:
        _refuse_two_streams(target, alone=alone)
        _explain(material, chosen, as_json=as_json)
    if writer is None:
        return 0
    with at_work(f"making {target or writer.name}"):
        rendered = Renderer().render(Order(material, writer.name, chosen, jobs=processors()))
    read = {text.path: text.data for text in (*material.texts, *material.included)}
    show_all(rendered.diagnostics, read, colour)
    _write(target, rendered.data, writer)
    if target not in (None, "-") and not quiet:
        click.echo(f"{target}: {len(rendered.data):,} bytes", err=True)
    return exit_code(rendered.diagnostics) or int(not whole)


def _looked_up(chosen: Mapping[str, object]) -> Mapping[str, object]:
    """What options come to that name files or fields.

    Raises:
        UsageError: there is no such field.
        SourceError: there is no such file.
        ConfigError: it's no page style.
    """
    for name in ("header", "footer"):
        if text := chosen.get(name):
            _refuse_unknown_fields(f"--{name}", str(text))
    found = {"measures": _measures(str(chosen.get("profile", ""))), "since": _since(chosen)}
    return {name: text for name, text in found.items() if text}


def _since(chosen: Mapping[str, object]) -> str:
    """What the earlier draft says; empty without one.

    Raises:
        SourceError: the file isn't there.
        UsageError: it's no screenplay, or says nothing.
    """
    if not (path := chosen.get("since")):
        return ""
    from typebar.project import drafts  # noqa: PLC0415 -- for revisions alone

    text = drafts.text(str(path), sys.stdin.buffer)
    if not text.strip():
        raise UsageError(f"--since: {path}: the file is empty", help="name the earlier draft")
    return text


def _tag(tongue: str | None) -> str | None:
    """The language that the work is said to be in.

    Raises:
        UsageError: it can't be one.
    """
    if tongue and not well_formed(tongue):
        raise UsageError(f"--language: {tongue!r} isn't the tag of a language", help=EXAMPLES)
    return tongue


def _measures(profile: str) -> str:
    """What a page style in a file says; empty for one of the package.

    Raises:
        SourceError: the file isn't there.
        ConfigError: it's no page style.
    """
    if not profile.lower().endswith(".toml"):
        return ""
    from typebar.project.profiles import load  # noqa: PLC0415 -- only for profiles in files

    return load(Path(profile), profile)


def _refuse_unknown_fields(option: str, text: str) -> None:
    from typebar.layout.furniture import FIELDS, unknown_field  # noqa: PLC0415 -- for these alone

    if wrong := unknown_field(text):
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise UsageError(f"{option} can't show {{{wrong}}}", help=f"it can show {known}")


def _refuse_empty_ranges(looks: Mapping[str, object]) -> None:
    for name in ("pages", "scenes"):
        if looks[name] == "":
            raise UsageError(f"--{name} names nothing", help="give it numbers: 3,12-18")


def _refuse_two_streams(target: str | None, *, alone: bool) -> None:
    if not alone and target in (None, "-"):
        raise UsageError(
            "--explain-breaks writes to the output stream too", help="add -o FILE for the text"
        )


def _explain(material: Material, chosen: Mapping[str, object], *, as_json: bool) -> None:
    """Tell why the pages end where they do.

    Raises:
        UsageError: the text has no such pages.
    """
    from typebar.writers import break_list  # noqa: PLC0415 -- layout only where it's asked for

    if material.language != readers.FOUNTAIN.name:
        raise UsageError("--explain-breaks is for screenplays", help="name a .fountain file")
    work = compose(material).work
    tell = break_list.data if as_json else break_list.text
    click.echo(tell(work, options(chosen)))


def _writer(target: str | None, form: str | None) -> Writer:
    """The writer that the options ask for.

    Raises:
        UsageError: they don't say, or name one that doesn't exist.
    """
    if form is not None:
        writer = writers.by_name(form) or writers.by_suffix(f"x.{form.removeprefix('.')}")
        if writer is None:
            near = nearest(form, _FORMATS)
            raise UsageError(
                f"there is no format {form!r}",
                help=f"did you mean {near!r}?" if near else f"formats: {', '.join(_FORMATS)}",
            )
        return writer
    if target in (None, "-"):
        raise UsageError("nothing says which form is wanted", help="add -o FILE, or --to FORMAT")
    writer = writers.by_suffix(str(target))
    if writer is None:
        suffixes = " ".join(suffix for one in writers.WRITERS for suffix in one.suffixes)
        raise UsageError(
            f"{target}: the name of the output doesn't say which form is wanted",
            help=f"end it in one of {suffixes}, or add --to FORMAT",
        )
    return writer


def _refuse_overwriting(inputs: Sequence[str], target: str | None) -> None:
    if target in (None, "-"):
        return
    for path in inputs:
        if path != "-" and os.path.realpath(path) == os.path.realpath(str(target)):
            raise UsageError(
                f"{target}: the output would overwrite its own source", help="give it another name"
            )


def _write(target: str | None, data: bytes, writer: Writer) -> None:
    """Write to the file, or to the output stream.

    Raises:
        UsageError: bytes that aren't text would go to a terminal.
        OutputError: the file can't be written.
    """
    if target not in (None, "-"):
        output.write(Path(str(target)), data, str(target))
        return
    if writer.binary and sys.stdout.isatty():
        raise UsageError(f"{writer.name} isn't text for a terminal", help="add -o FILE")
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
