"""Names of places in a text, found by their form and by the words around them.

In goes a `Text`; out come mentions in text order. Each run of capitalised words is parted into what may be a place
and what is a person, an organisation or a day; `place_match` looks for names in what may be a place. Linear: a run
is at most `_RUN` words long.
"""

from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_context import Context
from extractors.place_judge import KNOWN, Judge
from extractors.place_links import link
from extractors.place_match import LONGEST, Matcher
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import POSSESSIVES, is_name, noun_at
from extractors.text import Text

_RUN: Final = 12
"""Capitalised words read as one name at most: headlines in capitals are no names."""
_DATELINE: Final = 16
"""Tokens within which a dateline's dash stands: "BUKAVU, Democratic Republic of the Congo (Wire, Nov. 3) —"."""
_CAPITAL: Final = frozenset({"capital"})
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
        self.matcher = Matcher(text, book, self.context, self.judge)
        self.start = self.end = 0

    def scan(self) -> list[Mention]:
        """All mentions in text order."""
        tokens, after = self.tokens, 0
        for i in sorted({*self.text.capitals, *self.text.where(_CAPITAL)}):
            if i < after:
                continue
            if i >= self.end:
                sentence = self.text.sentences[self.text.sentence_of[i]]
                self.start = self.context.start = sentence.first
                self.end = self.context.end = sentence.last
            if is_name(tokens[i]) and tokens[i].lower not in words.CALENDAR:
                end = self._run_end(i)
                after = max(end, self._run(i, end))
            elif tokens[i].lower == "capital" and (capital := self.context.capital(i)) is not None:
                self.mentions.append(capital)
        return self.judge.without_people(self.mentions)

    def _run_end(self, i: int) -> int:
        """The token after the run of capitalised words that starts at `i`."""
        tokens = self.tokens
        j, end = i + 1, min(self.end, i + _RUN)
        while j < end:
            token = tokens[j]
            if token.start > tokens[j - 1].end + 1 or token.lower in words.CALENDAR:
                break
            if token.lower in words.OPENERS and not token.text.isupper():
                break  # "in Kismayo The guard": a full stop is missing
            if is_name(token):
                j += 1
                continue
            joined = token.text == "." and tokens[j - 1].lower in words.ABBREVIATED
            joined = joined or (token.lower in words.JOINERS and token.start > tokens[j - 1].end)
            joined = joined or (token.lower in POSSESSIVES and self._goes_on(j))
            k = j + 1
            if joined and k + 1 < end and tokens[k].lower in words.JOINERS and not is_name(tokens[k]):
                k += 1  # "Islas de la Bahía"
            if not (joined and k < end and is_name(tokens[k])):
                break
            if tokens[k].lower in words.CALENDAR and tokens[j].lower not in words.JOINERS:
                break  # but "Viña del Mar"
            j = k + 1
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
        if a > self.start and tokens[a - 1].lower == "told" and self._is_outlet(a, b):
            self.judge.forget(a, b)
            return b
        if tokens[a].lower in words.NATURAL and b - a > 1 and not self._known(a, b):
            return b  # "Lake Chad", "Mount Kenya"
        self.matcher.dateline = self._is_dateline(a, b)
        body = self._body(a, b)
        self.matcher.weak = body < b
        self.judge.forget(body, b)
        return self.matcher.names(a, body)

    def _is_outlet(self, a: int, b: int) -> bool:
        """Whether somebody was told, no place's people: "told Star's Ann Bell"; not "told Goma residents"."""
        token = self.tokens[b].lower if b < self.end else "."
        if token in POSSESSIVES and b + 1 < self.end and is_name(self.tokens[b + 1]):
            return self.matcher.country(names.strict(self.text.quote(a, b)), self.text.quote(a, b)) is None
        if self._known(a, b):
            return False
        return token in POSSESSIVES or token in words.STOPPERS or token in words.PREPOSITIONS or not token[0].isalpha()

    def _note_movements(self, a: int, b: int) -> None:
        for i in range(a, b):
            code = words.MOVEMENTS.get(self.tokens[i].lower)
            if code is not None:
                mention = Mention(i, i + 1, self.tokens[i].text, Cue.MOVEMENT, Kind.COUNTRY, code)
                mention.weak, mention.begins, mention.ends = True, i, i + 1
                self.movements.append(mention)

    def _opening(self, a: int, b: int) -> int:
        """The token after words that open a sentence or a quotation and are no part of a name: "The", "Police"."""
        tokens = self.tokens
        while a < b and tokens[a].lower in words.NEVER:
            lower = tokens[a].lower
            if lower != "the":
                if lower in words.TITLES or self._known(a, b) or self._is_owned(a):
                    break
                if b - a > 1 and (
                    self.judge.opens_name(tokens[a]) or (lower in words.ORGANISATIONS and a > self.start)
                ):
                    break
            a += 1
        return a

    def _is_owned(self, a: int) -> bool:
        """Whether a common word is a division's name after its country's: "Burkina Faso's Sahel region"."""
        kind = words.FEATURES.get(self.tokens[a + 1].lower) if a + 1 < self.end else None
        return kind is Kind.ADMIN1 and a > self.start and self.tokens[a - 1].lower in POSSESSIVES

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
        return lower in words.KIN or (lower in words.TITLES and lower not in words.OFFICES)

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
        tokens = self.tokens
        for e in range(min(b, a + LONGEST), a + 1, -1):
            name = self.text.quote(a, e)
            key = names.strict(name)
            if key in words.COUNTRY_NAMES or key in words.REGIONS or key in words.ALIASES or key in words.ADJECTIVES:
                return True
            found = self.book.exact(name)
            if self.judge.is_big(found, KNOWN) or (found and e < self.end and tokens[e].lower in words.FEATURES):
                return True  # "Abdul Hamid district"
        return False

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
            if text == ":" and (upper or i == b):
                return True  # "KOCHI: Police said", "Kochi: Police said"
            if i > b and text in _INSIDE and is_name(tokens[i - 1]):
                continue  # "Democratic Republic of Congo"
            if text == "the" and tokens[i - 1].text in _INSIDE:
                continue
            if text not in (",", "(", ")", "/", ".") and not text[0].isupper() and not text[0].isdigit():
                return False
        return False
