"""Figures: claims become records with value, unit, group, source, place and days.

In go a document and what was found in its text; out come the `Figure`s in text order, each with its place among the
others (`part_of`, `same_as`). This is where the separate readings of a text meet; it finds nothing itself.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extractors import confidence, frames, generic, lexicon, relations
from extractors.actors import actor
from extractors.claims import Claim
from extractors.dates import Time
from extractors.dates import assign as assign_days
from extractors.groups import group
from extractors.kinds import kind
from extractors.ledger import LOOKBACK
from extractors.measures import measures
from extractors.model import Days, Document, Figure, Place, Quantifier, Scope, Status, Unit
from extractors.nouns import Noun
from extractors.parties import PERPETRATORS
from extractors.phrases import Phrase
from extractors.places import Toponym
from extractors.places import assign as assign_places
from extractors.quantities import Quantity
from extractors.sources import Attribution
from extractors.sources import assign as assign_sources
from extractors.status import status as read_status
from extractors.text import Anchor, Text
from extractors.totals import Hints

_BREAKS: Final = lexicon.words("phrases", "breaks")
_FLIGHT: Final = frozenset({"displaced", "fled"})
_POSSESSIVES: Final = lexicon.words("phrases", "possessives")
_CLAUSE: Final = 40
"""Tokens that a clause reaches beyond its figure; longer ones are lists, and lists have no clause."""
_UNITS: Final = {
    Noun.PERSON: Unit.PERSON,
    Noun.HOUSEHOLD: Unit.HOUSEHOLD,
    Noun.DWELLING: Unit.DWELLING,
    Noun.UNKNOWN: Unit.PERSON,
}


def read_figures(
    document: Document, text: Text, claims: Sequence[Claim], times: Sequence[Time], toponyms: Sequence[Toponym]
) -> tuple[tuple[Figure, ...], Hints]:
    """One figure for each claim that the text makes (a hypothesis or a question makes none), in text order."""
    claims = [
        claim
        for i, claim in enumerate(claims)
        if _has_number(text, claims, i)
        and not frames.is_figurative(text, claim)
        and not generic.is_rate(text, claim)
        and not _is_getaway(text, claims, i)
    ]
    breaks = [*text.where(_BREAKS)]
    anchors = [_anchor(text, breaks, claim) for claim in claims]
    kept = [
        (claim, anchor, status)
        for claim, anchor in zip(claims, anchors, strict=True)
        if (status := read_status(text, anchor)) is not None and not generic.is_generic(text, claim, status)
    ]
    claims = [claim for claim, _, _ in kept]
    anchors = [anchor for _, anchor, _ in kept]
    sources = assign_sources(text, anchors)
    places = assign_places(text, toponyms, anchors)
    days = assign_days(text, times, anchors, document.published)
    sentences = _Sentences(text)
    bases = [
        _figure(sentences, claims, i, _Setting(status, source, place, when))
        for i, ((_, _, status), source, place, when) in enumerate(zip(kept, sources, places, days, strict=True))
    ]
    return relations.link(text, claims, _with_fractions(claims, bases))


def _has_number(text: Text, claims: Sequence[Claim], i: int) -> bool:
    """Whether a claim is a count: a share is one only where the text states its whole."""
    phrase = claims[i].phrase
    if phrase.quantity is None or phrase.quantity.fraction is None:
        return True
    if phrase.stated is not None:
        return phrase.stated.value is not None  # "half of between 10 and 12" is no number
    if not _refers_back(text, phrase):
        return False
    before = claims[max(0, i - LOOKBACK) : i]
    return any(other.phrase.quantity is not None and (other.phrase.quantity.value or 0) > 1 for other in before)


def _is_getaway(text: Text, claims: Sequence[Claim], i: int) -> bool:
    """Whether those who fled are those who did the harm: robbers who get away are not displaced."""
    return claims[i].measure in _FLIGHT and group(text, claims[i], claims, i) == PERPETRATORS


def _refers_back(text: Text, phrase: Phrase) -> bool:
    """Whether a share is of people told of before: "half of them", "a third of the dead", not "of their own staff"."""
    if phrase.noun is Noun.BARE or phrase.quantity is None:
        return True
    return phrase.whole and _POSSESSIVES.isdisjoint(text.lowers[phrase.quantity.last : phrase.last])


def _anchor(text: Text, breaks: Sequence[int], claim: Claim) -> Anchor:
    """Where a claim stands, and its clause: `breaks` are the tokens of the text that part clauses, in order."""
    phrase, trigger = claim.phrase, claim.trigger
    sentence = text.sentences[text.sentence_of[phrase.first]]
    near = sentence.first <= trigger.first < sentence.last and abs(trigger.first - phrase.first) <= 2 * _CLAUSE
    spot = trigger.first if near else phrase.first
    first, last = min(phrase.first, spot), max(phrase.last, spot + 1)
    low, high = max(sentence.first, first - _CLAUSE), min(sentence.last, last + _CLAUSE)
    before, behind = bisect_left(breaks, first) - 1, bisect_left(breaks, last)
    if before >= 0:
        low = max(low, breaks[before] + 1)
    if behind < len(breaks):
        high = min(high, breaks[behind])
    return Anchor(phrase.first, phrase.last, spot, low, high)


class _Setting(NamedTuple):
    """What the readings beside the grammar say of one claim."""

    status: Status
    source: Attribution | None
    place: Place | None
    when: tuple[Days | None, Scope]


class _Sentences:
    """The sentences of a text as strings, each made once: a long sentence may hold thousands of figures."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self._made: dict[int, str] = {}

    def of(self, token: int) -> str:
        number = self.text.sentence_of[token]
        if number not in self._made:
            sentence = self.text.sentences[number]
            self._made[number] = self.text.raw[sentence.start : sentence.end]
        return self._made[number]


