"""Screenplays as works, read from Fountain, for tests of writers."""

from typebar.model.work import Metadata, Person, Work
from typebar.readers import fountain
from typebar.text.source import Source

RICEFIELD = """Title: _**The Light Over the Ricefield**_
Credit: written by
Author: Trần Minh Anh
Contact:
    12 Canal Road
    Sa Đéc

# Act One

= They part.

INT. CHAMBER - NIGHT #1#

Lara holds her *sleeping* son. [[prop: the blanket]]

LARA (V.O.)
(quietly)
Where will he go?
To whom?

JOR-EL
There.

LARA ^
No.

# Act Two

EXT. RICEFIELD - CONTINUOUS #2#

~Ầu ơ, ví dầu

>THE END<

CUT TO:
"""


def screenplay(text: str = RICEFIELD, *, language: str = "en-US", title: str = "A Script") -> Work:
    """The work that a Fountain text is."""
    source = Source("script.fountain", text)
    metadata = Metadata(title=title, authors=("Trần Minh Anh",), language=language)
    return Work(
        metadata,
        (fountain.parse(source).script,),
        sources=(source,),
        cast=(Person("LARA", "Lara Lor-Van", description="A keeper of words."),),
        modified=1_700_000_000,
    )


def long_screenplay(scenes: int = 40) -> Work:
    """Some dozen pages on which speeches and actions break."""
    scene = (
        "INT. HOUSE {0} - NIGHT\n\n"
        + "The house number {0} stands in the rain, and nobody opens. " * 6
        + "\n\nLARA\n"
        + "I have said so {0} times. You have not heard me say it. Nobody has. " * 5
        + "\n\n"
    )
    return screenplay("".join(scene.format(number) for number in range(1, scenes + 1)))
