"""MDS: the structure of prose in Markdown."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from typebar.lint.blocks import BlockKind
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.loose_marks import loose_marks
from typebar.lint.manuscript import Manuscript
from typebar.lint.pattern import lazy
from typebar.lint.rule import Fixes, rule
from typebar.lint.wording import in_all, listed, times
from typebar.text.diagnostics import Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


@rule("MDS001", "heading-level-skip", WARNING, fixes=Fixes.UNSAFE, restructures=True)
def heading_level_skip(view: Manuscript) -> Iterator[Finding]:
    """A heading two or more levels below the one before it.

    Why:
        The table of contents has a hole, and screen readers announce a level that isn't there.
    Fires on (markdown):
        # One

        ### The letter

        She waits.
    Use instead:
        # One

        ## The letter

        She waits.
    Fix safety:
        Unsafe: moves the heading up; the one above may be the wrong one.
    """
    for before, after in pairwise(view.headings):
        if after.level > before.level + 1:
            fix = None
            if view.text.source.startswith("#" * after.level, after.start):
                marks = (after.start, after.start + after.level, "#" * (before.level + 1))
                fix = view.text.mend("Move it up", [marks], safe=False)
            yield view.text.at(
                after.start,
                after.end,
                f"this heading of level {after.level} stands below one of level {before.level}",
                fix=fix,
            )


@rule("MDS002", "empty-chapter", WARNING)
def empty_chapter(view: Manuscript) -> Iterator[Finding]:
    """A chapter with a heading and nothing below it.

    Parts and other title leaves are left alone.

    Why:
        The book has a page with a title and no text.
    Fires on (markdown):
        # One
    Use instead:
        # One

        She waits.
    """
    kinds = {block.kind for block in view.blocks}
    if view.headings and kinds <= _EMPTY and not _is_leaf(view):
        first = view.headings[0]
        yield view.text.at(first.start, first.end, f'nothing stands under "{first.text}"')


_EMPTY = frozenset((BlockKind.HEADING, BlockKind.FRONT_MATTER, BlockKind.COMMENT, BlockKind.BREAK))


def _is_leaf(view: Manuscript) -> bool:
    """Whether its name or front matter says that it's a part or no chapter at all."""
    from typebar.readers.markdown import roles  # noqa: PLC0415 -- screenplays don't need it

    role = roles.of_name(roles.stem(view.text.document.path))
    return (role is not None and role is not roles.CHAPTER) or any(
        key.target in ("role", "title") for key in view.front_matter
    )


@rule("MDS008", "unbalanced-markdown-emphasis", WARNING, fixes=Fixes.UNSAFE)
def unbalanced_emphasis(view: Manuscript) -> Iterator[Finding]:
    """A mark of emphasis without a partner in its paragraph.

    One finding a paragraph. Marks inside a word, between blanks and in the place of letters (f***)
    are text.

    Why:
        The asterisk is printed, and the emphasis isn't.
    Fires on (markdown):
        She is *very late.
    Use instead:
        She is *very* late.
    Fix safety:
        Unsafe: takes the mark out; you may want to add the other one instead.
    """
    text = view.text
    for paragraph in text.paragraphs:
        source = text.source[paragraph.start : paragraph.end]
        if "*" not in source and "_" not in source:
            continue
        for start, end in loose_marks(_marked(source)):
            place, stop = paragraph.start + start, paragraph.start + end
            yield text.at(
                place,
                stop,
                f'this "{text.source[place:stop]}" has no partner in its paragraph',
                "add the other one, or write a backslash before it if it should be printed",
                fix=text.mend("Take it out", [(place, stop, "")], safe=False),
            )
            break


# What isn't text, and so holds no marks; each alternative ends where its opening comes again.
_HIDDEN = lazy(
    r"\\[*_]|`[^`\n]*`|\]\([^()\n]*\)|\[\^[^\[\]\n]*\]|<[^<>\n]*>|https?://[^\s<>()]+|\{[^{}\n]*\}"
    r"|(?m:^[ \t>]*[*+-][ \t])"
)


