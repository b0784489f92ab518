"""How event rows of several articles become an incident: a table of small stories."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import duckdb
import pytest

from extractors.model import DatePrecision, Days, Place, PlacePrecision, Scope, Status
from warehouse.incidents import reconcile
from warehouse.load import load

VELMAR = Place("Velmar", "QVL", 10.0, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale")
OTHER_SPELLING = Place("Vél-mar", "QVL", 10.01, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale")
SORRIN = Place("Sorrin", "QVL", 11.0, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale")
NEARBY = Place("Velmar Heights", "QVL", 10.1, 20.0, PlacePrecision.SETTLEMENT, admin1="Upper Vale")
PROVINCE = Place("Upper Vale", "QVL", 10.5, 20.0, PlacePrecision.ADMIN1, admin1="Upper Vale")
COUNTRY = Place("Valeria", "QVL", 11.0, 21.0, PlacePrecision.COUNTRY)
ABROAD = Place("Velmar", "QKS", 40.0, 60.0, PlacePrecision.SETTLEMENT)

WIRE = "The river rose in the night and took the lower mill with all who slept there"


@dataclass(frozen=True)
class Claim:
    """One article: its outlet, when it was published and fetched (hours after 4 May, noon), and what it counts."""

    outlet: str
    best: int | None
    hour: int = 0
    low: int | None = -1
    high: int | None = -1
    place: Place | None = VELMAR
    days: tuple[int, int] | None = (3, 3)
    group: str | None = None
    source: str | None = None
    actor: str | None = None
    scope: Scope = Scope.INCIDENT
    status: Status = Status.ASSERTED
    page: str = "a"
    wording: str = ""
    title: str = "Report"


Tell = Callable[..., list[tuple[Any, ...]]]


@pytest.fixture
def tell(warehouse: duckdb.DuckDBPyConnection, newsroom: Any) -> Tell:
    def tell(*claims: Claim, columns: str = "low, best, high") -> list[tuple[Any, ...]]:
        for n, claim in enumerate(claims):
            moment = datetime(2031, 5, 4, 12, tzinfo=UTC) + timedelta(hours=claim.hour)
            days = claim.days and Days(date(2031, 5, claim.days[0]), date(2031, 5, claim.days[1]), DatePrecision.DAY)
            number = next(v for v in (claim.best, claim.low, claim.high) if v is not None and v >= 0)
            letter = chr(97 + n)
            wording = claim.wording or " ".join(f"{claim.outlet}{letter}{a}{b}" for a in "abcdef" for b in "ghijk")
            newsroom.part(
                (f"https://{claim.outlet}.example/{claim.page}", number),
                fetched_at=moment,
                text=claim.title + "\n\n" + wording + "\nThere were {} dead.",
                article={"published": moment.date()},
                figure={
                    "place": claim.place,
                    "days": days,
                    "group": claim.group,
                    "source": claim.source,
                    "actor": claim.actor,
                    "scope": claim.scope,
                    "status": claim.status,
                },
                event={
                    "best": claim.best,
                    "low": claim.best if claim.low == -1 else claim.low,
                    "high": claim.best if claim.high == -1 else claim.high,
                },
            )
            load(warehouse, newsroom.written[-1])
        reconcile(warehouse)
        query = f"select {columns} from incidents order by first_known, best"  # noqa: S608
        return warehouse.execute(query).fetchall()

    return tell


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([Claim("one", 12), Claim("two", 12, 1)], [(12, 12, 12)], id="the same number"),
        pytest.param(
            [Claim("one", 12), Claim("two", 12, 1, place=OTHER_SPELLING)],
            [(12, 12, 12)],
            id="the place spelt otherwise",
        ),
        pytest.param([Claim("one", 12), Claim("two", 12, 1, place=NEARBY)], [(12, 12, 12)], id="a suburb, same number"),
        pytest.param(
            [Claim("one", 12), Claim("two", 4, 1, place=NEARBY)],
            [(12, 12, 12), (4, 4, 4)],
            id="a suburb, another number",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 12, 1, place=SORRIN)],
            [(12, 12, 12), (12, 12, 12)],
            id="another town",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 12, 1, place=ABROAD)],
            [(12, 12, 12), (12, 12, 12)],
            id="a namesake abroad",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 13, 1, place=PROVINCE)],
            [(12, 12, 12)],
            id="the province, a like number, kept out of the numbers",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 40, 1, place=PROVINCE)],
            [(12, 12, 12), (40, 40, 40)],
            id="the province, another number",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 12, 1, place=COUNTRY)],
            [(12, 12, 12)],
            id="the country, the same number",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 13, 1, place=COUNTRY)],
            [(12, 12, 12), (13, 13, 13)],
            id="the country, another number",
        ),
        pytest.param([Claim("one", 12), Claim("two", 15, 26)], [(15, 15, 15)], id="the toll rises next day"),
        pytest.param([Claim("one", 12), Claim("two", 15, 2)], [(15, 15, 15)], id="the toll rises within the day"),
        pytest.param([Claim("one", 12), Claim("one", 9, 2)], [(9, 9, 9)], id="the same outlet corrects downward"),
        pytest.param(
            [Claim("one", 12, source="Vale police"), Claim("two", 9, 2, source="Vale police")],
            [(9, 9, 9)],
            id="the same source corrects downward",
        ),
        pytest.param(
            [Claim("one", 12, source="Vale police"), Claim("two", 20, 2, source="Red Lantern")],
            [(12, 20, 20)],
            id="two sources on one day",
        ),
        pytest.param([Claim("one", 60), Claim("two", 3, 2)], [(60, 60, 60)], id="a twentieth of it is a part of it"),
        pytest.param(
            [Claim("one", 12), Claim("two", 5, 1, group="children")],
            [(12, 12, 12)],
            id="five children among twelve",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 5, 1, group="perpetrators")],
            [(12, 12, 12), (5, 5, 5)],
            id="attackers are counted apart",
        ),
        pytest.param(
            [Claim("one", 12, days=(3, 3)), Claim("two", 12, 1, days=(2, 2))],
            [(12, 12, 12)],
            id="days that adjoin, same number",
        ),
        pytest.param(
            [Claim("one", 12, days=(3, 3)), Claim("two", 7, 1, days=(2, 2))],
            [(12, 12, 12), (7, 7, 7)],
            id="days that adjoin, another number",
        ),
        pytest.param(
            [Claim("one", 12, days=(3, 3)), Claim("two", 19, 24, days=(4, 4), title="Toll of mill fire rises")],
            [(19, 19, 19)],
            id="days that adjoin, and a headline that announces a new toll",
        ),
        pytest.param(
            [Claim("one", 12, days=(3, 3)), Claim("two", 99, 24, days=(4, 4), title="Toll of mill fire rises")],
            [(12, 12, 12), (99, 99, 99)],
            id="a toll that cannot have grown so much",
        ),
        pytest.param(
            [Claim("one", 3, days=(3, 3)), Claim("two", 3, 1, days=(2, 2))],
            [(3, 3, 3), (3, 3, 3)],
            id="small numbers fall together by chance",
        ),
        pytest.param([Claim("one", 12), Claim("two", 12, 1, days=None)], [(12, 12, 12)], id="no day stated"),
        pytest.param(
            [Claim("one", 12, place=None), Claim("two", 12, 1, place=None)],
            [(12, 12, 12), (12, 12, 12)],
            id="no place stated: each page for itself",
        ),
        pytest.param(
            [Claim("one", 12, actor="the Vale army"), Claim("two", 14, 1, actor="Vale's army")],
            [(14, 14, 14)],
            id="actors that share a word",
        ),
        pytest.param(
            [Claim("one", 12, actor="the Vale army"), Claim("two", 7, 1, actor="bandits")],
            [(12, 12, 12), (7, 7, 7)],
            id="other actors, other numbers",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 12, 1, status=Status.FEARED)],
            [(12, 12, 12), (12, 12, 12)],
            id="feared is not killed",
        ),
        pytest.param(
            [Claim("one", 12), Claim("two", 900, 1, scope=Scope.CUMULATIVE)],
            [(12, 12, 12), (900, 900, 900)],
            id="a cumulative total is no incident",
        ),
        pytest.param(
            [Claim("one", None, low=40, high=None), Claim("two", 45, 1, source="x")],
            [(40, 45, 45)],
            id="scores, then a number",
        ),
        pytest.param(
            [Claim("one", 12, high=None), Claim("two", 9, 30, low=None, high=9)],
            [(None, 9, 9)],
            id="bounds that nobody gives stay missing",
        ),
        pytest.param([Claim("one", 0), Claim("two", 0, 1)], [(0, 0, 0)], id="none is a number"),
    ],
)
def test_two_articles(tell: Tell, claims: list[Claim], expected: list[tuple[int, ...]]) -> None:
    assert tell(*claims) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([Claim("one", 12), Claim("two", 12, 1)], (2, False, []), id="two tell of it"),
        pytest.param(
            [Claim("one", 12, wording=WIRE),
             Claim("two", 12, 1, wording=WIRE)],
            (1, False, ["reprint"]),
            id="a reprint is no confirmation",
        ),
        pytest.param([Claim("one", 12), Claim("one", 12, 1, page="b")], (1, False, []), id="one outlet twice"),
        pytest.param(
            [Claim("one", 12, source="Vale police"), Claim("two", 20, 2, source="Red Lantern")],
            (2, True, ["dispute"]),
            id="two sources on one day contradict one another",
        ),
        pytest.param(
            [Claim("one", 20, source="Vale police"), Claim("two", 12, 30, source="Red Lantern")],
            (2, True, ["older", "dispute"]),
            id="a later source says less",
        ),
        pytest.param([Claim("one", 12), Claim("two", 15, 26)], (2, False, ["older"]), id="a rising toll is no dispute"),
        pytest.param(
            [Claim("one", 12), Claim("two", 5, 1, group="children"), Claim("three", 13, 1, place=PROVINCE)],
            (3, False, ["subset", "wider_area"]),
            id="a part and a wider place",
        ),
    ],
)  # fmt: skip
def test_who_says_it_and_why_they_differ(tell: Tell, claims: list[Claim], expected: tuple[Any, ...]) -> None:
    assert tell(*claims, columns="independent_sources, disputed, reasons") == [expected]


def test_claims_of_an_incident_say_why_they_differ(tell: Tell, warehouse: duckdb.DuckDBPyConnection) -> None:
    ((incident,),) = tell(
        Claim("one", 9),
        Claim("two", 12, 25),
        Claim("three", 5, 25, group="children"),
        Claim("four", 14, 26, days=(2, 3)),
        columns="incident_id",
    )
    assert warehouse.execute(
        "select outlet, best, why_differs from claims_of(?) order by outlet", [incident]
    ).fetchall() == [
        ("four.example", 14, None),
        ("one.example", 9, "older"),
        ("three.example", 5, "subset"),
        ("two.example", 12, "older"),
    ]


def test_what_was_known_on_any_day(tell: Tell, warehouse: duckdb.DuckDBPyConnection) -> None:
    """A page that changes adds a version; what it said before stays known for the time before."""
    tell(Claim("one", 9), Claim("two", 12, 25), Claim("one", 15, 50))

    def known(hour: int) -> list[tuple[Any, ...]]:
        moment = datetime(2031, 5, 4, 12, tzinfo=UTC) + timedelta(hours=hour)
        return warehouse.execute(
            "select best, claims from incidents_as_of(?)", [moment.replace(tzinfo=None)]
        ).fetchall()

    assert [known(hour) for hour in (-1, 0, 24, 25, 49, 50)] == [
        *([], [(9, 1)], [(9, 1)], [(12, 2)], [(12, 2)], [(15, 2)])
    ]
    assert warehouse.execute("select best, claims from incidents").fetchall() == [(15, 2)]
    assert warehouse.execute("select list_sort(list(value)) from claims_as_of('2031-05-05 13:00')").fetchall() == [
        ([9, 12],)
    ]
    assert warehouse.execute("select list_sort(list(value)) from claims_as_of('2031-05-07')").fetchall() == [
        ([12, 15],)
    ]


def test_a_day_of_news_touches_only_what_it_concerns(tell: Tell, warehouse: duckdb.DuckDBPyConnection) -> None:
    tell(*(Claim("one", 12, place=Place(f"Town {n}", "QVL", n, n, PlacePrecision.SETTLEMENT), page=str(n))
           for n in range(10)))  # fmt: skip
    before = warehouse.execute("select incident_id, first_known from incidents").fetchall()
    tell(Claim("two", 13, 2, place=Place("Town 3", "QVL", 3, 3, PlacePrecision.SETTLEMENT)))
    assert warehouse.execute("select count(*) from touched_incidents").fetchone() == (1,)
    assert set(warehouse.execute("select incident_id, first_known from incidents").fetchall()) == set(before)


@pytest.mark.parametrize(
    ("totals", "expected"),
    [
        ([900, 950, 980], []),
        ([900, 850, 980], [("falls", 850)]),
        ([900, 9500, 9600], [("jump", 9500)]),
        ([1240, 1520, 1270, 1280], [("transposed", 1520), ("falls", 1270)]),
        ([1240, 1052, 1260], [("falls", 1052)]),
        ([1240, 2150, 1260], [("transposed", 2150), ("falls", 1260)]),
        ([1300, 1230, 1330], [("transposed", 1230)]),
    ],
)
def test_totals_that_cannot_be_are_flagged_not_mended(
    tell: Tell, warehouse: duckdb.DuckDBPyConnection, totals: list[int], expected: list[tuple[str, int]]
) -> None:
    told = tell(
        *(Claim("one", total, 24 * n, scope=Scope.CUMULATIVE, page=str(n)) for n, total in enumerate(totals)),
        columns="best",
    )
    assert told == [(totals[-1],)]
    assert warehouse.execute("select flag, value from series_flags order by day").fetchall() == expected


def test_a_page_that_corrects_its_day_moves_the_incident(tell: Tell) -> None:
    """What every page has taken back does not lead any more."""
    assert tell(Claim("one", 12, days=(3, 3)), Claim("one", 12, 5, days=(2, 2)), columns="date_start, claims") == [
        (date(2031, 5, 2), 1)
    ]


def test_one_incident_of_a_day_is_told_as_among_all(tell: Tell, warehouse: duckdb.DuckDBPyConnection) -> None:
    """Whether what is told of it had settled by then or not."""
    tell(Claim("one", 9), Claim("two", 12, 25), Claim("one", 15, 50))
    names = [row[0] for row in warehouse.execute("select incident_id from incidents").fetchall()]
    for hour in (24, 49, 60):
        moment = datetime(2031, 5, 4, 12) + timedelta(hours=hour)  # noqa: DTZ001 - the warehouse's times are UTC
        among_all = warehouse.execute("from incidents_as_of(?)", [moment]).fetchall()
        told = [warehouse.execute("from incidents_as_of(?, ?)", [moment, name]).fetchall() for name in names]
        assert among_all
        assert [row for rows in told for row in rows] == among_all
