"""Closes what a walk over the text left open: durations, "since", "the previous day", and the cut at publication.

In go the drafts of `date_find`, in text order; out come `Time` records, resolved as far as the text and the
publication allow. Each draft looks only at its sentence, at the report last named and at the main incident.
"""

from datetime import date
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_draft import Draft
from extractors.date_records import Role, Time
from extractors.model import DatePrecision, Days
from extractors.text import Text

_LEAD_PARAGRAPHS: Final = 4  # headline, summary, date line, lead: a bare duration in them runs to the report
_NEWS: Final = 14  # days before publication within which the main incident of a news text lies
_SPAN: Final = 40  # tokens to either side: a sentence, in a text that may have no punctuation
_NEIGHBOURS: Final = 3  # expressions to either side that a duration's sentence may hold


def settle(text: Text, found: list[Draft], reference: date | None, published: date | None) -> tuple[Time, ...]:
    """The drafts as times.

    Args:
        text: the text.
        found: its drafts, which are changed.
        reference: the day that "today" is: publication, or the day that the text gives itself.
        published: the day that no time may follow, None where it is not known.
    """
    settler = _Settler(text, found, reference)
    for position, draft in enumerate(found):
        settler.close(draft, position)
        if published is not None:
            _cut(draft, published)
        settler.note(draft)
    return tuple(
        Time(
            d.first, d.last, _days(d.span), d.scope, d.rule, d.role or Role.EVENT, _days(d.origin) if d.origin else None
        )
        for d in found
    )


