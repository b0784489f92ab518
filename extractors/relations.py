"""Relations: which figure is a part of which, and which says the same again.

In go the figures of one text in order, with their claims; out come the same figures with `part_of` and `same_as`
filled in (indexes into the result). A part keeps its measure; a figure is never dropped.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from extractors.clauses import Claim
from extractors.measures import Shape
from extractors.model import Figure
from extractors.nouns import Opening
from extractors.text import Text



def link(text: Text, claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Fill in `part_of` and `same_as`."""
    by_phrase = {(claim.phrase.first, claim.measure): i for i, claim in enumerate(claims)}
    sums = _sums(text, claims, figures)
    linked: list[Figure] = []
    for i, (claim, figure) in enumerate(zip(claims, figures, strict=True)):
        part_of = by_phrase.get((claim.part_of.first, claim.measure)) if claim.part_of is not None else None
        if part_of is None:
            part_of = _part_by_words(text, claims, figures, i)
        if part_of is None:
            part_of = _included(text, claims, figures, i)
        if part_of is None:
            part_of = _breakdown(text, claims, figures, i)
        if part_of is None and claim.phrase.quantity is None:
            part_of = _one_of(text, claims, linked, i)
        if part_of is None:
            part_of = sums.get(i)
        same_as = _same(text, claims, linked, i, figure, part_of)
        linked.append(replace(figure, part_of=part_of if part_of != i else None, same_as=same_as))
    return tuple(linked)


def _breakdown(text: Text, claims: Sequence[Claim], figures: Sequence[Figure], i: int) -> int | None:
    """"Six relatives, two women and four men": a list that adds up to the number before it is its parts."""
    sentence = text.sentence_of[claims[i].phrase.first]
    run = [j for j in range(len(claims)) if claims[j].trigger == claims[i].trigger and claims[j].part_of is None and text.sentence_of[claims[j].phrase.first] == sentence]
    if len(run) < 3 or i == run[0]:  # noqa: PLR2004 - a whole and two parts
        return None
    sizes = [figures[j].value or 0 for j in run]
    return run[0] if sizes[0] == sum(sizes[1:]) else None


def _included(text: Text, claims: Sequence[Claim], figures: Sequence[Figure], i: int) -> int | None:
    """"Including six men shot dead": a part with a verb of its own."""
    first = claims[i].phrase.first
    if first == 0 or text.tokens[first - 1].lower not in {"including", "include", "includes", "included", "them"}:
        return None
    sentence = text.sentence_of[first]
    for j in range(i - 1, -1, -1):
        if text.sentence_of[claims[j].phrase.first] != sentence:
            return None
        if figures[j].measure == figures[i].measure and (_size(figures[j]) or 0) >= (_size(figures[i]) or 0):
            return j
    return None


def _family(measure: str) -> str:
    """Measures that texts use for one another: those who were shot are counted as injured in the next sentence."""
    return "injured" if measure == "casualties" else measure


_WINDOW: Final = 3  # sentences in which the parts of a total are named


def _sums(text: Text, claims: Sequence[Claim], figures: Sequence[Figure]) -> dict[int, int]:
    """Parts that add up to a total near by: "eight people were killed … six builders … and two villagers"."""
    found: dict[int, int] = {}
    by_family: dict[str, list[int]] = {}
    for i, figure in enumerate(figures):
        if claims[i].part_of is None:
            by_family.setdefault(_family(figure.measure), []).append(i)
    for members in by_family.values():
        for k, i in enumerate(members):
            total = figures[i].value
            if total is None or total < 2 or claims[i].phrase.quantity is None or i in found:  # noqa: PLR2004 - one has no parts
                continue
            for run in (members[k + 1 : k + 7], members[max(0, k - 6) : k][::-1]):
                parts = _adding_up(text, claims, figures, i, run, total)
                if parts:
                    found.update(dict.fromkeys(parts, i))
                    break
    return found


def _adding_up(
    text: Text, claims: Sequence[Claim], figures: Sequence[Figure], i: int, run: Sequence[int], total: int
) -> list[int]:
    home, parts, left = text.sentence_of[claims[i].phrase.first], [], total
    for j in run:
        size = figures[j].value
        if size is None or abs(text.sentence_of[claims[j].phrase.first] - home) > _WINDOW or claims[j].trigger == claims[i].trigger:
            break
        if size == total:
            continue
        left -= size
        parts.append(j)
        if left <= 0:
            break
    return parts if left == 0 and len(parts) > 1 else []


