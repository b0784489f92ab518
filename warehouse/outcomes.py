"""What became of one attempt to get one URL: every attempt has exactly one of these outcomes.

In: nothing. Out: `Outcome` with one documented line per member, and `Concern`, which says whose business it is.
The words are stored in `urls.outcome`; the view `funnel` and the exit code of a run are built on `Concern`.
This module never decides an outcome: collect decides before the body is read, extract after.
"""

from enum import StrEnum


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
    """How one attempt ended; `meaning` and `concern` say what that is and whose business."""

    LOADED = "loaded"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    FEED = "feed"
    NO_ARTICLE = "no_article"
    NOT_NEWS = "not_news"
    LANGUAGE = "language"
    ROBOTS = "robots"
    EXCLUDED = "excluded"
    PRIVATE_ADDRESS = "private_address"
    WRONG_TYPE = "wrong_type"
    TOO_LARGE = "too_large"
    BAD_URL = "bad_url"
    NOT_FOUND = "not_found"
    GONE = "gone"
    CLIENT_ERROR = "client_error"
    REDIRECT_LOOP = "redirect_loop"
    BLOCKED = "blocked"
    PAUSED = "paused"
    SERVER_ERROR = "server_error"
    TIMEOUT = "timeout"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    PROTOCOL = "protocol"
    BAD_CONTENT = "bad_content"
    EXTRACT_TIMEOUT = "extract_timeout"
    EXTRACT_CRASH = "extract_crash"

    @property
    def concern(self) -> Concern:
        """Whose business it is."""
        return _ABOUT[self][0]

    @property
    def meaning(self) -> str:
        """One line for the codebook and for the command's tables."""
        return _ABOUT[self][1]

    @property
    def retry(self) -> bool:
        """Whether a later run should ask again without being told to."""
        return self.concern is Concern.TRANSIENT

    @property
    def lost(self) -> bool:
        """Whether a run that ends with this outcome lost something that it had in hand."""
        return self.concern is Concern.OURS


_ABOUT: dict[Outcome, tuple[Concern, str]] = {
    Outcome.LOADED: (Concern.NEWS, "an article was read and stored as a new version"),
    Outcome.UNCHANGED: (Concern.NOTHING_NEW, "the server or the bytes say that nothing changed since last time"),
    Outcome.DUPLICATE: (Concern.NOTHING_NEW, "this very text of this page is stored already"),
    Outcome.FEED: (
        Concern.NOTHING_NEW,
        "a feed, sitemap, list or robots file: it was read for URLs, not as an article",
    ),
    Outcome.NO_ARTICLE: (Concern.REFUSED, "a page arrived, but no article body could be found in it"),
    Outcome.NOT_NEWS: (Concern.REFUSED, "a hub, section, index or live listing page, refused as an article"),
    Outcome.LANGUAGE: (Concern.REFUSED, "an article in a language that the extractors do not read; kept, unread"),
    Outcome.ROBOTS: (Concern.REFUSED, "robots.txt forbids it, so nothing was fetched"),
    Outcome.EXCLUDED: (Concern.REFUSED, "the source's own patterns or its first date exclude it"),
    Outcome.PRIVATE_ADDRESS: (Concern.REFUSED, "it leads into a private, loopback or metadata network"),
    Outcome.WRONG_TYPE: (Concern.REFUSED, "neither HTML, text nor a feed: a PDF, an image, a video"),
    Outcome.TOO_LARGE: (Concern.REFUSED, "the body passes the caps on bytes, decoded bytes or their ratio"),
    Outcome.BAD_URL: (Concern.REFUSED, "not an http(s) URL that can be asked for"),
    Outcome.NOT_FOUND: (Concern.GONE, "404: the server knows no such page"),
    Outcome.GONE: (Concern.GONE, "410: the server has taken the page away"),
    Outcome.CLIENT_ERROR: (Concern.GONE, "another 4xx answer that says that our request is wrong"),
    Outcome.REDIRECT_LOOP: (Concern.GONE, "redirects that never end, or too many of them"),
    Outcome.BLOCKED: (Concern.TRANSIENT, "401, 403, 407, 429 or 451: the server will not serve us now"),
    Outcome.PAUSED: (Concern.TRANSIENT, "not asked: the host failed too often or asked for a pause (circuit breaker)"),
    Outcome.SERVER_ERROR: (Concern.TRANSIENT, "a 5xx answer, after the retries"),
    Outcome.TIMEOUT: (Concern.TRANSIENT, "no whole answer within the deadline"),
    Outcome.DNS: (Concern.TRANSIENT, "the host name has no address"),
    Outcome.CONNECT: (Concern.TRANSIENT, "no connection, or it broke before the answer was whole"),
    Outcome.TLS: (Concern.TRANSIENT, "no secure connection: certificate or handshake"),
    Outcome.PROTOCOL: (Concern.TRANSIENT, "the answer breaks HTTP: bad framing, bad chunks, bad headers"),
    Outcome.BAD_CONTENT: (Concern.REFUSED, "the bytes cannot be decoded: broken compression, no text in them"),
    Outcome.EXTRACT_TIMEOUT: (Concern.OURS, "reading the page took longer than its deadline; it is archived"),
    Outcome.EXTRACT_CRASH: (Concern.OURS, "reading the page ended its worker or raised; it is archived"),
}
