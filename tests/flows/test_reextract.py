"""Reading again: what would change is shown first, the old reading stays beside the new, nothing is fetched."""

import json
from pathlib import Path

import pytest

from extractors.model import EXTRACTOR_VERSION
from flows.demo import Newsroom, newsroom

EARLIER = "0"
READINGS = """
select extractor_version, count(*)::int as readings, sum(figure_count)::int as figures
from readings group by 1 order by 1
"""
"""How much each version of the extractors has read."""


@pytest.fixture
def press(settings_for, tallywire, environment: dict[str, str], tmp_path: Path):
    """A newsroom whose pages an earlier version of the extractors has read."""
    patch = tmp_path / "earlier"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(
        f"import extractors.model\nextractors.model.EXTRACTOR_VERSION = {EARLIER!r}\n", encoding="utf-8"
    )
    earlier = {**environment, "PYTHONPATH": f"{patch}:{environment['PYTHONPATH']}"}
    with newsroom() as press:
        settings_for(press)
        done = tallywire("run", "--direct", env=earlier)
        assert done.returncode == 0, done.stderr
        yield press


def readings(tallywire) -> dict[str, tuple[int, int]]:
    rows = json.loads(tallywire("sql", READINGS, "--format", "json").stdout)
    return {row["extractor_version"]: (row["readings"], row["figures"]) for row in rows}


def test_what_would_change_is_shown_before_it_is_loaded(press: Newsroom, tallywire) -> None:
    before = readings(tallywire)
    assert set(before) == {EARLIER}
    asked = len(press.hits())
    shown = tallywire("reextract")
    assert shown.returncode == 0, shown.stderr
    assert "no figure would change" in shown.stdout, "these rules are the same under another number"
    assert "nothing is loaded yet" in shown.stderr
    assert readings(tallywire) == before
    loaded = tallywire("reextract", "--load")
    assert loaded.returncode == 0, loaded.stderr
    assert readings(tallywire) == {**before, EXTRACTOR_VERSION: before[EARLIER]}
    assert len(press.hits()) == asked
    assert tallywire("check").returncode == 0
    again = tallywire("reextract", "--load")
    assert f"read by version {EXTRACTOR_VERSION}" in again.stderr
    assert tallywire("run", "--direct").returncode == 0
    assert readings(tallywire) == {**before, EXTRACTOR_VERSION: before[EARLIER]}


@pytest.mark.usefixtures("press")
def test_pages_are_read_again_where_the_data_directory_is_now(tallywire, tmp_path: Path) -> None:
    (tmp_path / "data").rename(tmp_path / "moved")
    file = tmp_path / "tallywire.toml"
    file.write_text('data_dir = "moved"\n' + file.read_text("utf-8"), "utf-8")
    shown = tallywire("reextract")
    assert shown.returncode == 0, shown.stderr
    assert "no figure would change" in shown.stdout
