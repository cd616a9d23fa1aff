"""All rules there are, by code and by name."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib import import_module
from string import ascii_letters

from typebar.lint.rule import Fixes, Rule, page_of
from typebar.lint.settings import PRESETS, Settings
from typebar.text.errors import ConfigError, PluginError

_OF_SCRIPTS = (
    "fountain",
    "misread",
    "fountain_reader",
    "title_page",
    "scenes",
    "headings",
    "scene_numbers",
    "cues",
    "extensions",
    "speeches",
    "action",
    "production",
)
"""Modules of the catalogue whose rules look at screenplays alone; each has RULES."""
_OF_ALL = (
    "unfinished",
    "spacing",
    "punctuation",
    "characters",
    "consistency",
    "marks",
    "varieties",
    "words",
    "misspelling",
    "dialogue",
    "prose",
    "structure",
    "references",
    "across",
    "linter",
)
"""The other modules: what they hold is needed for prose, too."""
_ORDER = ("FTN", "TTL", "SCN", "CUE", "ACT", "PRD", "TYP", "WRD", "PRS", "MDS", "XDC", "TBR")
RULES: tuple[Rule, ...]
"""The whole catalogue by families and codes; loaded when it's first asked for."""


def __getattr__(name: str) -> tuple[Rule, ...]:
    # Prose is looked at without this: the rules of screenplays and the tree that they look at take
    # a tenth of a run.
    if name == "RULES":
        return _rules(_OF_SCRIPTS + _OF_ALL)
    raise AttributeError(name)


@cache
def _rules(modules: tuple[str, ...]) -> tuple[Rule, ...]:
    loaded = [import_module(f"typebar.lint.rules.{module}") for module in modules]
    rules: list[Rule] = [entry for module in loaded for entry in module.RULES]
    return tuple(sorted(rules, key=lambda entry: (_ORDER.index(entry.family), entry.code)))


def needed(settings: Settings, *, scripts: bool) -> tuple[Rule, ...]:
    """The rules to choose from: without screenplays and names of rules, those for prose alone."""
    named = any(chosen for _, chosen in _selectors(settings))
    return _rules(_OF_SCRIPTS + _OF_ALL if scripts or named else _OF_ALL)


@cache
def _by_code() -> dict[str, Rule]:
    return {entry.code: entry for entry in _rules(_OF_SCRIPTS + _OF_ALL)}


@cache
def _by_name() -> dict[str, Rule]:
    return {entry.name.lower(): entry for entry in _by_code().values()}


def find(word: str) -> Rule | None:
    """The rule of that code or name, without case."""
    return _by_code().get(word.upper()) or _by_name().get(word.lower())


@lru_cache(maxsize=256)
def nearest(word: str) -> str:
    """The code or name most like a wrong one; empty where none is like it."""
    from difflib import get_close_matches  # noqa: PLC0415 -- for typing errors only

    if padded := _padded(word):
        return padded
    upper = get_close_matches(word.upper(), _by_code(), 1, 0.7)
    lower = get_close_matches(word.lower(), _by_name(), 1, 0.6)
    return (lower + upper)[0] if lower or upper else ""


def _padded(word: str) -> str:
    """The code that a shortened one means: CUE001 for "cue1"."""
    figures = word.lstrip(ascii_letters)
    code = f"{word[: len(word) - len(figures)].upper()}{figures:>03}"
    return code if code in _by_code() else ""


def known(word: str, rules: Iterable[Rule] | None = None) -> bool:
    """Whether a selector means any rule: a code, a name, a family or ALL."""
    if rules is None:
        return word.upper() in _selecting()
    return any(matches(entry, word) for entry in rules)


@cache
def _selecting() -> frozenset[str]:
    """All that means rules of the catalogue, in capitals."""
    named = (part for one in _by_code().values() for part in (one.code, one.family, one.name))
    return frozenset(("ALL", *(part.upper() for part in named)))


def matches(entry: Rule, word: str) -> bool:
    """Whether a selector means this rule."""
    upper = word.upper()
    return upper in (entry.code, entry.family, "ALL") or word.lower() == entry.name.lower()


