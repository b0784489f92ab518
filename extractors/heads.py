"""Heads: the noun of a phrase.

In go a scene and the token where the words before the noun begin; out comes the noun's token, what it counts, where
the phrase ends, and a harm that is said inside it ("34 wounded persons"). Words are walked once, left to right, a
few at the most. Whether anything happened to these people is not decided here.
"""

from typing import Final

from extractors import lexicon
from extractors.measures import Form, Shape, Trigger
from extractors.nouns import LIVES_AND_HOMES, Noun, classify, is_adverb, is_plural, is_surely_plural
from extractors.record import record
from extractors.scene import Scene
from extractors.text import MARK, WORD, Token

STOPS: Final = lexicon.words("phrases", "stops")
DEFINITES: Final = lexicon.words("phrases", "definites")
REACH: Final = 9
"""How many words may stand between a number and its noun: "nine masked riot policemen" has two."""
_ENDS: Final = STOPS | DEFINITES | lexicon.words("phrases", "articles")
_ATTRIBUTES: Final = lexicon.words("phrases", "attributes")
_TIMES: Final = frozenset({"last", "next"})
"""Behind a noun these begin a time: "412 murders last year"."""
_MEMBERS: Final = lexicon.words("phrases", "members")
_QUOTES: Final = frozenset("“\"'-’”‘`")
_APOSTROPHES: Final = frozenset("'’")
_ABBREVIATION: Final = 3
"""Tokens of "(WU)"."""
_BODY_REACH: Final = 6
"""Words of what members are of: "of the same extended family group"."""
_PEOPLE_REACH: Final = 3
"""Words of a phrase that may come between its noun and a boss: "Rio Seco parish clerk"."""
_NAMED_PEOPLE: Final = 3
"""Words in which a people's name ends: "12 Kachin", "40 Banu Halba"."""
_HARMED: Final = frozenset({Shape.TRANSITIVE, Shape.STATE, Shape.EITHER})
_UNFINISHED: Final = frozenset({Form.GERUND, Form.BASE, Form.PRESENT})
_SAYING: Final = frozenset({Shape.TRANSITIVE, Shape.EITHER, Shape.STATE, Shape.INTRANSITIVE})
_NOUNS: Final = frozenset({Shape.COUNTED, Shape.PEOPLE})
_BUILDINGS: Final = frozenset({Noun.THING, Noun.DWELLING, Noun.HOUSEHOLD})
_OPEN: Final = frozenset({Noun.UNKNOWN, Noun.THING})


@record
class Head:
    """The noun at token `head` counts `noun`; its phrase ends before token `last`; `state` is a harm said of it."""

    last: int
    head: int
    noun: Noun
    state: Trigger | None


def find_head(scene: Scene, i: int, end: int, *, counted: bool) -> Head | None:
    """The noun of the phrase whose words before the noun begin at token `i`, in a sentence that ends at `end`.

    With `counted`, an unknown word must be a plural or a people's name to be one.
    """
    walk = _Walk(scene, i, end)
    while walk.i < end and walk.i - i < REACH:
        named = _named_by_trigger(scene, walk.i) if walk.i in scene.at else None
        if named is not None:
            return Head(named.last, named.last - 1, Noun.PERSON, walk.state)
        if not walk.step():
            break
    if walk.head < 0:
        return None
    noun = _counted_noun(scene, walk) if counted and walk.noun is Noun.UNKNOWN else walk.noun
    return None if noun is None else _with_ending(scene, walk.head, noun, end, walk.state)


def person_within(scene: Scene, i: int, end: int) -> bool:
    """Whether a noun for people stands in the next few words of the same phrase."""
    for token in scene.tokens[i : min(i + _PEOPLE_REACH, end)]:
        if token.kind != WORD or token.lower in STOPS:
            return False
        if classify(token.lower) is Noun.PERSON:
            return True
    return False


