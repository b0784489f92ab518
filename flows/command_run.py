"""`tallywire run`: settings in, exit code out; with Prefect or without, on the user's sources or on the demo's."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.engine import Direct, Engine
from flows.ephemeral import prefect_server
from flows.errors import LOST
from flows.ingest import ingest
from flows.lock import one_run
from flows.progress import Reporter
from flows.run import Run, Tally
from flows.settings import NO_CONTACT, Settings, load_settings


def run(config: Path, *, direct: bool) -> int:
    """Make one pass over the sources of a settings file.

    Returns:
        The exit code: 0, or 1 when something that was in hand could not be kept, or no source could be asked.
    """
    settings = load_settings(config)
    reporter = Reporter()
    if not settings.sources:
        reporter.say(f"{config} has no [[source]] that is enabled: nothing to ask; what is archived is still done")
    if settings.fetch.contact == NO_CONTACT and any(source.url for source in settings.sources):
        reporter.say(f"{config}: 'contact' is not set in [fetch]; name a page or address for webmasters who see us")
    tally = make(settings, reporter, direct=direct, command="run")
    reporter.say(f"published: {settings.published_file}")
    return LOST if tally.lost or tally.asked_in_vain else 0


def make(settings: Settings, reporter: Reporter, *, direct: bool, command: str) -> Tally:
    """Make one run and say what it came to.

    Raises:
        Busy: another run is at work in the data directory; nothing was done, no server was started.
    """
    try:
        with one_run(settings.lock_file), engine(direct=direct) as carrier:
            this = Run(settings, carrier, reporter)
            tally = carrier.stage("ingest", lambda: ingest(this, command))
    except KeyboardInterrupt:
        reporter.say("stopped: what was fetched is in the archive, and the next run goes on from there")
        raise
    reporter.say(_in_words(tally))
    return tally


@contextmanager
def engine(*, direct: bool) -> Iterator[Engine]:
    """Give the engine for a run: Prefect on the configured server or one of our own, or none."""
    if direct:
        yield Direct()
        return
    with prefect_server() as server:
        from flows import prefect_engine  # noqa: PLC0415  2 s, while our server starts

        prefect_engine.leave_console_to_us()
        if server is not None:
            import flows.discover  # noqa: F401, PLC0415  half a second of imports, while our server still starts

            server.ready()
        try:
            yield prefect_engine.PrefectEngine()
        finally:
            prefect_engine.send_what_is_left()


def _in_words(tally: Tally) -> str:
    if tally.asked_in_vain:
        return "done: no source could be asked (see above); 'tallywire sources check' tries each and says more"
    silent = f"; {tally.unanswered:,} of {tally.asked:,} sources could not be asked (see above)"
    silent = silent if tally.unanswered else ""
    if not tally.articles and not tally.lost:
        return f"done: nothing new; what is known was not fetched again{silent}"
    lost = f"; {tally.lost:,} lost (see above)" if tally.lost else ""
    return f"done: {tally.articles:,} new articles, {tally.figures:,} new figures{lost}{silent}"
