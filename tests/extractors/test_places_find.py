"""Place names in sentences: what is found, which place it is, and what is no place. The sentences are our own."""

import pytest

from extractors import gazetteer, places
from extractors.place_toponym import Toponym
from extractors.text import parse

try:
    gazetteer.default()
except gazetteer.GazetteerError as error:  # a checkout that has not been built
    pytest.skip(str(error), allow_module_level=True)

NO_EVENT = {"source", "nationality", "movement", "reference", "from", "to", "dateline"}
"""Rules of names that tell of a country or a way, not of where something happened."""


def toponyms(sentence: str, title: str | None = None, url: str | None = None) -> tuple[Toponym, ...]:
    return places.find(parse(sentence), title, url)


def named(sentence: str, name: str) -> Toponym:
    """The toponym of that name."""
    found = toponyms(sentence)
    matches = [t for t in found if t.place.name == name]
    assert matches, [(t.place.name, t.rule) for t in found]
    return matches[0]


@pytest.mark.parametrize(
    ("sentence", "name", "country", "precision"),
    [
        # two particles in one name
        ("A boat sank off Islas de la Bahía.", "Islas de la Bahía", "HND", "admin1"),
        # a division under the name of a common word, or in press spelling
        ("A convoy burned in Burkina Faso's Sahel region.", "Sahel", "BFA", "admin1"),
        ("Two guards were hurt in Diwaniyah province.", "Diwaniyah", "IRQ", "admin1"),
        ("Officials met in Muhammad Agha district.", "Muhammad Agha", "AFG", "admin2"),
        # the very spelling before one that sounds like it
        ("A bomb went off in Qalat.", "Qalat", "AFG", "settlement"),
        # a metropolis stays where it is
        ("A grenade hit the Ismaili community in Karachi.", "Karachi", "PAK", "settlement"),
        # plain prepositions
        ("A bomb killed four shoppers in Baghdad.", "Baghdad", "IRQ", "settlement"),
        ("Rockets landed near Kharkiv before dawn.", "Kharkiv", "UKR", "settlement"),
        ("Two policemen died at Maiduguri, residents said.", "Maiduguri", "NGA", "settlement"),
        ("Shelling resumed outside Donetsk.", "Donetsk", "UKR", "settlement"),
        ("Gunfire was heard around Mogadishu.", "Mogadishu", "SOM", "settlement"),
        ("Floods spread across Bangladesh.", "Bangladesh", "BGD", "country"),
        ("Protests were held throughout Sudan.", "Sudan", "SDN", "country"),
        ("Fighting raged inside Aleppo for days.", "Aleppo", "SYR", "settlement"),
        ("A quake struck Kathmandu.", "Kathmandu", "NPL", "settlement"),
        ("The storm hit Tacloban at noon.", "Tacloban", "PHL", "settlement"),
        ("Gunmen stormed Bamako.", "Bamako", "MLI", "settlement"),
        ("Fire swept through markets in Lagos and Ibadan.", "Ibadan", "NGA", "settlement"),
        ("Strikes were reported in Homs, Hama and Daraa in Syria.", "Hama", "SYR", "settlement"),
        ("Clashes in Bukavu left nine dead.", "Bukavu", "COD", "settlement"),
        ("Seven miners were buried at Kamituga in Congo.", "Congo", "COD", "country"),
        ("A ferry sank off Zanzibar in Tanzania.", "Tanzania", "TZA", "country"),
        # nouns before the name
        ("Militants raided the town of Gwoza in Nigeria.", "Gwoza", "NGA", "settlement"),
        ("The city of Quetta was shut.", "Quetta", "PAK", "settlement"),
        ("They fled the village of Kafr Nabl in Syria.", "Kafr Nabl", "SYR", "settlement"),
        ("The northern port city of Tripoli in Lebanon was calm.", "Tripoli", "LBN", "settlement"),
        ("Police in the province of Kandahar found mines.", "Kandahar", "AFG", "admin1"),
        ("A convoy was hit in the state of Borno.", "Borno", "NGA", "admin1"),
        ("It happened in the district of Tank in Pakistan.", "Tank", "PAK", "admin2"),
        # nouns after the name
        ("Nine farmers were killed in Helmand province.", "Helmand", "AFG", "admin1"),
        ("Snow cut off Ghor Province, officials said.", "Ghor", "AFG", "admin1"),
        ("Raids went on in Anbar governorate.", "Anbar", "IRQ", "admin1"),
        ("Herders fought in Plateau State, Nigeria.", "Plateau", "NGA", "admin1"),
        ("Rain flooded Turkana County in Kenya.", "Turkana", "KEN", "admin1"),
        ("Clashes erupted in Oromia region of Ethiopia.", "Oromia", "ETH", "admin1"),
        ("A truck overturned in Nawzad district, Helmand.", "Nawzad", "AFG", "admin2"),
        ("The blaze spread in Butte County, California.", "Butte", "USA", "admin2"),
        ("Rescue boats searched Terrebonne Parish in Louisiana.", "Terrebonne", "USA", "admin2"),
        ("Shells fell on Donetsk oblast in Ukraine.", "Donetsk", "UKR", "admin1"),
        ("A wall collapsed in Kandahar city.", "Kandahar", "AFG", "settlement"),
        # containment
        ("Five were hurt in Jalalabad, Nangarhar province.", "Jalalabad", "AFG", "settlement"),
        ("Gunmen attacked a bus in Mardan, Pakistan.", "Mardan", "PAK", "settlement"),
        ("A home burned in Springfield, Illinois.", "Springfield", "USA", "settlement"),
        ("A home burned in Springfield, Missouri.", "Springfield", "USA", "settlement"),
        ("A tornado crossed Paris, Texas.", "Paris", "USA", "settlement"),
        ("Police in Tripoli, Libya, gave no figures.", "Libya", "LBY", "country"),
        ("A grenade exploded in Beni in North Kivu, eastern Congo.", "Beni", "COD", "settlement"),
        ("Nigeria's Kaduna state was quiet.", "Kaduna", "NGA", "admin1"),
        ("Ten died in Pakistan's Balochistan province.", "Balochistan", "PAK", "admin1"),
        ("Two towns in Colombia's Cauca department were shelled.", "Cauca", "COL", "admin1"),
        ("Troops entered Ukraine's Luhansk region.", "Luhansk", "UKR", "admin1"),
        ("Gunmen attacked Yemen's southern port of Aden.", "Aden", "YEM", "settlement"),
        # peoples decide between namesakes
        ("Nigerian troops retook the town of Bama.", "Bama", "NGA", "settlement"),
        ("Syrian activists reported shelling in Tadef.", "Tadef", "SYR", "settlement"),
        ("Somali police said a bomb exploded in Baidoa.", "Baidoa", "SOM", "settlement"),
        ("Filipino soldiers searched Jolo.", "Jolo", "PHL", "settlement"),
        ("Iraqi forces entered Hit on Monday; clashes went on in Hit.", "Hit", "IRQ", "settlement"),
        ("Venezuelan police clashed with gangs in Barcelona.", "Barcelona", "VEN", "settlement"),
        ("Spanish police clashed with crowds in Barcelona.", "Barcelona", "ESP", "settlement"),
        ("British police searched a flat in Birmingham.", "Birmingham", "GBR", "settlement"),
        ("In Alabama, a fire killed two people in Birmingham.", "Birmingham", "USA", "settlement"),
        (
            "Pakistani officials said Hyderabad was flooded; rescuers reached Hyderabad.",
            "Hyderabad",
            "PAK",
            "settlement",
        ),
        ("Indian officials said the roof fell in Hyderabad.", "Hyderabad", "IND", "settlement"),
        ("Libyan medics said seven died in Tripoli.", "Tripoli", "LBY", "settlement"),
        ("Colombian rebels freed hostages in Cartagena.", "Cartagena", "COL", "settlement"),
        ("Chilean firefighters fought flames in Santiago.", "Santiago", "CHL", "settlement"),
        # countries and divisions of one name
        ("Elections were held in Georgia, its neighbour Armenia said.", "Georgia", "GEO", "country"),
        ("A storm crossed Georgia and Alabama; Americans fled.", "Alabama", "USA", "admin1"),
        ("Twelve died in Niger on Sunday.", "Niger", "NER", "country"),
        ("Twelve died in Niger State, Nigeria, on Sunday.", "Niger", "NGA", "admin1"),
        ("Refugees crossed into Jordan.", "Jordan", "JOR", "country"),
        ("A column left Chad.", "Chad", "TCD", "country"),
        ("Mali's army lost six men.", "Mali", "MLI", "country"),
        ("Schools closed in the United States.", "United States", "USA", "country"),
        ("Two died in the Central African Republic.", "Central African Republic", "CAF", "country"),
        ("Ebola spread in the Democratic Republic of the Congo.", "Democratic Republic of the Congo", "COD", "country"),
        (
            "Flights to Trinidad and Tobago resumed; roads flooded in Trinidad and Tobago.",
            "Trinidad and Tobago",
            "TTO",
            "country",
        ),
        ("Police in Papua New Guinea counted the dead.", "Papua New Guinea", "PNG", "country"),
        ("Four died in South Sudan.", "South Sudan", "SSD", "country"),
        ("The fire began in the UK.", "UK", "GBR", "country"),
        ("Snow fell in the U.S. overnight.", "U.S.", "USA", "country"),
        # regions of the lexicon
        ("Hundreds fled Darfur this week; villages burned in Darfur.", "Darfur", "SDN", "admin1"),
        ("A pipeline burst in the Niger Delta.", "Niger Delta", "NGA", "admin1"),
        ("Soldiers were ambushed in North Waziristan.", "North Waziristan", "PAK", "admin1"),
        ("Strikes hit Eastern Ghouta.", "Eastern Ghouta", "SYR", "admin1"),
        ("Rockets fell in the Gaza Strip.", "Gaza Strip", "PSE", "admin1"),
        ("A bus was stoned in the West Bank.", "West Bank", "PSE", "admin1"),
        ("Landslides blocked roads in Mindanao.", "Mindanao", "PHL", "admin1"),
        # hyphens, abbreviations, marks
        ("A drone struck Deir ez-Zor.", "Deir ez-Zor", "SYR", "settlement"),
        ("Snipers fired in Ma'arrat al-Nu'man, Syria.", "Ma'arrat al-Nu'man", "SYR", "settlement"),
        ("Three men were shot in St. Louis.", "St. Louis", "USA", "settlement"),
        ("A crowd marched in San José del Guaviare, Colombia.", "San José del Guaviare", "COL", "settlement"),
        ("A dam failed near Rio de Janeiro.", "Rio de Janeiro", "BRA", "settlement"),
        ("Four children drowned in Bogotá.", "Bogotá", "COL", "settlement"),
        ("Gangs fought in Port-au-Prince.", "Port-au-Prince", "HTI", "settlement"),
        ("A man was stabbed in Tampa, FL.", "Tampa", "USA", "settlement"),
        ("Wildfires reached Fresno, Calif., on Friday.", "Fresno", "USA", "settlement"),
        # spellings
        ("Ten were killed in Baluchistan, Pakistan.", "Baluchistan", "PAK", "admin1"),
        ("Clashes shook Salaheddin province in Iraq.", "Salaheddin", "IRQ", "admin1"),
        ("A mine killed a family in Zabol province of Afghanistan.", "Zabol", "AFG", "admin1"),
        ("Al Shabaab raided a base in Lower Shabelle.", "Lower Shabelle", "SOM", "admin1"),
        ("Syrian rebels dug in at Khan Sheikhoun.", "Khan Sheikhoun", "SYR", "settlement"),
        ("Sudanese troops left Al Fashir; shells fell in Al Fashir.", "Al Fashir", "SDN", "settlement"),
        # capitals, unnamed and named
        ("A rocket hit a school in the Iraqi capital.", "Baghdad", "IRQ", "settlement"),
        (
            "A blast shook the Somali capital on Tuesday; it struck a hotel in the capital.",
            "Mogadishu",
            "SOM",
            "settlement",
        ),
        ("Six were shot in the capital, Kabul.", "Kabul", "AFG", "settlement"),
        ("Gangs killed nine in the capital of Haiti.", "Port-au-Prince", "HTI", "settlement"),
        ("A wedding bus was hit in Ghazni province south of Kabul, Afghanistan.", "Ghazni", "AFG", "admin1"),
        # villages that no gazetteer of towns holds
        ("Raiders burned Tungan Zaki village in Zamfara state, Nigeria.", "Tungan Zaki", "NGA", "admin1"),
        ("Four herders died in the village of Lokwakipi in Turkana County, Kenya.", "Lokwakipi", "KEN", "admin1"),
        ("A mine exploded in Kariz Tangi area of Kandahar province.", "Kariz Tangi", "AFG", "admin1"),
        (
            "Rebels attacked Mbongwe Kati, a settlement in Central African Republic.",
            "Central African Republic",
            "CAF",
            "country",
        ),
        ("Clashes in Bir Um Dukhan, South Darfur, killed eight.", "Bir Um Dukhan", "SDN", "admin1"),
    ],
)
def test_a_place_is_found_and_known(sentence: str, name: str, country: str, precision: str) -> None:
    place = named(sentence, name).place
    assert (place.country, str(place.precision)) == (country, precision)
    assert place.lat is not None
    assert place.lon is not None


