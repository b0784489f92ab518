"""The Prefect server of one run: the configured one, or one of our own that is never left behind.

Prefect starts a server by itself where none is configured, but slowly (14 s, 27 s on a new home), and a killed run
leaves it behind with 200 MB. This one starts in some 6 s, beside the caller's own imports, and dies with its
parent. Its run history is where Prefect would put it, so that `prefect server start` shows it later. Nothing here
imports Prefect unless it must.
"""

import os
import re
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from flows.errors import TallywireError

START_S = 120.0
"""Seconds for the server to answer: 6 are usual, migrations take 15 more, a loaded machine three times that."""

STOP_S = 5.0
"""Seconds to write down the last events before it is killed."""

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW": "ignore",
}
"""For every process that uses Prefect: no look-ups outside, no complaint about what we say between two flows."""

_LEAN = {
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_SERVER_UI_ENABLED": "false",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
}
"""For our server: what a run's own bookkeeping does not need."""


@contextmanager
def prefect_server() -> Iterator["Server | None"]:
    """Have a server for the time of a block; sets the environment that Prefect reads when it is imported.

    Yields:
        Our own server, perhaps still starting (call `ready` before the first flow), or None where one is configured.
    """
    for key, value in QUIET.items():
        os.environ.setdefault(key, value)
    if is_configured():
        yield None
        return
    server = Server()
    try:
        yield server
    finally:
        server.stop()


class Server:
    """A Prefect server in a child process."""

    def __init__(self) -> None:
        """Start it and point Prefect at it; return before it answers."""
        lean = {} if "PREFECT_SERVER_DATABASE_CONNECTION_URL" in os.environ else _database_settings(_home())
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed in stop
        with socket.create_server(("127.0.0.1", 0)) as listener:  # ours only until the child has it
            os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{listener.getsockname()[1]}/api"
            self._process = subprocess.Popen(  # noqa: S603  our own module in this very interpreter
                [sys.executable, "-P", "-m", "flows.server", str(os.getpid()), str(listener.fileno())],
                env={**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), **_LEAN, **lean},
                pass_fds=[listener.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                start_new_session=True,  # Ctrl-C is ours to handle: the server must hear how the run ended
            )
        self._said: SimpleQueue[bytes] = SimpleQueue()
        Thread(target=self._listen, daemon=True).start()

    def ready(self) -> None:
        """Wait until it answers.

        Raises:
            TallywireError: it ended, or did not answer in time.
        """
        try:
            if self._said.get(timeout=START_S):
                return
        except Empty:
            pass
        self._errors.seek(0)
        last = self._errors.read().decode(errors="replace").strip().splitlines()[-3:]
        raise TallywireError(
            "starting a Prefect server for this run: it did not come up"
            + "".join(f"\n  {line}" for line in last)
            + "\nrun with --direct to do without it, or start one yourself: prefect server start"
        )

    def stop(self) -> None:
        """End it; safe to call twice."""
        os.environ.pop("PREFECT_API_URL", None)
        self._process.terminate()
        try:
            self._process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()

    def _listen(self) -> None:
        pipe = self._process.stdout
        if pipe is not None:
            with pipe:
                self._said.put(pipe.readline())


def _home() -> Path:
    return Path(os.environ.get("PREFECT_HOME") or Path.home() / ".prefect").expanduser()


def is_configured() -> bool:
    """Tell whether the user has named a server, asking Prefect (2 s) only where a settings file might name one."""
    if "PREFECT_API_URL" in os.environ:
        return bool(os.environ["PREFECT_API_URL"])
    places = [_home() / "profiles.toml", *(Path(name) for name in ("prefect.toml", "pyproject.toml", ".env"))]
    if os.environ.get("PREFECT_PROFILES_PATH"):
        places.append(Path(os.environ["PREFECT_PROFILES_PATH"]))
    if not any(re.search(rb"(?i)api_?url|\[(tool\.prefect\.)?api\]", p.read_bytes()) for p in places if p.is_file()):
        return False
    from prefect.settings import get_current_settings  # noqa: PLC0415

    return bool(get_current_settings().api.url)


def _database_settings(home: Path) -> dict[str, str]:
    """Make the database of a new home, and say whether Prefect must migrate it."""
    file = home / "prefect.db"
    newest = _newest_migration()
    schema = (resources.files("flows") / "prefect_schema.sql").read_text(encoding="utf-8")
    if not file.exists() and newest and f"'{newest}'" in schema:
        _create(file, schema)
    return {"PREFECT_SERVER_DATABASE_MIGRATE_ON_START": "false" if newest and _version(file) == newest else "true"}


def _newest_migration() -> str | None:
    """Give the id of Prefect's newest SQLite migration, by the names of its files: importing them takes seconds."""
    package = find_spec("prefect")
    if package is None or not package.origin:
        return None
    folder = Path(package.origin).parent / "server" / "database" / "_migrations" / "versions" / "sqlite"
    names = sorted(path.name for path in folder.glob("*.py"))
    match = re.match(r"[\d_]+_([0-9a-f]{12})_", names[-1]) if names else None
    return match[1] if match else None


def _version(file: Path) -> str | None:
    """Give the migration that a database stands at, None where there is none to tell."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            row = database.execute("select version_num from alembic_version").fetchone()
    except sqlite3.Error:
        return None
    return str(row[0]) if row else None


def _create(file: Path, schema: str) -> None:
    """Write a new database whole or not at all; where another run was first, its file stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        made = Path(folder) / file.name
        with closing(sqlite3.connect(made)) as database:
            database.executescript(schema)
        try:
            os.link(made, file)
        except FileExistsError:
            return
