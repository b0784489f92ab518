"""Numbers in every form the press writes, under every qualifier, in every setting: generated from tables."""

from itertools import product

import pytest

from extractors.model import Quantifier
from extractors.quantities import Quantity, find
from extractors.text import parse

NUMBERS = [
    ("7", 7),
    ("12", 12),
    ("117", 117),
    ("1300", 1300),
    ("2000", 2000),
    ("1,300", 1300),
    ("61,300", 61300),
    ("1,234,567", 1234567),
    ("3,57,243", 357243),
    ("12,34,567", 1234567),
    ("1 300", 1300),
    ("12 000", 12000),
    ("12\u00a0000", 12000),
    ("12\u2009000", 12000),
    ("12\u202f000", 12000),
    ("1\u202f234\u202f567", 1234567),
    ("1.300", 1300),
    ("1.234.567", 1234567),
    ("1.6 million", 1600000),
    ("1.6\u00a0million", 1600000),
    ("1.6\nmillion", 1600000),
    ("1.6-million", 1600000),
    ("0.5 million", 500000),
    ("2.25 million", 2250000),
    ("5.35 lakh", 535000),
    ("7 lakh", 700000),
    ("5 lakhs", 500000),
    ("2 crore", 20000000),
    ("1.2bn", 1200000000),
    ("2k", 2000),
    ("1.5m", 1500000),
    ("3 million", 3000000),
    ("40 thousand", 40000),
    ("3 hundred", 300),
    ("2 lakh 50 thousand", 250000),
    ("two", 2),
    ("nine", 9),
    ("eleven", 11),
    ("nineteen", 19),
    ("twenty", 20),
    ("twenty-five", 25),
    ("thirty five", 35),
    ("ninety-nine", 99),
    ("a hundred", 100),
    ("one hundred", 100),
    ("one hundred and one", 101),
    ("two hundred and five", 205),
    ("three hundred twelve", 312),
    ("four hundred and sixty-two", 462),
    ("fifteen hundred", 1500),
    ("a thousand", 1000),
    ("two thousand and fifty", 2050),
    ("two thousand three hundred", 2300),
    ("five hundred thousand", 500000),
    ("one hundred and twenty thousand", 120000),
    ("one hundred twenty-three thousand four hundred and fifty-six", 123456),
    ("a million", 1000000),
    ("three million", 3000000),
    ("two million three hundred thousand", 2300000),
    ("seven lakh", 700000),
    ("half a million", 500000),
    ("half-a-million", 500000),
    ("a half million", 500000),
    ("a quarter of a million", 250000),
    ("three quarters of a million", 750000),
    ("two and a half million", 2500000),
    ("two-and-a-half million", 2500000),
    ("a million and a half", 1500000),
    ("one point six million", 1600000),
    ("2½ million", 2500000),
    ("one and a quarter million", 1250000),
    ("a dozen", 12),
    ("two dozen", 24),
    ("two dozens", 24),
    ("half a dozen", 6),
    ("half-a-dozen", 6),
    ("a half-dozen", 6),
    ("a score", 20),
    ("three score", 60),
    ("two billion", 2000000000),
]

