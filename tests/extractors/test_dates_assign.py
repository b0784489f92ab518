# ruff: noqa: E501 - a row of a table is one line
"""Whose time it is: figures marked in braces, the word of their measure in asterisks."""

import re
from datetime import date

import pytest

from extractors.dates import assign, find
from extractors.model import Days, Scope
from extractors.text import Anchor, Text, parse

PUBLISHED = date(2021, 9, 15)  # a Wednesday
CUTS = frozenset(",;:()—–")

# text | days of each figure in order, "-" for none, "start>end" for an interval
ROWS = """
{Ten} were *killed* in 2019 and {twelve} in 2020. | 2019-01-01>2019-12-31 2020-01-01>2020-12-31
{Ten} were *killed* in June, {14} in July and {nine} in August. | 2021-06-01>2021-06-30 2021-07-01>2021-07-31 2021-08-01>2021-08-31
A mine *killed* {three people} in Kabul on Monday and {nine} near the town of Herat on Friday. | 2021-09-13 2021-09-10
The blast *killed* {three more} on Monday, bringing the total to {19}. | 2021-09-13 ->2021-09-13
{Two} *died* in the past 24 hours, bringing the total to {46}. | 2021-09-14>2021-09-15 ->2021-09-15
A ferry sank on Friday. {Two} *died* on Monday, taking the toll to {46}. | 2021-09-13 2021-09-10
{Six} *died* on Tuesday, bringing the toll since Sunday to {46}. | 2021-09-14 2021-09-12>2021-09-15
The *toll* from Saturday's quake rose to {66} on Tuesday. | 2021-09-11
The *toll* rose to {66} on Tuesday after floods hit the valley on Saturday. | 2021-09-11
{Twelve people} were *killed* on Sunday. | 2021-09-12
On Sunday, {twelve people} were *killed*. | 2021-09-12
On Sunday {twelve people} were *killed* and {six} *wounded*. | 2021-09-12 2021-09-12
On Sunday {twelve people} were *killed*, and on Monday {six more} *died*. | 2021-09-12 2021-09-13
{Twelve people} were *killed*. | -
{Twelve people} were *killed*, officials said on Sunday. | -
Officials said on Sunday {twelve people} had been *killed* on Friday. | 2021-09-10
{Twelve people} were *killed* on Friday, officials said on Sunday. | 2021-09-10
{Twelve people} *died* over 24 hours, officials said on Sunday. | 2021-09-11>2021-09-12
{Twelve people} *died* overnight, officials said on Sunday. | 2021-09-11>2021-09-12
{Twelve people} were *killed* on Sunday. {Six} were *wounded*. | 2021-09-12 2021-09-12
{Twelve people} were *killed* on Sunday.¶{Six} were *wounded*, a nurse said. | 2021-09-12 2021-09-12
{Twelve people} were *killed*, police said on Monday. The raid took place on Sunday. | 2021-09-12
{Twelve people} were *killed* on Sunday.¶In 2014, {forty} *died* in a raid there. | 2021-09-12 2014-01-01>2014-12-31
{Twelve people} were *killed* on Sunday.¶In 2014 a raid hit the town. {Forty} *died*. | 2021-09-12 2014-01-01>2014-12-31
{Twelve people} were *killed* on Sunday.¶In 2014, {forty} *died* in a raid.¶{Six} were *wounded*, a nurse said. | 2021-09-12 2014-01-01>2014-12-31 2021-09-12
{Twelve people} were *killed* on Sunday. The war has *killed* {300,000 people}. | 2021-09-12 -
{Twelve people} were *killed* on Sunday. The war has *killed* {300,000 people} since 2011. | 2021-09-12 2011-01-01>2021-09-15
{Twelve people} were *killed* on Sunday.¶Meanwhile, {9,000 people} were *sheltered* in halls. | 2021-09-12 -
{Twelve people} were *killed* on Sunday.¶{Some 40,000 people} *live* in the town. | 2021-09-12 -
{Twelve people} were *killed* on Sunday. {Six} are still *missing*. | 2021-09-12 2021-09-15
{Twelve people} were *killed* on Sunday in previous raids. | 2021-09-12
{Twelve people} were *killed* on Sunday.¶Previous raids had *killed* {ninety}. | 2021-09-12 -
A priest kidnapped last year and {two guards} were *killed* on Sunday. | 2021-09-12
Gunmen *killed* {a monk} who left the country in 1959. | -
{Nine} were *killed* in the quake that struck in April. | 2021-04-01>2021-04-30
Raids resumed at the beginning of August. {Ninety} have been *killed*. | 2021-08-01>2021-09-15
Raids resumed at the beginning of August. {Ninety} have been *killed*, the agency said on Sunday. | 2021-08-01>2021-09-15
In August, {a man} was *shot* at a fair.¶He was buried after the Aug. 12 shooting. | 2021-08-12
A mine *killed* {nine people} in Kidal, Mali, on Monday, police said. | 2021-09-13
A mine *killed* {nine people} in Kidal, Mali, on Monday, police said in a statement. | 2021-09-13
A mine *killed* {nine people} in Kidal, Mali, on Monday, said a spokesman for the army. | 2021-09-13
A ferry sank near Zarzis, Tunisia, late on Monday, leaving {nine} *dead*, the navy said. | 2021-09-13
In Kidal, Mali, on Monday, police said {nine people} had been *killed*. | -
The ministry, on Monday, said {nine people} had been *killed*. | -
{Nine people} were *killed* in Kidal, Mali, police said on Monday. | -
A fire *killed* {nine}, police said on Sunday. Crews cleared the road overnight. | -
A fire *killed* {nine}, police said. The next day the market was closed. The mayor came on Monday. | -
A fire *killed* {nine}, police said. The blaze broke out on Monday. | 2021-09-13
A fire *killed* {nine}, police said on Sunday. Looters attacked the market on Tuesday. | -
A raid *killed* {nine}, police said on Sunday. Another raid hit a farm on Friday. | -
A raid *killed* {nine}, police said on Sunday. Another raid hit a farm on Friday. The first attack was on Thursday. | 2021-09-09
Shells *killed* {nine} in the past 24 hours, bringing the toll to {310} *dead* since May. | 2021-09-14>2021-09-15 2021-05-01>2021-09-15
Shells *killed* {nine} on Monday, raising the *toll* to {310} since May. | 2021-09-13 2021-05-01>2021-09-15
As of Friday, {twelve people} had *died*. | ->2021-09-10
{Twelve people} were *killed* in a raid on Sunday, their names unknown as of Monday. | 2021-09-12
By Tuesday the toll had risen to {forty} *dead*. | ->2021-09-14
{Forty} have *died* so far this year. | 2021-01-01>2021-09-15
A list released on 3 May names {forty} *dead*. | ->2021-05-03
Talks open next week. {Twelve people} were *killed* in a raid. | -
The army *killed* {twelve} in two days of clashes. | 2021-09-14>2021-09-15
Two days of clashes have *killed* {twelve}, a monitor said Sunday. | 2021-09-11>2021-09-12
The agency on Sunday put the *toll* at {twelve} since clashes started the previous day. | 2021-09-11>2021-09-12
{Twelve} were *shot* late Tuesday night. {Six} *died* the next day. | 2021-09-14 2021-09-15
{Twelve} were *killed* on Friday and Saturday. | 2021-09-10>2021-09-11
Fighting erupted on Friday and lasted until Sunday, leaving {twelve} *dead*. | 2021-09-10>2021-09-12
In June {ten} *died*, in July {twelve} *died* and in August {six} *died*. | 2021-06-01>2021-06-30 2021-07-01>2021-07-31 2021-08-01>2021-08-31
Raids between April and June *displaced* {500 families} and *killed* {nine}.¶The agency said {ninety} *died* in that period. | 2021-04-01>2021-06-30 2021-04-01>2021-06-30 2021-04-01>2021-06-30
"""


