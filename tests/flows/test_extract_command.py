"""`tallywire extract`: documents in, predictions out, in order, in step, with flat memory; bad ones are named."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.model import Document
from extractors.read import read
from flows.command_explain import explain
from flows.predictions import prediction
from flows.stream import LineError, answer_stream, encode, parse_day, parse_line

TEXT = (
    "At least 17 people were killed and 40 others wounded when a market in Tarhuna was shelled on Friday, medics said."
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Shelling kills 17 in Tarhuna</title>
<meta property="article:published_time" content="2023-03-04T08:00:00Z"></head><body><article>
<h1>Shelling kills 17 in Tarhuna</h1><p>{TEXT}</p>
<p>The market was crowded, and ambulances took two hours to reach it, the town's hospital said in a statement.</p>
<p>Families buried their dead the same evening in the cemetery behind the old mosque.</p></article></body></html>"""


def answers(lines: list[bytes], **more: int) -> tuple[list[dict[str, object]], list[str], int]:
    sink, complaints = io.BytesIO(), []
    bad = answer_stream(io.BytesIO(b"\n".join(lines)), sink, complaints.append, **more)
    return [json.loads(line) for line in sink.getvalue().splitlines()], complaints, bad


def document(**keys: object) -> bytes:
    return json.dumps({"text": TEXT, **keys}).encode()


def test_a_document_gives_its_prediction() -> None:
    [answer], complaints, bad = answers([document(id="a", published="2023-03-04")])
    assert (complaints, bad) == ([], 0)
    assert answer["id"] == "a"
    killed = answer["figures"][0]
    assert killed["measure"] == "killed"
    assert (killed["value"], killed["low"], killed["high"]) == (17, 17, None)
    assert TEXT[killed["start"] : killed["end"]] == killed["quantity"]
    assert answer["events"][0]["measure"] == "killed"


@pytest.mark.parametrize("name", ["a", 7, None, ["x"], {"k": 1}, ""])
def test_an_id_is_echoed_as_it_came(name: object) -> None:
    [answer], _, _ = answers([document(id=name)])
    assert answer["id"] == ("1" if name is None else name)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"{", "is not JSON"),
        (b'{"text": "x"}\xff', "is not JSON"),
        (b'["text"]', "this is a JSON list"),
        (b'{"id": 1}', "has no 'text'"),
        (b'{"text": 5}', "has no 'text'"),
        (b'{"text": "x", "published": "last week"}', "'published' is 'last week'"),
        (b'{"text": "x", "published": 20240101}', "'published' is 20240101"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_done(line: bytes, words: str) -> None:
    done, complaints, bad = answers([document(id="a"), line, b"", document(id="b")])
    assert [answer["id"] for answer in done] == ["a", "b"]
    assert bad == 1
    assert complaints[0].startswith("line 2: ")
    assert words in complaints[0]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("", None),
        ("2024-02-29", "2024-02-29"),
        ("2024-02-29T23:30:00-05:00", "2024-03-01"),
        ("2024-02-29T23:30:00", "2024-02-29"),
    ],
)
def test_publication_is_a_day_in_utc(value: object, day: str | None) -> None:
    found = parse_day(value)
    assert (found.isoformat() if found else None) == day


def test_the_first_line_may_have_a_byte_order_mark() -> None:
    assert parse_line(b"\xef\xbb\xbf" + document(id="a"), 1)[1] == "a"
    with pytest.raises(LineError):
        parse_line(b"\xef\xbb\xbf" + document(id="a"), 2)


def test_half_a_surrogate_pair_does_not_break_the_output() -> None:
    record = prediction(read(Document("Three people \ud800 were killed.")))
    assert json.loads(encode({**record, "text": "\ud800"}))["text"] == "\ud800"


def test_many_lines_are_shared_out_and_come_in_order() -> None:
    lines = [b'{"id": %d, "text": "Two died."}' % n if n % 50 else b"no json" for n in range(700)]
    done, complaints, bad = answers(lines, workers=2)
    assert [answer["id"] for answer in done] == [n for n in range(700) if n % 50]
    assert bad == len(complaints) == 14
    assert done == answers(lines, workers=1)[0]