@pytest.mark.parametrize(
    ("sentence", "name", "lat", "lon", "within"),
    [
        ("A home burned in Springfield, Illinois.", "Springfield", 39.8, -89.64, 0.3),
        ("A home burned in Springfield, Missouri.", "Springfield", 37.2, -93.3, 0.3),
        ("A tornado crossed Paris, Texas.", "Paris", 33.66, -95.56, 0.3),
        ("Bandits struck Tungan Zaki village in Zamfara state, Nigeria.", "Tungan Zaki", 12.1, 6.2, 0.8),
        ("Boko Haram fighters attacked farms in northern Cameroon.", "Cameroon", 10.0, 14.0, 2.0),
        ("A suicide bomber struck in southern Afghanistan.", "Afghanistan", 31.5, 65.5, 2.0),
        ("A shell fell 20 km south of Rafah, Gaza.", "Rafah", 31.1, 34.25, 0.15),
        ("Troops found bodies 100 kilometres north of Mogadishu.", "Mogadishu", 2.94, 45.34, 0.15),
        ("The crash was 10 miles west of Fresno, California.", "Fresno", 36.74, -119.96, 0.15),
        ("A grenade exploded in Jos in Nigeria.", "Jos", 9.93, 8.89, 0.2),
        ("Pro-government troops in Yemen reached the north of Yemen.", "Yemen", 16.0, 45.5, 2.0),
    ],
)
def test_a_place_lies_where_it_should(sentence: str, name: str, lat: float, lon: float, within: float) -> None:
    place = named(sentence, name).place
    assert (place.lat, place.lon) == (pytest.approx(lat, abs=within), pytest.approx(lon, abs=within))


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Thousands fled Mosul.", "Mosul", "from"),
        ("Families from Homs arrived yesterday.", "Homs", "from"),
        ("They fled from Raqqa to Idlib in Syria.", "Raqqa", "from"),
        ("They fled from Raqqa to Idlib in Syria.", "Idlib", "to"),
        ("Villagers walked into Uganda.", "Uganda", "to"),
        ("Four thousand people evacuated Marawi.", "Marawi", "from"),
        ("Buses brought them to Aleppo.", "Aleppo", "to"),
        ("Residents of Kherson were moved.", "Kherson", "from"),
        ("Two hundred returned to Sinjar, Iraq.", "Sinjar", "to"),
        ("A mortar round landed in Sinjar, Iraq.", "Sinjar", "in"),
    ],
)
def test_movement_has_two_ends(sentence: str, name: str, role: str) -> None:
    assert str(named(sentence, name).place.role) == role


