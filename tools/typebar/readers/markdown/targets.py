"""What links and images may lead to."""

import posixpath
import re
from urllib.parse import unquote

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LINK_SCHEMES = ("http", "https", "mailto", "tel")
_INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")


def link_fault(target: str) -> str:
    """Why a link may not lead there; empty where it may."""
    bare = _INVISIBLE.sub("", unquote(target))
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in _LINK_SCHEMES:
        return f'no book may hold a link of the kind "{scheme[1][:20]}:"'
    if scheme:
        return ""
    return "" if bare.startswith("//") else _path_fault(bare)


def is_external(target: str) -> bool:
    """Whether a link leads out of the book."""
    return bool(_SCHEME.match(target)) or target.startswith("//")


def is_on_network(target: str) -> bool:
    """Whether an image lies where nothing is fetched from."""
    bare = _INVISIBLE.sub("", unquote(target))
    return bare.startswith(("//", "http:", "https:", "ftp:"))


def image_fault(target: str, source: str) -> str:
    """Why an image can't be taken from there; empty where it can.

    Args:
        target: as written.
        source: the path of the text that shows it, relative to the project.
    """
    bare = _INVISIBLE.sub("", unquote(target))
    if not bare:
        return "this image names no file"
    if is_on_network(target):
        return "this image is on the network, and nothing is fetched from there"
    if scheme := _SCHEME.match(bare):
        return f'an image can\'t be taken from "{scheme[1][:20]}:"'
    return _path_fault(bare) or _outside(unquote(target), source)


def _path_fault(bare: str) -> str:
    if bare.startswith(("/", "\\")) or "\\" in bare or "\0" in bare:
        return "paths in a text are relative to its folder, with forward slashes"
    return ""


def _outside(path: str, source: str) -> str:
    folder = posixpath.dirname(source)
    if source.startswith(("/", "..")) or re.match("[A-Za-z]:", source):
        folder = ""
    joined = posixpath.normpath(posixpath.join(folder, path))
    return "this image is outside the project" if joined.split("/", 1)[0] == ".." else ""
