import pytest

from warehouse.outcomes import Concern, Outcome


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_says_what_it_means_and_whose_business_it_is(outcome: Outcome) -> None:
    assert outcome.meaning
    assert "\n" not in outcome.meaning
    assert isinstance(outcome.concern, Concern)
    assert outcome == outcome.value == str(outcome) == Outcome(outcome.value)


def test_meanings_are_distinct() -> None:
    assert len({outcome.meaning for outcome in Outcome}) == len(Outcome)


@pytest.mark.parametrize(
    ("outcome", "retry", "lost"),
    [
        (Outcome.LOADED, False, False),
        (Outcome.TIMEOUT, True, False),
        (Outcome.BLOCKED, True, False),
        (Outcome.NOT_FOUND, False, False),
        (Outcome.ROBOTS, False, False),
        (Outcome.EXTRACT_CRASH, False, True),
    ],
)
def test_what_is_tried_again_and_what_is_lost(outcome: Outcome, *, retry: bool, lost: bool) -> None:
    assert (outcome.retry, outcome.lost) == (retry, lost)
