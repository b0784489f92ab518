"""`tallywire schedule`: serves the ingest flow on a Prefect server, to run by the clock, until it is stopped."""

import os
from pathlib import Path

from flows.ephemeral import QUIET, is_configured
from flows.errors import TallywireError, UsageError
from flows.settings import load_settings

NAME = "tallywire"
"""Of the deployment: `ingest/tallywire` in Prefect's pages."""


def schedule(config: Path, cron: str) -> None:
    """Register the schedule and serve its runs, each in a process of its own; returns when stopped.

    Args:
        config: the settings file.
        cron: minute, hour, day, month, weekday, in UTC.

    Raises:
        UsageError: the cron line is none.
        SettingsError: the settings are wrong: better now than at the first run.
        TallywireError: no server is configured, or it does not answer.
    """
    load_settings(config)
    for key, value in QUIET.items():
        os.environ.setdefault(key, value)
    remedy = (
        "start one with 'prefect server start', name it with 'prefect config set "
        "PREFECT_API_URL=http://127.0.0.1:4200/api', and call this again; or let cron call 'tallywire run --direct'"
    )
    if not is_configured():
        raise TallywireError(
            f"scheduling: a schedule needs a Prefect server that stays, and none is configured; {remedy}"
        )
    from prefect.client.orchestration import get_client  # noqa: PLC0415  2 s
    from prefect.schedules import Cron  # noqa: PLC0415
    from prefect.types.entrypoint import EntrypointType  # noqa: PLC0415

    from flows.scheduled import ingest  # noqa: PLC0415

    with get_client(sync_client=True) as client:
        address = str(client.api_url)
        if (trouble := client.api_healthcheck()) is not None:
            raise TallywireError(f"scheduling: the Prefect server at {address} does not answer ({trouble}); {remedy}")
    try:
        when = Cron(cron, timezone="UTC")
    except ValueError as error:
        raise UsageError(f"scheduling: '{cron}' is not a cron line ({error}); every hour is '0 * * * *'") from None
    ingest.serve(
        name=NAME,
        schedule=when,
        parameters={"config": str(config.resolve())},
        entrypoint_type=EntrypointType.MODULE_PATH,
        limit=1,
        print_starting_message=True,
    )
