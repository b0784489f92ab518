"""What a time expression dates: what happened, when somebody said so, up to when a count runs, or neither.

In goes a reader and the token range of the expression; out comes a `Role`. It looks at the words of the same
sentence only, a fixed reach to either side.
"""

from typing import Final

from extractors.date_reader import Reader
from extractors.date_records import Role
from extractors.date_words import (
    AFTER_SAID,
    AUXILIARIES,
    DETERMINERS,
    FINITE,
    FUTURE_WORDS,
    LIVES,
    PAGE_MARKS,
    RELEASE_NOUNS,
    RELEASE_VERBS,
    REPORT_ADJACENT_NOT,
    REPORT_BETWEEN,
    REPORT_LISTENERS,
    REPORT_VERBS,
    RISING,
    SCHEDULED,
    TOTALS,
)
from extractors.text import Text

_BACK: Final = 9  # tokens between "said" and its "on Sunday"
_FORWARD: Final = 16  # tokens of subject between "On Saturday" and "said"
_REVISED: Final = 7  # tokens from "rose" to "on Tuesday": "rose to at least 1,266 people on"
_TOLL: Final = 20  # tokens from "the toll" to "rose": "the toll from Friday's blast in a mine in the hills of Loralai"
_NEAR: Final = 4  # tokens between "will" or "due" and the day that is still to come
_DATELINE: Final = 12  # tokens before the dash of a dateline
_SPEAKER: Final = 7  # tokens of an inverted speaker: "said a spokesman for the ministry."
_STOPS: Final = frozenset(".;:!?")
_QUOTES: Final = frozenset('"”’“‘,')
_DASHES: Final = frozenset({"-", "–", "—", "("})


def role_of(r: Reader, text: Text, first: int, last: int, *, point: bool) -> Role:
    """The role of the expression of tokens `first` to `last` (exclusive); only a `point` in time can be a report's."""
    sentence = text.sentences[text.sentence_of[first]]
    if _page_mark(r, sentence.first, sentence.last, first, last):
        return Role.REPORT
    ahead = not FUTURE_WORDS.isdisjoint(r.lows[max(sentence.first, first - _NEAR) : first])
    if ahead or _scheduled(r, first, last, sentence.last):
        return Role.OTHER
    if not point or (r.year(first) and r.low(first - 1) in DETERMINERS):  # "accused over a 2016 attack"
        return Role.EVENT
    if _released(r, sentence.first, first):
        return Role.AS_OF
    if _risen(r, sentence.first, first):
        return Role.REPORT
    said = _said_before(r, sentence.first, first, last) or _said_after(r, sentence.first, sentence.last, first, last)
    return Role.REPORT if said else Role.EVENT


def _scheduled(r: Reader, first: int, last: int, stop: int) -> bool:
    """Whether it is the day of a meeting or a vote: "the April 30 election", "Sunday's presidential vote"."""
    noun = r.low(last) == "'s" or "the" in r.lows[max(0, first - 1) : last]
    return not SCHEDULED.isdisjoint(r.lows[last : min(stop, last + (3 if noun else 1))])


def _page_mark(r: Reader, start: int, stop: int, first: int, last: int) -> bool:
    """A line that is only a date, a dateline, or a date beside "updated", "©", a photographer or a tweet's author."""
    rest = stop - last - (r.low(stop - 1) in _STOPS)
    if first == start and rest <= 0:
        return True
    if any(word in PAGE_MARKS for word in r.lows[max(start, first - 3) : first]) and last - first <= 6:  # noqa: PLR2004 - a date has six tokens
        verb = r.low(first - 1) if r.low(first - 1) in RELEASE_VERBS else r.low(first - 2)
        return verb not in RELEASE_VERBS or first - start <= 3  # noqa: PLR2004 - "Updated:" opens its line
    if r.low(first - 1) == ")" and "@" in r.lows[max(start, first - 5) : first]:
        return True
    return (
        r.low(last) in _DASHES
        and first - start <= _DATELINE
        and r.low(first - 1) in {",", "(", start and "", ")"}
        and all(r.capital(i) or not r.tokens[i].text.isalpha() for i in range(start, first))
    )


