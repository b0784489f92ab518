"""Quantities in sentences: what is found, with which bounds, and which words belong to it.

A row's expectation is written as the phrase, a space-framed arrow and its reading: `=34` exact, `>=34` at least,
`>34` more than, `<=34` at most, `<34` less than, `~34` approximately, `25..28` between, `24+` vague with that
least number, `1/2 of` a part of a whole; `known` where it refers to something known, `rest` for others or more.
"""

import pytest

from extractors.model import Quantifier
from extractors.quantities import Quantity, find
from extractors.text import parse

SIGNS = {
    Quantifier.EXACT: "=",
    Quantifier.AT_LEAST: ">=",
    Quantifier.MORE_THAN: ">",
    Quantifier.AT_MOST: "<=",
    Quantifier.LESS_THAN: "<",
    Quantifier.APPROXIMATELY: "~",
}


def reading(quantity: Quantity) -> str:
    if quantity.fraction is not None:
        sign = SIGNS[quantity.quantifier]
        said = f"{'' if sign == '=' else sign}{quantity.fraction} of"
    elif quantity.quantifier is Quantifier.BETWEEN:
        said = f"{quantity.low}..{quantity.high}"
    elif quantity.quantifier is Quantifier.VAGUE:
        said = f"{quantity.low}+"
    else:
        said = f"{SIGNS[quantity.quantifier]}{quantity.value}"
    return " ".join([said, *(["known"] if quantity.determined else []), *(["rest"] if quantity.rest else [])])


def read(sentence: str) -> list[str]:
    text = parse(sentence)
    return [f"{text.quote(q.first, q.last)} -> {reading(q)}" for q in find(text)]


