"""The words of lexicon/sources.toml, checked and made ready for look-up.

In goes the lexicon; out come sets and tables keyed by folded words. It holds no grammar: how the words
combine stands in `source_phrases` and `source_cues`.
"""

from functools import lru_cache
from typing import Final

from extractors import lexicon
from extractors.model import SourceKind
from extractors.parties import is_person, singular
from extractors.text import Token

# What a word can do in a reporting clause: one bit each, so that a token is looked up once.
SAY: Final = 1
REPORT: Final = 2
RELAY: Final = 4
ADDING: Final = 8
PUT: Final = 16
SHOW: Final = 32
BY: Final = 64
INVERTED: Final = 128
ACCORDING: Final = 256
TALLY: Final = 512
COLON: Final = 1024
DASH: Final = 2048
THAT: Final = 4096
ORDER: Final = 8192
SPEAK: Final = 16384
RECKON: Final = 32768
BRACKET: Final = 65536


def _set(*path: str) -> frozenset[str]:
    return lexicon.words("sources", *path)


def _triggers() -> dict[str, int]:
    table: dict[str, int] = {"according": ACCORDING, ":": COLON, "-": DASH, "–": DASH, "—": DASH, "(": BRACKET}
    for flag, name in (
        (SAY, "say"),
        (REPORT, "report"),
        (RELAY, "relay"),
        (ADDING, "adding"),
        (PUT, "put"),
        (SHOW, "show"),
        (BY, "by"),
        (INVERTED, "inverted"),
        (THAT, "that"),
        (ORDER, "order"),
        (SPEAK, "speak"),
    ):
        for word in _set("verbs", name):
            table[word] = table.get(word, 0) | flag
    for word in _set("words", "tallies"):
        table[word] = table.get(word, 0) | TALLY
    for word in _set("words", "reckonings"):
        table[word] = table.get(word, 0) | RECKON
    return table


TRIGGERS: Final = _triggers()

ADVERBS: Final = _set("words", "adverbs")
NEGATIONS: Final = _set("words", "negations")
OPENERS: Final = _set("words", "openers")
TIMES: Final = _set("words", "times")
CLOCK: Final = _set("words", "clock")
PREPOSITIONS: Final = _set("words", "prepositions")
WALLS: Final = _set("words", "walls")
SUBORDINATORS: Final = _set("words", "subordinators")
DETERMINERS: Final = _set("words", "determiners")
PRONOUNS: Final = _set("words", "pronouns")
NEVER: Final = _set("words", "never")
QUANTITY: Final = _set("words", "quantity")
STATES: Final = _set("words", "states")
DEEDS: Final = _set("words", "deeds")
HARMS: Final = _set("words", "harms")
BEFORE_NOUNS: Final = _set("words", "before_nouns")
DATELINED: Final = _set("words", "datelined")
REPORTS: Final = _set("words", "reports")
HEARINGS: Final = _set("words", "hearings")
TOLLS: Final = _set("words", "tolls")
PARTINGS: Final = _set("words", "partings")
STOPS: Final = _set("words", "stops")
TITLES: Final = _set("words", "titles")
NAME_LINKS: Final = _set("words", "name_links")
INCLUDING: Final = _set("words", "including")
NAMED: Final = _set("words", "named")
TURNS: Final = _set("words", "turns")
HEARSAY: Final = _set("words", "hearsay")
LINKS: Final = _set("words", "links")
ALIASES: Final[dict[str, str]] = lexicon.load("sources")["aliases"]
MEMBERS: Final[dict[str, list[str]]] = lexicon.load("sources")["members"]

OPEN: Final = _set("kinds", "open")
COLOUR: Final = _set("kinds", "colour")
KINDS: Final[dict[str, SourceKind]] = {
    # The first list wins a word that stands in several; the order is the lexicon's.
    word: SourceKind(name)
    for name in reversed([name for name in lexicon.load("sources")["kinds"] if name not in ("open", "colour")])
    for word in _set("kinds", name)
}
PAIRED: Final = frozenset(word.partition(" ")[0] for word in KINDS if " " in word)
"""First words of kinds of two words: most words open none."""
SHORT: Final[dict[str, frozenset[SourceKind]]] = {
    noun: frozenset(map(SourceKind, kinds)) for noun, kinds in lexicon.load("sources")["short"].items()
}


def is_wall(token: Token) -> bool:
    """Whether no noun phrase runs over this word; "WHO" and "IS" in capitals are names."""
    return token.lower in WALLS and not (len(token.text) > 1 and token.text.isupper())


def reports(token: Token) -> bool:
    """Whether the word is a reporting verb and nothing else: "said", "quoted", but not "reports"."""
    return bool(TRIGGERS.get(token.lower, 0) & (SAY | RELAY | ADDING)) and token.lower not in REPORTS


def shows(token: Token) -> bool:
    """Whether the word is what figures do and nothing else: "indicate", "show", but not "list"."""
    return bool(TRIGGERS.get(token.lower, 0) & SHOW) and token.lower not in REPORTS and not is_capital(token)


@lru_cache(maxsize=8192)
def can_speak(word: str) -> bool:
    """Whether a folded word, singular or plural, can be the head noun of someone who says something."""
    noun = singular(word)
    if word in NEVER or noun in NEVER:
        return False
    if word in REPORTS:
        return True
    return word not in COLOUR and (noun in KINDS or noun in OPEN or word in KINDS or is_person(word))


def is_speaker(token: Token) -> bool:
    """Whether this word can be the head noun of someone who says something."""
    return can_speak(token.lower)


def is_capital(token: Token) -> bool:
    """Whether the word is written as a name: a capital first, or one after a hyphen ("al-Numan")."""
    if token.capital:
        return True
    text = token.text
    return "-" in text and not text.islower() and not text[0].isdigit()


def is_time(token: Token) -> bool:
    """Whether the word states a time by itself: a weekday, a month, "yesterday"."""
    return token.lower in CLOCK
