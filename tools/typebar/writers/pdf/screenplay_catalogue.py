"""What a screenplay's PDF says of itself: title, language, outline, page numbers as printed."""

from collections.abc import Sequence

import pydyf

from typebar.model.emphasis import plain
from typebar.model.work import Work
from typebar.writers.pdf.metadata import About, information, packet
from typebar.writers.pdf.objects import Packed, reference, text
from typebar.writers.pdf.screenplay_content import baseline
from typebar.writers.pdf.screenplay_outline import outline, write_outline
from typebar.writers.sheets import Sheets


def about(work: Work, sheets: Sheets) -> About:
    """What is written about the script: its title page counts before the metadata."""
    page = sheets.script.title_page
    written = page.values("title") if page else ()
    authors = page.values("author", "authors", "written by") if page else ()
    title = " ".join(plain(line).strip() for line in written) or work.metadata.title
    names = tuple(plain(name).strip() for name in authors) or work.metadata.authors
    return About(
        title or "Untitled",
        names,
        work.metadata.language or "en",
        work.modified,
        work.metadata.description,
        work.metadata.subjects,
    )


def describe(pdf: pydyf.PDF, described: About, sheets: Sheets, pages: Sequence[str]) -> None:
    """Add everything to a PDF that doesn't stand on a page, but its tree.

    Args:
        pdf: the document.
        described: what it says of itself.
        sheets: what stands on its pages.
        pages: their references.
    """
    meta = Packed(packet(described), "/Type /Metadata /Subtype /XML", packed=False)
    pdf.add_object(meta)
    entries = {
        "Lang": text(described.language),
        "MarkInfo": "<< /Marked true >>",
        "Metadata": reference(meta),
        "ViewerPreferences": "<< /DisplayDocTitle true >>",
        "PageLabels": page_labels(sheets),
    }
    offset = int(sheets.title is not None)
    if listed := outline(sheets.script, list(enumerate(sheets.body, offset))):
        paper = sheets.style.paper
        entries["Outlines"] = write_outline(pdf, listed, pages, lambda row: baseline(row, paper))
        entries["PageMode"] = "/UseOutlines"
    pdf.catalog.update(entries)
    pdf.info.update(information(described))


def page_labels(sheets: Sheets) -> str:
    """Page labels as printed; the title page has none."""
    nums = ["0 << >>"] if sheets.title else []
    offset = len(nums)
    before = ""
    for index, page in enumerate(sheets.body):
        if page.label.isdecimal() and page.label.isascii():
            if not before.isdecimal() or int(page.label) != int(before) + 1:
                nums.append(f"{index + offset} << /S /D /St {int(page.label)} >>")
        else:
            nums.append(f"{index + offset} << /P {text(page.label)} >>")
        before = page.label
    return f"<< /Nums [{' '.join(nums)}] >>"
