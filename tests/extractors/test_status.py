"""Status: the figure in [brackets], whose deed is in {braces}, is asserted, feared, planned, denied, or no claim."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model import Status
from extractors.status import status
from extractors.text import Anchor, Text, parse


def read(marked: str) -> tuple[Text, Anchor]:
    """The text without its marks, and the anchor that they show."""
    spans: dict[str, tuple[int, int]] = {}
    raw = ""
    opened = 0
    for char in marked:
        if char in "[{":
            opened = len(raw)
        elif char in "]}":
            spans.setdefault(char, (opened, len(raw)))
        else:
            raw += char
    text = parse(raw)

    def tokens(span: tuple[int, int]) -> list[int]:
        return [i for i, token in enumerate(text.tokens) if token.start < span[1] and token.end > span[0]]

    quantity, deed = tokens(spans["]"]), tokens(spans["}"])
    sentence = text.sentences[text.sentence_of[quantity[0]]]
    return text, Anchor(quantity[0], quantity[-1] + 1, deed[0], sentence.first, sentence.last)


ROWS = [
    ("[12 people] were {killed} on Sunday.", Status.ASSERTED),
    ("[40 people] are feared {dead}.", Status.FEARED),
    ("[40 people] are feared {dead}.", Status.FEARED),
    ("Officials fear that [40 people] have {died}.", Status.FEARED),
    ("[Ten people] were feared {killed} in the raid.", Status.FEARED),
    ("[12] are {missing}, feared dead.", Status.ASSERTED),
    ("[Twelve sailors] are missing, presumed {dead}.", Status.FEARED),
    ("[Some 30 men] are believed to have been {killed}.", Status.FEARED),
    ("Gunmen believed to be rebels {killed} [42 people].", Status.ASSERTED),
    ("At least [14 presumed smugglers] have been {killed}.", Status.ASSERTED),
    ("[Eight people] may have {died}.", Status.FEARED),
    ("As many as [50] might have been {injured}.", Status.FEARED),
    ("The flood could {displace} [5,000 people].", Status.PLANNED),
    ("The blast would have {killed} [hundreds].", Status.PLANNED),
    ("Rebels threatened to {kill} [12 hostages].", Status.PLANNED),
    ("The navy plans to {evacuate} [5,000 people].", Status.PLANNED),
    ("Residents fear the dam could {displace} [5,000].", Status.FEARED),
    ("[12,000] were forced to {flee}.", Status.ASSERTED),
    ("Officials ordered [5,000 residents] to {evacuate}.", Status.PLANNED),
    ("The mayor ordered the {evacuation} of [5,000 residents].", Status.PLANNED),
    ("The fire forced the {evacuation} of [5,000 residents].", Status.ASSERTED),
    ("The army denied that [12 civilians] were {killed}.", Status.DENIED),
    ("The army denied {killing} [12 civilians].", Status.DENIED),
    ("The group denied responsibility for {killing} [12 people].", Status.ASSERTED),
    ("There is no evidence that [12 people] were {killed}.", Status.DENIED),
    ("[The girl] was not {killed}.", None),
    ("If [12 people] {die}, the mayor must go.", None),
    ("Were [12 people] {killed} in Kano?", None),
    ("On 3 May [12 people] were {killed}.", Status.ASSERTED),
    ("Gunfire that could be heard in town {killed} [12].", Status.ASSERTED),
    ("Hundreds, if not [thousands], were {killed}.", Status.ASSERTED),
    ("In the film, [12 people] are {killed}.", None),
    ("[Twelve people] were {killed} after he was feared dead.", Status.ASSERTED),
    ("The {toll} could reach [100].", Status.FEARED),
    ("[12 people] were probably {killed} by rebels.", Status.ASSERTED),
    ("[An aid worker] was also likely {killed}.", Status.FEARED),
    ("[50 prisoners] are to be {released}.", Status.PLANNED),
    ("The death {toll} is expected to rise to [100].", Status.PLANNED),
    ("He was said to have {killed} [12 people].", Status.ASSERTED),
    ("The raid {killed} not only [12 soldiers] but a child.", Status.ASSERTED),
    ("Not [12] but 15 people {died}.", None),
    ("Not less than [14] were {killed}.", Status.ASSERTED),
    ("The ministry rejected reports that [12] had {died}.", Status.DENIED),
    ("[5,000 people] will be {evacuated}.", Status.PLANNED),
    ("[Three people] who could not leave {died}.", Status.ASSERTED),
    ("[Hundreds of people] had to be {rescued}.", Status.ASSERTED),
    ("[12] were {killed}, a claim that the army denied.", Status.DENIED),
    ("[40 people] have {died}, it is feared.", Status.FEARED),
    ("A mock attack {killed} [12].", None),
    ("A plot to {kill} [12 officials] was foiled.", Status.PLANNED),
    ("[12 families] refused to {leave}.", None),
    ("Police believe [12 people] were {killed}.", Status.ASSERTED),
    ("Unconfirmed reports of [12] {deaths} emerged.", Status.FEARED),
    ("The group demanded the {release} of [12 men].", Status.PLANNED),
    ("[40,000] were at risk of {displacement}.", Status.PLANNED),
    ("Up to [12] could be {dead}.", Status.FEARED),
    ("In the 19th century [12,000] {died} of plague.", None),
    ("During World War II [12,000] {died} here.", None),
    ("A World War II bomb {killed} [two men].", Status.ASSERTED),
    ("It is possible that [12 pupils] were {killed} too.", Status.FEARED),
    ("The strike may have {left} [40 people] dead.", Status.FEARED),
    ("The quake could {leave} [40,000] homeless.", Status.PLANNED),
    ("A dam burst would put homes at risk, {displacing} [12,000].", Status.PLANNED),
    ("The mayor, who may resign, said [12 people] {died}.", Status.ASSERTED),
    ("[12 people] {died} in May.", Status.ASSERTED),
    ("The army said on May 4 it had {killed} [12 rebels].", Status.ASSERTED),
    ("[Some 300 people] began to {return} on Monday.", Status.ASSERTED),
    ("[5,000 villagers] were told to {leave}.", Status.PLANNED),
    ("They vowed to {kill} [12 more hostages].", Status.PLANNED),
    ("Rebels managed to {kill} [12 soldiers].", Status.ASSERTED),
    ("[A boy] is thought to have {drowned}.", Status.FEARED),
    ("Officials dismissed claims that [12 women] had been {abducted}.", Status.DENIED),
    ("The toll of [12 {deaths}] was dismissed as false.", Status.DENIED),
    ("The suspect denied the murder charge over the attack that {killed} [12].", Status.ASSERTED),
    ("He denied involvement in the raid that {killed} [12].", Status.ASSERTED),
    ("It is unclear whether [12 miners] have {died}.", None),
    ("[The hostages] were never {released}.", None),
    ("The army has not {killed} [12 rebels].", None),
    ("Police asked if [12 men] had been {arrested}.", None),
    ("[More than 12] were not only {hurt} but maimed.", Status.ASSERTED),
    ("[Nobody] was {killed}.", Status.ASSERTED),
    ("The blast {killed} [no fewer than 12].", Status.ASSERTED),
    ("The bill would {deport} [12,000 migrants].", Status.PLANNED),
    ("Up to [400] may be {evacuated}.", Status.PLANNED),
    ("Rescuers could not confirm that [12 people] had {died}.", Status.FEARED),
    ("Rumours that [12 boys] were {beheaded} spread.", Status.FEARED),
    ("An evacuation order for [5,000 residents] was issued, the {evacuation} orders said.", Status.PLANNED),
    ("[Two] more people were {killed} as fears of war grew.", Status.ASSERTED),
    ("Fearing attacks, [12,000 people] have {fled}.", Status.ASSERTED),
    ("[12,000] {fled}, fearing attacks.", Status.ASSERTED),
    ("[12 people] were {killed} in a likely arson attack.", Status.ASSERTED),
    ("[12 migrants] are believed {drowned}.", Status.FEARED),
    ("The attack {killed} [12], police could not say why.", Status.ASSERTED),
    ("The ministry expects [5,000 people] to be {displaced}.", Status.PLANNED),
    ("Troops tried to {rescue} [12 hostages].", Status.PLANNED),
    ("They were {arrested} for plotting to bomb a bank, [12 men] in all.", Status.ASSERTED),
    ("[Two men] were arrested after the {killing} of a judge they had planned to rob.", Status.ASSERTED),
    ("Had it not been for the wall, more would have died; [12] were {killed}.", Status.ASSERTED),
    ("[Nine people] were feared {drowned} after the ferry sank.", Status.FEARED),
    ("Officials feared [nine people] had {died}.", Status.FEARED),
    ("There are fears that [nine people] have {died}.", Status.FEARED),
    ("Amid fears of [nine] {deaths}, crews dug on.", Status.FEARED),
    ("[Nine men] are presumed {dead}.", Status.FEARED),
    ("[Nine hikers] might be {missing}.", Status.FEARED),
    ("[Nine people] are thought to have {drowned}.", Status.FEARED),
    ("[Nine villagers] were most likely {killed}.", Status.FEARED),
    ("Possibly [nine people] {died}.", Status.FEARED),
    ("There were rumours of [nine] {deaths}.", Status.FEARED),
    ("[Nine] or more could have been {hurt}.", Status.FEARED),
    ("Medics could not verify that [nine people] had {died}.", Status.FEARED),
    ("[Nine people] are feared to have been {trapped}.", Status.FEARED),
    ("[Nine people] can be {dead} by now.", Status.FEARED),
    ("[Nine people] {died}, and more deaths are feared.", Status.ASSERTED),
    ("[Nine people] were {killed} by suspected rebels.", Status.ASSERTED),
    ("Fears of war grew after [nine people] were {killed}.", Status.ASSERTED),
    ("The army {killed} [nine] presumed smugglers.", Status.ASSERTED),
    ("[Nine people] believed to be migrants {drowned}.", Status.ASSERTED),
    ("[Nine people] were {killed} for fear of a revolt.", Status.ASSERTED),
    ("The rebels, thought to be foreigners, {killed} [nine people].", Status.ASSERTED),
    ("It is believed the attack, which {killed} [nine], was planned.", Status.ASSERTED),
    ("[Nine families] will be {relocated} next week.", Status.PLANNED),
    ("The city will {evacuate} [nine streets' 900 residents].", Status.PLANNED),
    ("The rebels said they would {release} [nine hostages].", Status.PLANNED),
    ("The rebels promised to {release} [nine hostages].", Status.PLANNED),
    ("The dam break would {displace} [nine thousand].", Status.PLANNED),
    ("[Nine prisoners] are expected to be {released}.", Status.PLANNED),
    ("[Nine prisoners] were to be {released} on Friday.", Status.PLANNED),
    ("Nine more shells could {kill} [hundreds].", Status.PLANNED),
    ("The governor asked [900 residents] to {evacuate}.", Status.PLANNED),
    ("Officials urged [900 residents] to {leave}.", Status.PLANNED),
    ("[900 people] are due to be {deported}.", Status.PLANNED),
    ("[900 people] were told to {flee}.", Status.PLANNED),
    ("Police foiled a plot to {kill} [nine judges].", Status.PLANNED),
    ("The {evacuation} order covers [900 people].", Status.PLANNED),
    ("The crew attempted to {rescue} [nine sailors].", Status.PLANNED),
    ("The state is set to {execute} [nine men].", Status.PLANNED),
    ("They called for the {release} of [nine men].", Status.PLANNED),
    ("The flood threatens to {displace} [900].", Status.PLANNED),
    ("[900 people] had to be {evacuated}.", Status.ASSERTED),
    ("The storm made [900 people] {flee}.", Status.ASSERTED),
    ("The fighting caused [900 people] to {flee}.", Status.ASSERTED),
    ("[900 people] were allowed to {return}.", Status.ASSERTED),
    ("The crew helped to {rescue} [nine sailors].", Status.ASSERTED),
    ("The fire led [900 residents] to {evacuate}.", Status.ASSERTED),
    ("The group is said to have {abducted} [nine people].", Status.ASSERTED),
    ("The attacker was found to have {killed} [nine].", Status.ASSERTED),
    ("[900 people] continue to {flee} each day.", Status.ASSERTED),
    ("The army denied having {killed} [nine civilians].", Status.DENIED),
    ("The rebels denied they had {abducted} [nine aid workers].", Status.DENIED),
    ("Police denied reports that [nine protesters] were {shot}.", Status.DENIED),
    ("The ministry refuted a claim that [nine] had {died}.", Status.DENIED),
    ("Officials said there was no indication that [nine people] had {died}.", Status.DENIED),
    ("Officials called false the report that [nine people] had {died}, a report they denied.", Status.DENIED),
    ("False reports that [nine people] had {died} spread online.", Status.DENIED),
    ("The minister denied blame for the crash that {killed} [nine].", Status.ASSERTED),
    ("The group denied any role in the blast, which {killed} [nine].", Status.ASSERTED),
    ("The army denied a cover-up after [nine people] were {killed}.", Status.ASSERTED),
    ("[Nine people] were not {hurt}.", None),
    ("[The man] had never been {arrested}.", None),
    ("Troops did not {kill} [nine people].", None),
    ("It was not [nine] but ten who {died}.", None),
    ("If [nine people] were {killed}, it is a crime.", None),
    ("Unless [nine hostages] are {released}, the talks end.", None),
    ("Witnesses were asked whether [nine people] had {died}.", None),
    ("How did [nine people] {die}?", None),
    ("In the novel, [nine people] are {murdered}.", None),
    ("In his film, [nine soldiers] {die}.", None),
    ("A simulated blast {killed} [nine].", None),
    ("In the 17th century, [9,000] {died} here.", None),
    ("During the World War [9,000] {died} here.", None),
    ("[Nine settlers] declined to {leave}.", None),
    ("[Nine people] {died} if reports are right.", Status.ASSERTED),
    ("[Nine people] were {killed}, not ten.", Status.ASSERTED),
    ("[Nine people] were {killed} near the film museum.", Status.ASSERTED),
    ("[Nine people] {died} at a cinema during a film.", Status.ASSERTED),
    ("[Nine people] {died}. Why?", Status.ASSERTED),
    ("[No fewer than nine] were not only {beaten} but robbed.", Status.ASSERTED),
    ("[Nine people] were {killed} in May 2019.", Status.ASSERTED),
    ("In May [nine people] were {killed}.", Status.ASSERTED),
    ("May 3 saw [nine people] {killed}.", Status.ASSERTED),
    ("[Nine people] whose names may be published {died}.", Status.ASSERTED),
    ("A shot that could be heard far off {killed} [nine].", Status.ASSERTED),
    ("[Nine people] {fled} who would not stay.", Status.ASSERTED),
]


@pytest.mark.parametrize(("marked", "expected"), ROWS)
def test_status(marked: str, expected: Status | None) -> None:
    """The words bound to the deed decide, and no others."""
    assert status(*read(marked)) is expected


def test_anchor_outside() -> None:
    """An anchor beyond the text asserts nothing else than any other does."""
    assert status(parse("Nine died."), Anchor(9, 10, 9, 9, 10)) is Status.ASSERTED


WORDS = [
    "nine",
    "people",
    "feared",
    "dead",
    "may",
    "have",
    "to",
    "be",
    "killed",
    "not",
    "if",
    "denied",
    "that",
    "no",
    "evidence",
    "plans",
    "ordered",
    "in",
    "the",
    "film",
    ",",
    ".",
    "?",
    "World",
    "War",
    "toll",
    "likely",
    "could",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)), st.integers(0, 40))
def test_any_text(raw: str, shift: int) -> None:
    """No text and no anchor raises."""
    text = parse(raw)
    for i in range(len(text.tokens)):
        trigger = min(i + shift, len(text.tokens) - 1)
        assert status(text, Anchor(i, i + 1, trigger, i, i + 1)) in (None, *Status)
