"""What names a publication for good."""

import uuid

from typebar.model.work import Metadata
from typebar.text.isbn import isbn

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://idpf.org/epub")


def identifier(metadata: Metadata, kind: str) -> str:
    """The identifier as given, an ISBN as `urn:isbn:`; else one made of title, authors and kind.

    The kind tells a screenplay from the novel that it's made of: "screenplay" or "book".
    """
    given = " ".join(metadata.identifier.split())
    if not given:
        words = "\n".join((kind, metadata.title, *metadata.authors))
        return f"urn:uuid:{uuid.uuid5(_NAMESPACE, words.encode('utf-8', 'replace').decode())}"
    number = isbn(given)
    return f"urn:isbn:{number}" if number else given
