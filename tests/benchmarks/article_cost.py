"""What reading a page costs beside trafilatura's fast mode alone; ratios, since timings are a machine's.

Run from the project's folder: `python tests/benchmarks/article_cost.py [FOLDER]`. The pages are the demo newsroom's,
padded to the size and furniture of real ones (170 kB, 400 links, 60 % scripts), or the HTML files of a folder.
"""

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import trafilatura
from selectolax.lexbor import LexborHTMLParser

from extractors.article import read_article
from extractors.page_body import read_body
from extractors.page_encoding import decode
from extractors.page_limits import refuse_markup
from extractors.page_prune import prune
from flows.demo.newsroom import outlets
from flows.demo.page import Setting, render
from flows.demo.story import Style, stories

DAY = date(2026, 3, 7)
ROUNDS = 5
"""Each measurement is the best of so many, so that another process's work counts as little as possible."""


def demo_pages() -> list[bytes]:
    """The newsroom's pages with menus and scripts as large sites have them."""
    menu = "".join(
        f'<li class="menu-item menu-item-{n}"><a href="/s/{n}" data-track="nav-{n}">Section {n}</a></li>'
        for n in range(400)
    )
    script = "<script>" + "window.q=window.q||[];for(var i=0;i<9;i++){q.push({a:i,b:'x<y'})}\n" * 1_500 + "</script>"
    pages = []
    for outlet in outlets():
        printed = [story for story in stories() if outlet.key in story.outlets and story.style is not Style.BROKEN]
        setting = Setting(outlet, "https://site.example", DAY, second_edition=True, stories=printed)
        for story in printed:
            page = render(story, setting).decode(story.charset)
            page = page.replace("</head>", script + "</head>").replace(
                "<body", f"<body data-x='1'><nav><ul>{menu}</ul></nav><div", 1
            )
            pages.append(page.encode(story.charset))
    return pages


def pruned(text: str) -> str:
    """The page as the body extraction gets it."""
    tree = LexborHTMLParser(text)
    prune(tree)
    return tree.html or text


def best_of(pages: list[bytes], works: dict[str, Callable[[bytes], object]]) -> dict[str, float]:
    """Seconds of processor a page for each work; the works take turns, so that a busy moment hits them alike."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, work in works.items():
            begun = time.process_time()
            for page in pages:
                work(page)
            taken = (time.process_time() - begun) / len(pages)
            best[name] = min(taken, best.get(name, taken))
    return best


def main() -> None:
    """Print a table: what, milliseconds a page, times trafilatura's fast mode."""
    folder = sys.argv[1:]
    pages = [path.read_bytes() for path in sorted(Path(folder[0]).glob("*.html"))] if folder else demo_pages()
    decoded = {page: decode(page) for page in pages}
    lean = {page: pruned(text) for page, text in decoded.items()}
    works: dict[str, Callable[[bytes], object]] = {
        "trafilatura, fast": lambda page: trafilatura.bare_extraction(decoded[page], fast=True, include_comments=False),
        "trafilatura, fast, metadata": lambda page: trafilatura.bare_extraction(
            decoded[page], fast=True, include_comments=False, with_metadata=True
        ),
        "trafilatura, default, metadata": lambda page: trafilatura.bare_extraction(decoded[page], with_metadata=True),
        "decode": decode,
        "limits": lambda page: refuse_markup(decoded[page]),
        "parse and prune": lambda page: pruned(decoded[page]),
        "body": lambda page: read_body(decoded[page], lean[page]),
        "read_article": lambda page: read_article(page, None, "https://site.example/a/b", fetched=DAY),
    }
    say = sys.stdout.write
    say(f"{len(pages)} pages of {sum(map(len, pages)) / len(pages) / 1e3:.0f} kB on average\n")
    found = best_of(pages, works)
    for name, seconds in found.items():
        say(f"{name:32} {seconds * 1e3:7.2f} ms  {seconds / found['trafilatura, fast']:5.2f}\n")


if __name__ == "__main__":
    main()
