"""Names of places in a text, found by their form and by the words around them.

In goes a `Text`; out come `Mention` records in text order: where each name stands, what the words say of it (a
province, a village, 20 km south of), whether something happens in, from or to it, and whether it is only a
speaker's or an organisation's. Which place on earth a name means is decided by `place_resolve`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from extractors import gazetteer
from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.model import PlaceRole
from extractors.text import NUMBER, WORD, Text, Token


class Cue(StrEnum):
    """Why a name is taken for a place, and what part it plays; stored as the rule of a toponym."""

    IN = "in"
    FROM = "from"
    TO = "to"
    DATELINE = "dateline"
    ACROSS = "across"
    """All over it: no place inside is meant."""
    REFERENCE = "reference"
    """Only a landmark: "20 km south of Rafah"."""
    POSSESSIVE = "possessive"
    LIST = "list"
    WITHIN = "within"
    """Named as what contains the place before it: "X, Y", "X in Y"."""
    NATIONALITY = "nationality"
    SOURCE = "source"
    BARE = "bare"
    MOVEMENT = "movement"
    """A people's, party's or armed group's name, which tells of a country: "Houthi", "Rohingya"."""
    CAPITAL = "capital"
    """Not named: "the Iraqi capital", "the capital"."""


@dataclass(slots=True)
class Mention:
    """One name in a text. Tokens `first` to `last` (exclusive) are the name without words such as "province".

    Attributes:
        first: first token of the name.
        last: the token after the name.
        name: the text's own words.
        cue: what brought it in.
        feature: what a noun beside it says it is.
        country: alpha-3 of a country or nationality that the words alone decide.
        region: key in the lexicon's regions.
        found: gazetteer indexes of the exact name.
        weak: a part of an organisation's or a person's name, or a speaker: tells of a country, not of an event.
        parent: index of the mention that the words say contains it.
        kilometres: distance stated from it.
        bearing: direction stated from it, degrees from north.
        begins: first token of the whole phrase, for what stands before it.
        ends: the token after the whole phrase with its feature word.
        address: a street, school or the like of that name.
        part: which part of it is meant, in degrees from north: "northern X", "X's north", "the north of X".
    """

    first: int
    last: int
    name: str
    cue: Cue = Cue.BARE
    feature: Kind | None = None
    country: str | None = None
    region: str | None = None
    found: tuple[int, ...] = ()
    weak: bool = False
    parent: int | None = None
    kilometres: float | None = None
    bearing: float | None = None
    begins: int = 0
    ends: int = 0
    address: bool = False
    part: float | None = None

    @property
    def role(self) -> PlaceRole:
        """What the cue says of movement."""
        if self.cue is Cue.FROM:
            return PlaceRole.FROM
        return PlaceRole.TO if self.cue is Cue.TO else PlaceRole.IN


_DOUBTFUL: Final = frozenset({Cue.BARE, Cue.POSSESSIVE, Cue.FROM, Cue.TO, Cue.LIST})
"""Cues that people and storms have as often as places."""
_LONGEST: Final = 5
"""Tokens in the longest name that is tried: "Democratic Republic of the Congo"."""
_REACH: Final = 7
"""Tokens between a cue and its name: "in the restive, oil-rich southern city of Basra"."""
_PLAIN: Final = 3
"""Adjectives between an article and a name: "in the restive oil-producing"."""
_GAP: Final = 7
"""Tokens between a place and what contains it: "in the Tank district of north-western"."""
_HEADS: Final = frozenset({"democratic", "republic", "trinidad", "antigua", "bosnia", "isle", "gulf", "kingdom", "sao",
                           "jammu", "state", "bay", "tyne", "saint", "st", "islamic"})  # fmt: skip
"""First words of names that hold "of" or "and"."""
_ARTICLES: Final = ("al-", "el-", "ar-", "as-", "ash-", "at-", "an-", "ad-", "az-", "ed-", "es-", "ez-", "er-", "en-")
_SHORT: Final = frozenset({"st", "ste", "mt", "ft"})
"""Abbreviated first words of names: "St. Louis"."""
_PREFIXES: Final = frozenset({"al", "el", "abu", "um", "umm", "bin", "ibn", "bani", "beni", "san", "santa"})
"""Words that open a name of several words and are none alone."""
_OPENERS: Final = frozenset("\"'“‘«([")
_BY_LEVEL: Final = {Kind.POINT: 4, Kind.SETTLEMENT: 3, Kind.ADMIN2: 2, Kind.ADMIN1: 1, Kind.COUNTRY: 0}