def _released(r: Reader, start: int, first: int) -> bool:
    """Whether the time ends a count: "a list released on 26 October", "figures compiled in May"."""
    return r.low(first - 1) in RELEASE_VERBS and any(
        word in RELEASE_NOUNS for word in r.lows[max(start, first - _BACK) : first - 1]
    )


def _risen(r: Reader, start: int, first: int) -> bool:
    """Whether the time is when a toll became what it is: "the toll rose to 66 on Tuesday"."""
    for i in range(first - 1, max(start, first - _REVISED) - 1, -1):
        if r.lows[i] in RISING:
            return not TOTALS.isdisjoint(r.lows[max(start, i - _TOLL) : i])
        if r.lows[i] in _STOPS or r.lows[i] == ",":
            return False
    return False


def _said_before(r: Reader, start: int, first: int, last: int) -> bool:
    """A reporting verb, then the time: "said on Sunday", "told AFP late Monday", ", said a spokesman on Friday."."""
    ends = r.low(last) in _STOPS or r.low(last) in _QUOTES or last >= r.n or r.low(last) in {"that", "in", "as", "and"}
    for i in range(first - 1, max(start, first - _BACK) - 1, -1):
        low = r.lows[i]
        if low in REPORT_VERBS:
            between = r.lows[i + 1 : first]
            if not between:
                return low not in REPORT_ADJACENT_NOT
            if low in REPORT_LISTENERS:
                return "," not in between
            if all(word in REPORT_BETWEEN for word in between):
                return low not in REPORT_ADJACENT_NOT
            return ends and i > start and r.low(i - 1) in _QUOTES and not any(word in FINITE for word in between)
        if low in _STOPS or low in FINITE or low == ",":
            return False
    return False


def _said_after(r: Reader, start: int, stop: int, first: int, last: int) -> bool:
    """The time, its subject, then a reporting verb: "On Saturday, the ministry said", "The agency on Sunday put"."""
    opens = first - start <= 1 or r.low(first - 1) in {",", "and", "but", "later"}
    between = first - start > 1 and r.low(first - 1) == "," and r.low(last) == ","
    i = last + (r.low(last) == ",")
    for j in range(i, min(stop, i + _FORWARD)):
        low = r.lows[j]
        if low in REPORT_VERBS:
            if j > i and r.low(j - 1) in {"the", "a", "an", "of", "his", "her", "their", "its"}:
                continue  # "a report", "the statement"
            if r.low(j + 1) == "by":
                continue  # "protests in March, called by the unions"
            if low in REPORT_ADJACENT_NOT and not LIVES.isdisjoint(r.lows[j + 1 : j + _NEAR + 2]):
                return False  # "a blaze in 1988 claimed 12 lives"
            return (opens or j == i) and not (between and _closes(r, start, first, stop, j))
        if low in AUXILIARIES:
            if r.low(j + 1) not in REPORT_VERBS and r.low(j + 2) not in REPORT_VERBS:
                return False
        elif low in _STOPS or low in FINITE or (low == "," and not opens) or (low.endswith("ed") and low.isalpha()):
            return False
    return False


def _closes(r: Reader, start: int, first: int, stop: int, verb: int) -> bool:
    """Whether the reporting clause comes after what it reports: "…, on Friday, police said", "…, said police".

    A day between commas before such a clause is the event's: the first comma closes a place ("in Gao, Mali,").
    Where the verb goes on with what was said, "on Friday, police said two …", the day is the report's.
    """
    if r.low(verb - 1) != ",":  # the speaker stands before the verb
        return verb + 1 >= stop or r.low(verb + 1) in _STOPS | _QUOTES | AFTER_SAID
    if not any(
        word in FINITE or (word.endswith("ed") and word.isalpha())
        for word in r.lows[max(start, first - _FORWARD) : first]
    ):
        return False  # "The ministry, on Friday, said": the verb of the sentence itself
    rest = r.lows[verb + 1 : min(stop, verb + 1 + _SPEAKER)]
    end = next((k for k, word in enumerate(rest) if word in _STOPS or word == ","), -1)
    return end > 0 and not any(word in FINITE or word[0].isdecimal() for word in rest[:end])
