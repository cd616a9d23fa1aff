"""Documents for word processors as LibreOffice shows them: a stranger to our own library."""

import shutil
import subprocess
from pathlib import Path

from lxml import etree

from validators import missing

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of the pages that LibreOffice sets, one a page, lines as on the page."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        missing("LibreOffice and pdftotext (libreoffice-writer-nogui, poppler-utils)")
    source = folder / "given.docx"
    source.write_bytes(data)
    command = [
        office,
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    read = subprocess.run(
        [reader, "-layout", str(folder / "given.pdf"), "-"], check=True, capture_output=True
    )
    return read.stdout.decode().split("\f")[:-1]


def marked(root: "etree._Element", property_: str) -> list[str]:
    """The texts of the runs that have this property."""
    return [
        "".join(run.itertext())
        for run in root.iter(f"{W}r")
        if run.find(f".//{W}{property_}") is not None
    ]
