"""Whose time it is: gives each figure the days of its clause, its sentence or the event it goes on about.

In go a text, its times and where its figures stand; out come days and scope for each figure. A report's time
never dates a figure; a background paragraph keeps its time to itself.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractors.date_main import AFTERMATH, BASE, SPAN, Answer, Later, dates, is_remembered, main_time, nature
from extractors.date_own import known, own, totalling, tried
from extractors.date_records import Role, Time
from extractors.date_words import (
    BACKGROUND,
    CONFLICTS,
    CONTINUING,
    PRESENT,
    RELATIVES,
    STANDING,
    STATES,
    TOTALS,
    TURNING,
    WOUNDS,
)
from extractors.model import DatePrecision, Days, Scope
from extractors.text import Anchor, Text

_NOTHING: Final[Answer] = (None, Scope.INCIDENT)
_VAGUE_RULES: Final = frozenset({"month", "season", "year", "relative", "today", "ago"})
_NEAR: Final = 4  # tokens before a relative clause in which its noun stands: "a war that had killed 14,000"
_PASSING: Final = frozenset({"shift", "long_conflict"})
_OPENING: Final = 3  # words at the head of a sentence that tell whether it goes on


@dataclass(slots=True)
class _Walk:
    """What the text has been about so far.

    `main` is the time of its incident, where that is more than an aftermath's.
    """

    main: Time | None
    paragraph: int = -1
    sentence: int = -1
    here: Answer | None = None
    """The time of the paragraph's event."""
    before: Answer | None = None
    """The time of the last figure."""

    def passes(self, text: Text, time: Time) -> bool:
        """Whether the text does not go on about a time, as when the last bodies of its incident were found."""
        if self.main is None or not known(time.days) or time.days.start == self.main.days.start:
            return False
        later = not (time.days.start and self.main.days.start and time.days.start < self.main.days.start)
        return later and nature(text, time) == AFTERMATH


def assign(text: Text, times: Sequence[Time], anchors: Sequence[Anchor], published: date | None) -> tuple[Answer, ...]:
    """Days and scope for each figure.

    Args:
        text: the parsed text.
        times: what `find` found in it.
        anchors: where the figures stand, in text order.
        published: the day of publication, None where it is not known.

    Returns:
        One pair for each anchor. Days are None where nothing states them; a bound is None where the words leave
        it open.
    """
    if not anchors:
        return ()
    starts = [time.first for time in times]
    main, later = main_time(text, times, published), Later(text, times, published)
    opening = next((time for time in times if dates(time)), None)
    told = main is not None and (main.rule == BASE or nature(text, main) != AFTERMATH)
    walk = _Walk(main if told else None)
    answers: list[Answer] = []
    for anchor in anchors:
        _move(text, times, starts, walk, text.sentence_of[anchor.trigger])
        stated = own(text, times, starts, anchor)
        if stated is not None and _of_main(text, stated, anchor, walk.main):
            stated = None
        if stated is not None and stated.first < totalling(text, anchor):
            answer = _up_to(stated, main)
        elif stated is not None:
            answer = _refined(stated, opening, (main.days, main.scope) if main else None)
        else:
            answer = _inherited(text, anchor, walk, later.main(anchor, main), published)
        passing = walk.passes(text, stated) if stated is not None else _stands(text, anchor)
        if answer[0] is not None and not passing:
            walk.here = walk.before = answer
        answers.append(answer)
    return tuple(answers)


def _of_main(text: Text, time: Time, anchor: Anchor, main: Time | None) -> bool:
    """Whether a later time is not the figure's but that of its burial, or of a toll of the main incident."""
    if main is None or main.first >= time.first or not main.days.start or not time.days.end:
        return False
    if time.days.end <= main.days.start:
        return False
    low, high = _clause(anchor)
    toll = time.role is Role.AS_OF and not TOTALS.isdisjoint(text.lowers[low:high])
    return toll or is_remembered(text, time)


