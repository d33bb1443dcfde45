"""Figures of earlier years that the office approved here: a year without their closing states no others.

Where a year holds the closing its dossier is held against that one, as everywhere. Without it nothing in the
dossier says what was approved, and the closing that is kept here is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import PeriodKind
from capaian.domain.work import HistoryValue, Restatement
from capaian.dossier.file_names import is_closing, year_of_closing
from capaian.dossier.years.closed_figures import closed_figures
from capaian.dossier.years.snapshot_file import read_snapshot
from capaian.web.measurement.models import ApprovedYear
from capaian.web.offices.models import Office
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.contents import content_path
from capaian.web.years.edits import Edit
from capaian.web.years.known import Known
from capaian.web.years.models import OfficeYear

_COLUMNS: Final[Mapping[str, str]] = {"actual": "realisasi", "target": "target", "achievement": "capaian"}


@dataclass(frozen=True, slots=True)
class Unlike:
    """A figure of an approved year that is another one than was approved."""

    year: int
    subject: str
    name: str
    """Output of the node that it is about; empty for others."""
    column: str
    approved: str
    stated: str

    @property
    def message(self) -> str:
        """What differs."""
        what = f"{self.subject} {self.name}".strip()
        return (
            f"{_COLUMNS[self.column].capitalize()} {what} tahun {self.year} tertulis {self.stated}, "
            f"sedangkan yang disahkan di sini {self.approved}."
        )

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return (
            f"Tulis angka yang disahkan, atau mulai tahun ini dari penutupan tahun {self.year} dan nyatakan "
            "angka yang berubah di lembar Angka dinyatakan ulang, dengan alasannya."
        )


def find_unlike(office: Office, facts: Facts, hashes: Mapping[str, str]) -> Iterator[Unlike]:
    """Yield figures of years approved here that differ, of years whose closing does not lie in the dossier.

    Args:
        office: Whose they are.
        facts: What the dossier says.
        hashes: SHA-256 of its files by path, closings among them.
    """
    held = {year_of_closing(file) for file in hashes if is_closing(file)}
    rows = [
        row for row in facts.history if row.period.kind is PeriodKind.YEAR and row.period.year not in held
    ]
    wanted = {row.period.year for row in rows if row.period.year < facts.year}
    told: dict[tuple[str, ...], Restatement] = {_key(each): each for each in facts.restatements}
    found = ApprovedYear.objects.filter(
        office_year__office=office, office_year__year__in=wanted, voided_at=None
    )
    for approval in found.select_related("office_year").order_by("office_year__year") if wanted else ():
        year = approval.office_year.year
        snapshot = read_snapshot(content_path(approval.sha256).read_bytes(), "penutupan", approval.sha256)
        approved = {(each.subject, each.name): each for each in closed_figures(snapshot)}
        for row in rows:
            own = approved.get((row.subject, row.name))
            if row.period.year == year and own is not None:
                yield from _differing(row, own, told)


def _differing(
    row: HistoryValue, own: HistoryValue, told: Mapping[tuple[str, ...], Restatement]
) -> Iterator[Unlike]:
    unit = "" if row.scale == own.scale else f" {row.scale.label}"
    for column in _COLUMNS:
        was, now = getattr(own, column), getattr(row, column)
        if now is None or was is None or (was == now and not unit):
            continue
        if not _is_told(told.get((*_named(row), column)), was, now):
            shown = f"{write_exact(now)}{unit}"
            yield Unlike(row.period.year, row.subject, row.name, column, write_exact(was), shown)


def _named(row: HistoryValue | Restatement) -> tuple[str, str, str]:
    return row.subject, row.name, str(row.period)


def _key(row: Restatement) -> tuple[str, str, str, str]:
    return (*_named(row), row.column.value)


def _is_told(row: Restatement | None, was: Decimal, now: Decimal) -> bool:
    """Say whether a figure is told as another one than was approved, with its reason."""
    return row is not None and row.closed == was and row.restated == now and bool(row.reason.strip())


def keep_compared(year: OfficeYear, _: Sequence[Edit], before: Known, after: Known) -> None:
    """Refuse figures of approved years that a change makes others than those that were approved.

    Raises:
        RefusedChangeError: with the first of them.
    """
    then, now = before.read.office_year, after.read.office_year
    if now is None or (then is not None and _compared(before, then) == _compared(after, now)):
        return
    stood = {*find_unlike(year.office, then, before.folder.hashes)} if then is not None else set()
    for unlike in find_unlike(year.office, now, after.folder.hashes):
        if unlike not in stood:
            raise RefusedChangeError(f"{unlike.message} {unlike.remedy}")


def _compared(known: Known, facts: Facts) -> tuple[object, ...]:
    closings = {file for file in known.folder.hashes if is_closing(file)}
    rows = {(*_named(row), row.actual, row.target, row.achievement, str(row.scale)) for row in facts.history}
    return closings, rows, facts.restatements
