"""Kinds of people: which nouns denote people, households, dwellings, and which group victims belong to.

In go folded words (`text.fold`); out come yes or no, or the normalised group of the coding manual. Words are
in lexicon/parties.toml; what stands here is how English makes more of them. It never raises.
"""

from collections.abc import Sequence


def group(head: str, words: Sequence[str]) -> str | None:
    """The group of victims that the noun `head` with its modifiers `words` denotes, None for people at large."""
    return None


def is_person(head: str) -> bool:
    """Whether the noun denotes people."""
    return head in {"people", "person", "persons"}


def is_household(head: str) -> bool:
    """Whether the noun denotes households."""
    return head in {"family", "families", "household", "households"}


def is_dwelling(head: str) -> bool:
    """Whether the noun denotes dwellings."""
    return head in {"home", "homes", "house", "houses"}


def is_attacker(head: str, words: Sequence[str]) -> bool:
    """Whether the phrase denotes those who attacked."""
    return False
