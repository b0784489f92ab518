"""The ingest flow as Prefect finds it by name: for schedules and deployments.

`flows.scheduled:ingest` may be served (`tallywire schedule`) or deployed to a worker; it does what `tallywire run` does
with the settings file it is given. Importing this module imports Prefect.
"""

from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from flows.errors import Busy
from flows.ingest import ingest as ingest_once
from flows.lock import one_run
from flows.prefect_engine import PrefectEngine
from flows.progress import Reporter
from flows.run import Run
from flows.settings import load_settings


@flow(name="ingest")
def ingest(config: str = "tallywire.toml") -> State[None]:
    """Make one pass over the sources of a settings file.

    Args:
        config: path of the settings file, absolute for a worker elsewhere.

    Returns:
        Completed, also where another run was at work and this one left it to it; Failed where something was lost.
    """
    settings = load_settings(Path(config))
    try:
        with one_run(settings.lock_file):
            tally = ingest_once(Run(settings, PrefectEngine(), Reporter()), "schedule")
    except Busy as busy:
        return Completed(message=str(busy), name="Skipped")
    if tally.lost:
        return Failed(message=f"{tally.lost} lost: {'; '.join(tally.trouble) or 'pages that could not be read'}")
    return Completed(message=f"{tally.articles} new articles, {tally.figures} new figures")