AHEAD = [
    ("", Quantifier.EXACT),
    ("exactly ", Quantifier.EXACT),
    ("only ", Quantifier.EXACT),
    ("just ", Quantifier.EXACT),
    ("a total of ", Quantifier.EXACT),
    ("at least ", Quantifier.AT_LEAST),
    ("at the very least ", Quantifier.AT_LEAST),
    ("no fewer than ", Quantifier.AT_LEAST),
    ("no less than ", Quantifier.AT_LEAST),
    ("not less than ", Quantifier.AT_LEAST),
    ("a minimum of ", Quantifier.AT_LEAST),
    ("as few as ", Quantifier.AT_LEAST),
    ("more than ", Quantifier.MORE_THAN),
    ("over ", Quantifier.MORE_THAN),
    ("well over ", Quantifier.MORE_THAN),
    ("just over ", Quantifier.MORE_THAN),
    ("a little over ", Quantifier.MORE_THAN),
    ("upwards of ", Quantifier.MORE_THAN),
    ("in excess of ", Quantifier.MORE_THAN),
    (">", Quantifier.MORE_THAN),
    ("up to ", Quantifier.AT_MOST),
    ("as many as ", Quantifier.AT_MOST),
    ("as high as ", Quantifier.AT_MOST),
    ("at most ", Quantifier.AT_MOST),
    ("no more than ", Quantifier.AT_MOST),
    ("not more than ", Quantifier.AT_MOST),
    ("a maximum of ", Quantifier.AT_MOST),
    ("nearly ", Quantifier.LESS_THAN),
    ("almost ", Quantifier.LESS_THAN),
    ("close to ", Quantifier.LESS_THAN),
    ("fewer than ", Quantifier.LESS_THAN),
    ("less than ", Quantifier.LESS_THAN),
    ("under ", Quantifier.LESS_THAN),
    ("just under ", Quantifier.LESS_THAN),
    ("<", Quantifier.LESS_THAN),
    ("about ", Quantifier.APPROXIMATELY),
    ("around ", Quantifier.APPROXIMATELY),
    ("some ", Quantifier.APPROXIMATELY),
    ("approximately ", Quantifier.APPROXIMATELY),
    ("roughly ", Quantifier.APPROXIMATELY),
    ("circa ", Quantifier.APPROXIMATELY),
    ("~", Quantifier.APPROXIMATELY),
    ("an estimated ", Quantifier.APPROXIMATELY),
    ("possibly ", Quantifier.APPROXIMATELY),
    ("perhaps ", Quantifier.APPROXIMATELY),
    ("at least about ", Quantifier.AT_LEAST),
    ("nearly some ", Quantifier.LESS_THAN),
    ("possibly more than ", Quantifier.MORE_THAN),
    ("an estimated more than ", Quantifier.MORE_THAN),
    ("or at least ", Quantifier.AT_LEAST),
]

SETTINGS = ["{} people drowned.", "The flood killed {} people.", "It displaced {}.", "A boat with {} aboard sank."]


def one(text: str) -> tuple[Quantity, str]:
    parsed = parse(text)
    found = find(parsed)
    assert len(found) == 1, [parsed.quote(q.first, q.last) for q in found]
    return found[0], parsed.quote(found[0].first, found[0].last)


def bounds(quantifier: Quantifier, value: int) -> tuple[int | None, int | None]:
    """The table of the coding manual, section 2."""
    low = value if quantifier in {Quantifier.EXACT, Quantifier.AT_LEAST, Quantifier.MORE_THAN} else None
    high = value if quantifier in {Quantifier.EXACT, Quantifier.AT_MOST, Quantifier.LESS_THAN} else None
    return low, high


@pytest.mark.parametrize(("number", "setting"), list(product(NUMBERS, SETTINGS)))
def test_number(number: tuple[str, int], setting: str) -> None:
    """A number is read whole and with its value, wherever it stands."""
    words, value = number
    quantity, quoted = one(setting.format(words))
    assert (quoted, quantity.quantifier, quantity.value) == (words, Quantifier.EXACT, value)
    assert (quantity.low, quantity.high) == (value, value)


@pytest.mark.parametrize("words", [words for words, _ in NUMBERS if "\n" not in words])
def test_number_in_capitals(words: str) -> None:
    """Headlines in capitals say the same number."""
    small, _ = one(f"{words} people killed")
    large, quoted = one(f"{words} people killed".upper())
    assert (large.value, large.quantifier, quoted) == (small.value, small.quantifier, words.upper())


