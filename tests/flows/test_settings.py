"""Settings: what is right is read, what is wrong is named with its line, key and remedy."""

from pathlib import Path

import pytest

from flows.errors import SettingsError
from flows.settings import load_settings

GOOD = """
data_dir = "store"

[fetch]
contact = "desk@example.org"
delay_s = 2.5

[[source]]
name = "coast"
kind = "feed"
url = "https://coast.example/rss"
include = ["/news/"]

[[source]]
name = "old"
kind = "warc"
path = "warcs"
enabled = false
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "tallywire.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_paths_are_meant_from_the_files_own_folder(tmp_path: Path) -> None:
    settings = load_settings(written(tmp_path, GOOD))
    assert settings.data_dir == tmp_path / "store"
    assert settings.published_file == tmp_path / "store" / "tallywire.duckdb"
    assert settings.source[1].path == tmp_path / "warcs"
    assert [source.name for source in settings.sources] == ["coast"], "a source that is not enabled takes no part"
    assert settings.fetch.delay_s == 2.5
    assert settings.fetch.allow_loopback is False


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('data_dri = "x"', 1, "'data_dri': there is no such key; did you mean 'data_dir'?"),
        ("[fetch]\n\ndelay_s = -1", 3, "'delay_s': Input should be greater than or equal to 0"),
        ("[fetch]\ndeadline = 3", 2, "'deadline': there is no such key; did you mean 'deadline_s'?"),
        ("[extract]\ncolour = 3", 2, "'colour': there is no such key; the keys are workers, deadline_s"),
        ('[[source]]\nname = "a b"', 2, "'name': has letters, digits, '.', '-' and '_' only, 64 at most"),
        (
            '[[source]]\nlanguage = "English"',
            2,
            "'language': is not an ISO 639-1 code; write two small letters like 'en'",
        ),
        ('[[source]]\nkind = "feed"\nurl = "https://a.example/"', 1, "'name': is needed and is missing"),
        (
            '[[source]]\nname = "a"\nkind = "urls"\npath = "x"\n[[source]]\nname = "b"\nkind = "feedx"',
            7,
            "'kind': Input should be 'feed', 'sitemap', 'page', 'urls' or 'warc'",
        ),
        (
            '[[source]]\nname = "a"\nkind = "feed"\nurl = "a.example/rss"',
            4,
            "'url': is not a web address; write one that starts with https:// or http://",
        ),
        (
            '[[source]]\nname = "a"\nkind = "feed"\nurl = "https://a.example/"\ninclude = ["("]',
            5,
            "'include': is not a regular expression",
        ),
        ('[[source]]\nname = "a"\nkind = "feed"', 1, "[[source]]: a source of kind 'feed' needs 'url'"),
        (
            "".join('[[source]]\nname = "a"\nkind = "urls"\npath = "x"\n' for _ in range(2)),
            1,
            "settings: two sources are called 'a'",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_key(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = written(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert f"{file}:{line}: {words}" in str(caught.value)
    assert caught.value.exit_code == 78


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, '[fetch]\nretries = "many"\nconnections = 0\n')
    with pytest.raises(SettingsError) as caught:
        load_settings(file)
    assert f"{file}:2:" in str(caught.value)
    assert f"{file}:3:" in str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "does not exist"), (b"a = = 1", "line 1"), (b"\xff\xfe", "cannot be read as TOML")],
)
def test_a_file_that_cannot_be_read_says_so(tmp_path: Path, content: bytes | None, words: str) -> None:
    file = tmp_path / "tallywire.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SettingsError, match=words):
        load_settings(file)


def test_the_starter_file_is_right(tallywire, tmp_path: Path) -> None:
    (tmp_path / "tallywire.toml").write_text(tallywire("sources", "starter").stdout, encoding="utf-8")
    assert len(load_settings(tmp_path / "tallywire.toml").sources) > 30
