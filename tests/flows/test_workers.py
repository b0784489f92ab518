"""The pool: order, failures, deadlines, and nothing left behind."""

import os
import time

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