@pytest.mark.parametrize(("ahead", "number"), list(product(AHEAD, NUMBERS[::7])))
def test_qualifier(ahead: tuple[str, Quantifier], number: tuple[str, int]) -> None:
    """A qualifier before the number sets its bounds and belongs to the phrase."""
    (words, quantifier), (form, value) = ahead, number
    quantity, quoted = one(f"The flood killed {words}{form} people.")
    assert (quantity.quantifier, quantity.value) == (quantifier, value)
    assert (quantity.low, quantity.high) == bounds(quantifier, value)
    assert quoted == f"{words.removeprefix('or ')}{form}"


@pytest.mark.parametrize(("ahead", "number"), list(product(AHEAD[1:], ["9", "300", "twelve"])))
def test_qualifier_binds_its_own_number_only(ahead: tuple[str, Quantifier], number: str) -> None:
    """In "at least 34 killed and 117 wounded", 117 is exact."""
    text = parse(f"{ahead[0]}34 killed and {number} wounded")
    assert [quantity.quantifier for quantity in find(text)] == [ahead[1], Quantifier.EXACT]


@pytest.mark.parametrize(
    ("behind", "quantifier"),
    [
        ("+", Quantifier.AT_LEAST),
        (" +", Quantifier.AT_LEAST),
        ("-plus", Quantifier.AT_LEAST),
        (" plus", Quantifier.AT_LEAST),
        (" or more", Quantifier.AT_LEAST),
        (" and counting", Quantifier.AT_LEAST),
        (" or fewer", Quantifier.AT_MOST),
        (" or less", Quantifier.AT_MOST),
        (" or so", Quantifier.APPROXIMATELY),
        (" odd", Quantifier.APPROXIMATELY),
        ("-odd", Quantifier.APPROXIMATELY),
        (" or thereabouts", Quantifier.APPROXIMATELY),
    ],
)
@pytest.mark.parametrize("number", ["30", "1,300", "thirty", "thirty-five"])
def test_qualifier_behind(number: str, behind: str, quantifier: Quantifier) -> None:
    """A qualifier behind the number belongs to the phrase."""
    quantity, quoted = one(f"Killed were {number}{behind} people.")
    assert (quoted, quantity.quantifier) == (f"{number}{behind}", quantifier)
    assert (quantity.low, quantity.high) == bounds(quantifier, quantity.value or 0)


RANGES = [
    ("between 25 and 28", 25, 28),
    ("between about 25 and 28", 25, 28),
    ("between 25 to 28", 25, 28),
    ("anywhere between 25 and 28", 25, 28),
    ("from 5 to 7", 5, 7),
    ("17 to 20", 17, 20),
    ("70 to 100", 70, 100),
    ("some 30 to 40", 30, 40),
    ("25-30", 25, 30),
    ("25–30", 25, 30),
    ("25 – 30", 25, 30),
    ("1,200-1,500", 1200, 1500),
    ("two or three", 2, 3),
    ("10 or 12", 10, 12),
    ("some 30 or 40", 30, 40),
    ("one or two", 1, 2),
    ("two to three", 2, 3),
    ("1.2 to 1.5 million", 1200000, 1500000),
    ("1.2-1.5 million", 1200000, 1500000),
    ("between 11 and 12 million", 11000000, 12000000),
    ("between 1 million and 2 million", 1000000, 2000000),
    ("between 500,000 and 1.2 million", 500000, 1200000),
    ("five to six thousand", 5000, 6000),
    ("two or three hundred", 200, 300),
    ("two or three dozen", 24, 36),
    ("2 to 3 lakh", 200000, 300000),
    ("between twenty and thirty", 20, 30),
    ("between 900 and 1,100", 900, 1100),
    ("from one to eight", 1, 8),
    ("10-12,000", 10000, 12000),
    ("between 2 and 3,000", 2000, 3000),
    ("3-400", 300, 400),
    ("800-1200", 800, 1200),
    ("ranging from 35 to 100", 35, 100),
]


