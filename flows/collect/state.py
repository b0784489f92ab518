"""What collecting remembers between runs: a small JSON file beside the archive.

It saves downloads and keeps failed pages for another try. It is not the truth: without it every feed is read once
more, and the warehouse still knows which pages it has. What a feed said is remembered when the pages it lists are
collected, not before: a feed that is remembered as read, whose pages were not fetched, would not be read again until
it changes. The pages themselves are remembered before (`during`), for a feed may have dropped them when a run that was
killed is taken up.
"""

import json
import logging
import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from flows.collect.records import Collected, Discovery, State

log = logging.getLogger(__name__)

FILE = "collect.json"
"""Name of the file in the data directory."""

_ADAPTER = TypeAdapter(State)


def load_state(path: Path) -> State:
    """Read the state; an empty one where there is none, or none that can be read."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except FileNotFoundError:
        return State()
    except (OSError, ValidationError, json.JSONDecodeError) as error:
        log.warning("reading %s: it cannot be used (%s); every feed is read anew", path, error)
        return State()


def save_state(path: Path, state: State) -> None:
    """Write the state, whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(_ADAPTER.dump_json(state))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def during(before: State, discovery: Discovery) -> State:
    """Give the state to save before a discovery's targets are collected: feeds as they were, all pages to be asked."""
    return replace(before, pending=discovery.targets + discovery.state.pending)


def after(discovery: Discovery, collected: Iterable[Collected]) -> State:
    """Give the state to save when a discovery's targets have been collected: with what to ask for again."""
    retry = tuple(target for one in collected for target in one.retry)
    return replace(discovery.state, pending=discovery.state.pending + retry)
