"""Fifty small news sites on this machine, for `collect_run.py`: pages of real size, made of our own text.

In go a number of pages and of hosts, out comes a process that serves them: each host a port of 127.0.0.1 with a
robots.txt, a sitemap and articles of 300 to 700 words inside menus, scripts and link lists, 140 kB a page. Every
second page tells of an incident, with a dozen figures; the others of the town's affairs, with none. Page n is the same
whenever it is asked for, and no two have one text. Everything is fiction.
"""

import asyncio
import json
import multiprocessing
import random
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection

HOSTS = 50
PLACES = [
    "Zinder",
    "Mongu",
    "Bitola",
    "Tartus",
    "Nyala",
    "Mopti",
    "Kutaisi",
    "Cotabato",
    "Quelimane",
    "Popayan",
    "Chiclayo",
    "Sumbe",
    "Kismayo",
    "Gaya",
    "Batticaloa",
    "Turbat",
    "Herat",
    "Baalbek",
    "Marib",
    "Bangui",
    "Beni",
    "Kaduna",
    "Garissa",
    "Uvira",
    "Pemba",
    "Gonaives",
    "Choluteca",
    "Multan",
    "Sylhet",
    "Mandalay",
]
NAMES = [
    "Adela Baro",
    "Tomas Irigo",
    "Leyla Haddad",
    "Moussa Keane",
    "Ines Valdar",
    "Piotr Lasek",
    "Nadia Rahimi",
    "Owen Tall",
]
BODIES = [
    "the provincial health office",
    "the coastguard",
    "the mayor of the town",
    "a hospital director",
    "the disaster agency",
    "the Red Cross",
    "the army",
    "a doctor at the district hospital",
]
FIGURES = (
    "At least {a} people were killed and {b} others were injured when a market hall collapsed in {place} on {day}.",
    "Floodwater has displaced about {c} families in villages around {place} since {day}, {body} said.",
    "{body} said that {a} bodies had been brought in and that {b} people were still missing.",
    "Gunmen abducted {a} drivers on the road to {place} on {day}, and {k} of them were released within hours.",
    "Police detained {b} protesters in the centre of {place}, according to {body}.",
    "Among the dead were {k} children and a nurse, {body} told reporters.",
    "More than {c} homes were destroyed and {b} were damaged, a first count by {body} showed.",
)
PLAIN = (
    "The road between {place} and the coast was closed for most of {day}, and buses were sent round by the hills.",
    "“We had warned the council about this more than once,” said {name}, who keeps a shop near the old bridge.",
    "The council meets again on {day} to talk about repairs, which were put off last year for want of money.",
    "Electricity came back to most of the town by the evening, though the water works were still without it.",
    "{name}, who has reported from {place} for a decade, said the mood in the streets was one of tired patience.",
    "Schools will stay closed until the end of the week, and examinations have been moved to a later date.",
    "Engineers walked along the wall with lamps and took pictures of the cracks that had opened in the stone.",
    "The river is expected to fall slowly from the weekend, but forecasters would not rule out further rain.",
    "Opposition members asked for an inquiry, while the governor said that it was too early to speak of blame.",
    "Lorries with blankets, flour and clean water arrived in {place} before dawn and were unloaded by volunteers.",
    "“Nobody told us anything, we heard it on the radio like everyone else,” {name} said outside the town hall.",
    "A spokesman did not answer questions about the condition of the dam, which was last inspected years ago.",
    "Traders at the port said that prices of rice and fuel had gone up again and that some shelves were empty.",
    "The bishop and the imam of {place} spoke together on {day} and asked people to stay calm and to help.",
)
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FIRST_DAY = datetime(2026, 3, 1, 6, tzinfo=UTC)
SHARE_OF_FIGURES = 0.3
"""Of the sentences of a report: what one of an accident or a flood has."""


def tells_of_an_incident(number: int) -> bool:
    return number // HOSTS % 2 == 0


def headline(number: int) -> str:
    rng = random.Random(number)  # noqa: S311  no secret
    place = rng.choice(PLACES)
    if tells_of_an_incident(number):
        return f"{rng.randint(3, 60)} killed as hall collapses in {place}, report {number} says"
    return f"A long {rng.choice(DAYS)} in {place}, and what came of it: letter {number}"


def article(number: int) -> list[str]:
    """The paragraphs of one article."""
    rng = random.Random(number)  # noqa: S311  no secret
    place = rng.choice(PLACES)
    paragraphs = []
    share = SHARE_OF_FIGURES if tells_of_an_incident(number) else 0.0
    for position in range(rng.randint(8, 20)):
        sentences = []
        for _ in range(2):
            pool = FIGURES if (share and position == 0) or rng.random() < share else PLAIN
            sentences.append(
                rng.choice(pool).format(
                    a=rng.randint(3, 60), b=rng.randint(5, 200), c=f"{rng.randint(200, 9000):,}", k=rng.randint(2, 9),
                    place=place, day=rng.choice(DAYS), body=rng.choice(BODIES), name=rng.choice(NAMES),
                )
            )  # fmt: skip
        paragraphs.append(" ".join(sentence[0].upper() + sentence[1:] for sentence in sentences))
    return paragraphs