@pytest.mark.parametrize(
    "sentence",
    [
        "Paris Hilton smiled.",
        "Jordan Henderson scored twice.",
        "President Jordan Smith resigned.",
        "Mr Lebanon Carter was charged.",
        "Captain Chad Brown said so.",
        "Gen. Austin Miller left.",
        "The Washington Post reported six deaths.",
        "The New York Times counted nine dead.",
        "The Boston Globe said four were hurt.",
        "A reader wrote to the Los Angeles Times.",
        "The Syrian Observatory for Human Rights counted five.",
        "The Nigerian Army lost three men.",
        "The Islamic State killed four captives.",
        "Boko Haram killed two teachers.",
        "Hurricane Florence weakened.",
        "Typhoon Haiyan killed thousands.",
        "Police shot three men on Sunday.",
        "Officials said in March that May would be worse.",
        "Sunday was calm.",
        "Ramadan began quietly.",
        "Central Bank staff were evacuated.",
        "Human Rights Watch interviewed twelve people.",
        "Medics treated the wounded.",
        "The Red Cross sent two teams.",
        "A Chinese engineer was kidnapped.",
        "The army lost four Leopard tanks.",
        "In June, nine were killed.",
        "The Taliban claimed the attack.",
        "Manchester United fans sang.",
        "He studied at Columbia University.",
        "Real Madrid won.",
        "Victoria Beckham waved.",
        "Sydney Sweeney thanked the crew.",
        "A spokesman, Florence Mwangi, gave the toll.",
        "Moscow said it would respond.",
        "Washington denied the report.",
        "Tehran has rejected the claim.",
        "Beijing's foreign ministry said nothing.",
        "The toll rose to nine, the Beirut-based Daily Star said.",
        "The London-based monitor counted ten dead.",
        "Britain-based activists counted ten dead.",
        "The Dinka and Nuer clans clashed.",
        "Rizeigat tribesmen killed nine.",
        "Three died on Washington Street.",
        "A car burned on Houston Avenue.",
        "A lawyer named Milan Kovac was shot.",
        "The Geneva Conventions forbid it.",
        "The Minsk Agreement failed.",
        "Ten Somali refugees drowned.",
        "NATO said two were killed.",
        "The UN counted five.",
        "An AFP reporter saw two bodies.",
        "Police Chief Dallas Reed spoke.",
        "Judge Charlotte Vance ruled.",
        "We are told Mrs. Lourdes Santos died.",
        "The IOM counted nine.",
        "She lost her son Lucas.",
        "Her daughter, Adelaide, was hurt.",
        "Peter Houston wept.",
        # what bears a town's name, and who was told
        "Hala Plaza came down in minutes.",
        "Twelve looms burned at Hama Textiles.",
        "Survivors told Al Madinah's Lena Tucker.",
        "The dresses were sewn for North America.",
    ],
)
def test_what_is_no_place_of_an_event(sentence: str) -> None:
    assert [(t.place.name, t.rule) for t in toponyms(sentence) if t.rule not in NO_EVENT] == []


