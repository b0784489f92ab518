"""The clause around a reporting verb: who its subject is, and whether a claim follows it.

In go the tokens of a sentence and the place of a verb; out come the spans of the speaker and of the apposition
beside it ("Amina K., a doctor, said"), and yes or no to what the patterns of `source_cues` ask. Each answer
looks at one sentence only; nothing here knows which figure is meant.
"""

from typing import Final

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.parties import singular
from extractors.source_phrases import Span
from extractors.text import MARK, NUMBER, WORD, Sentence, Text

BREAKS: Final = frozenset(',;:()[]–—-"“”«»')
BE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s"})
NEAR: Final = 7
"""Tokens between "put" and "toll", "reported" and "by"."""
_LEAD: Final = 3  # tokens before the speaker within commas: "on Sunday the"
_QUOTES: Final = frozenset("\"“”«»'‘’`")
_CLAIMS: Final = frozenset({"claim", "claims", "claimed"})
_FINITE: Final = frozenset({"is", "are", "was", "were", "has", "have", "had", "will", "would", "could", "may", "did"})


class Clause:
    """One sentence, in which the clause around a verb is read; indexes are those of the text's tokens."""

    __slots__ = ("first", "last", "lowers", "tokens")

    def __init__(self, text: Text, sentence: Sentence) -> None:
        """The whole text, and the sentence that bounds every look."""
        self.tokens, self.lowers = text.tokens, text.lowers
        self.first, self.last = sentence.first, sentence.last

    def subject(self, i: int) -> tuple[Span, Span] | None:
        """The speaker before the verb at `i` and what an apposition says of it."""
        tokens = self.tokens
        start = self._before_adverbs(i)
        if start is None:
            return None
        end = self.before_time(start)
        if end <= self.first or tokens[end - 1].lower in ("and", "but", "or"):
            return None
        if end == i and tokens[end - 1].lower in w.PREPOSITIONS:
            return None  # "the number of confirmed deaths"
        previous = tokens[end - 1]
        if previous.text == ",":
            return self._set_off(end - 1)
        if previous.lower in ("who", "which", "that") and end - 1 > self.first:
            end -= 2 if tokens[end - 2].text == "," else 1
        elif (
            previous.kind == MARK
            and previous.text not in ")]"
            and not phrases.is_abbreviation_stop(tokens, end - 1, self.first)
        ):
            return None
        return self._plain(end)

    def _before_adverbs(self, verb: int) -> int | None:
        """Where the auxiliaries and adverbs before the verb begin; None where they deny it or make it passive."""
        tokens = self.tokens
        end = verb
        passive = False
        while end > self.first and tokens[end - 1].kind == WORD:
            token = tokens[end - 1]
            if token.lower in w.NEGATIONS:
                return None
            if token.lower in BE:
                passive = True
            elif token.lower not in w.ADVERBS or (w.is_capital(token) and end - 1 > self.first):  # "Sarat Now said"
                break
            end -= 1
        return None if passive and tokens[verb].lower not in ("quoted", "cited") else end

    def _plain(self, end: int) -> tuple[Span, Span] | None:
        """The speaker that ends at `end`; an apposition before it ("a doctor, Amina K. said") is its role."""
        tokens = self.tokens
        span = phrases.before(tokens, self.first, end)
        if span is None:
            return None
        first = span[0]
        if first - 1 > self.first and tokens[first - 1].text == "," and not self._starts_bare(span):
            return span, (0, 0)
        if first - 1 > self.first and tokens[first - 1].text == ",":
            earlier = phrases.before(tokens, self.first, first - 1)
            if (
                earlier is not None
                and (earlier[0] == self.first or tokens[earlier[0] - 1].kind == MARK)
                and phrases.is_name(tokens, *earlier)
                and not phrases.is_name(tokens, *span)
            ):
                return earlier, span
        return span, (0, 0)

    def _starts_bare(self, span: Span) -> bool:
        """Whether a phrase begins as an apposition to a name may, without article and in lower case: "head of …"."""
        tokens = self.tokens
        noun = phrases.head(tokens, *span)
        if (
            noun is None
            or span[1] - span[0] == 1
            or w.is_capital(tokens[span[0]])
            or tokens[span[0]].lower in w.DETERMINERS
        ):
            return False
        return singular(tokens[noun].lower) == tokens[noun].lower  # "officials of …" are not one person's office

    def _set_off(self, comma: int) -> tuple[Span, Span] | None:
        """The speaker before a comma that stands before the verb: "Amina K., a doctor, said"."""
        tokens = self.tokens
        low = max(self.first, comma - phrases.REACH)
        opening = comma - 1
        while opening >= low and not (tokens[opening].kind == MARK and tokens[opening].text in BREAKS):
            opening -= 1
        first = opening + 1
        inner = phrases.before(tokens, first, comma) if first < comma else None
        if inner is not None and inner[0] - first > _LEAD:
            inner = None  # a clause, of which the speaker is only the end
        leading = tokens[first].lower
        if leading in w.INCLUDING or leading in ("citing", "quoting"):
            return _alone(phrases.after(tokens, first + 1, comma))
        outer = (
            phrases.before(tokens, self.first, opening)
            if opening > self.first and tokens[opening].text == ","
            else None
        )
        aside = (
            leading in ("who", "which", "whose")
            or any(token.lower in ("which", "whom") for token in tokens[first + 1 : comma])
            or leading.endswith("ing")
            or tokens[first].kind == NUMBER
            or leading in w.PREPOSITIONS
            or leading in w.TIMES
        )
        if inner is None or aside:
            return _alone(outer)
        if outer is None:
            return _alone(inner)
        named = phrases.is_name(tokens, *inner) or (
            tokens[outer[0]].lower in ("a", "an") and phrases.is_name(tokens, inner[0] + 1, inner[1])
        )  # "a rights group, the LRW, said"
        if named and not phrases.is_name(tokens, *outer):
            return inner, outer
        return outer, inner

    def apposition(self, span: Span) -> tuple[Span, Span] | None:
        """The name and the role when a comma sets one beside the other after the verb: "said Amina K., a doctor"."""
        tokens = self.tokens
        comma = span[1]
        if comma + 1 >= self.last or tokens[comma].text != ",":
            return None
        other = phrases.after(tokens, comma + 1, self.last)
        if other is None or (
            other[1] < self.last and tokens[other[1]].kind != MARK and not w.is_time(tokens[other[1]])
        ):
            return None
        if phrases.is_name(tokens, *other) and other[1] - other[0] > 1 and not phrases.is_name(tokens, *span):
            return other, span
        head = phrases.head(tokens, *other)
        if phrases.is_name(tokens, *span) and head is not None and not w.is_capital(tokens[head]):
            return span, other
        return None

    def closed(self, verb: int) -> bool:
        """Whether nothing that could be reported follows the verb before the next mark."""
        tokens = self.tokens
        i = phrases.time_end(tokens, verb + 1, self.last)
        if i < self.last and tokens[i].lower == "it" and self.as_put(verb):
            return True
        if i < self.last and tokens[i].kind != MARK:
            word = tokens[i].lower
            told = tokens[verb].lower in ("told", "tells")
            if not (told or word in w.PREPOSITIONS or word in w.ADVERBS or word == "as"):
                return False
            start = i
            while i < self.last and tokens[i].kind != MARK:
                if (w.is_wall(tokens[i]) and tokens[i].lower != "as") or i - start > 2 * NEAR:
                    return False
                i += 1
        return i >= self.last or tokens[i].text != ":"

    def claims(self, i: int) -> bool:
        """Whether a word that can be a noun is a verb here: a claim follows it."""
        tokens = self.tokens
        if i + 1 >= self.last or i == self.first or self._is_noun(i):
            return False
        following = tokens[i + 1]
        if following.lower == "to" and tokens[i].lower in _CLAIMS:
            return True
        if following.lower in w.PREPOSITIONS and following.lower not in ("about", "around", "between", "over", "up"):
            return self.closed(i) or any(token.lower == "that" for token in tokens[i + 2 : min(i + NEAR, self.last)])
        return following.kind != MARK or following.text in _QUOTES or following.text == ":" or self.closed(i)

    def _is_noun(self, i: int) -> bool:
        """Whether the words beside it show that it reports nothing: "its claim", "named Omar", "claimed the attack"."""
        tokens = self.tokens
        word, following = tokens[i].lower, tokens[i + 1]
        return (
            tokens[i - 1].lower in w.BEFORE_NOUNS
            or following.lower == "as"
            or (w.is_wall(following) and following.lower in _FINITE)
            or (word in _CLAIMS and any(token.lower in w.DEEDS for token in tokens[i + 1 : min(i + 4, self.last)]))
            or (word == "named" and w.is_capital(following))
            or (word in ("report", "claim", "list", "count") and self._one(i - 1))
        )

    def _one(self, i: int) -> bool:
        """Whether the word is a singular or a kind of report, so that "report" behind it is a noun: "news report"."""
        word = self.tokens[i].lower
        return self.tokens[i].kind == WORD and (singular(word) == word or word in w.REPORTS)

    def before_colon(self, colon: int) -> tuple[Span, Span] | None:
        """Who speaks in "Amina K., a doctor: “12 died”"."""
        tokens = self.tokens
        span = phrases.before(tokens, self.first, colon)
        if span is None:
            return None
        comma = span[0] - 1
        if comma > self.first and tokens[comma].text == ",":
            earlier = phrases.before(tokens, self.first, comma)
            if earlier is not None and earlier[0] == self.first and phrases.is_name(tokens, *earlier):
                return earlier, span
        return span, (0, 0)

    def quotes(self, i: int) -> bool:
        """Whether "that" or a quotation stands close behind the verb."""
        return any(
            token.lower == "that" or token.text in _QUOTES or token.text == ":"
            for token in self.tokens[i + 1 : min(i + NEAR, self.last)]
        )

    def quoted_before(self, i: int) -> bool:
        """Whether a quotation ends close before the verb's subject: "“…,” the mayor declared"."""
        return any(token.text in ("”", '"', "»") for token in self.tokens[max(self.first, i - NEAR) : i])

    def in_name(self, i: int) -> bool:
        """Whether the verb is a noun within a name, in running text: "the United States deported"."""
        tokens = self.tokens
        if not (self.first < i < self.last - 1 and tokens[i].kind == WORD and w.is_capital(tokens[i])):
            return False
        before, after = tokens[i - 1], tokens[i + 1]
        return before.kind == WORD and before.text.istitle() and after.kind == WORD and after.text.islower()

    def orders(self, i: int) -> bool:
        """Whether what is ordered is the going of many: "ordered the evacuation of", "urged 500 residents to leave"."""
        following = self.tokens[i + 1 : min(i + NEAR, self.last)]
        return any(token.lower.startswith("evacuat") or token.lower == "residents" for token in following)

    def as_put(self, i: int) -> bool:
        """Whether it is "as X put it"."""
        return (
            i + 1 < self.last
            and self.tokens[i + 1].lower == "it"
            and any(token.lower == "as" for token in self.tokens[max(self.first, i - NEAR) : i])
        )

    def followed(self, i: int, words: frozenset[str]) -> bool:
        """Whether one of the words stands close behind."""
        return any(token.lower in words for token in self.tokens[i + 1 : min(i + NEAR, self.last)])

    def known(self, span: Span) -> bool:
        """Whether the phrase surely names a speaker: by its head noun, or as a name in several capitals."""
        tokens = self.tokens
        noun = phrases.head(tokens, *span)
        if noun is None:
            return False
        if any(w.is_speaker(token) for token in tokens[span[0] : noun + 1]):
            return True  # "the army", "the rebel group Front"
        return phrases.is_name(tokens, *span) and (
            span[1] - span[0] > 1 or tokens[noun].text.isupper() or noun > self.first
        )

    def speaks(self, span: Span) -> bool:
        """Whether the head noun is a speaker's by itself: a heading such as "KABUL:" names a place."""
        noun = phrases.head(self.tokens, *span)
        return noun is not None and w.is_speaker(self.tokens[noun]) and self.tokens[noun].lower not in w.REPORTS

    def short_name_before(self, i: int) -> bool:
        """Whether only a name and its age or apposition stand before the verb: "Amina, 34, said"."""
        tokens = self.tokens
        return (
            i - 2 >= self.first
            and tokens[i - 1].text == ","
            and (tokens[i - 2].kind == NUMBER or phrases.before(tokens, self.first, i - 1) == (self.first, i - 1))
        )

    def before_time(self, end: int) -> int:
        """The token after the subject when a time stands between it and the verb: "the army on Sunday said"."""
        tokens = self.tokens
        start = end
        while start > self.first and end - start < NEAR:
            token = tokens[start - 1]
            if not (
                w.is_time(token)
                or token.lower in w.TIMES
                or token.kind == NUMBER
                or token.lower in ("on", "in", "at", "the", "of")
            ):
                break
            start -= 1
        while start < end and (tokens[start].lower in ("the", "of") or tokens[start].kind == NUMBER):
            start += 1
        if start in (self.first, end):
            return end
        return start if any(w.is_time(token) for token in tokens[start:end]) else end

    def opening(self, high: int) -> Span | None:
        """The subject with which the sentence opens, when it surely names a speaker."""
        subject = phrases.before(self.tokens, self.first, self.first_verb(high))
        noun = phrases.head(self.tokens, *subject) if subject is not None else None
        return (subject[0], noun + 1) if subject is not None and noun is not None and self.known(subject) else None

    def first_verb(self, high: int) -> int:
        """Where the sentence's first noun phrase ends."""
        i = self.first
        high = min(high, i + phrases.REACH)
        while (
            i < high
            and not w.is_wall(self.tokens[i])
            and self.tokens[i].kind != MARK
            and self.tokens[i].lower not in w.ADVERBS
        ):
            i += 1
        return i

    def verb_ahead(self, i: int) -> bool:
        """Whether a finite verb comes before the next mark."""
        tokens = self.tokens
        for token in tokens[i : min(self.last, i + phrases.REACH)]:
            if token.kind == MARK or token.lower in w.SUBORDINATORS:
                return False
            if w.is_wall(token):
                return True
        return False

    def verb_behind(self, i: int) -> bool:
        """Whether a finite verb of a clause stands between the sentence's beginning and here."""
        low = max(self.first, i - phrases.REACH)
        return any(w.is_wall(token) and token.lower not in w.SUBORDINATORS for token in self.tokens[low:i])

    def clause_end(self, i: int, high: int) -> int:
        """The next mark that ends a clause, `high` where none comes before it."""
        high = min(high, self.last)
        while i < high and not (self.tokens[i].kind == MARK and self.tokens[i].text in BREAKS):
            i += 1
        return i

    def closes_quotation(self, i: int) -> bool:
        """Whether a quotation that an earlier sentence began ends before `i`."""
        for k in range(i - 1, max(self.first, i - 4) - 1, -1):
            if self.tokens[k].text in ("”", '"', "»"):
                low = max(self.first, k - phrases.REACH)
                return not any(token.text in ("“", '"', "«") for token in self.tokens[low:k])
        return False


def _alone(span: Span | None) -> tuple[Span, Span] | None:
    """A speaker without apposition."""
    return None if span is None else (span, (0, 0))
