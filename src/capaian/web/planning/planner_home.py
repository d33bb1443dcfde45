"""The first page of planning: five tasks with what is missing of each, what is wrong,
and all sheets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period
from capaian.domain.work import Resource
from capaian.dossier.tables.declaration import Part
from capaian.dossier.tables.parts import FEEDS, HOLIDAYS, HOURS, OUTPUTS, SERVICES, SITES
from capaian.rules.agreements import agreements_in_force
from capaian.rules.checks.gaps import find_nodes_without_target
from capaian.rules.facts import group
from capaian.rules.work_plan import core_programs_of, subactivities_of
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.form.cells import quarters_of
from capaian.web.measurement.schedule import is_checked
from capaian.web.offices.models import NOBODY, holders_on
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.cell_texts import flaw_for_person
from capaian.web.planning.grids.sharing import left_to_share
from capaian.web.planning.sheets import (
    AREAS,
    INDICATORS,
    is_seen,
    may_write,
    sheet_groups,
    slug_of,
)
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.issue_words import on_page
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

_MAX_FLAWS: Final = 12

REGISTER_PARTS: Final[Sequence[Part]] = (SERVICES, SITES, HOURS, HOLIDAYS, FEEDS)
"""What the registers need, in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A part of a task, with how far it is in a year."""

    task: str
    title: str
    page: str
    """Name of its address, or its sheet."""
    state: str
    """In words: `3 dari 4 indikator bertarget`."""
    is_done: bool
    may_wait: bool = False
    """The year goes on without it."""
    is_first: bool = False
    """It comes before the first form of the year."""
    is_optional: bool = False
    """Only offices that use what it is for have to do with it."""
    address: str = ""
    parts: Sequence[tuple[str, str, str]] = ()
    """Sheets that it is made of, in order: title, what it is for, address."""


_TASKS: Final[Mapping[str, str]] = {
    "Siapa kita": "Nama dinas, susunan jabatan, dan wilayah kerja.",
    "Apa yang dijanjikan": "Sasaran, indikator dengan rumusnya, target, dan Perjanjian Kinerja.",
    "Siapa mengerjakan apa": "Jabatan yang mengisi setiap angka, pemegangnya, dan kapan isian "
    "ditutup.",
    "Berapa biayanya": "Pagu dan keluaran setiap sub kegiatan.",
    "Apa yang ditulis": "Teks laporan; pembanding dan sumber angka ada di semua lembar.",
}
_OFFICE, _PROMISES, _PEOPLE, _COSTS, _TEXTS = _TASKS
_FIRST: Final = (_OFFICE, _PROMISES, _COSTS, _PEOPLE)
"""Tasks in their order before the first form:
work that is not paid for goes before it is shared out.
"""


@dataclass(frozen=True)
class _Tasks:
    year: OfficeYear
    known: YearState
    facts: Facts

    def lines(self) -> Iterator[TaskLine]:
        yield from self._office()
        yield from self._promises()
        yield from self._people()
        yield from self._costs()
        files = {row.cells.get("file") for row in self.known.rows.get("narrative", ())}
        state = f"{len(files)} teks ditulis" if files else "belum ada; drafnya tersedia"
        yield TaskLine(_TEXTS, "Teks laporan", "texts", state, bool(files), may_wait=True)

    def _office(self) -> Iterator[TaskLine]:
        facts, posts, areas = self.facts, len(self.facts.office.posts), len(self.facts.districts)
        name = facts.office.name
        yield TaskLine(_OFFICE, "Dinas", "office.yaml", name or "belum bernama", bool(name))
        yield TaskLine(_OFFICE, "Jabatan", "office.yaml#posts", f"{posts} jabatan", posts > 1)
        is_lacking, state = bool(facts.components) and not areas, f"{areas} kecamatan"
        if is_lacking:
            state = "belum ada kecamatan; tambahkan semuanya, karena angka diisi per kecamatan"
        yield TaskLine(_OFFICE, "Wilayah", AREAS, state, not is_lacking, is_first=is_lacking)

    def _promises(self) -> Iterator[TaskLine]:
        facts, own, objectives = self.facts, self.facts.indicators, self.facts.objectives
        state = f"{len(facts.goals)} tujuan, {len(objectives)} sasaran"
        yield TaskLine(
            _PROMISES, "Tujuan dan sasaran", "plan.yaml#objectives", state, bool(objectives)
        )
        state = f"{len(own)} indikator, {sum(bool(each.formula) for each in own)} dengan rumus"
        yield TaskLine(_PROMISES, "Indikator", INDICATORS, state, bool(own))
        done, title = (
            sum(facts.year in each.plan_targets for each in own),
            f"Target tahun {facts.year}",
        )
        state, is_done = f"{done} dari {len(own)} indikator sudah bertarget", 0 < len(own) == done
        yield TaskLine(_PROMISES, title, "targets", state, is_done, is_first=True)
        papers, title = facts.agreements_of_year, f"Perjanjian Kinerja {facts.year}"
        signed = sum(bool(each.signed and each.targets) for each in papers)
        state = f"{signed} dari {len(papers)} perjanjian sudah bertanggal dan bertarget"
        is_done, state = 0 < len(papers) == signed, state if papers else "belum ada"
        yield TaskLine(_PROMISES, title, "agreements", state, is_done, is_first=True)
        quarters, papers = (
            {*quarters_of(facts.year)},
            agreements_in_force(facts, Period.year_of(facts.year)),
        )
        promised = [
            line for each in papers for line in each.targets if line.target.value is not None
        ]
        done = sum(quarters <= {period for period, _ in line.periods} for line in promised)
        state, count = (
            f"{done} dari {len(promised)} target perjanjian bertarget triwulan",
            len(promised),
        )
        is_done, title = 0 < count == done, "Target triwulan"
        yield TaskLine(_PROMISES, title, "agreements", state, is_done, is_first=count > 0)

    def _people(self) -> Iterator[TaskLine]:
        """Yield who fills in what until when; more posts fill in when all is shared out."""
        facts, days = self.facts, self.year.deadlines.count()
        state = f"{days} tanggal tutup ditetapkan" if days else "tanggal tutup sudah diperiksa"
        is_done = bool(days) or is_checked(self.year)
        if not is_done:
            state = (
                "tanggal tutup belum diperiksa; simpan jadwalnya, juga bila tidak ada yang diubah"
            )
        yield TaskLine(_PEOPLE, "Jadwal isian", "schedule", state, is_done, is_first=True)
        given, due = left_to_share(facts)
        is_shared = given == due
        state = f"{given} dari {due} hal yang dilaporkan sudah milik jabatan selain Kepala Dinas"
        state += "" if is_shared else f"; {due - given} belum dibagi"
        yield TaskLine(
            _PEOPLE, "Bagi isian kepada jabatan", "sharing", state, is_shared, is_first=True
        )
        posts = {post for post in find_duties(facts) if post != NOBODY} | {facts.office.head}
        filled = posts & holders_on(self.year.office_id, timezone.localdate()).keys()
        empty = sorted(
            facts.post_by_id[each].name for each in posts - filled if each in facts.post_by_id
        )
        state = f"{len(filled)} dari {len(posts)} jabatan terisi"
        state += f"; belum: {', '.join(empty)}" if empty else ""
        state += "" if is_shared else "; bertambah sesudah isian dibagi"
        yield TaskLine(
            _PEOPLE, "Orang", "people", state, filled == posts and is_shared, is_first=True
        )
        # Who does not use the registers needs none of what they need.
        counts = {
            part.title.lower(): len(self.known.rows.get(part.file, ())) for part in REGISTER_PARTS
        }
        state = ", ".join(f"{count} {title}" for title, count in counts.items())
        if not any(counts.values()):
            state = "belum dipakai; daftar bawaan ada di Register, Buka turus"
        place, title = (self.year.office.slug, self.year.year), "Register pelayanan (bila dipakai)"
        line = TaskLine(_PEOPLE, title, SERVICES.file, state, all(counts.values()), is_first=True)
        parts = [
            (each.title, on_page(each.help), _address(each.file, place)) for each in REGISTER_PARTS
        ]
        yield replace(line, may_wait=True, is_optional=True, parts=parts)

    def _costs(self) -> Iterator[TaskLine]:
        own, quarters = (
            {node.id for node in subactivities_of(self.facts)},
            quarters_of(self.facts.year),
        )
        granted = [each for each in self.facts.inputs if each.is_granted and each.node in own]
        # Rows of the year before are there to be compared with, those of quarters are its cash
        # budget.
        whole, money = (
            Period.year_of(self.facts.year),
            (e for e in granted if e.resource is Resource.MONEY),
        )
        funded = {each.node for each in money if each.period == whole}
        state, is_done = (
            f"{len(funded)} dari {len(own)} sub kegiatan berpagu",
            0 < len(own) == len(funded),
        )
        # Those without money would be asked of posts all the same.
        state += (
            "; isi pagunya, dan hapus sub kegiatan yang tidak dianggarkan" if own - funded else ""
        )
        yield TaskLine(_COSTS, "Anggaran", "budget", state, is_done, is_first=bool(own))
        places = {(each.node, each.period) for each in granted}
        done = sum(all((node, quarter) in places for quarter in quarters) for node in own)
        state, is_done = (
            f"{done} dari {len(own)} sub kegiatan beranggaran kas",
            0 < len(own) == done,
        )
        title = "Anggaran kas triwulan"
        yield TaskLine(_COSTS, title, "budget", state, is_done, may_wait=True, is_first=bool(own))
        # Achievement and efficiency of work are from its own outputs alone.
        work = {
            "sub kegiatan": subactivities_of(self.facts),
            "program": core_programs_of(self.facts),
        }
        lacking = {
            what: len(find_nodes_without_target(self.facts, nodes)) for what, nodes in work.items()
        }
        sizes = {what: len(nodes) for what, nodes in work.items() if nodes}
        counts = [f"{size - lacking[what]} dari {size} {what}" for what, size in sizes.items()]
        state, is_done = f"{' dan '.join(counts)} bertarget", not any(lacking.values())
        if not is_done:
            state += (
                " (boleh menyusul); capaian dan efisiensi masing-masing dihitung dari "
                "keluaran atau "
            )
            state += "indikatornya sendiri"
        file, is_first = OUTPUTS.file, bool(counts)
        yield TaskLine(_COSTS, "Keluaran", file, state, is_done, may_wait=True, is_first=is_first)


def _address(page: str, place: tuple[str, int]) -> str:
    return (
        reverse("sheet", args=(*place, slug_of(page)))
        if "." in page
        else reverse(page, args=place)
    )


def task_lines(year: OfficeYear) -> Sequence[TaskLine]:
    """Return the parts of the five tasks of a year; none where its plan cannot be read."""
    known, place = know(year), (year.office.slug, year.year)
    facts = known.read.partial
    lines = _Tasks(year, known, facts).lines() if facts is not None else ()
    return [replace(line, address=_address(line.page, place)) for line in lines]


def first_steps(year: OfficeYear) -> Sequence[TaskLine]:
    """Return what comes before the first form; nothing where all is done."""
    if year.is_closed:
        return ()
    lines = [line for line in task_lines(year) if line.is_first]
    steps = sorted(lines, key=lambda line: _FIRST.index(line.task))
    return () if all(step.is_done or step.is_optional for step in steps) else steps


def sheets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the five tasks of planning, all sheets with how many rows they have,
    and what is wrong where.
    """
    own = request.here.require_year()
    known = know(own)
    is_of_office = bool(request.here.roles - {OfficeRole.VIEWER})
    issues = (*known.dossier_check.issues, *known.questions)
    seen = (each for each in issues if is_of_office or not each.place.file.startswith("evidence"))
    flaws = [known.locate(issue) for issue in seen]
    is_planner = bool(request.here.roles & PLANNING)
    tasks = []
    for title, lines in group(task_lines(own), lambda line: line.task).items():
        missing = (line for line in lines if not line.is_done)
        # Each goes on with what cannot wait, if anything.
        following = min(missing, key=lambda line: line.may_wait, default=None)
        tasks.append((title, _TASKS[title], lines, following))
    may_declare = is_planner and not own.is_closed
    context = {
        "tasks": tasks,
        "groups": [
            (
                each,
                [
                    (sheet, slug_of(sheet.id), len(known.rows.get(sheet.id, ())))
                    for sheet in each.sheets
                ],
            )
            for each in sheet_groups()
            if is_seen(request, each.sheets[0])
        ],
        "flaws": [
            (each, flaw_for_person(each, known, may_declare=may_declare))
            for each in flaws[:_MAX_FLAWS]
        ],
        "count": len(flaws),
        "slugs": {flaw.cell.sheet: slug_of(flaw.cell.sheet) for flaw in flaws if flaw.cell},
        "may_add": may_write(request, own),
        "may_share": is_planner,
    }
    return render(request, "planning/sheets.html", context)
