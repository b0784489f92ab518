"""URLs: what to ask for, and the key under which a page is known.

In goes a URL as somebody wrote it, out comes one to fetch (`clean_url`: only what no server misses is taken off), the
page's key (`canonical_url`: mobile, AMP and tracked variants fall together) or the name of its host group. All
functions are total: what is not an http(s) URL gives None. The page's own `rel=canonical` is read by the extractors.
"""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from courlan import extract_domain
from courlan.clean import TRACKERS_RE

LONGEST = 2000
"""Characters. Longer URLs are traps or embedded data (browsers and sitemaps stop at 2048)."""

_AMBIGUOUS = re.compile(r"^(?:c|cl|e|u)id$|^(?:keyword|kwd|session|source|medium)$", re.IGNORECASE)
"""Names that courlan counts as trackers and that content systems use for the article itself: `news.php?cid=4711` is
kept, `?source=rss` is not: such a name is part of the page's name where its value has a digit."""

_MORE_TRACKERS = re.compile(
    r"^(?:fbclid|gclid|igsh|ocid|ncid|cmpid|smid|smtyp|spm|ito|soc_src|s_cid|mc_[ce]id|guccounter|sfnsn|trk"
    r"|_hs\w+|ns_\w+|at_\w+|wt_\w+|hs\w*tracking|__twitter_impression|traffic_source|utm\w*)$",
    re.IGNORECASE,
)
"""Names that mark where a reader came from (ClearURLs and AdGuard lists); not in courlan's pattern or not safely so."""

_AMP_NAMES = {"amp", "amp_js_v", "outputtype", "usqp"}
"""Query names of AMP variants; `outputType` only with the value amp."""

_AMP_CACHES = (
    re.compile(r"^https?://(?:www\.)?google\.[a-z.]{2,6}/amp/(?P<s>s/)?(?P<rest>.+)$", re.IGNORECASE),
    re.compile(r"^https?://[\w-]+\.cdn\.ampproject\.org/[cvi]/(?P<s>s/)?(?P<rest>.+)$", re.IGNORECASE),
    re.compile(r"^https?://[\w-]+\.bing-amp\.com/[cvi]/(?P<s>s/)?(?P<rest>.+)$", re.IGNORECASE),
)
"""Copies that search engines keep: the original follows, `s/` means https
(https://www.google.com/amp/s/news.example/x, https://news-example.cdn.ampproject.org/c/s/news.example/x)."""

_AMP_PATHS = (
    (re.compile(r"/amp/?$"), ""),
    (re.compile(r"^/amp(?=/.)"), ""),
    (re.compile(r"\.amp(?=(?:\.html?)?$)"), ""),
)
"""Path forms of AMP variants: /story/amp, /amp/story, /story.amp, /story.amp.html; not /ramp or /amplifier."""

_VARIANT_HOST = re.compile(r"^(?:www\.)?(?:m|mobile|amp)\.(?=[^.]+\.)", re.IGNORECASE)
"""Hosts of mobile and AMP variants: m.news.example; not m.example (a name of two labels)."""

_DEFAULT_PORTS = {"http": 80, "https": 443}

