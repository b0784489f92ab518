"""The dateline: when the place that a text was sent from is the place it tells of, and when it is not.

"LVIV, Ukraine — A fire killed six" happened in Lviv; "DUBAI — Police in Iran" did not happen in Dubai. In go a text
and its toponyms; out comes, for a figure, the dateline's town where its own words tell no more than the country.
"""

from collections.abc import Sequence
from typing import Final

from extractors import gazetteer
from extractors import gazetteer_names as names
from extractors import place_lexicon as words
from extractors.place_choice import LOCAL, PLAIN, agrees, rank
from extractors.place_mentions import Cue
from extractors.place_toponym import Toponym
from extractors.place_wide import is_lasting
from extractors.text import Anchor, Text

_OWNED: Final = 4
"""Tokens from a country's possessive in which a part of the country is named: "Peru's rugged far north"."""


class Dateline:
    """The dateline of one text, if it has one."""

    def __init__(self, text: Text, toponyms: Sequence[Toponym]) -> None:
        """Prepare for `text` and its toponyms, in text order."""
        self.text = text
        opening = next((t for t in toponyms if t.rule == Cue.DATELINE), None)
        self._opening = opening
        self.sentence = text.sentence_of[opening.first] if opening is not None else 0
        """The number of the sentence that it opens; the text's first without one."""
        self._bureau = opening is not None and names.strict(opening.place.name) in words.BUREAUS
        self.abroad = opening is not None and self._bureau and _is_elsewhere(opening, toponyms)
        """Whether it is a bureau's, and all that the text names lies in other countries."""
        self._town = opening if opening is not None and not self.abroad and _may_be_scene(opening) else None

    def home(self, country: Toponym) -> Toponym | None:
        """The dateline's town, even a capital, for a text that names no closer place and tells of its country's own.

        "OSLO — A fire at Norway's oldest library" is Oslo's; "in Norway" and "Norway's far north" may be anywhere.
        """
        opening, lowers = self._opening, self.text.lowers
        owned = lowers[country.last : country.last + _OWNED]
        if opening is None or rank(opening) < LOCAL or country.rule == Cue.ACROSS or country.rule not in PLAIN:
            return None
        if owned[:1] not in (("'s",), ("’s",)) or not words.COMPASS.isdisjoint(owned):
            return None
        return opening if agrees(opening, country) else None

    def closer(self, anchor: Anchor, local: Toponym | None) -> Toponym | None:
        """The dateline's town for a figure of its paragraph whose words tell no more than the country, else `local`."""
        town, text = self._town, self.text
        if town is None:
            return local
        opening = text.sentences[text.sentence_of[town.first]]
        if text.sentences[text.sentence_of[anchor.first]].paragraph != opening.paragraph:
            return local
        if local is None:
            return town
        if self._bureau:
            return local
        plain = rank(local) == 1 and local.rule != Cue.ACROSS and not is_lasting(text, local)
        part = text.lowers[max(0, local.first - 1)] in words.COMPASS
        return town if plain and not part and agrees(town, local) else local


def _is_elsewhere(opening: Toponym, toponyms: Sequence[Toponym]) -> bool:
    """Whether all that a text names lies in other countries than its dateline: "DUBAI — Police in Iran"."""
    others = {t.place.country for t in toponyms if t.rule not in (Cue.DATELINE, Cue.MOVEMENT)}
    return bool(others) and opening.place.country not in others


def _may_be_scene(opening: Toponym) -> bool:
    """Whether a dateline names a town, but no capital: the press reports from there what happened elsewhere."""
    if rank(opening) < LOCAL:
        return False
    book = gazetteer.default()
    nation = book.countries.get(opening.place.country or "")
    if nation is None or nation.capital is None:
        return True
    capital = book.entry(nation.capital)
    return capital.geonames_id != opening.place.geonames_id and capital.name != opening.place.name