@pytest.mark.parametrize(
    ("words", "low", "high", "setting"), [(*row, setting) for row, setting in product(RANGES, SETTINGS[:3])]
)
def test_range(words: str, low: int, high: int, setting: str) -> None:
    """Both ends are bounds; no value is invented between them."""
    quantity, quoted = one(setting.format(words))
    assert (quoted, quantity.quantifier, quantity.value) == (words, Quantifier.BETWEEN, None)
    assert (quantity.low, quantity.high) == (low, high)


VAGUE = [
    ("dozens", 24),
    ("scores", 40),
    ("hundreds", 200),
    ("thousands", 2000),
    ("millions", 2000000),
    ("tens of thousands", 20000),
    ("hundreds of thousands", 200000),
    ("tens of millions", 20000000),
    ("dozens and dozens", 24),
    ("hundreds and hundreds", 200),
    ("hundreds, if not thousands", 200),
    ("hundreds if not thousands", 200),
    ("dozens or even hundreds", 24),
    ("hundreds or thousands", 200),
    ("thousands upon thousands", 2000),
    ("several", 3),
    ("several dozen", 36),
    ("several hundred", 300),
    ("several hundreds", 300),
    ("several thousand", 3000),
    ("several hundred thousand", 300000),
    ("a few", 3),
    ("a few dozen", 36),
    ("a few hundred", 300),
    ("a few thousand", 3000),
    ("a couple of hundred", 200),
    ("a couple", 2),
    ("a handful", 3),
    ("many", 2),
    ("multiple", 2),
    ("numerous", 2),
    ("countless", 2),
    ("many thousands", 2000),
    ("many hundreds", 200),
    ("a number of", 2),
    ("a large number of", 2),
    ("an unknown number of", 2),
    ("large numbers of", 2),
]


@pytest.mark.parametrize(("row", "ahead"), list(product(VAGUE, ["", "possibly ", "at least ", "more than "])))
def test_vague(row: tuple[str, int], ahead: str) -> None:
    """A vague plural has the least number its words allow and no value, whatever stands before it."""
    words, low = row
    link = "" if words.endswith(" of") or words.split()[-1] in {"several", "few", "many", "multiple"} else " of"
    quantity, quoted = one(f"It displaced {ahead}{words}{link} families.")
    assert (quoted, quantity.quantifier) == (f"{ahead}{words}", Quantifier.VAGUE)
    assert (quantity.value, quantity.low, quantity.high) == (None, low, None)


@pytest.mark.parametrize(
    ("words", "value", "quantifier"),
    [
        ("500-strong", 500, Quantifier.EXACT),
        ("10,000-strong", 10000, Quantifier.EXACT),
        ("nearly 500-strong", 500, Quantifier.LESS_THAN),
        ("nine-member", 9, Quantifier.EXACT),
        ("34-member", 34, Quantifier.EXACT),
        ("twenty-five-member", 25, Quantifier.EXACT),
        ("30-odd", 30, Quantifier.APPROXIMATELY),
        ("25-plus", 25, Quantifier.AT_LEAST),
        ("1,000-plus", 1000, Quantifier.AT_LEAST),
        ("fifty-odd", 50, Quantifier.APPROXIMATELY),
    ],
)
def test_hyphenated(words: str, value: int, quantifier: Quantifier) -> None:
    """A number joined by a hyphen to a word that keeps it a count."""
    quantity, quoted = one(f"They met a {words} group")
    assert (quoted, quantity.value, quantity.quantifier) == (words, value, quantifier)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("five and six", [5, 6]),
        ("twelve and twenty", [12, 20]),
        ("ten, two", [10, 2]),
        ("12 and 300", [12, 300]),
        ("two, three and four", [2, 3, 4]),
        ("a dozen and 30", [12, 30]),
        ("twenty and a hundred", [20, 100]),
        ("3 million and 200", [3000000, 200]),
    ],
)
def test_numbers_side_by_side_stay_apart(words: str, values: list[int]) -> None:
    """Numbers joined by "and" are one only behind a hundred, a thousand and so on."""
    assert [quantity.value for quantity in find(parse(f"They buried {words} there."))] == values
