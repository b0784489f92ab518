"""Which package may import which, read from the source of every module."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = {
    "extractors": {"flows", "warehouse", "prefect", "duckdb", "httpx", "httpcore", "requests", "socket"},
    "warehouse": {"flows", "prefect", "httpx", "httpcore", "socket"},
    "flows": {"duckdb"},
}
ONLY_IN = {
    "httpx": {"flows/collect/fetch.py", "flows/collect/connections.py"},
    "httpcore": {"flows/collect/connections.py"},
    "prefect": {
        "flows/prefect_engine.py",
        "flows/scheduled.py",
        "flows/command_schedule.py",
        "flows/ephemeral.py",
        "flows/server.py",
    },
}
MODULES = sorted(path for package in FORBIDDEN for path in (ROOT / package).rglob("*.py"))


def imported(path: Path) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module)
    return names


def test_there_are_modules() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_go_one_way(path: Path) -> None:
    """`flows` → `warehouse` → `extractors`; the network in two modules, DuckDB in `warehouse`, Prefect at the edge."""
    tops = {name.partition(".")[0] for name in imported(path)}
    relative = path.relative_to(ROOT).as_posix()
    assert tops & FORBIDDEN[relative.partition("/")[0]] == set()
    assert {name for name, homes in ONLY_IN.items() if name in tops and relative not in homes} == set()
