"""Victims' groups and nouns for people, households and dwellings: noun phrases and what they denote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.parties import group, is_attacker, is_dwelling, is_household, is_person, singular
from extractors.text import fold

GROUPS = {
    "civilians": [
        "ten civilians",
        "one civilian",
        "a non-combatant",
        "two bystanders",
        "three passers-by",
        "six civilian men",
    ],
    "combatants": ["nine combatants", "five peshmerga"],
    "security_forces": [
        "six soldiers",
        "two policemen",
        "a policewoman",
        "three police officers",
        "four police",
        "two troops",
        "a prison guard",
        "five border guards",
        "two paramilitary troopers",
        "a police reservist",
        "a retired trooper",
        "two bailiffs",
        "a law enforcement officer",
        "nine security personnel",
        "six government forces",
        "two intelligence agents",
        "an army major",
        "two sheriff's deputies",
        "a gendarme",
        "eight marines",
        "a female soldier",
        "two ex-soldiers",
        "four military personnel",
        "members of the security forces",
        "a navy officer",
        "two police recruits",
        "five coastguard officers",
    ],
    "regime forces": ["20 regime forces", "two regime fighters", "four pro-regime militiamen"],
    "militants": [
        "nine militants",
        "two rebels",
        "four insurgents",
        "three rebel fighters",
        "two rebel commanders",
        "five jihadists",
        "a Taliban commander",
        "six Taliban fighters",
        "eight rebel forces",
        "two separatists",
        "a guerrilla",
        "two militiamen",
        "three terrorists",
        "nine Maoists",
        "ten Houthis",
    ],
    "children": [
        "seven children",
        "a child",
        "two boys",
        "three girls",
        "a baby",
        "an infant",
        "two toddlers",
        "a teenager",
        "two schoolgirls",
        "a 15-year-old boy",
        "a 3-year-old girl",
        "the 5-month-old",
        "a two-year-old",
        "two daughters",
        "her daughter",
        "his niece",
        "three grandchildren",
        "a six-year-old relative",
        "two underage workers",
        "five schoolchildren",
        "a newborn",
        "two minors",
        "a seven-year-old",
        "his injured daughter",
    ],
    "women": [
        "three women",
        "a woman",
        "one elderly woman",
        "a pregnant woman",
        "a 49-year-old woman",
        "his wife",
        "a mother",
        "a grandmother",
        "her sister",
        "two widows",
        "two pregnant passengers",
        "six female workers",
        "an aunt",
        "a housewife",
    ],
    "aid_workers": [
        "three aid workers",
        "two Red Cross workers",
        "a Red Crescent volunteer",
        "two UN employees",
        "three UN staff",
        "a volunteer",
        "two humanitarian workers",
        "an NGO worker",
        "two UNICEF staff",
    ],
    "health_workers": [
        "two doctors",
        "a nurse",
        "three paramedics",
        "an ambulance driver",
        "two health workers",
        "four hospital staff",
        "a surgeon",
        "two medics",
        "three polio workers",
        "a midwife",
        "two medical workers",
    ],
    "rescue_workers": ["two firefighters", "four rescuers", "three rescue workers", "a fireman"],
    "journalists": [
        "a journalist",
        "two reporters",
        "a photographer",
        "a cameraman",
        "three media workers",
        "a newspaper editor",
    ],
    "protesters": ["six protesters", "nine demonstrators", "two marchers", "a rioter", "two striking workers"],
    "refugees": ["nine refugees", "two asylum-seekers"],
    "displaced": ["nine displaced people", "two IDPs", "displaced residents"],
    "migrants": ["forty migrants", "two immigrants"],
    "prisoners": ["nine inmates", "two prisoners", "a detainee", "two convicts", "five jailed men"],
    "hostages": ["three hostages"],
    "peacekeepers": ["two peacekeepers", "a UN peacekeeper"],
    "perpetrators": [
        "two suicide bombers",
        "the gunman",
        "three gunmen",
        "two attackers",
        "an assailant",
        "the shooter",
        "two suspects",
        "the hijackers",
        "a second suspect",
        "two robbers",
        "the killer",
        "an arsonist",
        "a car-bomber",
    ],
}
NO_GROUP = [
    "nine people",
    "two persons",
    "a man",
    "two young men",
    "nine local chiefs",
    "six construction workers",
    "two villagers",
    "a teacher",
    "ten pilgrims",
    "seven passengers",
    "two farmers",
    "her husband",
    "his father",
    "a student",
    "nine residents",
    "two students",
    "the ship's captain",
    "the team captain",
    "a 35-year-old man",
    "nine Shiites",
    "two Syrians",
    "many young men and women",
    "300 families",
    "nine houses",
    "soldiers and rebels",
    "two officials",
    "",
    "martyrs",
    "a ferry crew",
]
PEOPLE = [
    "people",
    "person",
    "man",
    "men",
    "woman",
    "women",
    "child",
    "children",
    "villager",
    "villagers",
    "policeman",
    "policemen",
    "Palestinians",
    "Syrians",
    "Serbs",
    "Chinese",
    "Nepalis",
    "Tajikistanis",
    "Iranians",
    "Kurds",
    "tribesmen",
    "clansmen",
    "passengers",
    "bodies",
    "corpses",
    "sergeants",
    "privates",
    "officers",
    "teachers",
    "lecturers",
    "miners",
    "fishermen",
    "farmers",
    "herders",
    "shepherds",
    "pilgrims",
    "worshippers",
    "Muslims",
    "Christians",
    "Shiites",
    "Sunnis",
    "Yazidis",
    "Hindus",
    "believers",
    "tourists",
    "hikers",
    "climbers",
    "commuters",
    "motorists",
    "pedestrians",
    "cyclists",
    "sailors",
    "skippers",
    "crewmen",
    "lawmakers",
    "councillors",
    "mayors",
    "judges",
    "priests",
    "imams",
    "monks",
    "nuns",
    "relatives",
    "cousins",
    "nephews",
    "widows",
    "orphans",
    "twins",
    "newlyweds",
    "siblings",
    "grandparents",
    "in-laws",
    "patients",
    "victims",
    "survivors",
    "casualties",
    "evacuees",
    "refugees",
    "returnees",
    "deportees",
    "migrants",
    "detainees",
    "hostages",
    "abductees",
    "workers",
    "labourers",
    "employees",
    "contractors",
    "engineers",
    "35-year-old",
    "5-month-old",
    "two-year-olds",
    "ex-soldiers",
    "co-workers",
    "non-combatants",
    "policewoman",
    "concertgoers",
    "shopkeepers",
    "homeowners",
    "truck-drivers",
    "schoolgirls",
    "firefighters",
    "wounded",
    "injured",
    "dead",
    "displaced",
    "missing",
    "elderly",
    "youths",
    "youth",
    "wives",
    "midwives",
    "spies",
    "thieves",
    "footballers",
    "cricketers",
    "players",
    "fans",
    "supporters",
    "activists",
    "protesters",
    "Rohingya",
    "Hazaras",
    "Pashtuns",
    "Tutsis",
    "Kenyans",
    "Congolese",
    "Frenchmen",
    "economists",
    "geologists",
    "politicians",
    "electricians",
    "musicians",
    "Tibetans",
    "Ukrainians",
    "Swiss",
    "staff",
    "personnel",
    "troops",
    "cavalry",
    "kin",
    "passers-by",
]
THINGS = [
    "days",
    "hours",
    "years",
    "buses",
    "cars",
    "trucks",
    "rivers",
    "numbers",
    "committees",
    "homes",
    "lists",
    "ocean",
    "oceans",
    "specimens",
    "cargo",
    "reasons",
    "seasons",
    "lessons",
    "poison",
    "attacks",
    "bombs",
    "deaths",
    "injuries",
    "weapons",
    "species",
    "crisis",
    "crises",
    "news",
    "series",
    "media-free",
    "cheese",
    "these",
    "degrees",
    "trees",
    "mischief",
    "handkerchief",
    "remember",
    "december",
    "document",
    "documents",
    "apparent",
    "transparent",
    "plans",
    "vans",
    "mountains",
    "captainless",
    "certain",
    "chain",
    "gale-force",
    "two-member",
    "cyclone",
    "wrists",
    "mist",
    "playlist",
    "median",
    "meridian",
    "mediterranean",
    "caribbean",
    "demand",
    "diocese",
]


def phrase(words: str) -> tuple[str, list[str]]:
    """Head and other words of a noun phrase: its last word, or the one before "of"."""
    folded = [fold(word) for word in words.replace("'s", " 's").split()]
    end = folded.index("of") if "of" in folded else len(folded)
    return (folded[end - 1], folded[: end - 1] + folded[end:]) if folded else ("", [])


@pytest.mark.parametrize(("words", "expected"), [(words, name) for name, rows in GROUPS.items() for words in rows])
def test_group(words: str, expected: str) -> None:
    """The head noun and the words beside it give the group."""
    assert group(*phrase(words)) == expected


@pytest.mark.parametrize("words", NO_GROUP)
def test_no_group(words: str) -> None:
    """People at large, two kinds at once, and things belong to no group."""
    assert group(*phrase(words)) is None


@pytest.mark.parametrize("word", PEOPLE)
def test_people(word: str) -> None:
    """The noun denotes people."""
    assert is_person(fold(word))


@pytest.mark.parametrize("word", THINGS)
def test_things(word: str) -> None:
    """The word denotes no people."""
    assert not is_person(word)


@pytest.mark.parametrize("word", ["family", "families", "household", "households"])
def test_households(word: str) -> None:
    """Households are counted as such, and are no group of people."""
    assert is_household(word)
    assert group(word, ["displaced"]) is None


@pytest.mark.parametrize(
    "word", ["home", "homes", "house", "houses", "flats", "apartments", "shacks", "huts", "residences", "tents"]
)
def test_dwellings(word: str) -> None:
    """Dwellings are what people live in."""
    assert is_dwelling(word)
    assert group(word, ["civilian"]) is None


@pytest.mark.parametrize("word", ["building", "buildings", "properties", "shops", "schools", "people"])
def test_no_dwellings(word: str) -> None:
    """Buildings and properties are not dwellings."""
    assert not is_dwelling(word)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two suicide bombers", True),
        ("the attackers", True),
        ("gunmen", True),
        ("armed assailants", True),
        ("two policemen", False),
        ("a bomb", False),
        ("nine militants", False),
        ("the attacking soldiers", True),
    ],
)
def test_attackers(words: str, *, expected: bool) -> None:
    """Those who attack are told from those who are attacked."""
    assert is_attacker(*phrase(words)) is expected


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("policemen", "policeman"),
        ("wives", "wife"),
        ("families", "family"),
        ("churches", "church"),
        ("chiefs", "chief"),
        ("specimen", "specimen"),
        ("gas", "gas"),
        ("crisis", "crisis"),
        ("nepalis", "nepali"),
        ("people", "people"),
        ("children", "child"),
    ],
)
def test_singular(plural: str, one: str) -> None:
    """Plurals become singulars by rule; other words stay."""
    assert singular(plural) == one


@given(st.text(), st.lists(st.text(), max_size=5))
def test_any_words(head: str, words: list[str]) -> None:
    """No words raise."""
    assert group(head, words) is None or isinstance(group(head, words), str)
    assert isinstance(is_person(head) or is_dwelling(head) or is_household(head) or is_attacker(head, words), bool)
