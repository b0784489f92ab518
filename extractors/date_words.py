"""The vocabulary of time, read once from `lexicon/dates.toml` and checked as it is read.

Out come look-up tables keyed by folded words; nothing else in the time modules holds vocabulary.
"""

from typing import Final

from extractors import lexicon
from extractors.lexicon import LexiconError

_FILE: Final = "dates"


def _numbers(key: str) -> dict[str, int]:
    node = lexicon.load(_FILE).get(key)
    if not isinstance(node, dict) or not all(isinstance(value, int) for value in node.values()):
        raise LexiconError(f"reading {key} in the lexicon {_FILE}.toml: a table of whole numbers is expected there")
    return dict(node)


def _strings(key: str) -> dict[str, str]:
    node = lexicon.load(_FILE).get(key)
    if not isinstance(node, dict) or not all(isinstance(value, str) for value in node.values()):
        raise LexiconError(f"reading {key} in the lexicon {_FILE}.toml: a table of words is expected there")
    return dict(node)


def _feasts() -> dict[tuple[str, ...], tuple[int, int]]:
    node = lexicon.load(_FILE).get("feasts")
    table: dict[tuple[str, ...], tuple[int, int]] = {}
    for name, value in (node if isinstance(node, dict) else {}).items():
        match value:
            case [int(month), int(day)]:
                table[_tokens(name)] = (month, day)
            case _:
                raise LexiconError(f"reading feasts.{name} in the lexicon {_FILE}.toml: [month, day] is expected there")
    return table


def _triples(key: str) -> dict[tuple[str, ...], tuple[int, int, int]]:
    node = lexicon.load(_FILE).get(key)
    table: dict[tuple[str, ...], tuple[int, int, int]] = {}
    for name, value in (node if isinstance(node, dict) else {}).items():
        match value:
            case [int(one), int(two), int(three)]:
                table[_tokens(name)] = (one, two, three)
            case _:
                raise LexiconError(
                    f"reading {key}.{name} in the lexicon {_FILE}.toml: three numbers are expected there"
                )
    return table


def _tokens(name: str) -> tuple[str, ...]:
    """A name as `text.parse` cuts it: the possessive is a token of its own."""
    return tuple(name.replace("'s", " 's").split())


def _words(key: str) -> frozenset[str]:
    return lexicon.words(_FILE, "words", key)


MONTHS: Final = _numbers("months")
MONTH_ABBREVIATIONS: Final = _numbers("month_abbreviations")
ALL_MONTHS: Final = MONTHS | MONTH_ABBREVIATIONS
WEEKDAYS: Final = _numbers("weekdays")
WEEKDAY_ABBREVIATIONS: Final = _numbers("weekday_abbreviations")
UNITS: Final = _strings("units")
NUMBERS: Final = _numbers("numbers")
ORDINALS: Final = _numbers("ordinals")
PARTS: Final = _strings("parts")
SEASONS: Final = _numbers("seasons")
FEASTS: Final = _feasts()
EASTER: Final = {_tokens(name): offset for name, offset in _numbers("easter").items()}
FLOATING: Final = _triples("floating")
ISLAMIC: Final = _triples("islamic")
FEAST_NAMES: Final = frozenset({*FEASTS, *EASTER, *FLOATING, *ISLAMIC})
FEAST_HEADS: Final = frozenset(name[0] for name in FEAST_NAMES)

DAY_PARTS: Final = _words("day_parts")
DAY_LINKS: Final = _words("day_links")
DAY_LEADS: Final = _words("day_leads")
MONTH_LEADS: Final = _words("month_leads")
YEAR_LEADS: Final = _words("year_leads")
PREVIOUS: Final = _words("previous")
FOLLOWING: Final = _words("following")
PAST: Final = _words("past")
RECENT: Final = _words("recent")
FUTURE_LEADS: Final = _words("future_leads")
EARLIER: Final = _words("earlier")
LATER: Final = _words("later")
SOFTENERS: Final = _words("softeners")
WEEKDAY_TITLES: Final = _words("weekday_titles")
WEEKDAY_EPITHETS: Final = _words("weekday_epithets")
REPORT_VERBS: Final = _words("report_verbs")
REPORT_ADJACENT_NOT: Final = _words("report_adjacent_not")
REPORT_BETWEEN: Final = _words("report_between")
REPORT_LISTENERS: Final = _words("report_listeners")
AFTER_SAID: Final = _words("after_said")
FINITE: Final = _words("finite")
AUXILIARIES: Final = _words("auxiliaries")
PAGE_MARKS: Final = _words("page_marks")
RELEASE_VERBS: Final = _words("release_verbs")
RELEASE_NOUNS: Final = _words("release_nouns")
FUTURE_WORDS: Final = _words("future_words")
INCEPTIONS: Final = _words("inceptions")
AFTERMATHS: Final = _words("aftermaths")
REMEMBERING: Final = _words("remembering")
COMPARING: Final = _words("comparing")
HOLDING: Final = _words("holding")
WOUNDS: Final = _words("wounds")
SUBORDINATE: Final = _words("subordinate")
CHARGING: Final = _words("charging")
ENDING: Final = _words("ending")
COURTS: Final = _words("courts")
LIVES: Final = _words("lives")
DECLARING: Final = _words("declaring")
EVENT_NOUNS: Final = _words("event_nouns")
CONFLICTS: Final = _words("conflicts")
BACKGROUND: Final = _words("background")
SCHEDULED: Final = _words("scheduled")
PRIOR_VERBS: Final = _words("prior_verbs")
OCCURRENCES: Final = _words("occurrences")
RELATIVES: Final = _words("relatives")
STATES: Final = _words("states")
OTHER_EVENTS: Final = _words("other_events")
TURNING: Final = _words("turning")
COMPARISONS: Final = _words("comparisons")
STANDING: Final = _words("standing")
PRESENT: Final = _words("present")
CONTINUING: Final = _words("continuing")
MONTH_VERBS: Final = _words("month_verbs")
SEASON_LEADS: Final = _words("season_leads")
AFTER_ORDINAL: Final = _words("after_ordinal")
COUNTED: Final = _words("counted")
NOT_PLURAL: Final = _words("not_plural")
NOT_SUPERLATIVES: Final = _words("not_superlatives")
OPENERS: Final = _words("openers")
BETWEEN_COUNT: Final = _words("between_count")
SEASONAL: Final = _words("seasonal") | _words("event_nouns") | _words("conflicts")
CLOCK: Final = _words("clock")
PLACING: Final = _words("placing")
DETERMINERS: Final = _words("determiners")
MONTH_FIRST: Final = _words("month_first")
ANYBODYS: Final = _words("anybodys")
DEICTIC: Final = _words("deictic")
NEARBY: Final = _words("nearby")
COMMON_LEADS: Final = _words("common_leads")
SINCE_SKIPS: Final = _words("since_skips")
BEGINNERS: Final = _words("beginners")
NOT_BEGINNERS: Final = _words("not_beginners")
COURSES: Final = _words("courses")
RISING: Final = _words("rising")
TOTALLING: Final = _words("totalling")
TOTALS: Final = _words("totals")
SPANS: Final = _words("spans")
