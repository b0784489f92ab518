"""Lines that lead away from an article or speak to its reader are told from its sentences."""

import pytest

from extractors.article import UNREAD, blank_unread
from extractors.model import Paragraph, ParagraphKind
from extractors.page_kinds import mark
from extractors.page_links import PageLines
from extractors.page_paragraphs import Block
from extractors.page_strings import key

NO_LINES = PageLines(frozenset(), frozenset())
LEAD = Block("The governor said that the bridge had been closed on Monday.", ParagraphKind.BODY)

LINKS = """
Read also: 90 dead in floods in Sindh
READ ALSO: 90 dead in floods in Sindh.
Also read | Six die in token rush
Read more: What makes a crowd deadly
Read More » Four held over blast
See also: Lift accident kills two
Related: Gunmen kill 14 in Sokoto market
RELATED STORIES
Related articles
You may also like
Don't miss: the 40 worst floods
Watch: Drone footage shows flattened village
Video: 12 rescued from roof
More on this story
READ MORE Dam breaks above Mingora
READ MORE UN warns of second flood in Mingora. What we know
WATCH Drone footage shows flattened village
IN PICTURES A city under water
Most read
Up next: 31 dead in ferry fire
Recommended for you
In pictures: a city under water
Explainer: Why 20,000 fled Goma
Editor's picks
(Read also: Forty hurt in stampede)
Read next: Two dead in avalanche
Trending: 17 arrested in raid
Tags: Chitral, snow
Continue reading
Suggested: Four held over blast
Earlier: 12 killed in mine collapse
Go deeper: why 31 miners were underground
People also read: 12 killed in mine collapse
Click here for more on the collapse that killed 12
list of 4 items
À lire aussi : 12 morts dans une mine
Lea también: 12 muertos en una mina
Leia também: 12 mortos em mina
Leggi anche – 12 morti in miniera
Lesen Sie auch: 12 Tote in Mine
Lees ook: 12 doden in mijn
Baca juga: 12 tewas di tambang
Читайте также: 12 погибших на шахте
اقرأ أيضًا: مقتل 12 في منجم
यह भी पढ़ें: खदान में 12 की मौत
延伸阅读：矿难12人遇难
관련기사
"""
PROMPTS = """
Sign up for our newsletter to get the day's news.
Sign up here.
Subscribe to our daily briefing.
Follow us on Telegram and X.
You can also follow us on Facebook and Instagram.
Download our app for breaking news alerts.
Join our WhatsApp channel
Advertisement
Share this article
All rights reserved. Nothing on this page may be copied without our written consent.
Copyright 2026 The Post. All rights reserved.
Support our journalism: the Post is free to read.
Our Standards: The Wire's Principles.
Have you been affected by the floods? Send us your story.
By signing up you agree to our terms of service.
The Post's free daily briefing, delivered to your inbox.
Click here to read the e-paper.
Comments
***
Receive our newsletters, as 40,000 others do.
Become one of our 30,000 members today
ADVERTISEMENT - SCROLL TO CONTINUE
Abonnez-vous à notre lettre, comme 40 000 lecteurs
Подписывайтесь на наш канал, нас уже 40 000
Publicidad
广告
"""
TEXT = """
Related families were housed in the same school, officials said.
More than 200 people were killed, the ministry said.
More: the word is spelt with one O, he joked, and 12 people laughed.
Also on Tuesday, 12 people were killed in shelling near Homs.
Elsewhere on Friday, soldiers shot dead three men at a checkpoint.
Watching from a roof, she counted 14 bodies.
Background: The two clans have fought over pasture since 1994.
Live ammunition was used, and nine protesters were hit.
Live: Police say that four people have died. Three more are in hospital.
Read aloud, the list of the dead took an hour.
Readers wrote to the paper about the 31 miners.
Subscribers to the fund lost everything.
Share prices fell after the blast that killed 20.
Signing up fighters from the camps has cost 300 lives, the group said.
Sign-ups for the militia doubled after 40 recruits died.
Following the attack, 60 families left.
Most people read the warning too late.
Join operations killed 16 militants, the army said.
Advertisement spending fell, and 40 reporters lost their jobs.
Copyright disputes aside, the film shows how 300 villagers died.
Latest news from the front suggested that 45 soldiers had been killed.
Support for the families of the 11 dead is slow.
Comment from the ministry was not available on Sunday.
The newsletter of the union listed 43 names.
By submitting to the ceasefire the group freed 20 prisoners.
BREAKING: Twelve dead in market blast
LIVE: Rescuers reach the eighth floor
EXCLUSIVE: Camp held 300 prisoners
Next: a convoy of 60 lorries will try to reach the town, the agency said.
In other districts, 19 people were swept away.
Contact with 32 fishermen was lost on Friday.
Video showed soldiers beating detainees.
Earlier: the army had said that 40 fighters died there. It named no one.
Previously, 12 people were killed on the same bend.
The latest toll is 40, the ministry said.
READ the sign before the gate, a guard told the 40 visitors.
MORE food is needed for 300 families, the agency said.
VIDEO GAMES were blamed for the attack that killed four.
Check out times were moved after 12 guests fell ill.
More from the same clan, 12 men in all, were held on Sunday.
In focus groups, 40 of the displaced said that they would return.
Analysis of the wreck showed that 90 people had been on board, the coroner said.
"""


def rows(text: str) -> list[str]:
    return [line for line in text.splitlines() if line]


