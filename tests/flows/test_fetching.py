"""Collect as a stage: a batch that ends in an unforeseen error is done again, and nothing of it is lost."""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TypeVar

import pytest
from rich.console import Console

from flows.collect.records import Discovery, SourceState, State, Target
from flows.collect.state import FILE, load_state, save_state
from flows.engine import Direct
from flows.fetching import collect
from flows.progress import Reporter, Stage
from flows.run import Run
from flows.settings import Fetch, Settings
from warehouse.outcomes import Outcome

_spec = spec_from_file_location("collect_server", Path(__file__).with_name("collect_server.py"))
server = module_from_spec(_spec)
_spec.loader.exec_module(server)

Result = TypeVar("Result")


class Stubborn(Direct):
    """Does a batch again after an error, as Prefect does."""

    def batch(self, name: str, work: Callable[[], Result], *, retries: int = 0) -> Result:  # noqa: ARG002
        for _ in range(retries):
            try:
                return work()
            except RuntimeError:
                continue
        return work()


def test_a_batch_done_again_keeps_what_must_be_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first try ends behind a page that failed in passing, which the second finds in the archive."""
    calls = iter(range(100))
    advance = Stage.advance

    def breaks_once(stage: Stage, count: int = 1, total: int | None = None) -> None:
        advance(stage, count, total)
        if next(calls) == 2:
            raise RuntimeError("the network went away")

    monkeypatch.setattr(Stage, "advance", breaks_once)
    with server.Server({"/busy": server.answer(b"later", 503), "/a": server.page(), "/b": server.page()}) as web:
        targets = tuple(Target(web.base + path, web.base + path, "s") for path in ("/busy", "/gone", "/a", "/b"))
        fetch = Fetch(allow_loopback=True, delay_s=0, retries=0, connections_per_host=1)
        run = Run(Settings(data_dir=tmp_path, fetch=fetch), Stubborn(), Reporter(Console(quiet=True)))
        found = Discovery(targets, (), (), (), State())
        collected = collect(run, found)
        asked = [path for path in web.paths if path != "/busy"]
    assert next(calls) > 3, "it was done again"
    assert asked == ["/gone", "/a", "/b"], "what was answered for good is not asked for again"
    assert [target.url for one in collected for target in one.retry] == [web.base + "/busy"]
    assert [target.url for target in load_state(tmp_path / FILE).pending] == [web.base + "/busy"]
    assert sum(one.outcomes.get(Outcome.SERVER_ERROR, 0) for one in collected) == 1


def test_a_killed_run_leaves_its_pages_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its feeds count as not read, and every page it was to ask for waits, whatever its feed lists by then."""

    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Stage, "advance", killed)
    known, unread = (State({"s": SourceState(stamps={"a": stamp})}) for stamp in ("before", "now"))
    save_state(tmp_path / FILE, known)
    with server.Server({"/busy": server.answer(b"later", 503), "/a": server.page()}) as web:
        targets = tuple(Target(web.base + path, web.base + path, "s") for path in ("/busy", "/a"))
        fetch = Fetch(allow_loopback=True, delay_s=0, retries=0)
        run = Run(Settings(data_dir=tmp_path, fetch=fetch), Direct(), Reporter(Console(quiet=True)))
        with pytest.raises(KeyboardInterrupt):
            collect(run, Discovery(targets, (), (), (), unread))
    assert load_state(tmp_path / FILE) == State(known.sources, targets)