def require_known(settings: Settings, rules: Sequence[Rule]) -> None:
    """Look at every selector of the settings.

    Raises:
        ConfigError: one means no rule.
    """
    for key, chosen in _selectors(settings):
        for word in chosen:
            if not known(word, rules):
                near = nearest(word)
                raise ConfigError(
                    f"lint.{key}: there is no rule {word!r}",
                    help=f"did you mean {near!r}?" if near else '"typebar rule --all" lists them',
                )


def _selectors(settings: Settings) -> list[tuple[str, tuple[str, ...]]]:
    """The keys that name rules, with what they name."""
    tables = {"per-file-ignores": settings.per_file_ignores}
    named = [("select", settings.select), ("extend-select", settings.extend_select)]
    named += [("ignore", settings.ignore), ("severity", tuple(key for key, _ in settings.severity))]
    named += [(f"{name}.{key}", chosen) for name, table in tables.items() for key, chosen in table]
    return named


def from_plugins(names: Sequence[str]) -> tuple[Rule, ...]:
    """The rules of other people's packages: entry points of the group typebar.rules, by name.

    An entry point is a sequence of Rule with a prefix of its own.

    Raises:
        PluginError: a name isn't installed, can't be loaded, or takes a code that we have.
    """
    if not names:
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 -- reads every package's list

    installed = {point.name: point for point in entry_points(group="typebar.rules")}
    rules: list[Rule] = []
    for name in names:
        if name not in installed:
            found = ", ".join(sorted(installed)) or "none"
            raise PluginError(f"no rules are installed under {name!r}", help=f"installed: {found}")
        try:
            rules += installed[name].load()
        except Exception as error:
            # Somebody's module runs here: whatever it raises, the user learns whose it is.
            raise PluginError(f"the rules of {name!r} can't be loaded: {error}") from error
    if taken := sorted(entry.code for entry in rules if entry.code in _by_code()):
        raise PluginError(f"{taken[0]} is a rule of our own, and a plug-in has one of that code")
    return tuple(rules)


def means(word: str, code: str) -> bool:
    """Whether a selector means the rule of this code."""
    entry = _by_code().get(code)
    return matches(entry, word) if entry else word.upper() in (code, code[:3], "ALL")


def selected(settings: Settings, rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules that these settings ask for, in the order of the catalogue."""
    return tuple(entry for entry in rules if _wanted(entry, settings))


def _wanted(entry: Rule, settings: Settings) -> bool:
    if any(matches(entry, word) for word in settings.ignore):
        # A rule that is named outweighs a family that is left out.
        return any(entry.code == word.upper() for word in settings.extend_select + settings.select)
    if any(matches(entry, word) for word in settings.extend_select):
        return True
    if settings.select:
        return any(matches(entry, word) for word in settings.select)
    if settings.release and "release" in entry.presets:
        return True
    return in_preset(entry, settings.preset)


def in_preset(entry: Rule, preset: str) -> bool:
    """Whether a preset has the rule: strict has all of them."""
    return entry.default or preset == "strict" or preset in entry.presets


def presets_of(entry: Rule) -> tuple[str, ...]:
    """The presets that have the rule."""
    return tuple(preset for preset in PRESETS if in_preset(entry, preset))


def page(entry: Rule) -> str:
    """The rule's page of the manual, as plain text."""
    parts = page_of(entry)
    facts = [entry.severity.value]
    if entry.fixes is not Fixes.NONE:
        facts.append(f"{entry.fixes.value} fix")
    facts.append("in " + ", ".join(presets_of(entry)))
    blocks = [f"{entry.code} {entry.name} ({'; '.join(facts)})", _indented(parts.summary)]
    if parts.body:
        blocks.append(_indented(parts.body))
    blocks += [f"{title}:\n{_indented(text)}" for title, text in parts.sections]
    if ignored := _suppression(entry, parts.language):
        blocks.append(f"To allow it in one place:\n{_indented(ignored)}")
    return "\n\n".join(blocks) + "\n"


def _suppression(entry: Rule, language: str) -> str:
    if entry.family == "TBR":
        return ""
    directive = f"typebar: ignore {entry.code} -- the reason"
    return f"[[{directive}]]" if language == "fountain" else f"<!-- {directive} -->"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}".rstrip() for line in text.split("\n"))
