"""Pages that hang or crash what reads them: they are counted and kept, the others are done, the run says so."""

import json
from pathlib import Path

from flows.demo import newsroom

PATCH = """
import os, time
import extractors.article as article
original = article.read_article
def hard(body, charset, url, **more):
    if "kamituga-mine-collapse" in url:
        time.sleep(3600)
    if "beni-night-attack" in url:
        os._exit(7)
    return original(body, charset, url, **more)
article.read_article = hard
"""


def test_a_page_that_hangs_and_one_that_crashes_cost_themselves(
    settings_for, tallywire, environment: dict[str, str], tmp_path: Path
) -> None:
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(PATCH, encoding="utf-8")
    with newsroom() as press:
        file = settings_for(press)
        file.write_text(file.read_text("utf-8") + "\n[extract]\ndeadline_s = 2\n", encoding="utf-8")
        done = tallywire("run", "--direct", env={**environment, "PYTHONPATH": f"{patch}:{environment['PYTHONPATH']}"})
    assert done.returncode == 1
    assert "2 lost" in done.stderr
    assert "outcome = 'extract_timeout'" in done.stderr
    rows = json.loads(tallywire("sql", "select outcome, urls::int as n from funnel", "--format", "json").stdout)
    found = {row["outcome"]: row["n"] for row in rows}
    assert (found["extract_timeout"], found["extract_crash"]) == (1, 1)
    assert found["loaded"] > 25
    assert tallywire("check").returncode == 0
