"""Who says so: the quantity in brackets is attributed to the source beside it, None where the outlet speaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import SourceKind
from extractors.sources import Attribution, assign, cues
from extractors.text import Anchor, Text, parse


def read(marked: str) -> tuple[Text, list[Anchor]]:
    """The text without its brackets, and an anchor for each bracketed quantity."""
    raw = marked.replace("[", "").replace("]", "")
    text = parse(raw)
    anchors = []
    removed = 0
    start = 0
    for i, char in enumerate(marked):
        if char == "[":
            start = i - removed
            removed += 1
        elif char == "]":
            end = i - removed
            removed += 1
            inside = [n for n, token in enumerate(text.tokens) if token.start < end and token.end > start]
            sentence = text.sentences[text.sentence_of[inside[0]]]
            anchors.append(Anchor(inside[0], inside[-1] + 1, inside[-1], sentence.first, sentence.last))
    return text, anchors


def sources(marked: str) -> list[str | None]:
    text, anchors = read(marked)
    return [found.source if found else None for found in assign(text, anchors)]


BEFORE = [
    ("Police said [nine people] died.", "Police"),
    ("Police said on Sunday that [nine people] died.", "Police"),
    ("On Sunday, police said [nine people] died.", "police"),
    ("On Sunday the army said [nine people] died.", "the army"),
    ("An hour later, police said [nine people] died.", "police"),
    ("Meanwhile, the interior ministry announced that [nine people] died.", "the interior ministry"),
    ("The interior ministry has confirmed that [nine people] died.", "The interior ministry"),
    ("The ministry later confirmed [nine] deaths.", "The ministry"),
    ("Omar Haddad, the mayor of Sarat, said [nine people] died.", "Omar Haddad"),
    ("The mayor of Sarat, Omar Haddad, said [nine people] died.", "Omar Haddad"),
    ("The mayor of Sarat, Omar Haddad, told reporters that [nine people] died.", "Omar Haddad"),
    ("A member of the village council, Omar Haddad, told the agency that [nine people] died.", "Omar Haddad"),
    ("Local chief Omar Haddad told reporters that [nine people] died.", "Omar Haddad"),
    ("Police spokesman Omar Haddad said [nine people] died.", "Omar Haddad"),
    ("State security chief Omar Haddad said [nine people] died.", "Omar Haddad"),
    ("Amina Haddad, 34, said [nine people] died.", "Amina Haddad"),
    ("Amina Haddad, who lives nearby, said [nine people] died.", "Amina Haddad"),
    ("Capt. Omar Haddad says [nine people] died.", "Capt. Omar Haddad"),
    ("In Sarat the head of the police said [nine people] died.", "the head of the police"),
    (
        "The governor of Sarat province told the paper on Thursday that [nine people] died.",
        "The governor of Sarat province",
    ),
    ("The governor on Friday put the death toll at [nine].", "The governor"),
    ("The governor put the number of injured at [nine].", "The governor"),
    ("Hospital officials gave a toll of [nine].", "Hospital officials"),
    ("Rescuers have counted [nine dead] since Friday.", "Rescuers"),
    ("The Lowland Red Cross has recorded [14 dead] this week.", "Lowland Red Cross"),
    ("The monitoring group documented [nine deaths].", "The monitoring group"),
    ("Doctors report [nine deaths].", "Doctors"),
    ("Officials estimate that [nine thousand people] fled.", "Officials"),
    ("Aid workers believe [nine thousand people] fled.", "Aid workers"),
    ("Officials fear that [nine people] drowned.", "Officials"),
    ("The army accused the rebels of killing [nine villagers].", "The army"),
    ("The army denied that [nine villagers] were killed.", "The army"),
    ("Police and medics said [nine people] died.", "Police and medics"),
    (
        "A resident and a guard working for the mayor said [nine people] died.",
        "A resident and a guard working for the mayor",
    ),
    ("Security and medical officials said [nine people] died.", "Security and medical officials"),
    ("Villagers who escaped to the hills said [nine people] died.", "Villagers"),
    ("A clinic manager who saw the wreck told us [nine people] died.", "A clinic manager"),
    ("One of the wounded told the radio that [nine people] died.", "One of the wounded"),
    ("The report has [nine killed] and more hurt.", "The report"),
    ("Figures from the health ministry show [nine deaths].", "the health ministry"),
    ("Ministry data show [nine deaths].", "Ministry data"),
    ("A statement by the interior ministry said [nine people] died.", "the interior ministry"),
    ("A post from Amina Haddad said [nine people] died.", "Amina Haddad"),
    ("The Facebook page for Sarat Now alleged that [nine people] died.", "Facebook page for Sarat Now"),
    ("Facebook user Amina Haddad wrote that [nine people] died.", "Amina Haddad"),
    ("A neighbour of the dead man named Omar Haddad said [nine people] died.", "Omar Haddad"),
    ("Several sources, including the Highland News Agency, reported that [nine people] died.", "Highland News Agency"),
    ("Speaking by phone, the mayor said [nine people] died.", "the mayor"),
    ("In a statement on Sunday, the army said [nine people] died.", "the army"),
    ("The following day the news agency Sarana reported that [nine people] died.", "Sarana"),
    ("Highland Police said [nine people] died.", "Highland Police"),
    (
        "Local officials in Sarat district, south of Tolun, allege that [nine people] died.",
        "Local officials in Sarat district",
    ),
    ("Amina Haddad of the Eastern Aid Office (EAO) stated [nine people] died.", "Amina Haddad"),
    ("Eastern Aid Watch (EAW) said [nine people] died.", "Eastern Aid Watch"),
    ("Amina Haddad, a doctor: “[Nine people] died.”", "Amina Haddad"),
    ("Amina Haddad, spokeswoman for the Eastern Aid Office: “We lost [nine people].”", "Amina Haddad"),
    ("North Sarat Governor Omar Haddad said [nine people] died.", "Omar Haddad"),
    ("The mayor visited Sarat and said [nine people] died.", "The mayor"),
    ("Police arrived late and said [nine people] died.", "Police"),
    ("An army statement published on Facebook said [nine people] died.", "An army statement published on Facebook"),
    ("Witnesses told the radio that [nine people] died.", "Witnesses"),
    ("The rebels claimed to have killed [nine soldiers].", "The rebels"),
    ("Relatives identified [two of the dead] as sisters.", "Relatives"),
    ("Officials ordered the evacuation of [900 residents].", "Officials"),
    ("Police: [nine dead] in Sarat blast", "Police"),
    (
        "The flood agency of Alto Sul do Vale on Friday raised the number of confirmed deaths to [41].",
        "The flood agency of Alto Sul do Vale",
    ),
    (
        "Figures from the Lowland Office for Flood Care and Risk Control (LOFR) indicate [nine deaths].",
        "Lowland Office for Flood Care and Risk Control",
    ),
    ("A local rights group, the LRW, counts [530 people] killed since May.", "LRW"),
    ("Aid groups, two of which have left, count [900 displaced] in the hills.", "Aid groups"),
    ("The Lowland Wardens, in a first bulletin, had spoken of [nine dead].", "Lowland Wardens"),
    ("Haddad, in a radio interview on Monday, had given a toll of [nine].", "Haddad"),
    ("The interior ministry's first count was [nine dead].", "The interior ministry"),
    ("The assembly member, Mr Omar Haddad, said [an elderly man] who was ill died.", "Omar Haddad"),
    ("A miner who did not want to be named put the toll at [nine].", "A miner"),
    ("The United States deported [nine men] on Monday, President Omar Haddad said.", "Omar Haddad"),
]

AFTER = [
    ("[Nine people] died, police said.", "police"),
    ("[Nine people] died, police said on Monday.", "police"),
    ("[Nine people] died, police said in a statement.", "police"),
    ("[Nine people] died, the local government said on its website.", "the local government"),
    ("[Nine people] died, said police.", "police"),
    ("[Nine people] died, said Omar Haddad, a local police official.", "Omar Haddad"),
    ("[Nine people] died, said a police official, Omar Haddad.", "Omar Haddad"),
    ("[Nine people] died, said the deputy mayor of northern Sarat.", "the deputy mayor of northern Sarat"),
    ("[Nine people] died in Sarat said Omar Haddad, a spokesman for the governor.", "Omar Haddad"),
    ("[Nine people] died in Sarat on Saturday security officials said.", "security officials"),
    ("A raid by the navy, which said it struck a boat, killed [nine people], residents said.", "residents"),
    ("[Nine people] died, the army and a hospital source said.", "the army and a hospital source"),
    (
        "[Nine people] died, a resident and a guard helping the army said on Friday.",
        "a resident and a guard helping the army",
    ),
    ("[Nine people] died, according to police.", "police"),
    ("[Nine people] died, according to the police in Sarat.", "the police in Sarat"),
    (
        "[Nine people] died, according to farmers in three of the valleys and a clinic source.",
        "farmers in three of the valleys and a clinic source",
    ),
    ("[Nine people] died, according to the governor, Omar Haddad.", "Omar Haddad"),
    ("[Nine people] died, according to Omar Haddad, a doctor at the clinic.", "Omar Haddad"),
    ("According to medics, [nine people] died.", "medics"),
    ("According to medical sources more than [nine people] died.", "medical sources"),
    ("According to a Sunday statement from the Interior Ministry, [nine people] died.", "Interior Ministry"),
    ("According to a letter on Facebook by a relative, [nine people] died.", "a relative"),
    ("According to Red Cross estimates, [nine people] died.", "Red Cross"),
    ("[Nine people] died, police said, while in a nearby village [two men] drowned.", "police"),
    ("[Nine people] died, officials said Wednesday, in the latest dispute to turn violent.", "officials"),
    ("[Nine people] died and [six] were hurt, authorities said, blaming the rebels.", "authorities"),
    ('"[Nine people] died," the mayor said.', "the mayor"),
    ("“[Nine people] died,” said the mayor.", "the mayor"),
    ("“[Nine people] died,” Amina Haddad told the radio.", "Amina Haddad"),
    (
        "[Nine people] died, Doctor Amina Haddad at the main hospital said on Monday.",
        "Amina Haddad",
    ),
    ("[Nine dead] in Sarat blast: police", "police"),
    ("[Nine dead] in Sarat blast - officials", "officials"),
    ("[Nine people] died, the highland radio reported.", "the highland radio"),
    ("[Nine people] died, Highland News reported on 4 June.", "Highland News"),
    ("[Nine people] died, its spokesman has said.", "its spokesman"),
    ("[Nine people] died, as the mayor put it.", "the mayor"),
    ("A toll given by the governor stands at [nine].", "the governor"),
    ("A toll released on Friday by the governor stands at [nine].", "the governor"),
    ("[Nine people] were reported missing by relatives.", "relatives"),
    ("[Nine] deaths were confirmed by the mayor.", "the mayor"),
    (
        "Clerks compared the names with the Highland Ministry of Health list of [9,000 dead].",
        "Highland Ministry of Health",
    ),
    ("That is far above the UN estimate of [9,000 dead].", "United Nations"),
    ("This runs contrary to earlier reports of [nine dead].", "earlier reports"),
    ("At least [five people] (locals report ten) died.", None),
    ("At least five people (locals report [ten]) died.", "locals"),
    ("The war has by some estimates killed [nine thousand people].", "some estimates"),
    (
        "The war has cost [nine thousand lives], going by the tally of the Lowland Peace Institute.",
        "Lowland Peace Institute",
    ),
    ("Raiders killed [nine people], by Lowland tallies.", "Lowland tallies"),
    ("[1,205 people] killed in the south (Ministry of Interior)", "Ministry of Interior"),
    ("[1,205 people] killed in North Sarat (the Red Vests Office).", "Red Vests Office"),
    ("“[Nobody] was killed by our men,” the governor declared.", "the governor"),
]

RELAYED = [
    ("State television quoted justice minister Omar Haddad as saying [nine people] died.", "Omar Haddad"),
    ("State television quoted a doctor as saying [nine people] died.", "a doctor"),
    ("The minister was quoted as saying that [nine people] died.", "The minister"),
    ("[Nine people] died, the agency quoted a military source as saying.", "a military source"),
    ("[Nine people] died, Highland Radio reported, citing the mayor.", "the mayor"),
    ("Highland Radio, citing the mayor, said [nine people] died.", "the mayor"),
    ("Highland Radio reported that police said [nine people] died.", "police"),
    ("A doctor told AFP that [nine people] died.", "A doctor"),
    ("[Nine people] died, an AFP correspondent said.", "an AFP correspondent"),
    ("AFP reported that [nine people] died.", "AFP"),
    (
        "The agency cited the Highland Interior Ministry which reported that [nine people] died.",
        "Highland Interior Ministry",
    ),
    ("Officials said [nine people] died, Reuters reported.", "Officials"),
]

NOBODY = [
    "[Nine people] died in Sarat on Sunday.",
    "The rebels killed [nine people] on Sunday.",
    "[Nine people] were reported killed by rebels near Sarat.",
    "[Nine people] are said to have died.",
    "The storm left two dead, with [nine] reported missing.",
    "SARAT: [Nine people] died on Sunday.",
    "The attack, claimed by the Northern Front, killed [nine people].",
    "The Northern Front claimed responsibility for killing [nine people].",
    "The storm claimed [nine lives].",
    "Two gunmen of the group, which claimed the attack, and [nine people] died.",
    "A man identified as the leader killed [nine people].",
    "Sarat declared a state of emergency after [nine people] died.",
    "Police did not say how [nine people] died.",
    "[Nine people] were killed and police said two men had been arrested.",
    "An estimated [nine thousand people] fled.",
    "[Nine people] died days after police said the road was safe.",
    "[Nine people] died in Sarat (North Tolun).",
    "[Nine people] died, by the latest count.",
]

ACROSS = [
    (
        "Nine people died, the head of the village council said. He said [two] were missing.",
        ["the head of the village council"],
    ),
    ("The rescue service said nine people died. It said [two] were missing.", ["The rescue service"]),
    ("Nine people died, police said. They said [two] were missing.", ["police"]),
    ("Amina Haddad, a nurse, said nine people died. She said [two] were missing.", ["Amina Haddad"]),
    (
        "His aunt said five people died. Town clerk Ruth Amadi said three homes burned. She said [two] were missing.",
        ["Ruth Amadi"],
    ),
    ("Nine people died, police said. [Six people] were hurt.", ["police"]),
    ("The mayor, Omar Haddad, spoke to us. [Nine people] died, Haddad said.", ["Omar Haddad"]),
    ("[Nine people] died, Haddad said. The mayor, Omar Haddad, spoke to us.", ["Omar Haddad"]),
    (
        "The Eastern Observatory for Peace said two died. The Observatory put the toll at [nine].",
        ["Eastern Observatory for Peace"],
    ),
    (
        "A war monitoring group said [nine people] died. The head of the Eastern Observatory for Peace spoke of war.",
        ["Eastern Observatory for Peace"],
    ),
    (
        "The Eastern Flood Wardens Group spoke. The flood warden's team estimate that [900] fled.",
        ["Eastern Flood Wardens Group"],
    ),
    (
        "Two died, according to the Sarat County Sheriff's Office. [Nine people] were hurt, deputies said.",
        ["Sarat County Sheriff's Office"],
    ),
    (
        "Two died, according to the Sarat County Sheriff's Office. [Nine people] were hurt, the SCSO said.",
        ["Sarat County Sheriff's Office"],
    ),
    ("Two died, according to Eastern Aid Watch (EAW). EAW said [nine] fled.", ["Eastern Aid Watch"]),
    (
        "Haddad said [nine] fled. Chief Deputy Omar Haddad of the Sarat County Sheriff's Office said so.",
        ["Omar Haddad"],
    ),
    (
        "The Sarat County Sheriff's Office was called. [Two] were hurt, the sheriff's office said.",
        ["Sarat County Sheriff's Office"],
    ),
    ("The UN says that [more than 400] were displaced.", ["United Nations"]),
    ("The U.N. says that [more than 400] were displaced.", ["United Nations"]),
    ("The UN refugee agency says that [more than 400] fled.", ["UN refugee agency"]),
    ("“The rain came at night,” Omar Haddad said. “We lost [nine people].”", ["Omar Haddad"]),
    ("“We lost [nine people]. The rain came at night,” Omar Haddad said.", ["Omar Haddad"]),
    ("Omar Haddad said: “The rain came at night. We lost [nine people].”", ["Omar Haddad"]),
    (
        "The Observatory for Peace put the toll at nine.\n\n[Three children] are among those killed.",
        ["Observatory for Peace"],
    ),
    ("The mayor said nine people died.\n\n[Four men] were arrested in Tolun.", [None]),
    ("The mayor said nine people died.\n\nA farmer was found dead in Tolun, where [two others] were hurt.", [None]),
    ("The mayor said nine people died.\n\n[Two] of them were children.", ["The mayor"]),
    ("Police said nine people died. Elsewhere, [two men] drowned.", [None]),
    ("Police said nine people died. However, [two men] drowned.", [None]),
    ("Police said nine people died. [Two men] reportedly drowned.", [None]),
    ("Police said [nine people] died. Medics said [two men] drowned.", ["Police", "Medics"]),
    ("[Nine people] died, police said, and [two men] drowned, medics said.", ["police", "medics"]),
    ("The mayor said [nine people] died, adding that [two men] drowned.", ["The mayor", "The mayor"]),
    ("The radio said [nine people] died, and the mayor said that [two men] drowned.", ["The radio", "the mayor"]),
    (
        "Nine died, police said. Amina Haddad, a nurse, said two fled. Police agreed, they said [six] did.",
        ["police"],
    ),
    ("The ministry said two died. Omar Haddad, a doctor, said three did. He said [nine] were hurt.", ["Omar Haddad"]),
    ("The governor of Norte, Omar Haddad, appealed for help. “[Twenty] are wounded,” he said.", ["Omar Haddad"]),
    (
        "Omar Haddad, a doctor, said two died. Lowland Watch International urged calm. It said [nine guards] died.",
        ["Lowland Watch International"],
    ),
    ("The number of lives lost in Sarat has jumped to [90], the health ministry said.", ["the health ministry"]),
    ("The ministry said two died. Omar Haddad, a doctor, said three did. It said [nine] were hurt.", ["The ministry"]),
    ("Police said two died. Omar Haddad, a doctor, said three did. They said [nine] were hurt.", ["Police"]),
    (
        "The interior ministry said two died. A witness said three did. The ministry said [nine] were hurt.",
        ["The interior ministry"],
    ),
    ("Omar Haddad, a police spokesman, said two died. The spokesman said [nine] were hurt.", ["Omar Haddad"]),
    (
        "Eastern Aid Watch said two died. A doctor said three did. The group said [nine] were hurt.",
        ["Eastern Aid Watch"],
    ),
    ("The Northern Front, a rebel group, said two died. The group said [nine] were hurt.", ["Northern Front"]),
    ("A police official said two died. The official said [nine] were hurt.", ["A police official"]),
    (
        "The Observatory for Peace estimates that [nine] died, and the UN says that [900 people] fled.",
        ["Observatory for Peace", "United Nations"],
    ),
    (
        "A guard said nine died.\n\nThe Lowland Free Army claimed the raid. It said it had killed [20 soldiers].",
        ["Lowland Free Army"],
    ),
    (
        "A nurse said six died.\n\nThe FNL denied it. In a statement on Sunday, it said jets had killed [nine].",
        ["FNL"],
    ),
    (
        "Red Cross crews searched, and they believe [nine] died. It was dark, they said, and [two] were hurt.",
        ["Red Cross crews", "Red Cross crews"],
    ),
    ("Police spoke. A clerk put the toll at two. “We counted [nine] bodies. It was dark,” he said.", ["A clerk"]),
    ("Police said two died. “[Nine] were hurt. It was dark,” said Omar Haddad.", ["Omar Haddad"]),
    ("Two died, the mayor said. Another [nine people] were hurt.", ["the mayor"]),
    ("Two died, the mayor said. Another storm killed [nine people].", [None]),
    ("Two died, said Defence Minister Omar Haddad. [Nine] were hurt, the ministry says.", ["the ministry"]),
    (
        "Lowland's state-funded human rights body says [nine] died. The Lowland Human Rights Commission met on Monday.",
        ["Lowland Human Rights Commission"],
    ),
    (
        "According to LOFR, [nine] died. The Lowland Office for Flood Care and Risk Control (LOFR) met on Monday.",
        ["Lowland Office for Flood Care and Risk Control"],
    ),
]


@pytest.mark.parametrize(("marked", "source"), [*BEFORE, *AFTER, *RELAYED])
def test_source_of_first_figure(marked: str, source: str | None) -> None:
    """The first figure of the text is the source's."""
    assert sources(marked)[0] == source


