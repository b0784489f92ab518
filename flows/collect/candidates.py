"""What the sources name, turned into targets: cleaned, filtered, compared with what is known and with last time.

A `Candidates` gathers what the sources of one pass answered and named; at the end it gives a `Discovery`. It touches
neither the network nor the disk, and takes the time as given.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

from flows.collect.dates import moment_of
from flows.collect.listing import Entry, Listing
from flows.collect.records import (
    Attempt,
    Discovery,
    Known,
    SourceReport,
    SourceState,
    State,
    Target,
    Validators,
    Visit,
)
from flows.collect.refusal import refusal
from flows.collect.sources import SourceKind, SourceSettings
from flows.collect.urls import clean_url, key_of
from warehouse.outcomes import Outcome

Revalidate = Callable[[Iterable[str]], Mapping[str, Validators]]
"""Given URLs of known pages, gives the validators of their last answers."""

MOST_CHANGED = 5
CHANGED_SHARE = 0.2
"""A feed that says something new of more known pages than these (a number, a share of them) at once has changed its
own format or writes the time of day into every entry: that is no news of the pages."""

_REFUSED = "refused"
"""The stamp of an entry that is not asked for and whose outcome is archived, so that it is said once."""

_EPOCH = datetime.fromtimestamp(0, UTC)


@dataclass(slots=True)
class _Tally:
    """What one source brought, as it is counted."""

    report: SourceReport
    state: SourceState
    candidates: dict[str, Target] = field(default_factory=dict)
    stamps: dict[str, str] = field(default_factory=dict)
    moments: dict[str, datetime] = field(default_factory=dict)
    refused: dict[str, Attempt] = field(default_factory=dict)
    answered: bool = False
    failed: bool = False
    kept_part: bool = False


class Candidates:
    """Gathers one pass.

    Args:
        sources: those that are asked.
        state: what the last run remembered.
        now: the time of this pass.
    """

    def __init__(self, sources: Sequence[SourceSettings], state: State, now: datetime) -> None:  # noqa: D107
        self.sources = {source.name: source for source in sources}
        self.now = now
        self._pending = [target for target in state.pending if target.source in self.sources]
        self._before = {name: _remembered(source, state) for name, source in self.sources.items()}
        self._tallies = {name: _Tally(SourceReport(name, None), before) for name, before in self._before.items()}
        self._warcs: list[tuple[Path, str]] = []
        self.remote_warcs: dict[str, list[str]] = {
            name: [source.url] for name, source in self.sources.items() if source.url and is_warc(source.url)
        }
        """Addresses of WARC files, as their sources name them."""
        self.refused: list[Attempt] = []
        """What sources name and must not be asked for, where that is not archived yet; `discovery` finds it."""
        for name in self.remote_warcs:
            self._tallies[name].report = SourceReport(name, None, listed=1)

    def before(self, name: str) -> SourceState:
        """Give what the last run remembered of a source."""
        return self._before[name]

    def report(self, name: str, outcome: Outcome, detail: str | None) -> None:
        """Say why a source brought nothing, or less than it should; the first reason stays."""
        tally = self._tallies[name]
        if tally.report.outcome is None:
            tally.report = replace(tally.report, outcome=outcome, detail=detail)

    def note(self, name: str, detail: str) -> None:
        """Say something of a source that is no failure; the first thing said stays."""
        tally = self._tallies[name]
        tally.report = replace(tally.report, detail=tally.report.detail or detail)

    def files(self, name: str, files: Iterable[Path]) -> None:
        """Take WARC files that a source names; those on this disk are what it lists."""
        self._warcs += [(file, name) for file in files]
        tally = self._tallies[name]
        if self.sources[name].path is not None:
            tally.report = replace(tally.report, listed=sum(of == name for _, of in self._warcs))

    def answered(self, visit: Visit) -> bool:
        """Take the answer to a feed or sitemap; tell whether it should be read."""
        tally = self._tallies[visit.source or ""]
        if visit.outcome is Outcome.UNCHANGED:
            tally.answered = tally.kept_part = True
            tally.report = replace(tally.report, unchanged=tally.report.unchanged + 1)
        elif visit.outcome is Outcome.FEED:
            validators = Validators(visit.header("ETag"), visit.header("Last-Modified"), visit.digest, visit.fetched_at)
            tally.answered = True
            tally.state = replace(tally.state, documents={**tally.state.documents, visit.url: validators})
            return True
        else:
            tally.failed = True
            tally.stamps.pop(visit.url, None)
            self.report(visit.source or "", visit.outcome or Outcome.PROTOCOL, f"{visit.url}: {visit.detail}")
        return False

    def listed(self, visit: Visit, listing: Listing) -> list[str]:
        """Take what a document names; give the further sitemaps to ask for, the last changed first."""
        name = visit.source or ""
        tally = self._tallies[name]
        if listing.error is not None:
            self.report(name, Outcome.BAD_CONTENT, f"{visit.url}: {listing.error}")
            if not listing.entries and not listing.sitemaps:
                _forget(tally, visit.url)
                tally.stamps.pop(visit.url, None)
        if self.sources[name].kind is SourceKind.WARC:
            tally.report = replace(tally.report, listed=len(listing.entries))
            self.remote_warcs[name] = [entry.url for entry in listing.entries]
            return []
        for entry in listing.entries:
            self._take(tally, self.sources[name], entry, visit.final_url)
        if listing.sitemaps:  # an index stays the same while its sitemaps change: it is read in every pass
            _forget(tally, visit.url)
        return self._sitemaps(tally, self.sources[name], listing.sitemaps, visit.final_url)

    def listed_on_disk(self, name: str, listing: Listing) -> None:
        """Take what a file on this disk names."""
        tally = self._tallies[name]
        if listing.error is not None:
            self.report(name, Outcome.BAD_CONTENT, listing.error)
        tally.answered = True
        for entry in listing.entries:
            self._take(tally, self.sources[name], entry, None)

    def _take(self, tally: _Tally, source: SourceSettings, entry: Entry, base: str | None) -> None:
        """Make a target of an entry, unless it is no URL or the source's patterns or first date refuse it."""
        url = clean_url(entry.url, base)
        canonical = key_of(url) if url is not None else None
        if canonical in tally.candidates:
            return
        report = replace(tally.report, listed=tally.report.listed + 1)
        refused = refusal(source, entry, (url, canonical) if url and canonical else None, self.now)
        if url is None or canonical is None or refused is not None:
            tally.report = replace(report, excluded=report.excluded + 1)
            if refused is not None:
                tally.refused[refused.target.canonical] = refused
            return
        tally.report = report
        tally.stamps[canonical] = _stamp(entry)
        tally.moments[canonical] = moment_of(entry.published or entry.updated, source.timezone) or _EPOCH
        # A sitemap's `lastmod` is no date of publication; the only date of a feed's entry is.
        published = entry.published or (entry.updated if source.kind is SourceKind.FEED else None)
        tally.candidates[canonical] = Target(
            url=url,
            canonical=canonical,
            source=source.name,
            found_url=entry.url,
            feed_published=published,
            feed_title=entry.title,
            delay_s=source.delay_s,
        )

    def _sitemaps(self, tally: _Tally, source: SourceSettings, named: Iterable[Entry], base: str) -> list[str]:
        """Choose the sitemaps of an index that may hold something new, first the last changed, then the unread."""
        chosen: list[tuple[datetime, bool, str]] = []
        for entry in named:
            url = clean_url(entry.url, base)
            changed = moment_of(entry.updated)
            if url is None or (changed and source.first_date and changed.date() < source.first_date):
                continue
            seen = tally.state.stamps.get(url)
            if entry.updated:
                tally.stamps[url] = entry.updated
                if seen == entry.updated and url in tally.state.documents:
                    tally.kept_part = True
                    continue
            chosen.append((changed or _EPOCH, url not in tally.state.documents, url))
        return [url for *_, url in sorted(dict.fromkeys(chosen), key=lambda one: one[:2], reverse=True)]

    def discovery(self, known: Known, revalidate: Revalidate | None, *, most_pages: int) -> Discovery:
        """Compare everything with what is known, and give the pass's result, but for the files that it wrote."""
        pending = self._pending
        forms = {
            form
            for target in (*pending, *(t for tally in self._tallies.values() for t in tally.candidates.values()))
            for form in (target.url, target.canonical)
        }
        forms.update(canonical for tally in self._tallies.values() for canonical in tally.refused)
        have = known(forms) if forms else set()
        self.refused = [one for tally in self._tallies.values() for one in _not_told(tally, have, most_pages)]
        taken: set[str] = set()
        targets: list[Target] = []
        left: list[Target] = []
        for name, tally in self._tallies.items():
            again = [t for t in pending if t.source == name and (t.validators or not _is_known(t, have))]
            fresh = self._fresh(tally, have, revalidate)
            wanted = list({t.canonical: t for t in (*fresh, *again) if t.canonical not in taken}.values())
            taken.update(t.canonical for t in wanted)
            targets += wanted[:most_pages]
            left += wanted[most_pages:]
            tally.report = replace(tally.report, new=len(wanted[:most_pages]))
            if len(wanted) > most_pages:
                self.note(name, f"{len(wanted) - most_pages} pages put off to the next run")
        return Discovery(
            targets=tuple(targets),
            reports=tuple(tally.report for tally in self._tallies.values()),
            warcs=tuple(self._warcs),
            archived=(),
            state=State({name: self._state_of(tally) for name, tally in self._tallies.items()}, tuple(left)),
        )

    def _fresh(self, tally: _Tally, have: set[str], revalidate: Revalidate | None) -> list[Target]:
        """Give the pages of one source that are new, or of which it says something new; the newest first."""
        new, changed, known = [], [], 0
        for canonical, target in tally.candidates.items():
            if not _is_known(target, have):
                new.append(target)
                continue
            known += 1
            before = tally.state.stamps.get(canonical)
            if before is not None and before != tally.stamps[canonical]:
                changed.append(target)
        tally.report = replace(tally.report, known=known)
        if revalidate is not None and 0 < len(changed) <= max(MOST_CHANGED, CHANGED_SHARE * known):
            last = revalidate({form for target in changed for form in (target.url, target.canonical)})
            new += [
                replace(target, validators=last.get(target.canonical) or last.get(target.url) or Validators())
                for target in changed
            ]
        return sorted(new, key=lambda target: tally.moments[target.canonical], reverse=True)

    def _state_of(self, tally: _Tally) -> SourceState:
        """Give what to remember of one source."""
        if not tally.answered:
            return self.before(tally.report.source)
        before = tally.state
        return replace(
            before,
            asked_at=self.now,
            brought_at=self.now if tally.report.new else before.brought_at or self.now,
            stamps={**before.stamps, **tally.stamps} if tally.kept_part or tally.failed else tally.stamps,
        )


