"""The README is true: its commands, options, settings, exit codes and SQL exist and work; its links lead somewhere."""

import io
import re
import shlex
from pathlib import Path

import pytest
import typer
from rich.console import Console

from flows import errors
from flows.cli import app
from flows.collect.sources import SourceSettings
from flows.demo import newsroom
from flows.engine import Direct
from flows.ingest import ingest
from flows.progress import Reporter
from flows.run import Run
from flows.settings import Extract, Fetch, Settings
from warehouse.database import connect_read_only
from warehouse.query import query

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
SQL = [text for kind, text in BLOCKS if kind == "sql"]
SESSION = [text[2:].split(";\n", 1) for kind, text in BLOCKS if kind == "text" and text.startswith("D ")]
"""What is typed at DuckDB's prompt, and the table that it prints."""


def commands() -> dict[str, set[str]]:
    """Every command with its options."""
    found = {}

    def walk(command, name: str) -> None:
        children = getattr(command, "commands", {})
        for child in children.values():
            walk(child, f"{name} {child.name}".strip())
        if not children:
            found[name] = {option for parameter in command.params for option in parameter.opts}

    walk(typer.main.get_command(app), "")
    return found


def used() -> list[str]:
    """Every line of the README that calls the command."""
    lines = [line for kind, text in BLOCKS if not kind for line in text.splitlines()]
    calls = [re.search(r"(?:^|[|&] |\$ )(tallywire .*)$", line) for line in lines]
    inline = re.findall(r"`(tallywire [^`]*)`", README)
    return [call[1] for call in calls if call] + inline


@pytest.mark.parametrize("call", used())
def test_a_command_in_the_readme_exists(call: str) -> None:
    words = shlex.split(call.replace("\\|", "|"))[1:]
    known = commands()
    name = next((name for n in (2, 1) if (name := " ".join(words[:n])) in known), None)
    if name is None:
        assert any(other.startswith(words[0]) for other in known), call
        return
    options = {word.partition("=")[0] for word in words if word.startswith("--")}
    assert options <= known[name] | {"--help"}, call


@pytest.mark.parametrize("name", commands())
def test_a_command_is_in_the_readme(name: str) -> None:
    assert f"`tallywire {name}`" in README


@pytest.mark.parametrize("model", [Settings, Fetch, Extract, SourceSettings])
def test_every_setting_is_in_the_readme(model) -> None:
    missing = [key for key in model.model_fields if f"`{key}`" not in README]
    assert [key for key in missing if key not in {"fetch", "extract", "source"}] == []


def test_every_exit_code_is_in_the_readme() -> None:
    kinds = [errors.TallywireError, *errors.TallywireError.__subclasses__()]
    assert all(f"| {kind.exit_code} |" in README for kind in kinds)


@pytest.mark.parametrize("path", re.findall(r"`((?:flows|warehouse|extractors|tests)/[\w/.]+)`", README))
def test_a_file_in_the_readme_is_there(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.fixture(scope="module")
def published(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    with newsroom() as press:
        settings = Settings(data_dir=folder, fetch=Fetch(delay_s=0, allow_loopback=True), source=press.sources)
        ingest(Run(settings, Direct(), Reporter(Console(quiet=True))))
    return settings.published_file


@pytest.mark.parametrize("statement", SQL)
def test_the_readmes_sql_works(published: Path, statement: str) -> None:
    out = io.BytesIO()
    assert query(published, statement, out, width=100).rows >= 0


@pytest.mark.parametrize(("statement", "printed"), SESSION)
def test_an_analysts_session_prints_what_the_readme_shows(published: Path, statement: str, printed: str) -> None:
    with connect_read_only(published) as connection:
        assert str(connection.sql(statement)).strip() == printed.strip()


def test_the_demos_tables_have_rows(published: Path) -> None:
    for name in ("demo_figures", "demo_tolls", "demo_funnel"):
        statement = (ROOT / "flows" / f"{name}.sql").read_text(encoding="utf-8")
        assert 4 <= query(published, statement, io.BytesIO(), width=100).rows <= 20