_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""Characters that mean the same escaped and plain (RFC 3986, 2.3)."""


def clean_url(url: str, base: str | None = None) -> str | None:
    """Give the URL to ask for: absolute, ASCII, without fragment, credentials and trackers.

    Args:
        url: as written, also relative.
        base: URL of the document that it was found in.

    Returns:
        An http or https URL that any client can ask for; None if there is none in it.
    """
    return _absolute(url, base, keep_trackers=False)


def redirect_url(location: str, base: str) -> str | None:
    """Give the URL that a redirect leads to: absolute and ASCII, without fragment and credentials, else as it is.

    Args:
        location: the `Location` header (RFC 9110, 10.2.2), also relative.
        base: URL of the answer that has it.
    """
    return _absolute(location, base, keep_trackers=True)


def _absolute(url: str, base: str | None, *, keep_trackers: bool) -> str | None:
    text = url.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip()
    if not text.isprintable():
        text = "".join(c for c in text if c >= " ")
    try:
        parts = urlsplit(urljoin(base, text) if base else text)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not host or len(text) > LONGEST:
        return None
    name = _ascii_host(host)
    if name is None:
        return None
    netloc = name if port in {None, _DEFAULT_PORTS[scheme]} else f"{name}:{port}"
    query = "&".join(piece for piece in parts.query.split("&") if keep_trackers or (piece and not _is_tracker(piece)))
    return urlunsplit((scheme, netloc, _escaped(_without_dots(parts.path)), _escaped(query), ""))


def canonical_url(url: str, base: str | None = None) -> str | None:
    """Give the key of a page: the clean URL of its desktop variant, with its query in order.

    Two URLs with one key are one page; a page may still have two keys, which its `rel=canonical` then joins.

    Args:
        url: as written, also relative.
        base: URL of the document that it was found in.
    """
    cleaned = clean_url(url, base)
    return None if cleaned is None else key_of(cleaned)


def key_of(cleaned: str) -> str:
    """Give the key of a page whose URL is clean (`canonical_url` in its second half)."""
    for cache in _AMP_CACHES:
        if found := cache.match(cleaned):
            cleaned = clean_url(("https://" if found["s"] else "http://") + found["rest"]) or cleaned
    parts = urlsplit(cleaned)
    netloc = _VARIANT_HOST.sub("www.", parts.netloc)
    path = parts.path
    for pattern, plain in _AMP_PATHS:
        path = pattern.sub(plain, path)
    pieces = sorted(piece for piece in parts.query.split("&") if piece and not _is_amp(piece))
    return urlunsplit((parts.scheme, netloc, path or "/", "&".join(pieces), ""))


def host_group(url: str) -> str:
    """Give the registered domain of a URL (`news.example.co.uk` → `example.co.uk`), else its host.

    Hosts of one group usually share their servers, so they share a batch and its pace.
    """
    parts = urlsplit(url)
    return _domain_of(parts.hostname or "") or parts.netloc


@lru_cache(4096)
def _domain_of(host: str) -> str | None:
    """Give the registered domain of a host, else the host; None for an address. A run has thousands of URLs a host."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return extract_domain(f"http://{host}/") or host
    return None


def _is_tracker(piece: str) -> bool:
    name, equals, value = piece.partition("=")
    if not equals or (_AMBIGUOUS.match(name) and any(c.isdigit() for c in value)):
        return False
    return bool(_MORE_TRACKERS.match(name) or TRACKERS_RE.search(name.lower()))


def _is_amp(piece: str) -> bool:
    name, _, value = piece.lower().partition("=")
    return name in _AMP_NAMES and (name != "outputtype" or value == "amp")


def _ascii_host(host: str) -> str | None:
    """Give a host name as DNS has it: lower case, no dot at the end, IDNA where it is not ASCII."""
    host = host.lower().rstrip(".")
    if ":" in host:
        return f"[{host}]"
    try:
        name = host.encode("ascii" if host.isascii() else "idna").decode("ascii")
    except UnicodeError:
        return None
    return name if re.fullmatch(r"[a-z0-9_.-]+", name) and ".." not in name else None


def _without_dots(path: str) -> str:
    """Take `.` and `..` out of a path (RFC 3986, 5.2.4)."""
    kept: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _escaped(part: str) -> str:
    """Escape what must be, and write every escape in one way (RFC 3986, 6.2.2)."""

    def one_way(found: re.Match[str]) -> str:
        byte = int(found[1], 16)
        return chr(byte) if byte in _UNRESERVED else f"%{byte:02X}"

    return quote(_ESCAPE.sub(one_way, _HALF_ESCAPE.sub("%25", part)), safe="/%!$&'()*+,;=:@?~-._", errors="replace")
