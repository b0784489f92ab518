"""Parts and repetitions, from frames and numbers: which figure is a part of which, and which says it again.

Expected figures are written as `measure number`, with `<1` for a part of the first and `=1` for the same as the first.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from extractors.model import Document, Figure, Unit
from extractors.read import read

PUBLISHED = date(2024, 5, 15)
NUMBERS = [(9, 2, 3), (14, 5, 4), (27, 11, 6), (40, 12, 15), (63, 8, 20), (112, 30, 45), (1_200, 300, 450), (17, 4, 13)]
"""A whole, a part of it, and a number of something else."""
FRAMES = [
    ("{a} people, including {b} children, were killed.", "killed {a} · killed {b} <1"),
    ("{a} people, among them {b} children, were killed.", "killed {a} · killed {b} <1"),
    ("{a} people were killed, including {b} children.", "killed {a} · killed {b} <1"),
    ("{a} people were killed, among them {b} women.", "killed {a} · killed {b} <1"),
    ("{a} people were killed, {b} of them children.", "killed {a} · killed {b} <1"),
    ("{a} people have died, {b} of them in the capital.", "killed {a} · killed {b} <1"),
    ("{a} people were injured, {b} of them seriously.", "injured {a} · injured {b} <1"),
    ("{a} people were injured, {b} of whom are in critical condition.", "injured {a} · injured {b} <1"),
    ("Gunmen killed {a} villagers, including {b} elders, on Monday.", "killed {a} · killed {b} <1"),
    (
        "A blast killed {a} people, including {b} policemen, and injured {c}.",
        "killed {a} · killed {b} <1 · injured {c}",
    ),
    (
        "A blast killed {c} people and injured {a}, including {b} policemen.",
        "killed {c} · injured {a} · injured {b} <2",
    ),
    (
        "A blast killed {c} people and wounded {a} others, {b} of them seriously.",
        "killed {c} · injured {a} · injured {b} <2",
    ),
    ("{a} people were killed in the raid. {b} of them were children.", "killed {a} · killed {b} <1"),
    ("{a} people were killed in the raid. The dead included {b} children.", "killed {a} · killed {b} <1"),
    ("{a} people were killed in the raid. {b} children were among the dead.", "killed {a} · killed {b} <1"),
    ("{a} people were killed in the raid. Among the dead were {b} children.", "killed {a} · killed {b} <1"),
    ("{a} people were killed in the raid. {b} of the victims were children.", "killed {a} · killed {b} <1"),
    ("{a} people were killed in the raid. They included {b} nurses.", "killed {a} · killed {b} <1"),
    (
        "{a} people were killed in the raid.¶{b} of the dead were children, the mayor said.",
        "killed {a} · killed {b} <1",
    ),
    ("Police arrested {a} people, including {b} students.", "detained {a} · detained {b} <1"),
    ("Police arrested {a} people, {b} of them students.", "detained {a} · detained {b} <1"),
    (
        "Bandits abducted {a} villagers, including {b} girls, and killed {c}.",
        "abducted {a} · abducted {b} <1 · killed {c}",
    ),
    ("The navy rescued {a} migrants, among them {b} women.", "rescued {a} · rescued {b} <1"),
    ("Floods displaced {a} people, including {b} children.", "displaced {a} · displaced {b} <1"),
    ("{a} people are missing, including {b} children.", "missing {a} · missing {b} <1"),
    (
        "The storm destroyed {a} homes, including {b} in the port.",
        "housing_destroyed {a} dwelling · housing_destroyed {b} dwelling <1",
    ),
    ("{a} soldiers were killed and {c} wounded.", "killed {a} · injured {c}"),
    ("{a} people were killed in Mosul and {b} in Kirkuk.", "killed {a} · killed {b}"),
    ("{a} soldiers and {b} civilians were killed.", "killed {a} · killed {b}"),
    ("{a} people were killed and {b} others were injured.", "killed {a} · injured {b}"),
    ("{a} people were killed in the north. In the south, {b} people died.", "killed {a} · killed {b}"),
    (
        "{a} people were killed in Kano on Sunday.¶The governor said {a} people were killed.",
        "killed {a} · killed {a} =1",
    ),
    ("Floods displaced {b} families, or {a} people.", "displaced {b} household · displaced {a} =1"),
    ("Some {b} families ({a} people) were evacuated.", "evacuated {b} household · evacuated {a} =1"),
    ("{a} people were killed in a fire.¶The {a} people died when the roof fell in.", "killed {a} · killed {a} =1"),
    (
        "Police arrested {a} men in Lagos on Monday.¶The {a} men were detained at a hotel.",
        "detained {a} · detained {a} =1",
    ),
    # Told again: the numbers of two towns are two, those of a number and a person one
    (
        "{a} people were killed in Kano on Sunday, police said.¶{a} people were killed in Lagos, officials said.",
        "killed {a} · killed {a}",
    ),
    (
        "A man was shot dead in Kano on Sunday.¶Musa Balarabe, 31, was shot dead at a hotel.",
        "killed 1 · killed 1 =1",
    ),
    (
        "A man was shot dead in Kano on Sunday.¶Another man was shot dead at a hotel.",
        "killed 1 · killed 1",
    ),
    (
        "A nurse and her son were killed in Kano on Sunday.¶Her son was killed at home.",
        "killed 1 · killed 1 · killed 1 =2",
    ),
    (
        "A teacher and a guard were shot dead in Kano.¶Musa Balarabe was shot dead at a hotel.",
        "killed 1 · killed 1 · killed 1",
    ),
    (
        "{b} soldiers were killed in Mali.¶The army said {b} soldiers were killed.¶The death toll was {bb}.",
        "killed {b} · killed {b} =1 · killed {bb}",
    ),
    # One told of before the number
    (
        "A nurse was shot dead at a hotel in Kano.¶{a} people were killed in the raid.",
        "killed 1 <2 · killed {a}",
    ),
    (
        "A nurse was shot dead at a hotel in Kano.¶{a} others were killed in the raid.",
        "killed 1 · killed {a}",
    ),
    # A place within the total's place, and the worst of several
    (
        "Storms killed {a} people across Kenya, officials said.¶{b} people were killed in Mombasa.",
        "killed {a} · killed {b} <1",
    ),
    (
        "A wave of bombs killed {a} people in Baghdad.¶The deadliest blast, at a market, killed {b} people.",
        "killed {a} · killed {b} <1",
    ),
    (
        "A bomb killed {b} people in Baghdad.¶The deadliest blast, at a market, killed {a} people.",
        "killed {b} · killed {a}",
    ),
]


def sentences() -> Iterator[tuple[str, str]]:
    """Each frame with each triple of numbers."""
    for frame, expected in FRAMES:
        for a, b, c in NUMBERS:
            numbers = {"a": a, "b": b, "c": c, "bb": 2 * b}
            text = frame.format(**{name: f"{number:,}" for name, number in numbers.items()})
            yield text.replace("¶", "\n\n"), expected.format(**numbers)


def show(figure: Figure) -> str:
    """Measure, number, unit unless person, whole and same."""
    words = [figure.measure, str(figure.value), figure.unit.value if figure.unit is not Unit.PERSON else ""]
    words.append(f"<{figure.part_of + 1}" if figure.part_of is not None else "")
    words.append(f"={figure.same_as + 1}" if figure.same_as is not None else "")
    return " ".join(filter(None, words))


@pytest.mark.parametrize(("text", "expected"), list(sentences()))
def test_relations(text: str, expected: str) -> None:
    """Parts point at their whole, repetitions at what they repeat, and others at nothing."""
    assert " · ".join(map(show, read(Document(text, published=PUBLISHED)).figures)) == expected
