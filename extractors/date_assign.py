"""Whose time it is: gives each figure the days of its clause, its sentence or the event it goes on about.

In go a text, its times and where its figures stand; out come days and scope for each figure. A report's time
never dates a figure; a background paragraph keeps its time to itself.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from extractors.date_records import Role, Time
from extractors.date_words import (
    BACKGROUND,
    CONFLICTS,
    CONTINUING,
    EVENT_NOUNS,
    OCCURRENCES,
    OTHER_EVENTS,
    PLACING,
    PRESENT,
    PRIOR_VERBS,
    RELATIVES,
    STANDING,
    STATES,
    TOTALLING,
    TOTALS,
    TURNING,
)
from extractors.model import DatePrecision, Days, Scope
from extractors.text import Anchor, Text

Answer = tuple[Days | None, Scope]
_NOTHING: Final[Answer] = (None, Scope.INCIDENT)
_NEWS: Final = 14  # days before publication within which the main incident of a news text lies
_OPEN_RULES: Final = frozenset({"since", "since_event", "since_then", "inception"})
_VAGUE_RULES: Final = frozenset({"month", "season", "year", "relative", "today", "ago"})
_REACH: Final = 10  # tokens of a relative clause before its time
_ADJOINING: Final = 5  # tokens from the number's phrase to its own time: "nine near the town of Herat on Friday"
_NEAR: Final = 4  # tokens between "kidnapped" and its time
_CANDIDATES: Final = 8  # times to either side of the measure that are looked at: no sentence has more
_SPAN: Final = 40  # tokens to either side of the measure: a clause, in a text that may have no punctuation
_INDEFINITE: Final = frozenset({"a", "an"})
_OPENING: Final = 3  # words at the head of a sentence that tell whether it goes on


@dataclass(slots=True)
class _Walk:
    """What the text has been about so far."""

    paragraph: int = -1
    sentence: int = -1
    here: Answer | None = None
    """The time of the paragraph's event."""
    before: Answer | None = None
    """The time of the last figure."""


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
    main, later = _main(times, published), _Later(text, times, published)
    opening = next((time for time in times if _dates(time)), None)
    walk = _Walk()
    answers: list[Answer] = []
    for anchor in anchors:
        _move(text, times, starts, walk, text.sentence_of[anchor.trigger])
        stated = _own(text, times, starts, anchor)
        if stated is not None and stated.first < _totalling(text, anchor):
            answer = _up_to(stated, main)
        elif stated is not None:
            answer = _refined(stated, opening, (main.days, main.scope) if main else None)
        else:
            answer = _inherited(text, anchor, walk, later.main(anchor, main), published)
        if answer[0] is not None:
            walk.here = walk.before = answer
        answers.append(answer)
    return tuple(answers)


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
            if _dates(time) and time.rule not in {"shift", "long_conflict"} and _known(time.days):
                walk.here = (time.days, time.scope)
                break
        walk.sentence += 1


def _totalling(text: Text, anchor: Anchor) -> int:
    """The verb by which more was counted into the figure, -1 if none: "killed three, bringing the total to 19"."""
    low = max(text.sentences[text.sentence_of[anchor.first]].first, anchor.first - _REACH)
    words = [token.lower for token in text.tokens[low : anchor.first]]
    verb = next((k for k, word in enumerate(words) if word in TOTALLING), -1)
    return low + verb if verb >= 0 and not TOTALS.isdisjoint(words[verb:]) else -1


def _up_to(time: Time, main: Time | None) -> Answer:
    """A total's days: the main incident's if that is older than what was added, else all up to then."""
    end = time.days.end
    if main is not None and main.days.start and time.days.start and main.days.start < time.days.start:
        return main.days, main.scope
    scope = Scope.INCIDENT if time.scope is Scope.INCIDENT else Scope.CUMULATIVE
    return Days(None, end, DatePrecision.DAY), scope


def _dates(time: Time) -> bool:
    return time.role is Role.EVENT


def _known(days: Days | None) -> bool:
    return days is not None and (days.start is not None or days.end is not None)


def _own(text: Text, times: Sequence[Time], starts: list[int], anchor: Anchor) -> Time | None:
    """The time that the figure's clause states, else its sentence."""
    sentence = text.sentences[text.sentence_of[anchor.trigger]]
    middle = bisect_left(starts, anchor.trigger)
    stop = anchor.clause_last
    following = bisect_left(starts, stop)
    if following < len(times) and times[following].first == stop and times[following].rule in _OPEN_RULES:
        stop = min(times[following].last, sentence.last)  # "128 deaths since May": "since" begins a clause
    for low, high, counted in ((anchor.clause_first, stop, True), (sentence.first, sentence.last, False)):
        begin = max(bisect_left(starts, low), middle - _CANDIDATES)
        end = min(bisect_left(starts, high), middle + _CANDIDATES)
        found = [t for t in times[begin:end] if _serves(text, t, anchor, counted=counted)]
        if found:
            verb = _totalling(text, anchor)
            found = [t for t in found if t.first > verb] or found
            return min(found, key=lambda t: (0 if _adjoins(text, t, anchor) else _distance(t, anchor), t.first))
    return None


def _serves(text: Text, time: Time, anchor: Anchor, *, counted: bool) -> bool:
    """Whether the time can date the figure; "as of Friday" only counts within the figure's own clause."""
    if time.role is Role.AS_OF:
        return counted or time.first == text.sentences[text.sentence_of[time.first]].first
    if not _dates(time) or (time.rule == "today" and not _known(time.days)):  # a speaker's "today" in an undated text
        return False
    return not _apart(text, time, anchor)


