"""The demonstration: a small newsroom of three fictional outlets, served on this machine.

`newsroom()` is a context manager; what it yields has the sources that a run needs. Every article is fiction and
says so on its page.
"""

from flows.demo.newsroom import Hit, Newsroom, newsroom

__all__ = ["Hit", "Newsroom", "newsroom"]
