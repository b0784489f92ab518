"""Whose place: the place of each figure among the places that a text names.

In go a `Text`, its toponyms and where its figures stand; out comes one place, or None, for each figure. A figure's
clause is asked first, then its sentence, then what continues the event after it ("The attack took place in …"),
then its paragraph, then the place of the article's first event. The most specific place wins over what contains
it; speakers' places, landmarks and nationalities stand in only where nothing else is said.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.model import Place, PlacePrecision, PlaceRole
from extractors.place_choice import (
    CROWD,
    LOCAL,
    PLAIN,
    SPECIFIC,
    agrees,
    best_of,
    eligible,
    moving_of,
    rank,
)
from extractors.place_claims import Claims
from extractors.place_dateline import Dateline
from extractors.place_follow import FOLLOWING, Follower
from extractors.place_mentions import Cue
from extractors.place_sections import Sections
from extractors.place_toponym import WEAK_NATIONALITY, Toponym
from extractors.place_wide import Reach, Wide, is_lasting
from extractors.text import Anchor, Sentence, Text

_CLOSER: Final = SPECIFIC[PlacePrecision.ADMIN1]
"""Rank from which a place is closer than a country."""
_BACK: Final = 10
"""Sentences looked back through within a paragraph."""


def assign(text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> tuple[Place | None, ...]:
    """Give each figure its place.

    Args:
        text: the text.
        toponyms: what `places.find` found in it, in text order.
        anchors: where its figures stand, in text order.

    Returns:
        One place for each anchor, None where the text names none.
    """
    if not toponyms or not anchors:
        return (None,) * len(anchors)
    return _Assigner(text, toponyms, anchors).assign()


class _Assigner:
    def __init__(self, text: Text, toponyms: Sequence[Toponym], anchors: Sequence[Anchor]) -> None:
        self.text, self.toponyms, self.anchors = text, toponyms, anchors
        self.follower = Follower(text, toponyms, anchors)
        self.sections = Sections(text, toponyms)
        self.follower.borders = frozenset(self.sections.heads)
        self.wide = Wide(text, toponyms, anchors)
        self.claims = Claims(text, self.follower, anchors)
        self.lead: Toponym | None = None
        self.chief = self.follower.chief = self._chief()
        self.dateline = Dateline(text, toponyms)
        self.resort = self._last_resort()
        self.one_place = False
        """Whether all figures whose own words tell more than a country lie in one place."""
        self.parted: frozenset[int] = frozenset()
        """Sentences whose figures lie in several places: what comes next is of none of them."""

    def assign(self) -> tuple[Place | None, ...]:
        reaches = [self.wide.reach(anchor, self._sentence(anchor)) for anchor in self.anchors]
        local: list[Toponym | None] = []
        told = False
        for anchor, reach in zip(self.anchors, reaches, strict=True):
            own = self._local(anchor) if reach is None else self._closer(anchor, reach)
            if reach is None and not (told and own is None):
                own = self.dateline.closer(anchor, own)
            told = told or own is not None
            local.append(own)
        self.lead = self._main(local)
        closer = (t for t in local if t is not None and rank(t) >= _CLOSER)
        self.one_place = len({(t.place.name, t.place.country) for t in closer}) == 1
        self.parted = self._parted(local)
        places: list[Place | None] = []
        before: tuple[int, Toponym] | None = None
        wide = -1
        for anchor, toponym, reach in zip(self.anchors, local, reaches, strict=True):
            paragraph = self._sentence(anchor).paragraph
            found = toponym
            if reach is Reach.WORLD:
                places.append(None)
                continue
            if found is None:
                found = self.wide.nation(anchor)
            if found is None and reach is not None and (found := self._whole(anchor)) is not None:
                before = paragraph, found
                wide = self._sentence(anchor).number
                places.append(found.place)
                continue
            if (
                found is None
                and before is not None
                and before[0] == paragraph
                and (before[1].rule != Cue.ACROSS or self._sentence(anchor).number <= wide + 1)
                and not self.follower.continues(self._sentence(anchor))
            ):
                found = before[1]
            found = found or self._around(anchor)
            if toponym is not None:
                before = None if self._sentence(anchor).number in self.parted else (paragraph, toponym)
            if (
                found is not None
                and found.rule != Cue.ACROSS
                and not is_lasting(self.text, found)
                and found.place.role is PlaceRole.IN
                and self.lead is not None
                and rank(found) < _CLOSER
                and self._opens(anchor, found)
            ):
                found = self.lead if agrees(self.lead, found) else found
            places.append(found.place if found is not None else None)
        return tuple(places)

    def _parted(self, local: Sequence[Toponym | None]) -> frozenset[int]:
        """The sentences whose figures lie in different towns or districts: "Eight died at X and six at Y"."""
        first: dict[int, str] = {}
        parted: set[int] = set()
        for anchor, toponym in zip(self.anchors, local, strict=True):
            if toponym is not None and rank(toponym) >= LOCAL:
                number = self.text.sentence_of[anchor.first]
                if first.setdefault(number, toponym.place.name) != toponym.place.name:
                    parted.add(number)
        return frozenset(parted)

    def _closer(self, anchor: Anchor, reach: Reach) -> Toponym | None:
        """The place inside a country that a count of all of it names all the same: "since the coup, in X alone"."""
        if reach in (Reach.WHOLE, Reach.WORLD):
            return None
        sentence = self._sentence(anchor)
        first = anchor.trigger if reach is Reach.WAR else sentence.first
        found = best_of(self.text, self.claims.free(anchor, first, sentence.last), anchor)
        if found is None:
            found = next(filter(_is_region, self.follower.within(first, sentence.last)), None)
        if found is None or (rank(found) <= SPECIFIC[PlacePrecision.COUNTRY] and found.place.role is PlaceRole.IN):
            return None
        return found

    def _whole(self, anchor: Anchor) -> Toponym | None:
        """The country that a figure's text is about there: that of its paragraph, else of the article's event."""
        sentence = self._sentence(anchor)
        lead = self.lead or next((t for t in self.toponyms if t.rule in PLAIN), None) or self.resort
        home = lead.place.country if lead is not None else None
        told: list[str] = []
        for toponym in self.follower.before(sentence.last):
            if self.text.sentences[self.text.sentence_of[toponym.first]].paragraph != sentence.paragraph:
                break
            if toponym.place.country is not None and (toponym.rule in PLAIN or toponym.rule == Cue.NATIONALITY):
                told.append(toponym.place.country)
        code = told[0] if told and home not in told else home
        return self.wide.country(code) if code is not None else None

    def _opens(self, anchor: Anchor, country: Toponym) -> bool:
        """Whether a figure's country is only where the article opens: in the headline, or as "Syria's last enclave"."""
        number = self.text.sentence_of[anchor.first]
        if self.claims.is_whole(anchor, self.text.sentences[number]):
            return False
        if number == self.dateline.sentence and self.one_place:
            return True  # the lead after a headline or a summary
        owner = country.last < len(self.text.tokens) and self.text.tokens[country.last].lower in ("'s", "’s")
        return number == 0 or (owner and number <= FOLLOWING)

    def _sentence(self, anchor: Anchor) -> Sentence:
        return self.text.sentences[self.text.sentence_of[anchor.first]]

    def _local(self, anchor: Anchor) -> Toponym | None:
        """The place that the figure's own words give: clause, sentence, what continues it."""
        sentence = self._sentence(anchor)
        subject = self.wide.subject(anchor, sentence)
        if subject is not None:
            return subject
        best = best_of(self.text, self.claims.free(anchor, anchor.clause_first, anchor.clause_last), anchor)
        moving = moving_of(self.text, anchor)
        if best is not None and (best.rule == Cue.ACROSS or (moving is not None and best.place.role is moving)):
            return best
        if moving is not None and any(
            t.lower == "there" for t in self.text.tokens[anchor.trigger : anchor.trigger + 3]
        ):
            return None  # "have fled there": where the sentence before was
        if best is None or rank(best) < LOCAL:
            wider = best_of(self.text, self.claims.free(anchor, sentence.first, sentence.last), anchor)
            if wider is not None and (best is None or (rank(wider) > rank(best) and agrees(wider, best))):
                best = wider
        if best is None:
            best = self.follower.referred(sentence, anchor)
        if best is not None and rank(best) >= LOCAL:
            return best
        if best is not None and (is_lasting(self.text, best) or (self.wide.is_vast(anchor) and _is_country(best))):
            return replace(best, rule=Cue.ACROSS)
        closer = self.follower.continued(sentence, anchor, best)
        return closer or best

    def _around(self, anchor: Anchor) -> Toponym | None:
        """The place of the sentences before the figure, then of the article's first event, then anything said."""
        sentence = self._sentence(anchor)
        moving = moving_of(self.text, anchor)
        for earlier in range(sentence.number - 1, max(-1, sentence.number - 1 - _BACK), -1):
            other = self.text.sentences[earlier]
            if other.paragraph != sentence.paragraph or earlier in self.parted:
                break
            found = best_of(self.text, self.follower.within(other.first, other.last), anchor)
            if found is not None:
                return found
        start = self.sections.start(sentence)
        if start is not None:
            return self.sections.heads[start]
        if self.lead is not None:
            return self.lead
        plain = [t for t in self.toponyms[:CROWD] if eligible(t, moving)]
        return max(plain, key=rank) if plain else self.resort

    def _last_resort(self) -> Toponym | None:
        """A name that tells no more than where the text comes from or whom it is about."""
        first: dict[str, Toponym] = {}
        for toponym in self.toponyms:
            if toponym.rule == Cue.REFERENCE and rank(toponym) < _CLOSER:
                continue
            if toponym.rule == Cue.DATELINE and self.dateline.abroad:
                continue
            weak = toponym.rule == Cue.NATIONALITY and toponym.score <= WEAK_NATIONALITY
            first.setdefault(_ABROAD if weak else toponym.rule, toponym)
        return next((first[rule] for rule in _LAST_RESORTS if rule in first), None)

    def _chief(self) -> Toponym | None:
        """The place closer than a country that the text names most; of equals the first, if the lead has it."""
        counts: dict[tuple[str, str | None], int] = {}
        first: dict[tuple[str, str | None], Toponym] = {}
        for toponym in self.toponyms:
            if toponym.rule not in PLAIN or rank(toponym) == 1 or toponym.rule == Cue.REFERENCE:
                continue
            key = toponym.place.name, toponym.place.country
            counts[key] = counts.get(key, 0) + 1
            first.setdefault(key, toponym)
        if not counts:
            return None
        most = max(counts.values())
        chief, *rivals = (first[key] for key, count in counts.items() if count == most)
        return chief if not rivals or self.text.sentence_of[chief.first] <= FOLLOWING else None

    def _before(self, sentence: Sentence) -> Toponym | None:
        """The last place, closer than a country, that is named before the first figure's sentence."""
        best: Toponym | None = None
        for toponym in self.follower.before(sentence.first):
            if best is not None and self.text.sentence_of[best.first] != self.text.sentence_of[toponym.first]:
                break
            if toponym.rule in PLAIN and rank(toponym) >= max(_CLOSER, rank(best) if best is not None else 0):
                best = toponym
        return best or self._reached(sentence)

    def _reached(self, sentence: Sentence) -> Toponym | None:
        """The town that somebody goes to before the first figure: "takes the bus to X and stands before the ruin"."""
        return next((t for t in self.follower.before(sentence.first) if t.rule == Cue.TO and rank(t) >= LOCAL), None)

    def _main(self, local: Sequence[Toponym | None]) -> Toponym | None:
        """The place of the article's first event: the first figure's own, made closer if it can be."""
        main = next((toponym for toponym in local if toponym is not None), None)
        if local and local[0] is None:
            main = self._before(self._sentence(self.anchors[0])) or main
        if main is not None and rank(main) < _CLOSER and self.chief is not None and agrees(self.chief, main):
            return self.chief
        if main is not None and self.chief is None and rank(main) == 1 and not is_lasting(self.text, main):
            return self.dateline.home(main) or main
        return main


def _is_country(toponym: Toponym) -> bool:
    return toponym.place.precision is PlacePrecision.COUNTRY


def _is_region(toponym: Toponym) -> bool:
    """Whether a region's authority is named, which counts the region's dead: "Gaza's health ministry"."""
    return toponym.rule == Cue.SOURCE and toponym.place.precision is PlacePrecision.ADMIN1


_ABROAD: Final = "abroad"
_LAST_RESORTS: Final = (
    Cue.DATELINE, Cue.REFERENCE, Cue.ASIDE, Cue.SOURCE, Cue.FROM, Cue.TO, Cue.NATIONALITY, Cue.MOVEMENT,
    _ABROAD,
)  # fmt: skip
