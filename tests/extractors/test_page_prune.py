"""What is taken out of a page before its body is looked for, and what must stay."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from extractors.page_body import read_body
from extractors.page_prune import prune

P = "<p>Nine people were hurt when a ferry ran aground off the cape, the harbour master said on Monday.</p>"
CASES = {
    "menu": (f"<nav><ul><li>a</ul></nav>{P}", P),
    "attributes and capitals": (f"<NAV class='x' id=y>a</NAV >{P}", P),
    "nested menus": (f"<nav>a<nav>b<select><option>c</option></select></nav>c</nav>{P}", P),
    "menu in a side column": (f"<aside>a<nav>b</aside>{P}", P),
    "script that writes tags": (f"<script>w('<nav>')</script>{P}<script>w('</nav>')</script>", P),
    "style": (f"<style media=all>a > b {{}}</style >{P}", P),
    "text around it": ("<p>a<svg><path/></svg>b</p>", "<p>ab</p>"),
    "pictures in a figure": (f"<figure><picture><img></picture><figcaption>a</figcaption></figure>{P}", P),
}
SAME = {
    "structured data": f'<script type="application/ld+json">{{"a": 1}}</script>{P}',
    "names that begin alike": f"<navigation>a</navigation><asides>b</asides>{P}",
    "markup in a value": f'<div data-x="<b><aside>">{P}</div><div data-x="</aside>">a</div>',
    "a table in a figure": f"<figure><table><tbody><tr><td>Nine</td></tr></tbody></table></figure>{P}",
    "a form around the page": f"<form>{P}</form>",
    "a comment that hides tags": f"<!-- <aside> -- -->{P}<!-- </aside> -->",
}


def pruned(page: str) -> str:
    tree = LexborHTMLParser(page)
    prune(tree)
    return tree.html or ""


@pytest.mark.parametrize(("page", "left"), CASES.values(), ids=CASES)
def test_is_taken_out(page: str, left: str) -> None:
    """Elements that hold no text go with all that is in them, nested in one another or not."""
    assert pruned(f"<body>{page}</body>") == f"<html><head></head><body>{left}</body></html>"


@pytest.mark.parametrize("page", SAME.values(), ids=SAME)
def test_stays(page: str) -> None:
    """What may hold an article's text is left where it is."""
    assert pruned(page) == LexborHTMLParser(page).html


def test_the_body_is_the_same() -> None:
    """A menu and a footer make no difference to what is read."""
    article = f"<main><h1>Ferry runs aground</h1>{P * 5}</main>"
    plain = f"<html><body>{article}</body></html>"
    full = f"<html><body><nav>{'<a href=/s>Section</a> ' * 50}</nav>{article}<footer>{P}</footer></body></html>"
    expected = read_body(plain, plain)
    assert expected
    assert read_body(full, pruned(full)) == expected


def test_an_article_where_none_is_expected_is_found_on_the_whole_page() -> None:
    """A text in a side column is nothing to the fast mode; the slower ones get to see it."""
    page = f"<html><body><aside>{P * 5}</aside></body></html>"
    assert "ran aground" in " ".join(block.text for block in read_body(page, pruned(page)))
