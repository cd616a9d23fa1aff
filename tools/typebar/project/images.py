"""The images of a book: read from inside the project, never from elsewhere."""

import re
import warnings
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath

from typebar.model.assets import asset_path
from typebar.model.prose import Chapter
from typebar.project.files import is_inside, reason
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.source import Source, Span

LARGEST = 32 * 1024 * 1024
"""Bytes of the largest image that is taken in."""

MOST_PIXELS = 100_000_000
"""Pixels of the largest picture: unpacked it takes 400 MB, and reading devices give up earlier."""

SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".svg": (),
}
"""Kinds of image that every output can show, and how their files begin."""

_SCHEME = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_ACTIVE = re.compile(
    rb"<script|<foreignobject|<!entity|<iframe|\son[a-z]+\s*=|javascript:"
    rb"|(?:href|src)\s*=\s*[\"'](?!#|data:image/)|url\(\s*[\"']?(?!#|data:)|@import",
    re.IGNORECASE,
)
"""What makes a drawing more than a drawing: scripts, and things fetched from elsewhere."""


class _Refusal(Exception):  # noqa: N818 -- carries a finding within this module
    """Why an image isn't taken in."""

    def __init__(self, message: str, help: str) -> None:  # noqa: A002 -- as in Diagnostic
        super().__init__(message)
        self.message = message
        self.help = help


def load(
    chapters: Sequence[Chapter], sources: Sequence[Source], base: Path, roots: Sequence[Path]
) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """The images that chapters show, by their key, and findings for those that can't be shown.

    Keys are paths from `base`; nothing outside the folders `roots` is read.
    """
    texts = {source.path: source for source in sources}
    assets: dict[str, bytes] = {}
    found: list[Diagnostic] = []
    for chapter in chapters:
        source = texts[chapter.span.source]
        at = 0
        for written in chapter.images:
            span = _span(source, written, at)
            at = span.end
            key = asset_path(source.path, written)
            try:
                assets[key] = assets.get(key) or _read(written, key, base, roots)
            except _Refusal as refusal:
                found.append(_finding(span, refusal))
    return assets, tuple(found)


def wanted(chapters: Sequence[Chapter]) -> tuple[str, ...]:
    """The keys of all images that chapters ask for, there or not."""
    keys = (
        asset_path(chapter.span.source, written)
        for chapter in chapters
        for written in chapter.images
    )
    return tuple(dict.fromkeys(keys))


def cover(path: str, root: Path, span: Span) -> bytes | Diagnostic:
    """The picture at a path of the project's folder, or why it can't be one on a cover.

    `span` is where the configuration names it.
    """
    try:
        _check_kind(path, path)
        data = _bytes(root / path, path)
        kind = PurePosixPath(path).suffix.lower()
        _check_content(data, kind, path)
        if kind != ".svg" and not _pixels(data):
            raise _Refusal(f'the image "{path}" is damaged', "save it again")
    except _Refusal as refusal:
        return no_cover(span, refusal.message, refusal.help)
    return data


def no_cover(span: Span, message: str, help_text: str) -> Diagnostic:
    """The finding for a cover that can't be shown; writers draw one instead."""
    return _finding(span, _Refusal(message, help_text))


def _check_kind(key: str, written: str) -> None:
    if PurePosixPath(key).suffix.lower() not in SIGNATURES:
        raise _Refusal(
            f'the image "{written}" is of a kind that e-books can\'t show',
            "convert it to PNG, JPEG, GIF, WebP or SVG",
        )


def _read(written: str, key: str, base: Path, roots: Sequence[Path]) -> bytes:
    if _SCHEME.match(written):
        raise _Refusal(
            f'the image "{written[:120]}" isn\'t a file of the project, and nothing is fetched '
            "from elsewhere",
            "put the image beside the text and name it by its path",
        )
    path = base / key
    if "\0" in key or not any(is_inside(root, path) for root in roots):
        raise _Refusal(
            f'the image "{written}" lies outside the project\'s folder',
            "copy it into the project and name it by its path",
        )
    _check_kind(key, written)
    data = _bytes(path, written)
    _check_content(data, PurePosixPath(key).suffix.lower(), written)
    return data


def _bytes(path: Path, written: str) -> bytes:
    try:
        if not path.is_file():
            raise _Refusal(
                f'there is no image "{written}"',
                "paths start from the folder of the text; check the spelling",
            )
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise _Refusal(f'the image "{written}" can\'t be read: {reason(error)}', "") from None
    if len(data) > LARGEST:
        raise _Refusal(
            f'the image "{written}" is larger than {LARGEST // 1024 // 1024} MB',
            "save a smaller copy: 2,400 pixels on the long side are enough for print",
        )
    return data


def _check_content(data: bytes, kind: str, written: str) -> None:
    if kind == ".svg":
        if _ACTIVE.search(data):
            raise _Refusal(
                f'the drawing "{written}" holds a script or fetches something from elsewhere',
                "save it as plain SVG, or as PNG",
            )
    elif not data.startswith(SIGNATURES[kind]):
        raise _Refusal(
            f'the image "{written}" isn\'t what its name says: this is no {kind[1:].upper()} file',
            "give it the suffix of its kind, or save it again",
        )
    elif _pixels(data) > MOST_PIXELS:
        raise _Refusal(
            f'the image "{written}" has more than {MOST_PIXELS // 1_000_000} megapixels, and '
            "reading devices give up",
            "save a smaller copy: 2,400 pixels on the long side are enough for print",
        )


def _pixels(data: bytes) -> int:
    """How many pixels a picture says it has, nothing being unpacked; 0 where it can't be read."""
    from PIL import Image  # noqa: PLC0415 -- only for works with pictures

    try:
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(BytesIO(data), formats=("PNG", "JPEG", "GIF", "WEBP")) as image,
        ):
            width, height = image.size
    except Image.DecompressionBombError:
        return MOST_PIXELS + 1
    except (OSError, ValueError, SyntaxError, EOFError):
        return 0
    return int(width * height)


def _span(source: Source, written: str, start: int) -> Span:
    """Where the text names the image, from `start` on; failing that, the text's start."""
    at = source.text.find(written, start)
    if at < 0:
        at = source.text.find(written)
    if at < 0:  # the path of a file that is taken in, told from the first file's folder
        written = PurePosixPath(written).name
        at = source.text.find(written)
    return Span(source.path, at, at + len(written)) if at >= 0 else Span(source.path, 0, 0)


def _finding(span: Span, refusal: _Refusal) -> Diagnostic:
    return Diagnostic(
        "MDS007", "missing-image-or-alt", Severity.ERROR, span, refusal.message, refusal.help
    )
