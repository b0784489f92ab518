"""The command `tallywire`: reads the command line, calls what does the work, turns errors into words and exit codes.

Every command imports what it needs when it is called, so that `--help` and short jobs start at once; nothing here
does any work of its own.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.errors import LOST, TallywireError, UsageError

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns the newswire into a ledger of reported figures: who says how many were killed, injured, displaced, "
    "where and when, and in which characters of which page.",
)
sources_app = typer.Typer(no_args_is_help=True, help="Look at the sources of the settings file.")
app.add_typer(sources_app, name="sources")

Config = Annotated[Path, typer.Option("--config", help="The settings file.", dir_okay=False)]
Database = Annotated[
    Path | None,
    typer.Option("--database", help="A published copy; else that of --config, else the demo's.", dir_okay=False),
]
DEFAULT_CONFIG = Path("tallywire.toml")
DEMO_DIR = Path("tallywire-demo")


@app.command()
def run(
    *,
    config: Config = DEFAULT_CONFIG,
    demo: Annotated[
        bool, typer.Option("--demo", help=f"Run on a small newsroom of our own, into ./{DEMO_DIR}; no network.")
    ] = False,
    direct: Annotated[bool, typer.Option("--direct", help="Do without Prefect: faster to start, no history.")] = False,
) -> None:
    """Make one pass: discover, collect, extract, load, publish. What a killed run left is done first."""
    if demo:
        from flows import command_demo  # noqa: PLC0415

        raise typer.Exit(command_demo.demo(DEMO_DIR, direct=direct))
    from flows import command_run  # noqa: PLC0415

    raise typer.Exit(command_run.run(config, direct=direct))


@app.command()
def extract(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Text, HTML, JSON Lines or WARC files; JSON Lines on standard input if none.", dir_okay=False
        ),
    ] = None,
    *,
    published: Annotated[
        datetime | None,
        typer.Option("--published", help="Publication day of text and HTML files.", formats=["%Y-%m-%d"]),
    ] = None,
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes for long input; 0 means one for each core.")
    ] = 0,
) -> None:
    """Read documents, print what they say: one JSON line each, with figures and event rows."""
    from flows.documents import answer_files  # noqa: PLC0415
    from flows.stream import answer_stream  # noqa: PLC0415

    if files:
        day = published.date() if published else None
        bad = answer_files(files, sys.stdout.buffer, _complain, published=day, workers=workers)
    elif published:
        raise UsageError("reading standard input: --published is for files; write 'published' into the documents")
    else:
        if sys.stdin.isatty():
            _complain('reading documents from the terminal: one JSON object a line, like {"text": "…"}; Ctrl-D ends')
        bad = answer_stream(sys.stdin.buffer, sys.stdout.buffer, _complain, workers=workers)
    if bad:
        _complain(f"{bad} documents could not be read; the others are done")
        raise typer.Exit(LOST)


@app.command()
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


@app.command()
def codebook(*, config: Config = DEFAULT_CONFIG, database: Database = None) -> None:
    """Print every table, view and column of the warehouse and what it means, as Markdown."""
    from warehouse.codebook import codebook as write  # noqa: PLC0415
    from warehouse.database import connect_read_only  # noqa: PLC0415

    with connect_read_only(_published(config, database)) as connection:
        sys.stdout.write(write(connection))


@app.command()
def schedule(
    *,
    cron: Annotated[str, typer.Option("--cron", help="When, in UTC: minute hour day month weekday.")],
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Serve the ingest flow on the configured Prefect server, to run by the clock, until stopped."""
    from flows import command_schedule  # noqa: PLC0415

    command_schedule.schedule(config, cron)


@sources_app.command("check")
def sources_check(*, config: Config = DEFAULT_CONFIG) -> None:
    """Ask each source what it has, and print what a run would bring. Nothing is stored."""
    from flows import command_sources  # noqa: PLC0415

    raise typer.Exit(command_sources.check(config))


def main() -> None:
    """Run the command; the entry point of the installed script."""
    from warehouse.errors import WarehouseError  # noqa: PLC0415

    try:
        app()
    except TallywireError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except WarehouseError as error:
        _complain(str(error))
        sys.exit(LOST)


def _complain(line: str) -> None:
    sys.stderr.write(f"tallywire: {line}\n")


def _published(config: Path, database: Path | None) -> Path:
    """Find the copy to ask: the one named, else that of the settings, else the demo's."""
    if database is not None:
        return database
    demo = DEMO_DIR / "tallywire.duckdb"
    if config == DEFAULT_CONFIG and not config.exists() and demo.exists():
        return demo
    from flows.settings import load_settings  # noqa: PLC0415

    return load_settings(config).published_file
