"""What the words around a name say of it: a cue, a kind, a distance, an owner, a speaker.

In go a mention, the tokens and the mentions before it; the mention comes out filled in. The walk back from a name
goes word by word to the nearest preposition or verb; `place_ahead` walks on from it.
"""

from typing import Final

from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.gazetteer import Kind
from extractors.place_ahead import LOOSE, Ahead
from extractors.place_mentions import Cue, Mention
from extractors.place_tokens import POSSESSIVES, bearing, is_name
from extractors.text import WORD, Token

_REACH: Final = 7
"""Tokens between a cue and its name: "in the restive, oil-rich southern city of Basra"."""
_ADJECTIVES: Final = 3
"""Adjectives between an article and a name: "in the poor and crowded"."""
_TOLD: Final = 4
"""Tokens between "told" and the place where it was told: "told the news agency in Geneva"."""
_CARE: Final = 8
"""Tokens between a hospital and the verb that takes somebody there: "were being treated at two hospitals in"."""
_DISTANCE: Final = 8
"""Tokens in which a distance is stated: "some 250 kilometres (160 miles)"."""
_GOING: Final = frozenset({"to", "from", "toward", "towards"})
"""Before "the capital" they tell where somebody was going to, or came from."""
_QUOTES: Final = frozenset("\"'“”‘«")
_STAYS: Final = frozenset({Cue.WITHIN, Cue.REFERENCE, Cue.ASIDE, Cue.FROM, Cue.TO})
"""Cues that a list hands on: a second landmark is a landmark too."""


