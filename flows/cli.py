"""The command `tallywire`: reads the command line, calls what does the work, turns errors into words and exit codes.

Every command imports what it needs when it is called, so that `--help` and short jobs start at once; nothing here
does any work of its own.
"""

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from flows import cli_warehouse
from flows.cli_warehouse import DEFAULT_CONFIG, DEMO_DIR, Config
from flows.errors import CLOSED_PIPE, LOST, TallywireError, UsageError, in_plain_words

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turns the newswire into a ledger of reported figures: who says how many were killed, injured, displaced, "
    "where and when, and in which characters of which page.",
)
sources_app = typer.Typer(no_args_is_help=True, help="Look at the sources of the settings file.")
places_app = typer.Typer(no_args_is_help=True, help="The gazetteer.")
app.add_typer(sources_app, name="sources")
app.add_typer(places_app, name="places")

Published = Annotated[
    datetime | None, typer.Option("--published", help="Publication day of text and HTML files.", formats=["%Y-%m-%d"])
]


INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it: 128 + SIGINT."""


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
    try:
        if demo:
            from flows import command_demo  # noqa: PLC0415

            raise typer.Exit(command_demo.demo(DEMO_DIR, direct=direct))
        from flows import command_run  # noqa: PLC0415

        raise typer.Exit(command_run.run(config, direct=direct))
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None


@app.command()
def extract(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            help="Text, HTML, JSON Lines or WARC files; JSON Lines on standard input if none.", dir_okay=False
        ),
    ] = None,
    *,
    published: Published = None,
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
def explain(
    files: Annotated[
        list[Path], typer.Argument(help="Text, HTML or JSON Lines files; '-' reads text.", allow_dash=True)
    ],
    *,
    published: Published = None,
) -> None:
    """Print a text with every figure underlined and its reading beside it, and why other numbers are none."""
    from flows import command_explain  # noqa: PLC0415

    raise typer.Exit(command_explain.explain(files, published.date() if published else None))


@app.command()
def reextract(
    *,
    config: Config = DEFAULT_CONFIG,
    load: Annotated[bool, typer.Option("--load", help="Load what would change, as a new reading.")] = False,
) -> None:
    """Read the archived pages with today's extractors, and show what would change."""
    from flows.reextract import reextract as again  # noqa: PLC0415

    raise typer.Exit(again(config, load_them=load))


@sources_app.command("starter")
def sources_starter() -> None:
    """Print a settings file with public news and humanitarian feeds, to begin with."""
    from importlib.resources import files  # noqa: PLC0415

    sys.stdout.write(files("flows.collect").joinpath("starter.toml").read_text("utf-8"))


@places_app.command("update")
def places_update(
    table: Annotated[
        str, typer.Argument(help="GeoNames' allCountries or a country's table, plain or zipped: a file or a URL.")
    ],
    *,
    alternate_names: Annotated[
        str | None, typer.Option("--alternate-names", help="GeoNames' alternateNamesV2, the same.")
    ] = None,
    config: Config = DEFAULT_CONFIG,
) -> None:
    """Add a GeoNames dump (CC BY 4.0) to the gazetteer of this installation."""
    from flows import command_places  # noqa: PLC0415
    from flows.settings import Fetch, load_settings  # noqa: PLC0415

    settings = load_settings(config).fetch if config.exists() else Fetch()
    command_places.update(table, alternate_names, settings)


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


cli_warehouse.register(app)


def main() -> None:
    """Run the command; the entry point of the installed script."""
    from warehouse.errors import WarehouseError  # noqa: PLC0415

    try:
        app()
    except SystemExit as end:
        if _pipe_is_closed(end):
            sys.exit(CLOSED_PIPE)
        raise
    except TallywireError as error:
        _complain(str(error))
        sys.exit(error.exit_code)
    except WarehouseError as error:
        _complain(str(error))
        sys.exit(LOST)
    except Exception as error:
        if (said := in_plain_words(error)) is None:
            raise
        _complain(said)
        sys.exit(LOST)


def _pipe_is_closed(end: SystemExit) -> bool:
    """Tell whether the reader of standard output went away, as `| head` does; click would call that a failure."""
    closed = isinstance(end.__context__, BrokenPipeError)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        closed = True
    if closed:  # what is left in the buffer has nowhere to go (Python's documentation of SIGPIPE)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
    return closed


def _complain(line: str) -> None:
    sys.stderr.write(f"tallywire: {line}\n")
