"""Whether who wrote which figure is who the log says: it decides who may verify and approve.

Entries tell of a row only what was changed of it, so its texts are worked out backwards from what they are
now; what moved from one figure to another is then worked out forwards. Whether a figure was typed into its
form stands in no entry, and decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from capaian.web.measurement.figures import MEASURED, named_by
from capaian.web.measurement.models import FigureWriter, PostForm
from capaian.web.measurement.moved import moves_in
from capaian.web.measurement.writers import written_figures
from capaian.web.trail.begun import SHEETS, Cells, beginnings
from capaian.web.trail.models import Entry
from capaian.web.trail.standing_steps import LATER
from capaian.web.years.change import Written
from capaian.web.years.edits import read_row_name
from capaian.web.years.models import OfficeYear, Row

_ROWS: Final = ("row.added", "row.changed", "row.removed")
_Key = tuple[int, str, str, str, int]
"""Id of an office-year, sheet, code, period, and id of the account."""


@dataclass(frozen=True, slots=True)
class _Time:
    """When somebody wrote a figure, and as what."""

    role: str
    at: datetime

    def is_of(self, other: _Time) -> bool:
        """Say whether both are one and the same."""
        return self.role == other.role and abs(self.at - other.at) < LATER


@dataclass
class _Told:
    """Who wrote what, when it came to a figure from another one, and which forms it was approved in."""

    times: dict[_Key, list[_Time]]
    moved: dict[_Key, datetime]
    covered: Mapping[tuple[int | None, str], datetime]
    """When a figure was last approved, by the id of its form and its name."""
    gone: dict[int, dict[tuple[str, tuple[str, ...]], list[Cells]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    """Measured rows that went, by their years and by what they were known by."""


def differing_writers() -> Iterator[str]:
    """Yield figures of real offices whose writers are not those of the log.

    Years that began before their entries told their rows have nothing that could be worked out.
    """
    years = _told_years()
    told, kept = _Told(defaultdict(list), {}, _covered()), _kept(years)
    for change in _changes(years):
        _follow(told, years, change)
    for key in sorted({*told.times, *kept}):
        said, now = told.times.get(key, []), kept.get(key, [])
        own = [_Time(each.role, each.at) for each in now]
        is_known = all(any(each.is_of(other) for other in said) for each in own)
        is_told = is_known and own and any(each.is_of(_latest(said)) for each in own)
        if not is_told or not _is_moved(now, told.moved.get(key)) or not _is_covered(now, told.covered):
            pk, sheet, code, period, _ = key
            yield (
                f"siapa yang menulis {code} {period} dalam {sheet} tahun {years[pk].year} bukan yang ada "
                "dalam catatan"
            )


def _is_moved(now: Sequence[FigureWriter], told: datetime | None) -> bool:
    """Say whether figures came from others when the log says so."""
    last = max((each.moved_at for each in now if each.moved_at), default=None)
    return last is told is None or (last is not None and told is not None and abs(last - told) < LATER)


def _is_covered(now: Sequence[FigureWriter], told: Mapping[tuple[int | None, str], datetime]) -> bool:
    """Say whether the log tells each approval by which an own entry counts as one no more."""
    for each in now:
        for form, at in each.approved.items():
            said = told.get((int(form), each.name))
            if said is None or abs(said - datetime.fromisoformat(at)) >= LATER:
                return False
    return True


def _covered() -> Mapping[tuple[int | None, str], datetime]:
    forms = {
        (form.office_year.office_id, form.office_year.year, form.post, form.period): form.pk
        for form in PostForm.objects.select_related("office_year")
    }
    found: dict[tuple[int | None, str], datetime] = {}
    for entry in Entry.objects.filter(action="form.approve").order_by("number").iterator():
        of_year, post, period = entry.subject.rsplit("/", 2)
        year = int(of_year.split()[-1])
        form = forms.get((entry.office_id or 0, year, "" if post == "-" else post, period))
        for name in (entry.after or {}).get("covers", ()) if form is not None else ():
            found[form, name] = entry.at
    return found


def _latest(said: list[_Time]) -> _Time:
    return max(said, key=lambda each: each.at)


def _told_years() -> Mapping[int, OfficeYear]:
    begun = {(entry.office_id, entry.subject) for entry in beginnings() if SHEETS in (entry.after or {})}
    years = OfficeYear.objects.filter(office__is_demonstration=False)
    return {year.pk: year for year in years if (year.office_id, str(year.year)) in begun}


def _kept(years: Mapping[int, OfficeYear]) -> dict[_Key, list[FigureWriter]]:
    found: dict[_Key, list[FigureWriter]] = defaultdict(list)
    for each in FigureWriter.objects.filter(office_year__in=years).iterator():
        found[each.office_year_id, each.sheet, each.code, each.period, each.by_id].append(each)
    return found


@dataclass(frozen=True, slots=True)
class _Change:
    """Rows of a year that were written together."""

    year: int
    entry: Entry
    rows: list[Written]


def _changes(years: Mapping[int, OfficeYear]) -> list[_Change]:
    """Return what was written of years, by entries of rows and of beginnings, the first first."""
    rows: dict[int, tuple[int, str, Cells | None]] = {}
    for pk, year, sheet, cells in Row.objects.filter(office_year__in=years).values_list(
        "pk", "office_year", "sheet", "cells"
    ):
        rows[pk] = year, sheet, cells
    found: dict[tuple[int, datetime, int | None], _Change] = {}
    for entry in Entry.objects.filter(action__in=_ROWS).order_by("-number").iterator():
        of, sheet, pk = read_row_name(entry.subject)
        if of not in years:
            continue
        after = rows.get(pk, (of, sheet, None))[2]
        before = _before(entry, after)
        rows[pk] = of, sheet, before
        # Entries of one change have one moment.
        together = found.setdefault((of, entry.at, entry.actor_id), _Change(of, entry, []))
        together.rows.append(Written(sheet, before, after))
    numbers: dict[tuple[int | None, str], int] = {
        (year.office_id, str(year.year)): pk for pk, year in years.items()
    }
    begun = []
    for entry in beginnings():
        if (own := numbers.get((entry.office_id, entry.subject))) is not None:
            stood = [(sheet, cells) for of, sheet, cells in rows.values() if of == own and cells is not None]
            begun.append(_Change(own, entry, [Written(sheet, None, cells) for sheet, cells in stood]))
    return [*begun, *sorted(found.values(), key=lambda each: each.entry.number)]


def _before(entry: Entry, after: Cells | None) -> Cells | None:
    """Return the texts of a row before an entry; `None`: it was not there."""
    if entry.action == "row.added":
        return None
    return {**(after or {}), **(entry.before or {})}


def _gone(told: _Told, change: _Change) -> list[tuple[str, Cells]]:
    """Return the measured rows of a year that went by now and stand nowhere."""
    own = told.gone[change.year]
    for row in change.rows:
        if row.sheet in MEASURED and row.before and not row.after:
            own[row.sheet, named_by(row.sheet, row.before)].append(row.before)
    for row in change.rows:
        if row.sheet in MEASURED and row.after:
            own.pop((row.sheet, named_by(row.sheet, row.after)), None)
    return [(sheet, cells) for (sheet, _), each in own.items() for cells in each]


def _follow(told: _Told, years: Mapping[int, OfficeYear], change: _Change) -> None:
    """Note who wrote what by a change: who wrote before what only moves, and who made it."""
    entry, year = change.entry, years[change.year]
    moves = moves_in(change.rows, _gone(told, change))
    stood = {key: [*times] for key, times in told.times.items() if moves and key[0] == year.pk}
    for figure, sources in moves.items():
        names = {(source.sheet, source.code, str(source.period)) for source in sources}
        for key, times in stood.items():
            if key[1:4] in names:
                to = year.pk, figure.sheet, figure.code, str(figure.period), key[4]
                told.times[to].extend(times)
                told.moved[to] = entry.at
    if entry.actor_id is None:  # what the program wrote for nobody has no writer
        return
    for row in change.rows:
        for figure in written_figures(year.year, row):
            key = year.pk, figure.sheet, figure.code, str(figure.period), entry.actor_id
            told.times[key].append(_Time(entry.role, entry.at))