def kind_of(text: str, lines: PageLines = NO_LINES) -> ParagraphKind:
    return mark([LEAD, Block(text, ParagraphKind.BODY)], lines)[1].kind


@pytest.mark.parametrize("text", rows(LINKS))
def test_links_are_marked(text: str) -> None:
    """A line that points to another article is a link, whether or not the page made it an anchor."""
    assert kind_of(text) is ParagraphKind.LINK


@pytest.mark.parametrize("text", rows(PROMPTS))
def test_prompts_are_marked(text: str) -> None:
    """A line that asks the reader for something, or is the site's own furniture, is a prompt."""
    assert kind_of(text) is ParagraphKind.PROMPT


@pytest.mark.parametrize("text", rows(TEXT))
def test_sentences_stay_text(text: str) -> None:
    """A sentence that begins with the same words is the article's text."""
    assert kind_of(text) is ParagraphKind.BODY


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "He blamed the rain. Read also: 90 dead in Sindh",
            [("He blamed the rain.", ParagraphKind.BODY), ("Read also: 90 dead in Sindh", ParagraphKind.LINK)],
        ),
        (
            "Four are missing (READ ALSO: Gunmen seize 25 guests) and three were saved.",
            [
                ("Four are missing", ParagraphKind.BODY),
                ("(READ ALSO: Gunmen seize 25 guests)", ParagraphKind.LINK),
                ("and three were saved.", ParagraphKind.BODY),
            ],
        ),
        (
            "The road is shut. Read more: Avalanche kills 13 in Kohistan. Helicopters will carry food.",
            [
                ("The road is shut.", ParagraphKind.BODY),
                ("Read more: Avalanche kills 13 in Kohistan.", ParagraphKind.LINK),
                ("Helicopters will carry food.", ParagraphKind.BODY),
            ],
        ),
        (
            "The road is shut. Read more: Dam breaks in Swat Helicopters will carry food.",
            [
                ("The road is shut.", ParagraphKind.BODY),
                ("Read more: Dam breaks in Swat", ParagraphKind.LINK),
                ("Helicopters will carry food.", ParagraphKind.BODY),
            ],
        ),
        (
            "He left. Read also: Two held in Jos. (Read more: Six freed) She stayed.",
            [
                ("He left.", ParagraphKind.BODY),
                ("Read also: Two held in Jos.", ParagraphKind.LINK),
                ("(Read more: Six freed)", ParagraphKind.LINK),
                ("She stayed.", ParagraphKind.BODY),
            ],
        ),
        ("She said: read more books.", [("She said: read more books.", ParagraphKind.BODY)]),
    ],
)
def test_links_inside_paragraphs_are_cut_out(text: str, pieces: list[tuple[str, ParagraphKind]]) -> None:
    """What stands before and after a link inside a paragraph stays text; an anchor's words end it."""
    lines = PageLines(frozenset({"dam breaks in swat"}), frozenset())
    marked = mark([LEAD, Block(text, ParagraphKind.BODY)], lines)
    assert [(block.text, block.kind) for block in marked[1:]] == pieces


def test_the_page_tells_links_and_captions() -> None:
    """A line that was an anchor or a caption on the page is one, whatever its words."""
    link, caption = "Seven shot dead in Jos", "A rescuer carries a child in Jos."
    lines = PageLines(frozenset({key(link)}), frozenset({key(caption)}))
    assert kind_of(link, lines) is ParagraphKind.LINK
    assert kind_of(caption, lines) is ParagraphKind.CAPTION


def test_lines_after_a_heading_of_links_are_links() -> None:
    """A tail of related headlines is marked to its last line; a sentence ends it."""
    texts = ["Related articles", "Seven shot dead in Jos", "Dozens missing off Lampedusa", "The sea was calm, he said."]
    marked = mark([LEAD, *(Block(text, ParagraphKind.LIST) for text in texts)], NO_LINES)
    kinds = [ParagraphKind.LINK, ParagraphKind.LINK, ParagraphKind.LINK, ParagraphKind.LIST]
    assert [block.kind for block in marked[1:]] == kinds


def test_the_lead_is_the_first_plain_paragraph() -> None:
    """Not a subheading, not a list, not a byline, not a date."""
    blocks = [
        Block("Asia", ParagraphKind.BODY),
        Block("By Ann Lee in Delhi", ParagraphKind.BODY),
        Block("3 March 2026, 10.20 GMT", ParagraphKind.BODY),
        Block("What happened at the bridge on the river", ParagraphKind.BODY, heading=True),
        LEAD,
        LEAD,
    ]
    kinds = [block.kind for block in mark(blocks, NO_LINES, "Ann Lee, Raj Rao")]
    body, prompt, lead = ParagraphKind.BODY, ParagraphKind.PROMPT, ParagraphKind.LEAD
    assert kinds == [body, prompt, prompt, body, lead, body]


def test_blanking_keeps_offsets() -> None:
    """Links and prompts become spaces; every other character stays where it was."""
    text = "Title\n\nRead also: 90 dead\n\nTwo died."
    spans = (
        Paragraph(0, 5, ParagraphKind.HEADLINE),
        Paragraph(7, 25, ParagraphKind.LINK),
        Paragraph(27, 36, ParagraphKind.LEAD),
    )
    blanked = blank_unread(text, spans)
    assert blanked == "Title\n\n" + " " * 18 + "\n\nTwo died."
    assert len(blanked) == len(text)
    assert {ParagraphKind.LINK, ParagraphKind.PROMPT} == UNREAD
