"""Names of places in a text, found by their form and by the words around them.

In goes a `Text`; out come mentions in text order. Each run of capitalised words is parted into what may be a place
and what is a person, an organisation, a nationality or a day; the longest known name wins. Linear: a run is at most
`_RUN` words long, and each word of it is looked up at most `_LONGEST` times.
"""

from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_context import Context
from extractors.place_judge import BIG, KNOWN, Judge
from extractors.place_links import link
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import POSSESSIVES, bearing, is_acronym, is_name, noun_at, noun_before
from extractors.text import Text

_LONGEST: Final = 5
"""Tokens in the longest name that is tried: "Democratic Republic of the Congo"."""
_RUN: Final = 12
"""Capitalised words read as one name at most: headlines in capitals are no names."""
_WIDE: Final = 4
"""Tokens that a country's name may go on for after "of" or "and"."""
_HEADS: Final = frozenset({"democratic", "republic", "trinidad", "antigua", "bosnia", "kingdom", "sao", "saint", "st",
                           "jammu", "state", "islamic", "isle"})  # fmt: skip
"""First words of names that hold "of" or "and"."""
_SHORT: Final = frozenset({"st", "ste", "mt", "ft"})
"""Abbreviated first words of names: "St. Louis"."""
_OFFICES: Final = frozenset({"head", "leader", "chief"})
"""Titles after which a place may stand: "district chief Kandahar"."""
_PARTICLE: Final = 3
"""Letters of the longest particle inside a name: "Sar-e-Pul"; "Sunni-majority" is none."""
_DATELINE: Final = 16
"""Tokens within which a dateline's dash stands: "BUKAVU, Democratic Republic of the Congo (Wire, Nov. 3) —"."""
_INSIDE: Final = frozenset({"of", "and"})
"""Small words in the names of countries."""
_DATELINE_PARAGRAPHS: Final = 3
"""A dateline opens one of the first paragraphs: title, summary, body."""


def find_mentions(text: Text, book: Gazetteer) -> list[Mention]:
    """All names of places in `text`, in text order, with what the words say of them; movements' names come last."""
    scanner = Scanner(text, book)
    mentions = scanner.scan()
    link(text, mentions, book)
    return mentions + scanner.movements


