"""A word processor's file: opened empty, described, and written the same at every run."""

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typebar
from typebar.model.work import Work
from typebar.text.errors import MissingToolError
from typebar.text.installing import adding
from typebar.writers import xhtml

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table

INSTALL = adding("python-docx")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a ZIP archive can hold; the file's own date stands in its properties."""
_FONT_TABLE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:font w:name="{}"><w:altName w:val="{}"/><w:family w:val="modern"/>'
    '<w:pitch w:val="fixed"/></w:font></w:fonts>'
)
_LONGEST = 255
"""Characters that a core property may have."""


def empty() -> "Document":
    """A document without text and without styles of its own.

    Raises:
        MissingToolError: python-docx isn't installed.
    """
    try:
        import docx  # noqa: PLC0415 -- optional, and it costs 100 ms
    except ImportError as error:
        raise MissingToolError(
            f"documents for word processors are made with python-docx, which isn't here ({error})",
            help=f"install it: {INSTALL}",
        ) from error
    document = docx.Document()
    for style in list(document.styles):
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    _drop_thumbnail(document)
    return document


def substitute(document: "Document", face: str, other: str) -> None:
    """Name the face that machines without this one show in its place."""
    for part in document.part.package.iter_parts() if document.part.package else ():
        if part.partname == "/word/fontTable.xml":
            part._blob = _FONT_TABLE.format(face, other).encode()


def without_padding(table: "Table") -> None:
    """Let the text of a table's cells begin at their edges."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- optional library

    from typebar.writers.docx.markup import element  # noqa: PLC0415 -- as above

    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    properties: Any = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is None:
        properties.append(margins)
    else:
        look.addprevious(margins)


def turn(table: "Table", direction: str) -> None:
    """Have the columns of a table begin at the right, where lines do: `direction` is "rtl"."""
    from docx.enum.table import WD_TABLE_DIRECTION  # noqa: PLC0415 -- optional library

    if direction == "rtl":
        table.table_direction = WD_TABLE_DIRECTION.RTL


def describe(document: "Document", work: Work, title: str) -> None:
    """Say in the document's properties what it is, by the work's own clock."""
    known = document.core_properties
    moment = datetime.fromtimestamp(work.modified, UTC).replace(tzinfo=None)
    known.title = _short(title)
    known.author = _short("; ".join(work.metadata.authors))
    known.last_modified_by = ""
    known.comments = _short(work.metadata.description)
    known.subject = ""
    known.keywords = _short(", ".join(work.metadata.subjects))
    known.language = work.metadata.language if work.metadata.language.isascii() else ""
    known.created = known.modified = moment
    known.revision = 1
    known.version = f"typebar {typebar.__version__}"


def data(document: "Document") -> bytes:
    """The file; its parts carry no date and stand in one order."""
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with (
        zipfile.ZipFile(raw) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as target,
    ):
        # The list of types comes first: that is how programs tell such a file from its first bytes.
        names = sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            target.writestr(entry, source.read(name))
    return out.getvalue()


def _drop_thumbnail(document: "Document") -> None:
    """Take away the picture of an empty page that python-docx's template carries."""
    relations = document.part.package.rels if document.part.package else {}
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):
            del relations[name]


def _short(text: str) -> str:
    return xhtml.clean(text)[:_LONGEST]
