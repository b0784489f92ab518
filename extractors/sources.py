"""Who says so: the person or body to whom the text attributes each figure.

In go a parsed text and where its figures stand; out come one attribution (or None, when the outlet speaks
for itself) for each figure, and the reporting clauses on which that rests. A figure takes the speaker of its
own clause, else of its sentence, else of the sentence that its own continues (figures.md section 5). It never
guesses a source that the text does not name, and never raises on any text.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from functools import cached_property

from extractors import numerals, source_cues
from extractors import source_phrases as phrases
from extractors import source_pronouns as pronouns
from extractors import source_words as w
from extractors.model import SourceKind
from extractors.record import record
from extractors.source_names import Names
from extractors.source_phrases import Span
from extractors.source_reporting import Cue, Manner
from extractors.text import Anchor, Sentence, Text

_QUOTED = 6
"""Sentences of a quotation over which its speaker is looked for."""
_NEAREST = 16
"""Reporting clauses of one sentence looked at for one figure."""
_LOOK_BACK = 8
"""Reporting clauses looked back over for whom "he" or "the group" means."""
_SHORT = 3
"""Words of "the aid group", which names again; a longer phrase names anew."""
_CARRY = 2
"""Sentences without a speaker of their own over which one carries on within its paragraph."""


@record
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
            if pronouns.first_person(text, cue):
                continue
            self._by_sentence.setdefault(text.sentence_of[cue.verb], []).append(number)
        self._resolved: list[Attribution | None] = []
        self._kinds: dict[str, SourceKind] = {}
        self._carried: dict[int, int | None] = {}

    def assign(self, anchors: Sequence[Anchor]) -> tuple[Attribution | None, ...]:
        """The attribution of each anchor."""
        return tuple(self._of(anchor) for anchor in anchors)

    def _of(self, anchor: Anchor) -> Attribution | None:
        if not 0 <= anchor.first < len(self._text.tokens):
            return None
        sentence = self._text.sentence_of[anchor.first]
        here = [number for number in self._near(sentence, anchor.first) if self._can(number, anchor.first)]
        chosen = self._choose(here, anchor.first)
        if chosen is None:
            chosen = self._carry(sentence)
        return None if chosen is None else self._who(chosen)

    def _near(self, sentence: int, token: int) -> Sequence[int]:
        """The cues of a sentence nearest to a token."""
        numbers = self._by_sentence.get(sentence, [])
        if len(numbers) <= _NEAREST:
            return numbers
        middle = bisect(numbers, token, key=lambda number: self._cues[number].verb)
        return numbers[max(0, middle - _NEAREST // 2) : middle + _NEAREST // 2]

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
        if told and following is not None and self._aside(cues[told[-1]], token):
            return following
        if told and following is not None:
            return following if self._parted(cues[told[-1]].last, token) and not self._relay(following) else told[-1]
        if following is not None:
            return following
        if behind:
            return behind[-1]
        later = [n for n in here if cues[n].first >= token]
        return later[0] if later else None

    def _aside(self, cue: Cue, token: int) -> bool:
        """Whether the cue stands in a relative clause that has ended: "the army, which said so, killed 12"."""
        tokens = self._text.tokens
        if cue.source_last + 1 >= cue.verb or tokens[cue.source_last].text != ",":
            return False
        relative = tokens[cue.source_last + 1].lower in ("who", "which")
        return relative and any(word.text == "," for word in tokens[cue.last : min(token, cue.last + phrases.REACH)])

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
        for i in range(max(first, last - phrases.REACH), last):
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
        for back in range(1, min(_CARRY, number) + 1):
            earlier = text.sentences[number - back]
            if earlier.paragraph != sentence.paragraph and not (back == 1 and self._links(sentence)):
                break
            found = self._by_sentence.get(number - back)
            if found:
                return self._lasting(found)
            if self._turns(earlier):
                break
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
        first = sentence.first
        if tokens[first].lower in w.TURNS:
            return tokens[first].lower != "another" or numerals.read(self._text, first + 1, sentence.last) is None
        return not w.HEARSAY.isdisjoint(self._text.lowers[sentence.first : sentence.last])

    def _links(self, sentence: Sentence) -> bool:
        """Whether the sentence points back: "among those killed", "the dead", "of them"."""
        tokens = self._text.tokens
        return any(
            tokens[i].lower in w.LINKS and (i == sentence.first or tokens[i - 1].lower in ("the", "among", "of"))
            for i in range(sentence.first, sentence.last)
        )

    def _quoted(self, number: int) -> int | None:
        """The speaker of a sentence that begins within a quotation: the nearest cue of its paragraph."""
        if number not in self._quotations:
            return None
        sentences = self._text.sentences
        paragraph = sentences[number].paragraph
        for step in (1, -1):  # who closes this quotation, before who spoke earlier
            other = number + step
            for _ in range(_QUOTED):
                if not 0 <= other < len(sentences) or sentences[other].paragraph != paragraph:
                    break
                if step > 0 and other not in self._quotations:
                    break
                found = self._by_sentence.get(other)
                if found:
                    return found[-1] if step < 0 else found[0]
                other += step
        if number > 0 and sentences[number - 1].paragraph != paragraph:  # a quotation over several paragraphs
            found = self._by_sentence.get(number - 1)
            return found[-1] if found else None
        return None

    @cached_property
    def _quotations(self) -> frozenset[int]:
        return pronouns.quoted(self._text)

    def _who(self, number: int) -> Attribution | None:
        """Whom a cue names; the cues before it are settled first, for "he" may mean one of them."""
        while len(self._resolved) <= number:
            self._resolved.append(self._resolve(len(self._resolved)))
        return self._resolved[number]

    def _resolve(self, number: int) -> Attribution | None:
        cue = self._cues[number]
        word = self._text.tokens[cue.source_first].lower
        if cue.source_last - cue.source_first == 1 and word in w.PRONOUNS:
            return self._antecedent(number, word)
        kind = self._names.kind(cue.source_first, cue.source_last)
        again = self._again(number, kind)
        if again is not None:
            return again
        if kind is SourceKind.UNKNOWN and cue.role_last:
            kind = self._names.kind(cue.role_first, cue.role_last)
        source = self._names.call(cue.source_first, cue.source_last)
        if kind is SourceKind.UNKNOWN:
            kind = self._kinds.get(source) or self._names.kind_of(source)
        else:
            self._kinds.setdefault(source, kind)
        return Attribution(source, kind)

    def _before(self, number: int) -> Iterator[tuple[int, Cue]]:
        """The cues before one, nearest first, without those of the same phrase."""
        source = self._cues[number].source_first
        for earlier in range(number - 1, max(-1, number - 1 - _LOOK_BACK), -1):
            cue = self._cues[earlier]
            if cue.source_first != source and not pronouns.first_person(self._text, cue):
                yield earlier, cue

    def _antecedent(self, number: int, pronoun: str) -> Attribution | None:
        """Whom a pronoun means: the nearest speaker or subject before it that agrees with it, else the nearest."""
        text = self._text
        nearest: Attribution | None = None
        subjects = pronouns.subjects(text, self._cues[number])
        for earlier, cue in self._before(number):
            subject = self._agreeing(subjects, pronoun, cue.verb)
            if subject is not None:
                return subject
            who = self._who(earlier)
            if who is not None and pronouns.agrees(text, (cue.source_first, cue.source_last), who.kind, pronoun):
                return who
            nearest = nearest or who
        agreeing = self._agreeing(subjects, pronoun, -1)
        if agreeing is None and pronoun == "it" and subjects and pronouns.may_be_body(text, subjects[0]):
            return Attribution(self._names.call(*subjects[0]), self._names.kind(*subjects[0]))
        return agreeing or nearest

    def _agreeing(self, subjects: Sequence[Span], pronoun: str, after: int) -> Attribution | None:
        """The first subject behind a token that agrees with the pronoun."""
        for span in subjects:
            kind = self._names.kind(*span)
            if span[0] > after and pronouns.agrees(self._text, span, kind, pronoun):
                return Attribution(self._names.call(*span), kind)
        return None

    def _again(self, number: int, kind: SourceKind) -> Attribution | None:
        """Whom "the group", "the ministry" or "the spokesman" names again: a speaker described so before."""
        cue = self._cues[number]
        tokens = self._text.tokens
        noun = phrases.head(tokens, cue.source_first, cue.source_last)
        if noun is None or tokens[cue.source_first].lower != "the" or noun != cue.source_last - 1:
            return None
        word = tokens[noun].lower
        if w.is_capital(tokens[noun]) or cue.source_last - cue.source_first > _SHORT:
            return None
        bare = cue.source_last - cue.source_first == _SHORT - 1
        kinds = w.SHORT.get(word, frozenset()) if bare else frozenset({kind}) if word in w.SHORT else frozenset()
        for earlier, other in self._before(number):
            who = self._who(earlier)
            if who is None or (who.kind is SourceKind.UNKNOWN and not other.role_last):
                continue
            described = {*self._text.lowers[other.source_first : other.source_last]}
            described.update(self._text.lowers[other.role_first : other.role_last])
            named = who.source[:1].isupper() and _is_body(who.source) and who.kind in kinds
            if named or (bare and word in described):
                return who
        return None


def _is_body(name: str) -> bool:
    """Whether a name of several words is a body's, not a person's: one of them is a body's noun."""
    words = name.lower().split()
    return len(words) > 1 and any(w.can_speak(word) or word in w.KINDS or word in w.COLOUR for word in words)
