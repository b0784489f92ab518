"""What the tests of whole runs share: the command as a user calls it, and settings for the demo's newsroom."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.demo import Newsroom

COMMAND = [sys.executable, "-c", "from flows.cli import main; main()"]
Tallywire = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment with a Prefect home of its own and no configured server."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PREFECT")}
    return {
        **kept,
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "COLUMNS": "120",
    }


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path) -> Callable[..., "subprocess.Popen[str]"]:
    """Start the command in the test's folder."""

    def start(*arguments: str, **more: Any) -> "subprocess.Popen[str]":
        return subprocess.Popen(
            [*COMMAND, *arguments],
            **{
                "env": environment,
                "cwd": tmp_path,
                "stdin": subprocess.DEVNULL,
                "stdout": subprocess.PIPE,
                "stderr": subprocess.PIPE,
                "text": True,
                **more,
            },
        )

    return start


@pytest.fixture
def tallywire(environment: dict[str, str], tmp_path: Path) -> Tallywire:
    """Run the command in the test's folder, to its end."""

    def run(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*COMMAND, *arguments],
            check=False,
            **{"env": environment, "cwd": tmp_path, "capture_output": True, "text": True, **more},
        )

    return run


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[[Newsroom], Path]:
    """Write the settings that a user of the demo's newsroom would write."""

    def write(press: Newsroom) -> Path:
        tables = [
            f'[[source]]\nname = "{source.name}"\nkind = "{source.kind}"\nurl = "{source.url}"\ndelay_s = 0\n'
            for source in press.sources
        ]
        file = tmp_path / "tallywire.toml"
        file.write_text("[fetch]\nallow_loopback = true\ndelay_s = 0\n\n" + "\n".join(tables), encoding="utf-8")
        return file

    return write
