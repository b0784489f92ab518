"""Articles that print one text share a story, in whatever order they arrive; others do not."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from extractors.model import Article, Document, Paragraph, ParagraphKind
from extractors.read import read
from warehouse.build import Origin, article_row, reading_rows
from warehouse.incidents import reconcile
from warehouse.load import load
from warehouse.parts import PartRows, write
from warehouse.sketch import SIZE, sketch
from warehouse.store import open_warehouse

NOON = datetime(2031, 5, 3, 12, tzinfo=UTC)
TABLES = ("reprints", "story_members")
OUTLETS = ("Cape Courier", "Harbour Post", "Inland Herald", "Delta Times", "Northern Mail", "Valley Star")

WIRE = [
    (
        "TARHUNA, Libya (Coastal News Agency) – At least 14 people were killed when a bus carrying farm workers "
        "left the mountain road above Tarhuna on Saturday and fell into a dry river bed, the regional ambulance "
        "service said."
    ),
    (
        "The bus had set out before dawn from the olive groves of the plain and was climbing towards the market "
        "of the upper town when its brakes failed on the last bend, according to a lorry driver who had been "
        "following it."
    ),
    (
        "Osama Belhaj, who heads the ambulance service, said that nine passengers had been taken to the hospital "
        "with broken bones, and that the road would stay closed until a crane arrived from the coast."
    ),
    ("Shopkeepers lowered ropes to those who had been thrown clear, and used doors as stretchers to carry them up."),
    (
        "The bend has no barrier. The council voted money for one four years ago, but the work was put off twice "
        "after the contractor asked for a higher price and the dispute went before a court in the capital."
    ),
    "Owners of the bus company could not be reached for comment on Saturday, and its office was shut.",
    (
        "Buses on the route are often twice as full as they are licensed to be, since there is no other way for "
        "the workers to reach the groves during the harvest, which lasts until the end of the month."
    ),
    "Prayers for the dead were to be said on Sunday at noon in the square in front of the old mosque.",
]
FOLLOW_UP = [
    (
        "Prosecutors in Tarhuna have questioned the owner of a bus that fell into a river bed on Saturday, and "
        "two more of its passengers have died of their wounds, a court clerk told reporters outside the building "
        "on Monday evening."
    ),
    (
        "The owner denies that the brakes had been overdue for repair. His lawyer handed in receipts from a "
        "garage on the coast, dated in the spring, and asked for a second opinion by an engineer from the "
        "university."
    ),
    (
        "Hundreds followed the coffins through the upper town on Sunday behind the drummers of the harvest guild, "
        "who had wrapped their instruments in cloth; shops stayed shut, and the school sent its pupils home at "
        "noon."
    ),
    ("A deputy from the province promised that the barrier would be built before winter and paid from his own budget."),
    ("Families of the workers want more than that: a licensed line with a timetable, and a clinic at the groves."),
    ("The union has called for a day without picking on Thursday, the first in eleven years, unless talks begin."),
]
OTHER_REPORT = [
    (
        "A crowded bus plunged off a mountain road in the north-west of Libya on Saturday, killing 14 labourers "
        "on their way to work, rescuers and a doctor at Tarhuna's hospital told this newspaper."
    ),
    (
        "Witnesses described how the vehicle swerved, struck a rock and rolled down a slope of sixty metres "
        "before it came to rest upside down among the oleanders. Nine people were pulled out alive."
    ),
    (
        "“We heard the horn and then nothing,” said Salma Derbi, who sells tea at the bend. She and her "
        "neighbours tied bedsheets together to reach the wounded, because no ambulance came for the better part "
        "of an hour."
    ),
    "Accidents are frequent on the steep stretch, which was laid out for carts and has never been widened.",
    "The ministry of transport did not answer questions about how many such roads lack a barrier.",
]


def article(
    n: int, body: Sequence[str], title: str, hours: float = 0, outlet: str | None = None, url: str = ""
) -> Article:
    text = "\n\n".join([title, *body])
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Paragraph(start, start + len(part), ParagraphKind.BODY if start else ParagraphKind.HEADLINE))
        start += len(part) + 2
    name = outlet or OUTLETS[n % len(OUTLETS)]
    return Article(
        url=url or f"https://outlet{n}.example/{n}",
        title=title,
        text=text,
        paragraphs=tuple(spans),
        language="en",
        outlet=name,
        published=(NOON + timedelta(hours=hours)).date(),
    )


Made = tuple[Article, datetime]


def made(n: int, body: Sequence[str], title: str = "Bus crash", hours: float = 0, **more: str) -> Made:
    return article(n, body, title, hours, **more), NOON + timedelta(hours=hours, minutes=n)


REPRINTS = [
    made(0, WIRE, "Bus falls into river bed, 14 dead"),
    made(1, WIRE, "Tragedy above Tarhuna as farm workers die", hours=2),
    made(2, WIRE[:5], "14 killed in bus crash", hours=3),
    made(
        3, [*WIRE[:2], "Two of the dead came from our own district, its mayor told this newspaper.", *WIRE[2:]], hours=5
    ),
    made(4, [*WIRE[:3], "Read our guide to the olive harvest."], hours=6),
    made(5, ["(Agencies)", *WIRE[1:6]], hours=20),
]
APART = [
    made(6, OTHER_REPORT, hours=4, outlet="Mountain Echo"),
    made(7, [*FOLLOW_UP, WIRE[4], WIRE[1], WIRE[6], WIRE[2]], "Owner of bus questioned", hours=52),
]


def load_in(folder: Path, batches: Sequence[Sequence[Made]]) -> duckdb.DuckDBPyConnection:
    connection = open_warehouse(folder / "w.duckdb")
    for n, batch in enumerate(batches):
        rows = [article_row(one, Origin(fetched)) for one, fetched in batch]
        reads = [
            reading_rows(read(Document(one.text, title=one.title, published=one.published)), row)
            for (one, _), row in zip(batch, rows, strict=True)
        ]
        part = PartRows(
            articles=rows,
            readings=[one.reading for one in reads],
            figures=[figure for one in reads for figure in one.figures],
            events=[event for one in reads for event in one.events],
        )
        load(connection, write(folder / "parts", f"p{n}", part, extractor_version="1"))
        reconcile(connection)
    return connection


def stories(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    return dict(connection.execute("select url, story_id from article_stories").fetchall())


def grouped(told: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(url for url in told if told[url] == story) for story in told.values()}


def test_reprints_share_a_story_and_others_do_not(tmp_path: Path) -> None:
    """One story: another headline, a cut tail, a local paragraph, a lost lead. Not: another report, a follow-up."""
    everything = [*REPRINTS, *APART]
    with load_in(tmp_path / "all", [everything]) as connection:
        told = stories(connection)
        assert grouped(told) == {
            frozenset(one.url for one, _ in REPRINTS),
            *(frozenset({one.url}) for one, _ in APART),
        }
        first = article_row(REPRINTS[0][0], Origin(REPRINTS[0][1])).article_id
        assert told[REPRINTS[0][0].url] == first
        row = connection.execute("select story_id, outlet, articles, outlets from stories limit 1").fetchone()
        assert row == (first, "Cape Courier", 6, 6)
    for seed in range(4):
        shuffled = list(everything)
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - a test wants the same chance again
        with load_in(tmp_path / f"{seed}", [[one] for one in shuffled]) as connection:
            assert stories(connection) == told, seed


def test_independent_sources_count_stories(tmp_path: Path) -> None:
    """Five papers with a toll from one wire story are one source; the paper with its own report is a second."""
    with load_in(tmp_path, [[*REPRINTS, APART[0]]]) as connection:
        row = connection.execute(
            "select best, articles, independent_sources from incidents where measure = 'killed' order by articles desc"
        ).fetchone()
    assert row == (14, 6, 2)


def test_a_text_that_draws_on_two_stories_does_not_join_them(tmp_path: Path) -> None:
    """It prints the earlier of the two, and the other stays a story of its own."""
    mixture = made(2, [*WIRE, *FOLLOW_UP], hours=53)
    second = made(1, FOLLOW_UP, "Owner of bus questioned", hours=52)
    batches = [[mixture], [second], [made(0, WIRE)]]
    with load_in(tmp_path, batches) as connection:
        told = stories(connection)
    assert told["https://outlet0.example/0"] == told["https://outlet2.example/2"] != told["https://outlet1.example/1"]


def test_bulletins_of_one_outlet_are_apart_and_versions_of_a_page_together(tmp_path: Path) -> None:
    """A daily bulletin repeats its frame with other numbers; a page that gains a paragraph tells the same story."""
    first, fetched = made(0, WIRE)
    later = replace(article(0, [*WIRE, FOLLOW_UP[3]], "Bus crash, updated", 3), url=first.url)
    bulletin = [text.replace("14", "17").replace("nine", "four").replace("Saturday", "Tuesday") for text in WIRE]
    batch = [(first, fetched), (later, fetched + timedelta(hours=3)), made(9, bulletin, hours=72, outlet=OUTLETS[0])]
    with load_in(tmp_path, [batch]) as connection:
        groups = connection.execute(
            "select list(title order by fetched_at) from article_stories group by story_id order by all"
        ).fetchall()
    assert groups == [(["Bus crash"],), (["Bus crash", "Bus crash, updated"],)]


def test_a_day_of_news_touches_only_what_it_concerns(tmp_path: Path) -> None:
    """A reprint that comes later changes no other story, and a reprint's claims only where it is a claim."""
    with load_in(tmp_path, [[*REPRINTS[:3], *APART]]) as connection:
        before = connection.execute("select * from story_members order by all").fetchall()
    with load_in(tmp_path, [[*REPRINTS[:3], *APART], [REPRINTS[3]]]) as connection:
        after = connection.execute("select * from story_members order by all").fetchall()
        changed = connection.execute("select article_id from changed_stories").fetchall()
    new = article_row(REPRINTS[3][0], Origin(REPRINTS[3][1])).article_id
    assert changed == [(new,)]
    assert [row for row in after if row[0] != new] == before


