"""Whether a figure is asserted, denied, feared or planned, or is no claim at all.

In go a parsed text and the anchor of one figure; out comes its status (figures.md section 5: a threatened or
possible number is not a toll). A word such as "feared", "could" or "denied" counts only where the grammar binds
it to the figure's own deed: "12 are missing, feared dead" fears for their lives, not for their absence. It
reads only the anchor's sentence, and never raises.
"""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final

from extractors import lexicon
from extractors.model import Status
from extractors.text import NUMBER, Anchor, Sentence, Text, Token


def _set(*path: str) -> frozenset[str]:
    return lexicon.words("status", *path)


_PARTICIPLES: Final = _set("fear", "participles")
_ACTIVE: Final = _set("fear", "active")
_HEARSAY: Final = _set("fear", "hearsay")
_ADVERBS: Final = _set("fear", "adverbs")
_UNCONFIRMED: Final = _set("fear", "unconfirmed")
_OF_NUMBERS: Final = _set("fear", "of_numbers")
_DOUBTFUL: Final = _set("modal", "doubtful")
_AHEAD: Final = _set("modal", "ahead")
_STATES: Final = _set("modal", "states")
_TOLLS: Final = _set("modal", "tolls")
_GOVERNORS: Final = _set("plan", "governors")
_BEFORE_NOUNS: Final = _set("plan", "before_nouns")
_AFTER_NOUNS: Final = _set("plan", "after_nouns")
_DEED_NOUNS: Final = _set("plan", "nouns")
_ACHIEVED: Final = _set("plan", "achieved")
_REFUSED: Final = _set("plan", "refused")
_DENIALS: Final = _set("deny", "verbs")
_REJECTIONS: Final = _set("deny", "rejections")
_REPORTS: Final = _set("deny", "reports")
_PARTS: Final = _set("deny", "parts")
_NOTHING: Final = _set("deny", "nothing")
_FALSE: Final = _set("deny", "false")
_BRANDING: Final = _set("deny", "branding")
_NEGATIONS: Final = _set("none", "negations")
_CONDITIONS: Final = _set("none", "conditions")
_STORIES: Final = _set("none", "stories")
_TELLING: Final = _set("none", "telling")
_IMAGINED: Final = _set("none", "imagined")
_HISTORY: Final = _set("none", "history")
_CHAIN: Final = _set("grammar", "chain")
_BE: Final = _set("grammar", "be")
_BARRIERS: Final = _set("grammar", "barriers")
_FINITE: Final = _set("grammar", "finite")
_ANYONE: Final = frozenset({"anyone", "anybody", "any"})
_MODALS: Final = _DOUBTFUL | _AHEAD

# A sentence without one of these asserts what it says: most do, and are done in one pass.
_HEDGES: Final = (
    _PARTICIPLES
    | _ACTIVE
    | _HEARSAY
    | _ADVERBS
    | _MODALS
    | _BEFORE_NOUNS
    | _AFTER_NOUNS
    | _DENIALS
    | _REJECTIONS
    | _NOTHING
    | _FALSE
    | _NEGATIONS
    | _CONDITIONS
    | _STORIES
    | _IMAGINED
    | _HISTORY
    | {"to", "?", "war", "without"}
)

_REACH: Final = 60
"""Tokens to each side of the figure: longer sentences are lists, and the bound keeps the reading linear."""
_NEAR: Final = 5
"""Tokens between a noun such as "risk" or "reports" and what it is of."""
_TO: Final = 10
"""Tokens between "ordered" and "to" in "ordered residents of the two villages on the coast to leave"."""


def status(text: Text, anchor: Anchor) -> Status | None:
    """The status of one figure.

    Args:
        text: the text.
        anchor: where the figure and the word that states its measure stand, in tokens of `text`.

    Returns:
        The status; None where the words make no claim: a question, a hypothesis, fiction, far history, or a
        deed that is said not to have happened.
    """
    if not 0 <= anchor.first < len(text.tokens) or not 0 <= anchor.trigger < len(text.tokens):
        return Status.ASSERTED
    sentence = text.sentences[text.sentence_of[anchor.first]]
    low = max(sentence.first, min(anchor.first, anchor.trigger) - _REACH)
    high = min(sentence.last, max(anchor.last, anchor.trigger + 1) + _REACH)
    if _HEDGES.isdisjoint(text.lowers[low:high]):
        return Status.ASSERTED
    hedges = [*compress(range(low, high), map(_HEDGES.__contains__, text.lowers[low:high]))]
    claim = _Claim(text.tokens, sentence, anchor)
    for verdict in claim.verdicts(hedges):
        if not isinstance(verdict, _Undecided):
            return verdict
    return Status.ASSERTED


