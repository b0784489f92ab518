"""What is taken out of a page before its body is looked for, and what must stay."""

import pytest

from extractors.page_body import read_body
from extractors.page_prune import prune

P = "<p>Nine people were hurt when a ferry ran aground off the cape, the harbour master said on Monday.</p>"
CASES = {
    "menu": (f"<nav><ul><li>a</ul></nav>{P}", P),
    "attributes and capitals": (f"<NAV class='x' id=y>a</NAV >{P}", P),
    "nested menus": (f"<nav>a<nav>b</nav>c</nav>{P}", P),
    "menu in a side column": (f"<aside>a<nav>b</aside>{P}", P),
    "script that writes tags": (f"<script>w('<nav>')</script>{P}<script>w('</nav>')</script>", P),
    "comment that hides tags": (f"<!-- <aside> -- -->{P}<!-- </aside> -->", P),
    "style": (f"<style media=all>a > b {{}}</style >{P}", P),
    "text around it": ("<p>a<svg><path/></svg>b</p>", "<p>ab</p>"),
}
SAME = {
    "structured data": f'<script type="application/ld+json">{{"a": 1}}</script>{P}',
    "a menu that is not closed": f"<nav><ul><li>a</ul>{P}",
    "only closed": f"</nav>{P}</aside>",
    "closed in itself": f"<svg/>{P}",
    "names that begin alike": f"<navigation>a</navigation><asides>b</asides>{P}",
    "markup in a value": f"<div data-x=\"<b><aside>\">{P}</div><div data-x='</aside>'>a</div>",
    "a comment that is not closed": f"{P}<!-- a <p>b</p>",
    "a script that is not closed": f"{P}<script>a <p>b</p>",
}


@pytest.mark.parametrize(("page", "left"), CASES.values(), ids=CASES)
def test_is_taken_out(page: str, left: str) -> None:
    assert prune(page) == left


@pytest.mark.parametrize("page", SAME.values(), ids=SAME)
def test_stays_to_the_letter(page: str) -> None:
    assert prune(page) == page


@pytest.mark.parametrize(
    "piece", ["<nav ", "<nav>", "<!--", "<!-- -", "<script ", "<script>", '="<', "='", '="', "<style><", "<nav></nav>"]
)
def test_hostile_pages_take_linear_work(piece: str) -> None:
    """Five megabytes; what is quadratic in them would run into the test's time-out."""
    assert len(prune(piece * (5_000_000 // len(piece)))) <= 5_000_000


def test_the_body_is_the_same() -> None:
    article = f"<main><h1>Ferry runs aground</h1>{P * 5}</main>"
    menu = f"<nav>{'<a href=/s>Section</a> ' * 50}</nav>"
    plain = read_body(f"<html><body>{article}</body></html>")
    assert plain
    assert read_body(f"<html><body>{menu}{article}<footer>{P}</footer></body></html>") == plain