class Context(Ahead):
    """The words of one text around its names."""

    def behind(self, mention: Mention) -> None:
        """Read the words before a name: its cue, its kind, a distance, an owner."""
        k: int | None = mention.first - 1
        steps = plain = 0
        while k is not None and k >= self.start and steps < _REACH:
            steps += 1
            token = self.tokens[k]
            if token.kind != WORD:
                k = self._mark(mention, k)
            elif token.lower == "of":
                k = self._of(mention, k)
            elif self._borders(k):
                mention.cue = Cue.REFERENCE if plain == 0 else mention.cue
                return
            elif token.lower in words.PREPOSITIONS:
                if plain == 0 or (plain <= _ADJECTIVES and self.tokens[k + 1].lower in words.DETERMINERS):
                    mention.begins = k + 1
                    self._prepose(mention, k)
                return
            elif token.lower in ("and", "or", "&"):
                if steps == 1 and self.mentions and k - self.mentions[-1].ends <= 1:
                    self._list(mention)
                return
            elif token.lower in POSSESSIVES:
                k = self._owner(mention, k)
            else:
                plain += self._is_plain(token)
                k = self._skip(mention, k, first=steps == 1)

    def _borders(self, k: int) -> bool:
        """Whether the words at `k` say that what follows lies next door: "the border with X", "which borders X"."""
        lower = self.tokens[k].lower
        if lower in words.BORDERING:
            return True
        return lower in ("with", "on", "to") and k > self.start and self.tokens[k - 1].lower in words.LINES

    def _mark(self, mention: Mention, k: int) -> int | None:
        text = self.tokens[k].text
        if text in ("(", "["):
            mention.cue = Cue.WITHIN
        elif text == ",":
            if k > self.start and self.tokens[k - 1].lower == "capital":
                mention.feature = Kind.SETTLEMENT
                return k - 2
            if self.mentions and self.mentions[-1].ends >= k - 1:
                self._list(mention)
        elif text == "/" and self.mentions and self.mentions[-1].ends == k:
            mention.cue = Cue.DATELINE if self.mentions[-1].cue is Cue.DATELINE else mention.cue  # "CAIRO/NAIROBI —"
        elif text in _QUOTES:
            return k - 1
        return None

    def _list(self, mention: Mention) -> None:
        """A name after a comma or "and" goes on from the one before it."""
        cue = self.mentions[-1].cue
        if cue is Cue.DATELINE:
            mention.cue = Cue.DATELINE
        elif cue is not Cue.NATIONALITY:
            mention.cue = cue if cue in _STAYS else Cue.LIST

    def _is_plain(self, token: Token) -> bool:
        """Whether a word is an adjective like any other."""
        lower = token.lower
        known = lower in words.COMPASS or lower in words.DETERMINERS or lower in words.FEATURES
        return not known and not is_name(token) and "-" not in lower

    def _skip(self, mention: Mention, k: int, *, first: bool) -> int | None:
        """Pass a word that may stand between a cue and a name, taking what it says; None where none may."""
        token = self.tokens[k]
        lower = token.lower
        if lower in words.STOPPERS:
            return None
        if first and lower in words.COMPASS:
            mention.part = bearing(lower)
        elif is_name(token) and lower not in words.COMPASS and lower not in words.DETERMINERS:
            if names.strict(token.text) not in words.ADJECTIVES and lower not in words.FEATURES:
                return None
            self._belong(mention, k)
        elif first and lower in words.FEATURES and mention.feature is None:
            mention.feature = words.FEATURES[lower]
        mention.begins = k
        return k - 1

    def _belong(self, mention: Mention, k: int) -> None:
        """Take the nationality at `k` for whose a place is: "the Turkish border town of X", not "an ethnic Turkmen"."""
        people = self.mentions[-1] if self.mentions else None
        if people is None or people.cue is not Cue.NATIONALITY or people.last != k + 1:
            return
        if not people.weak or self.tokens[k + 1].lower in words.LINES:
            mention.parent = len(self.mentions) - 1

    def _of(self, mention: Mention, k: int) -> int | None:
        """Read what stands before "of"; return where to go on, None when the cue is decided."""
        if k - 1 < self.start:
            return None
        lower = self.tokens[k - 1].lower
        if self.mentions and self.mentions[-1].ends == k > self.mentions[-1].last:
            mention.cue = Cue.WITHIN  # the noun is the name's before: "the Johar area of Lahore"
            return None
        if lower == "capital" and mention.country is not None:
            mention.cue, mention.begins = Cue.CAPITAL, k - 1
            return None
        if lower in words.FEATURES or lower in words.PARTS:
            mention.feature = mention.feature or words.FEATURES.get(lower)
            mention.cue, mention.begins = Cue.IN, k - 1
            return k - 2
        if lower in words.LINES or lower in words.SEAS:
            mention.cue = Cue.REFERENCE  # "the Gulf of Aden", "the border of X"
        elif lower in words.DIRECTIONS:
            mention.begins = k - 1
            if self._is_part(k - 2):
                mention.cue, mention.part = Cue.IN, words.DIRECTIONS[lower]
            else:
                mention.cue, mention.bearing = Cue.REFERENCE, words.DIRECTIONS[lower]
                mention.kilometres = self.distance(k - 2)
        else:
            self._of_somebody(mention, lower)
        return None

    def _is_part(self, k: int) -> bool:
        """Whether "the" stands before a direction, up to token `k`: "the restive east of X"; not "a town east of X"."""
        for i in range(k, max(self.start, k - _ADJECTIVES) - 1, -1):
            lower = self.tokens[i].lower
            if lower in ("the", "far", "extreme"):
                return True
            if lower in words.FEATURES or lower in words.KILOMETRES or self.tokens[i].kind != WORD:
                return False
        return False

    def _of_somebody(self, mention: Mention, lower: str) -> None:
        speaks = lower in words.SPEAKERS or lower in words.TITLES or lower in words.ORGANISATIONS
        if speaks and mention.feature is not Kind.SETTLEMENT:
            mention.weak = True  # "the governor of X", but not "the mayor of the town of X", who may be the victim
        if lower in words.NATIVES:
            mention.cue = Cue.FROM
        elif mention.cue is Cue.BARE:
            mention.cue = Cue.POSSESSIVE

    def distance(self, k: int) -> float | None:
        """Kilometres stated up to token `k`: "20 km (12 miles)", "some 250 kilometres"."""
        for i in range(max(self.start, k - _DISTANCE) + 1, k + 1):
            length = words.KILOMETRES.get(self.tokens[i].lower)
            if length is not None:
                try:
                    return float(self.tokens[i - 1].text.replace(",", "")) * length
                except ValueError:
                    return None
        return None

    def _prepose(self, mention: Mention, k: int) -> None:
        """Set the cue from the preposition or verb at `k`."""
        lower = self.tokens[k].lower
        before = self.tokens[k - 1].lower if k > self.start else ""
        if lower in words.CUES_FROM:
            mention.cue = Cue.FROM
            self._away(mention, k, before)
        elif lower == "into" and before in words.RAIDING:
            mention.cue = Cue.IN  # "the gunmen rode into X"
        elif lower == "to" and before == "according":
            mention.weak = True
        elif lower == "to" and before in words.ROADS:
            mention.cue = Cue.REFERENCE  # "on the road to X"
        elif lower in words.CUES_TO and not (lower == "to" and before in ("close", "next", "adjacent", "due")):
            mention.cue = Cue.TO
        elif lower in ("across", "throughout") and (mention.country is not None or mention.region is not None):
            mention.cue = Cue.ACROSS
        elif lower == "by" and mention.country is not None:
            mention.cue, mention.weak = Cue.SOURCE, True  # "armed by the United States", "shelled by Israel"
        else:
            mention.cue = Cue.WITHIN if self._adjoins(k - 1) else Cue.IN
            if lower in ("in", "at"):
                mention.weak = mention.weak or self._told(k, before, mention.last)
                if self._cared(k, before):
                    mention.cue = Cue.ASIDE

    def _away(self, mention: Mention, k: int, before: str) -> None:
        """Tell "90 km from X" and "not far from X" from "fled from X"."""
        if before in words.KILOMETRES or before in ("far", ")"):
            kilometres = self.distance(k - 1)
            if before == "far" or kilometres is not None:
                mention.cue, mention.kilometres = Cue.REFERENCE, kilometres

    def _told(self, k: int, before: str, after: int) -> bool:
        """Whether somebody speaks there: "told the agency in X", "officials in X said", "a group based in X"."""
        if before in words.UTTERING or any(
            t.lower in ("told", "speaking") for t in self.tokens[max(self.start, k - _TOLD) : k]
        ):
            return True
        return before in words.SPEAKERS and any(t.lower in words.SPEAKING for t in self.tokens[after : after + 2])

    def _cared(self, k: int, before: str) -> bool:
        """Whether the harmed were taken there: "treated in X", "moved to hospitals in X"; not "a clinic in X"."""
        if before in words.HOSPITALS:
            return any(t.lower in words.CARING for t in self.tokens[max(self.start, k - _CARE) : k])
        return before in words.CARED

    def _adjoins(self, k: int) -> bool:
        """Whether the mention before ends right before token `k + 1`: "X in Y", "X, in Y"."""
        if not self.mentions or self.mentions[-1].cue is Cue.NATIONALITY:
            return False
        ends = self.mentions[-1].ends
        return ends == k + 1 or (ends == k and self.tokens[k].text == ",")

    def _owner(self, mention: Mention, k: int) -> int:
        """Take the mention that ends at the possessive `k` for what contains this one: "Nigeria's Borno state"."""
        for number in range(len(self.mentions) - 1, -1, -1):
            owner = self.mentions[number]
            if owner.ends == k:
                mention.parent = number
                owner.weak = False
                if owner.cue in LOOSE:
                    owner.cue = Cue.POSSESSIVE
            if owner.ends <= k:
                break
        k -= 2
        while k >= self.start and is_name(self.tokens[k]):
            k -= 1
        return k

    def capital(self, i: int) -> Mention | None:
        """Take "the Iraqi capital", with no name beside it, for a mention of its own."""
        if self._is_named_capital(i):
            return None
        tokens, k = self.tokens, i - 1
        while k >= self.start and i - k < _REACH and tokens[k].lower not in words.PREPOSITIONS:
            k -= 1
        if k < self.start or i - k >= _REACH or tokens[k].lower in _GOING:
            return None
        mention = Mention(i, i + 1, tokens[i].text, Cue.CAPITAL, Kind.SETTLEMENT, begins=k + 1, ends=i + 1)
        before = tokens[k - 1].lower
        if tokens[k].lower == "of" and before not in words.PARTS and before not in words.FEATURES:
            if before not in words.DIRECTIONS:
                return None  # "a suburb of the capital" is in it, "the fall of the capital" may be anything
            mention.bearing = words.DIRECTIONS[before]
            mention.kilometres = self.distance(k - 2)
        if self.mentions and self.mentions[-1].first > k:
            mention.parent = len(self.mentions) - 1
        return mention

    def _is_named_capital(self, i: int) -> bool:
        """Whether a name stands beside "capital", or it is no country's: "the capital, X", "provincial capital"."""
        after = self.tokens[i + 1 : min(i + 3, self.end)]
        if after and (is_name(after[0]) or after[0].lower in ("of", "city")):
            return True
        if after and after[0].text == "," and is_name(after[-1]):
            return True
        return i > self.start and self.tokens[i - 1].lower in words.LESSER_CAPITALS
