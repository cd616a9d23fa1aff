"""PDF/A-3u: a book's file that shows the same page, and the same letters, in a hundred years.

What the standard asks for is kept by all our books, or added here: fonts with Unicode in the file,
no encryption, nothing that runs or is fetched, a colour profile, and a description of the names in
its metadata that the standard doesn't know.

Source: ISO 19005-3, 6.2 to 6.8.
"""

from importlib import resources
from typing import Any

import pydyf

from typebar.text.errors import UsageError
from typebar.writers.font_packages import package
from typebar.writers.pdf.book_place import Placed

ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"
ARCHIVED = """<pdfaid:part>3</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<pdfaExtension:schemas xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed\
</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""
_PROFILE = "sRGB2014.icc"
"""The profile of the International Color Consortium, which comes with WeasyPrint."""


def refuse(placed: Placed) -> None:
    """Stop where a book can't keep the standard.

    Raises:
        UsageError: a letter has no font, or a picture has the colours of a press, which would need
            the profile of that press.
    """
    for bound in placed.stretches:
        sheets = bound.sheets
        if sheets.missing:
            raise UsageError(
                f"PDF/A-3u can't be kept: no font has “{sheets.missing[0]}” in {bound.title}",
                help=f"install a font that has it: {package(sheets.missing[0])}",
            )
        if any(b"/DeviceCMYK" in item.partition(b"stream")[0] for item in sheets.objects):
            raise UsageError(
                f"PDF/A-3u can't be kept: a picture in {bound.title} has the colours of a press",
                help="save its CMYK pictures as RGB",
            )


def archive(pdf: Any) -> None:
    """Add what the standard asks for and other books do without: what the colours mean."""
    data = resources.files("weasyprint.pdf").joinpath(_PROFILE).read_bytes()
    profile = pydyf.Stream([data], pydyf.Dictionary({"N": 3}), compress=True)
    pdf.add_object(profile)
    intent = pydyf.Dictionary(
        {
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pydyf.String("sRGB"),
            "Info": pydyf.String(_PROFILE),
            "DestOutputProfile": profile.reference,
        }
    )
    pdf.catalog["OutputIntents"] = pydyf.Array([intent])
