"""What a book's PDF says of itself: title, language, dates, outline, page numbers."""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from xml.sax.saxutils import escape

import pydyf

from typebar import __version__
from typebar.model.work import Work
from typebar.writers import xhtml
from typebar.writers.pdf.book_archive import ACCESSIBLE, ARCHIVED
from typebar.writers.pdf.book_join import Binding, Bound
from typebar.writers.pdf.book_place import Placed
from typebar.writers.xhtml_words import direction, language_tag


def describe(binding: Binding, work: Work, placed: Placed, *, archived: bool = False) -> None:
    """Add everything that doesn't stand on a page; a book that's `archived` claims PDF/A-3u."""
    catalogue = binding.pdf.catalog
    language = language_tag(work.metadata.language)
    catalogue["Lang"] = pydyf.String(language)
    catalogue["PageLabels"] = _labels(placed)
    catalogue["PageLayout"] = "/TwoPageRight"
    preferences = {"DisplayDocTitle": "true"}
    if direction(language) == "rtl":
        preferences["Direction"] = "/R2L"
    catalogue["ViewerPreferences"] = pydyf.Dictionary(preferences)
    _outline(binding, placed)
    _information(binding, work)
    claims = [ACCESSIBLE] if _is_accessible(work, placed) else []
    _metadata(binding, work, "".join([*claims, *([ARCHIVED] if archived else [])]))


def _is_accessible(work: Work, placed: Placed) -> bool:
    """Whether the file keeps PDF/UA-1: titled, every letter known, every picture described."""
    sheets = [bound.sheets for bound in placed.stretches]
    undescribed = any("no required alt" in said for one in sheets for said in one.messages)
    return bool(work.metadata.title) and not undescribed and not any(one.missing for one in sheets)


def _labels(placed: Placed) -> pydyf.Dictionary:
    """Roman numbers for the front matter, arabic ones from the text on."""
    entries = pydyf.Array()
    if placed.text > 0:
        entries.extend((0, pydyf.Dictionary({"S": "/r"})))
    if placed.text < placed.count:
        entries.extend((placed.text, pydyf.Dictionary({"S": "/D"})))
    return pydyf.Dictionary({"Nums": entries})


class _Node:
    """An entry of the outline."""

    def __init__(self, item: pydyf.Dictionary) -> None:
        self.item = item
        self.children: list[_Node] = []

    @property
    def open(self) -> int:
        """How many entries are shown below it."""
        return sum(1 + child.open for child in self.children)


def _outline(binding: Binding, placed: Placed) -> None:
    titles = {part.name: (part.title, part.level) for part in placed.parts}
    shown = [bound for bound in placed.stretches if titles[bound.name][0]]
    if not shown:
        return
    root = _Node(pydyf.Dictionary({"Type": "/Outlines"}))
    binding.pdf.add_object(root.item)
    levels = [root]
    for bound in shown:
        title, level = titles[bound.name]
        node = _entry(binding, bound, title)
        del levels[level + 1 :]
        levels[-1].children.append(node)
        levels.append(node)
    _link(root)
    binding.pdf.catalog["Outlines"] = root.item.reference
    binding.pdf.catalog["PageMode"] = "/UseOutlines"


def _entry(binding: Binding, bound: Bound, title: str) -> _Node:
    item = pydyf.Dictionary(
        {"Title": pydyf.String(xhtml.clean(title)), "Dest": binding.top(bound.first)}
    )
    binding.pdf.add_object(item)
    return _Node(item)


def _link(node: _Node) -> None:
    children: Sequence[_Node] = node.children
    if not children:
        return
    node.item["First"] = children[0].item.reference
    node.item["Last"] = children[-1].item.reference
    node.item["Count"] = node.open
    for before, after in pairwise(children):
        before.item["Next"] = after.item.reference
        after.item["Prev"] = before.item.reference
    for child in children:
        child.item["Parent"] = node.item.reference
        _link(child)


def _information(binding: Binding, work: Work) -> None:
    metadata = work.metadata
    moment = datetime.fromtimestamp(work.modified, UTC).strftime("D:%Y%m%d%H%M%SZ")
    known = {
        "Title": metadata.title,
        "Author": ", ".join(metadata.authors),
        "Subject": metadata.description,
        "Keywords": ", ".join(metadata.subjects),
        "Creator": f"typebar {__version__}",
        "CreationDate": moment,
        "ModDate": moment,
    }
    for key, text in known.items():
        if text:
            binding.pdf.info[key] = pydyf.String(xhtml.clean(text))


def _metadata(binding: Binding, work: Work, claims: str) -> None:
    """The same as XMP, with the standards that the file keeps."""
    metadata = work.metadata
    moment = datetime.fromtimestamp(work.modified, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    language = language_tag(metadata.language)
    creators = "".join(f"<rdf:li>{_text(name)}</rdf:li>" for name in metadata.authors)
    parts = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
        f"<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>",
        f"<xmp:CreatorTool>typebar {__version__}</xmp:CreatorTool>",
    ]
    if metadata.title:
        parts.append(f"<dc:title>{_alternative(metadata.title)}</dc:title>")
    if claims:
        parts.append(claims)
    if creators:
        parts.append(f"<dc:creator><rdf:Seq>{creators}</rdf:Seq></dc:creator>")
    if metadata.description:
        parts.append(f"<dc:description>{_alternative(metadata.description)}</dc:description>")
    if metadata.subjects:
        parts.append(f"<pdf:Keywords>{_text(', '.join(metadata.subjects))}</pdf:Keywords>")
    if metadata.rights:
        parts.append(f"<dc:rights>{_alternative(metadata.rights)}</dc:rights>")
    packet = _PACKET.format("\n".join(parts)).encode()
    stream = pydyf.Stream([packet], {"Type": "/Metadata", "Subtype": "/XML"})
    binding.pdf.add_object(stream)
    binding.pdf.catalog["Metadata"] = stream.reference


def _text(text: str) -> str:
    return escape(xhtml.clean(text))


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_text(text)}</rdf:li></rdf:Alt>'


_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
