"""Markdown out: a book as it was written, a screenplay for readers."""

from typebar.model.work import Metadata, Work
from typebar.readers.fountain import parse
from typebar.readers.markdown import parse_book
from typebar.readers.markdown.front_matter import read
from typebar.text.decode import decode
from typebar.text.source import Source
from typebar.writers.registry import Options, by_name

SCRIPT = """Title: _The Light_
Author: Nobody

# Act One

= They meet.

INT. HUT - NIGHT #1A#

1. A list? *No*, a [[secret]] line.
And *[brackets]*.

LÀI (O.S.)
(softly)
Who's there?
~La la

TÁM ^
Me_too.

CUT TO:

> THE END <

===
"""
WRITTEN = """# [The Light]{.underline}

Nobody

* * *

## Act One

### INT. HUT - NIGHT (1A)

1\\. A list? *No*, a line.¬
And *\\[brackets\\]*.

> **LÀI (O.S.)**¬
> (softly)¬
> Who's there?¬
> *La la*
>
> **TÁM**¬
> Me\\_too.

**CUT TO:**

THE END

* * *
""".replace("¬", "  ")


def _script(options: Options) -> str:
    source = Source("a.fountain", SCRIPT)
    work = Work(Metadata(), (parse(source).script,), (source,))
    writer = by_name("markdown")
    assert writer
    return writer.write(work, options).data.decode()


def _book(*sources: Source) -> bytes:
    work = Work(Metadata(), parse_book(sources).chapters, sources)
    writer = by_name("markdown")
    assert writer
    return writer.write(work, Options()).data


def test_a_screenplay_is_a_text_for_readers() -> None:
    assert _script(Options()) == WRITTEN


def test_notes_are_shown_when_asked_for() -> None:
    assert "*They meet.*" in _script(Options(notes=True))


def test_a_screenplay_written_reads_as_the_words_it_had() -> None:
    source = Source("a.md", _script(Options()))
    (chapter,) = parse_book([source]).chapters
    words = "".join(chapter.body.itertext())
    assert chapter.title == "The Light"
    for said in ("Who’s there?", "Me_too.", "1. A list? No, a line.", "[brackets]", "THE END"):
        assert said in words


def test_one_source_comes_back_byte_for_byte() -> None:
    data = b"\xef\xbb\xbf+++\r\ntitle = 'A'\r\n+++\r\nText.\r\n"
    source, _ = decode("a.md", data)
    assert _book(source) == data


def test_several_sources_are_joined_under_their_titles() -> None:
    first = Source("1.md", '+++\ntitle = "A"\n+++\n\nOne.\n')
    second = Source("2.md", "# B\n\nTwo.\n")
    assert _book(first, second) == b"# A\n\nOne.\n\n# B\n\nTwo.\n"


def test_what_sources_say_of_the_whole_work_stays_when_they_are_joined() -> None:
    first = Source("1.md", "---\nauthor: [Anna A., Bert B.]\nlang: de\n---\n\n# A\n\nEins.\n")
    second = Source("2.md", '+++\nauthor = "C."\nrights = "\\"All\\" [1]"\n+++\n\n# B\n\nZwei.\n')
    joined = _book(first, second).decode()
    front = read(Source("joined.md", joined))
    assert dict(front.values) == {
        "author": ("Anna A.", "Bert B."),
        "rights": '"All" [1]',
        "language": "de",
    }
    assert joined.endswith("---\n\n# A\n\nEins.\n\n# B\n\nZwei.\n")


def test_sources_in_several_languages_have_none_in_common() -> None:
    parts = (Source(f"{tag}.md", f"---\nlang: {tag}\n---\n\nX.\n") for tag in ("de", "fr"))
    assert _book(*parts) == b"X.\n\nX.\n"