def _one_of(text: Text, claims: Sequence[Claim], before: Sequence[Figure], i: int) -> int | None:
    """One person named or described after a total of the same measure is one of its number, unless "also" adds them."""
    claim = claims[i]
    if claim.phrase.rest or _also(text, claim):
        return None
    for j in range(i - 1, -1, -1):
        other = before[j]
        if _family(other.measure) != _family(claim.measure) or claims[j].phrase.quantity is None or other.part_of is not None:
            continue
        same_sentence = text.sentence_of[claims[j].phrase.first] == text.sentence_of[claim.phrase.first]
        if same_sentence and claims[j].trigger == claim.trigger:
            return None
        return j if (_size(other) or 0) > 1 else None
    return None


def _part_by_words(text: Text, claims: Sequence[Claim], figures: Sequence[Figure], i: int) -> int | None:
    """"36 were among those killed", "three of the victims", "the dead included six soldiers"."""
    claim, figure = claims[i], figures[i]
    name = claim.trigger.pattern.name
    among = "among" in name or "include" in name
    if not (among or claim.phrase.whole) or _also(text, claim):
        return None
    size = _size(figure)
    wholes = [
        j for j in range(len(figures))
        if j != i and figures[j].measure == figure.measure and (_size(figures[j]) or 0) > (size or 0) and claims[j].part_of is None
    ]
    before = [j for j in wholes if j < i]
    return before[-1] if before else None


def _size(figure: Figure) -> int | None:
    return figure.value if figure.value is not None else figure.low


def _same(
    text: Text, claims: Sequence[Claim], before: Sequence[Figure], i: int, figure: Figure, part_of: int | None
) -> int | None:
    """The earlier figure that this one says again: same measure and number, or the same people in another unit."""
    claim = claims[i]
    if i and _in_other_unit(text, before[i - 1], figure):
        return i - 1
    for j in range(i - 1, -1, -1):
        other = before[j]
        if other.measure != figure.measure or other.unit != figure.unit or other.scope != figure.scope:
            continue
        if claim.phrase.quantity is None or claims[j].phrase.quantity is None:
            apart = text.sentence_of[claim.phrase.first] != text.sentence_of[claims[j].phrase.first]
            alone = _size(other) == 1 and claims[j].phrase.quantity is not None and not claim.phrase.rest and apart
            if _same_words(text, claims, i, j) or alone:
                return other.same_as if other.same_as is not None else j
            continue
        rest = claim.phrase.quantity.rest and not claim.phrase.quantity.determined
        if rest or text.sentence_of[claim.phrase.first] == text.sentence_of[claims[j].phrase.first]:
            continue
        if _size(other) == _size(figure) and (other.part_of is None) == (part_of is None) and _size(figure) not in {None}:
            return other.same_as if other.same_as is not None else j
        if claim.phrase.quantity.determined and _size(other) == _size(figure):
            return j
    return None


def _in_other_unit(text: Text, before: Figure, figure: Figure) -> bool:
    """"2,100 families, or 11,000 people": the second counts the first again."""
    between = text.raw[before.end : figure.start].strip(" ,;(-–—").lower()
    joins = ("or", "consisting of", "comprising", "totalling", "totaling", "some", "about", "i.e", "equivalent to", "made up of", "with", "of", "")
    return before.unit != figure.unit and before.measure == figure.measure and between in joins


def _same_words(text: Text, claims: Sequence[Claim], i: int, j: int) -> bool:
    one, other = claims[i].phrase, claims[j].phrase
    if one.opening is Opening.NAME or other.opening is Opening.NAME:
        names = [
            {t.lower for t in text.tokens[p.first : p.last] if t.text[0].isupper()} for p in (one, other)
        ]
        return bool(names[0] & names[1])
    if one.opening is Opening.DEFINITE and one.head >= 0 and other.head >= 0:
        return text.tokens[one.head].lower == text.tokens[other.head].lower
    return False



