"""The time of an article's main incident, which figures without a time of their own take.

In go a text and its times; out come the main incident's time and, for a text that dates its incident only later
("The attack happened on Thursday."), a look-ahead. The day of an aftermath, when bodies were found, a mourner
spoke or a court sat, is the incident's only where the text gives no other.
"""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import Final

from extractors.date_records import Role, Time
from extractors.date_words import (
    AFTERMATHS,
    EVENT_NOUNS,
    OCCURRENCES,
    OTHER_EVENTS,
    REMEMBERING,
    SUBORDINATE,
    TURNING,
    WOUNDS,
)
from extractors.model import DatePrecision, Days, Scope
from extractors.text import Anchor, Text

Answer = tuple[Days | None, Scope]
OPEN_RULES: Final = frozenset({"since", "since_event", "since_then", "inception"})
CANDIDATES: Final = 8  # times to either side of the measure that are looked at: no sentence has more
SPAN: Final = 40  # tokens to either side of the measure: a clause, in a text that may have no punctuation
_NEWS: Final = 14  # days before publication within which the main incident of a news text lies
_NEAR: Final = 4  # tokens between "a" and its "blast"
_AROUND: Final = 12  # tokens around a time in which its clause says what happened
_RITES: Final = 8  # tokens between a day and what was done for the dead on it
_ENOUGH: Final = 12  # times of a text among which its main incident is looked for
_INDEFINITE: Final = frozenset({"a", "an"})
_STOPS: Final = frozenset(".;:!?")
BASE: Final = "base"
TELLING: Final = "telling"
AFTERMATH: Final = "aftermath"
NEITHER: Final = "neither"


def dates(time: Time) -> bool:
    """Whether the time is of what happened, not of who said so."""
    return time.role is Role.EVENT


def main_time(text: Text, times: Sequence[Time], published: date | None) -> Time | None:
    """The time of the main incident: the first event of the days before publication, else the first of all.

    "A day after a fire killed nine" looks back on the main incident, unless its sentence tells of a new one.
    """
    daily = [time for time in times if _daily(time) or _looks_back(time)][:_ENOUGH]
    fresh = [time for time in daily if _recent(time.base if _looks_back(time) else time.days, published)]
    weak = None
    for k, time in enumerate(fresh):
        sentence = text.sentence_of[time.first]
        beside = [t for t in fresh[k:] if text.sentence_of[t.first] == sentence]
        told = [t for t in beside if not _looks_back(t) and nature(text, t) == TELLING]
        if told:
            return told[0]
        back = next((t for t in beside if _looks_back(t)), None)
        if back is not None and back.base is not None:
            return Time(back.first, back.last, back.base, Scope.INCIDENT, BASE)
        if nature(text, time) != AFTERMATH:
            return time
        weak = weak or time
    return weak or next((time for time in daily if not _looks_back(time)), None)


def _daily(time: Time) -> bool:
    """Whether the time can be an incident's: known days, two weeks of them at most."""
    start, end = time.days.start, time.days.end
    if not dates(time) or start is None or end is None or time.days.precision is not DatePrecision.DAY:
        return False
    return time.rule not in OPEN_RULES and (end - start).days <= _NEWS


def _looks_back(time: Time) -> bool:
    """Whether it names the day of an event only by what came so long after it."""
    base = time.base
    return base is not None and time.rule == "shift" and base.precision is DatePrecision.DAY and base.start is not None


def _recent(days: Days | None, published: date | None) -> bool:
    """Whether the time lies in the days before publication."""
    start = days.start if days is not None else None
    return published is None or (start is not None and (published - start).days <= _NEWS)


def nature(text: Text, time: Time) -> str:
    """What the words nearest to a time in its clause tell of: the event, its aftermath, or neither."""
    words, n = text.lowers, len(text.lowers)
    before, after = time.first - 1, time.last
    for _ in range(_AROUND):
        left = words[before] if before >= 0 else "."
        right = words[after] if after < n else "."
        if left in OCCURRENCES or right in OCCURRENCES:
            late = left in OCCURRENCES and not WOUNDS.isdisjoint(words[time.last : time.last + _NEAR])
            return AFTERMATH if late else TELLING  # "died on Sunday of his wounds"
        if left in AFTERMATHS or right in AFTERMATHS:
            return AFTERMATH
        left_open = left not in _STOPS and left not in SUBORDINATE
        right_open = right not in _STOPS and right not in SUBORDINATE
        if not left_open and not right_open:
            break
        before -= left_open
        after += right_open
    return NEITHER


def is_remembered(text: Text, time: Time) -> bool:
    """Whether the dead were only buried, mourned, named or tried for then."""
    return not REMEMBERING.isdisjoint(text.lowers[max(0, time.first - _RITES) : time.last + _RITES])


class Later:
    """Where a text dates its incident only after its figure: "The attack happened on Thursday.".

    A later day serves when its sentence tells of the same event, by the event's noun ("the attack") or by a verb
    of harm, and when it is not after the day on which the figure was reported.
    """

    __slots__ = ("_firsts", "_reports", "_starts", "_telling", "_text")

    def __init__(self, text: Text, times: Sequence[Time], published: date | None) -> None:
        """Look for days that tell, and for days on which something was said."""
        self._text = text
        self._telling = [t for t in times if _daily(t) and _recent(t.days, published) and _tells(text, t)]
        self._starts = [time.first for time in self._telling]
        self._reports = [t for t in times if t.role is Role.REPORT and t.days.end is not None]
        self._firsts = [time.first for time in self._reports]

    def main(self, anchor: Anchor, main: Time | None) -> Answer | None:
        """The main incident's time as far as the figure may take it: its own if named before, else one told later."""
        if main is None:
            return None
        sentence = self._text.sentences[self._text.sentence_of[anchor.trigger]]
        if main.first < sentence.last:
            return main.days, main.scope
        position = bisect_left(self._firsts, sentence.last) - 1
        said = self._reports[position].days.end if position >= 0 else None
        begin = bisect_left(self._starts, sentence.last)
        for time in self._telling[begin : begin + CANDIDATES]:
            if said is None or time.days.end is None or time.days.end <= said:
                return time.days, time.scope
        return None


def _tells(text: Text, time: Time) -> bool:
    """Whether the time's sentence tells of an event that the text has named, or how it came about."""
    sentence = text.sentences[text.sentence_of[time.first]]
    low, high = max(sentence.first, time.first - SPAN), min(sentence.last, time.last + SPAN)
    words = text.lowers[low:high]
    if not TURNING.isdisjoint(words[:1]) or not OTHER_EVENTS.isdisjoint(words):
        return False
    return not OCCURRENCES.isdisjoint(words) or any(
        word in EVENT_NOUNS and not _INDEFINITE.intersection(words[max(0, k - _NEAR) : k])
        for k, word in enumerate(words)
    )
