"""Event rows, put together from frames and numbers: what one article says about one count of one incident.

Expected rows are written as `measure low/best/high`, in order, with what sets them apart behind; `{s}` is a + b.
"""

from collections.abc import Iterator
from datetime import date

import pytest

from extractors.model import Document, Event, Scope, Status, Unit
from extractors.read import read

PUBLISHED = date(2024, 5, 15)
NUMBERS = [(5, 2), (4, 3), (12, 7), (20, 9), (31, 14), (86, 40), (1_300, 250)]
FRAMES = [
    # Rule 1: a stated total, a sum of disjoint counts, parts that are not added
    ("{a} soldiers and {b} civilians were killed.", "killed {s}/{s}/{s}"),
    ("Gunmen killed {a} teachers and {b} guards.", "killed {s}/{s}/{s}"),
    ("{a} people were killed in Mosul and {b} in Kirkuk.", "killed {s}/{s}/{s}"),
    ("{a} people died at the scene and {b} more died in hospital.", "killed {s}/{s}/{s}"),
    ("{a} people died at the scene. {b} more died in hospital.", "killed {s}/{s}/{s}"),
    ("A blast killed {a} people on Monday. Another {b} people died of their wounds.", "killed {s}/{s}/{s}"),
    ("A bomb killed {a} soldiers. It also killed {b} passers-by.", "killed {s}/{s}/{s}"),
    ("{s} people were killed: {a} men and {b} women.", "killed {s}/{s}/{s}"),
    ("{s} people, {a} men and {b} women, were killed.", "killed {s}/{s}/{s}"),
    ("{s} people were killed in two attacks. {a} were killed in Mosul and {b} in Kirkuk.", "killed {s}/{s}/{s}"),
    ("Two attacks killed {s} people. The first killed {a} people, the second killed {b}.", "killed {s}/{s}/{s}"),
    ("{a} people, including {b} children, were killed.", "killed {a}/{a}/{a}"),
    ("{a} people were killed, {b} of them children.", "killed {a}/{a}/{a}"),
    ("{a} people were killed. {b} of the dead were children.", "killed {a}/{a}/{a}"),
    ("{a} people were injured, {b} of them seriously.", "injured {a}/{a}/{a}"),
    ("Police arrested {a} men and {b} women.", "detained {s}/{s}/{s}"),
    ("Bandits abducted {a} girls and {b} boys from a school.", "abducted {s}/{s}/{s}"),
    ("{a} people were killed; a guard was also killed.", "killed {a1}/{a1}/{a1}"),
    ("A priest who ran the school was shot dead with his wife and son.", "killed 3/3/3"),
    (
        "A mine wounded {a} people on Friday.¶In the crash in Kano, {b} people were killed and {c} others wounded.",
        "killed {b}/{b}/{b} · injured {a}/{a}/{a}",
    ),
    ("The first blast killed {a} people. The second killed {b} shoppers at a market.", "killed {s}/{s}/{s}"),
    ("A clash in Kano ({a} killed) and a second in Lagos ({b} killed) ended the truce.", "killed {s}/{s}/{s}"),
    ("{a} guards were killed. {b} drivers were killed as well.", "killed {s}/{s}/{s}"),
    ("{a} miners died on the spot. {b} died in hospital.", "killed {s}/{s}/{s}"),
    ("A blast killed {b} people, the mayor said. A second report put the dead at {a}.", "killed {b}/{b}/{a} disputed"),
    # Rule 2: the same again, and what replaces what came before
    ("{a} people were killed in Kano.¶Officials said {a} people were killed.", "killed {a}/{a}/{a}"),
    ("The death toll rose from {b} to {a}.", "killed {a}/{a}/{a}"),
    ("The death toll was revised down from {a} to {b}.", "killed {b}/{b}/{b}"),
    ("{b} people were killed on Monday.¶The death toll has since risen to {a}.", "killed {a}/{a}/{a}"),
    # Bounds
    ("At least {a} people were killed.", "killed {a}/{a}/-"),
    ("More than {a} people were killed.", "killed {a}/{a}/-"),
    ("Up to {a} people were killed.", "killed -/{a}/{a}"),
    ("Nearly {a} people were killed.", "killed -/{a}/{a}"),
    ("About {a} people were killed.", "killed -/{a}/-"),
    ("Between {b} and {a} people were killed.", "killed {b}/-/{a}"),
    ("{b} to {a} people were killed.", "killed {b}/-/{a}"),
    ("At least {a} soldiers and {b} civilians were killed.", "killed {s}/{s}/-"),
    ("At least {a} people were killed and {b} injured.", "killed {a}/{a}/- · injured {b}/{b}/{b}"),
    # Rule 4: attackers apart, two sides together
    ("{a} worshippers and {b} attackers were killed.", "killed {a}/{a}/{a} · killed {b}/{b}/{b} perpetrators"),
    (
        "{a} worshippers were killed. {b} attackers were shot dead.",
        "killed {a}/{a}/{a} · killed {b}/{b}/{b} perpetrators",
    ),
    ("A bomber blew himself up, killing {a} people.", "killed {a}/{a}/{a} · killed 1/1/1 perpetrators"),
    ("{a} soldiers and {b} rebels were killed in the battle.", "killed {s}/{s}/{s}"),
    ("{a} soldiers and {b} gunmen were killed in a clash near Gao.", "killed {s}/{s}/{s}"),
    (
        "{a} worshippers and {b} gunmen were killed in a clash near Gao.",
        "killed {a}/{a}/{a} · killed {b}/{b}/{b} perpetrators",
    ),
    (
        "{a} soldiers and {b} gunmen were killed in a raid near Gao.",
        "killed {a}/{a}/{a} · killed {b}/{b}/{b} perpetrators",
    ),
    # Rule 5: background and cumulative counts have rows of their own
    (
        "{b} people were killed on Monday.¶More than {a} people have been killed since the conflict began in 2011.",
        "killed {b}/{b}/{b} · killed {a}/{a}/- cumulative",
    ),
    (
        "A blast killed {b} people on Monday, a day after {a} people were killed in a similar attack.",
        "killed {b}/{b}/{b} · killed {a}/{a}/{a}",
    ),
    (
        "Two days after gunmen attacked a market in Kano and killed {a} traders, a blast killed {b} people.",
        "killed {b}/{b}/{b} · killed {a}/{a}/{a}",
    ),
    (
        "Police shot dead {b} youths who were protesting the killing of {a} students.",
        "killed {b}/{b}/{b} · killed {a}/{a}/{a}",
    ),
    # Rule 3: other sources contradict; a smaller count by the same source does not
    (
        "A blast killed {a} people, police said.¶The mayor said {b} people were killed.",
        "killed {b}/{a}/{a} disputed",
    ),
    (
        "A blast killed {b} people, police said.¶The health ministry said {a} people were killed.",
        "killed {b}/{a}/{a} disputed",
    ),
    (
        "A blast killed {b} people, the mayor said.¶Residents said {a} people were killed.",
        "killed {b}/{b}/{a} disputed",
    ),
    (
        "The blast killed {b} people, the mayor said. Other reports put the toll at up to {a}.",
        "killed {b}/{b}/{a} disputed",
    ),
    (
        "Nearly {tens} people were killed on Monday.¶{about} people were killed, police said.",
        "killed {about}/{about}/{about}",
    ),
    (
        "{a} people were killed in a fire, police said.¶Officials said {b} people were killed. The total is {s}.",
        "killed {s}/{s}/{s}",
    ),
    (
        "Storms killed {a} people across Kenya, officials said.¶{b} people were killed in Mombasa, the mayor said.",
        "killed {a}/{a}/{a}",
    ),
    # Rule 6, measures and units apart
    ("No one was killed but {a} people were injured.", "killed 0/0/0 · injured {a}/{a}/{a}"),
    ("{a} people were injured but there were no deaths.", "killed 0/0/0 · injured {a}/{a}/{a}"),
    ("{a} people were injured.", "injured {a}/{a}/{a}"),
    ("Floods displaced {b} families, or {a} people.", "displaced {b}/{b}/{b} household · displaced {a}/{a}/{a}"),
    ("{a} people were killed and {b} more are feared dead.", "killed {a}/{a}/{a} · killed {b}/{b}/{b} feared"),
    ("The army denied that {a} civilians were killed.", "killed {a}/{a}/{a} denied"),
]


