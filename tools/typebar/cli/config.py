"""`typebar config`."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

import click

from typebar.cli.choices import JSON
from typebar.cli.root import CONTEXT, examples
from typebar.lint.settings import EXPECTED
from typebar.lint.settings import keys as lint_keys
from typebar.project.config import SETTINGS, Config, Target
from typebar.project.discover import required
from typebar.project.keys import (
    CAST_FILE,
    CONTRIBUTOR,
    GOALS,
    METADATA,
    PERSON,
    PLACE,
    PROJECT,
    TARGET,
    Key,
)
from typebar.project.linting import lint_settings
from typebar.project.material import sources
from typebar.project.schema import schema
from typebar.writers import json_schema


@click.command(
    context_settings=CONTEXT,
    short_help="Show the configuration and its keys.",
    epilog=examples(
        "typebar config                     what holds here, defaults and all",
        "typebar config --keys              every key: what it takes and is for",
        "typebar config --profiles          every page style, with a short page in it",
        "typebar config --schema > typebar.schema.json",
        "typebar config --schema json-output   what convert --to json writes",
        "typebar config --schema report        what report --output-format json writes",
        "typebar config --schema build         a line of build --json",
    ),
)
@click.option("--keys", is_flag=True, help="List every key there is.")
@click.option(
    "--schema",
    "wanted",
    is_flag=False,
    flag_value="config",
    type=click.Choice(["config", "json-output", "report", "build"]),
    help="Write a JSON schema: of the configuration, for editors, or of what commands write.",
)
@click.option(
    "--profiles", is_flag=True, help="Show the page styles of screenplays, each with a short page."
)
@JSON
def command(*, keys: bool, profiles: bool, wanted: str | None, as_json: bool) -> None:
    """Show the configuration of the project, with its defaults, as TOML."""
    if wanted:
        click.echo(json.dumps(_schema(wanted), indent=2, ensure_ascii=False))
    elif profiles:
        from typebar.cli.profiles import gallery  # noqa: PLC0415 -- layout only where it's asked for

        click.echo("\n".join(gallery()))
    elif keys:
        click.echo("\n\n".join(reference()))
    else:
        config = required(Path.cwd())
        tables = dict(effective(config))
        click.echo(_as_json(config, tables) if as_json else _as_toml(config, tables))


def _schema(wanted: str) -> Mapping[str, Any]:
    match wanted:
        case "json-output":
            return json_schema.schema()
        case "report":
            from typebar.reports.formats import schema as report  # noqa: PLC0415 -- asked for alone

            return report.schema()
        case "build":
            from typebar.pipeline import event_schema  # noqa: PLC0415 -- as above

            return event_schema.schema()
    return schema()


def reference() -> Iterator[str]:
    """Each table of the configuration with its keys, as text."""
    yield _listing("typebar.toml, or [tool.typebar] in pyproject.toml", PROJECT)
    own = TARGET[len(METADATA) :]
    yield _listing("[targets.NAME]: the keys from title to series-number, and", own)
    lint = [
        f"  {key.name}: {EXPECTED[key.kind]}{_default(_toml(key.default) if key.default else '')}\n"
        f"      {key.doc}{_one_of(key.choices)}"
        for key in lint_keys()
    ]
    yield "\n".join(["[lint]", *lint])
    yield _listing("an entry of contributors", CONTRIBUTOR)
    yield _listing("[goals], and [targets.NAME.goals]", GOALS)
    yield _listing("the file that cast names", CAST_FILE)
    yield _listing("[[cast]]", PERSON)
    yield _listing("[[places]]", PLACE)


def _listing(title: str, keys: Sequence[Key]) -> str:
    lines = [
        f"  {key.name}: {key.kind.value}{_default(key.default)}\n      {key.summary}"
        for key in keys
    ]
    return "\n".join([title, *lines])


def _default(text: str) -> str:
    return f" (default {text})" if text else ""


def _one_of(choices: Sequence[str]) -> str:
    named = [choice for choice in choices if choice]
    return f": {', '.join(named)}" if named else ""


Tables = Mapping[str, Mapping[str, Any]]


def effective(config: Config) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table's name and what holds in it, the nameless one first."""
    project: dict[str, Any] = dict(config.metadata)
    project.setdefault("language", "en-US")
    if config.contributors:
        project["contributors"] = [asdict(one) for one in config.contributors]
    if config.people:
        project["cast"] = config.people.text
    if config.cover:
        project["cover"] = config.cover.text
    yield "", project | {"output": config.output}
    for target in config.targets:
        yield f"targets.{target.name}", _target(config, target)
        if goals := target.section.data.get("goals"):
            yield f"targets.{target.name}.goals", dict(cast(Mapping[str, Any], goals))
    if config.goals and config.goals.data:
        yield "goals", dict(config.goals.data)
    chosen = lint_settings(config)
    values = {key.name: getattr(chosen, key.name.replace("-", "_")) for key in lint_keys()}
    yield "lint", {name: value for name, value in values.items() if value not in ("", ())}


def _target(config: Config, target: Target) -> dict[str, Any]:
    from typebar.writers.registry import Options  # noqa: PLC0415 -- needed here alone

    standard = Options()
    return {
        **target.metadata,
        **({"contributors": list(map(asdict, own))} if (own := target.contributors) else {}),
        **({"cover": target.cover.text} if target.cover else {}),
        "sources": sources(config, target),
        "formats": target.formats,
        **{
            key: target.settings.get(field, getattr(standard, field))
            for key, field in SETTINGS.items()
        },
    }


def _as_json(config: Config, tables: Tables) -> str:
    data = {"file": str(config.root / config.path), "tables": tables}
    return json.dumps(data, indent=2, ensure_ascii=False)


def _as_toml(config: Config, tables: Tables) -> str:
    blocks = [f"# {config.root / config.path}"]
    for name, values in tables.items():
        head = [f"[{name}]"] if name else []
        blocks.append("\n".join([*head, *(f"{key} = {_toml(it)}" for key, it in values.items())]))
    return "\n\n".join(blocks)


def _toml(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value, ensure_ascii=False)
        case int() | float():
            return str(value)
        case dict():
            return f"{{ {', '.join(f'{key} = {_toml(it)}' for key, it in value.items())} }}"
        case tuple() | list() if _is_table(value):
            pairs = (f"{json.dumps(key, ensure_ascii=False)} = {_toml(it)}" for key, it in value)
            return f"{{ {', '.join(pairs)} }}"
        case tuple() | list():
            return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False)


def _is_table(value: Sequence[object]) -> bool:
    """Whether it's pairs of a name and its words, as the linter's settings have tables."""
    return bool(value) and all(
        isinstance(item, tuple) and len(item) == 2 and isinstance(item[1], tuple) for item in value
    )
