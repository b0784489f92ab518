"""A reading as one JSON record: what `tallywire extract` prints for each document.

In goes a `Reading`, out come plain values that `json` writes. The keys are those of the coding manual's example
(README, "Extract"); offsets are character offsets in the document's text, `part_of`, `same_as` and an event's
`figures` are indexes into the record's own figures. This module reads no text and drops nothing.
"""

from typing import Any

from extractors.model import EXTRACTOR_VERSION, Days, Event, Figure, Place, Reading


def prediction(reading: Reading, name: Any = None) -> dict[str, Any]:
    """Give the record of one reading.

    Args:
        reading: what was read.
        name: the caller's own `id`, echoed as it came; the document's id where None.

    Returns:
        `id`, `figures` in text order, `events` with the main incident first, `extractor_version`.
    """
    return {
        "id": reading.document.id if name is None else name,
        "figures": [_figure(figure) for figure in reading.figures],
        "events": [_event(event) for event in reading.events],
        "extractor_version": EXTRACTOR_VERSION,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "start": figure.start,
        "end": figure.end,
        "quantity": figure.quantity,
        "measure": figure.measure,
        "unit": figure.unit,
        "quantifier": figure.quantifier,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "kind": figure.kind,
        "group": figure.group,
        "victims": figure.victims,
        "actor": figure.actor,
        **_place(figure.place),
        **_days(figure.days),
        "source": figure.source,
        "source_kind": figure.source_kind,
        "status": figure.status,
        "part_of": figure.part_of,
        "same_as": figure.same_as,
        "scope": figure.scope,
        "rule": figure.rule,
        "confidence": figure.confidence,
        "sentence": figure.sentence,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "measure": event.measure,
        "unit": event.unit,
        "kind": event.kind,
        "low": event.low,
        "best": event.best,
        "high": event.high,
        "group": event.group,
        "scope": event.scope,
        "status": event.status,
        **_place(event.place),
        **_days(event.days),
        "sources": list(event.sources),
        "disputed": event.disputed,
        "figures": list(event.figures),
    }


def _place(place: Place | None) -> dict[str, Any]:
    return {
        "place": place.name if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "place_precision": place.precision if place else None,
        "place_role": place.role if place else None,
    }


def _days(days: Days | None) -> dict[str, Any]:
    return {
        "date_start": days.start.isoformat() if days and days.start else None,
        "date_end": days.end.isoformat() if days and days.end else None,
        "date_precision": days.precision if days else None,
    }
