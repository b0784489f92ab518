"""Sentences put together from parts: every measure in both voices, with every kind of quantity, people and tail.

Each frame is a construction of the press; each part stands in a list with what it means. Lists are turned beside each
other, so that over all sentences every quantity meets many verbs, and the words around them change as they do so.
"""

from collections.abc import Iterator
from datetime import date
from itertools import cycle

import pytest

from extractors.model import Document, Figure, Quantifier, Status, Unit
from extractors.read import read

PUBLISHED = date(2024, 5, 15)
QUANTITIES = [
    ("12", "12"),
    ("nineteen", "19"),
    ("sixty-nine", "69"),
    ("at least 34", "at_least 34"),
    ("at least five", "at_least 5"),
    ("no fewer than 21", "at_least 21"),
    ("no less than 21", "at_least 21"),
    ("a minimum of 40", "at_least 40"),
    ("600+", "at_least 600"),
    ("more than 200", "more_than 200"),
    ("over 1,300", "more_than 1300"),
    ("upwards of 50", "more_than 50"),
    ("up to 90", "at_most 90"),
    ("as many as 75", "at_most 75"),
    ("no more than 30", "at_most 30"),
    ("nearly 400", "less_than 400"),
    ("almost 3,000", "less_than 3000"),
    ("close to 150", "less_than 150"),
    ("fewer than 20", "less_than 20"),
    ("about 25", "approximately 25"),
    ("around 60", "approximately 60"),
    ("some 16", "approximately 16"),
    ("approximately 110", "approximately 110"),
    ("roughly 45", "approximately 45"),
    ("an estimated 5,000", "approximately 5000"),
    ("between 25 and 28", "between 25-28"),
    ("17 to 20", "between 17-20"),
    ("17-20", "between 17-20"),
    ("two dozen", "24"),
    ("a dozen", "12"),
    ("dozens of", "vague 24"),
    ("scores of", "vague 40"),
    ("hundreds of", "vague 200"),
    ("thousands of", "vague 2000"),
    ("tens of thousands of", "vague 20000"),
    ("several", "vague 3"),
    ("several hundred", "vague 300"),
    ("a few", "vague 3"),
    ("two", "2"),
    ("a couple of", "vague 2"),
    ("3,57,243", "357243"),
    ("1.6 million", "1600000"),
    ("5.35 lakh", "535000"),
    ("a total of 88", "88"),
    ("another 14", "14"),
    ("a further 14", "14"),
    ("an additional 14", "14"),
    ("14 more", "14"),
    ("14 other", "14"),
    ("all 14", "14"),
]
PEOPLE = [
    "people",
    "villagers",
    "civilians",
    "soldiers",
    "Syrian doctors",
    "Somali girls",
    "police officers",
    "schoolchildren",
    "women",
    "farmers",
    "miners",
    "migrants",
    "aid workers",
    "students",
    "passengers",
    "shoppers",
    "fishermen",
    "Kenyan peacekeepers",
    "teenage boys",
    "members of one family",
    "teachers",
    "local journalists",
    "factory workers",
    "worshippers",
    "unarmed protesters",
    "elderly patients",
    "young men",
    "health workers",
    "hotel guests",
    "tribal elders",
    "Sudanese nationals",
    "truck drivers",
    "pilgrims",
    "commuters",
    "rebels",
]
TAILS = [
    "",
    " on Monday",
    " in Baidoa",
    " in the northern province of Takhar",
    " near the Iraqi border on Sunday",
    " late on Friday",
    " overnight",
    " in two separate attacks",
    " when a bridge gave way",
    " during a dawn raid",
    " outside a mosque in Peshawar",
    " in the past 24 hours",
    " since the weekend",
    " after heavy rain",
    ", officials said",
    ", according to the health ministry",
    ", a hospital source told reporters",
    " in the village, residents said",
    " on the highway between Garissa and Thika",
    " in Homs, the Syrian Observatory for Human Rights said",
]
PASSIVES = [
    ("killed", "killed"),
    ("murdered", "killed"),
    ("massacred", "killed"),
    ("slaughtered", "killed"),
    ("beheaded", "killed"),
    ("executed", "killed"),
    ("shot dead", "killed"),
    ("gunned down", "killed"),
    ("stabbed to death", "killed"),
    ("hacked to death", "killed"),
    ("burned to death", "killed"),
    ("burnt alive", "killed"),
    ("crushed to death", "killed"),
    ("trampled to death", "killed"),
    ("shot and killed", "killed"),
    ("slain", "killed"),
    ("electrocuted", "killed"),
    ("drowned", "killed"),
    ("injured", "injured"),
    ("wounded", "injured"),
    ("hurt", "injured"),
    ("hospitalised", "injured"),
    ("hospitalized", "injured"),
    ("seriously injured", "injured"),
    ("critically wounded", "injured"),
    ("slightly hurt", "injured"),
    ("killed or injured", "casualties"),
    ("killed and wounded", "casualties"),
    ("abducted", "abducted"),
    ("kidnapped", "abducted"),
    ("taken hostage", "abducted"),
    ("arrested", "detained"),
    ("detained", "detained"),
    ("taken into custody", "detained"),
    ("rounded up", "detained"),
    ("jailed", "detained"),
    ("released", "released"),
    ("freed", "released"),
    ("set free", "released"),
    ("rescued", "rescued"),
    ("saved", "rescued"),
    ("deported", "deported"),
    ("expelled", "deported"),
    ("displaced", "displaced"),
    ("uprooted", "displaced"),
    ("forced from their homes", "displaced"),
    ("driven from their homes", "displaced"),
    ("evicted", "displaced"),
    ("forced to flee", "fled"),
    ("evacuated", "evacuated"),
    ("moved to safer areas", "evacuated"),
    ("relocated", "relocated"),
    ("resettled", "relocated"),
    ("repatriated", "returned"),
    ("left homeless", "homeless"),
    ("made homeless", "homeless"),
    ("rendered homeless", "homeless"),
    ("affected", "affected"),
    ("reported missing", "missing"),
]
ACTIVES = [
    ("Gunmen killed", "killed"),
    ("A car bomb killed", "killed"),
    ("The air strike killed", "killed"),
    ("The soldiers shot dead", "killed"),
    ("Islamist insurgents have killed", "killed"),
    ("The militia executed", "killed"),
    ("The landslide buried and killed", "killed"),
    ("Suspected herders murdered", "killed"),
    ("A roadside bomb has killed", "killed"),
    ("The epidemic has claimed the lives of", "killed"),
    ("The cyclone took the lives of", "killed"),
    ("The fire cost the lives of", "killed"),
    ("Rescuers found the bodies of", "killed"),
    ("The shelling wounded", "injured"),
    ("Police gunfire injured", "injured"),
    ("A stampede hurt", "injured"),
    ("The tremor has injured", "injured"),
    ("The shelling killed or wounded", "casualties"),
    ("The fighters abducted", "abducted"),
    ("Bandits kidnapped", "abducted"),
    ("Pirates seized", "abducted"),
    ("The gang has kidnapped", "abducted"),
    ("Police arrested", "detained"),
    ("Troops have detained", "detained"),
    ("Security forces rounded up", "detained"),
    ("The rebels released", "released"),
    ("The army freed", "released"),
    ("The coastguard rescued", "rescued"),
    ("Firefighters saved", "rescued"),
    ("The authorities deported", "deported"),
    ("The kingdom has expelled", "deported"),
    ("The floods displaced", "displaced"),
    ("Fighting has uprooted", "displaced"),
    ("The navy evacuated", "evacuated"),
    ("Officials have evacuated", "evacuated"),
    ("The agency relocated", "relocated"),
    ("The drought has affected", "affected"),
]
GERUNDS = [
    ("A bus plunged into a ravine, killing", "killed"),
    ("Insurgents stormed the base, shooting dead", "killed"),
    ("Rebels raided two hamlets, murdering", "killed"),
    ("The dam burst before dawn, drowning", "killed"),
    ("The mob then set fire to the building, burning to death", "killed"),
    ("A gas cylinder exploded in a kitchen, injuring", "injured"),
    ("A shell hit the queue, wounding", "injured"),
    ("Gunmen attacked the camp at night, kidnapping", "abducted"),
    ("The men then fled into the forest, abducting", "abducted"),
    ("Police broke up the march, arresting", "detained"),
    ("Soldiers searched the quarter, detaining", "detained"),
    ("Commandos boarded the ship, freeing", "released"),
    ("A trawler reached the raft first, rescuing", "rescued"),
    ("The river burst its banks, displacing", "displaced"),
    ("A storm swept the coast, uprooting", "displaced"),
    ("The volcano began to smoke, forcing the evacuation of", "evacuated"),
]
LEAVING = [
    ("The collapse left", "dead", "killed"),
    ("A pile-up has left", "dead", "killed"),
    ("A roof caved in, leaving", "dead", "killed"),
    ("The ambush left", "wounded", "injured"),
    ("The derailment left", "injured", "injured"),
    ("A tornado left", "homeless", "homeless"),
    ("The mudslide left", "missing", "missing"),
    ("The capsizing left", "missing", "missing"),
]
INTRANSITIVES = [
    ("died", "killed"),
    ("have died", "killed"),
    ("had died", "killed"),
    ("perished", "killed"),
    ("drowned", "killed"),
    ("lost their lives", "killed"),
    ("have lost their lives", "killed"),
    ("met their deaths", "killed"),
    ("fell to their deaths", "killed"),
    ("suffocated", "killed"),
    ("suffered injuries", "injured"),
    ("sustained burns", "injured"),
    ("needed hospital treatment", "injured"),
    ("went missing", "missing"),
    ("disappeared", "missing"),
    ("are missing", "missing"),
    ("were still missing", "missing"),
    ("remain unaccounted for", "missing"),
    ("returned home", "returned"),
    ("returned to their villages", "returned"),
    ("sought asylum in Uganda", "refugees"),
    ("crossed the border", "refugees"),
    ("took shelter in schools", "sheltered"),
    ("are living in camps", "sheltered"),
    ("lost their homes", "homeless"),
    ("need food aid", "in_need"),
    ("are in need of assistance", "in_need"),
    ("face famine", "in_need"),
    ("abandoned their homes", "fled"),
    ("ran for their lives", "fled"),
]
FRAMES = [
    "{}.",
    "The governor said that {}.",
    "According to the provincial police, {}.",
    "On Tuesday, {}.",
    "Officials in the capital said {}.",
    "“We can confirm that {},” a spokeswoman said.",
    "Meanwhile, {}.",
    "The blast came a week after the vote, and {}.",
    "It was not clear who was behind the attack, but {}.",
    "Hospital sources say {}.",
    "Late on Sunday {}.",
    "In Basra, {}.",
]
COMPOUNDS = [
    ("{q} {p} were killed and {r} injured", "killed {v} · injured {w}"),
    ("{q} {p} were killed and {r} wounded{t}", "killed {v} · injured {w}"),
    ("{q} {p} were killed and {r} others were wounded{t}", "killed {v} · injured {w}"),
    ("{q} {p} died and {r} were hurt{t}", "killed {v} · injured {w}"),
    ("{q} {p} were killed, {r} were wounded and nine are missing", "killed {v} · injured {w} · missing 9"),
    ("the blast killed {q} {p} and wounded {r}{t}", "killed {v} · injured {w}"),
    ("the blast killed {q} {p} and injured {r} others{t}", "killed {v} · injured {w}"),
    ("gunmen killed {q} {p} and abducted {r}{t}", "killed {v} · abducted {w}"),
    (
        "gunmen killed {q} {p}, wounded {r} and burned 14 homes",
        "killed {v} · injured {w} · housing_destroyed 14 dwelling",
    ),
    ("the crash left {q} {p} dead and {r} injured{t}", "killed {v} · injured {w}"),
    ("police shot dead {q} {p} and arrested {r}{t}", "killed {v} · detained {w}"),
    ("a truck overturned, killing {q} {p} and injuring {r}{t}", "killed {v} · injured {w}"),
    ("{q} {p}, including a nurse and {r} children, were killed{t}", "killed {v} · killed 1 · killed {w}"),
    ("{q} {p}, among them {r} children, were killed{t}", "killed {v} · killed {w}"),
    ("the flood displaced {q} {p} and destroyed {r} homes{t}", "displaced {v} · housing_destroyed {w} dwelling"),
    ("{q} {p} were arrested and {r} were later released{t}", "detained {v} · released {w}"),
    ("{q} {p}, who had been on their way home, were killed{t}", "killed {v}"),
    ("{q} {p} who had been working nearby were injured{t}", "injured {v}"),
    ("{q} {p} travelling in a convoy were abducted{t}", "abducted {v}"),
    ("{q} {p} from the same village have died{t}", "killed {v}"),
    ("there were {q} {p} killed{t}", "killed {v}"),
    ("the deaths of {q} {p} caused anger", "killed {v}"),
    ("he condemned the killing of {q} {p}", "killed {v}"),
    ("the abduction of {q} {p} caused anger", "abducted {v}"),
    ("{q} {p} were among those killed{t}", "killed {v}"),
    ("{q} {p} were among the injured{t}", "injured {v}"),
    ("the dead included {q} {p}", "killed {v}"),
    ("the bodies of {q} {p} were found{t}", "killed {v}"),
    ("the clashes sent {q} {p} to hospital", "injured {v}"),
    ("{q} {p} were taken to hospital{t}", "injured {v}"),
    ("{q} {p} are feared dead", "killed {v} feared"),
    ("officials denied that {q} {p} were killed", "killed {v} denied"),
    ("the dam could displace {q} {p}", "displaced {v} planned"),
    ("the storm forced {q} {p} to flee their homes", "fled {v}"),
    ("the offensive forced {q} {p} from their homes{t}", "displaced {v}"),
    ("with {q} {p} killed{t}, the army withdrew", "killed {v}"),
]
SMALL = [
    ("two", "2"),
    ("at least five", "at_least 5"),
    ("12", "12"),
    ("up to 20", "at_most 20"),
    ("about 15", "approximately 15"),
]