def sentences() -> Iterator[tuple[str, str]]:
    """Each frame with each pair of numbers."""
    for frame, expected in FRAMES:
        for a, b in NUMBERS:
            numbers = {"a": a, "b": b, "c": a + 1, "s": a + b, "a1": a + 1, "tens": 20 * a, "about": 19 * a}
            text = frame.format(**{name: f"{number:,}" for name, number in numbers.items()})
            yield text.replace("¶", "\n\n"), expected.format(**numbers)


def show(event: Event) -> str:
    """Measure, bounds, and what sets the row apart."""
    bounds = "/".join("-" if bound is None else str(bound) for bound in (event.low, event.best, event.high))
    words = [event.measure, bounds, event.unit.value if event.unit is not Unit.PERSON else ""]
    words.append("perpetrators" if event.group == "perpetrators" else "")
    words.append(event.status.value if event.status is not Status.ASSERTED else "")
    words.append(event.scope.value if event.scope is not Scope.INCIDENT else "")
    words.append("disputed" if event.disputed else "")
    return " ".join(filter(None, words))


@pytest.mark.parametrize(("text", "expected"), list(sentences()))
def test_events(text: str, expected: str) -> None:
    """The rows are those that section 7 of the coding manual makes of the text."""
    assert " · ".join(map(show, read(Document(text, published=PUBLISHED)).events)) == expected
