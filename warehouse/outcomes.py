"""What became of one attempt to get one URL: every attempt has exactly one of these outcomes.

In: nothing. Out: `Outcome` with one documented line per member, and `Concern`, which says whose business it is.
The words are stored in `urls.outcome`; the view `funnel` and the exit code of a run are built on `Concern`.
This module never decides an outcome: collect decides before the body is read, extract after.
"""

from enum import StrEnum
from typing import Self


class Concern(StrEnum):
    """Whose business an outcome is."""

    NEWS = "news"
    """An article was read and stored: the aim."""
    NOTHING_NEW = "nothing_new"
    """The page is known already; nothing is lost."""
    REFUSED = "refused"
    """The page is not for us: by its own rules, by ours, or because it is not an article."""
    GONE = "gone"
    """The server says that there is no page."""
    TRANSIENT = "transient"
    """It failed this time; a later run should try again."""
    OURS = "ours"
    """We failed on a page that arrived: a run that ends with one of these has lost something."""


class Outcome(StrEnum):
    """How one attempt ended.

    Attributes:
        concern: whose business it is.
        meaning: one line for the codebook and for the command's tables.
    """

    concern: Concern
    meaning: str

    def __new__(cls, value: str, concern: Concern, meaning: str) -> Self:
        """Build a member from its stored word, its concern and its one-line meaning."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.concern = concern
        member.meaning = meaning
        return member

    LOADED = "loaded", Concern.NEWS, "an article was read and stored as a new version"
    UNCHANGED = (
        "unchanged",
        Concern.NOTHING_NEW,
        "the server or the bytes say that nothing changed since last time",
    )
    DUPLICATE = "duplicate", Concern.NOTHING_NEW, "this very text of this page is stored already"
    FEED = (
        "feed",
        Concern.NOTHING_NEW,
        "a feed, sitemap, list or robots file: it was read for URLs, not as an article",
    )
    NO_ARTICLE = "no_article", Concern.REFUSED, "a page arrived, but no article body could be found in it"
    NOT_NEWS = (
        "not_news",
        Concern.REFUSED,
        "a hub, section, index or live listing page, refused as an article",
    )
    LANGUAGE = (
        "language",
        Concern.REFUSED,
        "an article in a language that the extractors do not read; kept, unread",
    )
    ROBOTS = (
        "robots",
        Concern.REFUSED,
        "robots.txt forbids it, or could not be read (5xx), so nothing was fetched",
    )
    EXCLUDED = "excluded", Concern.REFUSED, "the source's own patterns or its first date exclude it"
    PRIVATE_ADDRESS = (
        "private_address",
        Concern.REFUSED,
        "it leads into a private, loopback or metadata network",
    )
    WRONG_TYPE = "wrong_type", Concern.REFUSED, "neither HTML, text nor a feed: a PDF, an image, a video"
    TOO_LARGE = (
        "too_large",
        Concern.REFUSED,
        "the body passes the caps on bytes, decoded bytes or their ratio",
    )
    BAD_URL = "bad_url", Concern.REFUSED, "not an http(s) URL that can be asked for"
    NOT_FOUND = "not_found", Concern.GONE, "404: the server knows no such page"
    GONE = "gone", Concern.GONE, "410: the server has taken the page away"
    CLIENT_ERROR = "client_error", Concern.GONE, "another 4xx answer that says that our request is wrong"
    REDIRECT_LOOP = "redirect_loop", Concern.GONE, "redirects that never end, or too many of them"
    BLOCKED = "blocked", Concern.TRANSIENT, "401, 403, 407, 429 or 451: the server will not serve us now"
    PAUSED = (
        "paused",
        Concern.TRANSIENT,
        "not asked: the host failed too often or asked for a pause (circuit breaker)",
    )
    SERVER_ERROR = "server_error", Concern.TRANSIENT, "a 5xx answer, after the retries"
    TIMEOUT = "timeout", Concern.TRANSIENT, "no whole answer within the deadline"
    DNS = "dns", Concern.TRANSIENT, "the host name has no address"
    CONNECT = "connect", Concern.TRANSIENT, "no connection, or it broke before the answer was whole"
    TLS = "tls", Concern.TRANSIENT, "no secure connection: certificate or handshake"
    PROTOCOL = "protocol", Concern.TRANSIENT, "the answer breaks HTTP: bad framing, bad chunks, bad headers"
    BAD_CONTENT = (
        "bad_content",
        Concern.REFUSED,
        "the bytes cannot be decoded: broken compression, no text in them",
    )
    EXTRACT_TIMEOUT = (
        "extract_timeout",
        Concern.OURS,
        "reading the page took longer than its deadline; it is archived",
    )
    EXTRACT_CRASH = (
        "extract_crash",
        Concern.OURS,
        "reading the page ended its worker or raised; it is archived",
    )

    @property
    def retry(self) -> bool:
        """Whether a later run should ask again without being told to."""
        return self.concern is Concern.TRANSIENT

    @property
    def lost(self) -> bool:
        """Whether a run that ends with this outcome lost something that it had in hand."""
        return self.concern is Concern.OURS