def _move(text: Text, times: Sequence[Time], starts: list[int], walk: _Walk, sentence: int) -> None:
    """Go on to a sentence, taking with you the times of those passed over."""
    paragraph = text.sentences[sentence].paragraph
    if paragraph != walk.paragraph:
        walk.here, walk.paragraph = None, paragraph
        walk.sentence = sentence
        while walk.sentence > 0 and text.sentences[walk.sentence - 1].paragraph == paragraph:
            walk.sentence -= 1
    while walk.sentence < sentence:
        block = text.sentences[walk.sentence]
        for time in times[bisect_left(starts, block.first) : bisect_left(starts, block.last)]:
            if dates(time) and time.rule not in _PASSING and known(time.days) and not walk.passes(text, time):
                walk.here = (time.days, time.scope)
                break
        walk.sentence += 1


def _up_to(time: Time, main: Time | None) -> Answer:
    """A total's days: the main incident's if that is older than what was added, else all up to then."""
    end = time.days.end
    if main is not None and main.days.start and time.days.start and main.days.start < time.days.start:
        return main.days, main.scope
    scope = Scope.INCIDENT if time.scope is Scope.INCIDENT else Scope.CUMULATIVE
    return Days(None, end, DatePrecision.DAY), scope


def _refined(stated: Time, opening: Time | None, main: Answer | None) -> Answer:
    """The days of a stated time; those of the main incident when the text opens with the month or week that holds it.

    "In August …" and later "the Aug. 12 shooting" are one day.
    """
    days = stated.days if known(stated.days) else None
    event = main[0] if main is not None else None
    if days is None or event is None or main is None or stated is not opening or stated.rule not in _VAGUE_RULES:
        return days, stated.scope
    if days.start and days.end and event.start and event.end and days.start <= event.start and event.end <= days.end:
        return main
    return days, stated.scope


def _inherited(text: Text, anchor: Anchor, walk: _Walk, main: Answer | None, published: date | None) -> Answer:
    """The time of the event that the figure's paragraph goes on about."""
    sentence = text.sentences[text.sentence_of[anchor.trigger]]
    low, high = _clause(anchor)
    if low and text.lowers[low - 1] in RELATIVES:
        low = max(sentence.first, low - _NEAR)
    words = text.lowers[low:high]
    opening = text.lowers[sentence.first : sentence.first + _OPENING]
    aside = not BACKGROUND.isdisjoint(words) or not TURNING.isdisjoint(opening[:1])
    past = tried(text, anchor) >= 0 and (walk.main is None or walk.main.first >= sentence.first)
    answer = main or _NOTHING
    if published is not None and _stands(text, anchor):
        answer = Days(published, published, DatePrecision.DAY), Scope.INCIDENT
    elif not CONFLICTS.isdisjoint(text.lowers[low : _stop(text, anchor, high)]):
        answer = None, Scope.CUMULATIVE
    elif aside or past or text.lowers[anchor.trigger] in STATES:
        answer = _NOTHING
    elif walk.here is not None:
        answer = walk.here
    elif walk.before is not None and opening and opening[0] in CONTINUING:
        answer = walk.before
    return answer


def _clause(anchor: Anchor) -> tuple[int, int]:
    """The figure's clause, as far as it is read."""
    return max(anchor.clause_first, anchor.trigger - SPAN), min(anchor.clause_last, anchor.trigger + SPAN)


def _stop(text: Text, anchor: Anchor, high: int) -> int:
    """The first comma behind a figure and its verb: what follows is said by the way."""
    start = max(anchor.last, anchor.trigger + 1)
    return next((i for i in range(start, high) if text.lowers[i] == ","), high)


def _stands(text: Text, anchor: Anchor) -> bool:
    """Whether the figure is how things stand as the text is written: "are still missing"."""
    low, high = _clause(anchor)
    words = text.lowers[low:high]
    if STANDING.isdisjoint(words) or PRESENT.isdisjoint(words):
        return False
    begin = min(anchor.first, anchor.trigger)
    start = next((i + 1 for i in range(begin - 1, low - 1, -1) if text.lowers[i] == ","), low)
    words = text.lowers[start : _stop(text, anchor, high)]
    # "is in hospital now" tells of a wound, which is of the day of the event; "is still in hospital" of a state
    lasting = "still" in words or WOUNDS.isdisjoint(words)
    return lasting and not STANDING.isdisjoint(words) and not PRESENT.isdisjoint(words)