PASSIVE_FORMS = ["were", "have been", "had been", "were reportedly", "were", "were", "have been", "were also"]
ROUNDS = 12
"""Sentences for each verb: with a quarter of the quantities; the next verb has the next quarter."""


def templates() -> Iterator[tuple[str, str]]:
    """Every construction with places for the parts, and what it says."""
    frames = cycle(FRAMES)
    for verb, measure in PASSIVES:
        for be in PASSIVE_FORMS:
            yield next(frames).format(f"{{q}} {{p}} {be} {verb}{{t}}"), f"{measure} {{v}}"
    for verb, measure in INTRANSITIVES:
        for _ in range(ROUNDS):
            yield next(frames).format(f"{{q}} {{p}} {verb}{{t}}"), f"{measure} {{v}}"
    for verb, measure in ACTIVES + GERUNDS:
        yield from [(f"{verb} {{q}} {{p}}{{t}}.", f"{measure} {{v}}")] * ROUNDS
    for verb, state, measure in LEAVING:
        yield from [(f"{verb} {{q}} {{p}} {state}{{t}}.", f"{measure} {{v}}")] * ROUNDS
    for clause, expected in COMPOUNDS:
        yield from [(f"{clause}.", expected)] * ROUNDS


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence and what it says."""
    for i, (template, expected) in enumerate(templates()):
        (quantity, value), (other, more) = QUANTITIES[i % len(QUANTITIES)], SMALL[i % len(SMALL)]
        people, tail = PEOPLE[i * 5 % len(PEOPLE)], TAILS[(i * 3 + i // len(TAILS)) % len(TAILS)]
        text = template.format(q=quantity, p=people, r=other, t=tail)
        yield text[0].upper() + text[1:], expected.format(v=value, w=more)


def show(figure: Figure) -> str:
    """One figure in the lists' form: measure, quantifier unless exact, number, unit and status unless usual."""
    value = figure.value if figure.value is not None else figure.low
    words = [
        figure.measure,
        figure.quantifier.value if figure.quantifier is not Quantifier.EXACT else "",
        f"{figure.low}-{figure.high}" if figure.quantifier is Quantifier.BETWEEN else str(value),
        figure.unit.value if figure.unit is not Unit.PERSON else "",
        figure.status.value if figure.status is not Status.ASSERTED else "",
    ]
    return " ".join(filter(None, words))


@pytest.mark.parametrize(("text", "expected"), list(sentences()))
def test_sentence(text: str, expected: str) -> None:
    """The sentence says what its parts say, and nothing else."""
    figures = read(Document(text, published=PUBLISHED)).figures
    assert " · ".join(map(show, figures)) == expected
