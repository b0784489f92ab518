"""JSON Lines of documents in, JSON Lines of predictions out, in step: the heart of `tallywire extract`.

Lines are read as they arrive and answered in their order; memory is that of a few hundred lines however many
come. The first lines are read in this process, so that a short input is answered at once; when more arrive than
that, worker processes take over. A line that cannot be read is named on the error stream and the others are done.
This module opens no file.
"""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, BinaryIO

from extractors.model import Document
from extractors.read import read
from flows.predictions import prediction
from flows.worker import Failure
from flows.workers import Workers

AT_HAND = 200
"""Lines done in this process before workers are started: starting them costs as much as some 500 short texts."""

WORTH_SHARING = 32
"""Lines that must have arrived together to be shared out; fewer are done here, so that a caller who waits for
each answer before the next question gets it."""

BLOCK_BYTES = 1 << 20
"""Bytes taken at a time, if so many are there; a pipe gives up to 64 KiB."""

CHUNK = 16
"""Lines that a worker takes at a time: some 20 ms of work, against 0.2 ms to hand them over."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of one line: a line of output, or an error in words."""

    number: int
    output: bytes | None
    error: str | None = None


class LineError(ValueError):
    """A line is not a document; the message says why."""


def answer_stream(source: BinaryIO, sink: BinaryIO, complain: Callable[[str], None], *, workers: int = 0) -> int:
    """Answer every document of a stream.

    Args:
        source: JSON Lines, UTF-8, as `io.BufferedReader` gives them.
        sink: gets one line for each document that could be read, in order, flushed whenever input pauses.
        complain: gets one sentence for each line that could not.
        workers: processes for long input; 0 means one for each core, 1 none but this.

    Returns:
        The number of lines that could not be answered.
    """
    bad = count = 0
    pool: Workers[tuple[int, bytes], Answer] | None = None
    with ExitStack() as stack:
        for block in _blocks(source):
            numbered = [(count + n, line) for n, line in enumerate(block, start=1) if line.strip()]
            count += len(block)
            share = count > AT_HAND and len(numbered) >= WORTH_SHARING and workers != 1
            if share and pool is None:
                pool = stack.enter_context(Workers(answer, failed=_unanswered, warm=warm, count=workers, chunk=CHUNK))
            for reply in pool.map(numbered) if share and pool else map(answer, numbered):
                if reply.output is None:
                    bad += 1
                    complain(f"line {reply.number}: {reply.error}")
                else:
                    sink.write(reply.output)
            sink.flush()
    return bad


def answer(numbered: tuple[int, bytes]) -> Answer:
    """Answer one numbered line; never raises."""
    number, line = numbered
    try:
        document, name = parse_line(line, number)
        return Answer(number, encode(prediction(read(document), name)))
    except LineError as error:
        return Answer(number, None, str(error))
    except Exception as error:  # noqa: BLE001  one text must never stop the others
        return Answer(number, None, f"reading the text failed with {type(error).__name__}: {error}; please report it")


def warm() -> None:
    """Open what the extractors open on their first text."""
    read(Document(text="One person was killed in Geneva on Monday."))


def parse_line(line: bytes, number: int) -> tuple[Document, Any]:
    """Read one line of input.

    Args:
        line: a JSON object with `text`, and if it likes `id`, `title`, `published`, `url`; other keys are ignored.
        number: the line's number, which stands in for a missing id.

    Returns:
        The document, and its id as it was written.

    Raises:
        LineError: the line is not such an object.
    """
    try:
        record = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise LineError(f"this is not JSON in UTF-8: {error}") from None
    if not isinstance(record, dict):
        raise LineError(f"this is a JSON {type(record).__name__}; a document is an object with 'text'")
    text = record.get("text")
    if not isinstance(text, str):
        raise LineError("the document has no 'text', or it is not a string")
    name = record.get("id")
    name = str(number) if name is None else name
    title, url = (value if isinstance(value := record.get(key), str) else None for key in ("title", "url"))
    return Document(text, str(name), title, parse_day(record.get("published")), url), name


def parse_day(value: Any) -> date | None:
    """Read a publication day: an ISO date or time, or nothing.

    Raises:
        LineError: it is something else.
    """
    if value in (None, ""):
        return None
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise LineError(f"'published' is {value!r}; write an ISO date like 2024-05-17, or leave it out") from None
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def encode(record: dict[str, Any]) -> bytes:
    """Write one record as a line of UTF-8; half a surrogate pair, which UTF-8 has no form for, as an escape."""
    try:
        return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record).encode("ascii") + b"\n"


def _unanswered(numbered: tuple[int, bytes], failure: Failure) -> Answer:
    return Answer(numbered[0], None, f"reading the text {failure.detail}; please report it")


def _blocks(source: BinaryIO) -> Iterator[list[bytes]]:
    """Give the lines that are there, without waiting for more; the last may lack its line end."""
    pieces: list[bytes] = []  # of a line that has not ended yet
    take = source.read1 if isinstance(source, io.BufferedIOBase) else source.read
    while chunk := take(BLOCK_BYTES):
        head, newline, rest = chunk.rpartition(b"\n")
        if newline:
            pieces.append(head)
            yield b"".join(pieces).split(b"\n")
            pieces = []
        pieces.append(rest)
    if last := b"".join(pieces):
        yield [last]
