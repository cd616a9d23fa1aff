"""Checking documents: every chosen rule over each, then the rules over all of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from types import MappingProxyType
from typing import TYPE_CHECKING

from typebar.lint import registry
from typebar.lint.around import UNKNOWN, Surroundings
from typebar.lint.document import Document, Names
from typebar.lint.finding import Finding
from typebar.lint.index import Project
from typebar.lint.manuscript import Manuscript
from typebar.lint.report import Report
from typebar.lint.rule import Rule
from typebar.lint.rules import linter
from typebar.lint.settings import Settings
from typebar.lint.suppress import Allowance, allowances, directives, keep
from typebar.lint.text import Text
from typebar.text.diagnostics import Diagnostic, Severity
from typebar.text.errors import TypebarError
from typebar.text.precedence import give_way
from typebar.text.source import Span

if TYPE_CHECKING:
    from typebar.lint.screenplay import Screenplay

NO_NAMES = Names()
NOTHING: Mapping[str, Sequence[Diagnostic]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Views:
    """One document in the shapes that rules look at."""

    text: Text
    screenplay: "Screenplay | None"
    manuscript: Manuscript | None


def check(
    documents: Sequence[Document],
    settings: Settings,
    names: Names = NO_NAMES,
    *,
    around: Surroundings = UNKNOWN,
    rules: Sequence[Rule] | None = None,
    looked_at: Mapping[str, Sequence[Diagnostic]] = NOTHING,
) -> Report:
    """The findings in these documents, by place.

    `rules` are those to choose from, the catalogue without them. `looked_at` has, by path, what
    `look` gave for documents: those aren't looked at again.

    Whatever the texts hold nothing is raised: a rule that fails is reported as TBR006 and the
    others still run.

    Raises:
        ConfigError: the settings name a rule that doesn't exist.
        PluginError: the settings name rules of somebody else's that can't be loaded.
    """
    if rules is None:
        rules = registry.needed(settings, scripts=any(one.script for one in documents))
    rules = (*rules, *registry.from_plugins(settings.plugins))
    registry.require_known(settings, rules)
    views = [_views(document, settings, names) for document in documents]
    active = registry.selected(settings, rules)
    found = [finding for view in views for finding in _found_in(view, active, looked_at)]
    project = Project(
        settings,
        names,
        tuple(view.screenplay for view in views if view.screenplay is not None),
        tuple(view.manuscript for view in views if view.manuscript is not None),
        around,
    )
    found += _check_project(project, active)
    return _settled(found, views, active, settings)


def look(document: Document, settings: Settings, names: Names = NO_NAMES) -> tuple[Diagnostic, ...]:
    """What rules over single texts find in one, before its directives and severities are applied.

    It hangs on the text, the settings and the names alone, so it can be remembered.

    Raises:
        ConfigError, PluginError: as for `check`.
    """
    rules = registry.needed(settings, scripts=document.script is not None)
    rules = (*rules, *registry.from_plugins(settings.plugins))
    registry.require_known(settings, rules)
    active = registry.selected(settings, rules)
    return tuple(check_one(_views(document, settings, names), active))


def _views(document: Document, settings: Settings, names: Names) -> _Views:
    text = Text(document, settings, names)
    script = document.script
    if script is None:
        return _Views(text, None, Manuscript(text))
    from typebar.lint.screenplay import Screenplay  # noqa: PLC0415 -- prose needs no tree

    return _Views(text, Screenplay(text, script), None)


def check_one(views: _Views, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """What the rules that look at one document find in it, and what its reader found."""
    active = {entry.code for entry in rules}
    said = set()
    for diagnostic in views.text.document.diagnostics:
        if diagnostic.code in active or registry.find(diagnostic.code) is None:
            said.add((diagnostic.code, diagnostic.span.start))
            yield diagnostic
    seen = [view for view in (views.text, views.screenplay, views.manuscript) if view is not None]
    for entry in rules:
        give_way()
        for view in seen:
            if entry.looks_at is type(view):
                for found in _apply(entry, view, views.text.span(0, 0)):
                    # Where reader and rule say the same of one place, it's said once.
                    if (found.code, found.span.start) not in said:
                        yield found


def _found_in(
    view: _Views, active: Sequence[Rule], looked_at: Mapping[str, Sequence[Diagnostic]]
) -> Iterable[Diagnostic]:
    found = looked_at.get(view.text.document.path)
    return check_one(view, active) if found is None else found


def _check_project(project: Project, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    texts = [play.text for play in project.screenplays]
    texts += [view.text for view in project.manuscripts]
    for entry in rules:
        if entry.looks_at is Project and texts:
            give_way()
            yield from _apply(entry, project, texts[0].span(0, 0))


def _apply(entry: Rule, view: object, start: Span) -> Iterator[Diagnostic]:
    if entry.check is None:
        return
    try:
        for finding in entry.check(view):
            yield _diagnostic(entry, finding)
    except TypebarError:
        # What the machine or the configuration lacks isn't the rule's fault.
        raise
    except Exception as error:  # noqa: BLE001 -- somebody's rule: whatever it raises, the rest goes on
        yield linter.failed(entry, error, start)


def _diagnostic(entry: Rule, finding: Finding) -> Diagnostic:
    return Diagnostic(
        entry.code,
        entry.name,
        finding.severity or entry.severity,
        finding.span,
        finding.message,
        finding.help,
        finding.related,
        finding.fix,
    )


def _settled(
    found: Iterable[Diagnostic],
    views: Sequence[_Views],
    active: Sequence[Rule],
    settings: Settings,
) -> Report:
    """Directives, ignores and severities applied; sorted, each once."""
    by_path: dict[str, list[Diagnostic]] = {view.text.document.path: [] for view in views}
    for diagnostic in found:
        by_path.setdefault(diagnostic.span.source, []).append(diagnostic)
    kept: list[Diagnostic] = []
    suppressed = 0
    for view in views:
        mine = by_path.pop(view.text.document.path, [])
        outcome, held_back = _after_directives(view.text, mine, active)
        suppressed += held_back
        kept += outcome
    kept += [diagnostic for rest in by_path.values() for diagnostic in rest]
    return Report(
        tuple(_unique(_weighed(kept, settings))),
        {view.text.document.path: view.text.document.source for view in views},
        suppressed,
    )


def _after_directives(
    text: Text, found: list[Diagnostic], active: Sequence[Rule]
) -> tuple[list[Diagnostic], int]:
    """What directives leave, with what is wrong with themselves, and how many they kept back."""
    written = directives(text)
    if not written:
        return found, 0
    allowed = allowances(text, written)
    kept = keep(found, allowed, registry.means)
    codes = {entry.code for entry in active}
    said = [*linter.wrong_directives(text, written), *linter.unused(text, _idle(allowed, active))]
    own = [diagnostic for diagnostic in said if diagnostic.code in codes]
    return kept + own, len(found) - len(kept)


def _idle(allowed: Iterable[Allowance], active: Sequence[Rule]) -> list[Allowance]:
    """Allowances that kept nothing back though rules that they name were looking."""
    looking = {
        code: not code or any(registry.matches(entry, code) for entry in active)
        for code in {allowance.code for allowance in allowed}
    }
    return [one for one in allowed if not one.used and looking[one.code]]


def _weighed(found: Iterable[Diagnostic], settings: Settings) -> Iterator[Diagnostic]:
    for diagnostic in found:
        if not _ignored(diagnostic, settings):
            level = _level(diagnostic, settings)
            yield diagnostic if level is None else replace(diagnostic, severity=level)


def _ignored(diagnostic: Diagnostic, settings: Settings) -> bool:
    return any(
        fnmatchcase(diagnostic.span.source, pattern)
        and any(registry.means(word, diagnostic.code) for word in words)
        for pattern, words in settings.per_file_ignores
    )


def _level(diagnostic: Diagnostic, settings: Settings) -> Severity | None:
    """The severity that the settings give: a code or name outweighs a family, that ALL."""
    found: tuple[int, str] | None = None
    for word, levels in settings.severity:
        if levels and registry.means(word, diagnostic.code):
            weight = 0 if word.upper() == "ALL" else 1 if word.isalpha() and len(word) == 3 else 2
            if found is None or weight >= found[0]:
                found = weight, levels[0]
    return Severity(found[1]) if found else None


def _unique(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """In order of place; what is said twice of one place, once."""
    seen = set()
    unique = []
    for diagnostic in sorted(found, key=lambda one: one.order):
        key = (diagnostic.code, diagnostic.span.source, diagnostic.span.start, diagnostic.message)
        if key not in seen:
            seen.add(key)
            unique.append(diagnostic)
    return unique
