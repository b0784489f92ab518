"""Closes what a walk over the text left open: durations, "since", "the previous day", and the cut at publication.

In go the drafts of `date_find`, in text order; out come `Time` records, resolved as far as the text and the
publication allow. Each draft looks only at its sentence, at the report last named and at the main incident.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from extractors import date_calendar as cal
from extractors.date_calendar import Span
from extractors.date_draft import Draft
from extractors.date_records import Role, Time
from extractors.model import DatePrecision, Days
from extractors.text import Text

_LEAD_PARAGRAPHS: Final = 4  # headline, summary, date line, lead: a bare duration in them runs to the report
_SPAN: Final = 40  # tokens to either side: a sentence, in a text that may have no punctuation
_NEWS: Final = 14  # days before publication within which the main incident of a news text lies


@dataclass(slots=True)
class _State:
    """What the drafts so far have settled."""

    text: Text
    reference: date | None
    report: date | None = None
    report_paragraph: int = -2


def settle(text: Text, found: list[Draft], reference: date | None, published: date | None) -> tuple[Time, ...]:
    """The drafts as times.

    Args:
        text: the text.
        found: its drafts, which are changed.
        reference: the day that "today" is: publication, or the day that the text gives itself.
        published: the day that no time may follow, None where it is not known.
    """
    state = _State(text, reference)
    reports = _reports(text, found)
    main = None
    for position, draft in enumerate(found):
        sentence = text.sentence_of[draft.first]
        _settle(state, draft, found, position, reports.get(sentence), main)
        if published is not None:
            _cut(draft, published)
        span = draft.span
        if draft.role is Role.REPORT and span.end is not None:
            state.report, state.report_paragraph = span.end, text.sentences[sentence].paragraph
        if main is None and draft.role is Role.EVENT and span.precision is DatePrecision.DAY and span.start is not None:
            main = span.start
    if main is None or any(draft.event for draft in found):
        _events(found, main_day(found, reference), reference, published)
    return tuple(
        Time(d.first, d.last, Days(d.span.start, d.span.end, d.span.precision), d.scope, d.rule, d.role or Role.EVENT)
        for d in found
    )


def main_day(found: list[Draft], reference: date | None) -> date | None:
    """The day of the main incident: the latest event within two weeks before the reference, else the first."""
    days = [
        d.span.start
        for d in found
        if d.role is Role.EVENT and not d.event and d.span.start is not None and d.span.start == d.span.end
    ]
    if reference is not None:
        fresh = [d for d in days if 0 <= (reference - d).days <= _NEWS]
        if fresh:
            return fresh[0]
    return days[0] if days else None


def _reports(text: Text, found: list[Draft]) -> dict[int, date]:
    """For each sentence that says when it was said, that day."""
    return {
        text.sentence_of[draft.first]: draft.span.end
        for draft in found
        if draft.role is Role.REPORT and draft.span.end is not None and draft.span.start == draft.span.end
    }


def _settle(
    state: _State, draft: Draft, found: list[Draft], position: int, said: date | None, main: date | None
) -> None:
    text = state.text
    paragraph = text.sentences[text.sentence_of[draft.first]].paragraph
    in_force = said
    if in_force is None and state.report is not None and 0 <= paragraph - state.report_paragraph <= 1:
        in_force = state.report
    closing = in_force or state.reference
    if draft.base is not None or draft.shifted:
        _shift(state, draft, main)
    if draft.rule in {"duration", "long_conflict"}:
        _last(state, draft, found, position, said, paragraph)
    elif draft.event and draft.open_end:
        draft.span = Span(main, said or state.reference, DatePrecision.DAY)
    elif draft.open_end:
        start, end = draft.span.start, said or state.reference
        if start is not None and end is not None and end < start:
            end = state.reference
        draft.span = Span(start, end, draft.span.precision)
    elif draft.rule == "overnight" and said is not None:
        draft.span = Span(cal.shift(said, -1), said, DatePrecision.DAY)
    elif draft.inception and draft.span.start is not None:
        draft.span, draft.rule = Span(draft.span.start, closing, draft.span.precision), "inception"
    elif draft.open_start or (draft.weekday >= 0 and draft.span.end is None):
        _until(state, draft, found, position)


def _shift(state: _State, draft: Draft, main: date | None) -> None:
    """ "The previous day", "two days later", "in that period": from what was named before."""
    base = draft.base
    if draft.rule == "same_period" and base is not None:
        start, end = base.span.start, base.span.end
        if draft.unit == "year":
            start, end = (cal.add_months(d, -12) if d else None for d in (start, end))
        draft.span = Span(start, end, base.span.precision)
        return
    if draft.event:
        day = main
    elif base is not None:
        day = base.span.start if draft.count < 0 or base.span.precision is not DatePrecision.DAY else base.span.end
    else:
        day = state.reference if draft.count < 0 else None
    if day is None or not draft.unit:
        return
    if draft.rule == "since_then":
        draft.span = Span(day, None, DatePrecision.DAY)
        return
    span = cal.moved(day, draft.count, draft.unit) if draft.count else cal.holding(day, draft.unit)
    draft.span = Span(span.start, None if draft.open_end else span.end, span.precision)
    if draft.open_end:
        draft.span = Span(span.start, state.reference, span.precision)


def _last(state: _State, draft: Draft, found: list[Draft], position: int, said: date | None, paragraph: int) -> None:
    """A duration ends with the report, or with the day that its sentence names; "the past week" ends now."""
    text, sentence = state.text, state.text.sentence_of[draft.first]
    stated: date | None = None
    for other in (*found[max(0, position - 3) : position], *found[position + 1 : position + 4]):
        if text.sentence_of[other.first] != sentence or other.role is not Role.EVENT or other.rule == "duration":
            continue
        if other.span.precision is not DatePrecision.DAY:
            if not draft.deictic:
                draft.role = Role.OTHER
                return
        elif other.span.end is not None:
            stated = other.span.end
    end = said or (None if draft.deictic else stated)
    if end is None and (draft.deictic or paragraph < _LEAD_PARAGRAPHS or _perfect(text, sentence, draft.first)):
        end = state.reference
    if end is None:
        if not draft.deictic:
            draft.role = Role.OTHER
        return
    if not draft.count:
        draft.span = Span(None, end, draft.span.precision)
        return
    span = cal.ending(end, draft.count, draft.unit)
    if draft.rule == "long_conflict" and span.start is not None:
        span = replace_start(span, span.start.replace(month=1, day=1))
    draft.span = span


def replace_start(span: Span, start: date) -> Span:
    """The same days from another start."""
    return Span(start, span.end, span.precision)


def _perfect(text: Text, sentence: int, position: int) -> bool:
    """Whether the sentence speaks in the present perfect: "have been killed in two days of clashes"."""
    block = text.sentences[sentence]
    near = text.tokens[max(block.first, position - _SPAN) : min(block.last, position + _SPAN)]
    return any(token.lower in {"has", "have"} for token in near)


def _until(state: _State, draft: Draft, found: list[Draft], position: int) -> None:
    """ "Erupted on Friday and continued until Saturday": from the one to the first such day after it."""
    before = found[position - 1] if position else None
    sentence = state.text.sentence_of[draft.first]
    if before is None or state.text.sentence_of[before.first] != sentence or before.role is not Role.EVENT:
        return
    start, end = before.span.start, draft.span.end
    if start is None:
        return
    if draft.weekday >= 0 and draft.open_start:
        end = cal.weekday_after(start, draft.weekday)
    if draft.open_start and (end is None or end >= start):
        draft.span = Span(start, end, draft.span.precision)


def _cut(draft: Draft, published: date) -> None:
    """No day after publication: what begins later is still to come, what ends later ends there."""
    start, end = draft.span.start, draft.span.end
    if start is not None and start > published:
        draft.span, draft.role = Span(None, None, draft.span.precision), Role.OTHER
    elif end is not None and end > published:
        draft.span = Span(start, published, draft.span.precision)


def _events(found: list[Draft], main: date | None, reference: date | None, published: date | None) -> None:
    """What refers to the main incident, once its day is known from anywhere in the text."""
    if main is None:
        return
    for draft in found:
        if not draft.event or draft.span.start is not None:
            continue
        if draft.open_end:
            draft.span = Span(main, draft.span.end or reference, DatePrecision.DAY)
        elif draft.shifted:
            draft.span = cal.moved(main, draft.count, draft.unit)
        if published is not None:
            _cut(draft, published)
