"""Signed agreements that others take out of force: with a reason, of which today's heads are told.

What changes within a signed agreement needs its reason by itself (`redefinition`). Here is what takes the
place of one that stays as it is: a revision, signed or not, or an agreement that binds more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import AgreementTarget, PerformanceAgreement
from capaian.rules.agreements import agreements_in_force, line_of_revisions, lines_in_force
from capaian.rules.targets import write_target
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.models import OF_AGREEMENTS, Notice
from capaian.web.measurement.readers import Readers
from capaian.web.planning.agreed import AGREEMENTS
from capaian.web.planning.defining import OFFICE, PROMISED, name_of
from capaian.web.planning.redefinition import ELSEWHERE, RedefinitionError
from capaian.web.trail.record import Author
from capaian.web.years.edits import Edit
from capaian.web.years.known import Cell, Flaw, Known
from capaian.web.years.models import OfficeYear

_SHEETS: Final = PROMISED | {OFFICE}
"""Sheets that say which agreement is in force."""
_NONE: Final = "tanpa target indikator ini"
_MOST: Final = 3
"""Indicators whose targets are told one by one."""


@dataclass(frozen=True)
class Overtaken:
    """A signed agreement that is in force no more, or for some of its lines."""

    title: str
    by: str
    """Title of the agreement in its place."""
    since: Period
    """The first month in which it is so."""
    changes: dict[str, str] = field(default_factory=dict)
    """What was promised and is now, for people, by indicator; empty: the same."""

    @property
    def words(self) -> str:
        """What becomes of it, for people."""
        told = [*self.changes.values()] or ["targetnya sama"]
        also = f", dan {len(told) - _MOST} indikator lain" if len(told) > _MOST else ""
        what = f"{self.title}, yang sudah ditandatangani, tidak berlaku lagi sejak {self.since.label}"
        return f"{what}; yang berlaku {self.by}: {', '.join(told[:_MOST])}{also}"


def explain_overtaken(
    year: OfficeYear, edits: Sequence[Edit], author: Author, before: Known, after: Known
) -> None:
    """See to it that a signed agreement is overtaken only with a reason, and tell today's heads.

    Raises:
        RedefinitionError: if there is none.
    """
    readers = Readers(year)
    for each in find_overtaken(edits, before, after):
        if len(author.reason.strip()) < SHORTEST_REASON:
            wanted = f"Tulis alasannya {ELSEWHERE}, sedikitnya {SHORTEST_REASON} huruf."
            raise RedefinitionError(f"{each.words}. {wanted}", "reason")
        text = f"{each.words}. Alasannya: {author.reason.strip()}"
        for head in readers.heads:
            if head != author.user:
                Notice.objects.create(office_year=year, to=head, text=text, address=OF_AGREEMENTS)


def find_overtaken(edits: Sequence[Edit], before: Known, after: Known) -> Sequence[Overtaken]:
    """Return the signed agreements of which a change takes lines out of force, each once."""
    was, now = before.read.partial, after.read.partial
    if was is None or now is None or _SHEETS.isdisjoint(edit.sheet for edit in edits):
        return ()
    found: dict[str, Overtaken] = {}
    for month in Period.year_of(was.year).parts(PeriodKind.MONTH):
        for own, by, codes in _lost(was, now, month):
            each = found.setdefault(own.id, Overtaken(own.title, by.title, month))
            for code in codes:
                if changed := _course(name_of(before, code), _line(own, code), _line(by, code)):
                    each.changes.setdefault(code, changed)
    return (*found.values(),)


_Lost = tuple[PerformanceAgreement, PerformanceAgreement, Sequence[IndicatorCode]]
"""An agreement, the one in its place, and the indicators for which it is so."""


def _lost(was: Facts, now: Facts, month: Period) -> Iterator[_Lost]:
    """Yield the signed agreements that counted in a month and do no more, though they stand as they stood.

    Either another one of the same party counts, whatever else promises the same indicators; or the agreement
    counts, and one that binds more promises what was measured by it.
    """
    still = {each.id: each for each in now.agreements}
    counting = {line_of_revisions(each): each for each in agreements_in_force(now, month)}
    measured, lines = lines_in_force(was, month), lines_in_force(now, month)
    for agreement in agreements_in_force(was, month):
        own = still.get(agreement.id)
        if own is None or not agreement.signed or _place_of(own) != _place_of(agreement):
            continue
        codes = [line.indicator for line in own.targets]
        by = counting[line_of_revisions(own)]
        if by.id != own.id:
            yield own, by, [*dict.fromkeys((*codes, *(line.indicator for line in by.targets)))]
            continue
        for code in codes:
            stood, stands = measured.get(code), lines.get(code)
            if stood and stands and stood.agreement.id == own.id != stands.agreement.id:
                yield own, stands.agreement, (code,)


def _line(agreement: PerformanceAgreement, code: IndicatorCode) -> AgreementTarget | None:
    return next((line for line in agreement.targets if line.indicator == code), None)


def _course(name: str, was: AgreementTarget | None, becomes: AgreementTarget | None) -> str:
    """Return how what an indicator was promised to reach differs; empty: it does not."""
    first, then = (write_target(line.target) if line else _NONE for line in (was, becomes))
    if first != then:
        return f"{name} dari {first} menjadi {then}"
    is_same = was is None or becomes is None or {*was.periods} == {*becomes.periods}
    return "" if is_same else f"target berkala {name} berubah"


def _place_of(agreement: PerformanceAgreement) -> tuple[object, ...]:
    """Return what says when an agreement counts; where it changes, the agreement itself does."""
    return *line_of_revisions(agreement), agreement.year, agreement.revision, agreement.signed


def find_unreasoned(sheet: str, cells: Mapping[str, str], stands: Mapping[str, str], row: int) -> Flaw | None:
    """Return what is wrong with a revision that does not say why; `None`: nothing, or it stood so before.

    Args:
        sheet: Of the row.
        cells: As they are to be.
        stands: As they are stored; empty where the row is new.
        row: Its id; 0 where it is new.
    """
    names = ("revision", "reason")
    if sheet != AGREEMENTS or all(cells.get(name, "") == stands.get(name, "") for name in names):
        return None
    if cells.get("revision", "") in ("", "0") or len(cells.get("reason", "").strip()) >= SHORTEST_REASON:
        return None
    place = Place(sheet, column="reason")
    return Flaw(
        Issue(Level.ERROR, "revision_without_reason", _UNREASONED, place, remedy=_REMEDY),
        Cell(row, sheet, "reason"),
    )


_UNREASONED: Final = "Perubahan perjanjian perlu alasannya."
_REMEDY: Final = f"Tulis sedikitnya {SHORTEST_REASON} huruf; dicetak dalam laporan."
