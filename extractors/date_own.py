"""A figure's own time: the one that its clause states, else its sentence.

In go a text, its times and one figure; out comes a time or None. A time that belongs to something else is passed
over: to what the victims did before, to the court that tries the deed, to the toll that the deed was added to.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from extractors.date_main import BASE, CANDIDATES, OPEN_RULES, dates
from extractors.date_records import Role, Time
from extractors.date_words import (
    CHARGING,
    COURTS,
    ENDING,
    FINITE,
    HOLDING,
    OCCURRENCES,
    PLACING,
    PRIOR_VERBS,
    RELATIVES,
    REPORT_VERBS,
    SEASONAL,
    TOTALLING,
    TOTALS,
)
from extractors.model import DatePrecision, Days, Scope
from extractors.text import Anchor, Text

_REACH: Final = 10  # tokens of a relative clause before its time
_ADJOINING: Final = 5  # tokens from the number's phrase to its own time: "nine near the town of Herat on Friday"
_NEAR: Final = 4  # tokens between "kidnapped" and its time
_NOUNS: Final = 7  # tokens from a time to the clause on its noun: "the 2016 attack on a lorry park that killed"
_TOLD: Final = 30  # tokens of such a clause before its figure
_TRIED: Final = 30  # tokens from "sentenced" to whom was killed
_BETWEEN: Final = 24  # tokens between a figure and its time that may say that the time is another's
_BOUNDS: Final = frozenset(",;:.")
_RELATIVE: Final = frozenset((word,) for word in RELATIVES)
_TELLING: Final = frozenset({"that", "which"})
_CLAUSES: Final = frozenset({("when",), ("that",), ("which",), ("where",)})


def own(text: Text, times: Sequence[Time], starts: list[int], anchor: Anchor) -> Time | None:
    """The time that the figure's clause states, else its sentence; None where neither states one for it."""
    sentence = text.sentences[text.sentence_of[anchor.trigger]]
    middle = bisect_left(starts, anchor.trigger)
    begin = max(bisect_left(starts, sentence.first), middle - CANDIDATES)
    end = min(bisect_left(starts, sentence.last), middle + CANDIDATES)
    if begin >= end:
        return None
    near = times[begin:end]
    told = _when(text, near, anchor) or _told(text, near, anchor)
    if told is not None:
        return told
    serving = [t for t in near if _serves(text, t, anchor)]
    if not serving:
        return None
    stop = anchor.clause_last
    for time in near:
        if time.first == stop and time.rule in OPEN_RULES:
            stop = min(time.last, sentence.last)  # "128 deaths since May": "since" begins a clause
    found = [t for t in serving if anchor.clause_first <= t.first < stop] or [
        t for t in serving if t.role is not Role.AS_OF or t.first == sentence.first
    ]
    if not found:
        return None
    verb = totalling(text, anchor)
    found = [t for t in found if t.first > verb] or found
    return min(found, key=lambda t: (0 if _adjoins(text, t, anchor) else _distance(t, anchor), t.first))


def _when(text: Text, near: Sequence[Time], anchor: Anchor) -> Time | None:
    """The time of the clause that says how it came about: "the 24 killed when a bridge gave way in 2013"."""
    stop = anchor.clause_last
    if text.lowers[stop : stop + 1] != ("when",) or stop - max(anchor.last, anchor.trigger + 1) > _NEAR:
        return None
    after = (t for t in near if t.first > stop and dates(t))
    return next((t for t in after if "," not in text.lowers[stop : t.first]), None)


def _told(text: Text, near: Sequence[Time], anchor: Anchor) -> Time | None:
    """The time of the event that a clause goes on about: "since 2009, when 57 died", "the 2016 fire that killed"."""
    opens = anchor.clause_first
    relative = text.lowers[opens - 1] in _TELLING if opens else False
    first = min(anchor.first, anchor.trigger)
    behind = max(anchor.last, anchor.trigger + 1)
    for time in reversed(near):
        if time.base is not None and (time.first <= first < time.last or _leads_to(text, time, first)):
            if any(dates(t) and behind <= t.first and "," not in text.lowers[behind : t.first] for t in near):
                break  # "a day after nine were killed on Friday"
            scope = Scope.INCIDENT if time.base.precision is DatePrecision.DAY else Scope.PERIOD
            return Time(time.first, time.last, time.base, scope, BASE)
        if relative and dates(time) and time.rule not in OPEN_RULES and 0 < opens - time.last <= _NOUNS:
            between = text.lowers[time.last : opens - 1]
            if FINITE.isdisjoint(between) and not any(_adjoins(text, t, anchor) for t in near):
                return time
    return None