@pytest.mark.parametrize(
    ("sentence", "country"),
    [
        ("Iraqi officials counted nine dead.", "IRQ"),
        ("A Nigerien soldier was killed.", "NER"),
        ("A Nigerian soldier was killed.", "NGA"),
        ("South Korean rescuers arrived.", "KOR"),
        ("South Sudanese rebels freed hostages.", "SSD"),
        ("Two Sri Lankan sailors drowned.", "LKA"),
        ("Dutch police arrested four.", "NLD"),
        ("Filipinos mourned.", "PHL"),
        ("Ivorian gendarmes fired.", "CIV"),
        ("Burmese troops burned homes.", "MMR"),
        ("Burkinabe jihadists attacked.", "BFA"),
        ("A Congolese doctor was kidnapped.", "COD"),
        ("Kosovar lawmakers met.", "XKX"),
    ],
)
def test_a_nationality_tells_the_country(sentence: str, country: str) -> None:
    assert [(t.place.country, t.rule) for t in toponyms(sentence)] == [(country, "nationality")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("BEIRUT (Wire) — Shells fell overnight.", "Beirut"),
        ("KABUL, Afghanistan — A bomb killed two.", "Kabul"),
        ("Nairobi, Kenya (News Service) – Floods killed four.", "Nairobi"),
        ("ST. LOUIS (Radio) – Two men were shot.", "St. Louis"),
        ("PORT-AU-PRINCE — Gangs killed seven.", "Port-au-Prince"),
    ],
)
def test_datelines_are_no_event_places(sentence: str, name: str) -> None:
    assert named(sentence, name).rule == "dateline"


