"""Parts and rests: numbers that borrow their measure from another.

"Including nine children", "four of whom died", "36 others", "five in Mosul": the phrase has no verb of its own, and
what happened to it is what happened to the phrase that it is a part of, or stands beside. In go the claims of
`clauses`; more claims come out, each with `part_of` (a part) or `like` (an equal). Never a claim without a model.
"""

from typing import Final

from extractors import lexicon
from extractors.clauses import NUMBERLESS, Claim, Clauses
from extractors.nouns import Noun, Opening, Phrase, classify
from extractors.text import Sentence, Text

_INCLUDING: Final = lexicon.words("phrases", "including")
_PART_FILLERS: Final = lexicon.words("phrases", "part_fillers")
_REPORTS: Final = lexicon.words("phrases", "reports")
_SETTINGS: Final = lexicon.words("phrases", "settings")
_DESCRIBING: Final = frozenset(
    [
        "seriously",
        "fatally",
        "critically",
        "severely",
        "gravely",
        "badly",
        "slightly",
        "aged",
        "under",
        "from",
        "in",
        "members",
        ")",
        "civilian",
        "minor",
    ]
)
_VICTIMS: Final = lexicon.words("phrases", "victims")
_OTHER_UNIT: Final = lexicon.words("phrases", "other_unit")
_REACH: Final = 8
"""Tokens between "including" and its list: "including, according to the governor, nine children" is rare."""


def read_parts(text: Text, clauses: Clauses) -> None:
    """Add the claims on parts and rests to `clauses`, sentence by sentence."""
    last: Claim | None = None
    for sentence in text.sentences:
        _including(text, clauses, sentence, last)
        _told_apart(text, clauses, sentence)
        _partitives(text, clauses, sentence, last)
        _ellipses(text, clauses, sentence)
        _other_units(text, clauses, sentence)
        _restated(text, clauses, sentence, last)
        claims = (clauses.claimed(p) for p in clauses.phrases.before(sentence.last, sentence.first))
        last = next((c for c in claims if c is not None and c.part_of is None and _countable(c)), last)


def _countable(claim: Claim) -> bool:
    quantity = claim.phrase.quantity
    if quantity is None:
        return False
    size = quantity.value if quantity.value is not None else quantity.low
    return size is None or size > (1 if quantity.value is not None else NUMBERLESS)


def _before(clauses: Clauses, sentence: Sentence, i: int, *, single: bool = False) -> Claim | None:
    """The last claimed number of the sentence before token `i` that can have parts; with `single`, any claim."""
    claims = (clauses.claimed(phrase) for phrase in clauses.phrases.before(i, sentence.first))
    return next((c for c in claims if c is not None and c.part_of is None and (single or _countable(c))), None)


def _including(text: Text, clauses: Clauses, sentence: Sentence, last: Claim | None) -> None:
    tokens = text.tokens
    for i in range(sentence.first, sentence.last):
        word = tokens[i].lower
        if word not in _INCLUDING:
            continue
        j = i + 1
        if word in {"among", "amongst"}:
            if j >= sentence.last or tokens[j].lower not in {"them", "those", "the", "whom", "these"}:
                continue
            if (known := clauses.phrases.starting(j)) is not None and known.quantity is not None:
                continue  # "four of them among the 13 killed": the number behind "among" is the whole
        elif (
            word in {"include", "includes", "included"}
            and not {t.lower for t in tokens[max(sentence.first, i - 4) : i]} & _VICTIMS
        ):
            continue  # "the committee includes 150 delegates"
        whole = _before(clauses, sentence, i) or (last if i - sentence.first <= _REACH else None)
        if whole is None:
            continue
        stop = min(sentence.last, i + _REACH)
        while j < stop and clauses.phrases.starting(j) is None and tokens[j].lower in _PART_FILLERS:
            j += 1
        phrase = clauses.phrases.starting(j) if j < sentence.last else None
        if phrase is not None and phrase.quantity is None and phrase.noun is not Noun.PERSON:
            beside = whole.phrase.last == i or (whole.phrase.last + 1 == i and tokens[i - 1].text == ",")
            if phrase.opening is not Opening.NAME or not beside:
                phrase = None
        while phrase is not None and clauses.claimed(phrase) is None and clauses.part_fits(whole.trigger, phrase):
            items = [phrase, *clauses.list_after(phrase, whole.trigger)]
            for item in items:
                clauses.add(
                    item, whole.trigger, "including", measure=whole.measure, part_of=whole.phrase, like=whole.phrase
                )
            phrase = None


def _partitives(text: Text, clauses: Clauses, sentence: Sentence, last: Claim | None) -> None:
    """ "Two of them children", "Three of the victims were aged under ten"."""
    for phrase in clauses.phrases.within(sentence.first, sentence.last):
        if not (phrase.whole or _opens(text, sentence, phrase)):
            continue
        if clauses.claimed(phrase) is not None or phrase.quantity is None:
            continue
        whole = _before(clauses, sentence, phrase.first) or last
        if not _describes(text, sentence, phrase):
            continue
        if (
            whole is not None
            and phrase.noun in {Noun.BARE, Noun.PERSON, Noun.UNKNOWN}
            and _smaller(phrase, whole.phrase)
        ):
            fatal = phrase.last < sentence.last and text.tokens[phrase.last].lower == "fatally"
            measure = "killed" if fatal else whole.measure
            clauses.add(phrase, whole.trigger, "partitive", measure=measure, part_of=whole.phrase, like=whole.phrase)