def _leads_to(text: Text, time: Time, first: int) -> bool:
    """Whether a clause about what the time counts from goes on up to a figure: "a day after a fire killed nine"."""
    if not time.last <= first <= time.last + _TOLD:
        return False
    words = text.lowers[time.last : first]
    counted = time.rule in {"shift", "anniversary", "after_clause"}
    if not counted and words[words[:1] == (",",) :][:1] not in _CLAUSES and words[1:3] != ("in", "which"):
        return False
    return all(
        words[k + 1 : k + 2] in _CLAUSES or words[k + 1 : k + 2] == ("in",) for k, w in enumerate(words) if w == ","
    )


def _serves(text: Text, time: Time, anchor: Anchor) -> bool:
    """Whether the time can date the figure; "as of Friday" only counts within the figure's own clause."""
    if time.role is Role.AS_OF:
        return True
    if not dates(time) or (time.rule == "today" and not known(time.days)):  # a speaker's "today" in an undated text
        return False
    if time.first >= anchor.last:
        between = text.lowers[max(anchor.last, anchor.trigger + 1, time.first - _BETWEEN) : time.first]
        if not COURTS.isdisjoint(between) or _adds(between) or _left(text, anchor, between):
            return False
    elif time.last <= tried(text, anchor):
        return False
    return not _apart(text, time, anchor)


def _adds(between: Sequence[str]) -> bool:
    """Whether the time is a total's that the figure is added to: "his death brings to 49 the number since May"."""
    verb = next((k for k, word in enumerate(between) if word in TOTALLING), -1)
    return verb >= 0 and not TOTALS.isdisjoint(between[verb:])


def _left(text: Text, anchor: Anchor, between: Sequence[str]) -> bool:
    """Whether the figure's clause has ended before the time: "the fire that killed 40 was retold on Monday"."""
    opens = anchor.clause_first
    if not opens or text.lowers[opens - 1] not in RELATIVES or text.lowers[max(0, opens - 2)] in REPORT_VERBS:
        return False
    return any(word in ENDING and between[k - 1 : k] not in _RELATIVE for k, word in enumerate(between))


def tried(text: Text, anchor: Anchor) -> int:
    """Where what a court tries is named, -1 where none does: the "for" of "sentenced on Monday for killing three"."""
    first = min(anchor.first, anchor.trigger)
    low = max(text.sentences[text.sentence_of[anchor.trigger]].first, first - _TRIED)
    words = text.lowers[low:first]
    if COURTS.isdisjoint(words):
        return -1
    court = next(k for k, word in enumerate(words) if word in COURTS)
    charge = next((k for k in range(len(words) - 1, court, -1) if words[k] in CHARGING), -1)
    return low + charge if charge >= 0 else -1


def _apart(text: Text, time: Time, anchor: Anchor) -> bool:
    """Whether the time belongs to something the victims did or suffered before: "a priest kidnapped last year"."""
    daily = time.days.precision is DatePrecision.DAY
    if time.rule == "inception":
        return False
    for i in range(time.first - 1, max(-1, time.first - _REACH - 1), -1):
        low = text.lowers[i]
        if i == anchor.trigger or low in OCCURRENCES or low in _BOUNDS:
            return False
        if (low in PRIOR_VERBS and time.first - i <= _NEAR) or (low in HOLDING and time.rule == "duration"):
            return True
        if low in RELATIVES and not daily and text.lowers[i - 1] not in SEASONAL:  # "a monk who left in 1959"
            # "the man who lost the vote of 2007, in which 40 died": the clause goes on to the figure
            return not (anchor.trigger >= time.last and {"which", "when"} & set(text.lowers[time.last : time.last + 3]))
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


def totalling(text: Text, anchor: Anchor) -> int:
    """The verb by which more was counted into the figure, -1 if none: "killed three, bringing the total to 19"."""
    low = max(text.sentences[text.sentence_of[anchor.first]].first, anchor.first - _REACH)
    words = text.lowers[low : anchor.first]
    if TOTALLING.isdisjoint(words):
        return -1
    verb = next(k for k, word in enumerate(words) if word in TOTALLING)
    if words[verb + 1 :] == ("to",):  # "taking to 63 the number of dead"
        words += text.lowers[anchor.last : anchor.last + _NEAR]
    return -1 if TOTALS.isdisjoint(words[verb:]) else low + verb


def known(days: Days | None) -> bool:
    """Whether any bound of the days is known."""
    return days is not None and (days.start is not None or days.end is not None)