def marked(row: str) -> tuple[Text, list[Anchor]]:
    """The text without its marks, and an anchor for each braced figure with its starred word, else the last one."""
    figures: list[tuple[int, int]] = []
    triggers: list[int] = []
    raw = ""
    for piece in re.findall(r"\{[^}]*\}|\*[^*]*\*|[^{*]+", row.replace("¶", "\n\n")):
        if piece[0] == "{":
            figures.append((len(raw), len(raw) + len(piece) - 2))
        elif piece[0] == "*":
            triggers.append(len(raw))
        raw += piece.strip("{}*") if piece[0] in "{*" else piece
    text = parse(raw)
    starts = [token.start for token in text.tokens]
    anchors = []
    for number, (start, end) in enumerate(figures):
        first, last = starts.index(start), next(i for i, t in enumerate(text.tokens) if t.end == end) + 1
        trigger = starts.index(triggers[min(number, len(triggers) - 1)])  # "six in May and nine in June" share one
        sentence = text.sentences[text.sentence_of[trigger]]
        low, high = min(first, trigger), max(last, trigger + 1)
        while low > sentence.first and text.tokens[low - 1].text not in CUTS:
            low -= 1
        while high < sentence.last and text.tokens[high].text not in CUTS:
            high += 1
        anchors.append(Anchor(first, last, trigger, low, high))
    return text, anchors


def written(days: Days | None) -> str:
    """Days as the rows write them."""
    if days is None:
        return "-"
    start, end = (str(day) if day else "-" for day in (days.start, days.end))
    return start if start == end else f"{start}>{end}"


@pytest.mark.parametrize(("row", "expected"), [line.split(" | ") for line in ROWS.strip().splitlines()])
def test_each_figure_gets_its_own_time(row: str, expected: str) -> None:
    """Clause, sentence, then the event that the paragraph goes on about."""
    text, anchors = marked(row)
    answers = assign(text, find(text, PUBLISHED), anchors, PUBLISHED)
    assert " ".join(written(days) for days, _ in answers) == expected


@pytest.mark.parametrize(
    ("row", "scope"),
    [
        ("{Twelve people} were *killed* on Sunday.", Scope.INCIDENT),
        ("{Twelve people} were *killed*.", Scope.INCIDENT),
        ("{Twelve people} were *killed* last week.", Scope.PERIOD),
        ("{Twelve people} were *killed* between April and June.", Scope.PERIOD),
        ("{Twelve people} have been *killed* so far this year.", Scope.CUMULATIVE),
        ("The *death* toll since the war began stands at {9,000}.", Scope.CUMULATIVE),
        ("The eight-year war has *killed* {9,000 people}.", Scope.CUMULATIVE),
        ("The insurgency has *killed* {9,000 people}.", Scope.CUMULATIVE),
        ("As of Friday, {twelve people} had *died*.", Scope.CUMULATIVE),
    ],
)
def test_scope_follows_the_interval_and_the_words(row: str, scope: Scope) -> None:
    """An incident, a stated period, or everything since a beginning."""
    text, anchors = marked(row)
    ((_, got),) = assign(text, find(text, PUBLISHED), anchors, PUBLISHED)
    assert got is scope


def test_no_figures_no_answers() -> None:
    """A text without figures has nothing to assign."""
    text = parse("The mill burned on Sunday.")
    assert assign(text, find(text, PUBLISHED), (), PUBLISHED) == ()
