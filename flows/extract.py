"""Extract: WARC files become Parquet parts.

In go files of the archive (or by other tools), out come parts of 200 attempts each, written whole or not at all, and
a mark for each file that is done. A part's name and content follow from the file and the extractors' version
alone, so that a killed run is taken up where it stopped and nothing is extracted twice. No network, no database.
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from itertools import islice
from pathlib import Path

from flows import marks
from flows.ahead import Ahead, Extracted
from flows.collect import archive
from flows.collect.records import Role, Visit
from flows.marks import Warc
from flows.pages import PageRows, failed, judged, needs_reading, rows_of, warm
from flows.run import Run
from flows.settings import Extract
from flows.workers import Workers
from warehouse.errors import PartDamaged
from warehouse.outcomes import Outcome
from warehouse.parts import PartRows, part_id, write
from warehouse.parts import read as read_part

PAGES_PER_PART = 200
"""Attempts in a part: some 4 s of work, which is what a killed run does again, and 1 MB of Parquet."""


def extract(run: Run, others: Iterable[Warc] = (), ahead: Ahead | None = None) -> Counter[Outcome]:
    """Extract every file that is not done: the archive's own, then others'.

    Args:
        run: whose settings say where files and parts are.
        others: files by other tools, read where they lie.
        ahead: what has begun with files of the archive already, and goes on with the others.

    Returns:
        Attempts by outcome, also added to the run's tally.
    """
    settings = run.settings
    outcomes: Counter[Outcome] = Counter()
    with run.reporter.stage("extract") as stage, nullcontext(ahead) if ahead else Ahead(settings) as reader:
        reader.watch(stage.advance)
        warcs = dict.fromkeys((*reader.begun, *pending(settings.archive_dir, settings.parts_dir, others)))
        for warc, extracted in [(warc, reader.begin(warc)) for warc in warcs]:
            try:
                outcomes += run.engine.batch(f"extract {warc.path.name}", extracted.result).outcomes
            except OSError as error:
                run.lose(f"extracting {warc.path}: {error.strerror or error}; mend that and run again: it is kept")
    run.tally.outcomes += outcomes
    _tell(run, outcomes)
    return outcomes


def _tell(run: Run, outcomes: Counter[Outcome]) -> None:
    pages = [(outcome, count) for outcome, count in outcomes.most_common() if outcome is not Outcome.FEED]
    if pages:
        run.reporter.say("extract: " + ", ".join(f"{count:,} {outcome.value}" for outcome, count in pages))
    for outcome, count in pages:
        if outcome.lost:
            run.reporter.say(
                f"LOST: {count:,} pages: {outcome.meaning}; which: "  # noqa: S608  printed for a person, never run
                f"tallywire sql \"select url, detail from urls where outcome = '{outcome.value}'\""
            )


def reading_pool(settings: Extract) -> Workers[Visit, PageRows]:
    """Give the pool that reads pages."""
    return Workers(rows_of, failed=failed, warm=warm, count=settings.workers, deadline_s=settings.deadline_s)


def pending(archive_dir: Path, parts_dir: Path, others: Iterable[Warc] = ()) -> tuple[Warc, ...]:
    """Give the files that are not extracted, or of which a part has gone since."""
    ours = [Warc(path) for path in sorted(archive_dir.glob("*.warc.gz"))]
    there = {path.name for path in parts_dir.iterdir()} if parts_dir.is_dir() else set()
    return tuple(warc for warc in (*ours, *others) if not marks.is_done(parts_dir, warc, there))


def extract_file(
    warc: Warc, parts_dir: Path, pool: Workers[Visit, PageRows], advance: Callable[[int], None]
) -> Extracted:
    """Extract one file, from where an earlier run stopped, and mark it as done.

    Args:
        warc: the file.
        parts_dir: where parts go.
        pool: reads pages with `flows.pages.rows_of`.
        advance: told how many attempts have been done since it was last told, in another thread.

    Returns:
        What was done now.

    Raises:
        OSError: the file cannot be read, or a part cannot be written.
    """
    first, before = _written(warc, parts_dir)
    visits = islice(archive.read(warc.path, source=warc.source), before, None)
    rows = _in_order(visits, pool)
    outcomes: Counter[Outcome] = Counter()
    figures, ordinal = 0, first

    def write_part(batch: list[PageRows], ordinal: int) -> None:
        write(parts_dir, part_id(warc.path.name, ordinal), _part(batch), warc_file=warc.path.name)
        advance(len(batch))

    with ThreadPoolExecutor(1, "parts") as writer:  # one part behind, so that the pool never waits for the disk
        written: Future[None] | None = None
        while batch := list(islice(rows, PAGES_PER_PART)):
            # What asking for feeds and robots.txt came to is not among the pages' outcomes: discover has told it.
            outcomes.update(page.url.outcome if page.url.role == Role.PAGE else Outcome.FEED for page in batch)
            figures += sum(len(page.read.figures) for page in batch if page.read)
            if written is not None:
                written.result()
            written = writer.submit(write_part, batch, ordinal)
            ordinal += 1
        if written is not None:
            written.result()
    marks.set_mark(parts_dir, warc, ordinal)
    return Extracted(warc.path, ordinal, outcomes, figures)


def _written(warc: Warc, parts_dir: Path) -> tuple[int, int]:
    """Give the number of whole parts that an earlier run wrote of a file, and of the attempts in them."""
    ordinal = attempts = 0
    while (path := parts_dir / part_id(warc.path.name, ordinal)).is_dir():
        try:
            files = read_part(path).files
        except PartDamaged:  # loading puts it aside, and the next run writes it anew
            break
        attempts += sum(file.rows for file in files if file.table == "urls")
        ordinal += 1
    return ordinal, attempts


def _in_order(visits: Iterable[Visit], pool: Workers[Visit, PageRows]) -> Iterator[PageRows]:
    """Give the rows of each visit, in order; only what must be read goes through the pool."""
    waiting: deque[PageRows | None] = deque()  # None: the pool's next result

    def to_read() -> Iterator[Visit]:
        for visit in visits:
            if needs_reading(visit):
                waiting.append(None)
                yield visit
            else:
                waiting.append(judged(visit))

    for result in pool.map(to_read()):
        while (page := waiting.popleft()) is not None:
            yield page
        yield result
    yield from (page for page in waiting if page is not None)


def _part(pages: list[PageRows]) -> PartRows:
    read = [page.read for page in pages if page.read]
    return PartRows(
        articles=[page.article for page in pages if page.article],
        readings=[rows.reading for rows in read],
        figures=[figure for rows in read for figure in rows.figures],
        events=[event for rows in read for event in rows.events],
        urls=[page.url for page in pages],
    )