def _marked(source: str) -> str:
    """A paragraph on one line, with dots for what holds no marks."""
    shown = _HIDDEN.sub(lambda match: "." * len(match[0]), source)
    return shown.replace("\r", " ").replace("\n", " ")


@rule("MDS009", "inconsistent-scene-break", INFO, fixes=Fixes.SAFE)
def inconsistent_scene_break(project: Project) -> Iterator[Finding]:
    """Scene breaks written in two ways: `***` and `* * *`.

    One finding a file; it names the rarer forms. Texts that are checked together are one work, and
    what is rarer there counts.

    Why:
        They may look different in print, and searches find half.
    Fires on (markdown):
        She waits.

        ***

        She sleeps.

        ***

        She wakes.

        ---

        She goes.
    Use instead:
        She waits.

        ***

        She sleeps.

        ***

        She wakes.

        ***

        She goes.
    Fix safety:
        Safe: takes the usual form.
    """
    breaks = {view: _breaks(view) for view in project.manuscripts}
    totals = Counter(form for found in breaks.values() for _, form in found)
    if len(totals) < 2:
        return
    usual = totals.most_common(1)[0][0]
    for view, found in breaks.items():
        if rarer := [(place, form) for place, form in found if form != usual]:
            forms = listed(sorted({form for _, form in rarer}))
            yield view.text.once(
                [place for place, _ in rarer],
                f"scene breaks as {forms} {times(len(rarer))}, "
                f'as "{usual}" {times(totals[usual])}{in_all(len(breaks))}',
                fix=view.text.mend(
                    f'Write "{usual}"', ((*place, usual) for place, _ in rarer), safe=True
                ),
            )


def _breaks(view: Manuscript) -> list[tuple[tuple[int, int], str]]:
    """Where scene breaks stand, and what is written there."""
    return [
        ((block.start, block.end), view.text.source[block.start : block.end].strip())
        for block in view.blocks
        if block.kind is BlockKind.BREAK
    ]


_STOPPED = lazy(r"(?<=[a-z]{3})\.$")
_ABBREVIATED = frozenset(
    ("etc.", "esq.", "bros.", "prof.", "capt.", "ltd.", "inc.", "corp.", "vol.", "mass.", "sgt.")
)


@rule("MDS010", "heading-ends-in-period", INFO, fixes=Fixes.SAFE)
def heading_ends_in_period(view: Manuscript) -> Iterator[Finding]:
    """A heading of one sentence that ends with a full stop.

    Abbreviations, ellipses and headings of several sentences are left alone.

    Why:
        A title isn't closed.
    Fires on (markdown):
        # The quiet room.

        She waits.
    Use instead:
        # The quiet room

        She waits.
    Fix safety:
        Safe: removes the stop.
    """
    for heading in view.headings:
        words = heading.text
        if words.split()[-1:] and words.split()[-1].lower() in _ABBREVIATED:
            continue
        if _STOPPED.search(words) and words.count(".") == 1 and not re.search(r"[!?]", words):
            at = view.text.masked.rfind(".", heading.start, heading.end)
            yield view.text.at(
                at,
                at + 1,
                f'the heading "{words}" ends with a full stop',
                fix=view.text.mend("Remove it", [(at, at + 1, "")], safe=True),
            )


@rule("MDS011", "front-matter-key-unknown-or-missing", WARNING)
def front_matter_key_unknown_or_missing(view: Manuscript) -> Iterator[Finding]:
    """A key or value of the front matter that means nothing.

    Why:
        What it should do isn't done.
    Fires on (markdown):
        ---
        titel: One
        ---

        She waits.
    Use instead:
        ---
        title: One
        ---

        She waits.
    """
    if view.blocks and view.blocks[0].kind is BlockKind.FRONT_MATTER:
        from typebar.readers.markdown import front_matter  # noqa: PLC0415 -- as above

        for found in front_matter.read(view.text.document.source).diagnostics:
            yield Finding(
                found.span, found.message, found.help, found.fix, found.related, found.severity
            )


