"""Noun phrases of speakers: where "a nurse and a driver helping the army" begins and ends.

In go tokens and a place next to a reporting verb; out comes the span of the speaker's noun phrase, or None
where the words there name no speaker. Each walk is bounded by the sentence and by `REACH`, so the time is
linear in the text. It reads word classes, not meanings, and never raises.
"""

from collections.abc import Sequence
from typing import Final

from extractors import source_words as w
from extractors.parties import is_person
from extractors.source_words import is_capital, is_speaker, is_time, is_wall
from extractors.text import MARK, NUMBER, Token

Span = tuple[int, int]

REACH: Final = 40
"""Tokens: no speaker's phrase in the press is longer, and it keeps every walk short on hostile text."""

_BEHIND_NOUNS: Final = w.PREPOSITIONS | w.NAMED | {"based", "told"}
"""Words behind a noun that are no part of its name."""
_JOINERS: Final = frozenset("&@/_+#")
_BRACKETED: Final = 6  # tokens: "(SOHR)", "[eastern Afghanistan]"
_RELATIVE: Final = 8  # tokens of a relative clause without commas
_TIME: Final = 8  # tokens: "in the early hours of Sunday 12 May"
_TITLE_LENGTH: Final = 6  # characters: "Const", "Insp", "Supt" before a full stop; longer words end a sentence


def before(tokens: Sequence[Token], low: int, end: int) -> Span | None:
    """The speaker's phrase that ends just before token `end` and does not begin before `low`."""
    low = max(low, end - REACH)
    first = _back(tokens, low, end)
    span = trim(tokens, first, end)
    if span is not None and head(tokens, *span) is not None:
        return span
    return _last_noun(tokens, first, end) or _before_relative(tokens, low, first)


def after(tokens: Sequence[Token], first: int, high: int) -> Span | None:
    """The speaker's phrase that begins at token `first` and ends before `high`."""
    high = min(high, first + REACH)
    if first < high and tokens[first].lower in w.PREPOSITIONS:
        return None
    end = _forward(tokens, first, high)
    while end > first and (
        tokens[end - 1].lower in w.PREPOSITIONS or tokens[end - 1].lower in ("and", "late", "early")
    ):
        end -= 1
    while end > first and head(tokens, first, end) is None and not is_capital(tokens[end - 1]):
        end -= 1  # "the governor stands at": a verb that no list knows
    return (first, end) if end > first and head(tokens, first, end) is not None else None