def _remembered(source: SourceSettings, state: State) -> SourceState:
    """Give what is remembered of a source; of one that was configured otherwise only what it said of its pages."""
    before = state.sources.get(source.name, SourceState())
    if before.fingerprint in {None, source.fingerprint}:
        return replace(before, fingerprint=source.fingerprint)
    return SourceState(stamps=before.stamps, fingerprint=source.fingerprint)


def _forget(tally: _Tally, url: str) -> None:
    """Have a document read in the next pass, changed or not."""
    documents = {kept: validators for kept, validators in tally.state.documents.items() if kept != url}
    tally.state = replace(tally.state, documents=documents)


def is_warc(name: str) -> bool:
    """Tell whether a file name or URL is that of a WARC file."""
    return name.partition("?")[0].endswith((".warc", ".warc.gz"))


def _is_known(target: Target, have: set[str]) -> bool:
    return target.url in have or target.canonical in have


def _stamp(entry: Entry) -> str:
    """Digest what an entry says of its page."""
    return blake2b(f"{entry.title}\n{entry.published}\n{entry.updated}".encode(), digest_size=6).hexdigest()


def _not_told(tally: _Tally, have: set[str], most: int) -> list[Attempt]:
    """Give the refused entries of one source that are neither known nor told of before, so many at most in a pass."""
    new: list[Attempt] = []
    for canonical, refused in tally.refused.items():
        told = canonical in have or tally.state.stamps.get(canonical) == _REFUSED
        if not told and len(new) < most:
            new.append(refused)
            told = True
        if told:
            tally.stamps[canonical] = _REFUSED
    return new