def _apart(text: Text, time: Time, anchor: Anchor) -> bool:
    """Whether the time belongs to something the victims did or suffered before: "a priest kidnapped last year"."""
    daily = time.days.precision is DatePrecision.DAY
    for i in range(time.first - 1, max(-1, time.first - _REACH - 1), -1):
        low = text.tokens[i].lower
        if i == anchor.trigger or low in OCCURRENCES or low == ",":
            return False
        if low in PRIOR_VERBS and time.first - i <= _NEAR:
            return True
        if low in RELATIVES and not daily:
            return True
    return False


def _adjoins(text: Text, time: Time, anchor: Anchor) -> bool:
    """Whether the time follows the figure with no more than a place between: "and nine in Herat on Friday"."""
    if not 0 <= time.first - anchor.last <= _ADJOINING:
        return False
    between = text.tokens[anchor.last : time.first]
    return all(token.lower in PLACING or token.text[0].isupper() for token in between)


def _distance(time: Time, anchor: Anchor) -> int:
    """Tokens between a time and the figure or the word that states its measure, whichever is nearer.

    In "the toll to 40 since May" the word is "toll", and the time stands beside the number.
    """
    number = time.first - anchor.last + 1 if time.first >= anchor.last else anchor.first - time.last + 1
    word = time.first - anchor.trigger if time.first > anchor.trigger else anchor.trigger - time.last + 1
    return min(number, word)


def _main(times: Sequence[Time], published: date | None) -> Time | None:
    """The time of the article's main incident: the first event of the days before publication, else the first."""
    daily = [time for time in times if _daily(time)]
    return next((time for time in daily if _fresh(time, published)), daily[0] if daily else None)


def _daily(time: Time) -> bool:
    """Whether the time can be an incident's: known days, two weeks of them at most."""
    start, end = time.days.start, time.days.end
    if not _dates(time) or start is None or end is None or time.days.precision is not DatePrecision.DAY:
        return False
    return time.rule not in _OPEN_RULES and (end - start).days <= _NEWS


def _fresh(time: Time, published: date | None) -> bool:
    """Whether the time lies in the days before publication."""
    return published is None or (time.days.start is not None and (published - time.days.start).days <= _NEWS)


class _Later:
    """Where a text dates its incident only after its figure: "The attack happened on Thursday.".

    A later day serves when its sentence tells of the same event, by the event's noun ("the attack") or by a verb
    of harm, and when it is not after the day on which the figure was reported.
    """

    __slots__ = ("_firsts", "_reports", "_starts", "_telling", "_text")

    def __init__(self, text: Text, times: Sequence[Time], published: date | None) -> None:
        self._text = text
        self._telling = [t for t in times if _daily(t) and _fresh(t, published) and _tells(text, t)]
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
        for time in self._telling[begin : begin + _CANDIDATES]:
            if said is None or time.days.end is None or time.days.end <= said:
                return time.days, time.scope
        return None


def _tells(text: Text, time: Time) -> bool:
    """Whether the time's sentence tells of an event that the text has named, or how it came about."""
    sentence = text.sentences[text.sentence_of[time.first]]
    low, high = max(sentence.first, time.first - _SPAN), min(sentence.last, time.last + _SPAN)
    words = text.lowers[low:high]
    if not TURNING.isdisjoint(words[:1]) or not OTHER_EVENTS.isdisjoint(words):
        return False
    return not OCCURRENCES.isdisjoint(words) or any(
        word in EVENT_NOUNS and not _INDEFINITE.intersection(words[max(0, k - _NEAR) : k])
        for k, word in enumerate(words)
    )


def _refined(stated: Time, opening: Time | None, main: Answer | None) -> Answer:
    """The days of a stated time; those of the main incident when the text opens with the month or week that holds it.

    "In August …" and later "the Aug. 12 shooting" are one day.
    """
    days = stated.days if _known(stated.days) else None
    event = main[0] if main is not None else None
    if days is None or event is None or main is None or stated is not opening or stated.rule not in _VAGUE_RULES:
        return days, stated.scope
    if days.start and days.end and event.start and event.end and days.start <= event.start and event.end <= days.end:
        return main
    return days, stated.scope


def _inherited(text: Text, anchor: Anchor, walk: _Walk, main: Answer | None, published: date | None) -> Answer:
    """The time of the event that the figure's paragraph goes on about."""
    low, high = max(anchor.clause_first, anchor.trigger - _SPAN), min(anchor.clause_last, anchor.trigger + _SPAN)
    words = text.lowers[low:high]
    words_of_state = text.tokens[anchor.trigger].lower in STATES
    if published is not None and not STANDING.isdisjoint(words) and not PRESENT.isdisjoint(words):
        return Days(published, published, DatePrecision.DAY), Scope.INCIDENT
    cumulative = not CONFLICTS.isdisjoint(words)
    if cumulative:
        return None, Scope.CUMULATIVE
    sentence = text.sentences[text.sentence_of[anchor.trigger]]
    opening = text.lowers[sentence.first : sentence.first + _OPENING]
    if not BACKGROUND.isdisjoint(words) or not TURNING.isdisjoint(opening[:1]) or words_of_state:
        return _NOTHING
    if walk.here is not None:
        return walk.here
    if walk.before is not None and opening and opening[0] in CONTINUING:
        return walk.before
    return main or _NOTHING
