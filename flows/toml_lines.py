"""Where a key stands in a TOML file, so that a settings error can name its line.

The standard library's parser keeps no positions. This one keeps nothing else: it follows table headers and
`key =` lines, which is all that a settings file has. It never judges whether the file is valid TOML.
"""

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\"'-]+)\s*\]\]?")
"""A table `[fetch]` or an element of an array of tables `[[source]]`."""

_KEY = re.compile(r"^\s*([\w\"'-]+)\s*=")
"""The key of a `key = value` line. Lines inside a multi-line value may look like one; the first match wins."""

Location = tuple[str | int, ...]
"""A path into the parsed file: `("source", 2, "url")` is the key `url` of the third `[[source]]`."""


def lines_of(text: str) -> dict[Location, int]:
    """Give the line (from 1) of every table header and key of a TOML text.

    Args:
        text: the file's content.

    Returns:
        Locations as pydantic reports them, each with the line it starts on.
    """
    found: dict[Location, int] = {}
    elements: dict[str, int] = {}
    table: Location = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            name = header[2].strip("\"'")
            if header[1] == "[[":
                elements[name] = elements.get(name, -1) + 1
                table = (name, elements[name])
            else:
                table = tuple(name.split("."))
            found.setdefault(table, number)
        elif key := _KEY.match(line):
            found.setdefault((*table, key[1].strip("\"'")), number)
    return found


def line_of(lines: dict[Location, int], location: Location) -> int:
    """Give the line of a location, or of the nearest thing around it that has one (1 if nothing has)."""
    while location and location not in lines:
        location = location[:-1]
    return lines.get(location, 1)
