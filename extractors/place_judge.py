"""Whether a capitalised name is a place's at all, or a person's, a people's, an organisation's.

In goes a mention with what the words around it said; out comes yes or no. The judge remembers the words of names
that turned out to be somebody's: a surname met once is no town later in the text.
"""

from collections.abc import Sequence
from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Gazetteer, Kind
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import is_name
from extractors.text import NUMBER, Token

LOCAL: Final = 1_000
"""People of a town whose police or council is named: a local outlet's town."""
KNOWN: Final = 20_000
"""People from which a town's name is taken for the town although people and storms bear it too."""
BIG: Final = 100_000
"""People from which a town's name needs no cue."""
_DOUBTFUL: Final = frozenset({Cue.BARE, Cue.POSSESSIVE, Cue.FROM, Cue.TO, Cue.LIST})
"""Cues that people and storms have as often as places."""
_ROMAN: Final = frozenset("IVX")
_SHORTEST, _LONGEST_UNKNOWN = 3, 3
"""Letters of the shortest unknown name, and words of the longest."""
_LISTED: Final = 24
"""Tokens of a list looked through for the noun that says whose names they are."""


class Judge:
    """Decides for the names of one text."""

    def __init__(self, tokens: Sequence[Token], book: Gazetteer) -> None:
        """Start with nobody known."""
        self.tokens, self.book = tokens, book
        self.people: set[str] = set()
        """Lower-case words of names that turned out to be people's or organisations'."""

    def forget(self, first: int, last: int) -> None:
        """Take the words of tokens `first` to `last` (exclusive) for a person's or an organisation's."""
        self.people.update(token.lower for token in self.tokens[first:last])

    def opens_name(self, token: Token) -> bool:
        """Whether a word that is no place alone opens a name: "Abu", "San", "Lake"."""
        return token.lower in words.PREFIXES or token.lower in words.NATURAL

    def is_known(self, mention: Mention) -> bool:
        """Whether a name that the gazetteer has is a place's here."""
        return mention.cue not in _DOUBTFUL or self.stands_alone(mention)

    def stands_alone(self, mention: Mention) -> bool:
        """Whether a known name is a place without any cue."""
        if mention.country is not None or mention.region is not None:
            return True
        if mention.feature is not None:
            # "Hala Plaza came down" is no town's plaza
            named = mention.address and mention.last == mention.first + 1 and self.tokens[mention.last].capital
            return not named or self._is_city(mention)
        if mention.last == mention.first + 1 and self.tokens[mention.first].lower in self.people:
            return False
        if mention.cue is Cue.BARE and not mention.weak and mention.last == mention.first + 1:
            return self._is_city(mention)
        people = LOCAL if mention.weak else BIG if mention.cue is Cue.BARE else KNOWN
        return self.is_big(mention.found, people)

    def _is_city(self, mention: Mention) -> bool:
        """Whether one bare word is a big place's own name: "Lucas" is also short for a town of a longer name."""
        words_of = [(e, names.strict(e.name).split()) for e in map(self.book.entry, mention.found)]
        key = names.strict(mention.name)
        return any(
            e.kind <= Kind.ADMIN1 or (e.population >= BIG and (len(own) == 1 or key not in own)) for e, own in words_of
        )

    def is_big(self, found: Sequence[int], people: int) -> bool:
        """Whether one of these places has so many people, or is a country or province."""
        return any(e.kind <= Kind.ADMIN1 or e.population >= people for e in map(self.book.entry, found))

    def is_unlisted(self, mention: Mention, start: int) -> bool:
        """Whether a name that the gazetteer does not have is a place by the words around it."""
        if mention.weak or mention.address or not self._may_be_place(mention):
            return False
        if mention.ends < len(self.tokens) and self.tokens[mention.ends].kind == NUMBER:
            return False  # "Unit 127"
        if mention.feature is not None:
            return True
        if mention.last - mention.first > _LONGEST_UNKNOWN:
            return False
        if any(self._is_common(t) or t.text.isupper() for t in self.tokens[mention.first : mention.last]):
            return False
        at = mention.begins - 1
        return mention.cue is Cue.LIST or (at >= start and self.tokens[at].lower in words.LOCATIVE)

    def _may_be_place(self, mention: Mention) -> bool:
        token = self.tokens[mention.first]
        if token.lower in self.people or set(token.text) <= _ROMAN:
            return False
        if mention.last > mention.first + 1:
            return True
        return not self._is_common(token) and token.lower not in words.PREFIXES and len(token.text) >= _SHORTEST

    def _is_common(self, token: Token) -> bool:
        lower = token.lower
        return lower in words.NEVER or lower in words.ORGANISATIONS or lower in self.people

    def is_group(self, mention: Mention, end: int) -> bool:
        """Whether the name is a people's or a leader's: "Rizeigat tribesmen", "between X and Y clans"."""
        if mention.country is not None or mention.region is not None or mention.cue is Cue.DATELINE:
            return False
        tokens, i = self.tokens, mention.last
        if i + 1 < end and tokens[i].lower in ("ethnic", "tribal"):
            i += 1
        if i >= end:
            return False
        group = tokens[i].lower in words.GROUPS
        if group and tokens[i].lower not in words.TRIBES and self.stands_alone(mention):
            return False  # "Aleppo militants" are in Aleppo
        limit, joined = min(end, i + _LISTED), False
        while not group and i + 1 < limit and tokens[i].lower in ("and", ",", "or") and is_name(tokens[i + 1]):
            joined = joined or tokens[i].lower != ","  # "In Ituri, Mai-Mai fighters" are no list
            i += 1
            while i < limit and is_name(tokens[i]):
                i += 1
            group = tokens[i - 1].lower in words.STREETS  # "near Pine and Peach Avenues"
            group = group or (i < limit and (tokens[i].lower in words.GROUPS or tokens[i].lower in words.STREETS))
            group = group and joined
        if group:
            self.forget(mention.first, mention.last)
        return group

    def without_people(self, mentions: list[Mention]) -> list[Mention]:
        """The mentions but for those that other sentences show to be people's: "Lena Tucker" leaves no "Tucker"."""
        kept = [m for m in mentions if not self._is_person(m)] if self.people else mentions
        if len(kept) < len(mentions):
            numbers = {id(m): i for i, m in enumerate(kept)}
            for mention in kept:
                if mention.parent is not None:
                    mention.parent = numbers.get(id(mentions[mention.parent]))
        return kept

    def _is_person(self, mention: Mention) -> bool:
        if mention.country is not None or mention.region is not None or mention.feature is not None:
            return False
        if mention.cue not in _DOUBTFUL and mention.cue is not Cue.SOURCE:
            return False
        if mention.last > mention.first + 1 or any(self.book.entry(i).seat is not None for i in mention.found):
            return False
        return self.tokens[mention.first].lower in self.people
