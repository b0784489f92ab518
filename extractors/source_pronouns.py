"""Pronouns for a speaker: which phrases before "he", "it" or "they" can be meant, and where quotations stand.

In go the text and spans in it; out come the subjects that a pronoun may stand for, and whether one agrees with it in
number and kind. Who it is, is settled by `sources`, which knows who has spoken before.
"""

from typing import Final

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.model import SourceKind
from extractors.parties import is_person, singular
from extractors.source_clauses import BE, Clause
from extractors.source_phrases import Span
from extractors.source_reporting import Cue, Manner
from extractors.text import Text

_OFFICE: Final = 8
"""Tokens of an office's place: "of the two northern provinces of Norte"."""
_OFFICE_AND_NAME: Final = 2
"""Tokens of the shortest name with one: "chief Ann Lee" has three."""
_BESIDE: Final = frozenset({("of",), (",",)})
FIRST_PERSON: Final = frozenset({"we", "i"})
_SEVERAL: Final = frozenset({"police", "media", "press", "staff", "personnel", "people"})
_OPENING: Final = frozenset('"“«')
_CLOSING: Final = frozenset("”»")
_MARKS: Final = _OPENING | _CLOSING


def first_person(text: Text, cue: Cue) -> bool:
    """Whether a speaker within a quotation speaks for himself: "we counted 12"; who that is, the quotation says."""
    return cue.source_last - cue.source_first == 1 and text.lowers[cue.source_first] in FIRST_PERSON


def subjects(text: Text, cue: Cue) -> tuple[Span, ...]:
    """The subjects of the clauses before a pronoun's, nearest first: "The front denied it. In a statement it said"."""
    number = text.sentence_of[cue.verb]
    sentence = text.sentences[number]
    found = []
    if cue.manner is Manner.BEFORE:
        found.append(Clause(text, sentence).opening(cue.first))
    if number > 0 and text.sentences[number - 1].paragraph == sentence.paragraph:
        earlier = text.sentences[number - 1]
        found.append(_named(text, Clause(text, earlier).opening(earlier.last)))
    return tuple(span for span in found if span is not None and _acts(text, span))


def _named(text: Text, span: Span | None) -> Span | None:
    """The name that stands behind a comma beside an office: "the governor of Norte, William Vidal, appealed"."""
    if span is None or text.lowers[span[1] : span[1] + 1] not in _BESIDE:
        return span
    for i in range(span[1], min(span[1] + _OFFICE, len(text.tokens))):
        if text.tokens[i].text == ",":
            name = phrases.after(text.tokens, i + 1, len(text.tokens))
            closed = name is not None and text.lowers[name[1] : name[1] + 1] == (",",)
            several = name is not None and name[1] - name[0] > 1
            return name if name is not None and closed and several and phrases.is_name(text.tokens, *name) else span
    return span


def _acts(text: Text, span: Span) -> bool:
    """Whether a subject is someone who acts: neither a report, nor one to whom something was done."""
    after = next((word for word in text.lowers[span[1] : span[1] + 2] if word != ","), "")
    return text.lowers[span[1] - 1] not in w.REPORTS and after not in BE and span[1] - span[0] > 1


def agrees(text: Text, span: Span, kind: SourceKind, pronoun: str) -> bool:
    """Whether a phrase for a speaker of this kind agrees with a pronoun in number and in being a person."""
    tokens = text.tokens
    noun = phrases.head(tokens, *span)
    if noun is None:
        return False
    word = tokens[noun].lower
    several = singular(word) != word or word in _SEVERAL
    body = kind is not SourceKind.UNKNOWN and tokens[noun].text.isupper()  # "the RSF"
    person = not several and not body and (is_person(word) or phrases.is_name(tokens, *span) or _is_office(text, span))
    if pronoun in ("he", "she"):
        return person and word not in w.SHORT
    if pronoun == "it":
        return not several and (not person or word in w.SHORT)
    return several


def _is_office(text: Text, span: Span) -> bool:
    """Whether an office stands before its holder's name: "police boss Wanja Odero", "town clerk Ruth Amadi"."""
    named = span[1] - span[0] > _OFFICE_AND_NAME and text.tokens[span[1] - 1].capital
    return named and any(is_person(word) for word in text.lowers[span[0] : span[1] - 1])


def may_be_body(text: Text, span: Span) -> bool:
    """Whether a name may be a body's, for all that is known: "Lowland Watch urged calm. It said"."""
    noun = phrases.head(text.tokens, *span)
    return noun is not None and phrases.is_name(text.tokens, *span) and not is_person(text.lowers[noun])


def quoted(text: Text) -> frozenset[int]:
    """The sentences that begin within quotation marks; a straight mark opens and closes in turn."""
    tokens = text.tokens
    inside: set[int] = set()
    open_ = False
    paragraph = -1
    for number, sentence in enumerate(text.sentences):
        if sentence.paragraph != paragraph:
            open_, paragraph = False, sentence.paragraph
        if open_ or tokens[sentence.first].text in _OPENING:
            inside.add(number)
        if _MARKS.isdisjoint(text.lowers[sentence.first : sentence.last]):
            continue
        for token in tokens[sentence.first : sentence.last]:
            if token.text == '"':
                open_ = not open_
            elif token.text in _OPENING:
                open_ = True
            elif token.text in _CLOSING:
                open_ = False
    return frozenset(inside)