class Hints(NamedTuple):
    """What the words say of how figures add up: indexes of additions, of stated totals, of the background, and of single people."""

    additions: frozenset[int]
    totals: frozenset[int]
    background: frozenset[int]
    singles: frozenset[int]


def hints(text: Text, claims: Sequence[Claim], figures: Sequence[Figure]) -> Hints:
    """Read "another", "also", lists, tolls and "a day after" from the words around each figure."""
    additions, totals, background = set(), set(), set()
    for i, claim in enumerate(claims):
        if _is_total(text, claim):
            totals.add(i)
        elif _is_addition(text, claims, figures, i):
            additions.add(i)
        if _is_background(text, claim):
            background.add(i)
    singles = frozenset(i for i, claim in enumerate(claims) if claim.phrase.quantity is None)
    return Hints(frozenset(additions), frozenset(totals), frozenset(background), singles)


def _is_total(text: Text, claim: Claim) -> bool:
    """A toll, or a number that "rose to" or "was revised to" brings up to date; never one that is more of the same."""
    if claim.phrase.rest:
        return False
    if claim.rule == "toll":
        return True
    words = {t.lower for t in text.tokens[max(0, claim.phrase.first - 5) : claim.phrase.first]}
    return claim.rule == "restated" and bool(words & _UPDATES)


def _is_addition(text: Text, claims: Sequence[Claim], figures: Sequence[Figure], i: int) -> bool:
    claim = claims[i]
    if figures[i].same_as is not None or claim.rule in {"toll", "restated"}:
        return False
    before = [j for j in range(i) if figures[j].measure == figures[i].measure and figures[j].part_of == figures[i].part_of]
    if not before:
        return False
    last = claims[before[-1]]
    phrase = claim.phrase
    if phrase.rest or claim.rule == "ellipsis":
        return True
    if text.sentence_of[phrase.first] == text.sentence_of[last.phrase.first] and last.rule != "toll":
        between = {t.lower for t in text.tokens[last.phrase.last : min(phrase.first, claim.trigger.first)]}
        return not between & _SUBORDINATING and text.tokens[phrase.first - 1].text not in {"(", "["}
    return _also(text, claim)


def _also(text: Text, claim: Claim) -> bool:
    """"Also" before the verb, or behind it, adds a count to the one before."""
    spot, last = claim.trigger.first, claim.trigger.last
    return any(t.lower in {"also", "additionally", "further"} for t in (*text.tokens[max(0, spot - 3) : spot], *text.tokens[last : last + 1]))


def _is_background(text: Text, claim: Claim) -> bool:
    """"A day after six were killed", "in revenge for the killing of four", "in May last year"."""
    sentence = text.sentences[text.sentence_of[claim.phrase.first]]
    start = min(claim.phrase.first, claim.trigger.first)
    before = [t.lower for t in text.tokens[max(sentence.first, start - 4) : start]]
    for k, word in enumerate(before):
        if word == "after" and k and before[k - 1] in _SPANS:
            return True
        if word in {"for", "to"} and k and before[k - 1] in _REASONS:
            return True
    if claim.trigger.pattern.shape is Shape.DEED and before and ({"over", "avenge", "avenging"} & set(before) or _REASONS & set(before)):
        return True
    if claim.rule == "toll" and set(before) & {"raising", "bringing", "taking", "brings", "brought"}:
        after = {t.lower for t in text.tokens[claim.phrase.last : claim.phrase.last + 8]}
        if after & {"since", "year", "month", "week"}:
            return True
    opening = [t.lower for t in text.tokens[sentence.first : sentence.first + 4]]
    return bool(opening) and (opening[0] in {"last", "previously"} and len(opening) > 1 and opening[1] in {"year", "month", "week"})


_SUBORDINATING: Final = frozenset(["that", "which", "who", "after", "before", "since", "when", "where", "because", "than", "said", "says", "say", "reported", "according"])
_UPDATES: Final = frozenset(["rose", "risen", "rises", "raised", "revised", "updated", "adjusted", "climbed", "total", "toll", "now"])
_REASONS: Final = frozenset(["revenge", "retaliation", "reprisal", "retribution", "response"])
_SPANS: Final = frozenset(["day", "days", "week", "weeks", "month", "months", "hours", "hour", "year", "years"])
