"""What the words after a name say of it: its kind, what it owns, whose people follow, whether it speaks.

In go a mention and the tokens; the mention comes out filled in. The walk reads one noun and what follows it, and
never leaves the sentence. `place_context` reads the words before a name.
"""

from collections.abc import Sequence
from typing import Final

from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import POSSESSIVES, is_name, noun_at
from extractors.text import WORD, Token

_DESCRIBED: Final = 3
"""Tokens after a country's name in which its people are named: "Niger army recruits"."""
_OWNED: Final = 3
"""Tokens after "X's" in which its north or its ministry is named."""
_AWAY: Final = 11
"""Tokens from a comma to "away": ", about 500 kilometres (310 miles) away"."""
_APPOSED: Final = 4
"""Tokens between an article and the settlement that it opens: "a remote mostly Fulani herding village"."""
_APART: Final = frozenset({",", "—", "–", "("})
_ARTICLES: Final = frozenset({"a", "an"})
_AFTER_NOUN: Final = frozenset(
    {"in", "of", "near", "on", "outside", "about", "some", "along", "within", "that", "where", ",", "—", ")"}
)
"""What goes on after the noun, so that it is no other noun's: "a village elder" is a person."""
LOOSE: Final = frozenset({Cue.BARE, Cue.POSSESSIVE, Cue.SOURCE})
"""Cues that say little: a word after the name may still say more."""


