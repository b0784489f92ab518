"""The wheel has everything in it and works from any directory, far from the source tree."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("extractors", "flows", "warehouse")


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The wheel, built and unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


@pytest.fixture
def elsewhere(site: Path, environment: dict[str, str], tmp_path: Path):
    """Run the command from the unpacked wheel, in a folder that has a package `flows` of its own."""
    decoy = tmp_path / "flows"
    decoy.mkdir()
    (decoy / "__init__.py").write_text("raise RuntimeError('not ours')\n", encoding="utf-8")
    code = "import flows, sys; assert flows.__file__.startswith(sys.argv.pop(1)); from flows.cli import main; main()"

    def run(*arguments: str, given: str = ""):
        return subprocess.run(
            [sys.executable, "-P", "-c", code, str(site), *arguments],
            env={**environment, "PYTHONPATH": os.fspath(site)},
            cwd=tmp_path,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_everything_is_in_it(site: Path) -> None:
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    ours = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix != ".part"
    }
    assert ours - there == set()
    assert {path.partition("/")[0] for path in there if ".dist-info/" not in path} == set(PACKAGES)


def test_it_reads(elsewhere) -> None:
    done = elsewhere("extract", given='{"id": "a", "text": "Nine people were killed in Kassala on Friday."}\n')
    assert done.returncode == 0, done.stderr
    assert '"country": "SDN"' in done.stdout


def test_it_runs_the_demo(elsewhere, tmp_path: Path) -> None:
    done = elsewhere("run", "--demo", "--direct")
    assert done.returncode == 0, done.stderr
    assert "Tolls by place" in done.stdout
    assert (tmp_path / "tallywire-demo" / "tallywire.duckdb").exists()
    assert elsewhere("check").returncode == 0


def test_a_folder_of_that_name_which_is_no_demo_is_left_alone(elsewhere, tmp_path: Path) -> None:
    folder = tmp_path / "tallywire-demo"
    folder.mkdir()
    (folder / "mine.txt").write_text("precious", encoding="utf-8")
    done = elsewhere("run", "--demo", "--direct")
    assert done.returncode == 2
    assert "no demo made it" in done.stderr
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "precious"
