"""What contains what: each mention is tied to the one that the words between say contains it.

"X in Y", "X, Y", "the X area of Y": in go a text's mentions in order, each leaves with its parent's index.
"""

from collections.abc import Sequence
from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_judge import KNOWN
from extractors.place_mentions import Cue, Mention
from extractors.text import NUMBER, Text, Token

_GAP: Final = 7
"""Tokens between a place and what contains it: "in the Tank district of north-western"."""

_HANDED_ON: Final = frozenset({Cue.FROM, Cue.TO, Cue.ASIDE})
"""Cues that hold for what contains a place too: "taken to X in Y" is no place of the event's."""


def link(text: Text, mentions: Sequence[Mention], book: Gazetteer) -> None:
    """Give each mention the index of the next one that contains it, where the words say so."""
    for number in range(len(mentions) - 1):
        _namesake(text, mentions[number], mentions[number + 1], book)
        following = number + 1
        if mentions[following].cue is Cue.NATIONALITY and number + 2 < len(mentions):
            following = number + 2  # "Y" in "X in the Syrian province of Y"
        if mentions[number].parent is None and _in_apposition(text, mentions[number], mentions[number + 1]):
            mentions[number].parent = number + 1
        if mentions[number].parent is None and _contains(text, mentions[number], mentions[following]):
            # In "X in Nigeria's Borno state" the state contains X first.
            while following + 1 < len(mentions) and mentions[following + 1].parent == following:
                following += 1
            mentions[number].parent = following
            _state(text, mentions, following, book)
    for mention in mentions:
        if mention.parent is not None and mention.cue in _HANDED_ON and mentions[mention.parent].cue is Cue.WITHIN:
            mentions[mention.parent].cue = mention.cue
    for number in range(len(mentions) - 1, 0, -1):
        # In "X and Y in Z" what contains the last of a list contains the others.
        parent = mentions[number].parent
        listed = mentions[number].cue is Cue.LIST and mentions[number - 1].parent in (None, number)
        if listed and parent is not None and parent > number:
            mentions[number - 1].parent = parent


def _namesake(text: Text, this: Mention, after: Mention, book: Gazetteer) -> None:
    """Take a country's name before a division that has a town of it for the town: "Lebanon, Pennsylvania"."""
    if this.country is None or after.country is not None or after.first != this.ends + 1:
        return
    if text.tokens[this.ends].text != ",":
        return
    divisions = {e.index: e for e in map(book.entry, after.found) if e.kind is Kind.ADMIN1}
    towns = (e for e in map(book.entry, this.found) if e.kind is Kind.SETTLEMENT)
    if any(e.admin1 in divisions and e.country != this.country for e in towns):
        this.country, after.cue, after.feature = None, Cue.WITHIN, Kind.ADMIN1


def _state(text: Text, mentions: Sequence[Mention], holder: int, book: Gazetteer) -> None:
    """Tell "X, Y" with Y a country or a first-level division, which contains X, from a list of equals."""
    this, after = mentions[holder - 1], mentions[holder]
    if after.cue is not Cue.LIST or this.country is not None or text.tokens[this.ends].text != ",":
        return
    listed = after.ends < len(text.tokens) and text.tokens[after.ends].lower in ("and", "or")
    if after.country is not None:
        equal = listed and holder + 1 < len(mentions) and mentions[holder + 1].country is not None
        if not equal:
            after.cue = Cue.WITHIN
        return
    divisions = [e for e in map(book.entry, after.found) if e.kind is Kind.ADMIN1]
    if listed or not divisions or after.feature not in (None, Kind.ADMIN1):
        return
    countries = {e.country for e in divisions}
    inside = {e.index for e in divisions}
    if after.feature is None and any(
        e.population >= KNOWN and e.country in countries and e.admin1 not in inside for e in map(book.entry, this.found)
    ):
        return  # "in Mosul, Baghdad": two cities
    after.cue, after.feature = Cue.WITHIN, Kind.ADMIN1


def _in_apposition(text: Text, this: Mention, people: Mention) -> bool:
    """Whether a nationality says whose a place is: "X, a Pakistani town"."""
    if people.cue is not Cue.NATIONALITY or this.country is not None or not 0 <= people.first - this.ends <= _GAP:
        return False
    between = text.lowers[this.ends : people.first]
    return between[:1] == (",",) and all(w in words.DETERMINERS or w in words.COMPASS for w in between[1:])


def _contains(text: Text, this: Mention, after: Mention) -> bool:
    if this.cue is Cue.NATIONALITY or after.cue is Cue.REFERENCE or not 0 <= after.first - this.ends <= _GAP:
        return False
    if this.country is not None and after.country is None:
        return False
    if text.sentence_of[this.first] != text.sentence_of[after.first]:
        return False
    between = text.tokens[this.ends : after.first]
    if any(
        mark.text == "," and _is_number(count) and where.lower == "in"
        for mark, count, where in zip(between, between[1:], between[2:], strict=False)
    ):
        return False  # "14 died in Oaxaca, 13 in Juchitan"
    return any(t.lower in words.CONTAINERS for t in between) and all(_links(t) for t in between)


def _is_number(token: Token) -> bool:
    return token.kind == NUMBER or token.lower in words.NUMERALS


def _links(token: Token) -> bool:
    """Whether a word may stand between a place and what contains it."""
    lower = token.lower
    return (
        lower in words.CONTAINERS
        or lower in words.FILLERS
        or lower in words.COMPASS
        or lower in words.DETERMINERS
        or lower in words.FEATURES
        or _is_number(token)
        or names.strict(token.text) in words.ADJECTIVES
    )
