"""Whose place: each figure of a text gets one. `[…]` marks a figure, `{…}` the word of harm; the texts are our own."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import gazetteer, places
from extractors.model import Place
from extractors.text import Anchor, Text, parse

try:
    gazetteer.default()
except gazetteer.GazetteerError as error:  # a checkout that has not been built
    pytest.skip(str(error), allow_module_level=True)

MARKS = re.compile(r"[\[\]{}]")


def read(marked: str) -> tuple[Text, list[Anchor]]:
    """The text without marks, and an anchor for each marked figure with the next (else the last) marked word."""
    raw, figures, words = "", [], []
    opened = 0
    for part in re.split(r"([\[\]{}])", marked):
        if part in ("[", "{"):
            opened = len(raw)
        elif part == "]":
            figures.append((opened, len(raw)))
        elif part == "}":
            words.append(opened)
        else:
            raw += part
    text = parse(raw)
    anchors = []
    for start, end in figures:
        first = next(i for i, token in enumerate(text.tokens) if token.end > start)
        last = next((i for i, token in enumerate(text.tokens) if token.start >= end), len(text.tokens))
        sentence = text.sentences[text.sentence_of[first]]
        inside = [w for w in words if sentence.start <= w < sentence.end]
        word = min(inside, key=lambda w: abs(w - start), default=start)
        trigger = next(i for i, token in enumerate(text.tokens) if token.end > word)
        anchors.append(Anchor(first, last, trigger, sentence.first, sentence.last))
    return text, anchors


def assigned(marked: str) -> list[Place | None]:
    text, anchors = read(marked)
    return list(places.assign(text, places.find(text), anchors))


@pytest.mark.parametrize(
    ("marked", "names"),
    [
        # the clause and the sentence
        ("A car bomb {killed} [nine people] in Baghdad on Monday.", ["Baghdad"]),
        ("In Kabul, [four guards] were {killed} by a mine.", ["Kabul"]),
        ("[Six men] {died} near Maiduguri in Nigeria.", ["Maiduguri"]),
        ("Rockets {wounded} [12] in Kharkiv, Ukraine.", ["Kharkiv"]),
        ("Shells {killed} [two] in Homs and {wounded} [five] in Hama, Syria.", ["Homs", "Hama"]),
        ("[Two] {died} in Houma and [three] {died} in Lafayette, Louisiana.", ["Houma", "Lafayette"]),
        # the most specific place wins
        ("Gunmen {killed} [five] in the town of Gwoza in Nigeria's Borno state.", ["Gwoza"]),
        ("Raiders {killed} [eight] in Mardan district of Pakistan's Khyber Pakhtunkhwa province.", ["Mardan"]),
        ("A blast in Jalalabad, Nangarhar, Afghanistan, {killed} [seven].", ["Jalalabad"]),
        ("[Nine herders] were {killed} in Tungan Zaki village of Zamfara state in Nigeria.", ["Tungan Zaki"]),
        ("Militants {killed} [ten] in Kurram in northwest Pakistan.", ["Kurram"]),
        # speakers and landmarks are not it
        ("A mine {killed} [three] in Mopti, officials in Bamako said.", ["Mopti"]),
        ("A mine {killed} [three] near Mopti, a source told the agency in Geneva.", ["Mopti"]),
        ("[Four] were {killed} in Douma, the Britain-based monitor said.", ["Douma"]),
        ("[Four] were {killed} in Gaza, Israel's army said.", ["Gaza"]),
        ("Mortars {killed} [two] in Tadef, 30 km east of Aleppo in Syria.", ["Tadef"]),
        ("Moscow said [nine] were {killed} in Luhansk.", ["Luhansk"]),
        # where people come from
        ("[Six pilgrims] returning from Iran were {killed} in Quetta.", ["Quetta"]),
        ("[Two engineers] from Turkey were {killed} in Mogadishu.", ["Mogadishu"]),
        # the next sentence goes on
        ("Gunmen {killed} [seven farmers] in Nigeria on Sunday. The attack took place in Bama.", ["Bama"]),
        ("[Five soldiers] {died} in northwest Pakistan. It happened in Bannu district on Friday.", ["Bannu"]),
        ("A bomb {killed} [nine] in Iraq. The blast hit a market in Baqubah, police said.", ["Baqubah"]),
        ("[Twelve] were {killed} in an attack in Mali. The raid happened at Menaka, the mayor said.", ["Menaka"]),
        ("[Two miners] were {killed} in eastern Congo. The accident happened near Bukavu.", ["Bukavu"]),
        # the sentence before goes on
        ("A bus fell into a ravine near Cusco, Peru. [Eight passengers] were {killed}.", ["Cusco"]),
        ("Fighting resumed in Sirte, Libya, on Monday. The clashes {wounded} [nine].", ["Sirte"]),
        (
            "Gunmen attacked a mosque in Kano, Nigeria. The attack {killed} [six] and {wounded} [nine].",
            ["Kano", "Kano"],
        ),
        # the lead
        (
            "A quake {killed} [40 people] in Herat, Afghanistan.\n\nRescuers dug all night.\n\n[100] were {injured}.",
            ["Herat", "Herat"],
        ),
        (
            "Floods {killed} [14] in Sindh province, Pakistan.\n\nRain goes on.\n\n[Three] {killed} were girls.",
            ["Sindh", "Sindh"],
        ),
        # background keeps its own
        (
            "A bomb {killed} [three] in Kabul on Monday.\n\nLast month, [80] were {killed} in Herat.",
            ["Kabul", "Herat"],
        ),
        (
            "Shelling {killed} [two] in Idlib on Monday.\n\nThe war in Syria has {killed} [half a million] since 2011.",
            ["Idlib", "Syria"],
        ),
        (
            "Gunmen {killed} [six] in Jos, Nigeria.\n\nClashes across Nigeria have {killed} [900] this year.",
            ["Jos", "Nigeria"],
        ),
        # what is said by "the province", "the country"
        (
            "Fighting went on in Anbar province, Iraq.\n\nOfficials met.\n\n[Nine] were {killed} in the province.",
            ["Anbar"],
        ),
        # movement
        ("[4,000 people] {fled} Mosul to Erbil in Iraq.", ["Mosul"]),
        ("[Nine hundred families] were {evacuated} from Tacloban, in the Philippines.", ["Tacloban"]),
        ("[Two thousand] {returned} to Sinjar in Iraq.", ["Sinjar"]),
        ("[300] {refugees} arrived in Adre, Chad.", ["Adre"]),
        # capitals and peoples
        ("A blast {killed} [four] in the Iraqi capital.", ["Baghdad"]),
        ("[Three] Somali lawmakers were {killed} on Friday.", ["Somalia"]),
        ("Nigerian police said [two] were {killed}.", ["Nigeria"]),
        # a dateline stands in
        ("BEIRUT (Wire) — [Two men] were {killed} overnight.", ["Beirut"]),
        ("LVIV, Ukraine — A fire in the country's west {killed} [six].", ["Lviv"]),
        ("ODESA, Ukraine — Drones hit a depot in Ukraine's main port, {killing} [four].", ["Odesa"]),
        ("NAIROBI, Kenya — Floods in Kenya have {killed} [60].", ["Kenya"]),
        ("GOMA, Democratic Republic of Congo — Rebels {killed} [nine] in Sake.", ["Sake"]),
        # what goes on in all of a country is not a town's
        ("The war in Sudan has {killed} [thousands]. Envoys met in Nyala.", ["Sudan"]),
        # the lead's country after a summary is made closer by the only place there is, not by one of several
        (
            "A mine at Kamituga fell.\n\nBUKAVU, DR Congo — [40] {died} in east Congo.\n\n[Nine] {died} near Kamituga.",
            ["Kamituga", "Kamituga"],
        ),
        (
            "Rain.\n\nNAIROBI, Kenya — [60] {died} in Kenya.\n\nIn Kitui, [four] {died}. In Garissa, [six] {died}.",
            ["Kenya", "Kitui", "Garissa"],
        ),
        # elliptical lists and two clauses
        ("Gunmen {killed} [two] in Homs and [five] in the town of Hama, Syria.", ["Homs", "Hama"]),
        (
            "Floods {killed} [eight] in Punjab province, Pakistan, and {displaced} [1,400] in Lahore.",
            ["Punjab", "Lahore"],
        ),
        ("In Congo's Ituri, Lendu fighters {killed} [six].", ["Ituri"]),
        # a suburb of a capital, a district of a city, an office of a province
        ("Shells {killed} [two] in a northern suburb of the Malian capital.", ["Bamako"]),
        ("A bomb {killed} [nine] in a crowded district of Baghdad.", ["Baghdad"]),
        ("A judge of Diwaniyah province said a mine {killed} [two].", ["Diwaniyah"]),
        ("Gunmen {killed} the head of the Takhar Provincial Council and [two guards].", ["Takhar"]),
        # a full stop is missing
        ("[Two cooks] were {shot} in Kismayo The gunmen fled.", ["Kismayo"]),
        # a dateline does not hide the town that the next paragraph names
        (
            "BUKAVU, DR Congo — A mine caved in, {killing} [nine].\n\nThe mine lies near Kamituga in South Kivu.",
            ["Kamituga"],
        ),
        # an apposition says that the name is a village's, and what it lies in
        (
            "Residents of Tungan-Zaki, a fishing settlement in Bungudu District of Zamfara State, mourn [four] {dead}.",
            ["Tungan-Zaki"],
        ),
        (
            "[Two] {died} in Shan State, Myanmar. The raid on Nam Hkai Lon — a hamlet of some 40 huts — came at dawn.",
            ["Nam Hkai Lon"],
        ),
        # mountains lie in many provinces: the town comes later, if at all
        ("[Six] {died} in Peru's northern Andes.\n\nThe van fell near the town of Otuzco.", ["Otuzco"]),
        ("[Six] {died} in Peru's northern Andes.", ["Andes"]),
        # a country's own jail, in a dateline's capital; a part of the country may be anywhere
        ("LIMA, Peru — [Nine] {died} in a riot in Peru's biggest jail.", ["Lima"]),
        ("LIMA, Peru — [Nine] {died} in Peru's far north.", ["Peru"]),
        # since a year long past, whatever is named beside it
        (
            "Gunmen {killed} [six] in Djibo in Burkina Faso.\n\nSince 2016 raids {took} [9,000], [700] this year.",
            ["Djibo", "Burkina Faso", "Burkina Faso"],
        ),
        # a town at the sentence's head is its first figure's; what comes after such a pair is of neither
        (
            (
                "Raiders {killed} [20] in Shan State, Myanmar.\n\nAt Nam Hkai, five kilometres away, [eight] were"
                " {shot}, and [six] {died} in the hamlet of Pang Kyein. [Nine] were {wounded}."
            ),
            ["Shan", "Nam Hkai", "Pang Kyein", "Shan"],
        ),
        ("Storms {killed} [five] in Tulsa, where roofs fell, and [two] in rural Osage County.", ["Tulsa", "Osage"]),
        # where somebody goes before anything is told; a town reached later is none
        (
            "Amina takes the bus to Narsingdi. [Ninety] {died} in it.\n\nThen [eight] {died} at a plant in Bogura.",
            ["Narsingdi", "Bogura"],
        ),
        # who strikes is not where
        ("Shells hit Rafah. Israel's bombardment has {killed} [six].", ["Rafah"]),
        # what a country has, and its neighbour; a national body's count of all so far; who is no place
        (
            "Cholera {killed} [nine] in Lusaka. Malawi has reported [61] confirmed and [204] suspected {deaths}.",
            ["Lusaka", "Malawi", "Malawi"],
        ),
        (
            "Police {shot} [two] in Kisumu.\n\nThe Kenya National Human Rights Centre says [40 people] have {died}.",
            ["Kisumu", "Kenya"],
        ),
        (
            "Police {shot} [two] in Kisumu.\n\nThe Kenya National Human Rights Centre says [both men] {died} at once.",
            ["Kisumu", "Kisumu"],
        ),
        ("Drones hit a depot in Odesa. It {killed} [six] in the war that Moscow launched.", ["Odesa"]),
        ("Chad launched its raids after gunmen had {killed} [six].", ["Chad"]),
        # nothing is said
        ("[Two men] were {killed} overnight.", [None]),
        ("[Nine] {died}, according to Human Rights Watch.", [None]),
    ],
)
def test_each_figure_gets_its_place(marked: str, names: list[str | None]) -> None:
    assert [place.name if place else None for place in assigned(marked)] == names


@pytest.mark.parametrize(
    ("marked", "countries"),
    [
        ("Boko Haram fighters {killed} [six] in the village of Kayamla.", ["NGA"]),
        ("Houthi shelling {killed} [four] at a market.", ["YEM"]),
        ("Ugandan rebels {killed} [nine] near Beni, Congo.", ["COD"]),
        ("[Five] Sudanese migrants {drowned} off Zarzis, Tunisia.", ["TUN"]),
        ("Saudi jets {killed} [12] in Saada, Yemen.", ["YEM"]),
        ("Turkish troops {killed} [two] in Afrin, Syria.", ["SYR"]),
        ("Kenyan troops {killed} [six militants] in Gedo, Somalia.", ["SOM"]),
        ("[Ten] were {killed} in Georgia, the Tbilisi government said.", ["GEO"]),
        ("[Ten] were {killed} in Georgia as tornadoes crossed Alabama and Tennessee.", ["USA"]),
        ("[Two] {died} in Niger's Tillaberi region.", ["NER"]),
        # a country's name that tells whose people they are
        ("[Nine] Mali migrants were {shot} by smugglers in Libya.", ["LBY"]),
        ("A colonel wanted by the United States was {killed} with [two guards] in Kismayo.", ["SOM"]),
        # unnamed places of a nationality
        ("[Seven] were {killed} in Burundian villages as raiders came from Rwanda's Nyanza.", ["BDI"]),
        ("[Three] {died} at an Iranian clinic in Damascus.", ["SYR"]),
        # next door is elsewhere
        ("Boko Haram men {killed} [four] in Kerawa, which borders Cameroon.", ["NGA"]),
        ("Seleka men {shot} [nine] herders along the Chadian frontier.", ["CAF"]),
        # regions that several countries share
        ("The government of Niger said [11] were {killed} on an island in Lake Chad.", ["NER"]),
        ("Chadian fishermen said [11] were {killed} on an island in Lake Chad.", ["TCD"]),
        ("Pakistani officials said shelling {killed} [two] in Kashmir.", ["PAK"]),
        ("Indian police said a grenade {killed} [two] in Kashmir.", ["IND"]),
        # ethnic groups live abroad
        ("Bombs {hurt} [six] in an ethnic Turkmen street of Kirkuk.", ["IRQ"]),
        # organisations named after a country
        ("FDLR fighters of the Forces for the Liberation of Rwanda {killed} [six] near Rutshuru.", ["COD"]),
        # towns named like countries
        ("A lorry {killed} [two] in Lebanon, Pennsylvania.", ["USA"]),
        ("[Three] were {shot} in Macon, Georgia.", ["USA"]),
        ("A fire {killed} [four] in Peru, Indiana.", ["USA"]),
        # the sentence's own country
        ("Mines {killed} [two] in Burkina Faso. In neighbouring Mali, [six] {died} in Gao.", ["BFA", "MLI"]),
        # rivers, seas and venues
        ("A storm {killed} [six sailors] in the Gulf of Guinea off Ghana.", ["GHA"]),
        ("[Five] {drowned} in the Congo River at Mossaka in the Republic of Congo.", ["COG"]),
        ("Missiles {killed} [two] in the Red Sea port of Hodeidah.", ["YEM"]),
        ("[Two] were {stabbed} in Lyon, France, outside the Hotel Cairo.", ["FRA"]),
    ],
)
def test_the_country_is_that_of_the_event(marked: str, countries: list[str]) -> None:
    assert [place.country if place else None for place in assigned(marked)] == countries


def test_no_figures_no_places() -> None:
    text = parse("A bomb went off in Kabul.")
    assert places.assign(text, places.find(text), []) == ()
    assert places.assign(text, (), [Anchor(0, 1, 0, 0, 3)]) == (None,)


HOSTILE = [
    "", "\n\n", "\x00", "’s", "of of of of", "in " * 3000, "Aleppo " * 3000, "Aleppo, " * 3000,
    "in Aleppo and " * 2000,
    "A" * 20_000, "al-" * 5000, "Al-Aleppo-" * 3000, "X's " * 5000, "the town of " * 3000, "20 km south of " * 2000,
    "km (km (km " * 2000, "capital " * 5000, "ST. " * 5000, "(((" * 5000,
    "İstanbul ẞ ŉ ǅ " * 500, "\ud800 Aleppo \udfff",
]  # fmt: skip


@pytest.mark.parametrize("raw", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_read(raw: str) -> None:
    """Nothing raises, and every place is of the text."""
    text = parse(raw)
    found = places.find(text, raw[:200], "http://[" + raw[:20])
    assert all(0 <= t.first < t.last <= len(text.tokens) for t in found)
    anchors = [Anchor(i, i + 1, i, s.first, s.last) for s in text.sentences for i in range(s.first, s.last, 50)]
    assert len(places.assign(text, found, anchors)) == len(anchors)


WORDS = st.sampled_from(
    [
        *("in", "at", "of", "the", "from", "to", "near", "20", "km", "north", "south", ",", ".", "(", ")", "'s", "–"),
        *("capital", "province", "village", "district", "said", "fled", "killed", "and", "\n\n", "President", "Police"),
        *("Aleppo", "Syria", "Syrian", "Kano", "Niger", "Paris", "al-Numan", "St", "Lake", "Boko", "Haram", "Post"),
    ]
)


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(raw: str) -> None:
    """Toponyms come in text order, lie inside the text, and coordinates are on the globe."""
    text = parse(raw)
    found = places.find(text, raw)
    assert [t.first for t in found] == sorted(t.first for t in found)
    for toponym in found:
        assert 0 <= toponym.first < toponym.last <= len(text.tokens)
        assert 0.0 <= toponym.score <= 1.0
        assert toponym.place.lat is not None
        assert toponym.place.lon is not None
        assert -90 <= toponym.place.lat <= 90
        assert -180 <= toponym.place.lon <= 180
    anchors = [Anchor(s.first, s.first + 1, s.last - 1, s.first, s.last) for s in text.sentences]
    assert len(places.assign(text, found, anchors)) == len(anchors)