PLAIN = [
    ("Nineteen villagers died.", ["Nineteen -> =19"]),
    ("The flood drowned 14 farmers and left 230 homeless.", ["14 -> =14", "230 -> =230"]),
    ("At least 41 miners were trapped and nine rescued.", ["At least 41 -> >=41", "nine -> =9"]),
    ("Rebels freed more than 60 hostages, the ministry said.", ["more than 60 -> >60"]),
    ("Up to 400 families lost their roofs.", ["Up to 400 -> <=400"]),
    ("Nearly 8,000 fled, about 300 of them by boat.", ["Nearly 8,000 -> <8000", "about 300 -> ~300"]),
    ("Between 11 and 14 bodies lay in the yard.", ["Between 11 and 14 -> 11..14"]),
    ("Dozens of shops burned and scores of traders were hurt.", ["Dozens -> 24+", "scores -> 40+"]),
    ("A quake killed 2,147 and injured 11,812.", ["2,147 -> =2147", "11,812 -> =11812"]),
    ("Some 61,300 have crossed and some have returned.", ["Some 61,300 -> ~61300"]),
    ("SIXTEEN DEAD AS FERRY SINKS", ["SIXTEEN -> =16"]),
    ("AT LEAST 30 HURT, DOZENS MISSING", ["AT LEAST 30 -> >=30", "DOZENS -> 24+"]),
    ("Twenty-one recruits and thirty five porters drowned.", ["Twenty-one -> =21", "thirty five -> =35"]),
    ("The landslide buried three houses and killed one.", ["three -> =3", "one -> =1"]),
    ("Two bombs went off; 18 died.", ["Two -> =2", "18 -> =18"]),
    ("Police counted four bodies, then another seven.", ["four -> =4", "another seven -> =7 rest"]),
    ("Eleven soldiers, five of them officers, were taken.", ["Eleven -> =11", "five -> =5"]),
    ("It left 70 dead, 12 of whom were children.", ["70 -> =70", "12 -> =12"]),
    ("Casualties: killed 9, wounded 31.", ["9 -> =9", "31 -> =31"]),
    ("killed:12 wounded:7", ["12 -> =12", "7 -> =7"]),
    ("The attackers torched 140 huts in six hamlets.", ["140 -> =140", "six -> =6"]),
    ("He buried his wife and two sons.", ["two -> =2"]),
    ("The army said 15 of its men fell.", ["15 -> =15"]),
    ("It put the toll at 88.", ["88 -> =88"]),
    ("The toll climbed from 12 to 19.", ["12 -> =12", "19 -> =19"]),
    ("The count was revised down from 60 to 54.", ["60 -> =60", "54 -> =54"]),
    ("Deaths fell from 20 to 12 a day.", ["20 -> =20", "12 -> =12"]),
    ("They shot dead five and three died later.", ["five -> =5", "three -> =3"]),
    ("Gunmen killed ten, five of them women.", ["ten -> =10", "five -> =5"]),
    ("Four of the 22 wounded are in danger.", ["Four -> =4", "22 -> =22 known"]),
    ("Two people each were killed in three towns.", ["Two -> =2", "three -> =3"]),
    ("The storm uprooted an estimated 1.6 million.", ["an estimated 1.6 million -> ~1600000"]),
    ("Officials speak of 40, residents of 75.", ["40 -> =40", "75 -> =75"]),
    ("Fire guts 30 homes", ["30 -> =30"]),
    ("A bus carrying 45 pilgrims overturned, killing 17.", ["45 -> =45", "17 -> =17"]),
    ("By dusk 64 had been pulled out alive.", ["64 -> =64"]),
    ("In Kano 12 were hurt.", ["12 -> =12"]),
    ("Seven lakh people sheltered in 4,800 schools.", ["Seven lakh -> =700000", "4,800 -> =4800"]),
    ("They took away twelve, releasing four the same night.", ["twelve -> =12", "four -> =4"]),
    ("Killed 12 last week, wounded 9 on Friday.", ["12 -> =12", "9 -> =9"]),
    ("It killed 12 the previous day.", ["12 -> =12"]),
    ("Two foot soldiers and three day labourers fell.", ["Two -> =2", "three -> =3"]),
    ("It killed 1900 sheep-herders and 2000 of their relatives.", ["1900 -> =1900", "2000 -> =2000"]),
    ("At least 2015 people crossed.", ["At least 2015 -> >=2015"]),
    ("More than 2,000 crossed.", ["More than 2,000 -> >2000"]),
    ("The blast tore through a crowd of 300.", ["300 -> =300"]),
    ("In August 12 people were shot.", ["12 -> =12"]),
    ("In the district two women were shot.", ["two -> =2"]),
    ("Officials of the camp said 12 men had left.", ["12 -> =12"]),
    ("On Monday, 24 were buried.", ["24 -> =24"]),
    ("In Mosul, 24 were buried.", ["24 -> =24"]),
    ("In Mosul, 24 people were buried.", ["24 -> =24"]),
    ("Ten were killed in Basra, 12 in Mosul and 3 in Kirkuk.", ["Ten -> =10", "12 -> =12", "3 -> =3"]),
    ("killing 12, wounding 24, and leaving 3 missing", ["12 -> =12", "24 -> =24", "3 -> =3"]),
    ("six or seven hundred mourners", ["six or seven hundred -> 600..700"]),
    ("The gang held 5 girls, 6 boys and 7 adults.", ["5 -> =5", "6 -> =6", "7 -> =7"]),
    ("12people were hurt", ["12 -> =12"]),
    ("They lost 3 million trees and half a million people.", ["3 million -> =3000000", "half a million -> =500000"]),
    ("a boy aged 12 and three others were hurt", ["three others -> =3 rest"]),
    ("a girl aged 7 and 14 others were hurt", ["14 others -> =14 rest"]),
    ("said on June 12 that 300 had drowned", ["300 -> =300"]),
    ("It displaced one hundred and twenty households.", ["one hundred and twenty -> =120"]),
]

