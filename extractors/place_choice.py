"""Which of several places a figure takes: nearness to the count, how closely a place locates, movement.

In go the toponyms of some words and where the figure stands; out comes the best of them, or None. Nothing here
looks beyond the toponyms that it is given.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from extractors import place_lexicon as words
from extractors.model import PlacePrecision, PlaceRole
from extractors.place_mentions import Cue
from extractors.place_toponym import UNLISTED, Toponym
from extractors.text import Anchor, Text

SPECIFIC: Final = {
    PlacePrecision.POINT: 4,
    PlacePrecision.SETTLEMENT: 4,
    PlacePrecision.ADMIN2: 3,
    PlacePrecision.ADMIN1: 2,
    PlacePrecision.COUNTRY: 1,
}
_UNLISTED_RANK: Final = 4
_WEIGHT: Final = {
    PlacePrecision.POINT: 30.0,
    PlacePrecision.SETTLEMENT: 30.0,
    PlacePrecision.ADMIN2: 28.0,
    PlacePrecision.ADMIN1: 12.0,
    PlacePrecision.COUNTRY: 0.0,
}
"""What closeness weighs against distance in the sentence: towns and districts compete by nearness to the count,
a province or a country only stands in."""
_AFTER, _BEFORE = 0.25, 0.5
"""What a token between the count and a place costs: the press names the place after the harm ("killed 12 in X")."""
_COST: Final[dict[str, float]] = {
    Cue.LIST: 2.0,
    Cue.POSSESSIVE: 4.0,
    Cue.BARE: 4.0,
    Cue.WITHIN: 8.0,
    Cue.REFERENCE: 12.0,
}
"""What a weaker cue costs, in the same points: what contains a place gives way to it, a landmark to both."""
_MOVED: Final = 15.0
"""What the end at which a movement is counted gains over the other: "fled from X to Y" are X's."""
_ADJOINED: Final = 10.0
"""What a place gains that follows the count at once, in the same points: more than a sentence's distances differ."""
GAP: Final = 4
"""Tokens between such a count and its place: "in the town of"."""
_LANDMARK_RANK: Final = 1.5
"""A landmark ("20 km south of Rafah") is closer than a country, but gives way to any place itself."""
_AS: Final = 4
"""Tokens from "live" to what they live as: "live there as refugees"."""
_CLAUSE: Final = 24
"""Tokens of a clause about a place."""
LOCAL: Final = 3
"""Ranks from here up name a place that needs no closer one."""
PLAIN: Final = frozenset({Cue.IN, Cue.ACROSS, Cue.LIST, Cue.WITHIN, Cue.POSSESSIVE, Cue.BARE, Cue.CAPITAL, UNLISTED})
CROWD: Final = 40
"""Names compared for one figure: more than any sentence of the press has; it keeps long texts linear."""


def best_of(text: Text, toponyms: Sequence[Toponym], anchor: Anchor) -> Toponym | None:
    """The place among `toponyms` that a figure takes, None where none of them can be one's."""
    if not toponyms:
        return None
    moving = moving_of(text, anchor)
    best, best_score = None, -math.inf
    if len(toponyms) > CROWD:
        middle = bisect_left(toponyms, anchor.trigger, key=lambda toponym: toponym.first)
        toponyms = toponyms[max(0, middle - CROWD // 2) : middle + CROWD // 2]
    for toponym in toponyms:
        if not eligible(toponym, moving):
            continue
        away = toponym.first - anchor.trigger
        score = _WEIGHT[toponym.place.precision] - (away * _AFTER if away >= 0 else -away * _BEFORE)
        if toponym.rule == UNLISTED:
            score = _WEIGHT[PlacePrecision.ADMIN2] + score - _WEIGHT[toponym.place.precision]
        score -= _COST.get(toponym.rule, 0.0)
        if moving is not None and toponym.place.role is not PlaceRole.IN:
            score += _MOVED if toponym.place.role is moving else -_MOVED
        if adjoins(text, toponym, anchor) or _is_where(text, toponym, anchor):
            score += _ADJOINED
        if score > best_score:
            best, best_score = toponym, score
    return best


def adjoins(text: Text, toponym: Toponym, anchor: Anchor) -> bool:
    """Whether the place follows the count at once: "killed two in Homs and five in the town of Hama"."""
    if not 0 < toponym.first - anchor.last <= GAP:
        return False
    between = [token.lower for token in text.tokens[anchor.last : toponym.first]]
    return all(
        w in words.PREPOSITIONS or w in words.DETERMINERS or w in words.FEATURES or w in words.COMPASS for w in between
    )


def _is_where(text: Text, toponym: Toponym, anchor: Anchor) -> bool:
    """Whether the figure is told in a clause about the place: "in Suzu, where a wall fell and injured two"."""
    if not toponym.last < anchor.first <= toponym.last + _CLAUSE:
        return False
    at = toponym.last + (text.lowers[toponym.last] == ",")
    return text.lowers[at] == "where" and text.sentence_of[at] == text.sentence_of[anchor.first]


def moving_of(text: Text, anchor: Anchor) -> PlaceRole | None:
    """Which end of a movement a figure of movement is counted at."""
    lowers = text.lowers
    if lowers[anchor.last - 1] in words.REFUGEES:
        return PlaceRole.TO
    if lowers[anchor.trigger] in words.DWELLING:
        dwellers = lowers[anchor.trigger + 1 : anchor.trigger + _AS]
        return None if words.REFUGEES.isdisjoint(dwellers) else PlaceRole.TO  # "live as refugees in X"
    for lower in (lowers[anchor.trigger], *lowers[anchor.last : anchor.last + 1]):
        if lower in words.REACHING:
            return PlaceRole.TO
        if lower in words.DISPLACING:
            return PlaceRole.FROM
    return None


def eligible(toponym: Toponym, moving: PlaceRole | None) -> bool:
    """Whether a figure may lie there by what the words say; the ends of a movement only where it moves."""
    if toponym.rule in PLAIN:
        return True
    if toponym.rule == Cue.REFERENCE:
        return toponym.place.precision is not PlacePrecision.COUNTRY
    return moving is not None and toponym.rule in (Cue.FROM, Cue.TO)


def rank(toponym: Toponym) -> float:
    """How closely a place locates, from a country's 1 to a town's 4."""
    if toponym.rule == Cue.REFERENCE:
        return _LANDMARK_RANK
    return _UNLISTED_RANK if toponym.rule == UNLISTED else SPECIFIC[toponym.place.precision]


def agrees(closer: Toponym, wider: Toponym) -> bool:
    """Whether one place may lie in the other, as far as is known."""
    if closer.place.country != wider.place.country:
        return False
    if wider.rule == Cue.REFERENCE:
        return True
    if wider.place.precision is PlacePrecision.COUNTRY or wider.place.admin1 is None or closer.place.admin1 is None:
        return True
    return closer.place.admin1 == wider.place.admin1
