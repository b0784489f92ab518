"""The places that one run of capitalised words names: the longest known name first, what is left judged by its words.

In goes a run, parted by `place_scan` from what opens and closes it; its mentions are added to the context's list. A
name that nothing knows is a place when the words beside it say so. Each word is looked up at most `LONGEST` times.
"""

from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_context import Context
from extractors.place_judge import BIG, Judge
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import POSSESSIVES, bearing, is_acronym, noun_at, noun_before
from extractors.text import Text

LONGEST: Final = 5
"""Tokens in the longest name that is tried: "Democratic Republic of the Congo"."""
_WIDE: Final = 4
"""Tokens that a country's name may go on for after "of" or "and"."""
_EPITHETS: Final = 3
"""Tokens after a nationality within which its people are named: "Nigerian Boko Haram militants"."""
_PARTICLE: Final = 3
"""Letters of the longest particle inside a name: "Sar-e-Pul"; "Sunni-majority" is none."""

_NAMED_BY: Final = frozenset({Kind.ADMIN1, Kind.ADMIN2})
"""Nouns of these kinds make a single unknown word a name to be looked for under other spellings."""


class Matcher:
    """Finds the places in the runs of one text."""

    def __init__(self, text: Text, book: Gazetteer, context: Context, judge: Judge) -> None:
        """Read from `text`; `context` holds the mentions found so far and the bounds of the sentence being read."""
        self.text, self.tokens, self.book = text, text.tokens, book
        self.context, self.judge, self.mentions = context, judge, context.mentions
        self.weak = self.dateline = False
        """Whether the run being read belongs to somebody's name, or opens a dateline; set by the caller."""

    def names(self, s: int, b: int) -> int:
        """Part a run into names, longest first, and add a mention for each; return the token after the last."""
        while s < b:
            if s + 1 < b and self.tokens[s].lower in words.VENUES:
                self._unknown(s, b)
                return b  # "the Hotel Cairo" is a venue of that name
            e = self._match(s, b)
            if e is None:
                lower = self.tokens[s].lower
                if lower not in words.COMPASS and not (lower in words.FEATURES and s + 1 < b):
                    self._unknown(s, b)
                    return b
                e = s + 1
            s = e
        return s

    def _match(self, s: int, b: int) -> int | None:
        """Add a mention for the longest known name at `s`; return the token after it, None when there is none."""
        wide = self._wide(s, b)
        if wide is not None:
            return wide
        for e in range(min(b, s + LONGEST), s, -1):
            if e == s + 1 and "-" in self.tokens[s].text:
                after = self._compound(s)
                if after is not None:
                    return after
            after = self._match_at(s, e, b)
            if after is not None:
                return after
        return None

    def _match_at(self, s: int, e: int, b: int) -> int | None:
        """Add a mention for tokens `s` to `e` if they are a place's name; return the token after it, else None."""
        name = self.text.quote(s, e)
        key = names.strict(name)
        if key in words.ADJECTIVES:
            self._nationality(s, e, words.ADJECTIVES[key])
            return e
        found, country = self.book.exact(name), self.country(key, name)
        region = key if key in words.REGIONS else None
        if not (country or region or found or key in words.ALIASES):
            return None
        mention = Mention(s, e, name, country=country, region=region, found=found, weak=self.weak, begins=s, ends=e)
        after = e + noun_at(self.tokens, e, b)[1]
        street = mention.country is None and after > e and self.tokens[after - 1].lower in words.STREETS
        if street or self._is_continent(s, key) or self._is_sea(mention, e):
            return after
        if self._is_water(mention, e):
            return e if mention.country else None
        if self._is_common(mention) or (after < b and not self._may_go_on(mention, after, b)):
            return None
        self._add(mention)
        return after

    def _is_continent(self, s: int, key: str) -> bool:
        """Whether the name at `s` is the second word of a continent's: "North America"."""
        return key in words.CONTINENTS and s > 0 and self.tokens[s - 1].lower in words.CONTINENT_PARTS

    def _is_common(self, mention: Mention) -> bool:
        """Whether one word is no place's name by itself: "Hope", "AFP"."""
        token, e = self.tokens[mention.first], mention.last
        common = token.lower in words.NEVER or (is_acronym(token) and not self.dateline)
        alone = mention.country is None and e == mention.first + 1
        return common and alone and not self._is_division(mention, e)

    def _is_division(self, mention: Mention, e: int) -> bool:
        """Whether a common word is a division's name after a country's: "Burkina Faso's Sahel region"."""
        kind = words.FEATURES.get(noun_at(self.tokens, e, self.context.end)[0])
        if kind is not Kind.ADMIN1 or self.tokens[mention.first - 1].lower not in POSSESSIVES:
            return False
        return any(self.book.entry(i).kind is Kind.ADMIN1 for i in mention.found)

    def _is_water(self, mention: Mention, e: int) -> bool:
        """Whether a river or the like bears the name, far from the place of that name: "the Volta Delta"."""
        return mention.region is None and e < self.context.end and self.tokens[e].lower in words.WATERS

    def _is_sea(self, mention: Mention, e: int) -> bool:
        """Whether the name is a sea's, not its province's: "the Red Sea port of X"."""
        if mention.region is not None or e == mention.first + 1 or self.tokens[e - 1].lower not in words.SEAS:
            return False
        return words.FEATURES.get(noun_at(self.tokens, e, self.context.end)[0]) not in (Kind.ADMIN1, Kind.ADMIN2)

    def _may_go_on(self, mention: Mention, after: int, b: int) -> bool:
        """Whether a run may go on after a place's name: "Jordan Smith" is a person's, "Idlib Syria" is not."""
        if mention.country is None:
            return after > mention.last or self._may_follow(after, b) or self._is_estate(mention, after)
        if self.weak or mention.last > mention.first + 1 or self._may_follow(after, b):
            return True
        return mention.first > self.context.start and self.tokens[mention.first - 1].lower in words.LOCATIVE

    def _is_estate(self, mention: Mention, after: int) -> bool:
        """Whether an abbreviation follows a place after "in": "at a factory in Pune MIDC"."""
        before = mention.first - 1
        located = before >= self.context.start and self.tokens[before].lower in words.LOCATIVE
        return located and is_acronym(self.tokens[after]) and len(self.tokens[after].text) > 1

    def _may_follow(self, s: int, b: int) -> bool:
        """Whether what follows a name in its run is a direction, an office's adjective or another country."""
        if self.tokens[s].lower in words.COMPASS or self.tokens[s].lower in words.ADJUNCTS:
            return True
        for e in range(min(b, s + LONGEST), s, -1):
            key = names.strict(self.text.quote(s, e))
            if key in words.ADJECTIVES or key in words.COUNTRY_NAMES or key in words.REGIONS:
                return True
        return False

    def country(self, key: str, name: str) -> str | None:
        """The country (alpha-3) that a name names; "us" in lower case is none."""
        if key == "us" and not name.isupper():
            return None
        code = words.COUNTRY_NAMES.get(key)
        if code is not None:
            return code
        found = self.book.exact(name)
        entry = self.book.entry(found[0]) if found else None  # countries come first in the file
        if entry is None or entry.kind is not Kind.COUNTRY:
            return None
        # "IOM" is no country's name, though a code of the Isle of Man
        return entry.country if not name.isupper() or names.strict(entry.name) == key else None

    def _wide(self, s: int, b: int) -> int | None:
        """Add a country whose name goes on after "of" or "and": "Democratic Republic of the Congo"."""
        if b >= self.context.end or b - s > LONGEST or self.tokens[s].lower not in words.HEADS:
            return None
        for e in range(min(self.context.end, b + _WIDE), b, -1):
            name = self.text.quote(s, e)
            country = self.country(names.strict(name), name) if self.tokens[e - 1].capital else None
            if country is not None:
                self._add(Mention(s, e, name, country=country, begins=s, ends=e, weak=self.weak))
                return e
        return None

    def _compound(self, s: int) -> int | None:
        """Read "Britain-based", "Kurdish-controlled", "Nigeria-Cameroon"; return the token after, None if no such."""
        token = self.tokens[s]
        if self.book.exact(token.text) or names.strict(token.text) in words.COUNTRY_NAMES:
            return None
        head, _, tail = token.text.rpartition("-")
        if head.lower() in words.PREFIXES:
            return None  # "Al-Quwaisa"
        if head.lower() in words.NEVER or tail.lower() in words.NEVER:
            return s + 1
        first, second = self._people_or_country(head), self._people_or_country(tail)
        if tail[:1].islower():
            if first is not None and tail.lower() not in words.BASED:
                self._nationality(s, s + 1, first)
            return s + 1 if first is not None or len(tail) > _PARTICLE or self.book.exact(head) else None
        if first is not None and second is not None:
            self._nationality(s, s + 1, first)
            self._nationality(s, s + 1, second)
            return s + 1
        return self._road(s, head, tail)

    def _people_or_country(self, name: str) -> str | None:
        key = names.strict(name)
        return words.ADJECTIVES.get(key) or self.country(key, name)

    def _road(self, s: int, head: str, tail: str) -> int | None:
        """Read "on the Hama-Aleppo highway": two towns, of which the first counts; "PTK-N" is a party."""
        mention = Mention(s, s + 1, head, feature=Kind.SETTLEMENT, found=self.book.exact(head), begins=s, ends=s + 1)
        other = Mention(s, s + 1, tail, Cue.LIST, Kind.SETTLEMENT, found=self.book.exact(tail), begins=s, ends=s + 1)
        if not mention.found or not other.found or self.tokens[s].text.isupper():
            return None
        self.context.behind(mention)
        if mention.cue is Cue.BARE:
            return None
        self.mentions += (mention, other)
        return s + 1

    def _nationality(self, s: int, e: int, code: str) -> None:
        mention = Mention(s, e, self.text.quote(s, e), Cue.NATIONALITY, Kind.COUNTRY, code, begins=s, ends=e)
        mention.weak = self._is_abroad(e) or (s > self.context.start and self.tokens[s - 1].lower == "ethnic")
        if "-" not in mention.name and self.context.is_line(e):
            mention.cue, mention.weak = Cue.REFERENCE, False  # "the Chadian frontier" is Chad's neighbour's too
        mention.weak = mention.weak or (s > self.context.start and self.tokens[s - 1].lower.endswith("-year-old"))
        if s > self.context.start:
            mention.part = bearing(self.tokens[s - 1].lower)
        if self.context.places(e):
            mention.cue = Cue.BARE
            self.context.behind(mention)
            if mention.cue not in (Cue.IN, Cue.FROM, Cue.TO):
                mention.cue, mention.begins = Cue.NATIONALITY, s
        self.mentions.append(mention)

    def _is_abroad(self, e: int) -> bool:
        """Whether those who follow a nationality at `e` are met abroad: "Ugandan rebels", "the X Islamist group"."""
        for token in self.tokens[e : min(e + _EPITHETS, self.context.end)]:
            lower = token.lower
            if lower in words.GROUPS or lower in words.FOREIGN:
                return True
            if lower not in words.NEVER and lower not in words.MOVEMENTS:
                return False
        return False

    def _unknown(self, a: int, b: int) -> None:
        """A run that names no known place: a place when words beside it say so, else somebody or something."""
        noun, width = noun_before(self.tokens, a, b)
        if noun in words.ADDRESSES:
            return
        e = b - width
        if width or (b < self.context.end and self.tokens[b].lower in words.FEATURES):
            a = self._leading(a, e)
        name = self.text.quote(a, e)
        said = noun or (self.tokens[e].lower if e < self.context.end else "")
        alone = e == a + 1 and words.FEATURES.get(said) not in _NAMED_BY
        found = () if alone else self.book.loosely(name)
        self._add(Mention(a, e, name, found=found, weak=self.weak, begins=a, ends=e))

    def _leading(self, a: int, e: int) -> int:
        """Add the known city that an unknown part of it is named after: "Nairobi Kangemi district"."""
        for middle in range(e - 1, a, -1):
            name = self.text.quote(a, middle)
            mention = Mention(a, middle, name, found=self.book.exact(name), weak=self.weak, begins=a, ends=middle)
            mention.country = self.country(names.strict(name), name)
            if mention.country or any(self._is_own(i, name) for i in mention.found):
                self._add(mention)
                return middle
        return a

    def _is_own(self, index: int, name: str) -> bool:
        """Whether a name is a big city's own, no spelling of another's."""
        entry = self.book.entry(index)
        return entry.population >= BIG and names.strict(entry.name) == names.strict(name)

    def _add(self, mention: Mention) -> None:
        """Read the words around a name, and keep it if it is a place's."""
        first, last = mention.first, mention.last
        if last > first + 1 and mention.country is None and mention.region is None:
            self._strip(mention)
        self.context.behind(mention)
        self.context.ahead(mention)
        if mention.cue is Cue.SOURCE and mention.country is None and not self._is_seat(mention):
            self.judge.forget(first, last)  # "Fisher said"
        if self.dateline:
            mention.cue, mention.weak = Cue.DATELINE, False
        if self.judge.is_group(mention, self.context.end) or self.tokens[mention.begins].lower == "block":
            return
        listed = mention.country or mention.region or mention.found or names.strict(mention.name) in words.ALIASES
        if self.judge.is_known(mention) if listed else self.judge.is_unlisted(mention, self.context.start):
            self.mentions.append(mention)
        elif not listed and (last > first + 1 or mention.weak):
            self.judge.forget(first, last)

    def _is_seat(self, mention: Mention) -> bool:
        led = (Kind.ADMIN1,) if mention.weak else ()  # "the governor of X says"
        return any(e.seat is not None or e.kind in led for e in map(self.book.entry, mention.found))

    def _strip(self, mention: Mention) -> None:
        """Take "State" off "Borno State": the name is the text's own words without what it is."""
        tokens = self.tokens
        noun, width = noun_before(tokens, mention.first, mention.last)
        kind = words.FEATURES.get(noun)
        last = mention.last - width
        if kind not in (Kind.ADMIN1, Kind.ADMIN2):
            return
        if last == mention.first + 1 and tokens[mention.first].lower in words.NEVER | words.COMPASS:
            return  # "Northern Region" has no other name
        mention.last, mention.feature, mention.name = last, kind, self.text.quote(mention.first, last)
