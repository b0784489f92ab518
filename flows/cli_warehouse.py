"""The commands that ask the warehouse: sql, codebook, check, export, rule. Registered on the app of `flows.cli`."""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import UsageError

DEFAULT_CONFIG = Path("tallywire.toml")
DEMO_DIR = Path("tallywire-demo")

_NONE = "none"
"""What an analyst writes for a number that is not known."""

Config = Annotated[Path, typer.Option("--config", help="The settings file.", dir_okay=False)]
Database = Annotated[
    Path | None,
    typer.Option("--database", help="A published copy; else that of --config, else the demo's.", dir_okay=False),
]


def sql(
    statement: Annotated[str, typer.Argument(help="SQL; several statements parted by semicolons; '-' reads it.")],
    *,
    config: Config = DEFAULT_CONFIG,
    database: Database = None,
    form: Annotated[str, typer.Option("--format", help="table, csv, json or parquet.")] = "table",
    external: Annotated[bool, typer.Option("--external", help="Let the SQL read and write other files.")] = False,
) -> None:
    """Ask the published copy, and print the answer of the last statement."""
    from warehouse.query import Form, query  # noqa: PLC0415

    if form not in set(Form):
        raise UsageError(f"printing the answer: there is no format '{form}'; write one of {', '.join(Form)}")
    if form == Form.PARQUET and sys.stdout.isatty():
        raise UsageError("printing the answer: Parquet is not for a terminal; send it to a file with >")
    text = sys.stdin.read() if statement == "-" else statement
    query(_published(config, database), text, sys.stdout.buffer, Form(form), external=external)


def codebook(*, config: Config = DEFAULT_CONFIG, database: Database = None) -> None:
    """Print every table, view and column of the warehouse and what it means, as Markdown."""
    from warehouse.codebook import codebook as write  # noqa: PLC0415
    from warehouse.database import connect_read_only  # noqa: PLC0415

    with connect_read_only(_published(config, database)) as connection:
        sys.stdout.write(write(connection))


def check(*, config: Config = DEFAULT_CONFIG, database: Database = None) -> None:
    """Prove that the warehouse keeps its promises: one outcome a URL, every span its text, no row twice."""
    from flows import command_check  # noqa: PLC0415

    copy = _published(config, database)
    asked_for_copy = database is not None or copy.parent == DEMO_DIR
    raise typer.Exit(command_check.check_copy(copy) if asked_for_copy else command_check.check_settings(config))


def export(  # noqa: PLR0913  each is one option
    layout: Annotated[str, typer.Argument(help="incidents, figures, geojson, ged, helix or parquet.")],
    target: Annotated[Path, typer.Argument(help="The file to write; for parquet a folder.")],
    *,
    country: Annotated[str | None, typer.Option("--country", help="ISO 3166-1 alpha-3.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--since", help="First day of what happened.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[datetime | None, typer.Option("--until", help="Last day of it.", formats=["%Y-%m-%d"])] = None,
    config: Config = DEFAULT_CONFIG,
    database: Database = None,
) -> None:
    """Write incidents or figures for other tools: CSV with HXL tags, GeoJSON, UCDP GED, IDMC Helix, Parquet."""
    from warehouse.export import Layout, Wanted  # noqa: PLC0415
    from warehouse.export import export as write  # noqa: PLC0415

    if layout not in set(Layout):
        raise UsageError(f"exporting: there is no layout '{layout}'; write one of {', '.join(Layout)}")
    wanted = Wanted(country, since.date() if since else None, until.date() if until else None)
    done = write(_published(config, database), Layout(layout), target, wanted)
    for folder in done.made:
        sys.stderr.write(f"{folder}: made this folder\n")
    sys.stderr.write(f"{done.target}: {done.rows:,} rows\n")


def rule(  # noqa: PLR0913  each is one option
    subject: Annotated[str, typer.Argument(help="The id of an incident or a figure.")],
    verdict: Annotated[str, typer.Argument(help="correct, reject or withdraw.")],
    *,
    who: Annotated[str, typer.Option("--who", help="The analyst.")],
    why: Annotated[str, typer.Option("--why", help="The reason.")],
    low: Annotated[str | None, typer.Option("--low", help="Lower bound that holds, or 'none'.")] = None,
    best: Annotated[str | None, typer.Option("--best", help="The number that holds, or 'none'.")] = None,
    high: Annotated[str | None, typer.Option("--high", help="Upper bound that holds, or 'none'.")] = None,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Record an analyst's decision, which every view respects and no machine touches; then publish.

    A number that a correction does not name stays as it is, unless it contradicts those that it names.
    """
    from flows.lock import one_run  # noqa: PLC0415
    from flows.settings import load_settings  # noqa: PLC0415
    from warehouse.errors import WarehouseMissing  # noqa: PLC0415
    from warehouse.publish import publish  # noqa: PLC0415
    from warehouse.rulings import Verdict, resting_on  # noqa: PLC0415
    from warehouse.rulings import rule as record  # noqa: PLC0415
    from warehouse.store import open_warehouse  # noqa: PLC0415

    if verdict not in set(Verdict):
        raise UsageError(f"ruling on {subject}: there is no verdict '{verdict}'; write one of {', '.join(Verdict)}")
    stated = {"low": low, "best": best, "high": high}
    least, number, most = (_count(subject, name, word) for name, word in stated.items())
    unknown = [name for name, word in stated.items() if word == _NONE]
    settings = load_settings(config)
    if not settings.warehouse_file.exists():
        raise WarehouseMissing(f"ruling on {subject}: there is no {settings.warehouse_file}; 'tallywire run' makes it")
    with one_run(settings.lock_file):
        with open_warehouse(settings.warehouse_file) as connection:
            made = record(
                *(connection, subject, Verdict(verdict)),
                who=who,
                why=why,
                low=least,
                best=number,
                high=most,
                unknown=unknown,
            )
            told = resting_on(connection, subject)
        publish(settings.warehouse_file, settings.published_file)
    sys.stderr.write(f"ruled: {made.verdict} on the {made.subject} {made.subject_id}, as ruling {made.ruling_id}\n")
    if told:
        sys.stderr.write(f"what rests on it keeps its numbers; rule on them too if they are wrong: {', '.join(told)}\n")
    if made.verdict is Verdict.CORRECT:
        hold = (("low", made.low), ("best", made.best), ("high", made.high))
        words = (f"{name} {'not known' if one is None else f'{one:,}'}" for name, one in hold)
        sys.stderr.write(f"what holds now: {', '.join(words)}\n")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    for command in (sql, codebook, check, export, rule):
        app.command()(command)


def _count(subject: str, name: str, word: str | None) -> int | None:
    """Read a number of the command line; None where there is none."""
    if word is None or word == _NONE:
        return None
    if not word.isdecimal():
        raise UsageError(f"ruling on {subject}: --{name} is a whole number or '{_NONE}', not '{word}'")
    return int(word)


def _published(config: Path, database: Path | None) -> Path:
    """Find the copy to ask: the one named, else that of the settings, else the demo's."""
    if database is not None:
        return database
    demo = DEMO_DIR / "tallywire.duckdb"
    if config == DEFAULT_CONFIG and not config.exists() and demo.exists():
        return demo
    from flows.settings import load_settings  # noqa: PLC0415

    return load_settings(config).published_file
