"""A whole run over local pages, beside the program that anybody would write first: pages a second, processor, memory.

Run from the project's folder: `PYTHONPATH=. python tests/benchmarks/collect_run.py [PAGES] [ROUNDS]` (2,000 and 1 where
none is given; 20,000 take a quarter of an hour). Both work through the same pages of 50 hosts (`collect_site.py`):
the first with httpx and `trafilatura.bare_extraction` with metadata in two processes, which keeps nothing; ours is
`tallywire run --direct` on 50 sitemaps: discovered, fetched, archived, read for articles and figures, loaded,
reconciled, published. They take turns, so that another process's load falls on both. Never part of the tests.
"""

import argparse
import asyncio
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import collect_site
import httpx
import trafilatura

AT_ONCE = 32
"""Requests in flight, for both: the default of `[fetch]`."""
PROCESSES = 2
SAMPLE_S = 0.5
OURS = [sys.executable, "-c", "from flows.cli import main; main()", "run", "--direct"]


@dataclass
class Measured:
    """What one program took."""

    seconds: float = 0.0
    processor_s: float = 0.0
    server_s: float = 0.0
    memory: list[int] = field(default_factory=list)
    said: list[tuple[float, str]] = field(default_factory=list)


def naive(bases: list[str], pages: int) -> None:
    """Fetch and extract, and count."""
    of_hosts = [
        [base + collect_site.path(number) for number in collect_site.numbers(host, pages, len(bases))]
        for host, base in enumerate(bases)
    ]
    urls = [url for row in zip_longest(*of_hosts) for url in row if url]  # each host in its turn

    async def main() -> int:
        loop = asyncio.get_running_loop()
        waiting = asyncio.Semaphore(2 * AT_ONCE)
        async with httpx.AsyncClient(limits=httpx.Limits(max_connections=AT_ONCE), timeout=300) as client:
            with ProcessPoolExecutor(PROCESSES) as pool:

                async def one(url: str) -> bool:
                    async with waiting:
                        answer = await client.get(url)
                        return await loop.run_in_executor(pool, _extract, answer.text, url)

                return sum(await asyncio.gather(*map(one, urls)))

    print(asyncio.run(main()), "articles", file=sys.stderr)


def _extract(page: str, url: str) -> bool:
    found: Any = trafilatura.bare_extraction(page, url=url, with_metadata=True)
    return bool(found and found.text)


def settings(bases: list[str], folder: Path) -> Path:
    """Write the settings of our run: a sitemap for each host."""
    sources = "".join(
        f'[[source]]\nname = "host-{n}"\nkind = "sitemap"\nurl = "{base}/sitemap.xml"\n' for n, base in enumerate(bases)
    )
    file = folder / "tallywire.toml"
    file.write_text(
        f"[fetch]\nallow_loopback = true\ndelay_s = 0\nconnections = {AT_ONCE}\n"
        f"[extract]\nworkers = {PROCESSES}\n{sources}"
    )
    return file


@contextmanager
def measured(process: "subprocess.Popen[str]", server: int) -> Iterator[Measured]:
    """Watch a process and its children until it ends."""
    result = Measured()
    begun = time.monotonic()
    served = _processor_s(server)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    def listen() -> None:
        for line in process.stderr or ():
            result.said.append((time.monotonic() - begun, line.strip()))

    thread = threading.Thread(target=listen)
    thread.start()
    while process.poll() is None:
        result.memory.append(sum(_memory(pid) for pid in _tree(process.pid)))
        time.sleep(SAMPLE_S)
    thread.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    result.seconds = time.monotonic() - begun
    result.processor_s = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    result.server_s = _processor_s(server) - served
    yield result


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _tree(int(child))


def _memory(pid: int) -> int:
    """Bytes of a process, what it shares with others counted in parts (PSS)."""
    with suppress(OSError, IndexError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


def _processor_s(pid: int) -> float:
    times = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]
    return sum(map(int, times)) / os.sysconf("SC_CLK_TCK")


def run(command: list[str], server: int) -> Measured:
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with measured(process, server) as result:
        pass
    if process.returncode:
        sys.exit("\n".join(line for _, line in result.said))
    return result


def tell(name: str, found: Measured, pages: int) -> None:
    fifths = [found.memory[len(found.memory) * n // 5 : len(found.memory) * (n + 1) // 5] for n in range(5)]
    peaks = " ".join(f"{max(part, default=0) >> 20:5}" for part in fifths)
    print(
        f"{name:8} {pages / found.seconds:6.1f} pages/s  {found.seconds:7.1f} s  processor, ms a page: "
        f"{found.processor_s / pages * 1e3:5.1f} + server {found.server_s / pages * 1e3:4.1f}  "
        f"memory by fifths, MB: {peaks}",
        flush=True,
    )


def main() -> None:
    """Measure both and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", type=int, nargs="?", default=2_000)
    parser.add_argument("rounds", type=int, nargs="?", default=1)
    parser.add_argument("--naive", nargs="+", metavar="HOST", help="be the first program, on these hosts")
    told = parser.parse_args()
    if told.naive:
        naive(told.naive, told.pages)
    else:
        compare(told.pages, told.rounds)


def compare(pages: int, rounds: int) -> None:
    """Measure both, in turn."""
    print(f"{pages} pages of {collect_site.HOSTS} hosts; load of the machine {os.getloadavg()[0]:.1f}", flush=True)
    with collect_site.sites(pages) as (bases, server):
        for _ in range(rounds):
            first = run([sys.executable, __file__, str(pages), "--naive", *bases], server)
            tell("naive", first, pages)
            with TemporaryDirectory() as folder:
                config = settings(bases, Path(folder))
                ours = run([*OURS, "--config", str(config)], server)
            tell("ours", ours, pages)
            spent = [one.processor_s + one.server_s for one in (first, ours)]
            print(
                f"ours is {first.seconds / ours.seconds:.2f} times as fast, "
                f"with 1/{spent[0] / spent[1]:.2f} of the work; "
                f"load of the machine {os.getloadavg()[0]:.1f}"
            )
            for when, line in ours.said:
                if not line.startswith("discover: host"):
                    print(f"    {when:7.1f} s  {line}", flush=True)


if __name__ == "__main__":
    main()
