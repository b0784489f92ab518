"""Who did it: the doer that a sentence names, or none."""

import pytest

from extractors.model import Document
from extractors.read import read

ROWS = [
    ("Gunmen killed 12 people in Kano.", "Gunmen"),
    ("Suspected rebels have killed nine farmers near Beni.", "Suspected rebels"),
    ("Nine farmers were killed by suspected rebels near Beni.", "suspected rebels"),
    ("Four people were shot dead on Friday by the presidential guard.", "the presidential guard"),
    ("The army killed 14 insurgents.", "The army"),
    ("Police arrested 30 protesters in Lagos.", "Police"),
    ("A car bomb killed seven people.", None),
    ("The earthquake killed 300 people.", None),
    ("Twelve people were killed.", None),
    ("Twelve people were killed by a landslide.", None),
    ("Two workers were killed by mistake.", None),
    ("Three people died in a crash.", None),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_actor(text, expected):
    """The first figure's actor is the doer that the sentence names."""
    assert read(Document(text)).figures[0].actor == expected