class Ahead:
    """The words of one text, read onward from its names."""

    def __init__(self, tokens: Sequence[Token], mentions: list[Mention]) -> None:
        """Read from `tokens`; `mentions` are those found so far, added to by the caller."""
        self.tokens, self.mentions = tokens, mentions
        self.start = self.end = 0
        """Bounds of the sentence being read, in tokens; set by the caller."""

    def ahead(self, mention: Mention) -> None:
        """Read the words after a name: its kind, what it owns, whether it speaks."""
        if mention.ends == mention.last:
            self._kind(mention)
        self._appose(mention)
        i = mention.ends
        if mention.last < self.end and mention.country is None and self.tokens[mention.last].lower in words.WATERS:
            mention.cue = Cue.REFERENCE  # "drowned in the X river near Y" is at Y
        if i >= self.end:
            return
        if mention.cue is Cue.IN and mention.begins - 1 != self.start and self._is_away(i):
            mention.cue = Cue.ASIDE  # "shook X, 500 km away", but not "At X, 5 km away, nine died"
        if mention.country is not None and self.is_line(i):
            mention.cue = Cue.REFERENCE  # "near the Niger border" may be its neighbour's
        elif self.tokens[i].lower in POSSESSIVES:
            if mention.cue is Cue.BARE:
                mention.cue = Cue.POSSESSIVE
            self._owned(mention, i + 1)
        elif mention.cue in (Cue.BARE, Cue.POSSESSIVE, Cue.LIST) and self._acts(mention, i):
            mention.weak, mention.cue = True, Cue.SOURCE
        elif mention.cue in (Cue.BARE, Cue.POSSESSIVE) and self._names_people(mention, i):
            mention.weak = True

    def _appose(self, mention: Mention) -> None:
        """Read the apposition that calls a name a settlement, and says what it lies in."""
        settled = self._settled(mention.last) if mention.feature is None and mention.country is None else None
        if settled is None:
            return
        mention.feature = Kind.SETTLEMENT
        if self._is_home(mention.first):
            mention.cue, mention.weak = Cue.IN, False  # "residents of X, a fishing village in Y": it is set there
        elif mention.cue in LOOSE and not mention.weak:
            mention.cue = Cue.IN
        if self.tokens[settled].lower in words.CONTAINERS and mention.cue is not Cue.FROM:
            mention.ends = settled  # what comes next contains it; where raiders came from tells less

    def _acts(self, mention: Mention, i: int) -> bool:
        """Whether a verb at `i` makes the name a speaker's, or a city's a government's: "the war that X launched"."""
        return self.speaks(i) or (mention.country is None and self.tokens[i].lower in words.WAGING)

    def _is_home(self, i: int) -> bool:
        """Whether a name at `i` is said to have natives: "residents of X"."""
        return i > self.start + 1 and self.tokens[i - 1].lower == "of" and self.tokens[i - 2].lower in words.NATIVES

    def _settled(self, i: int) -> int | None:
        """The token after an apposition at `i` that calls the name a settlement: ", a farming village in"."""
        if i + 2 >= self.end or self.tokens[i].text not in _APART or self.tokens[i + 1].lower not in _ARTICLES:
            return None
        for k in range(i + 2, min(i + 2 + _APPOSED, self.end - 1)):
            token = self.tokens[k]
            if words.FEATURES.get(token.lower) is Kind.SETTLEMENT:
                return k + 1 if self.tokens[k + 1].lower in _AFTER_NOUN else None
            if token.kind != WORD or is_name(token) or token.lower in words.PREPOSITIONS:
                return None
        return None

    def _is_away(self, i: int) -> bool:
        """Whether a distance at `i` says that a place is only known by it: ", some 500 kilometres away"."""
        if self.tokens[i].text != ",":
            return False
        after = [token.lower for token in self.tokens[i + 1 : min(i + _AWAY, self.end)]]
        return "away" in after and any(word in words.KILOMETRES for word in after[: after.index("away")])

    def is_line(self, i: int) -> bool:
        """Whether a border stands at `i`, and no town of it: "the Chad frontier", not "the Turkish border town"."""
        if i >= self.end or self.tokens[i].lower not in words.LINES:
            return False
        return not noun_at(self.tokens, i + 1, self.end)[1]

    def _names_people(self, mention: Mention, i: int) -> bool:
        """Whether a name tells whose people follow at `i`: "X police", "six Niger gold diggers"."""
        if self.tokens[i].lower in words.SPEAKERS:
            return True
        if mention.country is None or mention.cue is not Cue.BARE:
            return False
        for token in self.tokens[i : min(i + _DESCRIBED, self.end)]:
            if token.lower in words.FOREIGN or token.lower in words.GROUPS or token.lower in words.SPEAKERS:
                return True
            if (
                token.kind != WORD
                or is_name(token)
                or token.lower in words.STOPPERS
                or token.lower in words.PREPOSITIONS
            ):
                return False
        return False

    def _kind(self, mention: Mention) -> None:
        noun, width = noun_at(self.tokens, mention.last, self.end)
        kind = words.FEATURES.get(noun)
        if kind is None or noun in words.NATURAL:
            return
        if mention.country is not None and kind in (Kind.SETTLEMENT, Kind.POINT):
            return  # "the Niger village of X"
        if mention.feature is None or noun != "area":
            mention.feature = kind
        mention.ends += width
        mention.address = noun in words.ADDRESSES
        if mention.cue is Cue.BARE and mention.country is None:
            mention.cue = Cue.POSSESSIVE

    def _owned(self, mention: Mention, i: int) -> None:
        """Read what follows "X's": its north, its army."""
        for token in self.tokens[i : i + _OWNED]:
            if mention.part is None:
                mention.part = words.DIRECTIONS.get(token.lower)
            if token.lower in words.SPEAKERS:
                mention.weak = mention.cue in LOOSE
            elif token.lower in words.ONSLAUGHTS and mention.country is not None:
                mention.weak, mention.cue = True, Cue.SOURCE  # "X's offensive has killed": who, and not where
            if token.kind != WORD or token.lower in words.PREPOSITIONS:
                return

    def places(self, i: int) -> bool:
        """Whether an unnamed place stands at `i`, after a nationality: "a Kenyan village", "Malian border towns"."""
        for k in range(i, min(i + _DESCRIBED, self.end)):
            token = self.tokens[k]
            if token.lower in words.UNNAMED:
                after = self.tokens[k + 1] if k + 1 < self.end else None
                return after is None or not (is_name(after) or after.lower in ("of", "called", "named"))
            if token.kind != WORD or is_name(token) or token.lower in words.STOPPERS:
                return False
        return False

    def speaks(self, i: int) -> bool:
        """Whether a verb of saying stands at `i`: "Tehran has rejected"."""
        while i < self.end and self.tokens[i].lower in words.AUXILIARIES:
            i += 1
        return i < self.end and self.tokens[i].lower in words.SPEAKING
