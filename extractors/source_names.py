"""Names of speakers: what a source is called in full, and what kind of body it is.

In goes the span of a speaker's phrase; out come its words as the article gives them ("the Observatory" as the
body that the article names in full, "Haddad" as Omar Haddad) and its kind. Names are looked for in the whole
article, but only once a figure needs one. It never names anyone whom the text does not name.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from extractors import source_phrases as phrases
from extractors import source_words as w
from extractors.model import SourceKind
from extractors.parties import is_person, singular
from extractors.record import record
from extractors.source_phrases import Span
from extractors.text import MARK, Text, Token

_CANDIDATES: Final = 16  # names looked at for one short name: enough for an article, and linear for any text
_LONGEST: Final = 12  # tokens: the longest proper name worth looking for
_NAMED_KINDS: Final = frozenset({SourceKind.MONITOR, SourceKind.NGO})
_OVERRIDING: Final = (SourceKind.UN, SourceKind.ARMED_GROUP, SourceKind.MONITOR)
"""A "UN commander" speaks for the UN, a "Taliban governor" for the Taliban."""
_ORDER: Final = (
    *_OVERRIDING,
    SourceKind.MEDIA,
    SourceKind.MEDICAL,
    SourceKind.NGO,
    SourceKind.MILITARY,
    SourceKind.LOCAL_OFFICIAL,
    *SourceKind,
)
"""Which kind wins where the head noun ("source", "official") tells none: the narrower."""
_OFFICE: Final = 4  # tokens of an office before a name
_BY_CHANCE: Final = 2  # words that a description with its country may share with the name of another body
_PARENTHESISED: Final = 3  # tokens: "(EAW)"
_BY: Final = ("by", "from", "of")


@record
class Name:
    """A proper name in the article: its tokens, its words as written, and folded words without links."""

    first: int
    last: int
    text: str
    words: tuple[str, ...]


class Names:
    """The speakers' names of one text."""

    def __init__(self, text: Text) -> None:
        """Nothing is read before it is asked for."""
        self._text = text
        self._tokens = text.tokens
        self._kinds: dict[Span, SourceKind] = {}

    def phrase(self, first: int, last: int) -> Span:
        """The part of a speaker's phrase that names it: "local chief Omar Haddad" → "Omar Haddad"."""
        tokens = self._tokens
        first, last = _ultimate(tokens, first, last)
        for i in range(first + 1, last - 1):
            if tokens[i].lower in w.NAMED and w.is_capital(tokens[i + 1]):
                return i + 1, _name_end(tokens, i + 1, last)
        last = _before_acronym(tokens, first, last)
        cut = _cut(tokens, first, last)
        start = _person(tokens, first, cut)
        if start is not None:
            return start, cut
        if cut < last:
            return first, cut
        if tokens[first].lower == "the" and first + 1 < last and w.is_capital(tokens[first + 1]):
            first += 1
        return first, last

    def call(self, first: int, last: int) -> str:
        """What the speaker is called, in full, as the article gives it."""
        first, last = self.phrase(first, last)
        tokens = self._tokens
        while last - 1 > first and tokens[last - 1].lower == "'s":
            last -= 1
        words = [token for token in tokens[first:last] if token.kind != MARK]
        if len(words) == 1:
            alias = w.ALIASES.get(words[0].lower)
            if alias is not None and words[0].text.isupper():
                return alias
        written = " ".join(self._text.quote(first, last).split())
        return self._full(words, written, self.kind(first, last))

    def kind(self, first: int, last: int) -> SourceKind:
        """The kind of body that a phrase names; asked several times of most."""
        if (first, last) not in self._kinds:
            self._kinds[first, last] = self._read_kind(first, last)
        return self._kinds[first, last]

    def _read_kind(self, first: int, last: int) -> SourceKind:
        tokens = self._tokens
        noun = phrases.head(tokens, first, last)
        folded = [token.lower for token in _words(tokens, first, last)]
        words = [singular(word) for word in folded]
        kinds = [w.KINDS.get(one) or w.KINDS.get(other) for one, other in zip(words, folded, strict=True)]
        pairs = (*pairwise(words), *pairwise(folded))
        kinds += [w.KINDS.get(f"{one} {two}") for one, two in pairs if one in w.PAIRED]
        own = None
        if noun is not None:
            own = w.KINDS.get(f"{tokens[noun - 1].lower} {tokens[noun].lower}") if noun > first else None
            own = own or _kind_of(tokens[noun].lower)
        open_head = noun is not None and singular(tokens[noun].lower) in w.OPEN
        if own is not None and not open_head:
            return next((kind for kind in _OVERRIDING if kind in kinds), own)
        return next((kind for kind in _ORDER if kind in kinds), own or SourceKind.UNKNOWN)

    def _full(self, words: Sequence[Token], written: str, kind: SourceKind) -> str:
        """The longest form of the name that the article holds, for a short name and for a bare description."""
        folded = tuple(token.lower for token in words if token.lower not in ("the", "'s"))
        if not folded:
            return written
        if all(w.is_capital(token) for token in words if token.lower != "the"):
            return self._fuller(folded, written)
        if kind in _NAMED_KINDS and words[0].lower in ("a", "an", "the"):
            return self._described(folded, kind) or written
        if len(folded) == 1:
            parents = w.MEMBERS.get(folded[0], ())
            return next((name.text for name in self._sharing(parents)), written)
        owned = words[1].lower == "'s" and not w.is_capital(words[-1])
        return self._partly(folded, 1 if words[0].lower == "the" else _BY_CHANCE if owned else len(folded)) or written

    def _partly(self, folded: tuple[str, ...], least: int) -> str | None:
        """The name that shares more than `least` words, and adds some: "the sheriff's office" is the county's."""
        wanted = {singular(word) for word in folded}
        for name in self._sharing(folded):
            own = {singular(word) for word in name.words}
            shared = len(wanted & own)
            if least < shared < len(name.words) and any(map(w.can_speak, own)):
                return name.text
        return None

    def _fuller(self, folded: tuple[str, ...], written: str) -> str:
        if len(folded) == 1 and written.isupper() and len(written) > 1:
            spelt = self._acronyms.get(folded[0].replace(".", ""))
            if spelt is not None:
                return spelt
        wanted = set(folded)
        for name in self._sharing(folded[-1:]):
            if len(name.words) > len(folded) and name.words[-1] == folded[-1] and wanted <= set(name.words):
                return name.text
        if len(folded) == 1:
            for name in self._sharing(folded):
                if self._kind(name) is _kind_of(folded[0]):
                    return name.text
        return written

    def _described(self, folded: tuple[str, ...], kind: SourceKind) -> str | None:
        """The body that "a war monitoring group" describes: one that shares its words, or the only one of its kind."""
        words = {singular(word) for word in folded}
        candidates = [name for name in self._names if self._kind(name) is kind][:_CANDIDATES]
        for name in candidates:
            if len(words & {singular(word) for word in name.words}) > 1:
                return name.text
        nouns = {singular(word) for word in folded if singular(word) in w.SHORT}
        distinct = {name.words for name in candidates}
        if len(distinct) == 1 and (nouns or kind is SourceKind.MONITOR):
            return candidates[0].text
        if kind is SourceKind.MONITOR and candidates:
            watching = [name for name in candidates if "observatory" in name.words or "monitor" in name.words]
            return watching[0].text if watching else None
        return None

    @cached_property
    def _runs(self) -> tuple[Span, ...]:
        return tuple(_runs(self._text))

    @cached_property
    def _names(self) -> tuple[Name, ...]:
        """The proper names of several words in the article, in order, each once."""
        seen: dict[tuple[str, ...], Name] = {}
        for first, last in self._runs:
            words = tuple(
                token.lower
                for token in self._tokens[first:last]
                if token.kind != MARK and token.lower not in w.NAME_LINKS
            )
            if len(words) > 1 and words not in seen:
                seen[words] = Name(first, last, " ".join(self._text.quote(first, last).split()), words)
        return tuple(seen.values())

    def _kind(self, name: Name) -> SourceKind:
        """The kind of a name, with the titles and offices before it: "interim police chief Omar Haddad"."""
        tokens = self._tokens
        start = name.first
        while start > 0 and name.first - start < _OFFICE and tokens[start - 1].kind != MARK:
            token = tokens[start - 1]
            if not (w.is_speaker(token) or token.lower in w.COLOUR or token.lower in w.TITLES):
                break
            start -= 1
        return self.kind(start, name.last)

    def kind_of(self, name: str) -> SourceKind:
        """The kind that the article gives a proper name elsewhere."""
        last = name.rsplit(None, 1)[-1].lower() if name.strip() else ""
        kinds = (self._kind(known) for known in self._sharing((last,)) if known.text == name)
        return next((kind for kind in kinds if kind is not SourceKind.UNKNOWN), SourceKind.UNKNOWN)

    def _sharing(self, words: Sequence[str]) -> Iterator[Name]:
        """The names that hold one of the words, singular or plural."""
        for word in words:
            yield from self._by_word.get(singular(word), ())

    @cached_property
    def _by_word(self) -> dict[str, list[Name]]:
        """The first names that hold each word, by its singular."""
        table: dict[str, list[Name]] = {}
        for name in self._names:
            for word in name.words:
                names = table.setdefault(singular(word), [])
                if len(names) < _CANDIDATES:
                    names.append(name)
        return table

    @cached_property
    def _acronyms(self) -> dict[str, str]:
        """Initials of the article's names, and what it writes before an acronym in parentheses."""
        table: dict[str, str] = {}
        tokens = self._tokens
        joined: int | None = None
        for first, last in self._runs:
            if joined is not None and not (first > 0 and tokens[first - 1].lower == "and"):
                joined = None
            if last + 2 < len(tokens) and tokens[last].text == "(" and tokens[last + 2].text == ")":
                acronym = tokens[last + 1].lower
                whole = joined is None or tokens[first].lower[0] == acronym[0]
                # "Office for Flood Control and Rescue (OFCR)": its runs end at "and"
                table.setdefault(acronym, self._text.quote(first if whole or joined is None else joined, last))
            and_next = last + 1 < len(tokens) and tokens[last].lower == "and"
            joined = (first if joined is None else joined) if and_next else None
        for name in self._names:
            initials = "".join(word[0] for word in name.words if word != "'s")
            if len(initials) > 1:
                table.setdefault(initials, name.text)
        return table