def is_name(token: Token) -> bool:
    """Whether a token is written as a name: "Idlib", "al-Numan", "AFP"."""
    text = token.text
    first = text[0]
    if first.isupper():
        return token.kind == WORD and ("." not in text or text.isupper())
    return first in "ae" and text.startswith(_ARTICLES) and text[text.find("-") + 1 : text.find("-") + 2].isupper()


def _is_acronym(token: Token) -> bool:
    return token.text.isupper() and len(token.text) <= _ACRONYM


_ACRONYM: Final = 5
"""Letters of the longest acronym: "[AIP]", "UNITA"."""


def _bearing(word: str) -> float | None:
    """Degrees from north of "northern", "northeastern", "south"."""
    return words.DIRECTIONS.get(word.removesuffix("most").removesuffix("ern"))


class Scanner:
    """Reads one text from left to right; holds what the rules share."""

    def __init__(self, text: Text, book: gazetteer.Gazetteer) -> None:
        """Prepare to scan `text`."""
        self.text, self.tokens, self.book = text, text.tokens, book
        self.mentions: list[Mention] = []
        self.movements: list[Mention] = []
        self.people: set[str] = set()
        """Lower-case words of names that turned out to be people's or organisations'."""

    def scan(self) -> list[Mention]:
        """All mentions in text order."""
        tokens = self.tokens
        for sentence in self.text.sentences:
            i, end = sentence.first, sentence.last
            while i < end:
                token = tokens[i]
                if is_name(token) and token.lower not in words.CALENDAR:
                    j = self._run_end(i, end)
                    self._run(i, j, sentence.first, end)
                    i = j
                else:
                    if token.lower == "capital":
                        self._capital(i, sentence.first, end)
                    i += 1
        self._drop_people()
        return self.mentions

    def _drop_people(self) -> None:
        """Forget names that other sentences show to be people's: "Damarcus Tucker" makes "Tucker" nobody's town."""
        if not self.people:
            return
        kept = [m for m in self.mentions if not self._is_person(m)]
        if len(kept) < len(self.mentions):
            numbers = {id(m): i for i, m in enumerate(kept)}
            for mention in kept:
                if mention.parent is not None:
                    mention.parent = numbers.get(id(self.mentions[mention.parent]))
            self.mentions = kept

    def _is_person(self, mention: Mention) -> bool:
        if mention.country is not None or mention.region is not None or mention.feature is not None:
            return False
        if mention.last > mention.first + 1 or any(self.book.entry(i).seat is not None for i in mention.found):
            return False
        if mention.cue not in _DOUBTFUL and mention.cue is not Cue.SOURCE:
            return False
        return any(t.lower in self.people for t in self.tokens[mention.first : mention.last])

    def _run_end(self, i: int, end: int) -> int:
        """The token after the run of capitalised words that starts at `i`."""
        tokens = self.tokens
        j = i + 1
        end = min(end, i + _RUN)
        while j < end:
            token = tokens[j]
            if token.start > tokens[j - 1].end + 1:
                break
            if token.text == "." and tokens[j - 1].lower in _SHORT and j + 1 < end and is_name(tokens[j + 1]):
                j += 2
                continue
            if is_name(token):
                if token.lower in words.CALENDAR:
                    break
                j += 1
            elif (
                token.lower in words.JOINERS
                and j + 1 < end
                and tokens[j + 1].text[0].isupper()
                and token.start > tokens[j - 1].end
                and tokens[j + 1].lower not in words.CALENDAR
            ):
                j += 2
            else:
                break
        return j

    def _run(self, a: int, b: int, start: int, end: int) -> None:
        """Read one run of capitalised words."""
        tokens = self.tokens
        for i in range(a, b):
            code = words.MOVEMENTS.get(tokens[i].lower)
            if code is not None:
                self.movements.append(
                    Mention(i, i + 1, tokens[i].text, Cue.MOVEMENT, Kind.COUNTRY, code, weak=True, begins=i, ends=i + 1)
                )
        # "Sunday", "Police", "The" open a sentence or a quotation: they are no part of a name.
        while a < b and tokens[a].lower in words.NEVER and (tokens[a].lower == "the" or not self._known(a, b)):
            if (tokens[a].lower in _PREFIXES or tokens[a].lower in words.NATURAL) and b - a > 1:
                break
            if tokens[a].lower in words.TITLES:
                return self._person(a, b)
            if tokens[a].lower in words.ORGANISATIONS and b - a > 1 and a > start:
                break
            a += 1
        if a >= b:
            return None
        if tokens[a].lower in words.NATURAL and b - a > 1 and not self._known(a, b):
            return None  # "Lake Chad", "Mount Kenya"
        dateline = self._dateline(a, b, start, end)
        before = tokens[a - 1] if a > start else None
        if before is not None and before.text == "." and a - 2 >= start:
            before = tokens[a - 2]  # "Mrs. Santos"
        if before is not None and before.lower in words.TITLES and before.lower not in ("head", "leader", "chief"):
            return self._person(a, b)
        title = next((p for p in range(a, b) if tokens[p].lower in words.TITLES), None)
        weak = False
        if title is not None and not self._known(a, b):
            self._person(title, b)
            b, weak = title, True
        else:
            body = next(
                (
                    p
                    for p in range(a + 1, b)
                    if tokens[p].lower in words.ORGANISATIONS
                    and self._feature_after(p - 1, b) < p + 1
                    and not self._known(a, p + 1)
                ),
                None,
            )
            if body is not None:
                self._forget(body, b)
                b, weak = body, True
        if a < b:
            self._names(a, b, start, end, weak=weak, dateline=dateline)
        return None

    def _known(self, a: int, b: int) -> bool:
        """Whether tokens `a` to `b`, or the longest start of them that is more than one word, is a place's full name."""
        for e in range(min(b, a + _LONGEST), a + 1, -1):
            name = self.text.quote(a, e)
            key = names.strict(name)
            if key in words.COUNTRY_NAMES or key in words.REGIONS or key in words.ALIASES or key in words.ADJECTIVES:
                return True
            found = self.book.exact(name)
            if found and any(self.book.entry(i).kind <= Kind.ADMIN1 or self.book.entry(i).population > _KNOWN for i in found):
                return True
        return False

    def _person(self, a: int, b: int) -> None:
        self._forget(a, b)

    def _forget(self, a: int, b: int) -> None:
        self.people.update(token.lower for token in self.tokens[a:b])

    def _names(self, a: int, b: int, start: int, end: int, *, weak: bool, dateline: bool) -> None:
        """Split a run into names, longest first, and add a mention for each."""
        s = a
        while s < b:
            e = self._match(s, b, start, end, weak=weak, dateline=dateline)
            if e is None:
                lower = self.tokens[s].lower
                if lower in words.COMPASS or (lower in words.FEATURES and s + 1 < b):
                    s += 1
                    continue
                self._unknown(s, b, start, end, weak=weak)
                return
            s = e

    def _match(self, s: int, b: int, start: int, end: int, *, weak: bool, dateline: bool) -> int | None:
        """Add a mention for the longest known name at `s`; return the token after it, None when there is none."""
        tokens, text = self.tokens, self.text
        longest = min(b, s + _LONGEST)
        if longest == b and s + 1 <= b < end and tokens[s].lower in _HEADS:
            wide = self._wide(s, b, end)
            if wide is not None:
                self._add(s, wide, start, end, country=self._country(s, wide), weak=weak)
                return wide
        for e in range(longest, s, -1):
            token = tokens[s]
            if e == s + 1 and "-" in token.text and (head := self._compound(s, start, end)):
                return head
            name = text.quote(s, e)
            key = names.strict(name)
            single = e == s + 1
            if key in words.ADJECTIVES:
                self._nationality(s, e, words.ADJECTIVES[key], start, end)
                return e
            country = self._country_named(key, name)
            region = key if key in words.REGIONS else None
            found = self.book.exact(name)
            if country is None and region is None and not found and key not in words.ALIASES:
                continue
            if single and country is None and (token.lower in words.NEVER or _is_acronym(token) and not dateline):
                continue
            feature_end = self._feature_after(e, b)
            if feature_end > e and tokens[feature_end - 1].lower in words.STREETS and country is None:
                return feature_end
            rest = b - feature_end
            if rest and country is None and feature_end == e and not self._may_follow(feature_end, b):
                continue
            if rest and country is not None and not weak and single:
                # "Jordan Smith": a country's name before an unknown name is a person's as often as not.
                if not self._may_follow(feature_end, b) and not self._cued(s, start):
                    return None
            self._add(s, e, start, end, country=country, region=region, found=found, weak=weak, dateline=dateline)
            return max(feature_end, e)
        return None

    def _country_named(self, key: str, name: str) -> str | None:
        if key == "us" and not name.isupper():
            return None
        code = words.COUNTRY_NAMES.get(key)
        if code is None:
            for index in self.book.exact(name):
                entry = self.book.entry(index)
                if entry.kind is Kind.COUNTRY:
                    return entry.country
        return code

    def _country(self, s: int, e: int) -> str | None:
        name = self.text.quote(s, e)
        return self._country_named(names.strict(name), name)

    def _wide(self, s: int, b: int, end: int) -> int | None:
        """The end of a country's name that goes on after "of" or "and": "Democratic Republic of the Congo"."""
        for e in range(min(end, b + 4), b, -1):
            if self.tokens[e - 1].text[0].isupper() and self._country(s, e) is not None:
                return e
        return None

    def _may_follow(self, s: int, b: int) -> bool:
        """Whether what follows a name in its run can follow a place: another place, a nationality, no surname."""
        token = self.tokens[s]
        if token.lower in words.CALENDAR or token.lower in words.COMPASS:
            return True
        for e in range(min(b, s + _LONGEST), s, -1):
            key = names.strict(self.text.quote(s, e))
            if key in words.ADJECTIVES or key in words.COUNTRY_NAMES or key in words.REGIONS:
                return True
        return False

    def _compound(self, s: int, start: int, end: int) -> int | None:
        """Read "Britain-based", "Kurdish-controlled", "Nigeria-Cameroon"; return the token after, None if no such."""
        token = self.tokens[s]
        if self.book.exact(token.text) or names.strict(token.text) in words.COUNTRY_NAMES:
            return None
        head, _, tail = token.text.rpartition("-")
        key = names.strict(head)
        code = words.ADJECTIVES.get(key) or self._country_named(key, head)
        if head.lower() in words.NEVER or tail.lower() in words.NEVER:
            return s + 1
        if tail[:1].islower():
            if code is not None and tail.lower() not in words.BASED:
                self._nationality(s, s + 1, code, start, end)
                return s + 1
            return s + 1 if code is not None or len(tail) > _PARTICLE or self.book.exact(head) else None
        tail_key = names.strict(tail)
        tail_code = words.ADJECTIVES.get(tail_key) or self._country_named(tail_key, tail)
        if code is not None and tail_code is not None:
            self._nationality(s, s + 1, code, start, end)
            self._nationality(s, s + 1, tail_code, start, end)
            return s + 1
        found = self.book.exact(head)
        if found and self.book.exact(tail):
            mention = Mention(s, s + 1, head, found=found, feature=Kind.SETTLEMENT, begins=s, ends=s + 1)
            self._look_behind(mention, start)
            if mention.cue is not Cue.BARE:
                self.mentions.append(mention)
                return s + 1
        return None

    def _nationality(self, s: int, e: int, code: str, start: int, end: int) -> None:
        weak = e < end and (self.tokens[e].lower in words.GROUPS or self.tokens[e].lower in words.FOREIGN)
        part = _bearing(self.tokens[s - 1].lower) if s > start else None
        mention = Mention(
            s, e, self.text.quote(s, e), Cue.NATIONALITY, Kind.COUNTRY, code, weak=weak, begins=s, ends=e, part=part
        )
        self.mentions.append(mention)

    def _feature_after(self, e: int, b: int) -> int:
        """The token after capitalised feature words at `e`: "Nawzad District", "Karim Local Government Area"."""
        for width in (3, 2, 1):
            if e + width <= b and " ".join(t.lower for t in self.tokens[e : e + width]) in words.FEATURES:
                return e + width
        return e

    def _unknown(self, a: int, b: int, start: int, end: int, *, weak: bool) -> None:
        """A run that names no known place: a place when words beside it say so, else somebody or something."""
        tokens = self.tokens
        e = b
        for width in (3, 2, 1):
            noun = " ".join(t.lower for t in tokens[b - width : b])
            if b - width > a and noun in words.FEATURES:
                if noun in words.ADDRESSES:
                    return
                e = b - width
                break
        if e < b or (b < end and tokens[b].lower in words.FEATURES):
            # "Mogadishu Kahda district": a known place, then one of its parts
            for middle in range(e - 1, a, -1):
                country = self._country(a, middle)
                found = self.book.exact(self.text.quote(a, middle))
                if country or any(self.book.entry(i).population >= _BIG for i in found):
                    self._add(a, middle, start, end, country=country, found=found, weak=weak)
                    a = middle
                    break
        found = self.book.loosely(self.text.quote(a, e)) if e > a + 1 else ()
        self._add(a, e, start, end, found=found, weak=weak, unknown=not found)

    def _add(
        self, s: int, e: int, start: int, end: int, *, country: str | None = None, region: str | None = None,
        found: tuple[int, ...] = (), weak: bool = False, dateline: bool = False, unknown: bool = False,
    ) -> None:  # fmt: skip
        mention = Mention(s, e, self.text.quote(s, e), country=country, region=region, found=found, weak=weak)
        mention.begins, mention.ends = s, e
        if e - s > 1 and country is None and region is None:
            self._strip_feature(mention)
        self._look_behind(mention, start)
        self._look_ahead(mention, end)
        if dateline:
            mention.cue, mention.weak = Cue.DATELINE, False
        if (e < end and self._group(mention, e, end)) or self.tokens[mention.begins].lower == "block":
            return
        if unknown and not self._acceptable(mention, start):
            if e - s > 1 or mention.weak:
                self._forget(s, e)
            return
        if not unknown and mention.cue in _DOUBTFUL and not self._stands_alone(mention, start):
            return
        self.mentions.append(mention)

    def _strip_feature(self, mention: Mention) -> None:
        """Take "State" off "Borno State": the name is the text's own words without what it is."""
        tokens = self.tokens
        for width in (3, 2, 1):
            last = mention.last - width
            if last <= mention.first:
                continue
            kind = words.FEATURES.get(" ".join(t.lower for t in tokens[last : mention.last]))
            if kind in (Kind.ADMIN1, Kind.ADMIN2):
                single = last == mention.first + 1
                if not (single and tokens[mention.first].lower in words.NEVER | words.COMPASS):
                    mention.last, mention.feature = last, kind
                    mention.name = self.text.quote(mention.first, last)
                return

    def _group(self, mention: Mention, e: int, end: int) -> bool:
        """Whether the name is a people's or a leader's: "Rizeigat tribesmen", "between X and Y clans"."""
        if mention.country is not None or mention.region is not None or mention.cue is Cue.DATELINE:
            return False
        tokens = self.tokens
        i = e + 1 if tokens[e].lower in ("ethnic", "tribal") and e + 1 < end else e
        group = tokens[i].lower in words.GROUPS
        if group and tokens[i].lower not in words.TRIBES and self._stands_alone(mention, mention.first):
            return False  # "Idlib militants" are in Idlib
        limit = min(end, e + _LISTED * 3)
        while not group and i + 1 < limit and tokens[i].lower in ("and", ",", "or") and is_name(tokens[i + 1]):
            i += 1
            while i < limit and is_name(tokens[i]):
                i += 1
            group = i < limit and tokens[i].lower in words.GROUPS
        if group:
            self._forget(mention.first, mention.last)
        return group

    def _acceptable(self, mention: Mention, start: int) -> bool:
        """Whether an unknown name is a place by the words around it."""
        if mention.weak or mention.address:
            return False
        token = self.tokens[mention.first]
        if mention.last == mention.first + 1 and (token.lower in words.NEVER or token.lower in words.ORGANISATIONS):
            return False
        if token.lower in self.people or set(token.text) <= _ROMAN:
            return False
        if mention.last == mention.first + 1 and (token.lower in _PREFIXES or len(token.text) < _SHORTEST):
            return False
        if mention.feature is not None:
            return True
        if mention.last - mention.first > _UNKNOWN or any(
            t.lower in words.NEVER or t.lower in words.ORGANISATIONS or t.text.isupper() or t.lower in self.people
            for t in self.tokens[mention.first : mention.last]
        ):
            return False
        if mention.cue is Cue.LIST:
            return True
        at = self._before(mention.begins, start)
        return at is not None and self.tokens[at].lower in words.LOCATIVE

    def _before(self, i: int, start: int) -> int | None:
        return i - 1 if i > start else None

    def _stands_alone(self, mention: Mention, start: int) -> bool:
        """Whether a known name without any cue is a place rather than somebody's name."""
        if mention.country is not None or mention.region is not None or mention.feature is not None:
            return True
        if self.tokens[mention.first].lower in self.people:
            return False
        people = _LOCAL if mention.weak else _BIG if mention.cue is Cue.BARE else _KNOWN
        return any(
            self.book.entry(i).kind <= Kind.ADMIN1 or self.book.entry(i).population >= people for i in mention.found
        )

    def _cued(self, s: int, start: int) -> bool:
        return s > start and self.tokens[s - 1].lower in words.LOCATIVE

    def _dateline(self, a: int, b: int, start: int, end: int) -> bool:
        """Whether a paragraph opens with this run as its dateline: "BEIRUT (Wire) —", "Kabul, Afghanistan —"."""
        if a != start or self.text.sentences[self.text.sentence_of[a]].paragraph > _DATELINE_PARAGRAPHS:
            return False
        tokens = self.tokens
        i, upper = b, all(t.text.isupper() or t.lower in words.JOINERS for t in tokens[a:b])
        while i < min(end, a + _DATELINE):
            text = tokens[i].text
            if text in ("—", "–", "--") or (text == "-" and tokens[i].start > tokens[i - 1].end):
                return upper or i > b
            if text == ":" and upper:
                return True
            if text not in (",", "(", ")", "/", ".") and not text[0].isupper() and not text[0].isdigit():
                return False
            i += 1
        return False

    def _look_behind(self, mention: Mention, start: int) -> None:
        """Read the words before a name: its cue, its feature, a distance, a possessor."""
        tokens = self.tokens
        k, steps, plain = mention.first - 1, 0, 0
        while k >= start and steps < _REACH:
            token = tokens[k]
            lower = token.lower
            steps += 1
            if token.kind != WORD:
                if token.text in ("(", "["):
                    mention.cue = Cue.WITHIN
                    return
                if token.text == ",":
                    if k > start and tokens[k - 1].lower == "capital":
                        mention.feature = Kind.SETTLEMENT
                        k -= 2
                        continue
                    self._after_comma(mention, k)
                    return
                if token.text in _OPENERS or token.text in ("”", "\"", "'"):
                    k -= 1
                    continue
                return
            if lower == "of":
                k = self._of(mention, k, start)
                if k < 0:
                    return
                continue
            if lower in words.PREPOSITIONS:
                if plain == 0 or (plain <= _PLAIN and tokens[k + 1].lower in words.DETERMINERS):
                    mention.begins = k + 1
                    self._prepose(mention, k, start)
                return
            if lower == "'s" or lower == "’s":
                self._possessor(mention, k)
                k -= 2
                while k >= start and is_name(tokens[k]):
                    k -= 1
                continue
            if lower in ("and", "or", "&"):
                if self.mentions and steps == 1 and k - self.mentions[-1].ends <= 1 and self.mentions[-1].cue is not Cue.NATIONALITY:
                    mention.cue = self._continues()
                return
            if lower in words.STOPPERS:
                return
            if lower in words.COMPASS:
                if steps == 1:
                    mention.part = _bearing(lower)
            elif lower in words.DETERMINERS or ("-" in lower and token.text[0].islower()):
                pass
            elif is_name(token):
                if names.strict(token.text) in words.ADJECTIVES or lower in words.FEATURES:
                    if self.mentions and self.mentions[-1].cue is Cue.NATIONALITY and self.mentions[-1].last == k + 1:
                        mention.parent = len(self.mentions) - 1
                else:
                    return
            elif lower in words.FEATURES and mention.feature is None and steps == 1:
                mention.feature = words.FEATURES[lower]
            else:
                plain += 1
            k -= 1
            mention.begins = k + 1
        return

    def _of(self, mention: Mention, k: int, start: int) -> int:
        """Read what stands before "of"; return where to go on, or -1 when the cue is decided."""
        tokens = self.tokens
        if k - 1 < start:
            return -1
        lower = tokens[k - 1].lower
        if lower in words.LINES:
            mention.cue = Cue.REFERENCE
            return -1
        if lower in words.DIRECTIONS and tokens[max(start, k - 2)].lower in ("the", "far", "extreme"):
            mention.cue, mention.part = Cue.IN, words.DIRECTIONS[lower]
            mention.begins = k - 1
            return -1
        if lower in words.DIRECTIONS:
            mention.cue, mention.bearing = Cue.REFERENCE, words.DIRECTIONS[lower]
            mention.kilometres = self._distance(k - 2, start)
            mention.begins = k - 1
            return -1
        if lower in words.FEATURES:
            if mention.feature is None:
                mention.feature = words.FEATURES[lower]
            mention.cue = Cue.IN
            mention.begins = k - 1
            return k - 2
        if lower in words.PARTS:
            mention.cue = Cue.IN
            mention.begins = k - 1
            return k - 2
        if mention.feature is not Kind.SETTLEMENT and (
            lower in words.SPEAKERS or lower in words.TITLES or lower in words.ORGANISATIONS
        ):
            mention.weak = True
        if lower in words.NATIVES:
            mention.cue = Cue.FROM
        elif mention.cue is Cue.BARE:
            mention.cue = Cue.POSSESSIVE
        return -1

    def _distance(self, k: int, start: int) -> float | None:
        """Kilometres stated before a direction that starts after token `k`: "20 km (12 miles)", "some 250 kilometres"."""
        tokens = self.tokens
        low = max(start, k - 8)
        for i in range(low + 1, k + 1):
            if tokens[i].lower in words.KILOMETRES:
                figure = tokens[i - 1].text.replace(",", "")
                try:
                    return float(figure) * words.KILOMETRES[tokens[i].lower]
                except ValueError:
                    return None
        return None

    def _prepose(self, mention: Mention, k: int, start: int) -> None:
        """Set the cue from the preposition or verb at `k`."""
        lower = self.tokens[k].lower
        before = self.tokens[k - 1].lower if k > start else ""
        if lower in words.CUES_FROM:
            mention.cue = Cue.FROM
        elif lower in words.CUES_TO:
            mention.cue = Cue.TO
        else:
            mention.cue = Cue.IN
            told = any(t.lower in ("told", "speaking") for t in self.tokens[max(start, k - _TOLD) : k])
            if told or (before in words.SPEAKERS and self._speaks_after(mention.last)):
                mention.weak = lower in ("in", "at", "from")
        if lower == "from" and (before == "far" or (k > start and before in words.KILOMETRES) or before == ")"):
            kilometres = self._distance(k - 1, start)
            if before == "far" or kilometres is not None:
                mention.cue, mention.kilometres = Cue.REFERENCE, kilometres
        if lower in ("across", "throughout") and (mention.country is not None or mention.region is not None):
            mention.cue = Cue.ACROSS
        if lower == "to" and before in ("close", "next", "adjacent", "due"):
            mention.cue = Cue.IN
        if self.mentions and mention.cue is Cue.IN and self._adjoins(k - 1):
            mention.cue = Cue.WITHIN

    def _adjoins(self, k: int) -> bool:
        """Whether the mention before ends right before token `k + 1`: "X in Y", "X, in Y"."""
        last = self.mentions[-1]
        return last.cue is not Cue.NATIONALITY and last.ends in (k + 1, k) and (
            last.ends == k + 1 or self.tokens[k].text == ","
        )

    def _speaks_after(self, i: int) -> bool:
        return any(t.lower in words.SPEAKING for t in self.tokens[i : i + 2])

    def _possessor(self, mention: Mention, k: int) -> None:
        """Take the mention that ends at the possessive `k` for what contains this one: "Nigeria's Borno state"."""
        for number in range(len(self.mentions) - 1, -1, -1):
            owner = self.mentions[number]
            if owner.ends == k:
                mention.parent = number
                if owner.cue in (Cue.BARE, Cue.SOURCE, Cue.POSSESSIVE):
                    owner.cue = Cue.POSSESSIVE
                owner.weak = False
                return
            if owner.ends < k:
                return

    def _after_comma(self, mention: Mention, k: int) -> None:
        """After a comma a name may contain the one before it, or continue a list."""
        if self.mentions and self.mentions[-1].ends >= k - 1 and self.mentions[-1].cue is not Cue.NATIONALITY:
            mention.cue = self._continues()

    def _continues(self) -> Cue:
        """The cue of a name that a list adds to the mention before: a second landmark is a landmark too."""
        cue = self.mentions[-1].cue
        if cue is Cue.DATELINE:
            return Cue.WITHIN
        return cue if cue in (Cue.WITHIN, Cue.REFERENCE, Cue.FROM, Cue.TO) else Cue.LIST

    def _look_ahead(self, mention: Mention, end: int) -> None:
        """Read the words after a name: its feature, what it owns, whether it speaks."""
        tokens = self.tokens
        i = mention.ends
        for width in (3, 2, 1):
            if mention.ends == mention.last and i + width <= end:
                noun = " ".join(t.lower for t in tokens[i : i + width])
                if noun in words.FEATURES and noun not in words.NATURAL:
                    kind = words.FEATURES[noun]
                    if mention.country is not None and kind in (Kind.SETTLEMENT, Kind.POINT):
                        break  # "the Niger village of X"
                    if mention.feature is None or noun != "area":
                        mention.feature = kind
                    mention.ends = i + width
                    mention.address = noun in words.ADDRESSES
                    if mention.cue is Cue.BARE and mention.country is None:
                        mention.cue = Cue.POSSESSIVE
                    i += width
                    break
        if i >= end:
            return
        lower = tokens[i].lower
        if lower in ("'s", "’s"):
            if mention.cue is Cue.BARE:
                mention.cue = Cue.POSSESSIVE
            for t in tokens[i + 1 : i + 4]:
                if mention.part is None and t.lower in words.DIRECTIONS:
                    mention.part = words.DIRECTIONS[t.lower]
                if t.lower in words.SPEAKERS:
                    mention.weak = mention.cue in (Cue.POSSESSIVE, Cue.BARE, Cue.SOURCE)
                if t.kind != WORD or t.lower in words.PREPOSITIONS:
                    break
        elif self._speaks(i, end) and mention.cue in (Cue.BARE, Cue.POSSESSIVE, Cue.LIST):
            mention.weak, mention.cue = True, Cue.SOURCE
            if mention.country is None and all(self.book.entry(i).seat is None for i in mention.found):
                self._forget(mention.first, mention.last)  # "Fisher said"
        elif lower in words.SPEAKERS and mention.cue in (Cue.BARE, Cue.POSSESSIVE):
            mention.weak = True

    def _speaks(self, i: int, end: int) -> bool:
        """Whether a verb of saying stands at `i`: "Tehran has rejected"."""
        tokens = self.tokens
        while i < end and tokens[i].lower in ("has", "have", "had", "also", "again", "will", "would", "later", "then"):
            i += 1
        return i < end and tokens[i].lower in words.SPEAKING

    def _capital(self, i: int, start: int, end: int) -> None:
        """"The Iraqi capital", "the capital" with no name beside it."""
        tokens = self.tokens
        after = tokens[i + 1] if i + 1 < end else None
        if after is not None and (is_name(after) or after.lower == "of" or after.lower == "city"):
            return
        if after is not None and after.text == "," and i + 2 < end and is_name(tokens[i + 2]):
            return
        if i - 1 >= start and tokens[i - 1].text in ("-", "provincial", "state", "regional", "financial", "commercial"):
            return
        k = i - 1
        while k >= start and i - k < _REACH and tokens[k].lower not in words.PREPOSITIONS:
            k -= 1
        if k < start or i - k >= _REACH or tokens[k].lower == "of" and tokens[k - 1].lower not in words.DIRECTIONS:
            return
        mention = Mention(i, i + 1, tokens[i].text, Cue.CAPITAL, Kind.SETTLEMENT, begins=k + 1, ends=i + 1)
        if tokens[k].lower == "of":
            mention.bearing = words.DIRECTIONS[tokens[k - 1].lower]
            mention.kilometres = self._distance(k - 2, start)
        if self.mentions and self.mentions[-1].first > k:
            mention.parent = len(self.mentions) - 1
        self.mentions.append(mention)


