"""Distances and points on the globe, in kilometres and WGS 84 degrees; exact enough for places of one event."""

import math
from typing import Final

EARTH_KM: Final = 6371.0
"""Mean radius of the earth."""
DEGREE_KM: Final = 111.2
"""Length of a degree of latitude."""


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points on a locally flat earth: within 1 % up to 500 km, and an order beyond that."""
    east = abs(lon1 - lon2)
    if east > 180:  # noqa: PLR2004 - half the globe: the short way crosses the date line
        east = 360 - east
    return DEGREE_KM * math.hypot(lat1 - lat2, east * math.cos(math.radians((lat1 + lat2) / 2)))


def offset(lat: float, lon: float, kilometres: float, bearing: float) -> tuple[float, float]:
    """The point so many kilometres away in a direction (degrees clockwise from north), on a locally flat earth."""
    angle = math.radians(bearing)
    north = kilometres * math.cos(angle) / EARTH_KM
    east = kilometres * math.sin(angle) / (EARTH_KM * max(0.01, math.cos(math.radians(lat))))
    return max(-90.0, min(90.0, lat + math.degrees(north))), (lon + math.degrees(east) + 180) % 360 - 180
