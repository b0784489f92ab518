"""Rulings: what analysts decide about an incident or a figure, which every view respects and no machine touches.

In: a decision: who, why, and the numbers that hold. Out: a row in `rulings`; nothing else is changed, and a later
ruling on the same subject takes the place of an earlier one. A number that a correction does not name stays as it is
where it fits with those that it names, and is written into the ruling. The next `publish` shows it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import duckdb

from warehouse.database import sql, transaction
from warehouse.errors import RulingRefused
from warehouse.rows import digest


class Verdict(StrEnum):
    """What a ruling says."""

    CORRECT = "correct"
    """These numbers hold; one that is None is not known, or did not fit with the others."""
    REJECT = "reject"
    """Leave it out of every total."""
    WITHDRAW = "withdraw"
    """What the machines say holds again."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling as it was recorded; `subject` is incident or figure."""

    ruling_id: str
    subject: str
    subject_id: str
    verdict: Verdict
    low: int | None
    best: int | None
    high: int | None
    who: str
    why: str
    ruled_at: datetime


def rule(  # noqa: PLR0913 - each is one column of the ruling
    connection: duckdb.DuckDBPyConnection,
    subject_id: str,
    verdict: Verdict,
    *,
    who: str,
    why: str,
    low: int | None = None,
    best: int | None = None,
    high: int | None = None,
    unknown: Collection[str] = (),
    now: datetime | None = None,
) -> Ruling:
    """Record a ruling.

    Args:
        connection: from `open_warehouse`.
        subject_id: an incident's or a figure's id.
        verdict: what is ruled.
        who: the analyst; must not be empty.
        why: the reason; must not be empty.
        low: lower bound that holds; only with `Verdict.CORRECT`, and likewise `best` and `high`. One that is None
            stays what it was, unless it contradicts the others.
        best: the number that holds.
        high: upper bound that holds.
        unknown: which of "low", "best" and "high" are not known, whatever was said before.
        now: the time of ruling (UTC); the clock's where it is None.

    Returns:
        What was recorded.

    Raises:
        RulingRefused: the subject is not known, nobody or no reason is named, or the numbers make no sense.
    """
    doing = f"ruling on {subject_id}"
    row = connection.execute(sql("queries/ruling_subject.sql"), {"id": subject_id}).fetchone()
    if row is None:
        raise RulingRefused(f"{doing}: there is no incident and no figure of this id; `from tolls` shows ids")
    if not who.strip() or not why.strip():
        raise RulingRefused(f"{doing}: say who rules and why")
    known = [number for number in (low, best, high) if number is not None]
    if bool(known or unknown) is not (verdict is Verdict.CORRECT):
        raise RulingRefused(f"{doing}: numbers belong to the verdict `correct`, and to it alone")
    if known != sorted(known) or any(number < 0 for number in known):
        raise RulingRefused(f"{doing}: low, best and high must rise and not be negative, not {known}")
    if verdict is Verdict.CORRECT:
        low, best, high = _kept(row[1:], (low, best, high), unknown)
        if low is best is high is None:
            raise RulingRefused(f"{doing}: no number would be left; `reject` leaves it out of every total")
    moment = (now or datetime.now(UTC)).astimezone(UTC)
    ruling = Ruling(
        digest(subject_id, verdict, who, why, moment.isoformat()),
        *(str(row[0]), subject_id, verdict, low, best, high, who.strip(), why.strip(), moment),
    )
    with transaction(connection):
        connection.execute(
            sql("queries/ruling_add.sql"),
            {
                "ruling_id": ruling.ruling_id,
                "subject": ruling.subject,
                "subject_id": subject_id,
                "verdict": verdict.value,
                "low": low,
                "best": best,
                "high": high,
                "who": ruling.who,
                "why": ruling.why,
                "ruled_at": moment.replace(tzinfo=None).isoformat(),
            },
        )
    return ruling


def resting_on(connection: duckdb.DuckDBPyConnection, figure_id: str) -> tuple[str, ...]:
    """Name the incidents whose event rows rest on a figure: a ruling on the figure leaves their numbers as they are."""
    return tuple(row[0] for row in connection.execute(sql("queries/resting_on.sql"), {"id": figure_id}).fetchall())


def _kept(
    before: Sequence[int | None], ruled: Sequence[int | None], unknown: Collection[str]
) -> tuple[int | None, int | None, int | None]:
    """Give low, best and high: those that are ruled, else those from before that do not contradict them."""
    low, best, high = (
        number if number is not None else (None if name in unknown else earlier)
        for name, number, earlier in zip(("low", "best", "high"), ruled, before, strict=True)
    )
    if ruled[0] is None and low is not None and any(n is not None and n < low for n in ruled):
        low = None
    if ruled[2] is None and high is not None and any(n is not None and n > high for n in ruled):
        high = None
    fits = (low is None or best is None or low <= best) and (high is None or best is None or best <= high)
    return low, best if fits or ruled[1] is not None else None, high