_RUN: Final = 12
"""Capitalised words read as one name at most: headlines in capitals are no names."""
_LISTED: Final = 8
"""Names of a list looked through for the noun that says what they are."""
_TOLD: Final = 4
"""Tokens between "told" and the place where it was told: "told the news agency in Geneva"."""
_ROMAN: Final = frozenset("IVX")
_PARTICLE: Final = 3
"""Letters of the longest particle inside a name: "Sar-e-Pul"; "Sunni-majority" is none."""
_LOCAL: Final = 1_000
"""People of a town whose police or council is named: a local outlet's town."""
_SHORTEST: Final = 3
"""Letters of the shortest unknown name."""
_KNOWN: Final = 20_000
"""People from which a town's name of several words is taken for the town before anything else."""
_BIG: Final = 100_000
"""People from which a town's name needs no cue."""
_UNKNOWN: Final = 3
"""Words that an unknown village's name may have."""
_DATELINE: Final = 12
"""Tokens within which a dateline's dash stands."""
_DATELINE_PARAGRAPHS: Final = 3
"""A dateline opens one of the first paragraphs: title, summary, body."""


def find_mentions(text: Text, book: gazetteer.Gazetteer) -> list[Mention]:
    """All names of places in `text`, in text order, with what the words say of them; movements' names come last."""
    scanner = Scanner(text, book)
    mentions = scanner.scan()
    link(text, mentions)
    return mentions + scanner.movements


