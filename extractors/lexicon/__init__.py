"""Words are data: the lexicons beside this file, one TOML file a subject, read once.

A word is written as `text.fold` leaves it: lower case, straight apostrophes. Each consumer validates what it
reads when it is imported, so that a wrong entry fails at the start and not in the middle of a text.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


class LexiconError(ValueError):
    """A lexicon file does not hold what its consumer asks for; the message names the file and the key."""


@cache
def load(name: str) -> dict[str, Any]:
    """The contents of `name`.toml.

    Raises:
        LexiconError: the file is absent or is not TOML.
    """
    try:
        return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"reading the lexicon {name}.toml: {error}; reinstall tallywire or mend the file") from error


def words(name: str, *path: str) -> frozenset[str]:
    """The set of words at `path` in `name`.toml.

    Raises:
        LexiconError: there is no list of strings at that path.
    """
    node: Any = load(name)
    for key in path:
        node = node.get(key) if isinstance(node, dict) else None
    if not isinstance(node, list) or not all(isinstance(word, str) for word in node):
        raise LexiconError(f"reading {'.'.join(path)} in the lexicon {name}.toml: a list of words is expected there")
    return frozenset(node)


def numbers(name: str, key: str) -> dict[str, float]:
    """The table of numbers at `key` in `name`.toml.

    Raises:
        LexiconError: there is no table of numbers at that key.
    """
    table = load(name).get(key)
    if not isinstance(table, dict) or not all(isinstance(value, int | float) for value in table.values()):
        raise LexiconError(f"reading {key} in the lexicon {name}.toml: a table of numbers is expected there")
    return table