@pytest.mark.parametrize("marked", NOBODY)
def test_outlet_speaks_itself(marked: str) -> None:
    """No source is named for the figure."""
    assert sources(marked) == [None]


@pytest.mark.parametrize(("marked", "expected"), ACROSS)
def test_across_sentences(marked: str, expected: list[str | None]) -> None:
    """Pronouns, short names, quotations and unattributed sentences take the speaker whom they continue."""
    assert sources(marked) == expected


KINDS = [
    ("The interior ministry", SourceKind.GOVERNMENT),
    ("The president", SourceKind.GOVERNMENT),
    ("Authorities", SourceKind.GOVERNMENT),
    ("The defence ministry", SourceKind.MILITARY),
    ("The army", SourceKind.MILITARY),
    ("An army spokesman", SourceKind.MILITARY),
    ("Military sources", SourceKind.MILITARY),
    ("A Taliban spokesman", SourceKind.ARMED_GROUP),
    ("Rebel commanders", SourceKind.ARMED_GROUP),
    ("The rebels", SourceKind.ARMED_GROUP),
    ("The Islamic State group", SourceKind.ARMED_GROUP),
    ("The UN", SourceKind.UN),
    ("A UN official", SourceKind.UN),
    ("UNHCR", SourceKind.UN),
    ("UNICEF", SourceKind.UN),
    ("The Lowland Red Cross", SourceKind.NGO),
    ("Human Rights Watch", SourceKind.NGO),
    ("A local charity", SourceKind.NGO),
    ("The Eastern Observatory for Peace", SourceKind.MONITOR),
    ("A war monitor", SourceKind.MONITOR),
    ("A war monitoring group", SourceKind.MONITOR),
    ("A doctor", SourceKind.MEDICAL),
    ("Hospital officials", SourceKind.MEDICAL),
    ("Medics", SourceKind.MEDICAL),
    ("A hospital source", SourceKind.MEDICAL),
    ("Police", SourceKind.LOCAL_OFFICIAL),
    ("The mayor", SourceKind.LOCAL_OFFICIAL),
    ("The provincial governor", SourceKind.LOCAL_OFFICIAL),
    ("A police spokesman", SourceKind.LOCAL_OFFICIAL),
    ("Local officials", SourceKind.LOCAL_OFFICIAL),
    ("The sheriff", SourceKind.LOCAL_OFFICIAL),
    ("Residents", SourceKind.WITNESS),
    ("A witness", SourceKind.WITNESS),
    ("His sister", SourceKind.WITNESS),
    ("Survivors", SourceKind.WITNESS),
    ("AFP", SourceKind.MEDIA),
    ("State television", SourceKind.MEDIA),
    ("Local media", SourceKind.MEDIA),
    ("The highland news agency", SourceKind.MEDIA),
    ("Amina Haddad, a nurse,", SourceKind.MEDICAL),
    ("Omar Haddad, a shopkeeper,", SourceKind.WITNESS),
    ("Police chief Omar Haddad", SourceKind.LOCAL_OFFICIAL),
    ("Omar Haddad", SourceKind.UNKNOWN),
]