@rule("MDS012", "no-title-heading", INFO)
def no_title_heading(view: Manuscript) -> Iterator[Finding]:
    """A chapter with neither heading nor title.

    Dedications, epigraphs and the like, told by the file's name or by front matter, are left
    alone, and so are files of less than fifty words.

    Why:
        The table of contents can only name it by its file.
    Fires on (markdown):
        She waits. She waits and waits and waits, and waits, and then she waits some more, and
        when she's done with waiting she waits, because there's nothing else that she could do in
        this room, which has no door and no window and no clock, and so she waits, and waits, and
        waits.
    Use instead:
        # The quiet room

        She waits. She waits and waits and waits, and waits, and then she waits some more, and
        when she's done with waiting she waits, because there's nothing else that she could do in
        this room, which has no door and no window and no clock, and so she waits, and waits, and
        waits.
    """
    if view.headings or _is_leaf(view) or view.front_matter:
        return
    if sum(view.text.words.values()) >= _CHAPTER_WORDS:
        start = next((block.start for block in view.blocks if block.kind in _READ), 0)
        yield view.text.at(start, start, "this chapter has neither heading nor title")


_CHAPTER_WORDS = 50
_READ = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.ITEM))


_TAG = lazy(r"</?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?/?>")


@rule("MDS013", "raw-HTML-not-portable", INFO)
def raw_html_not_portable(view: Manuscript) -> Iterator[Finding]:
    """HTML tags in the text.

    One finding a file. Comments are fine.

    Why:
        They're left out of the book; what stands between them stays.
    Fires on (markdown):
        She is <font color="red">very</font> late.
    Use instead:
        She is *very* late.
    """
    if "<" not in view.text.source:
        return
    tags = [
        match
        for match in _outside_comments(_TAG, view.text.source)
        if view.text.masked[match.start()] == " "
        and (not view.in_code(match.start()) or view.in_html(match.start()))
    ]
    if tags:
        names = sorted({match[1].lower() for match in tags})
        yield view.text.once(
            [match.span() for match in tags], f"HTML tags {times(len(tags))}: {listed(names)}"
        )


_LIST = lazy(r"\{:?([^{}\n]*)\}")


@rule("MDS014", "language-tag-malformed", WARNING)
def language_tag_malformed(view: Manuscript) -> Iterator[Finding]:
    """An attribute list with a language that can't be one.

    Why:
        Screen readers choose the voice by it, hyphenation the words; without a tag that they know
        the text is read in the language around it.
    Fires on (markdown):
        *Con ai đây?*{lang=vietnamese} she asked.
    Use instead:
        *Con ai đây?*{lang=vi} she asked.
    """
    source = view.text.source
    if "lang" not in source:
        return
    from typebar.readers.markdown import attributes, faults  # noqa: PLC0415 -- as above

    for match in _outside_comments(_LIST, source):
        hidden = view.text.masked[match.start()] == " " and not view.in_code(match.start())
        if hidden and attributes.parse(match[1]) is not None:
            for start, end in attributes.wrong_languages(source, *match.span(1)):
                yield view.text.at(start, end, *faults.of_language(source[start:end]))


def _outside_comments(pattern: re.Pattern[str], source: str) -> Iterator[re.Match[str]]:
    """Where a pattern matches outside comments."""
    at = 0
    while (opens := source.find("<!--", at)) >= 0 and (ends := source.find("-->", opens)) >= 0:
        yield from pattern.finditer(source, at, opens)
        at = ends
    yield from pattern.finditer(source, at)


RULES = (
    heading_level_skip,
    empty_chapter,
    unbalanced_emphasis,
    inconsistent_scene_break,
    heading_ends_in_period,
    front_matter_key_unknown_or_missing,
    no_title_heading,
    raw_html_not_portable,
    language_tag_malformed,
)