def furniture(host: int) -> tuple[str, str]:
    """What stands before and behind each article of a host: scripts, styles, menus, lists of links."""
    rng = random.Random(-host - 1)  # noqa: S311
    menu = [
        f'<li class="menu__item menu__item--{n}"><a class="menu__link" href="/section/{n}" data-track="nav:{n}">'
        f"{rng.choice(PLACES)} {rng.choice(DAYS)}</a></li>\n"
        for n in range(220)
    ]
    script = "".join(
        f"window.q{n}=window.q{n}||[];(function(a,b){{for(var i=0;i<{n};i++){{a.push({{k:i,v:b[i%{n + 1}]}})}}}})"
        f"(q{n},[{rng.random():.6f},'{rng.choice(NAMES)}']);\n"
        for n in range(420)
    )
    style = "".join(f".c-{n}{{margin:{n}px {n % 7}rem;color:#{n * 7919 % 0xFFFFFF:06x}}}\n" for n in range(500))
    tiles = "".join(
        f'<div class="tile"><a href="/{2026 - n % 3}/0{1 + n % 9}/tile-{n}"><img src="/i/{n}.webp" alt="" width="320" '
        f'height="180" loading="lazy"><h3 class="tile__title">{rng.choice(PLACES)}: {rng.choice(NAMES)} looks back '
        f'at a long {rng.choice(DAYS)}</h3></a><span class="tile__meta">{n} minutes</span></div>\n'
        for n in range(80)
    )
    before = (
        f"<script>{script}</script><style>{style}</style></head><body><header><nav><ul>{''.join(menu)}</ul></nav></header>"
        '<div class="page"><main>'
    )
    after = (
        f'</main><aside class="rail"><h2>Most read</h2>{tiles}</aside></div><footer><ul>{"".join(menu[:100])}'
        "</ul><p>All of this is fiction.</p></footer></body></html>"
    )
    return before, after


def page(number: int, base: str, before: str, after: str) -> tuple[bytes, bytes]:
    """The two parts of a page that differ from page to page lie around `before`; `after` ends it."""
    published = FIRST_DAY + timedelta(minutes=20 * number)
    title = headline(number)
    about = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "inLanguage": "en",
        "datePublished": published.isoformat(), "author": {"@type": "Person", "name": NAMES[number % len(NAMES)]},
        "mainEntityOfPage": base + path(number),
    }  # fmt: skip
    head = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title} | Host Gazette</title>'
        f'<link rel="canonical" href="{base}{path(number)}"><meta property="og:title" content="{title}">'
        f'<meta property="og:type" content="article"><script type="application/ld+json">{json.dumps(about)}</script>'
    )
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in article(number))
    byline = f'<p class="byline">By {NAMES[number % len(NAMES)]}</p>'
    text = f'<article class="story"><h1>{title}</h1>{byline}{body}</article>'
    return (head + before + text).encode(), after.encode()


def path(number: int) -> str:
    day = FIRST_DAY + timedelta(minutes=20 * number)
    return f"/{day:%Y/%m/%d}/report-{number}.html"


def numbers(host: int, pages: int, hosts: int) -> range:
    """The pages of a host."""
    return range(host, pages, hosts)


class _Site(asyncio.Protocol):
    """One connection to one host. HTTP/1.1, kept open; requests come one at a time."""

    def __init__(self, host: int, base: str, pages: int, hosts: int) -> None:
        self._host, self._base, self._pages, self._hosts = host, base, pages, hosts
        self._before, self._after = furniture(host)
        self._pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while b"\r\n\r\n" in self._pending:
            head, self._pending = self._pending.split(b"\r\n\r\n", 1)
            self._transport.write(self._answer(head.split(b" ", 2)[1].decode()))

    def _answer(self, asked: str) -> bytes:
        if asked == "/robots.txt":
            return _reply(b"User-agent: *\nDisallow: /search\n", "text/plain")
        if asked == "/sitemap.xml":
            urls = "".join(
                f"<url><loc>{self._base}{path(n)}</loc></url>" for n in numbers(self._host, self._pages, self._hosts)
            )
            return _reply(
                f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(), "text/xml"
            )
        found = asked.rpartition("-")[2].removesuffix(".html")
        if not found.isdigit() or path(int(found)) != asked:
            return _reply(b"no such page", "text/plain", status=404)
        return _reply(b"".join(page(int(found), self._base, self._before, self._after)), "text/html; charset=utf-8")


def _reply(body: bytes, kind: str, status: int = 200) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = packer.compress(body) + packer.flush()
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Encoding: gzip\r\n"
    return f"{head}Content-Length: {len(packed)}\r\n\r\n".encode() + packed


def _serve(pages: int, hosts: int, tell: Connection) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        bases = []
        for host in range(hosts):
            ready: asyncio.Future[str] = loop.create_future()

            def site(host: int = host, ready: asyncio.Future[str] = ready) -> _Site:
                return _Site(host, ready.result(), pages, hosts)

            server = await loop.create_server(site, "127.0.0.1", 0, backlog=256)
            bases.append(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
            ready.set_result(bases[-1])
        tell.send(bases)
        await loop.create_future()

    asyncio.run(main())


@contextmanager
def sites(pages: int, hosts: int = HOSTS) -> Iterator[tuple[list[str], int]]:
    """Serve `pages` articles on `hosts` hosts from a process of its own; give their base addresses and its id."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(pages, hosts, theirs), daemon=True)
    process.start()
    try:
        yield ours.recv(), process.pid or 0
    finally:
        process.kill()
        process.join()
