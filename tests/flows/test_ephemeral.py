"""The server of one run: a configured one is used, our own answers, keeps its history, and is never left behind."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows import ephemeral

RUN = """
import os, sys
from flows.ephemeral import prefect_server
with prefect_server() as server:
    print(server._process.pid if server else 0, os.environ.get("PREFECT_API_URL"), flush=True)
    if server:
        server.ready()
    print("ready", flush=True)
    if sys.argv[1:] == ["wait"]:
        sys.stdin.read()
"""

MIGRATE = """
import asyncio
from prefect.server.database import provide_database_interface
asyncio.run(provide_database_interface().create_db())
"""


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def gone_within(pid: int, seconds: float) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT")}
    return {**kept, "PREFECT_HOME": str(tmp_path / "prefect"), "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_the_server_dies_with_a_killed_run(environment: dict[str, str], tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN, "wait"],
        env=environment,
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        pid = int(run.stdout.readline().split()[0])
        assert run.stdout.readline() == "ready\n"
        assert alive(pid)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert gone_within(pid, 10)
    assert (tmp_path / "prefect" / "prefect.db").exists(), "the history is where Prefect looks for it"


@pytest.mark.parametrize("how", ["environment", "profile"])
def test_a_configured_server_is_used(environment: dict[str, str], tmp_path: Path, how: str) -> None:
    address = "http://127.0.0.1:9/api"
    if how == "environment":
        environment["PREFECT_API_URL"] = address
    else:
        home = tmp_path / "prefect"
        home.mkdir()
        (home / "profiles.toml").write_text(
            f'active = "ours"\n[profiles.ours]\nPREFECT_API_URL = "{address}"\n', encoding="utf-8"
        )
    done = subprocess.run(
        [sys.executable, "-c", RUN], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == "0"


def test_the_schema_is_what_the_migrations_make(environment: dict[str, str], tmp_path: Path) -> None:
    """Compares the shipped schema with a database that Prefect migrated from nothing; takes some 20 s."""
    version = ephemeral._newest_migration()
    schema = (Path(ephemeral.__file__).parent / "prefect_schema.sql").read_text(encoding="utf-8")
    if f"'{version}'" not in schema:
        pytest.skip(f"the installed Prefect is at migration {version}; it migrates new homes itself")
    subprocess.run(
        [
            sys.executable,
            "-c",
            MIGRATE,
        ],
        env=environment,
        check=True,
        capture_output=True,
    )
    ours = tmp_path / "ours.db"
    ephemeral._create(ours, schema)

    assert shape(ours) == shape(tmp_path / "prefect" / "prefect.db")


def shape(file: Path) -> dict[str, list[list[str]]]:
    """What a database is made of; not how its text is laid out, nor in which order its constraints stand."""
    database = sqlite3.connect(file)

    def rows(query: str, first: int) -> list[list[str]]:
        return sorted([" ".join(str(value).split()) for value in row[first:]] for row in database.execute(query))

    names = [name for [name] in rows("select name from sqlite_master where type = 'table'", 0)]
    columns = {name: rows(f"pragma table_info({name})", 0) for name in names}
    keys = {f"{name} keys": rows(f"pragma foreign_key_list({name})", 1) for name in names}
    indexes = rows("select name, tbl_name, coalesce(sql, '') from sqlite_master where type <> 'table'", 0)
    database.close()
    return {**columns, **keys, "indexes": indexes}