def _figure(
    sentences: _Sentences,
    claims: Sequence[Claim],
    i: int,
    setting: _Setting,
) -> Figure:
    text, claim = sentences.text, claims[i]
    status, source, place, (days, scope) = setting
    phrase = claim.phrase
    start, end = text.tokens[phrase.first].start, text.tokens[phrase.last - 1].end
    quantity = phrase.quantity
    return Figure(
        start=start,
        end=end,
        quantity=text.raw[start:end],
        sentence=sentences.of(phrase.first),
        measure=claim.measure,
        unit=_unit(claim),
        kind=kind(text, claim),
        quantifier=quantity.quantifier if quantity else Quantifier.EXACT,
        value=quantity.value if quantity else 1,
        low=quantity.low if quantity else 1,
        high=quantity.high if quantity else 1,
        status=status,
        scope=scope,
        rule=f"{claim.rule} · {claim.trigger.pattern.name}",
        confidence=confidence.of(claim),
        group=group(text, claim, claims, i),
        victims=_victims(text, phrase),
        actor=actor(text, claim),
        source=source.source if source else None,
        source_kind=source.kind if source else None,
        place=place,
        days=days,
    )


def _unit(claim: Claim) -> Unit:
    if claim.phrase.noun is Noun.BARE and claim.like is not None and claim.like.noun in _UNITS:
        return _UNITS[claim.like.noun]
    return _UNITS.get(claim.phrase.noun, measures()[claim.measure].unit)


def _victims(text: Text, phrase: Phrase) -> str | None:
    if phrase.quantity is None:
        return text.quote(phrase.first, phrase.last)
    first = phrase.quantity.last
    if first < phrase.last and text.tokens[first].lower == "of":
        first += 1
    return text.quote(first, phrase.last) if first < phrase.last else None


def _with_fractions(claims: Sequence[Claim], figures: Sequence[Figure]) -> list[Figure]:
    """Give "half of them" its number where the whole is stated: the last number before it, or one inside it."""
    found = list(figures)
    for i, claim in enumerate(claims):
        quantity = claim.phrase.quantity
        if quantity is None or quantity.fraction is None:
            continue
        stated = claim.phrase.stated
        if stated is not None:
            found[i] = _share(found[i], quantity, stated.value or 0, stated.quantifier)
            continue
        whole = next((j for j in range(i - 1, max(-1, i - 1 - LOOKBACK), -1) if (found[j].value or 0) > 1), None)
        if whole is not None:
            other = found[whole]
            share = _share(found[i], quantity, other.value or 0, other.quantifier)
            shared = other.kind if other.measure == "population" else share.kind
            part = whole if other.measure in {claim.measure, "population"} else None
            found[i] = replace(share, part_of=part, kind=shared)
    return found


def _share(figure: Figure, quantity: Quantity, whole: int, quantifier: Quantifier) -> Figure:
    """A fraction of a whole that the text states; exact only where both the share and the whole are."""
    value = round(whole * (quantity.fraction or 0))
    exact = quantity.quantifier is Quantifier.EXACT and quantifier is Quantifier.EXACT
    return replace(
        figure,
        value=value,
        quantifier=quantity.quantifier if quantity.quantifier is not Quantifier.EXACT else quantifier,
        low=value if exact else None,
        high=value if exact else None,
    )
