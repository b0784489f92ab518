"""Who says so: the person or body to whom the text attributes each figure.

In go a parsed text and where its figures stand; out come one attribution (or None, when the outlet speaks
for itself) for each figure, and the reporting clauses on which that rests. A figure takes the speaker of its
own clause, else of its sentence, else of the sentence that its own continues (figures.md section 5). It never
guesses a source that the text does not name, and never raises on any text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extractors import source_cues
from extractors import source_words as w
from extractors.model import SourceKind
from extractors.source_cues import Cue, Manner
from extractors.source_names import Names
from extractors.text import Anchor, Sentence, Text

_OPENING = frozenset("\"“«")
_CLOSING = frozenset("”»")
_QUOTED = 6
"""Sentences of a quotation over which its speaker is looked for."""
_CARRY = 2
"""Sentences without a speaker of their own over which one carries on within its paragraph."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source by the fullest name that the article gives it, and what kind of body it is."""

    source: str
    kind: SourceKind


def assign(text: Text, anchors: Sequence[Anchor]) -> tuple[Attribution | None, ...]:
    """The attribution of each anchor, in the order of `anchors`; None where the outlet speaks itself."""
    if not anchors:
        return ()
    return _Speakers(text, cues(text)).assign(anchors)


def cues(text: Text) -> tuple[Cue, ...]:
    """The reporting clauses of the text in the order of their verbs, as token spans."""
    return source_cues.find(text)