RESTATED = [
    ("Fourteen (14) people were killed and two (2) injured.", ["Fourteen (14) -> =14", "two (2) -> =2"]),
    ("A total of 1,200 (twelve hundred) people", ["A total of 1,200 (twelve hundred) -> =1200"]),
    ("twelve (including two women) died", ["twelve -> =12", "two -> =2"]),
    ("100s of people fled", ["100s -> 200+"]),
    ("1,000s of homes", ["1,000s -> 2000+"]),
    ("between 100 and possibly 150 homes", ["between 100 and possibly 150 -> 100..150"]),
    ("est. 5,000 people", ["est. 5,000 -> ~5000"]),
    ("All but two died.", []),
]

TURNS = [
    ("He said that one person drowned.", ["one -> =1"]),
    ("a raid in which one man died", ["one -> =1"]),
    ("They say that one was killed.", ["one -> =1"]),
    ("even as many houses burned", ["many -> 2+"]),
    ("twice as many houses burned", []),
    ("as many as 30 houses", ["as many as 30 -> <=30"]),
    ("Deaths (12), injuries (30)", ["12 -> =12", "30 -> =30"]),
    ("They came in their thousands.", ["thousands -> 2000+"]),
    ("They died by the hundreds.", ["hundreds -> 200+"]),
    ("two maximum security inmates", ["two -> =2"]),
    ("12 plus two others", ["12 -> =12", "two others -> =2 rest"]),
    ("They walked to three further north.", ["three -> =3"]),
    ("In the year 2000 people fled.", []),
    ("the Group of Seven", []),
]

REST = [
    ("another 12 were hurt", ["another 12 -> =12 rest"]),
    ("a further 30 were hurt", ["a further 30 -> =30 rest"]),
    ("an additional 2,000 troops", ["an additional 2,000 -> =2000 rest"]),
    ("34 others were hurt", ["34 others -> =34 rest"]),
    ("34 other guests were hurt", ["34 other -> =34 rest"]),
    ("three other guards", ["three other -> =3 rest"]),
    ("twelve more drowned", ["twelve more -> =12 rest"]),
    ("one more man", ["one more -> =1 rest"]),
    ("one other man", ["one other -> =1 rest"]),
    ("two additional deaths", ["two additional -> =2 rest"]),
    ("two further deaths", ["two further -> =2 rest"]),
    ("at least another 20", ["at least another 20 -> >=20 rest"]),
    ("another 20 or so", ["another 20 or so -> ~20 rest"]),
    ("about 40 others", ["about 40 others -> ~40 rest"]),
    ("dozens more", ["dozens more -> 24+ rest"]),
    ("dozens of others were hurt", ["dozens -> 24+"]),
    ("hundreds of other families", ["hundreds -> 200+"]),
    ("several others", ["several others -> 3+ rest"]),
    ("many more", ["many more -> 2+ rest"]),
    ("many others", ["many others -> 2+ rest"]),
    ("others were hurt", ["others -> 2+ rest"]),
    ("a soldier and others were hurt", ["others -> 2+ rest"]),
    ("the others were freed", ["others -> 2+ known rest"]),
    ("among others", []),
    ("12 more than last month", ["12 -> =12"]),
    ("more than 12 more", ["more than 12 more -> >12 rest"]),
    ("another was hurt", ["another -> =1 rest"]),
    ("another woman was hurt", ["another -> =1 rest"]),
    ("another 1.2 million", ["another 1.2 million -> =1200000 rest"]),
    ("the remaining eight", ["the remaining eight -> =8 known rest"]),
    ("the other two", ["the other two -> =2 known rest"]),
    ("some 60 more", ["some 60 more -> ~60 rest"]),
    ("two or three others", ["two or three others -> 2..3 rest"]),
    ("10 to 15 more", ["10 to 15 more -> 10..15 rest"]),
    ("no other casualties", ["no -> =0 rest"]),
    ("no further injuries", ["no -> =0 rest"]),
    ("another day", []),
    ("one after another", []),
    ("they helped one another", []),
]

