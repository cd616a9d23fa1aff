"""Looking into EPUBs that tests have written."""

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

from typebar.model.work import Work
from typebar.writers import epub
from typebar.writers.registry import Options

NAMES = {
    "h": "http://www.w3.org/1999/xhtml",
    "e": "http://www.idpf.org/2007/ops",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
}


@dataclass(frozen=True, slots=True)
class Files:
    """The files of an EPUB by path."""

    data: dict[str, bytes]

    def find(self, path: str, query: str) -> list[str]:
        """What an XPath query finds in one of the package's files, as text."""
        tree = etree.fromstring(self.data[f"EPUB/{path}"])
        found = tree.xpath(query, namespaces=NAMES)
        return [item if isinstance(item, str) else "".join(item.itertext()) for item in found]

    def texts(self) -> dict[str, bytes]:
        """The documents of the text by their path."""
        return {
            path.removeprefix("EPUB/"): data
            for path, data in self.data.items()
            if path.startswith("EPUB/text/")
        }


def files(work: Work, options: Options | None = None) -> Files:
    """The files of the EPUB that is made of a work."""
    written = epub.write(work, options or Options()).data
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        return Files({name: archive.read(name) for name in archive.namelist()})
