"""FTN: what the reader of screenplays finds doubtful and lint passes on."""

from typebar.lint.rule import Fixes, passed_on
from typebar.text.diagnostics import Severity

ERROR, INFO, WARNING = Severity.ERROR, Severity.INFO, Severity.WARNING


unclosed_note = passed_on(
    "FTN001",
    "unclosed-note",
    ERROR,
    """A note that opens with "[[" and isn't closed before a blank line.

    It's read as text and so gets printed. An empty line inside a note must hold two blanks.

    Why:
        What you wrote for yourself stands in the script.
    Fires on:
        He stops. [[is this too much?

        She goes on.
    Use instead:
        He stops. [[is this too much?]]

        She goes on.
    """,
)


unclosed_boneyard = passed_on(
    "FTN002",
    "unclosed-boneyard",
    ERROR,
    """A boneyard that opens with "/*" and is never closed.

    It's read as text: a slip must not hide half a script.

    Why:
        Other programs drop everything from there to the end.
    Fires on:
        He stops.

        /* She goes on.
    Use instead:
        He stops.

        /* She goes on. */
    """,
)


stray_close = passed_on(
    "FTN003",
    "stray-note-or-boneyard-close",
    ERROR,
    """A "]]" or "*/" that closes nothing.

    Why:
        It's printed, and what it should have closed is printed too.
    Fires on:
        He stops. is this too much?]]
    Use instead:
        He stops. [[is this too much?]]
    """,
)


dual_without_partner = passed_on(
    "FTN009",
    "dual-without-partner",
    ERROR,
    """A cue marked with "^" that no speech stands directly before.

    Why:
        Two speeches were meant to run side by side; only one is there.
    Fires on:
        She waits.

        ANNA ^
        Hello?
    Use instead:
        BEN
        Hello?

        ANNA ^
        Hello?
    Fix safety:
        Safe: takes the mark out, which does nothing here.
    """,
    fixes=Fixes.SAFE,
)


transition_not_isolated = passed_on(
    "FTN010",
    "transition-not-isolated",
    WARNING,
    """A transition without a blank line above or below.

    Why:
        It's read as action and printed at the left margin.
    Fires on:
        She waits.
        CUT TO:

        INT. HALL - DAY

        Nobody.
    Use instead:
        She waits.

        CUT TO:

        INT. HALL - DAY

        Nobody.
    Fix safety:
        Safe: adds the blank line; what was meant as a transition becomes one.
    """,
    fixes=Fixes.SAFE,
    restructures=True,
)


heading_missing_blank_line = passed_on(
    "FTN012",
    "heading-missing-blank-line",
    WARNING,
    """A scene heading without a blank line above or below.

    Why:
        Below text it's read as text; above text, programs disagree.
    Fires on:
        She waits.
        INT. HALL - DAY

        Nobody.
    Use instead:
        She waits.

        INT. HALL - DAY

        Nobody.
    Fix safety:
        Safe: adds the blank line; what was meant as a heading becomes one.
    """,
    fixes=Fixes.SAFE,
    restructures=True,
)


unterminated_parenthetical = passed_on(
    "FTN017",
    "unterminated-parenthetical",
    WARNING,
    """A line of a speech that opens with a bracket and never closes it.

    Why:
        It's read and printed as spoken.
    Fires on:
        ANNA
        (angrily
        Hello?
    Use instead:
        ANNA
        (angrily)
        Hello?
    """,
)
_READ = (
    (
        "FTN019",
        "parenthetical-over-lines",
        INFO,
        """A parenthetical that goes on over several lines.

        Why:
            Other programs read its lines as dialogue.
        Fires on:
            ANNA
            (to the door, then
            to herself)
            Hello?
        Use instead:
            ANNA
            (to the door, then to herself)
            Hello?
        """,
    ),
    (
        "FTN020",
        "unlisted-heading-prefix",
        INFO,
        """A scene heading whose prefix the syntax of Fountain doesn't list: EXT/INT.

        Why:
            We read it as a heading, as its writer meant; other programs may not.
        Fires on:
            EXT/INT. CAR - DAY

            She drives.
        Use instead:
            INT./EXT. CAR - DAY

            She drives.
        """,
    ),
    (
        "FTN021",
        "doubtful-title-page",
        WARNING,
        """A first line with a colon that makes a title page by the letter of the syntax.

        Why:
            It isn't printed where it stands.
        Fires on:
            He said: hello.

            She waits.
        Use instead:
            !He said: hello.

            She waits.
        """,
    ),
    (
        "FTN022",
        "title-value-indent",
        INFO,
        """A value on the title page that is indented by less than three blanks.

        Why:
            Other programs may not read it as part of the title page.
        Fires on:
            Title:
              The Hall
            Author: Anna Ames

            She waits.
        Use instead:
            Title:
                The Hall
            Author: Anna Ames

            She waits.
        Fix safety:
            Safe: programs that read the value before read it as they did.
        """,
    ),
    (
        "FTN023",
        "title-page-not-ended",
        WARNING,
        """A title page with no blank line below it.

        Why:
            Programs disagree on where the script begins.
        Fires on:
            Title: The Hall
            Author: Anna Ames
            She waits.
        Use instead:
            Title: The Hall
            Author: Anna Ames

            She waits.
        Fix safety:
            Safe: adds the blank line.
        """,
    ),
    (
        "FTN024",
        "boneyard-ends-speech",
        INFO,
        """A boneyard on lines of its own inside a speech.

        Why:
            It ends the speech, so what stands below it is read as action.
        Fires on:
            ANNA
            Hello?
            /* Anybody? */
            I know you're there.
        Use instead:
            ANNA
            Hello? /* Anybody? */
            I know you're there.
        """,
    ),
    (
        "FTN025",
        "title-page-without-value",
        WARNING,
        """A first line such as "Title:" with nothing behind it, above other keys.

        Why:
            A title page opens with a value, so this is read and printed as action.
        Fires on:
            Title:
            Author: Anna Ames

            She waits.
        Use instead:
            Title: The Hall
            Author: Anna Ames

            She waits.
        """,
    ),
)
_MENDED = ("FTN022", "FTN023")
"""Those of the reader's findings that come with a fix."""


RULES = (
    unclosed_note,
    unclosed_boneyard,
    stray_close,
    dual_without_partner,
    transition_not_isolated,
    heading_missing_blank_line,
    unterminated_parenthetical,
    *(
        passed_on(
            code,
            name,
            severity,
            doc,
            fixes=Fixes.SAFE if code in _MENDED else Fixes.NONE,
            restructures=code in _MENDED,
        )
        for code, name, severity, doc in _READ
    ),
)