def link(text: Text, mentions: Sequence[Mention]) -> None:
    """Tie each mention to the next one where the words between say that the next contains it."""
    for number in range(len(mentions) - 1):
        this, following = mentions[number], number + 1
        if mentions[following].cue is Cue.NATIONALITY and number + 2 < len(mentions):
            following = number + 2
        after = mentions[following]
        if this.cue is Cue.NATIONALITY or this.parent is not None or after.first - this.ends > _GAP:
            continue
        if after.cue is Cue.REFERENCE or (this.country is not None and after.country is None):
            continue
        if text.sentence_of[this.first] != text.sentence_of[after.first]:
            continue
        between = text.tokens[this.ends : after.first]
        if all(_links(token) for token in between) and any(t.lower in _CONTAINERS for t in between):
            # "in Nigeria's Bayelsa state": the state contains it first
            while following + 1 < len(mentions) and mentions[following + 1].parent == following:
                following += 1
            this.parent = following
    for number in range(len(mentions) - 1, 0, -1):
        # "Waat and Walgak in Jonglei": what contains the last of a list contains the others.
        if mentions[number].cue is Cue.LIST and mentions[number - 1].parent in (None, number):
            parent = mentions[number].parent
            if parent is not None and parent > number:
                mentions[number - 1].parent = parent


_CONTAINERS: Final = frozenset({"in", "of", ",", "(", "[", "within", "inside"})


def _links(token: Token) -> bool:
    lower = token.lower
    return (
        lower in _CONTAINERS
        or lower in words.COMPASS
        or lower in words.DETERMINERS
        or lower in words.FEATURES
        or token.kind == NUMBER
        or lower in words.NUMERALS
        or lower in ("capital", "near", "]", ")", "'s", "’s", "volatile", "restive")
        or names.strict(token.text) in words.ADJECTIVES
    )