KNOWN = [
    ("the 34 miners", ["34 -> =34 known"]),
    ("those 12 men", ["12 -> =12 known"]),
    ("these two girls", ["two -> =2 known"]),
    ("their two sons", ["two -> =2 known"]),
    ("her three children", ["three -> =3 known"]),
    ("his four brothers", ["four -> =4 known"]),
    ("our six guides", ["six -> =6 known"]),
    ("its nine members", ["nine -> =9 known"]),
    ("all 45 passengers", ["45 -> =45 known"]),
    ("all the 45 passengers", ["45 -> =45 known"]),
    ("all of the 45 passengers", ["45 -> =45 known"]),
    ("both men", ["both -> =2 known"]),
    ("both were armed", ["both -> =2 known"]),
    ("both of them", ["both -> =2 known"]),
    ("the first two victims", ["two -> =2 known"]),
    ("the last three hostages", ["three -> =3 known"]),
    ("the more than 300 captives", ["more than 300 -> >300 known"]),
    ("the dozens of captives", ["dozens -> 24+ known"]),
    ("Amina's two sons", ["two -> =2 known"]),
    ("the pair were arrested", ["pair -> =2 known"]),
    ("both in Kabul", []),
    ("both the army and the rebels", []),
    ("both rebels and soldiers", []),
]

ZERO = [
    ("No casualties were reported.", ["No -> =0"]),
    ("There were no deaths.", ["no -> =0"]),
    ("Nobody was hurt.", ["Nobody -> =0"]),
    ("No one was hurt.", ["No one -> =0"]),
    ("No-one was hurt.", ["No-one -> =0"]),
    ("None of the crew survived.", ["None -> =0"]),
    ("None were hurt.", ["None -> =0"]),
    ("It landed without casualties.", ["without -> =0"]),
    ("It landed without any injuries.", ["without any -> =0"]),
    ("Not a single villager was hurt.", ["Not a single -> =0"]),
    ("zero deaths", ["zero -> =0"]),
    ("0 injured", ["0 -> =0"]),
    ("Killed: nil", ["nil -> =0"]),
    ("Not one; they all lived.", []),
    ("not even one survivor", ["not even one -> =0"]),
    ("almost no survivors", ["almost no -> =0"]),
    ("no longer", []),
    ("there is no doubt", []),
    ("no matter what", []),
    ("he had no idea", []),
    ("no more than 12 men", ["no more than 12 -> <=12"]),
    ("no fewer than 12 men", ["no fewer than 12 -> >=12"]),
    ("no, he said", []),
    ("No. 3", []),
    ("zero tolerance", []),
    ("ground zero", []),
    ("ten below zero", ["ten -> =10"]),
    ("without the army", []),
    ("without saying why", []),
    ("none other than the mayor", []),
    ("second to none", []),
]

ONE = [
    ("One person was hurt.", ["One -> =1"]),
    ("One of them died.", ["One -> =1"]),
    ("one was killed and two wounded", ["one -> =1", "two -> =2"]),
    ("killing one and wounding six", ["one -> =1", "six -> =6"]),
    ("It killed one.", ["one -> =1"]),
    ("at least one civilian", ["at least one -> >=1"]),
    ("only one survivor", ["only one -> =1"]),
    ("one of the 12 wounded died", ["one -> =1", "12 -> =12 known"]),
    ("one of his guards", ["one -> =1"]),
    ("one or two men", ["one or two -> 1..2"]),
    ("one or more men", ["one or more -> >=1"]),
    ("one died in hospital", ["one -> =1"]),
    ("one man", ["one -> =1"]),
    ("one soldier dead", ["one -> =1"]),
    ("more than one bomber", ["more than one -> >1"]),
    ("one of the last holdouts", []),
    ("one of the most violent nights", []),
    ("one of the deadliest attacks", []),
    ("one of the country's biggest cities", []),
    ("one of the highest-profile raids", []),
    ("one can say", []),
    ("one must ask", []),
    ("this one failed", []),
    ("the one in charge", []),
    ("that one", []),
    ("the latest one", []),
    ("the deadliest one", []),
    ("no one", ["no one -> =0"]),
    ("one day", []),
    ("at one point", []),
    ("one by one", []),
    ("on the one hand", []),
    ("each one", []),
    ("day one", []),
    ("one another", []),
]

