"""With the engine: the flows and artifacts that a run leaves in Prefect's history, and a schedule that fires."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from flows import ephemeral
from flows.demo import newsroom

STAGES = {"discover", "collect", "extract", "load", "publish"}


def test_a_run_leaves_its_flows_and_artifacts(settings_for, tallywire, tmp_path: Path) -> None:
    with newsroom() as press:
        settings_for(press)
        done = tallywire("run")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    database = sqlite3.connect(tmp_path / "prefect" / "prefect.db")
    runs = database.execute(
        "select flow.name, flow_run.state_type from flow_run join flow on flow.id = flow_run.flow_id"
    ).fetchall()
    tasks = database.execute("select count(*) from task_run").fetchone()[0]
    artifacts = {row[0] for row in database.execute("select key from artifact where key is not null")}
    said = " ".join(row[0] for row in database.execute("select message from log order by timestamp"))
    database.close()
    assert "new articles" not in done.stdout
    assert "discover: demo-meridian: 12 listed" in said, "what a person is told is kept with the run"
    assert "Beginning flow run" not in done.stderr
    assert {name for name, _ in runs} == {"ingest", *STAGES}
    assert {state for _, state in runs} == {"COMPLETED"}
    assert 5 <= tasks <= 50, "batches, not pages"
    assert artifacts == {"tallywire-run", "tallywire-run-summary"}


def test_an_error_is_told_in_our_words(tallywire, tmp_path: Path) -> None:
    (tmp_path / "tallywire.toml").write_text("", encoding="utf-8")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "warehouse.duckdb").write_bytes(b"not a database" * 1000)
    done = tallywire("run")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "DuckDB refuses the file" in done.stderr


@pytest.mark.parametrize("configured", [False, True], ids=["no server", "a server that is down"])
def test_a_schedule_without_a_server_says_what_to_do(
    tallywire, environment: dict[str, str], tmp_path: Path, *, configured: bool
) -> None:
    (tmp_path / "tallywire.toml").write_text("", encoding="utf-8")
    if configured:
        environment["PREFECT_API_URL"] = "http://127.0.0.1:9/api"
    done = tallywire("schedule", "--cron", "0 * * * *")
    assert done.returncode == 1
    assert "prefect server start" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def server(environment: dict[str, str], tmp_path: Path):
    """A Prefect server as a user starts it, its database laid down beforehand (migrating takes 15 s more)."""
    home = tmp_path / "prefect"
    ephemeral._database_settings(home)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment["PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS"] = "2"
    environment["PREFECT_RUNNER_POLL_FREQUENCY"] = "2"
    environment["PREFECT_SERVER_ANALYTICS_ENABLED"] = "false"
    address = f"http://127.0.0.1:{port}/api"
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    with (tmp_path / "server.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, cwd=tmp_path, stdout=log, stderr=log)
    try:
        wait_for(lambda: ask(f"{address}/health"), 120, "the Prefect server")
        environment["PREFECT_API_URL"] = address
        yield address
    finally:
        process.terminate()
        process.wait(30)


def test_a_schedule_fires(server: str, settings_for, start, tallywire) -> None:
    with newsroom() as press:
        settings_for(press)
        with start("schedule", "--cron", "* * * * *", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as serving:
            try:
                wait_for(lambda: finished(server), 240, "the first run by the clock")
            finally:
                serving.terminate()
    first = finished(server)[0]
    assert first["state_type"] == "COMPLETED", first["state"]
    assert first["auto_scheduled"] is True
    done = tallywire("sql", "select command, articles > 25 as all from runs", "--format", "json")
    assert json.loads(done.stdout)[0] == {"command": "schedule", "all": True}


def finished(address: str) -> list[dict[str, object]]:
    """Runs of the ingest flow that have ended."""
    wanted = {
        "flows": {"name": {"any_": ["ingest"]}},
        "flow_runs": {"state": {"type": {"any_": ["COMPLETED", "FAILED", "CRASHED"]}}},
    }
    runs: list[dict[str, object]] = ask(f"{address}/flow_runs/filter", wanted) or []
    return runs


def ask(address: str, body: object = None):
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(address, data, {"Content-Type": "application/json"}), timeout=10) as answer:  # noqa: S310
            return json.load(answer)
    except (URLError, ConnectionError, TimeoutError):
        return None


def wait_for(truth, seconds: float, what: str) -> None:
    end = time.monotonic() + seconds
    while not truth():
        if time.monotonic() > end:
            pytest.fail(f"{what} did not come within {seconds:.0f} s")
        time.sleep(0.5)
