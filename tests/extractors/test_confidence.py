"""Confidence: every rule has its share, and what is uncertain in a phrase lowers it."""

from datetime import date

import pytest

from extractors import lexicon
from extractors.claims import Rule
from extractors.model import Document, Figure
from extractors.read import read


def figure(text: str) -> Figure:
    """The first figure of a text."""
    return read(Document(text, published=date(2024, 5, 15))).figures[0]


def test_every_rule_has_its_share() -> None:
    """The table of the lexicon names the rules of `claims`, all of them and no other, each with a share."""
    shares = lexicon.numbers("confidence", "rules")
    assert {*shares} == {rule.value for rule in Rule}
    assert all(0 < share <= 1 for share in shares.values())


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("12 people were killed in Gao.", "Many people were killed in Gao."),
        ("12 people were killed in Gao.", "A teacher was killed in Gao."),
        ("A teacher was killed in Gao.", "Moussa Traore was killed in Gao."),
        ("12 people were killed in Gao.", "12 Bozowa were killed in Gao."),
    ],
)
def test_uncertain_phrases_cost(surer: str, less_sure: str) -> None:
    """A number is surer than a word for many, a described person than a name, a known noun than an unknown one."""
    assert 0 <= figure(less_sure).confidence < figure(surer).confidence <= 1


def test_a_word_for_many_is_least_sure() -> None:
    """What is kept though it has no number is told apart from every counted figure."""
    assert figure("Many people were killed in Gao.").confidence < figure("A dozen died in Gao.").confidence / 2