@pytest.mark.parametrize(("speaker", "kind"), KINDS)
def test_kind(speaker: str, kind: SourceKind) -> None:
    """The kind of body follows from the words of the phrase, its head noun first."""
    text, anchors = read(f"{speaker} said [nine people] died.")
    (found,) = assign(text, anchors)
    assert isinstance(found, Attribution)
    assert found.kind is kind


def test_kind_from_elsewhere() -> None:
    """A surname has the kind that the office before the full name gives, wherever it stands."""
    text, anchors = read("[Nine people] died, Haddad said.\n\nInterim police chief Omar Haddad told reporters so.")
    assert assign(text, anchors) == (Attribution("Omar Haddad", SourceKind.LOCAL_OFFICIAL),)


def test_cues_show_the_clause() -> None:
    """A cue's spans are the words of the reporting clause."""
    text = parse("Nine people died, said Omar Haddad, a doctor.")
    (cue,) = cues(text)
    assert text.quote(cue.source_first, cue.source_last) == "Omar Haddad"
    assert text.quote(cue.role_first, cue.role_last) == "a doctor"
    assert text.tokens[cue.verb].text == "said"


def test_no_anchors() -> None:
    """A text without figures has no attributions."""
    assert assign(parse("Police said so."), ()) == ()


WORDS = [
    "police",
    "said",
    "according",
    "to",
    "Omar",
    "the",
    "army",
    ",",
    ".",
    "“",
    "”",
    '"',
    "nine",
    "and",
    "who",
    "(",
    ")",
    "quoted",
    "as",
    "saying",
    "put",
    "toll",
    "at",
    "he",
    ":",
    "-",
    "by",
    "reported",
    "UN",
    "'s",
    "\n\n",
    "12",
    "Sunday",
    "list",
    "of",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)))
def test_any_text(raw: str) -> None:
    """No text raises; there is one answer for each anchor, and every cue lies within one sentence."""
    text = parse(raw)
    anchors = [
        Anchor(i, i + 1, i, text.sentences[text.sentence_of[i]].first, text.sentences[text.sentence_of[i]].last)
        for i in range(len(text.tokens))
    ]
    assert len(assign(text, anchors)) == len(anchors)
    for cue in cues(text):
        assert 0 <= cue.source_first < cue.source_last <= len(text.tokens)
        assert 0 <= cue.first <= cue.verb < len(text.tokens)