def test_each_answer_comes_before_the_next_question(start) -> None:
    """A program may write one document and wait for its prediction, for as long as it likes."""
    with start("extract", stdin=subprocess.PIPE) as extract:
        assert extract.stdin is not None
        assert extract.stdout is not None
        for n in range(250):
            extract.stdin.write(json.dumps({"id": n, "text": "Two died."}) + "\n")
            extract.stdin.flush()
            assert json.loads(extract.stdout.readline())["id"] == n
        extract.stdin.close()
        assert extract.wait(30) == 0


MEASURED = """
import resource, sys
from flows.cli import main
sys.argv = ["tallywire", "extract", "--workers", "1"]
try:
    main()
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def test_memory_does_not_grow_with_the_input(environment: dict[str, str]) -> None:
    peaks = []
    for count in (100, 3000):
        lines = b"\n".join(b'{"text": "Two died in Tarhuna."}' for _ in range(count))
        done = subprocess.run(
            [sys.executable, "-c", MEASURED], input=lines, env=environment, capture_output=True, check=False
        )
        assert done.stdout.count(b"\n") == count
        peaks.append(int(done.stderr.split()[-1]))
    assert peaks[1] < 1.2 * peaks[0]


def test_files_by_name(tallywire, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "c.jsonl").write_bytes(document(id="c") + b"\nrubbish\n")
    (tmp_path / "noname").write_text(PAGE, encoding="utf-8")
    done = tallywire("extract", "a.txt", "b.html", "c.jsonl", "noname", "missing.txt", "--published", "2023-03-04")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["id"] for record in records] == ["a.txt", "b.html", "c", "noname"]
    assert all(record["figures"][0]["measure"] == "killed" for record in records)
    page = records[1]
    first = page["figures"][0]
    assert page["text"][first["start"] : first["end"]] == first["quantity"]
    assert page["published"] == "2023-03-04"
    assert done.returncode == 1
    assert "c.jsonl, line 2: this is not JSON" in done.stderr
    assert "missing.txt: it cannot be read: No such file or directory" in done.stderr
    assert "2 documents could not be read" in done.stderr


def test_files_in_other_encodings(tallywire, tmp_path: Path) -> None:
    """A text of an old Windows and a page in UTF-16 under no name are read as what they are."""
    (tmp_path / "a.txt").write_bytes("Señor Íñigo said:\r\n\r\n“Two people died in Olmué.”".encode("cp1252"))
    (tmp_path / "noname").write_bytes(PAGE.encode("utf-16"))
    done = tallywire("extract", "a.txt", "noname")
    text, page = (json.loads(line) for line in done.stdout.splitlines())
    assert (text["figures"][0]["start"], text["figures"][0]["sentence"]) == (20, "“Two people died in Olmué.”")
    assert page["figures"][0]["measure"] == "killed"


def test_the_body_of_a_page_is_its_text_without_furniture(tallywire, tmp_path: Path) -> None:
    """Offsets count in the whole text; what stands around the news is marked there, and left out of the body."""
    link = "Read also: 90 dead in ferry fire"
    (tmp_path / "a.html").write_text(PAGE.replace("</article>", f"<p>{link}</p></article>"), encoding="utf-8")
    record = json.loads(tallywire("extract", "a.html").stdout)
    kinds = {kind: record["text"][start:end] for start, end, kind in record["paragraphs"]}
    assert kinds["link"] == link
    assert kinds["headline"] == record["title"]
    assert record["text"].startswith(record["title"])
    assert record["body"]
    assert link not in record["body"]
    assert record["title"] not in record["body"]
    assert all(figure["quantity"] != "90" for figure in record["figures"])


def test_a_page_without_an_article_is_named(tallywire, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_text("<html><body></body></html>", encoding="utf-8")
    done = tallywire("extract", "empty.html")
    assert (done.returncode, done.stdout) == (1, "")
    assert "empty.html: no article was found in it" in done.stderr


@pytest.mark.parametrize("arguments", [("extract",), ("sources", "starter")])
def test_a_closed_pipe_ends_the_command_quietly(environment: dict[str, str], arguments: tuple[str, ...]) -> None:
    """As after `| head -1`: no message, and the code that a shell gives for it."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-c", "from flows.cli import main; main()", *arguments],
            env=environment,
            input=document(id="a") + b"\n",
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_several_files_are_explained_one_after_the_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"{name}: {TEXT}", encoding="utf-8")
    assert explain([tmp_path / "one.txt", tmp_path / "two.txt"], None) == 0
    shown = capsys.readouterr().out
    assert shown.index("one.txt: At least") < shown.index("two.txt: At least")
