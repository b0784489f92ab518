"""The words of `lexicon/places.toml` and `lexicon/countries.toml`, validated and ready for look-up.

In go the two files, out come sets and tables; a wrong entry fails when this module is imported.
"""

from typing import Any, Final

from extractors import gazetteer_names as names
from extractors import lexicon
from extractors.gazetteer import Kind

FILE, COUNTRIES = "places", "countries"


def _table(file: str, *path: str) -> dict[str, Any]:
    node: Any = lexicon.load(file)
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    if not isinstance(node, dict):
        raise lexicon.LexiconError(f"reading {'.'.join(path)} in the lexicon {file}.toml: a table is expected there")
    return node


def _codes(key: str) -> dict[str, str]:
    """Word → alpha-3 code, from a table of lists by code."""
    return {word: code for code in _table(COUNTRIES, key) for word in lexicon.words(COUNTRIES, key, code)}


def _regions() -> dict[str, tuple[tuple[str, ...], float, float]]:
    regions: dict[str, tuple[tuple[str, ...], float, float]] = {}
    for name, row in _table(COUNTRIES, "regions").items():
        try:
            codes, lat, lon = row
            regions[name] = (tuple(codes.split()), float(lat), float(lon))
        except (AttributeError, TypeError, ValueError) as error:
            raise lexicon.LexiconError(
                f"reading regions.{name} in the lexicon countries.toml: [countries, latitude, longitude] is expected"
            ) from error
    return regions