class Scanner:
    """Reads one text from left to right."""

    def __init__(self, text: Text, book: Gazetteer) -> None:
        """Prepare to scan `text`."""
        self.text, self.tokens, self.book = text, text.tokens, book
        self.mentions: list[Mention] = []
        self.movements: list[Mention] = []
        self.context = Context(text.tokens, self.mentions)
        self.judge = Judge(text.tokens, book)
        self.start = self.end = 0
        self.weak = self.dateline = False
        """Whether the run being read belongs to somebody's name, or opens a dateline."""

    def scan(self) -> list[Mention]:
        """All mentions in text order."""
        tokens = self.tokens
        for sentence in self.text.sentences:
            i, end = sentence.first, sentence.last
            self.start = self.context.start = i
            self.end = self.context.end = end
            while i < end:
                token = tokens[i]
                if is_name(token) and token.lower not in words.CALENDAR:
                    j = self._run_end(i)
                    i = max(j, self._run(i, j))
                    continue
                if token.lower == "capital" and (capital := self.context.capital(i)) is not None:
                    self.mentions.append(capital)
                i += 1
        return self.judge.without_people(self.mentions)

    def _run_end(self, i: int) -> int:
        """The token after the run of capitalised words that starts at `i`."""
        tokens = self.tokens
        j, end = i + 1, min(self.end, i + _RUN)
        while j < end:
            token = tokens[j]
            if token.start > tokens[j - 1].end + 1 or token.lower in words.CALENDAR:
                break
            if is_name(token):
                j += 1
                continue
            joined = token.text == "." and tokens[j - 1].lower in _SHORT
            joined = joined or (token.lower in words.JOINERS and token.start > tokens[j - 1].end)
            joined = joined or (token.lower in POSSESSIVES and self._goes_on(j))
            if not (joined and j + 1 < end and is_name(tokens[j + 1]) and tokens[j + 1].lower not in words.CALENDAR):
                break
            j += 2
        return j

    def _goes_on(self, j: int) -> bool:
        """Whether the possessive at `j` is a part of a known name: "Cox's Bazar"."""
        return j + 1 < self.end and bool(self.book.exact(self.text.quote(j - 1, j + 2)))

    def _run(self, a: int, b: int) -> int:
        """Read one run: drop what opens and closes it, look for names in the rest; return the token after the last."""
        tokens = self.tokens
        self._note_movements(a, b)
        opening = a
        a = self._opening(a, b)
        if a >= b or tokens[a].lower in words.TITLES or self._is_titled(a, b) or self._is_given(opening, b):
            self.judge.forget(a, b)
            return b
        if tokens[a].lower in words.NATURAL and b - a > 1 and not self._known(a, b):
            return b  # "Lake Chad", "Mount Kenya"
        self.dateline = self._is_dateline(a, b)
        body = self._body(a, b)
        self.weak = body < b
        self.judge.forget(body, b)
        return self._names(a, body)

    def _note_movements(self, a: int, b: int) -> None:
        for i in range(a, b):
            if self.tokens[i].lower in words.MOVEMENTS:
                code = words.MOVEMENTS[self.tokens[i].lower]
                mention = Mention(i, i + 1, self.tokens[i].text, Cue.MOVEMENT, Kind.COUNTRY, code)
                mention.weak, mention.begins, mention.ends = True, i, i + 1
                self.movements.append(mention)

    def _opening(self, a: int, b: int) -> int:
        """The token after words that open a sentence or a quotation and are no part of a name: "The", "Police"."""
        tokens = self.tokens
        while a < b and tokens[a].lower in words.NEVER:
            lower = tokens[a].lower
            if lower != "the":
                if lower in words.TITLES or self._known(a, b):
                    break
                if b - a > 1 and (
                    self.judge.opens_name(tokens[a]) or (lower in words.ORGANISATIONS and a > self.start)
                ):
                    break
            a += 1
        return a

    def _is_titled(self, a: int, b: int) -> bool:
        """Whether a title or a kin word stands before a name: "spokesman X", "Mrs. X", "her son X"."""
        k = a - 1
        if k > self.start and self.tokens[k].text == ".":
            k -= 1
        if k < self.start:
            return False
        if self.tokens[k].text == "," and k > self.start and self.tokens[k - 1].lower in words.KIN:
            return b < self.end and self.tokens[b].text == ","  # "her son, X, 4,"
        lower = self.tokens[k].lower
        return lower in words.KIN or (lower in words.TITLES and lower not in _OFFICES)

    def _is_given(self, a: int, b: int) -> bool:
        """Whether a given name opens a longer name: "John Smith", but not "Santiago de Cuba", which is known."""
        if self.tokens[a].lower not in words.GIVEN or self._known(a, b):
            return False
        last = self.tokens[b - 1].lower
        return b - a > 1 and last not in words.FEATURES and last not in words.ORGANISATIONS

    def _body(self, a: int, b: int) -> int:
        """Where a title or an organisation's noun begins in a run, else its end: "Borno State | Governor"."""
        for p in range(a, b):
            lower = self.tokens[p].lower
            if lower in words.TITLES and not self._known(a, b):
                return p
            if p > a and lower in words.ORGANISATIONS:
                width = noun_at(self.tokens, p - 1, b)[1]  # "Local Government Area" is no government
                if width <= 1 and not self._known(a, p + 1):
                    return p
        return b

    def _known(self, a: int, b: int) -> bool:
        """Whether a run starts with the full name, of more than one word, of a place or a people."""
        for e in range(min(b, a + _LONGEST), a + 1, -1):
            name = self.text.quote(a, e)
            key = names.strict(name)
            if key in words.COUNTRY_NAMES or key in words.REGIONS or key in words.ALIASES or key in words.ADJECTIVES:
                return True
            if self.judge.is_big(self.book.exact(name), KNOWN):
                return True
        return False

    def _names(self, s: int, b: int) -> int:
        """Part a run into names, longest first, and add a mention for each; return the token after the last."""
        while s < b:
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
        for e in range(min(b, s + _LONGEST), s, -1):
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
        mention = Mention(s, e, name, begins=s, ends=e, weak=self.weak)
        mention.country = self._country(key, name)
        mention.region = key if key in words.REGIONS else None
        mention.found = self.book.exact(name)
        if not (mention.country or mention.region or mention.found or key in words.ALIASES):
            return None
        token = self.tokens[s]
        common = token.lower in words.NEVER or (is_acronym(token) and not self.dateline)
        if common and mention.country is None and e == s + 1:
            return None
        after = e + noun_at(self.tokens, e, b)[1]
        if mention.country is None and after > e and self.tokens[after - 1].lower in words.STREETS:
            return after
        if after < b and not self._may_go_on(mention, after, b):
            return None
        self._add(mention)
        return after

    def _may_go_on(self, mention: Mention, after: int, b: int) -> bool:
        """Whether a run may go on after a place's name: "Jordan Smith" is a person's, "Idlib Syria" is not."""
        if mention.country is None:
            return after > mention.last or self._may_follow(after, b)
        if self.weak or mention.last > mention.first + 1 or self._may_follow(after, b):
            return True
        return mention.first > self.start and self.tokens[mention.first - 1].lower in words.LOCATIVE

    def _may_follow(self, s: int, b: int) -> bool:
        """Whether what follows a name in its run is a direction or another country, no surname."""
        if self.tokens[s].lower in words.COMPASS:
            return True
        for e in range(min(b, s + _LONGEST), s, -1):
            key = names.strict(self.text.quote(s, e))
            if key in words.ADJECTIVES or key in words.COUNTRY_NAMES or key in words.REGIONS:
                return True
        return False

    def _country(self, key: str, name: str) -> str | None:
        """The country (alpha-3) that a name names; "us" in lower case is none."""
        if key == "us" and not name.isupper():
            return None
        code = words.COUNTRY_NAMES.get(key)
        if code is not None:
            return code
        for entry in map(self.book.entry, self.book.exact(name)[:1]):  # countries come first in the file
            if entry.kind is Kind.COUNTRY and (not name.isupper() or names.strict(entry.name) == key):
                return entry.country  # "IOM" is no country's name, though a code of the Isle of Man
        return None

    def _wide(self, s: int, b: int) -> int | None:
        """Add a country whose name goes on after "of" or "and": "Democratic Republic of the Congo"."""
        if b >= self.end or b - s > _LONGEST or self.tokens[s].lower not in _HEADS:
            return None
        for e in range(min(self.end, b + _WIDE), b, -1):
            name = self.text.quote(s, e)
            country = self._country(names.strict(name), name) if self.tokens[e - 1].text[0].isupper() else None
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
        return words.ADJECTIVES.get(key) or self._country(key, name)

    def _road(self, s: int, head: str, tail: str) -> int | None:
        """Read "on the Hama-Aleppo highway": the first of two towns."""
        mention = Mention(s, s + 1, head, feature=Kind.SETTLEMENT, found=self.book.exact(head), begins=s, ends=s + 1)
        if not mention.found or not self.book.exact(tail):
            return None
        self.context.behind(mention)
        if mention.cue is Cue.BARE:
            return None
        self.mentions.append(mention)
        return s + 1

    def _nationality(self, s: int, e: int, code: str) -> None:
        mention = Mention(s, e, self.text.quote(s, e), Cue.NATIONALITY, Kind.COUNTRY, code, begins=s, ends=e)
        if e < self.end:
            lower = self.tokens[e].lower
            mention.weak = lower in words.GROUPS or lower in words.FOREIGN
        if s > self.start:
            mention.part = bearing(self.tokens[s - 1].lower)
        self.mentions.append(mention)

    def _unknown(self, a: int, b: int) -> None:
        """A run that names no known place: a place when words beside it say so, else somebody or something."""
        noun, width = noun_before(self.tokens, a, b)
        if noun in words.ADDRESSES:
            return
        e = b - width
        if width or (b < self.end and self.tokens[b].lower in words.FEATURES):
            a = self._leading(a, e)
        name = self.text.quote(a, e)
        found = self.book.loosely(name) if e > a + 1 else ()
        mention = Mention(a, e, name, found=found, weak=self.weak, begins=a, ends=e)
        self._add(mention)

    def _leading(self, a: int, e: int) -> int:
        """Add the known city that an unknown part of it is named after: "Nairobi Kangemi district"."""
        for middle in range(e - 1, a, -1):
            name = self.text.quote(a, middle)
            mention = Mention(a, middle, name, found=self.book.exact(name), weak=self.weak, begins=a, ends=middle)
            mention.country = self._country(names.strict(name), name)
            if mention.country or any(self.book.entry(i).population >= BIG for i in mention.found):
                self._add(mention)
                return middle
        return a

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
        if self.judge.is_group(mention, self.end) or self.tokens[mention.begins].lower == "block":
            return
        listed = mention.country or mention.region or mention.found or names.strict(mention.name) in words.ALIASES
        if self.judge.is_known(mention) if listed else self.judge.is_unlisted(mention, self.start):
            self.mentions.append(mention)
        elif not listed and (last > first + 1 or mention.weak):
            self.judge.forget(first, last)

    def _is_seat(self, mention: Mention) -> bool:
        return any(self.book.entry(i).seat is not None for i in mention.found)

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

    def _is_dateline(self, a: int, b: int) -> bool:
        """Whether a paragraph opens with this run as its dateline: "BEIRUT (Wire) —", "Kabul, Afghanistan —"."""
        if a != self.start or self.text.sentences[self.text.sentence_of[a]].paragraph > _DATELINE_PARAGRAPHS:
            return False
        tokens = self.tokens
        upper = all(t.text.isupper() or t.lower in words.JOINERS or t.text == "." for t in tokens[a:b])
        for i in range(b, min(self.end, a + _DATELINE)):
            text = tokens[i].text
            if text in ("—", "–", "--") or (text == "-" and tokens[i].start > tokens[i - 1].end):
                return upper or i > b
            if text == ":" and upper:
                return True
            if i > b and text in _INSIDE and is_name(tokens[i - 1]):
                continue  # "Democratic Republic of Congo"
            if text == "the" and tokens[i - 1].text in _INSIDE:
                continue
            if text not in (",", "(", ")", "/", ".") and not text[0].isupper() and not text[0].isdigit():
                return False
        return False