class _Walk:
    """One walk over a phrase's words; `head` is the best noun so far, -1 before the first."""

    __slots__ = ("at", "end", "head", "i", "noun", "scene", "start", "state", "tokens")

    def __init__(self, scene: Scene, start: int, end: int) -> None:
        self.scene, self.tokens, self.at = scene, scene.tokens, scene.at
        self.start = self.i = start
        self.end = end
        self.head, self.noun = -1, Noun.UNKNOWN
        self.state: Trigger | None = None

    def step(self) -> bool:
        """Take in the next token; False where the phrase ends before it."""
        token = self.tokens[self.i]
        if token.kind == WORD:
            return self._word(token)
        return token.kind == MARK and self._mark(token)

    def _mark(self, token: Token) -> bool:
        i, tokens, following = self.i, self.tokens, self.i + 1
        owns = token.text in _APOSTROPHES and self.head >= 0 and tokens[i - 1].end == token.start
        if owns and tokens[self.head].lower.endswith("s") and person_within(self.scene, following, self.end):
            self._forget()  # "the districts' officials"
            return True
        quoted = token.text in _QUOTES and following < self.end and tokens[following].kind == WORD
        if token.text == "(" and self._skip_abbreviation():
            return True
        if self.head >= 0:
            return False
        if quoted and following - self.start < REACH:
            self.i = following
            return True
        if token.text == "," and self.start < i and following < self.end and self._adjectives_go_on(following):
            self.i = following
            return True
        return False

    def _word(self, token: Token) -> bool:
        lower = token.lower
        inner = _state_before_noun(self.scene, self.i, self.end) if self.head < 0 and self.i in self.at else None
        if inner is not None:
            self.state, self.i = inner, inner.last
            return True
        if lower in _ENDS:
            attributive = lower in _ATTRIBUTES and classify(self.scene.word(self.i + 1)) is not Noun.UNKNOWN
            self.i += attributive
            return attributive  # "two escaped prisoners"
        if lower == "'s":
            self._forget()  # "three of the province's soldiers": what came before was the owner
            return True
        if self.head >= 0:
            return self._word_behind(lower)
        kind = classify(lower)
        if kind is Noun.UNKNOWN and self._is_verb(after_noun=False):
            leads = self._leads_to_noun()
            self.i += leads
            return leads
        self._take(kind)
        return True

    def _word_behind(self, lower: str) -> bool:
        """A word behind the best noun so far: a better noun, a part of it, or the end."""
        if lower in _TIMES or any(t.pattern.shape in _SAYING for t in self.at.get(self.i, ())):
            return False
        kind = classify(lower)
        if self.noun in LIVES_AND_HOMES:
            if is_surely_plural(self.tokens[self.head].lower) and not is_plural(lower):
                return False  # "took nine workers hostage"
            if kind is not Noun.PERSON and kind is not self.noun:
                return self._compound(kind)
            if self.i in self.scene.phrases.taken:
                return False
        if kind is Noun.UNKNOWN and self._is_verb(after_noun=True):
            return False
        if kind is not Noun.UNKNOWN or self.noun in _OPEN:
            self._take(kind)
        else:
            self.i += 1
        return True

    def _skip_abbreviation(self) -> bool:
        """Pass the initials of a body in brackets, where the phrase goes on: "a Workers' Union (WU) organiser"."""
        after = self.i + _ABBREVIATION
        if after >= self.end or self.tokens[after - 1].text != ")" or not self.tokens[self.i + 1].text.isupper():
            return False
        if self.tokens[after].kind != WORD or self.tokens[after].lower in STOPS or after in self.at:
            return False
        self.i = after
        return True

    def _compound(self, kind: Noun) -> bool:
        """Two nouns in one: "a local government official", "a police station", "two family homes"."""
        if self.i - 1 != self.head:
            return False
        if self._is_harm():
            self._take(kind)
            return True
        if self._joins_people():
            self.i += 1
            return True
        if self._is_adjective():
            self._take(kind)
            return True
        if kind in _BUILDINGS and not is_surely_plural(self.tokens[self.head].lower):
            self._take(kind)
            return True
        return False

    def _is_harm(self) -> bool:
        """Whether the noun so far only says whose harm is counted: "40 civilian deaths", "three child abductions"."""
        counted = any(t.pattern.shape is Shape.COUNTED for t in self.at.get(self.i, ()))
        return counted and is_plural(self.tokens[self.i].lower) and not is_plural(self.tokens[self.head].lower)

    def _joins_people(self) -> bool:
        token, following = self.tokens[self.i], self.i + 1
        if token.lower in STOPS or self.i in self.at or self._is_verb(after_noun=True) or following >= self.end:
            return False
        behind = self.tokens[following].lower
        return classify(behind) is Noun.PERSON and behind not in STOPS and not is_plural(self.tokens[self.head].lower)

    def _leads_to_noun(self) -> bool:
        """Whether an adverb stands before a participle and a noun: "internally displaced", "heavily armed men"."""
        i = self.i + 1
        if i >= self.end or not is_adverb(self.tokens[self.i].lower):
            return False
        if i in self.at and (_state_before_noun(self.scene, i, self.end) or _named_by_trigger(self.scene, i)):
            return True
        noun = self.tokens[i + 1].lower if i + 1 < self.end else ""
        return self.tokens[i].lower.endswith("ed") and i not in self.at and classify(noun) in LIVES_AND_HOMES

    def _is_adjective(self) -> bool:
        """Whether the noun so far is a people's or a faith's name before another noun: "a Christian prayer meeting"."""
        head, token = self.tokens[self.head], self.tokens[self.i]
        if not head.capital or is_plural(head.lower) or token.lower in STOPS or self.i in self.at:
            return False
        return token.text.islower() and token.text.isalpha() and not self._is_verb(after_noun=True)

    def _take(self, kind: Noun) -> None:
        self.head, self.noun, self.i = self.i, kind, self.i + 1

    def _forget(self) -> None:
        self.head, self.noun, self.i = -1, Noun.UNKNOWN, self.i + 1

    def _adjectives_go_on(self, i: int) -> bool:
        """Whether the comma before token `i` stands between adjectives: "two young, unarmed men"."""
        for j in range(i, min(i + 2, self.end)):
            token = self.tokens[j]
            if token.lower in STOPS or token.kind != WORD or token.capital:
                return False
            if classify(token.lower) is Noun.PERSON:
                return j > i
        return False

    def _is_verb(self, *, after_noun: bool) -> bool:
        """Whether an unknown word is more likely a verb than a noun or an adjective."""
        token = self.tokens[self.i]
        word = token.lower
        if is_adverb(word):
            return True
        if after_noun:
            return word.endswith(("ed", "ing")) and not token.text.istitle()  # "an Independent Voting Board official"
        if not word.endswith("ed") or token.capital:
            return False
        following = self.tokens[self.i + 1] if self.i + 1 < self.end else None
        return following is None or following.kind != WORD or following.lower in STOPS


