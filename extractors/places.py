"""Places: where on the map a text's events happened.

In goes a `Text`, with its headline and address where they are known; out come toponyms in text order, each with the
place it means, and for each figure the place where it happened. Finding names is `place_mentions`' work, deciding
between namesakes `place_resolve`'s, giving figures their places `place_assign`'s. Nothing here reads dates, asks
a service or raises on any text.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from extractors import gazetteer
from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.model import Place
from extractors.place_assign import assign
from extractors.place_mentions import Cue, Mention
from extractors.place_resolve import Resolver
from extractors.place_scan import find_mentions
from extractors.place_spot import Spot
from extractors.place_toponym import PRECISION, UNLISTED, WEAK_NATIONALITY, Toponym
from extractors.text import Text, parse

_TITLE_WEIGHT, _ADDRESS_WEIGHT = 1.5, 0.8
"""What the headline's countries and the address's top-level domain weigh beside 3 for a country named in the text."""


def find(text: Text, title: str | None = None, url: str | None = None) -> tuple[Toponym, ...]:
    """Find the places that a text names.

    Args:
        text: the text.
        title: its headline, which tells of the country.
        url: its address, whose country domain tells a little.

    Returns:
        Toponyms in text order. Nationalities ("Syrian") are among them, as their country.

    Raises:
        gazetteer.GazetteerError: the gazetteer has not been built.
    """
    book = gazetteer.default()
    mentions = find_mentions(text, book)
    if not mentions:
        return ()
    hints = dict(_address_hints(url)) if url else {}
    if title:
        for code, weight in _title_hints(title):
            hints[code] = hints.get(code, 0.0) + weight
    resolver = Resolver(text, mentions, book, hints)
    spots = resolver.resolve()
    for number, mention in enumerate(mentions):
        if mention.cue is Cue.REFERENCE and mention.kilometres is not None and mention.bearing is not None:
            spots[number] = resolver.landmark(number)
    holders = {m.parent for m, spot in zip(mentions, spots, strict=True) if spot is not None and m.cue not in _NO_PLACE}
    spelled = {names.strict(m.name): m.name for m in mentions if not m.name.isupper()}
    found = [
        _toponym(mention, spot, book, spelled, holds=number in holders)
        for number, (mention, spot) in enumerate(zip(mentions, spots, strict=True))
        if spot is not None
    ]
    found.sort(key=lambda toponym: toponym.first)
    return tuple(found)


def in_south(toponyms: Sequence[Toponym]) -> bool:
    """Whether most of the places that a text names lie where the seasons are those of the southern hemisphere."""
    south = sum(t.place.lat is not None and t.place.lat < _SOUTH for t in toponyms)
    return 2 * south > len(toponyms)


_SOUTH: Final = -8.0
"""Degrees: nearer the equator the press tells rainy seasons from dry ones, and "summer" is the north's."""
_CODE: Final = 3
"""Letters of a country's abbreviation, which stays in capitals: "UAE"."""
_UNLISTED: Final = frozenset({Cue.IN, Cue.LIST, Cue.POSSESSIVE})
_NO_PLACE: Final = frozenset({Cue.NATIONALITY, Cue.MOVEMENT, Cue.SOURCE, Cue.REFERENCE})


def _toponym(
    mention: Mention, spot: Spot, book: gazetteer.Gazetteer, spelled: dict[str, str], *, holds: bool
) -> Toponym:
    """One mention's toponym; `spelled` has the text's names in mixed case, `holds`: it names a place inside."""
    entry = spot.entry
    name = mention.name
    unnamed = mention.cue in (Cue.NATIONALITY, Cue.CAPITAL, Cue.MOVEMENT)
    if entry is not None and (unnamed or (mention.country and names.strict(name) in words.ADJECTIVES)):
        name = entry.name
    elif name.isupper() and mention.cue is Cue.DATELINE:
        name = spelled.get(names.strict(name)) or _mixed(name, entry)
    admin1 = None
    if entry is not None:
        holder = entry.index if entry.kind is Kind.ADMIN1 else entry.admin1
        admin1 = book.entry(holder).name if holder is not None else None
    place = Place(
        name=name, country=spot.country, lat=spot.lat, lon=spot.lon, precision=PRECISION[spot.kind], role=mention.role,
        admin1=admin1, geonames_id=entry.geonames_id if entry is not None and spot.known else None,
    )  # fmt: skip
    rule = str(Cue.REFERENCE if mention.cue is Cue.CAPITAL and mention.bearing is not None else mention.cue)
    if mention.weak and mention.cue not in (Cue.NATIONALITY, Cue.MOVEMENT):
        rule = str(Cue.SOURCE)
    elif holds and mention.cue in (Cue.IN, Cue.LIST, Cue.BARE):
        rule = str(Cue.WITHIN)
    elif not spot.known and mention.cue in _UNLISTED and names.strict(name) not in words.RANGES:
        rule = UNLISTED
    score = spot.score if mention.cue is not Cue.NATIONALITY or not mention.weak else WEAK_NATIONALITY
    return Toponym(mention.first, mention.last, place, rule, score)


def _mixed(name: str, entry: gazetteer.Entry | None) -> str:
    """A name in capitals as it is usually written: the gazetteer's own spelling where it is the same name."""
    if entry is not None and names.strict(entry.name) == names.strict(name):
        return entry.name
    return name.title() if len(name) > _CODE else name


@lru_cache(1024)
def _title_hints(title: str) -> tuple[tuple[str, float], ...]:
    """Countries of the headline's own places; cached, since `find` is asked for a headline's text more than once."""
    book = gazetteer.default()
    headline = parse(title)
    mentions = find_mentions(headline, book)
    spots = Resolver(headline, mentions, book, {}).resolve() if mentions else []
    return tuple((spot.country, _TITLE_WEIGHT * spot.score) for spot in spots if spot is not None)


@lru_cache(1024)
def _address_hints(url: str) -> tuple[tuple[str, float], ...]:
    """The country of an address's top-level domain: ".ng" tells of Nigeria; ".com" of none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ()
    domain = host.rpartition(".")[2].upper()
    return tuple(
        (country.iso3, _ADDRESS_WEIGHT)
        for country in gazetteer.default().countries.values()
        if country.iso2 == ("GB" if domain == "UK" else domain)
    )


__all__ = ["Toponym", "assign", "find", "in_south"]
