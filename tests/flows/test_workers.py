"""The pool: order, failures, deadlines, and nothing left behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.errors import TallywireError
from flows.worker import Failure, FailureKind
from flows.workers import Workers


def double(item: int) -> int:
    return 2 * item


def misbehave(item: str) -> str:
    if item == "hang":
        time.sleep(3600)
    if item == "exit":
        os._exit(9)
    if item == "raise":
        raise ValueError("no such thing")
    if item == "hoard":
        return str(len(bytearray(4 << 30)))
    return item.upper()


def name_failure(item: str, failure: Failure) -> str:
    return f"{item}: {failure.kind} {failure.detail}"


def cannot_start() -> None:
    raise SystemExit(3)


def pid_of(_: int) -> int:
    return os.getpid()


def impossible(item: int, failure: Failure) -> int:
    raise AssertionError(f"{item}: {failure}")


def test_results_come_in_the_order_of_the_items() -> None:
    with Workers(double, failed=impossible, count=2, chunk=3) as workers:
        assert list(workers.map(range(500))) == [2 * n for n in range(500)]
        assert list(workers.map(iter([7]))) == [14], "a pool serves more than one iterable"
        assert list(workers.map([])) == []


@pytest.mark.parametrize(
    ("item", "kind", "words"),
    [
        ("hang", FailureKind.TIMEOUT, "took longer than 1 s"),
        ("exit", FailureKind.CRASH, "ended the worker process (exit code 9)"),
        ("raise", FailureKind.CRASH, "ValueError: no such thing (misbehave, line"),
        ("hoard", FailureKind.CRASH, "MemoryError"),
    ],
)
def test_a_bad_item_costs_itself_and_no_other(item: str, kind: FailureKind, words: str) -> None:
    items = ["a", "b", item, "c", "d", "e", item, "f"]
    with Workers(misbehave, failed=name_failure, count=2, deadline_s=1, chunk=4) as workers:
        results = list(workers.map(items))
    bad = [result for given, result in zip(items, results, strict=True) if given == item]
    assert [result for result in results if result not in bad] == ["A", "B", "C", "D", "E", "F"]
    assert len(bad) == 2
    assert all(result.startswith(f"{item}: {kind} {words}") for result in bad)


def test_items_are_read_only_as_fast_as_they_are_done() -> None:
    read = 0

    def items():
        nonlocal read
        while True:
            read += 1
            yield read

    with Workers(double, failed=impossible, count=2, chunk=4) as workers:
        first = next(workers.map(items()))
    assert first == 2
    assert read <= 64, "the window bounds what is in memory"


def test_a_worker_that_cannot_start_is_an_error_and_not_a_lost_page() -> None:
    with (
        Workers(double, failed=impossible, count=1, warm=cannot_start) as workers,
        pytest.raises(TallywireError, match="starting a worker process"),
    ):
        list(workers.map([1]))


def test_no_process_is_left_behind() -> None:
    with Workers(pid_of, failed=impossible, count=2, chunk=1) as workers:
        pids = set(workers.map(range(20)))
    assert len(pids) <= 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


ORPHANS = """
import sys
sys.path.insert(0, sys.argv[1])
from test_workers import misbehave, name_failure
from flows.workers import Workers
with Workers(misbehave, failed=name_failure, count=2, deadline_s=60, chunk=1) as workers:
    workers.start()
    print(*[worker.process.pid for worker in workers._workers], flush=True)
    list(workers.map(["hang", "hang"]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
def test_workers_die_with_a_killed_parent_even_when_they_hang() -> None:
    here = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", ORPHANS, here]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        pids = [int(pid) for pid in parent.stdout.readline().split()]
        time.sleep(2)
        assert len(pids) == 2
        parent.kill()
    end = time.monotonic() + 20
    while any(alive(pid) for pid in pids):
        assert time.monotonic() < end, "a worker outlived its parent"
        time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