class _Settler:
    """What the drafts so far have settled: the report last named, and the day of the main incident."""

    __slots__ = ("found", "main", "main_first", "reference", "report", "report_paragraph", "reports", "text")

    def __init__(self, text: Text, found: list[Draft], reference: date | None) -> None:
        self.text = text
        self.found = found
        self.reference = reference
        self.report: date | None = None
        self.report_paragraph = -2
        self.reports = {
            text.sentence_of[d.first]: d.span.end
            for d in found
            if d.role is Role.REPORT and d.span.end is not None and d.span.start == d.span.end
        }
        self.main, self.main_first = _main_day(found, reference)

    def note(self, draft: Draft) -> None:
        """Remember a report: what its paragraph and the next one count runs up to it."""
        if draft.role is Role.REPORT and draft.span.end is not None:
            self.report, self.report_paragraph = draft.span.end, self.paragraph(draft)

    def close(self, draft: Draft, position: int) -> None:
        """Settle one draft; those before it are settled."""
        said = self.reports.get(self.text.sentence_of[draft.first])
        if draft.looks_back and self.looked_back(draft, position):
            return
        if draft.base is not None or draft.shifted:
            self.shift(draft)
        start = draft.span.start
        if draft.rule in {"duration", "long_conflict"}:
            self.last(draft, position, said)
        elif draft.open_end:
            start = self.main if draft.event and not draft.shifted else start
            late = said is not None and start is not None and said < start
            draft.span = Span(start, self.reference if late or said is None else said, draft.span.precision)
        elif draft.rule == "overnight":
            morning = said or self.written(draft)
            if morning is not None:
                draft.span = Span(cal.shift(morning, -1), morning, DatePrecision.DAY)
        elif draft.inception and start is not None:
            in_force = self.report if 0 <= self.paragraph(draft) - self.report_paragraph <= 1 else None
            draft.rule, draft.origin = "inception", draft.span
            draft.span = Span(start, said or in_force or self.reference, draft.span.precision)
        elif draft.open_start:
            self.until(draft, position)

    def written(self, draft: Draft) -> date | None:
        """The day before publication on which the text was written, by its dateline or a report just before."""
        if self.report is None or self.reference is None or not 0 <= (self.reference - self.report).days <= 1:
            return None
        near = self.paragraph(draft) - self.report_paragraph <= 1
        return self.report if near or self.report_paragraph == 0 else None

    def paragraph(self, draft: Draft) -> int:
        """The paragraph in which the draft stands."""
        return self.text.sentences[self.text.sentence_of[draft.first]].paragraph

    def looked_back(self, draft: Draft, position: int) -> bool:
        """Date the event that an expression counts from: "two days after a fire killed nine, families met on Friday".

        It is so long before the day that the sentence states, else before the report. Where the text has dated its
        incident before, the expression dates what came after that instead.
        """
        beside = self.beside(draft, position)
        known = self.main is not None and self.main_first < draft.first and not beside
        if known and self.main is not None and draft.rule == "shift":
            draft.origin = cal.one_day(self.main)
            later = cal.moved(self.main, draft.count, draft.unit).start
            if later is not None and self.reference is not None and later <= self.reference:
                return False
        named = self.main if draft.rule == "after_clause" and self.main_first < draft.first else None
        now = beside[-1].start if beside else named or self.reference
        if now is None:
            return draft.rule != "shift"
        day = cal.back_to_the_day(now, draft.count, draft.unit)
        if draft.rule == "anniversary":
            draft.origin = cal.one_day(day) if beside else cal.year_of(day.year)
        else:
            draft.origin = cal.moved(now, -draft.count, draft.unit) if draft.count else None
        draft.role = Role.OTHER
        if draft.origin is not None and draft.origin.precision is DatePrecision.DAY and draft.rule == "shift":
            self.main, self.main_first = draft.origin.start, draft.first
        return True

    def beside(self, draft: Draft, position: int) -> list[Span]:
        """The days that the draft's sentence states of what happened or was said."""
        sentence = self.text.sentence_of[draft.first]
        near = self.found[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS + 1]
        return [
            d.span
            for d in near
            if d.role in {Role.EVENT, Role.REPORT}
            and d is not draft
            and d.span.start is not None
            and d.span.start == d.span.end
            and self.text.sentence_of[d.first] == sentence
        ]

    def shift(self, draft: Draft) -> None:
        """From what was named before: "the previous day", "two days later", "in that period"."""
        base = draft.base
        if draft.rule == "same_period" and base is not None:
            years = 12 if draft.unit == "year" else 0  # "over the same period last year"
            start, end = (day and cal.add_months(day, -years) for day in (base.span.start, base.span.end))
            draft.span = Span(start, end, base.span.precision)
            return
        if draft.event:
            day = self.main
        elif base is None:
            day = self.reference if draft.count < 0 else None
        else:
            backward = draft.count < 0 or base.span.precision is not DatePrecision.DAY
            day = base.span.start if backward else base.span.end
        if day is not None:
            draft.span = (
                cal.moved(day, draft.count, draft.unit) if draft.count else cal.holding(day, draft.unit or "day")
            )

    def last(self, draft: Draft, position: int, said: date | None) -> None:
        """A duration ends with the report, or with the day that its sentence names; "the past week" ends now."""
        end = said
        if end is None and not draft.deictic:
            stated = self.stated(draft, position)
            if any(span.precision is not DatePrecision.DAY for span in stated):  # "a two-day siege in 2016"
                draft.role = Role.OTHER
                return
            end = stated[-1].end if stated else None
        if end is None and (draft.deictic or self.paragraph(draft) < _LEAD_PARAGRAPHS or self.perfect(draft)):
            end = self.reference
        if end is None:
            draft.role = draft.role if draft.deictic else Role.OTHER
            return
        span = cal.ending(end, draft.count, draft.unit) if draft.count else Span(None, end, draft.span.precision)
        if draft.rule == "long_conflict" and span.start is not None:  # stated in years, so it began in that year
            month = 1 if draft.unit in {"year", "decade"} else span.start.month
            span = Span(span.start.replace(month=month, day=1), span.end, span.precision)
        draft.span = span

    def stated(self, draft: Draft, position: int) -> list[Span]:
        """The days that the draft's sentence states beside it."""
        sentence = self.text.sentence_of[draft.first]
        near = self.found[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS + 1]
        return [
            d.span
            for d in near
            if d.role is Role.EVENT and d.rule != "duration" and self.text.sentence_of[d.first] == sentence
        ]

    def perfect(self, draft: Draft) -> bool:
        """Whether the sentence speaks in the present perfect: "have been hurt in a week of riots"."""
        block = self.text.sentences[self.text.sentence_of[draft.first]]
        near = self.text.tokens[max(block.first, draft.first - _SPAN) : min(block.last, draft.first + _SPAN)]
        return any(token.lower in {"has", "have"} for token in near)

    def until(self, draft: Draft, position: int) -> None:
        """From the one to the first such day after it: "erupted on Friday and continued until Saturday"."""
        before = self.found[position - 1] if position else None
        if before is None or before.role is not Role.EVENT or before.span.start is None:
            return
        if self.text.sentence_of[before.first] != self.text.sentence_of[draft.first]:
            return
        start, end = before.span.start, draft.span.end
        if draft.weekday >= 0:
            end = cal.weekday_after(start, draft.weekday)
        if end is None or end >= start:
            draft.span = Span(start, end, draft.span.precision)


def _days(span: Span) -> Days:
    return Days(span.start, span.end, span.precision)


def _main_day(found: list[Draft], reference: date | None) -> tuple[date | None, int]:
    """The day of the main incident: the first event of the two weeks before the reference, else the first of all.

    With it the token at which it is named.
    """
    days = [
        (d.span.start, d.first) for d in found if d.role is Role.EVENT and d.span.start and d.span.start == d.span.end
    ]
    fresh = [item for item in days if reference is not None and 0 <= (reference - item[0]).days <= _NEWS]
    return next(iter(fresh or days), (None, 0))


def _cut(draft: Draft, published: date) -> None:
    """No day after publication: what begins later is still to come, what ends later ends there."""
    start, end = draft.span.start, draft.span.end
    if start is not None and start > published:
        draft.span, draft.role = Span(None, None, draft.span.precision), Role.OTHER
    elif end is not None and end > published:
        draft.span = Span(start, published, draft.span.precision)