class _Undecided:
    """What a reading gives that says nothing of the figure."""


_UNDECIDED: Final = _Undecided()
_Verdict = Status | None | _Undecided


class _Claim:
    """One figure in its sentence: its quantity, its deed, and what is bound to them."""

    def __init__(self, tokens: Sequence[Token], sentence: Sentence, anchor: Anchor) -> None:
        self.tokens = tokens
        self.low, self.high = sentence.first, sentence.last
        self.quantity = anchor.first
        self.deed = anchor.trigger if sentence.first <= anchor.trigger < sentence.last else anchor.first
        self.begin = min(anchor.first, self.deed)
        self.end = max(anchor.last - 1, self.deed)
        self.start = self._chain()

    def verdicts(self, hedges: Sequence[int]) -> Iterator[_Verdict]:
        """What each kind of hedge says, the surest kinds first."""
        yield self._no_claim(hedges)
        yield self._denied(hedges)
        yield self._feared(hedges)
        yield self._modal(hedges)
        yield self._planned(hedges)

    def word(self, i: int) -> str:
        """The folded word at `i`, empty outside the sentence."""
        return self.tokens[i].lower if self.low <= i < self.high else ""

    def clear(self, first: int, last: int, *, modal: bool = False) -> bool:
        """Whether no clause begins or ends between two tokens, both excluded."""
        for i in range(first + 1, last):
            word = self.tokens[i].lower
            if word in _BARRIERS or (modal and word in _FINITE):
                return False
        return True

    def _chain(self) -> int:
        """The first token of the auxiliaries and adverbs that lead up to the deed: "to have been killed" → "to"."""
        i = self.deed
        low = max(self.low, i - _TO)
        while i > low:
            word = self.tokens[i - 1].lower
            if word not in _CHAIN and not (word.endswith("ly") and len(word) > 4) and not self._twin(i - 1):  # noqa: PLR2004 - "fly"
                break
            i -= 1
        return i

    def _twin(self, i: int) -> bool:
        """Whether another participle is joined to the deed: "injured or killed"."""
        return self.word(i).endswith("ed") and self.word(i + 1) in ("or", "and")

    def _no_claim(self, hedges: Sequence[int]) -> _Verdict:
        if self.tokens[self.high - 1].text == "?" or self.word(self.high - 2) == "?":
            return None
        for i in hedges:
            word = self.tokens[i].lower
            if (
                (word in _CONDITIONS and self._conditional(i))
                or ((word in _NEGATIONS or word == "without") and self._negated(i, word))
                or (word in _STORIES and self._told(i))
                or (word in _IMAGINED and i < self.end and self.end - i <= 2 * _NEAR and self.clear(i, self.begin))
                or (word in _HISTORY and self.word(i - 1)[:1].isdigit() | (word == "centuries"))
                or (word == "war" and self._world_war(i))
            ):
                return None
        return _UNDECIDED

    def _conditional(self, i: int) -> bool:
        """Whether the figure stands in the if-clause; "hundreds, if not thousands" is none, nor is "as if"."""
        if i >= self.begin or self.word(i + 1) in ("not", "any", "confirmed", "true") or self.word(i - 1) == "as":
            return False
        return self.clear(i, self.begin)

    def _negated(self, i: int, word: str) -> bool:
        """Whether the deed is said not to have happened, or the number not to be this one: "not 12 but 15"."""
        if self.word(self.quantity) in _ANYONE:  # "did not hurt anyone": nobody, and that is what it says
            return False
        if self.word(i + 1) in ("only", "just", "less", "fewer", "more", "far", "long", "immediately"):
            return False
        if word == "without":
            near = self.deed - 2 <= i < self.deed  # "without even killing"
            return near and self.word(self.deed).endswith("ing")
        if word in ("nor", "neither") and i + 1 == self.begin:
            return True  # "neither the pilot nor his passenger was hurt"
        if i + 1 == self.quantity:
            return any(self.word(k) == "but" for k in range(self.quantity, self.quantity + _TO))
        return self.start - 1 <= i < self.deed

    def _told(self, i: int) -> bool:
        """Whether the sentence retells a story: "In the film, 12 people die"."""
        if i < self.begin and "which" in (self.word(i + 2), self.word(i + 3)):
            return True  # "the film, in which 12 people die"
        if i < self.begin and self.word(i + 1) in _TELLING:
            return True  # "the novel opens with two sisters who are murdered"
        k = i - 1
        while k > self.low and i - k <= _NEAR and self.word(k) not in ("in", ",", "."):
            k -= 1
        follows = self.word(i + 1)
        return (
            self.word(k) == "in"
            and self.word(k + 1) in ("the", "a", "his", "her", "this")
            and follows in (",", ".", "", "titled", "called")
        )

    def _world_war(self, i: int) -> bool:
        """Whether it happened in a world war; a bomb left from one is news: "a World War II-era bomb"."""
        article = 1 if self.word(i - 2) == "the" else 0
        return self.word(i - 1) == "world" and self.word(i - 2 - article) in ("in", "during")

    def _denied(self, hedges: Sequence[int]) -> _Verdict:
        for i in hedges:
            word = self.tokens[i].lower
            if word in _DENIALS or word in _REJECTIONS:
                if self._denies(i, needs_report=word in _REJECTIONS):
                    return Status.DENIED
            elif word in _NOTHING:
                if (
                    i < self.begin
                    and self.word(i - 1) == "no"
                    and self.word(i + 1) in ("that", "of", "to")
                    and self.clear(i, self.begin)
                ):
                    return Status.DENIED
            elif word in _FALSE and self._falsified(i):
                return Status.DENIED
        return _UNDECIDED

    def _denies(self, i: int, *, needs_report: bool) -> bool:
        if i > self.end:  # "…, a claim that the army denied"
            return any(
                self.word(k) in ("which", "claim", "report", "accusation", "allegation")
                for k in range(max(self.end + 1, i - _NEAR), i)
            )
        near = [self.word(k) for k in range(i + 1, min(i + _NEAR, self.high))]
        if any(word in _PARTS for word in near[:3]) or i >= self.begin:
            return False
        if needs_report and not any(word in _REPORTS for word in near):
            return False
        return self.clear(i, self.begin)

    def _falsified(self, i: int) -> bool:
        if i < self.begin:
            return self.word(i + 1) in _REPORTS and self.clear(i, self.begin)
        before = [self.word(k) for k in range(max(self.low, self.begin - _NEAR), self.end + 1)]
        branded = any(word in _BRANDING for word in before) and self.clear(self.end, i)
        said = branded or self.word(i - 1) in ("as", "is", "are", "was", "were") or self.word(i - 1) in _BRANDING
        return said and any(word in _REPORTS for word in before)

    def _feared(self, hedges: Sequence[int]) -> _Verdict:
        start = self.start
        for i in hedges:
            word = self.tokens[i].lower
            if (
                (word in _PARTICIPLES and self._feared_of_deed(i, start))
                or (word in _ACTIVE and self._fears(i))
                or (word in _HEARSAY and self._rumoured(i, word))
                or (word in _ADVERBS and self._doubted(i, word, start))
            ):
                return Status.FEARED
        return _UNDECIDED

    def _feared_of_deed(self, i: int, start: int) -> bool:
        """Whether it is "feared dead", "believed to have been killed" or "…, it is feared"."""
        if i + 1 == start or (start <= i < self.deed):
            return not (self.word(i) == "suspected" and self.word(i - 1) not in _BE)
        return (
            i > self.end and self.word(i - 2) == "it" and self.word(i - 1) in _BE and self.word(i + 1) in (".", ",", "")
        )

    def _fears(self, i: int) -> bool:
        """Whether one who fears comes before the feared clause or count: "officials fear that 40 have died"."""
        if i >= self.begin or self.word(i - 1) == "for" or (self.word(i) == "feared" and self.word(i - 1) in _BE):
            return False
        following = self.word(i + 1)
        counted = i + 1 == self.quantity or self.begin - i <= 3  # noqa: PLR2004 - "feared as many as"
        dated = "that" in (self.word(i + 2), self.word(i + 3))  # "had feared on Wednesday that"
        opens = following in ("that", "of", "for", "the", "up", "at", "more")
        return (opens or dated or counted) and self.clear(i, self.begin)

    def _rumoured(self, i: int, word: str) -> bool:
        if i >= self.begin:
            return False
        near = [self.word(k) for k in range(i + 1, min(i + _NEAR, self.high))]
        if word == "possible":
            return self.word(i - 1) == "is" and near[:1] == ["that"] and self.clear(i, self.begin)
        return any(follows in ("that", "of") for follows in near) and self.clear(i, self.begin)

    def _doubted(self, i: int, word: str, start: int) -> bool:
        """Whether it is "was likely killed"; in "was probably killed by rebels" the doubt is who did it."""
        if i + 1 == self.quantity:
            return word in _OF_NUMBERS
        if i + 1 != start and not start <= i < self.deed:
            return False
        if any(self.word(k) == "to" and i < k for k in range(start, self.deed)) and "have" not in [
            self.word(k) for k in range(start, self.deed)
        ]:
            return False  # "likely to be killed" looks ahead
        return self.word(self.deed + 1) != "by"

    def _modal(self, hedges: Sequence[int]) -> _Verdict:
        for i in hedges:
            word = self.tokens[i].lower
            if word in _MODALS and not self._month(i) and self._bound(i):
                perfect = self.word(i + 1) == "have" or (
                    self.word(i + 1) in ("well", "also", "not") and self.word(i + 2) == "have"
                )
                if self.word(i + 1) in ("not", "n't", "never") and self.word(i + 2) in _UNCONFIRMED:
                    return Status.FEARED
                if word == "can" and i + 1 == self.deed < self.quantity:
                    return None  # "the boat can rescue 20 people": what it is able to do
                if word in _DOUBTFUL and (perfect or self.word(self.deed) in _STATES | _TOLLS):
                    return Status.FEARED
                return Status.PLANNED
        return _UNDECIDED

    def _month(self, i: int) -> bool:
        """Whether "may" is the month: capitalised within the sentence, or beside a number or "in"."""
        token = self.tokens[i]
        if token.lower != "may" or not token.capital:
            return False
        return i > self.low or self.tokens[min(i + 1, self.high - 1)].kind == NUMBER

    def _bound(self, i: int) -> bool:
        """Whether the modal's verb is the deed or leads up to it: "may have been hurt", "could leave 12 dead"."""
        if i > self.end or i == self.deed:
            return False  # "could not be traced": the modal is the deed's own
        deed = self.word(self.deed)
        if self.deed < i:  # "the toll could reach 100"
            return deed in _TOLLS and i < self.quantity and self.clear(self.deed, i) and self.clear(i, self.quantity)
        if self.word(i + 1) in ("not", "n't", "never") and self.word(i + 2) in _UNCONFIRMED:
            return self.clear(i, self.begin)
        if deed.endswith("ed") or deed in ("shot", "hurt", "fled", "lost", "died"):
            step = 2 if self.word(i + 1) in ("not", "well", "never") else 1
            return self.start - step <= i < self.deed
        if deed.endswith("ing") and self.word(self.deed - 1) == ",":
            return self.clear(i, self.deed - 1, modal=True)
        return self.clear(i, self.deed, modal=True)

    def _planned(self, hedges: Sequence[int]) -> _Verdict:
        start = self.start
        to = next((k for k in range(self.deed - 1, start - 1, -1) if self.word(k) == "to"), None)
        if to is not None:
            return self._infinitive(to)
        deed = self.word(self.deed)
        if deed in _DEED_NOUNS:
            for i in hedges:
                word = self.tokens[i].lower
                if word.startswith("call") and self.word(i + 1) != "for":
                    continue  # "called the claim of 12 deaths a lie"
                if word in _BEFORE_NOUNS and 0 < self.deed - i <= _NEAR and self.clear(i, self.deed):
                    return Status.PLANNED
        if (deed in _DEED_NOUNS or deed.startswith("evacuat")) and (
            self.word(self.deed + 1) in _AFTER_NOUNS or self.word(self.deed + 2) in _AFTER_NOUNS
        ):
            return Status.PLANNED
        if deed in _TOLLS:
            for i in range(self.deed + 1, min(self.quantity, self.deed + _REACH)):
                if self.word(i) == "to" and self.word(i - 1) in _GOVERNORS and self.clear(i, self.quantity):
                    return Status.PLANNED
        return _UNDECIDED

    def _infinitive(self, to: int) -> _Verdict:
        """Who stands before "to" decides: "plans to", "ordered to", "are to be", but not "forced to", "said to"."""
        perfect = any(self.word(k) == "have" for k in range(to, self.deed))
        for k in range(to - 1, max(self.low, to - _TO) - 1, -1):
            word = self.word(k)
            if word in _REFUSED:
                return None
            if word in _PARTICIPLES or (word == "likely" and perfect):
                return Status.FEARED
            if (word in _GOVERNORS and not perfect) or (k == to - 1 and word in _BE):
                return Status.PLANNED
            if word in _ACHIEVED or word in _BARRIERS:
                break
        return _UNDECIDED
