"""The structure tree of screenplay pages as objects of a PDF."""

from collections.abc import Iterator, Sequence

import pydyf

from typebar.writers.pdf.objects import Raw, dictionary, reference
from typebar.writers.pdf.screenplay_tags import Tag


def write_tree(
    pdf: pydyf.PDF,
    root: Tag,
    pages: Sequence[str],
    marked: Sequence[Sequence[Tag] | Tag],
    slots: Sequence[int] = (),
) -> str:
    """Add the tree to a PDF; gives the reference of its root.

    What each tag holds is forgotten on the way: kept, it would be a third of the memory that a
    long script takes.

    Args:
        pdf: the document.
        root: the tree, whose marks name pages by index.
        pages: their references.
        marked: for each page the tags of its marked content, in order; then that of each link.
        slots: numbers of objects that nothing needs any more; their places are taken first.
    """
    ordered = list(_depth_first(root))
    objects = [
        _object(pdf, slots[index] if index < len(slots) else 0) for index in range(len(ordered))
    ]
    for slot in slots[len(ordered) :]:
        _object(pdf, slot).bytes = b"null"
    for tag, item in zip(ordered, objects, strict=True):
        tag.number = item.number
    tree = _object(pdf)
    for tag, item in zip(ordered, objects, strict=True):
        parent = reference(tree) if tag is root else f"{tag.parent} 0 R"
        item.bytes = _element(tag, parent, pages)
        for kid in tag.kids:
            if isinstance(kid, Tag):
                kid.parent = tag.number
        del tag.kids
    tree.bytes = dictionary(
        {
            "Type": "/StructTreeRoot",
            "K": f"[{root.number} 0 R]",
            "ParentTree": reference(_parents(pdf, marked)),
            "ParentTreeNextKey": len(marked),
        }
    )
    return reference(tree)


def _depth_first(root: Tag) -> Iterator[Tag]:
    waiting = [root]
    while waiting:
        tag = waiting.pop()
        yield tag
        waiting += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]


def _object(pdf: pydyf.PDF, slot: int = 0) -> Raw:
    """A new object of the document, in the place of another one where its number is given."""
    item = Raw()
    if slot:
        item.number = slot
        pdf.objects[slot] = item
    else:
        pdf.add_object(item)
    return item


def _parents(pdf: pydyf.PDF, marked: Sequence[Sequence[Tag] | Tag]) -> Raw:
    """The tree that leads from marked content back to its tag."""
    nums = " ".join(
        f"{index} {entry.number} 0 R"
        if isinstance(entry, Tag)
        else f"{index} [{' '.join(f'{tag.number} 0 R' for tag in entry)}]"
        for index, entry in enumerate(marked)
    )
    parents = _object(pdf)
    parents.bytes = f"<< /Nums [{nums}] >>".encode("ascii")
    return parents


def _element(tag: Tag, parent: str, pages: Sequence[str]) -> bytes:
    own = -1
    kids = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids.append(f"{kid.number} 0 R")
            continue
        # Marks are in the order of pages: the first one's is the element's own.
        own = kid.page if own < 0 else own
        page = "" if kid.page == own else pages[kid.page]
        kids.append(f"<< /Type /MCR /Pg {page} /MCID {kid.number} >>" if page else str(kid.number))
    kids += [
        f"<< /Type /OBJR /Pg {pages[held.page]} /Obj {held.number} 0 R >>" for held in tag.objects
    ]
    shown = f" /Pg {pages[own]}" if own >= 0 else ""
    body = kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"
    return f"<< /S /{tag.name} /P {parent}{shown} /K {body} >>".encode("ascii")