def _opens(text: Text, sentence: Sentence, phrase: Phrase) -> bool:
    """"Eight were police cadets": a number alone that opens its sentence, and is told who it is."""
    after = [token.lower for token in text.tokens[phrase.last : phrase.last + 2]]
    return (
        phrase.first == sentence.first
        and phrase.noun is Noun.BARE
        and after[:1] in (["were"], ["was"], ["are"])
        and phrase.last + 1 < sentence.last
        and after[1] not in _SETTINGS
    )


def _describes(text: Text, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether what follows says who the part is and not what it does: "two of them children", "four were aged under ten"."""
    i = phrase.last
    while i < sentence.last and text.tokens[i].lower in {"were", "was", "are", "is", ","}:
        i += 1
    if i >= sentence.last or phrase.last == sentence.last:
        return True
    word = text.tokens[i].lower
    return (
        word in _DESCRIBING
        or classify(word) is Noun.PERSON
        or (i + 1 < sentence.last and i > phrase.last and classify(text.tokens[i + 1].lower) is Noun.PERSON)
    )


def _smaller(part: Phrase, whole: Phrase) -> bool:
    if part.quantity is None or whole.quantity is None:
        return False
    if part.quantity.fraction is not None:
        return True
    small, large = part.quantity.value or part.quantity.low, whole.quantity.value or whole.quantity.low
    return small is not None and large is not None and small <= large


def _told_apart(text: Text, clauses: Clauses, sentence: Sentence) -> None:
    """ "Seven were killed: four civilians and three agents", "eight people (five men and three women)": a total's list."""
    for opening in range(sentence.first + 1, sentence.last - 1):
        if text.tokens[opening].text not in {":", "(", "-", "--", "–", "—"}:
            continue
        phrase = clauses.phrases.starting(opening + 1)
        whole = _before(clauses, sentence, opening)
        if phrase is None or phrase.quantity is None or whole is None or not clauses.part_fits(whole.trigger, phrase):
            continue
        items = [phrase, *clauses.list_after(phrase, whole.trigger)]
        sizes = [item.quantity.value if item.quantity else 1 for item in items]
        total = whole.phrase.quantity.value if whole.phrase.quantity else None
        if len(items) > 1 and total is not None and sum(size or 0 for size in sizes) == total:
            for item in items:
                clauses.add(
                    item, whole.trigger, "told apart", measure=whole.measure, part_of=whole.phrase, like=whole.phrase
                )


def _ellipses(text: Text, clauses: Clauses, sentence: Sentence) -> None:
    """ "Ten were killed in Baghdad and five in Mosul", "two more in hospital": an equal without its verb."""
    tokens = text.tokens
    for phrase in clauses.phrases.within(sentence.first, sentence.last):
        if clauses.claimed(phrase) is not None or phrase.whole or phrase.first == sentence.first:
            continue
        before = tokens[phrase.first - 1].lower
        beside = before == "alongside" or (before == "with" and tokens[phrase.first - 2].lower in {"along", "together"})
        if not beside:
            if (
                phrase.quantity is None
                or phrase.quantity.value == 0
                or phrase.noun is not Noun.BARE
                or before not in {"and", ",", ";", "while", "plus"}
            ):
                continue
            if phrase.last < sentence.last and not (tokens[phrase.last].lower in _SETTINGS or phrase.rest):
                continue
            if clauses.begins_clause(phrase, sentence.last):
                continue
        model = _before(clauses, sentence, phrase.first, single=beside)
        if model is not None and clauses.part_fits(model.trigger, phrase):
            for item in [phrase, *(clauses.list_after(phrase, model.trigger) if beside else [])]:
                clauses.add(item, model.trigger, "ellipsis", measure=model.measure, like=model.phrase)


def _other_units(text: Text, clauses: Clauses, sentence: Sentence) -> None:
    """ "2,100 families, consisting of 11,800 individuals": the same people counted in another unit."""
    for phrase in clauses.phrases.within(sentence.first, sentence.last):
        if (
            phrase.quantity is None
            or clauses.claimed(phrase) is not None
            or phrase.noun not in {Noun.PERSON, Noun.HOUSEHOLD}
        ):
            continue
        model = _before(clauses, sentence, phrase.first)
        if model is None or model.phrase.noun is phrase.noun or model.phrase.noun not in {Noun.PERSON, Noun.HOUSEHOLD}:
            continue
        between = [
            t.lower
            for t in text.tokens[model.phrase.last : phrase.first]
            if t.lower not in {",", "(", "some", "-", "–", "—"}
        ]
        if all(word in _OTHER_UNIT for word in between) and clauses.part_fits(model.trigger, phrase):
            clauses.add(phrase, model.trigger, "other unit", measure=model.measure, like=phrase)


def _restated(text: Text, clauses: Clauses, sentence: Sentence, last: Claim | None) -> None:
    """ "One official said as many as 200", "(residents say 14)": the number alone, said by someone else."""
    tokens = text.tokens
    for phrase in clauses.phrases.within(sentence.first, sentence.last):
        if (
            phrase.quantity is None
            or phrase.noun is not Noun.BARE
            or clauses.claimed(phrase) is not None
            or phrase.whole
        ):
            continue
        if phrase.quantity.value == 0:
            continue
        before = {token.lower for token in tokens[max(sentence.first, phrase.first - 5) : phrase.first]}
        closed = phrase.last >= sentence.last or tokens[phrase.last].text in {
            ".",
            ",",
            ")",
            ";",
            "]",
            "”",
            '"',
            "-",
            "--",
            "–",
            "—",
        }
        model = _before(clauses, sentence, phrase.first) or last
        if closed and before & _REPORTS and model is not None:
            clauses.add(phrase, model.trigger, "restated", measure=model.measure, like=model.phrase)
