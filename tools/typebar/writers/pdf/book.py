"""A printed book: a work of prose as pages, through WeasyPrint.

A book is typeset in stretches that know nothing of each other (book_unit), each chapter being one.
That makes the work of a large book fit several processors, and lets a chapter that hasn't changed
be kept. Page numbers, the contents and all links are filled in when the stretches are bound.
"""

from collections.abc import Callable, Iterable, Sequence

from typebar.model.work import PageMark, Work
from typebar.text.errors import UsageError
from typebar.writers import endnotes
from typebar.writers.pdf import file
from typebar.writers.pdf.book_archive import archive, refuse
from typebar.writers.pdf.book_catalogue import describe
from typebar.writers.pdf.book_cut import LENGTHS, Cut, length
from typebar.writers.pdf.book_findings import findings
from typebar.writers.pdf.book_join import Binding
from typebar.writers.pdf.book_place import OPENINGS, Placed, place
from typebar.writers.pdf.book_plan import plan
from typebar.writers.pdf.book_press import probe, quiet, seldom_collecting, typeset
from typebar.writers.pdf.book_trim import TRIMS, Trim
from typebar.writers.pdf.book_unit import Sheets, Unit
from typebar.writers.registry import Options, Rendering
from typebar.writers.xhtml_words import direction

__all__ = ["OPENINGS", "TRIMS", "Press", "page_marks", "probe", "serial", "write"]

Press = Callable[[Sequence[Unit], Trim], Iterable[Sheets]]
"""What typesets stretches: one after the other, in several processes, or from a cache."""


def serial(units: Sequence[Unit], trim: Trim) -> list[Sheets]:
    """Typeset one after the other."""
    return [typeset(unit, trim) for unit in units]


def write(work: Work, options: Options, press: Press = serial) -> Rendering:
    """The work as a PDF for print; the same bytes whatever the press.

    Raises:
        UsageError: no such trim, opening or bleed, or the book can't be archived as asked.
        MissingToolError: WeasyPrint or a library that it needs isn't there.
    """
    trim, cut = _trim(options), _cut(options)
    with quiet(), seldom_collecting():
        work = endnotes.placed(work, options.footnotes)
        placed = _set(work, options, press)
        if options.archive:
            refuse(placed)
        leftward = direction(work.metadata.language) == "rtl"
        binding = Binding(trim, placed.count, cut, leftward=leftward)
        binding.bind(placed.stretches)
        describe(binding, work, placed, archived=options.archive)
        if options.archive:
            archive(binding.pdf)
        data = file.write(binding.pdf)
    return Rendering(data, findings(work, placed.typeset()), pages=placed.count)


def page_marks(work: Work, options: Options, press: Press = serial) -> tuple[PageMark, ...]:
    """Where the pages of that PDF begin in the text, for an e-book of the same work.

    Raises:
        UsageError, MissingToolError: as `write`.
    """
    return _set(endnotes.placed(work, options.footnotes), options, press).marks()


def _trim(options: Options) -> Trim:
    trim = TRIMS.get(options.trim)
    if trim is None:
        raise UsageError(
            f'there is no trim "{options.trim}"', help=f"choose one of {', '.join(TRIMS)}"
        )
    return trim


def _cut(options: Options) -> Cut:
    bleed = length(options.bleed) if options.bleed else 0.0
    if bleed is None:
        raise UsageError(f"a bleed can't be {options.bleed!r}", help=LENGTHS)
    return Cut(bleed, options.crop_marks)


def _set(work: Work, options: Options, press: Press) -> Placed:
    """The work's stretches on their pages."""
    trim = _trim(options)
    if options.openings not in OPENINGS:
        raise UsageError(
            f'chapters can\'t open on "{options.openings}" pages',
            help=f"choose one of {', '.join(OPENINGS)}",
        )
    planned = plan(work, _cut(options).bleed)
    units = [part.unit for part in planned.parts if part.unit is not None]
    names = [unit.name for unit in units]
    sheets = dict(zip(names, press(units, trim), strict=True))
    return place(planned, sheets, lambda wanted: press(wanted, trim), options.openings)