PARTS = [
    ("half of them fled", ["half -> 1/2 of"]),
    ("about half of the crew", ["about half -> ~1/2 of"]),
    ("half the village", ["half -> 1/2 of"]),
    ("half their number", ["half -> 1/2 of"]),
    ("more than half of the dead", ["more than half -> >1/2 of"]),
    ("a third of the town", ["a third -> 1/3 of"]),
    ("one third of the town", ["one third -> 1/3 of"]),
    ("two thirds of the town", ["two thirds -> 2/3 of"]),
    ("two-thirds of the town", ["two-thirds -> 2/3 of"]),
    ("nearly two-thirds of residents", ["nearly two-thirds -> <2/3 of"]),
    ("a quarter of the 9,000", ["a quarter -> 1/4 of", "9,000 -> =9000 known"]),
    ("three quarters of the homes", ["three quarters -> 3/4 of"]),
    ("three-quarters of the homes", ["three-quarters -> 3/4 of"]),
    ("a fifth of families", ["a fifth -> 1/5 of"]),
    ("60 percent of the homes", ["60 percent -> 3/5 of"]),
    ("60 per cent of the homes", ["60 per cent -> 3/5 of"]),
    ("60% of the homes", ["60% -> 3/5 of"]),
    ("some 12.5 percent of them", ["some 12.5 percent -> ~1/8 of"]),
    ("at least 10 percent of them", ["at least 10 percent -> >=1/10 of"]),
    ("one in five residents", ["one in five -> 1/5 of"]),
    ("three in 10 children", ["three in 10 -> 3/10 of"]),
    ("one out of four women", ["one out of four -> 1/4 of"]),
    ("60 percent", []),
    ("up 12 percent on the year", []),
    ("a third of a mile", []),
    ("half of the year", []),
    ("the first half of 2015", []),
    ("the second half of May", []),
    ("half an hour", []),
    ("a quarter of an hour", []),
    ("a quarter of a million people", ["a quarter of a million -> =250000"]),
    ("half a million people", ["half a million -> =500000"]),
    ("a third man", []),
    ("the third of six raids", ["six -> =6"]),
]


@pytest.mark.parametrize(("sentence", "expected"), [*PLAIN, *RESTATED, *TURNS, *REST, *KNOWN, *ZERO, *ONE, *PARTS])
def test_sentence(sentence: str, expected: list[str]) -> None:
    """Each sentence gives exactly these quantities, in this order."""
    assert read(sentence) == expected


def test_number_is_the_first_word_of_the_number() -> None:
    """`number` points past the qualifiers, at the number itself."""
    text = parse("At least 34 people, another 12 and half a million more.")
    assert [text.tokens[q.number].text for q in find(text)] == ["34", "12", "half"]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("12 men", "digits"),
        ("twelve men", "words"),
        ("12 to 15 men", "range"),
        ("dozens", "vague.plural"),
        ("several men", "vague.few"),
        ("many men", "vague.many"),
        ("a number of men", "vague.number_of"),
        ("no men", "none"),
        ("without casualties", "without"),
        ("both men", "both"),
        ("a pair of men", "pair"),
        ("others", "others"),
        ("another man", "another"),
        ("half of them", "fraction"),
        ("60 percent of them", "percent"),
        ("one in five residents", "one_in"),
        ("a 500-strong crowd", "strong"),
        ("a nine-member family", "members"),
    ],
)
def test_rule_names_what_matched(sentence: str, rule: str) -> None:
    """A reader finds the rule's name in the code."""
    assert [quantity.rule for quantity in find(parse(sentence))] == [rule]
