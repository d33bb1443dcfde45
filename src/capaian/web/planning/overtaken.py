"""Signed agreements that others take out of force: with a reason, of which today's heads are told.

What changes within a signed agreement needs its reason by itself (`redefinition`). Here is what takes the
place of one that stays as it is: a revision, signed or not, or an agreement that binds more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.plan import PerformanceAgreement
from capaian.rules.agreements import TargetLine, agreements_in_force, line_of_revisions, lines_in_force
from capaian.web.measurement.flow import SHORTEST_REASON
from capaian.web.measurement.models import OF_AGREEMENTS, Notice
from capaian.web.measurement.readers import Readers
from capaian.web.planning.agreed import AGREEMENTS
from capaian.web.planning.defining import OFFICE, PROMISED, name_of
from capaian.web.planning.redefinition import ELSEWHERE, RedefinitionError
from capaian.web.planning.stated import stated
from capaian.web.trail.record import Author
from capaian.web.years.edits import Edit
from capaian.web.years.known import Cell, Flaw, Known
from capaian.web.years.models import OfficeYear

_SHEETS: Final = PROMISED | {OFFICE}
"""Sheets that say which agreement is in force."""
_NONE: Final = "tanpa target indikator ini"


@dataclass(frozen=True)
class Overtaken:
    """A signed agreement that is in force no more for some of its lines."""

    title: str
    by: str
    """Title of the agreement in its place."""
    since: Period
    """The first month in which it is so."""
    first: str
    """The first of its indicators, with what it was promised to reach and what it is now."""
    codes: list[str] = field(default_factory=list)
    """All of them."""

    @property
    def words(self) -> str:
        """What becomes of it, for people."""
        more = f", dan {len(self.codes) - 1} indikator lain" if len(self.codes) > 1 else ""
        what = f"{self.title}, yang sudah ditandatangani, tidak berlaku lagi sejak {self.since.label}"
        return f"{what}; yang berlaku {self.by}: {self.first}{more}"


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
        for code, stood, stands in _lost(was, now, month):
            own = stood.agreement
            name, becomes = name_of(before, code), stated(stands.line.target) if stands else _NONE
            said = f"{name} dari {stated(stood.line.target)} menjadi {becomes}"
            by = stands.agreement if stands else _in_place_of(own, now, month)
            each = found.setdefault(own.id, Overtaken(own.title, by.title, month, said))
            if code not in each.codes:
                each.codes.append(code)
    return (*found.values(),)


def _lost(was: Facts, now: Facts, month: Period) -> Iterator[tuple[str, TargetLine, TargetLine | None]]:
    """Yield what of signed agreements counted in a month and does no more, though it stands as it stood."""
    still = {each.id: each for each in now.agreements}
    in_force = lines_in_force(now, month)
    for code, stood in lines_in_force(was, month).items():
        own, stands = still.get(stood.agreement.id), in_force.get(code)
        is_there = own is not None and _place_of(own) == _place_of(stood.agreement)
        if not stood.agreement.signed or own is None or not is_there:
            continue
        is_overtaken = stands is None or stands.agreement.id != own.id
        if is_overtaken and any(line.indicator == code for line in own.targets):
            yield str(code), stood, stands


def _place_of(agreement: PerformanceAgreement) -> tuple[object, ...]:
    """Return what says when an agreement counts; where it changes, the agreement itself does."""
    return *line_of_revisions(agreement), agreement.year, agreement.revision, agreement.signed


def _in_place_of(own: PerformanceAgreement, facts: Facts, month: Period) -> PerformanceAgreement:
    line = line_of_revisions(own)
    others = agreements_in_force(facts, month)
    return next((each for each in others if line_of_revisions(each) == line), own)


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
