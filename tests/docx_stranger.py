"""Documents for word processors as LibreOffice shows them: a stranger to our own library."""

import shutil
import subprocess
from pathlib import Path

import pytest


def pages(data: bytes, folder: Path) -> list[str]:
    """The text of the pages that LibreOffice sets, one a page, lines as on the page."""
    office, reader = shutil.which("soffice"), shutil.which("pdftotext")
    if office is None or reader is None:
        pytest.skip("LibreOffice or pdftotext isn't here: apt-get install libreoffice-writer-nogui")
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