def head(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The token index of the head noun when the phrase can name a speaker, else None."""
    noun = _base(tokens, first, last)
    if noun < 0:
        return None
    token = tokens[noun]
    if token.lower in w.DETERMINERS and noun + 2 < last and tokens[noun + 1].lower == "of":
        return head(tokens, noun + 2, last)  # "one of the wounded"
    if token.lower in w.PRONOUNS:
        return noun if last - first == 1 else None
    if token.kind == NUMBER or token.lower in w.DETERMINERS or token.lower in w.PREPOSITIONS or is_time(token):
        return None
    return noun if is_capital(token) or is_speaker(token) or "." in token.text.rstrip(".") else None


def _base(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last word of the phrase before what follows its noun: prepositions, participles, a second speaker."""
    noun = -1
    for i in range(first, last):
        token = tokens[i]
        word = token.lower
        if token.kind == MARK or word == "'s":
            continue
        if noun >= 0:
            if word in _BEHIND_NOUNS:
                break
            if word == "and" and (is_speaker(tokens[noun]) or is_capital(tokens[noun])):
                break
            if word.endswith(("ing", "ed")) and is_speaker(tokens[noun]) and not is_capital(token):
                break  # "a guard working for", "a statement published on"
        if word != "and":
            noun = i
    return noun


def trim(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The phrase without what only leads up to it: "Meanwhile, on Sunday the army" → "the army"."""
    moved = True
    while moved and first < last:
        moved = False
        token = tokens[first]
        if (token.kind == MARK and token.text != "@") or (
            token.lower in w.OPENERS and not (is_capital(token) and is_speaker(token))
        ):
            first, moved = first + 1, True
        else:
            start = _after_time(tokens, first, last)
            if start > first:
                first, moved = start, True
    if first < last and tokens[first].lower in w.PREPOSITIONS:
        return _after_preposition(tokens, first, last)
    return (first, last) if first < last else None


def is_name(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the phrase is a bare name: capitalised words, and small links between them."""
    words = [token for token in tokens[first:last] if token.kind != MARK and token.lower != "'s"]
    return (
        bool(words)
        and is_capital(words[0])
        and is_capital(words[-1])
        and all(is_capital(token) or token.lower in w.NAME_LINKS or "-" in token.text for token in words)
        and not is_time(words[0])
    )


def is_abbreviation_stop(tokens: Sequence[Token], i: int, low: int) -> bool:
    """Whether the full stop at `i` belongs to the word before it ("Capt.", "A."), as within a sentence it must."""
    return (
        i > low
        and tokens[i].text == "."
        and tokens[i - 1].end == tokens[i].start
        and (len(tokens[i - 1].text) <= _TITLE_LENGTH and tokens[i - 1].kind != NUMBER)
    )


def time_end(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a time that begins at `first` ends ("on Sunday", "late Friday", "12 May"); `first` where none does."""
    i = end = first
    while i < last and i < first + _TIME:
        token = tokens[i]
        if is_time(token):
            end = i + 1
        elif token.lower in w.TIMES and (i + 1 == last or tokens[i + 1].kind == MARK or i == end):
            end = i + 1 if i > first or token.lower not in ("may", "last", "this", "late", "early") else end
        elif not (
            token.kind == NUMBER or token.lower in ("on", "in", "at", "the", "of", "last", "this", "late", "early")
        ):
            break
        i += 1
    return end


def _back(tokens: Sequence[Token], low: int, end: int) -> int:
    first = end
    while first > low:
        i = first - 1
        token = tokens[i]
        if token.kind == MARK:
            if token.text in ")]":
                opening = _opening(tokens, i, low)
                if opening is None or tokens[i - 1].kind == NUMBER:  # "[12]" is a footnote
                    break
                first = opening
                continue
            if token.text not in _JOINERS and not is_abbreviation_stop(tokens, i, low):
                break
        elif (
            (is_wall(token) and not _substantive(tokens, i, low) and not _links_names(tokens, i, low, end))
            or w.reports(token)
            or (token.lower in ("and", "or") and not _joins_before(tokens, low, i))
        ):
            break
        first = i
    return first


def _links_names(tokens: Sequence[Token], i: int, low: int, high: int) -> bool:
    """Whether the word joins the parts of a name: "do" in "Rio Grande do Norte"."""
    return (
        low < i < high - 1
        and tokens[i].lower in w.NAME_LINKS
        and is_capital(tokens[i - 1])
        and is_capital(tokens[i + 1])
        and not is_capital(tokens[i])
    )


def _substantive(tokens: Sequence[Token], i: int, low: int) -> bool:
    """Whether a word such as "wounded" stands for people: "one of the wounded"."""
    return i > low and tokens[i - 1].lower == "the" and is_person(tokens[i].lower)


def _opening(tokens: Sequence[Token], closing: int, low: int) -> int | None:
    for i in range(closing - 1, max(low, closing - _BRACKETED) - 1, -1):
        if tokens[i].text in "([":
            return i
    return None


def _joins_before(tokens: Sequence[Token], low: int, conjunction: int) -> bool:
    """Whether "and" joins two speakers, not two clauses: no verb stands in the words before it."""
    first = conjunction
    while first > low and tokens[first - 1].kind != MARK:
        token = tokens[first - 1]
        if is_wall(token):
            if token.lower not in w.SUBORDINATORS:
                return False
            break
        if token.lower == "and" or (token.lower in w.TRIGGERS and token.lower not in w.REPORTS):
            return False
        first -= 1
    if tokens[conjunction - 1].lower in w.COLOUR:
        return True  # "security and medical officials"
    span = trim(tokens, first, conjunction)
    return span is not None and head(tokens, *span) is not None


def _forward(tokens: Sequence[Token], first: int, high: int) -> int:
    i = first
    while i < high:
        token = tokens[i]
        if token.kind == MARK:
            if token.text == "(" and i + 2 < high and tokens[i + 2].text == ")":
                i += 3
                continue
            if token.text not in _JOINERS and not (i + 1 < high and is_abbreviation_stop(tokens, i, first)):
                break
        elif _stops(tokens, i, first, high):
            break
        i += 1
    return i


def _stops(tokens: Sequence[Token], i: int, first: int, high: int) -> bool:
    """Whether a speaker's phrase that begins at `first` ends before the word at `i`."""
    token = tokens[i]
    word = token.lower
    if word in w.PREPOSITIONS:
        return _leads_away(tokens, i, high)
    if word == "and":
        return not _joins_after(tokens, i, high)
    if is_wall(token):
        return not (_substantive(tokens, i, first) or _links_names(tokens, i, first, high))
    if i == first:
        return False
    if token.kind == NUMBER or word in w.QUANTITY:
        return is_speaker(tokens[i - 1])  # "according to medical sources more than 12"
    counting = word.endswith("ed") and i + 1 < high and tokens[i + 1].lower in w.DETERMINERS  # "included nine soldiers"
    return counting or (is_time(token) and not _qualifies(tokens, i, high)) or w.reports(token) or w.shows(token)


def _leads_away(tokens: Sequence[Token], i: int, high: int) -> bool:
    """Whether a preposition begins a time, a number or "in a statement", which are no part of the speaker."""
    if i + 1 >= high or time_end(tokens, i, high) > i or tokens[i + 1].kind == NUMBER:
        return True
    said_in = tokens[i].lower == "in" and i + 2 < high
    return said_in and tokens[i + 2].lower in w.REPORTS and not is_capital(tokens[i + 2])


def _qualifies(tokens: Sequence[Token], i: int, high: int) -> bool:
    """Whether a time stands within the phrase: "a Sunday statement"."""
    return tokens[i - 1].lower in ("a", "an", "the") and i + 1 < high and is_speaker(tokens[i + 1])


def _joins_after(tokens: Sequence[Token], conjunction: int, high: int) -> bool:
    """Whether "and" joins two speakers: what follows is a speaker's phrase, and no verb comes after it."""
    first = conjunction + 1
    if first >= high or tokens[first].kind in (MARK, NUMBER):
        return False
    end = first
    while end < high and tokens[end].kind != MARK and not is_wall(tokens[end]):
        end += 1
    if end < high and is_wall(tokens[end]) and tokens[end].lower not in w.SUBORDINATORS:
        return False
    return head(tokens, first, end) is not None


def _after_time(tokens: Sequence[Token], first: int, last: int) -> int:
    start = first
    if (
        tokens[first].lower in ("the", "that")
        and first + 1 < last
        and tokens[first + 1].lower in ("following", "same", "next")
    ):
        start = first + 2
        return start + 1 if start < last and tokens[start].lower in w.TIMES else first
    end = time_end(tokens, start, last)
    return end if end < last else first


def _after_preposition(tokens: Sequence[Token], first: int, last: int) -> Span | None:
    """The speaker in "In Kano the head of the police": the first phrase there whose head can speak."""
    for i in range(first + 1, last):
        token = tokens[i]
        if token.lower in ("the", "a", "an") and i + 1 < last:
            noun = head(tokens, i, last)
            if noun is not None and not is_capital(tokens[noun]):
                return i, last
    return None


def _before_relative(tokens: Sequence[Token], low: int, end: int) -> Span | None:
    """The speaker whom a relative clause parts from the verb: "residents who fled for safety said"."""
    for i in range(end - 1, max(low, end - _RELATIVE) - 1, -1):
        if tokens[i].kind == MARK:
            return None
        if tokens[i].lower == "who" and i > low:
            first = _back(tokens, low, i)
            span = trim(tokens, first, i)
            return span if span is not None and head(tokens, *span) is not None else _last_noun(tokens, first, i)
    return None


def _last_noun(tokens: Sequence[Token], first: int, end: int) -> Span | None:
    """The speaker right before the verb when more stands before it: "after the raid in Kano police" → "police"."""
    if end <= first or not is_speaker(tokens[end - 1]) or tokens[end - 1].kind != "word":
        return None
    start = end - 1
    while start > first and (is_speaker(tokens[start - 1]) or tokens[start - 1].lower in w.COLOUR):
        start -= 1
    while start > first and tokens[start - 1].lower in w.DETERMINERS:
        start -= 1
    return start, end
