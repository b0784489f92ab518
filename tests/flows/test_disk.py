"""What a disk does to a command: told in words, and nothing that was whole is lost."""

import errno
import os
from pathlib import Path

import duckdb
import pytest

from flows import cli
from flows.demo import Newsroom, newsroom
from flows.errors import in_plain_words
from flows.marks import FOLDER, Warc, is_done, marked, set_mark


@pytest.fixture
def press():
    with newsroom() as press:
        yield press


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(errno.ENOSPC, "No space left on device", "/data/x"), "/data/x No space left on device; mend that"),
        (OSError(errno.EROFS, "Read-only file system"), "run again"),
        (duckdb.IOException('Could not write file "w.wal": No space left on device'), "the disk is full"),
        (duckdb.IOException("Corrupt database file: computed checksum 5 does not match 7"), "is damaged; move"),
        (duckdb.BinderException("no such column"), None),
        (OSError(errno.EBADF, "Bad file descriptor"), None),
        (ValueError("No space left on device"), None),
    ],
)
def test_what_the_disk_does_is_said_and_a_bug_stays_a_bug(error: Exception, said: str | None) -> None:
    words = in_plain_words(error)
    assert (words is None) if said is None else (said in (words or ""))


def test_a_command_ends_with_the_words_and_not_with_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "/data/archive")

    monkeypatch.setattr(cli, "app", full)
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1
    assert "using the disk: /data/archive No space left on device" in capsys.readouterr().err


def test_a_block_that_is_damaged_is_said(press: Newsroom, settings_for, tallywire, tmp_path: Path) -> None:
    """DuckDB opens the file and meets the damage when it reads on."""
    settings_for(press)
    assert tallywire("run", "--direct").returncode == 0
    copy = tmp_path / "data" / "tallywire.duckdb"
    body = bytearray(copy.read_bytes())
    middle = len(body) // 3
    body[middle : middle + 600_000] = bytes(byte ^ 0xFF for byte in body[middle : middle + 600_000])
    copy.write_bytes(body)
    done = tallywire("check", "--database", str(copy))
    assert done.returncode == 1
    assert "is damaged; move the file away" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("torn", ["", "{", '{"parts": 0}'])
def test_a_torn_mark_has_its_file_extracted_again(tmp_path: Path, torn: str) -> None:
    warc = Warc(tmp_path / "a.warc.gz")
    set_mark(tmp_path, warc, 0)
    assert is_done(tmp_path, warc, set())
    (tmp_path / FOLDER / "a.warc.gz.json").write_text(torn, encoding="utf-8")
    assert not is_done(tmp_path, warc, set())
    assert list(marked(tmp_path)) == []