def _named_by_trigger(scene: Scene, i: int) -> Trigger | None:
    """A noun of several words that the lexicon counts: "dead bodies", "asylum seekers"."""
    for trigger in scene.at[i]:
        if trigger.pattern.shape in _NOUNS and trigger.last > i + 1:
            return trigger
    return None


def _state_before_noun(scene: Scene, i: int, end: int) -> Trigger | None:
    """A participle or adjective that says a harm of the noun right after it: "34 wounded persons"."""
    for trigger in scene.at[i]:
        if trigger.pattern.shape not in _HARMED or trigger.pattern.form in _UNFINISHED:
            continue
        for token in scene.tokens[trigger.last : min(trigger.last + 2, end)]:
            if token.kind != WORD or (token.lower in STOPS and token.lower != "dead"):
                break
            if classify(token.lower) in LIVES_AND_HOMES:
                return trigger
    return None


def _counted_noun(scene: Scene, walk: _Walk) -> Noun | None:
    """What an unknown noun behind a number counts: a people by its name, a plural; None where it is neither."""
    token = scene.tokens[walk.head]
    if token.capital and walk.head < walk.start + _NAMED_PEOPLE:
        return Noun.PERSON if token.lower.endswith("s") and token.text.istitle() else Noun.UNKNOWN
    counts = any(t.pattern.shape is Shape.COUNTED for t in scene.at.get(walk.head, ()))
    return Noun.UNKNOWN if counts or is_plural(token.lower) else None


def _with_ending(scene: Scene, head: int, noun: Noun, end: int, state: Trigger | None) -> Head:
    """The head with what belongs to it behind: "members of his family", "men and women"."""
    tokens, last = scene.tokens, head + 1
    if tokens[head].lower in _MEMBERS and last < end and tokens[last].lower == "of":
        return Head(_members_end(scene, last, end), head, noun, state)
    if noun is Noun.PERSON and last + 1 < end and tokens[last].lower in {"and", "or"}:
        if _is_bare_plural(scene, last + 1):
            return Head(last + 2, last + 1, noun, state)
        if last + 2 < end and tokens[last + 1].capital and _is_bare_plural(scene, last + 2):
            return Head(last + 3, last + 2, noun, state)  # "six Danish and Kenyan divers"
    return Head(last, head, noun, state)


def _members_end(scene: Scene, of: int, end: int) -> int:
    """The end of "of his family", "of the security forces" after "members"."""
    i = of + 1
    while i < end and i - of <= _BODY_REACH and scene.tokens[i].kind == WORD and not _is_said(scene, i):
        lower = scene.tokens[i].lower
        if lower in STOPS and lower not in DEFINITES:
            break
        i += 1
    return i if i > of + 1 else of


def _is_said(scene: Scene, i: int) -> bool:
    """Whether token `i` says a harm, so that a noun's words end before it."""
    return any(trigger.pattern.shape in _SAYING for trigger in scene.at.get(i, ()))


def _is_bare_plural(scene: Scene, i: int) -> bool:
    """Whether token `i` is a plural noun for people with nothing before it: "men and women"."""
    token = scene.tokens[i]
    return token.kind == WORD and i not in scene.at and is_plural(token.lower) and classify(token.lower) is Noun.PERSON