def test_the_headline_decides_between_namesakes() -> None:
    """ "Córdoba" alone may be Spanish, Argentine or Colombian."""
    sentence = "Floods killed four people in Cordoba."
    assert [t.place.country for t in toponyms(sentence, "Colombia mourns flood victims")] == ["COL"]
    assert [t.place.country for t in toponyms(sentence, "Argentina mourns flood victims")] == ["ARG"]


def test_the_address_helps_where_the_text_is_silent() -> None:
    sentence = "Three men were shot at Bama."
    assert [t.place.country for t in toponyms(sentence, url="https://news.example.ng/story")] == ["NGA"]


def test_a_town_has_its_division_and_id() -> None:
    place = named("Shells fell in Maaret al-Numan in Syria.", "Maaret al-Numan").place
    assert (place.admin1, place.geonames_id) == ("Idlib", 167611)


def test_an_unlisted_village_has_no_id() -> None:
    place = named("Raiders burned Tungan Zaki village in Zamfara state, Nigeria.", "Tungan Zaki").place
    assert (place.admin1, place.geonames_id) == ("Zamfara", None)


@pytest.mark.parametrize(
    ("sentence", "name", "country", "admin1"),
    [
        ("Raiders seized 30 pupils in Kuriga, Nigeria.", "Kuriga", "NGA", None),
        ("Raiders seized 30 pupils in Kuriga, Kaduna.", "Kuriga", "NGA", "Kaduna"),
        ("Raiders seized 30 pupils in Kuriga, Kaduna state.", "Kuriga", "NGA", "Kaduna"),
        ("Raiders seized 30 pupils in Nigeria's Kuriga.", "Kuriga", "NGA", None),
        ("A van overturned in Paris, Texas.", "Paris", "USA", "Texas"),
        ("A mill burned in Ulmenau, Kenya.", "Ulmenau", "KEN", None),
        ("Two bombs went off in Mosul, Baghdad and Basra.", "Mosul", "IRQ", "Nīnawá"),
    ],
)
def test_a_stated_container_decides(sentence: str, name: str, country: str, admin1: str | None) -> None:
    place = named(sentence, name).place
    assert (place.country, place.admin1) == (country, admin1)


@pytest.mark.parametrize("name", ["Cox's Bazar", "Cox’s Bazar"])
def test_a_name_may_hold_a_possessive(name: str) -> None:
    assert [(t.place.name, t.place.country) for t in toponyms(f"A landslide buried huts in {name}.")] == [(name, "BGD")]


def test_a_surname_does_not_move_a_city() -> None:
    assert named("Peter Smith was stabbed in Leeds on Monday.", "Leeds").place.country == "GBR"


def test_a_dateline_may_hold_a_long_country() -> None:
    found = toponyms("GOMA, Democratic Republic of the Congo (Wire) — Shells killed two.")
    assert [(t.place.name, t.rule) for t in found] == [
        ("Goma", "dateline"),
        ("Democratic Republic of the Congo", "dateline"),
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chilean officials said six guards were hurt at Cundinamarca prison. Chile will rebuild it.", "CHL"),
        ("Officials in Nigeria said nine pupils of a school in Kuriga are free. Nigeria thanked its troops.", "NGA"),
    ],
)
def test_a_village_is_not_its_namesake_abroad(text: str, country: str) -> None:
    """Where a text speaks of one country, a province or another spelling elsewhere is not what its names mean."""
    assert {toponym.place.country for toponym in places.find(parse(text))} == {country}
