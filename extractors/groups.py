"""Groups: who the victims of a figure were, as one of the kinds of figures.md section 3.

In go a text, a claim and the claims around it; out comes "civilians", "children", "perpetrators" … or None for people
at large. What a noun denotes stands in `parties`; here is whose noun it is when the figure's own is elided.
"""

from collections.abc import Sequence
from typing import Final

from extractors import lexicon, parties
from extractors.claims import Claim, Rule
from extractors.phrases import Opening, Phrase
from extractors.text import MARK, Text

_BREAKS: Final = lexicon.words("phrases", "breaks")
_HARMS: Final = frozenset({"killed", "injured", "casualties"})
_BEFORE: Final = frozenset({"before", "until"})
_ARE: Final = lexicon.words("groups", "are")
_DEGREES: Final = lexicon.words("groups", "degrees")
_ANYONE: Final = lexicon.words("groups", "anyone")
_ARRESTS: Final = lexicon.words("groups", "arrests")
_CRIMES: Final = lexicon.words("actors", "crimes")
_CLAUSE: Final = 40
"""Tokens around an arrest in which its crime is told."""
_LIST: Final = 20
"""Claims back in which an elided noun is looked for."""
_ARTICLES: Final = frozenset({"a", "an", "the"})
_DESCRIPTION: Final = 8
"""Tokens of a description before a name: "the deputy mayor of the town of Arden,"."""
_COMPLEMENT: Final = 4
"""Tokens behind "16 of them" that may lead up to "children": "were", "all", "mostly", "young"."""


def group(text: Text, claim: Claim, claims: Sequence[Claim], i: int) -> str | None:
    """The group of claim `i` of `claims`, None for people at large."""
    if claim.trigger.pattern.perpetrators or _attacked_first(text, claim, claims[i + 1 : i + 1 + _LIST]):
        return parties.PERPETRATORS
    phrase = claim.phrase
    if text.lowers[phrase.last : phrase.last + 3] == ("on", "both", "sides"):
        return "combatants"  # the two sides are those who fight
    if phrase.head < 0:
        own = _complement(text, phrase) or _of_toll(text, claim) or _elided(text, claim, claims, i)
    else:
        own = _named(text, phrase) if phrase.opening is Opening.NAME else _of_noun(text, phrase)
    suspect = own is None and claim.measure == "detained" and _is_suspect(text, claim)
    return parties.PERPETRATORS if suspect else own


def _named(text: Text, phrase: Phrase) -> str | None:
    """What a name's titles say, or the description before it: "Police Constable Omar Haddad", "a boy of ten, Omar"."""
    words = text.lowers[phrase.first : phrase.last]
    titled = next((found for i, word in enumerate(words) if (found := parties.group(word, words[:i]))), None)
    return titled or _described(text, phrase.first)


def _described(text: Text, first: int) -> str | None:
    """The group of whom a phrase with an article, right before a comma and a name, describes."""
    start = text.sentences[text.sentence_of[first]].first
    if first <= start or text.tokens[first - 1].text != ",":
        return None
    for i in range(first - 2, max(start, first - 2 - _DESCRIPTION) - 1, -1):
        if text.tokens[i].kind == MARK:
            return None
        if text.lowers[i] in _ARTICLES:
            words = text.lowers[i + 1 : first - 1]
            words = words[: words.index("of")] if "of" in words else words
            return parties.group(words[-1], words[:-1]) if words else None
    return None


def _of_noun(text: Text, phrase: Phrase) -> str | None:
    words, head = text.lowers[phrase.first : phrase.last], text.lowers[phrase.head]
    return parties.PERPETRATORS if parties.is_attacker(head, words) else parties.group(head, words)


def _is_suspect(text: Text, claim: Claim) -> bool:
    """Whether those arrested are held for a crime, or are one person of whom nothing else is said: "a man"."""
    phrase = claim.phrase
    if phrase.quantity is not None and phrase.quantity.value == 0:
        return False
    sentence = text.sentences[text.sentence_of[phrase.first]]
    low = max(sentence.first, phrase.first - _CLAUSE)
    if any(word in _CRIMES for word in text.lowers[low : min(sentence.last, claim.trigger.last + _CLAUSE)]):
        return True
    if phrase.quantity is not None or phrase.opening is Opening.NAME or claim.trigger.pattern.name not in _ARRESTS:
        return False
    head = text.tokens[phrase.head].lower
    return parties.is_aged(head) or head in _ANYONE


def _complement(text: Text, phrase: Phrase) -> str | None:
    """What a number without a noun is said to be: "16 of them children", "at least 78 were women"."""
    tokens, i = text.tokens, phrase.last
    end = min(i + _COMPLEMENT, text.sentences[text.sentence_of[phrase.first]].last)
    said = phrase.whole
    while i < end and (tokens[i].lower in _ARE or tokens[i].lower in _DEGREES):
        said, i = said or tokens[i].lower in _ARE, i + 1
    if not said or i >= end or tokens[i].kind == MARK or tokens[i].lower in ("killed", "wounded", "injured"):
        return None
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    closed = following is None or following.kind == MARK or following.lower in _BREAKS
    return parties.group(tokens[i].lower, ()) if closed or phrase.whole else None


def _of_toll(text: Text, claim: Claim) -> str | None:
    """Whom a toll counts: "brings to 49 the number of civilians killed"."""
    last = claim.phrase.last
    if text.lowers[last : last + 3] == ("the", "number", "of"):
        words = text.lowers[last + 3 : last + 4]
    elif claim.rule in {Rule.TOLL, Rule.FORMER}:
        words = text.lowers[claim.trigger.first : claim.trigger.last + 1]
    else:
        return None
    if "of" not in text.lowers[claim.trigger.first : last + 3]:
        return None
    return next((found for word in words if (found := parties.group(word, ()))), None)


def _attacked_first(text: Text, claim: Claim, behind: Sequence[Claim]) -> bool:
    """Whether it befell them after they did it to others: "a man killed five people before police shot him dead"."""
    tokens, last = text.tokens, claim.trigger.first
    if claim.phrase.last > last:
        return False
    for other in behind:
        if other.phrase.first > last:
            return False
        harms = other.measure in _HARMS and other.rule in {Rule.ACTIVE, Rule.GERUND}
        if harms and claim.phrase.last <= other.trigger.first < last:
            return any(token.lower in _BEFORE for token in tokens[other.phrase.last : last])
    return False


def _elided(text: Text, claim: Claim, claims: Sequence[Claim], i: int) -> str | None:
    """The group of "35" in "six protesters were killed and 35 wounded": protesters too, unless they are "others"."""
    phrase = claim.phrase
    if phrase.rest and text.tokens[phrase.last - 1].lower == "others":
        return None
    sentence = text.sentence_of[phrase.first]
    more = phrase.rest and text.lowers[phrase.first] == "another"
    model = next(
        (
            c
            for c in claims[max(0, i - _LIST) : i][::-1]
            if text.sentence_of[c.phrase.first] >= sentence - more and c.phrase.head >= 0
        ),
        None,
    )
    if model is None:
        return None
    between = text.lowers[model.phrase.last : phrase.first]
    if not _BREAKS.isdisjoint(between) or model.part_of is not None:
        return None
    return group(text, model, (), 0)