LEVELS: Final = {
    "country": Kind.COUNTRY,
    "admin1": Kind.ADMIN1,
    "admin2": Kind.ADMIN2,
    "settlement": Kind.SETTLEMENT,
    "point": Kind.POINT,
}
FEATURES: Final[dict[str, Kind]] = {
    word: kind for level, kind in LEVELS.items() for word in lexicon.words(FILE, "features", level)
}
"""Feature nouns ("province", "village", "area") with what they say a place is."""
ADDRESSES: Final = lexicon.words(FILE, "features", "address")
"""Features that name a street or a building: closer than anyone counts places."""
NATURAL: Final = lexicon.words(FILE, "features", "natural")
CUES_IN: Final = lexicon.words(FILE, "cues", "in")
CUES_FROM: Final = lexicon.words(FILE, "cues", "from")
CUES_TO: Final = lexicon.words(FILE, "cues", "to")
ROADS: Final = lexicon.words(FILE, "cues", "roads")
"""Before "to X" they lead there without somebody going: "on the road to X"."""
RAIDING: Final = lexicon.words(FILE, "cues", "raiding")
"""Verbs before "into" that bring the harm there: "rode into X"."""
HOSPITALS: Final = lexicon.words(FILE, "cues", "hospitals")
CARING: Final = lexicon.words(FILE, "cues", "caring")
"""Verbs that take the harmed to a hospital."""
CARED: Final = lexicon.words(FILE, "cues", "cared")
"""Words right before "in X" that say the harmed are only looked after there."""
UTTERING: Final = lexicon.words(FILE, "cues", "uttering")
"""Words right before "in X" that say a speaker is there: "said in X", "based in X"."""
LOCATIVE: Final = lexicon.words(FILE, "cues", "locative")
"""Prepositions after which an unknown capitalised name is a place."""
PREPOSITIONS: Final = CUES_IN | CUES_FROM | CUES_TO | {"of"}
DETERMINERS: Final = lexicon.words(FILE, "cues", "determiners")
COMPASS: Final = lexicon.words(FILE, "cues", "compass")
PARTS: Final = lexicon.words(FILE, "cues", "parts")
"""Nouns that take a part of a place: "the outskirts of", "the centre of"."""
CONTAINERS: Final = lexicon.words(FILE, "cues", "containers")
FILLERS: Final = lexicon.words(FILE, "cues", "fillers")
"""Words between a place and what contains it."""
LESSER_CAPITALS: Final = lexicon.words(FILE, "cues", "lesser_capitals")
"""Words before "capital" that make it no country's."""
BORDERING: Final = lexicon.words(FILE, "cues", "bordering")
"""Verbs after which a country is the one next door."""
UNNAMED: Final = lexicon.words(FILE, "features", "unnamed")
"""Nouns that after a nationality are places of its country: "in a Kenyan village"."""
VENUES: Final = lexicon.words(FILE, "features", "venues")
"""Nouns that open the name of a building: "Hotel Cairo"."""
WATERS: Final = lexicon.words(FILE, "features", "waters")
"""Nouns of water that are named after a place which may be far away: "the Volta delta", "the Congo river"."""
SEAS: Final = lexicon.words(FILE, "features", "seas")
"""Last words of a sea's name."""
LINES: Final = lexicon.words(FILE, "cues", "lines")
"""Nouns of lines that a place is known by without being in it: "the border of"."""
NUMERALS: Final = lexicon.words(FILE, "cues", "numerals")
STOPPERS: Final = lexicon.words(FILE, "cues", "stoppers")
"""Words that part a name from what stands before them."""
DIRECTIONS: Final[dict[str, float]] = {word: float(angle) for word, angle in _table(FILE, "directions").items()}
KILOMETRES: Final[dict[str, float]] = {word: float(length) for word, length in _table(FILE, "kilometres").items()}
ORGANISATIONS: Final = lexicon.words(FILE, "names", "organisations")
TITLES: Final = lexicon.words(FILE, "names", "titles")
KIN: Final = lexicon.words(FILE, "names", "kin")
"""Nouns of relatives: the name after one is a person's."""
GIVEN: Final = lexicon.words(FILE, "names", "given")
"""Given names: a longer name that one opens is a person's."""
CONTINENTS: Final = lexicon.words(FILE, "names", "continents")
CONTINENT_PARTS: Final = lexicon.words(FILE, "names", "continent_parts")
RANGES: Final = lexicon.words(FILE, "names", "ranges")
WAGING: Final = lexicon.words(FILE, "names", "waging")
ONSLAUGHTS: Final = lexicon.words(FILE, "names", "onslaughts")
BUREAUS: Final = lexicon.words(FILE, "names", "bureaus")
"""Cities of news agencies' bureaus: datelines of what happened elsewhere."""
CALENDAR: Final = lexicon.words(FILE, "names", "calendar")
NEVER: Final = lexicon.words(FILE, "names", "never") | CALENDAR
GROUPS: Final = lexicon.words(FILE, "names", "groups")
"""Nouns of peoples and followings: the name before one is no place."""
TRIBES: Final = lexicon.words(FILE, "names", "tribes")
FOREIGN: Final = lexicon.words(FILE, "names", "foreign")
"""Nouns after a nationality that are met abroad: "Ugandan rebels", "the Turkish border"."""
STREETS: Final = lexicon.words(FILE, "names", "streets")
NATIVES: Final = lexicon.words(FILE, "names", "natives")
"""Nouns of those who come from a place: "residents of Uruzgan"."""
COVERED: Final = lexicon.words(FILE, "names", "covered")
"""Countries (alpha-3) of which the gazetteer has every village: an unknown name there is a venue."""
AUXILIARIES: Final = lexicon.words(FILE, "names", "auxiliaries")
SPEAKING: Final = lexicon.words(FILE, "names", "speaking")
SPEAKERS: Final = lexicon.words(FILE, "names", "speakers")
BASED: Final = lexicon.words(FILE, "names", "based")
JOINERS: Final = lexicon.words(FILE, "names", "joiners")
"""Small words inside names: "Rio de Janeiro", "Deir el Balah"."""
HEADS: Final = lexicon.words(FILE, "names", "heads")
"""First words of names that hold "of" or "and"."""
PREFIXES: Final = lexicon.words(FILE, "names", "prefixes")
"""Words that open a name of several words and are none alone."""
ABBREVIATED: Final = lexicon.words(FILE, "names", "abbreviated")
ADJUNCTS: Final = lexicon.words(FILE, "names", "adjuncts")
"""Capitalised adjectives of offices and buildings: "Takhar Provincial Council"."""
OPENERS: Final = lexicon.words(FILE, "names", "openers")
"""Capitalised words that begin a sentence and go on no name."""
OFFICES: Final = lexicon.words(FILE, "names", "offices")
EVENT_NOUNS: Final = lexicon.words(FILE, "events", "nouns")
EVENT_VERBS: Final = lexicon.words(FILE, "events", "verbs")
DEFINITE: Final = lexicon.words(FILE, "events", "definite")
"""Words at the head of a sentence that point back to an event told before."""
POINTING: Final = lexicon.words(FILE, "events", "pointing")
LASTING: Final = lexicon.words(FILE, "events", "lasting")
"""Nouns of what goes on for years in a whole country: its toll is the country's."""
WARS: Final = lexicon.words(FILE, "events", "wars")
"""Nouns of what a whole country suffers, as the subject of a sentence that names no place."""
ERAS: Final = lexicon.words(FILE, "events", "eras")
"""Nouns after "since" from which a whole country's dead are counted."""
NATIONWIDE: Final = lexicon.words(FILE, "events", "nationwide")
WORLDWIDE: Final = lexicon.words(FILE, "events", "worldwide")
"""They make a count one of no country."""
TOLLS: Final = lexicon.words(FILE, "events", "tolls")
"""Nouns that a country owns: "Spain's death toll"."""
NATION: Final = lexicon.words(FILE, "events", "nation")
THROUGHOUT: Final = lexicon.words(FILE, "events", "throughout")
"""Before "the country" they mean all of it."""
HOLDING: Final = lexicon.words(FILE, "events", "holding")
"""Verbs after a country's name that say what all of it has: "Chad hosts"."""
STILL: Final = lexicon.words(FILE, "events", "still")
"""Adverbs beside them."""
MANY: Final = lexicon.words(FILE, "events", "many")
"""Words of numbers of so many people that they are a nation's."""
YEARS: Final = lexicon.words(FILE, "events", "years")
WHICH_YEAR: Final = lexicon.words(FILE, "events", "which_year")
"""Before "year" they make a nation's count one of all of it: "Haitian gangs killed 5,000 last year"."""
SCOPE_CUES: Final = WARS | NATIONWIDE | NATION | YEARS | WORLDWIDE | {"since", "world"}
"""Words at which a figure's scope is looked at."""
DISPLACING: Final = lexicon.words(FILE, "events", "displacing")
REFUGEES: Final = lexicon.words(FILE, "events", "refugees")
"""Nouns of those who are counted where they went."""
DWELLING: Final = lexicon.words(FILE, "events", "dwelling")
REACHING: Final = lexicon.words(FILE, "events", "reaching")
COUNTRY_NAMES: Final = _codes("names")
ADJECTIVES: Final = _codes("adjectives")
MOVEMENTS: Final = _codes("movements")
"""Words of peoples', parties' and armed groups' names with the country that they tell of."""
REGIONS: Final = _regions()
"""Regions without an entry in the gazetteer: the countries that share one, likeliest first, and its point."""
ALIASES: Final[dict[str, tuple[tuple[str, str], ...]]] = {}
"""Press spelling → (country, the gazetteer's name) pairs."""
for _code, _names in _table(COUNTRIES, "aliases").items():
    for _spelling, _name in _names.items():
        ALIASES[_spelling] = (*ALIASES.get(_spelling, ()), (_code, str(_name)))
STATES: Final[dict[str, str]] = {str(short): str(long) for short, long in _table(COUNTRIES, "abbreviations").items()}
"""Postal and press abbreviations of first-level divisions: "FL", "Calif."."""
for _region in REGIONS:
    if names.strict(_region) != _region:
        raise lexicon.LexiconError(
            f"reading regions in the lexicon countries.toml: {_region!r} is to be written {names.strict(_region)!r}"
        )
