"""Nearness: whether two places may be the same event's, and which of two is the narrower.

In go two places as figures have them, or None; out comes yes or no. A place that is not known may be anywhere: what
is not contradicted is possible. Nothing is looked up.
"""

from math import asin, cos, radians, sin, sqrt
from typing import Final

from extractors.model import Place, PlacePrecision

_NEIGHBOURS_KM: Final = 60.0
"""Two settlements this close may be one event's: a village and the town that it is told from."""
_EARTH_KM: Final = 6371.0
_WIDE: Final = frozenset([PlacePrecision.COUNTRY, PlacePrecision.ADMIN1])


def may_be_same(one: Place | None, other: Place | None) -> bool:
    """Whether two places may be one event's: the same, one within the other, or neighbours."""
    if one is None or other is None or one.name == other.name:
        return True
    if one.country is not None and other.country is not None and one.country != other.country:
        return False
    if PlacePrecision.COUNTRY in {one.precision, other.precision}:
        return True
    if one.precision in _WIDE or other.precision in _WIDE:
        return one.admin1 is None or other.admin1 is None or one.admin1 == other.admin1
    return _distance_km(one, other) <= _NEIGHBOURS_KM


def are_apart(one: Place | None, other: Place | None) -> bool:
    """Whether two places are two settlements by name, near or far: what befell one did not befall the other."""
    if one is None or other is None or {one.precision, other.precision} & {*_WIDE, PlacePrecision.ADMIN2}:
        return False
    return one.name != other.name


def is_narrower(place: Place | None, than: Place | None) -> bool:
    """Whether a place says more closely where it was: a settlement is narrower than its province or country."""
    return place is not None and (than is None or (than.precision in _WIDE and place.precision not in _WIDE))


def _distance_km(one: Place, other: Place) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    a, b, c, d = map(radians, (one.lat, one.lon, other.lat, other.lon))
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))
