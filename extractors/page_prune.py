"""A page without its menus, scripts and side columns, for a body extraction that would throw them away first.

In goes a decoded page that passed the limits, out comes the same text less the elements that trafilatura deletes
before it looks for an article, whatever is in them. It goes over the elements of a page a dozen times, by XPath, and
half of a page's elements are in its menus; one regular expression finds those twenty times faster. What is kept is
kept to the letter; what is not closed is left in place. Linear in the page, and never raises.
"""

import re
from typing import Final

_CODE: Final = re.compile(
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    r"|<style\b[^<>]*+>(?:[^<]++|<(?!/style\b))*+(?:</style\s*+>|\Z)"
    r"|<script\b(?![^<>]*ld\+json)[^<>]*+>(?:[^<]++|<(?!/script\b))*+(?:</script\s*+>|\Z)",
    re.IGNORECASE,
)
"""Comments, styles and scripts, to their end or the page's; not structured data, where an article's text may stand."""
_NAMES: Final = "nav|aside|footer|svg|select"
"""Of the elements that trafilatura deletes first (`MANUALLY_CLEANED` in its settings): those that hold many others."""
_ELEMENT: Final = re.compile(rf"<(/?)({_NAMES})(?=[\s>/])[^<>]*+>", re.IGNORECASE)
_IN_A_VALUE: Final = re.compile(
    rf"""=\s*+(?:"(?:[^"<]++|<(?!/?(?:{_NAMES})\b))*+<|'(?:[^'<]++|<(?!/?(?:{_NAMES})\b))*+<)""", re.IGNORECASE
)
"""One of these names as markup inside an attribute's value, where it begins and ends no element."""


def prune(page: str) -> str:
    """Take out what no article is in; elements stay where an attribute's value looks like one of them."""
    page = _CODE.sub(_unless_open, page)
    if _IN_A_VALUE.search(page):
        return page
    kept: list[str] = []
    done = start = depth = 0
    name = ""
    for tag in _ELEMENT.finditer(page):
        this = tag[2].lower()
        if not depth:
            if not tag[1] and not tag[0].endswith("/>"):
                start, name, depth = tag.start(), this, 1
        elif this == name:
            depth += -1 if tag[1] else 1
            if not depth:
                kept.append(page[done:start])
                done = tag.end()
    kept.append(page[done:])
    return "".join(kept)


def _unless_open(code: re.Match[str]) -> str:
    """Nothing for code that is closed; itself for code that runs to the page's end, which parsers mend by rules."""
    text = code[0]
    closed = text.endswith("-->") if text.startswith("<!") else text[text.rfind("</") :].lower().startswith("</s")
    return "" if closed else text
