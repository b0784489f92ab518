"""One run at a time: the second says who has the lock, and the lock goes with its holder."""

import os
from pathlib import Path

import pytest

from flows.errors import Busy, TallywireError
from flows.lock import one_run


def test_the_second_is_told_who_has_it(tmp_path: Path) -> None:
    file = tmp_path / "data" / "tallywire.lock"
    with one_run(file):
        with pytest.raises(Busy, match=f"process {os.getpid()}, since") as caught, one_run(file):
            pass
        assert caught.value.exit_code == 75
    with one_run(file):
        pass


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file", encoding="utf-8")
    with pytest.raises(TallywireError, match="preparing the data directory"), one_run(tmp_path / "data" / "x.lock"):
        pass
