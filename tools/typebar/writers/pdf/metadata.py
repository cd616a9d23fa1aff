"""What a PDF says of itself: information dictionary and XMP, without a clock."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

import typebar
from typebar.writers.pdf.objects import text

PRODUCER = f"typebar {typebar.__version__}"


@dataclass(frozen=True, slots=True)
class About:
    """A document's catalogue entry."""

    title: str
    authors: tuple[str, ...]
    language: str
    modified: int
    """Seconds since 1970 in UTC; 0: not known."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    accessible: bool = True
    """Whether it keeps PDF/UA-1, which nothing must claim that draws letters of no font."""


def information(about: About) -> dict[str, str]:
    """The entries of the information dictionary."""
    entries = {"Title": text(about.title), "Producer": text(PRODUCER), "Creator": text(PRODUCER)}
    if about.authors:
        entries["Author"] = text(", ".join(about.authors))
    if about.subject:
        entries["Subject"] = text(about.subject)
    if about.keywords:
        entries["Keywords"] = text(", ".join(about.keywords))
    if about.modified:
        date = datetime.fromtimestamp(about.modified, UTC)
        stamp = text(f"D:{date:%Y%m%d%H%M%S}Z")
        entries |= {"CreationDate": stamp, "ModDate": stamp}
    return entries


def packet(about: About) -> bytes:
    """The XMP packet, with the identifier of PDF/UA-1 where the file keeps that."""
    authors = "".join(f"<rdf:li>{_xml(author)}</rdf:li>" for author in about.authors)
    dates = ""
    if about.modified:
        date = f"{datetime.fromtimestamp(about.modified, UTC):%Y-%m-%dT%H:%M:%SZ}"
        dates = f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
    title = f'<rdf:li xml:lang="x-default">{_xml(about.title)}</rdf:li>'
    subject = f'<rdf:li xml:lang="x-default">{_xml(about.subject)}</rdf:li>'
    parts = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about=""',
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
        "<pdfuaid:part>1</pdfuaid:part>" if about.accessible else "",
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>",
        f"<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>" if authors else "",
        f"<dc:description><rdf:Alt>{subject}</rdf:Alt></dc:description>" if about.subject else "",
        f"<dc:language><rdf:Bag><rdf:li>{_xml(about.language)}</rdf:li></rdf:Bag></dc:language>",
        f"<pdf:Producer>{_xml(PRODUCER)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_xml(PRODUCER)}</xmp:CreatorTool>",
        dates,
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="r"?>',
    )
    return "\n".join(part for part in parts if part).encode("utf-8", "replace")


def _xml(value: str) -> str:
    """The text for XML, without what XML can't hold."""
    kept = "".join(c for c in value if c >= " " and c not in "\ufffe\uffff")
    return escape(kept.encode("utf-8", "replace").decode("utf-8"), quote=False)
