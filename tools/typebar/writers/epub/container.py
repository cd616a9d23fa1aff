"""The ZIP file around a publication: same content, same bytes."""

import io
import time
import zipfile
from collections.abc import Mapping

_EARLIEST = 315_532_800
"""1980-01-01, where a ZIP file's dates begin, in seconds since 1970."""
_LATEST = 4_354_819_198
"""2107-12-31T23:59:58, where they end."""
_COMPRESSED_ALREADY = (".png", ".jpg", ".gif", ".webp", ".woff2")


def pack(files: Mapping[str, bytes], modified: int) -> bytes:
    """The container: "mimetype" first, stored and without extra fields, then the files by name.

    Source: EPUB 3.3, "OCF ZIP container".
    """
    moment = time.gmtime(min(max(modified, _EARLIEST), _LATEST))[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        _add(archive, "mimetype", b"application/epub+zip", moment)
        for path in sorted(files):
            _add(archive, path, files[path], moment)
    return buffer.getvalue()


def _add(archive: zipfile.ZipFile, path: str, data: bytes, moment: tuple[int, ...]) -> None:
    entry = zipfile.ZipInfo(path, (*moment,))  # type: ignore[arg-type]  # six numbers, by the slice above
    entry.create_system = 3  # Unix on every machine, so that the bytes are the same
    entry.external_attr = 0o100644 << 16
    stored = path == "mimetype" or path.endswith(_COMPRESSED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data, compresslevel=None if stored else 9)
