"""What every stage of a run is given, and what it gives back to be counted."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from secrets import token_hex

from flows.engine import Engine
from flows.progress import Reporter
from flows.settings import Settings
from warehouse.outcomes import Outcome


@dataclass(slots=True)
class Tally:
    """What a run has come to; it grows with each stage.

    Attributes:
        outcomes: attempts to get a URL, by their one outcome.
        articles: versions that were new in the warehouse.
        figures: that were new in the warehouse.
        events: that were new in the warehouse.
        parts: loaded.
        incidents: that are new or have changed.
        recovered: attempts that an earlier, killed run had archived and not extracted.
        trouble: what could not be kept, in words.
        asked: sources that were asked what they have.
        unanswered: those of them that could not be asked.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    articles: int = 0
    figures: int = 0
    events: int = 0
    parts: int = 0
    incidents: int = 0
    recovered: int = 0
    trouble: list[str] = field(default_factory=list)
    asked: int = 0
    unanswered: int = 0

    @property
    def asked_in_vain(self) -> bool:
        """Whether there were sources and none of them could be asked: news may be missing, and somebody must look."""
        return bool(self.asked) and self.unanswered == self.asked

    @property
    def lost(self) -> int:
        """Pages that arrived and could not be read, and whatever else could not be kept."""
        return sum(count for outcome, count in self.outcomes.items() if outcome.lost) + len(self.trouble)

    def rows(self) -> list[dict[str, str | int | float | None]]:
        """Give it as a table: outcomes with what they mean, then what was added."""
        outcomes = sorted(self.outcomes.items(), key=lambda item: (-item[1], item[0]))
        rows: list[dict[str, str | int | float | None]] = [
            {"what": outcome.value, "count": count, "meaning": outcome.meaning} for outcome, count in outcomes
        ]
        return [
            *rows,
            {"what": "articles", "count": self.articles, "meaning": "article versions that are new"},
            {"what": "figures", "count": self.figures, "meaning": "figures that are new"},
            {"what": "incidents", "count": self.incidents, "meaning": "incidents that are new or have changed"},
            {"what": "lost", "count": self.lost, "meaning": "; ".join(self.trouble) or "what could not be kept"},
        ]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command.

    Attributes:
        settings: what it is told.
        engine: carries out its stages.
        reporter: tells a person.
        started_at: UTC.
        run_id: sorts by time and is unique: two machines may start in the same second.
        tally: what it has come to so far.
    """

    settings: Settings
    engine: Engine
    reporter: Reporter
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    run_id: str = field(default_factory=lambda: f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{token_hex(2)}")
    tally: Tally = field(default_factory=Tally)

    def lose(self, what: str) -> None:
        """Count something that was in hand and could not be kept, and say so."""
        self.tally.trouble.append(what)
        self.reporter.say(f"LOST: {what}")