def _kind_of(word: str) -> SourceKind | None:
    return w.KINDS.get(singular(word)) or w.KINDS.get(word)


def _words(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    return [token for token in tokens[first:last] if token.kind != MARK]


def _ultimate(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Whoever is behind a report: "a statement by the army" → "the army", "Red Cross estimates" → "Red Cross"."""
    noun = phrases.head(tokens, first, last)
    if noun is None or tokens[noun].lower not in w.REPORTS:
        return first, last
    for i in range(noun + 1, last - 1):
        if tokens[i].lower in _BY:
            inner = phrases.after(tokens, i + 1, last)
            spoken = phrases.head(tokens, *inner) if inner is not None else None
            if (
                inner is not None
                and spoken is not None
                and inner[1] == last
                and (
                    w.is_speaker(tokens[spoken])
                    or tokens[spoken].text.isupper()
                    or (tokens[noun].lower not in w.DATELINED and phrases.is_name(tokens, *inner))
                )
            ):
                return _ultimate(tokens, *inner)
    start = first + 1 if tokens[first].lower in w.DETERMINERS else first
    end = noun
    while end > start and not (w.is_capital(tokens[end - 1]) or tokens[end - 1].lower == "'s"):
        end -= 1
    if end > start and w.is_capital(tokens[start]) and (end - start > 1 or tokens[start].text.isupper()):
        return start, end - 1 if tokens[end - 1].lower == "'s" else end
    return first, last


def _person(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Where the name begins when lower-case or title words lead up to it, else None."""
    start = last
    while start > first and (
        w.is_capital(tokens[start - 1]) or tokens[start - 1].kind == MARK or tokens[start - 1].lower in w.NAME_LINKS
    ):
        start -= 1
    while (
        start < last and (tokens[start].kind == MARK or not w.is_capital(tokens[start])) and tokens[start].text != "@"
    ):
        start += 1
    if start >= last or last - start > _LONGEST:
        return None
    name = _after_titles(tokens, start, last)
    if tokens[name].lower in w.NAME_LINKS:
        return None  # "Chairman of the Kano Council", "Commissioner of Police Ali Haddad"
    if tokens[last - 1].lower in w.TITLES or w.is_speaker(tokens[last - 1]):
        return None  # "Foreign Ministry", "Police Department"
    if start == first:
        return name if name > start and tokens[name].kind != MARK and tokens[name].text != "." else None
    before = tokens[start - 1]
    if before.kind == MARK or before.lower in w.PREPOSITIONS or before.lower in ("the", "a", "an", "and", "'s"):
        return None
    return name if w.is_speaker(before) and tokens[name].kind != MARK else None


def _before_acronym(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name ends before its acronym in parentheses: "Eastern Aid Watch (EAW)"."""
    if last - first > _PARENTHESISED and tokens[last - 1].text == ")" and tokens[last - 3].text == "(":
        return last - 3
    return last


def _cut(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a person's name ends before what it is of: "Omar Haddad of the Sarat Office"; `last` for a body's."""
    for i in range(first, last):
        if tokens[i].lower in w.PREPOSITIONS:
            name = _after_titles(tokens, first, i) if i > first else first
            words = i - name
            if words > 1 and phrases.is_name(tokens, name, i) and not w.is_speaker(tokens[i - 1]):
                return i
            break
    return last


def _after_titles(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where the name itself begins: "Capt. Omar Haddad", "Sarat County Commissioner Omar Haddad"."""
    name = first
    while name < last - 1 and (tokens[name].lower in w.TITLES or tokens[name].lower == "the"):
        name += 1
    for i in range(name + 1, last - 1):
        title = tokens[i].lower
        if (
            title in w.TITLES
            and is_person(title)
            and w.is_capital(tokens[i + 1])
            and not w.is_speaker(tokens[last - 1])
        ):
            name = i + 1
    return name


def _name_end(tokens: Sequence[Token], first: int, last: int) -> int:
    end = first
    while end < last and (w.is_capital(tokens[end]) or tokens[end].lower in w.NAME_LINKS or "-" in tokens[end].text):
        end += 1
    return end


def _runs(text: Text) -> Iterator[Span]:
    """Runs of capitalised words, with the small words that link them; titles and sentence openers left out."""
    tokens = text.tokens
    end = 0
    for first in text.capitals:
        opening = tokens[first]
        if first < end or not w.is_capital(opening) or opening.lower in w.OPENERS:
            continue
        if w.is_wall(opening) or w.is_time(opening):
            continue
        end = first + 1
        limit = min(text.sentences[text.sentence_of[first]].last, first + _LONGEST)
        while end < limit:
            token = tokens[end]
            if token.kind != MARK and w.is_capital(token) and not w.is_time(token):
                end += 1
                continue
            link = end
            while (
                link < limit
                and (tokens[link].lower in w.NAME_LINKS or tokens[link].lower == "'s")
                and tokens[link].lower != "and"
            ):
                link += 1
            if link == end and token.lower == "on" and w.is_speaker(tokens[end - 1]):
                link += 1  # "the State Council on Press Freedom"
            if link > end and link < limit and w.is_capital(tokens[link]) and tokens[link].kind != MARK:
                end = link + 1
            else:
                break
        name = _after_titles(tokens, first, end)
        yield name, end
        cut = _cut(tokens, name, end)
        if name > first and cut < end:
            yield name, cut  # "Deputy Omar Haddad of the Sarat Sheriff's Office"