class _Speakers:
    """The speakers of one text: its cues by sentence, and who is meant by each."""

    def __init__(self, text: Text, found: tuple[Cue, ...]) -> None:
        self._text = text
        self._cues = found
        self._names = Names(text)
        self._by_sentence: dict[int, list[int]] = {}
        for number, cue in enumerate(found):
            self._by_sentence.setdefault(text.sentence_of[cue.verb], []).append(number)
        self._resolved: dict[int, Attribution | None] = {}
        self._carried: dict[int, int | None] = {}

    def assign(self, anchors: Sequence[Anchor]) -> tuple[Attribution | None, ...]:
        """The attribution of each anchor."""
        return tuple(self._of(anchor) for anchor in anchors)

    def _of(self, anchor: Anchor) -> Attribution | None:
        if not 0 <= anchor.first < len(self._text.tokens):
            return None
        sentence = self._text.sentence_of[anchor.first]
        here = [number for number in self._by_sentence.get(sentence, ()) if self._can(number, anchor.first)]
        chosen = self._choose(here, anchor.first)
        if chosen is None:
            chosen = self._carry(sentence)
        return None if chosen is None else self._who(chosen)

    def _can(self, number: int, token: int) -> bool:
        cue = self._cues[number]
        if not cue.reach_first <= token < cue.reach_last:
            return False
        return not cue.source_first <= token < cue.source_last

    def _choose(self, here: list[int], token: int) -> int | None:
        """The cue of the sentence that vouches for the token: the innermost before it, else the next after it."""
        cues = self._cues
        ahead = [n for n in here if cues[n].first >= token and cues[n].manner is not Manner.BEFORE]
        behind = [n for n in here if cues[n].last <= token or cues[n].first < token]
        told = [n for n in behind if cues[n].manner in (Manner.BEFORE, Manner.RELAYED)]
        following = self._nearest(ahead)
        if told and following is not None:
            return following if self._parted(cues[told[-1]].last, token) and not self._relay(following) else told[-1]
        if following is not None:
            return following
        if behind:
            return behind[-1]
        later = [n for n in here if cues[n].first >= token]
        return later[0] if later else None

    def _nearest(self, ahead: list[int]) -> int | None:
        """The first cue after the token; the one that it cites, when it cites one."""
        if not ahead:
            return None
        if len(ahead) > 1 and self._relay(ahead[0]) and self._cues[ahead[1]].manner is Manner.RELAYED:
            return ahead[1]
        return ahead[0]

    def _relay(self, number: int) -> bool:
        cue = self._cues[number]
        return self._names.kind(cue.source_first, cue.source_last) is SourceKind.MEDIA

    def _parted(self, first: int, last: int) -> bool:
        """Whether a new clause begins between two tokens: a semicolon, or a comma and a conjunction."""
        tokens = self._text.tokens
        for i in range(first, last):
            if tokens[i].text == ";":
                return True
            if (
                tokens[i].text == ","
                and i + 1 < last
                and (tokens[i + 1].lower in w.PARTINGS or tokens[i + 1].lower == "and")
            ):
                return True
        return False

    def _carry(self, sentence: int) -> int | None:
        """The cue of an earlier sentence that this one continues, if any."""
        if sentence in self._carried:
            return self._carried[sentence]
        self._carried[sentence] = chosen = self._find_carried(sentence)
        return chosen

    def _find_carried(self, number: int) -> int | None:
        text = self._text
        sentence = text.sentences[number]
        quoted = self._quoted(number)
        if quoted is not None:
            return quoted
        if self._turns(sentence):
            return None
        linked = self._links(sentence)
        for back in range(1, _CARRY + 1):
            if number - back < 0:
                return None
            earlier = text.sentences[number - back]
            if earlier.paragraph != sentence.paragraph and not (linked and back == 1):
                return None
            found = self._by_sentence.get(number - back)
            if found:
                return self._lasting(found)
            if self._turns(earlier):
                return None
        return None

    def _lasting(self, found: list[int]) -> int | None:
        """The cue of a sentence whose speaker carries on; one in parentheses or of a list of names does not."""
        for number in reversed(found):
            cue = self._cues[number]
            sentence = self._text.sentences[self._text.sentence_of[cue.verb]]
            if cue.reach_last == sentence.last:
                return number
        return None

    def _turns(self, sentence: Sentence) -> bool:
        tokens = self._text.tokens
        if tokens[sentence.first].lower in w.TURNS:
            return True
        return any(token.lower in w.HEARSAY for token in tokens[sentence.first : sentence.last])

    def _links(self, sentence: Sentence) -> bool:
        tokens = self._text.tokens
        return any(token.lower in w.LINKS for token in tokens[sentence.first : sentence.last])

    def _quoted(self, number: int) -> int | None:
        """The speaker of a sentence that begins within a quotation: the nearest cue of its paragraph."""
        if number not in self._quotations:
            return None
        sentences = self._text.sentences
        paragraph = sentences[number].paragraph
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(sentences) and abs(other - number) <= _QUOTED and sentences[other].paragraph == paragraph:
                found = self._by_sentence.get(other)
                if found:
                    return found[-1] if step < 0 else found[0]
                other += step
        first = next(k for k in range(number, -1, -1) if k == 0 or sentences[k - 1].paragraph != paragraph)
        found = self._by_sentence.get(first - 1)
        return found[-1] if found else None

    @cached_property
    def _quotations(self) -> frozenset[int]:
        """The sentences that begin within quotation marks; a straight mark opens and closes in turn."""
        tokens = self._text.tokens
        inside: set[int] = set()
        quoted = False
        paragraph = -1
        for number, sentence in enumerate(self._text.sentences):
            if sentence.paragraph != paragraph:
                quoted, paragraph = False, sentence.paragraph
            if quoted or tokens[sentence.first].text in _OPENING:
                inside.add(number)
            for token in tokens[sentence.first : sentence.last]:
                if token.text == '"':
                    quoted = not quoted
                elif token.text in _OPENING:
                    quoted = True
                elif token.text in _CLOSING:
                    quoted = False
        return frozenset(inside)

    def _who(self, number: int) -> Attribution | None:
        if number not in self._resolved:
            self._resolved[number] = None  # a pronoun never leads back to itself
            self._resolved[number] = self._resolve(number)
        return self._resolved[number]

    def _resolve(self, number: int) -> Attribution | None:
        cue = self._cues[number]
        tokens = self._text.tokens
        word = tokens[cue.source_first].lower
        if cue.source_last - cue.source_first == 1 and word in w.PRONOUNS:
            return self._antecedent(number, word)
        role = (cue.role_first, cue.role_last)
        kind = self._names.kind(cue.source_first, cue.source_last)
        if kind is SourceKind.UNKNOWN and cue.role_last:
            kind = self._names.kind(*role)
        return Attribution(self._names.call(cue.source_first, cue.source_last), kind)

    def _antecedent(self, number: int, pronoun: str) -> Attribution | None:
        """Whom a pronoun means: the speaker before it."""
        for earlier in range(number - 1, -1, -1):
            cue = self._cues[earlier]
            if cue.source_first == self._cues[number].source_first:
                continue
            who = self._who(earlier)
            if who is not None:
                return who
        return None
