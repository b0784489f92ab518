"""The records that pass between the stages: documents in, figures and event rows out.

Every record is frozen and small. The words (measure, quantifier, stock and flow, scope, precision) are the
field's: IDMC's Helix, UCDP GED and ACLED. Offsets are character offsets in `Document.text`; days are `date`
objects; coordinates are WGS 84 degrees; countries are ISO 3166-1 alpha-3. A field that the text does not
support is None: nothing is invented.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

EXTRACTOR_VERSION = "3"
"""Raised with every change that may read a text differently; stored with every figure."""


class Quantifier(StrEnum):
    """How the words bound the number (IDMC Helix's quantifiers, and those the press adds)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    APPROXIMATELY = "approximately"
    BETWEEN = "between"
    VAGUE = "vague"


class Unit(StrEnum):
    """What is counted. Households are never turned into people."""

    PERSON = "person"
    HOUSEHOLD = "household"
    DWELLING = "dwelling"


class Kind(StrEnum):
    """A flow happened in an interval; a stock is a state at a date."""

    FLOW = "flow"
    STOCK = "stock"


class Status(StrEnum):
    """Whether the source says that it happened. Only `asserted` figures enter a total."""

    ASSERTED = "asserted"
    DENIED = "denied"
    FEARED = "feared"
    PLANNED = "planned"


class Scope(StrEnum):
    """What the count covers: one incident, a stated period, or everything since a beginning."""

    INCIDENT = "incident"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class SourceKind(StrEnum):
    """What kind of body the figure is attributed to."""

    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    UN = "un"
    NGO = "ngo"
    MONITOR = "monitor"
    MEDICAL = "medical"
    LOCAL_OFFICIAL = "local_official"
    WITNESS = "witness"
    MEDIA = "media"
    UNKNOWN = "unknown"


class DatePrecision(StrEnum):
    """The unit in which the text states a time."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PlacePrecision(StrEnum):
    """How closely the place is known (after UCDP GED's `where_prec`)."""

    POINT = "point"
    SETTLEMENT = "settlement"
    ADMIN2 = "admin2"
    ADMIN1 = "admin1"
    COUNTRY = "country"


class PlaceRole(StrEnum):
    """The place where it happened, the place left, or the place reached."""

    IN = "in"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Document:
    """One text to read.

    Attributes:
        text: the stored text; every offset points into it.
        id: the caller's name for it.
        title: headline, used for context only; figures are read from `text`.
        published: the day of publication in UTC, None where it is not known.
        url: where it came from, for context only.
    """

    text: str
    id: str = ""
    title: str | None = None
    published: date | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of whole days, both ends included; None where an end is not known."""

    start: date | None
    end: date | None
    precision: DatePrecision


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it, and what the gazetteer knows of it.

    Attributes:
        name: the text's own words for it ("Maaret al-Numan", "Idlib province" is stored as "Idlib").
        country: ISO 3166-1 alpha-3, None for a place in no country.
        lat: WGS 84 degrees north.
        lon: WGS 84 degrees east.
        precision: how closely the place is known.
        role: whether it happened in, from or to this place.
        admin1: name of the first-level division.
        geonames_id: the id in GeoNames, None where the gazetteer has no entry.
    """

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    role: PlaceRole = PlaceRole.IN
    admin1: str | None = None
    geonames_id: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One claim: who says that how many of whom were killed, injured, displaced …, where and when.

    `part_of` and `same_as` are indexes into the reading's tuple of figures. `value` is the number written;
    `low` and `high` are the bounds that the words allow. `start`, `end` and `quantity` are the quantity
    phrase: exactly these characters of the text.
    """

    start: int
    end: int
    quantity: str
    sentence: str
    measure: str
    unit: Unit
    kind: Kind
    quantifier: Quantifier
    value: int | None
    low: int | None
    high: int | None
    status: Status
    scope: Scope
    rule: str
    confidence: float
    group: str | None = None
    victims: str | None = None
    actor: str | None = None
    source: str | None = None
    source_kind: SourceKind | None = None
    place: Place | None = None
    days: Days | None = None
    part_of: int | None = None
    same_as: int | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What one article says about one count of one incident; `figures` are indexes of the claims behind it."""

    measure: str
    unit: Unit
    kind: Kind
    low: int | None
    best: int | None
    high: int | None
    group: str | None
    scope: Scope
    status: Status
    place: Place | None
    days: Days | None
    sources: tuple[str, ...]
    disputed: bool
    figures: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document says: figures in text order, event rows with the main incident first."""

    document: Document
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]


class ParagraphKind(StrEnum):
    """What a paragraph of an article is; figures are not read from `LINK` and `PROMPT`."""

    HEADLINE = "headline"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    QUOTE = "quote"
    TABLE = "table"
    LIST = "list"
    LINK = "link"
    PROMPT = "prompt"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A span of `Article.text` and what it is."""

    start: int
    end: int
    kind: ParagraphKind


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read from one page.

    Attributes:
        url: the canonical URL.
        title: the headline, never empty.
        text: title, blank line, body; paragraphs are parted by blank lines. Every offset points into it.
        paragraphs: spans of `text` in order, each with its kind.
        byline: authors as the page gives them.
        language: ISO 639-1 code, None where it is not known.
        outlet: the site's own name.
        published_page: publication time as the page states it, as written there.
        published_url: the day in the URL's path, if it has one.
        published: the day decided on (UTC), never after the day it was fetched.
        modified: last change as the page states it, as written there.
    """

    url: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    byline: str | None = None
    language: str | None = None
    outlet: str | None = None
    published_page: str | None = None
    published_url: date | None = None
    published: date | None = None
    modified: str | None = None