def test_a_warehouse_of_before_learns_when_repeated_articles_were_fetched(tmp_path: Path) -> None:
    """Pairs and stories that an earlier Tallywire found are kept."""
    with load_in(tmp_path, [REPRINTS]) as connection:
        told = [connection.execute(f"select * from {table} order by all").fetchall() for table in TABLES]  # noqa: S608
        for table, column in zip(TABLES, ("original_at", "story_at"), strict=True):
            connection.execute(f"create or replace table {table} as select * exclude ({column}) from {table}")  # noqa: S608
        connection.execute("delete from migrations where name = '0005_reprint_times'")
    with open_warehouse(tmp_path / "w.duckdb") as connection:
        after = [connection.execute(f"select * from {table} order by all").fetchall() for table in TABLES]  # noqa: S608
    assert all(told)
    assert after == told


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_a_text_without_words_has_no_sketch(text: str) -> None:
    assert sketch(text) == ()


def test_sketches_are_comparable_for_ever() -> None:
    """They are stored: another version of the library that hashed otherwise would part what belongs together."""
    told = sketch("Two boats with 40 people on board are missing off the cape since Sunday night.")
    assert (len(told), told[:3]) == (SIZE, (3347220604, 1189725900, 3274593967))
    assert told == sketch("TWO BOATS with 40 people on board – are missing off the cape, since Sunday night!")


def test_sketches_estimate_the_share_in_common() -> None:
    """Half of the words of two long texts in common: a third of the shingles, give or take three standard errors."""
    chance = random.Random(3)  # noqa: S311 - a test wants the same chance again
    words = [f"word{n}" for n in range(3000)]
    same, one, other = (" ".join(chance.choices(words, k=400)) for _ in range(3))
    agree = sum(a == b for a, b in zip(sketch(f"{same} {one}"), sketch(f"{same} {other}"), strict=True)) / SIZE
    assert abs(agree - 1 / 3) < 3 * 0.042
