"""Golden pages: what each page in `pages/` gives is what the JSON file beside it says."""

import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

PAGES = Path(__file__).parent / "pages"
_spec = spec_from_file_location("regenerate", PAGES / "regenerate.py")
assert _spec is not None
assert _spec.loader is not None
regenerate = module_from_spec(_spec)
_spec.loader.exec_module(regenerate)


@pytest.mark.parametrize("page", sorted(PAGES.glob("*.html")), ids=lambda page: page.stem)
def test_golden_pages(page: Path) -> None:
    """A difference is either a mistake or is written down by `pages/regenerate.py` and read by a person."""
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    assert regenerate.outcome(page) == expected
