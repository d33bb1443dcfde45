"""The first page of planning: five tasks with what is missing of each, what is wrong, and all sheets."""

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
from capaian.rules.work_plan import core_programs_of, subactivities_of
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.schedule import is_checked
from capaian.web.offices.models import NOBODY, holders_on
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.cell_texts import flaw_for_person
from capaian.web.planning.grids.quarters import quarters_of
from capaian.web.planning.grids.sharing import left_to_share
from capaian.web.planning.sheets import AREAS, INDICATORS, is_seen, may_write, sheet_groups, slug_of
from capaian.web.site.access import PLANNING, OfficeRequest
from capaian.web.site.issue_words import on_page
from capaian.web.years.known import YearState, know
from capaian.web.years.models import OfficeYear

MAX_FLAWS_OF_PAGE: Final = 12
REGISTER_PARTS: Final[Sequence[Part]] = (SERVICES, SITES, HOURS, HOLIDAYS, FEEDS)
"""What the registers need, in the order in which it is written."""


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """How far a part of a task is."""

    state: str
    """In words: `3 dari 4 indikator bertarget`."""
    is_done: bool
    is_required: bool = True
    """There is something to do about it before the first form of the year."""


@dataclass(frozen=True)
class _TaskCounts:
    """What the lines of the tasks count."""

    year: OfficeYear
    known: YearState
    facts: Facts

    def office(self) -> TaskProgress:
        name = self.facts.office.name
        return TaskProgress(name or "belum bernama", bool(name))

    def posts(self) -> TaskProgress:
        count = len(self.facts.office.posts)
        return TaskProgress(f"{count} jabatan", count > 1)

    def areas(self) -> TaskProgress:
        if self.facts.components and not self.facts.districts:
            state = "belum ada kecamatan; tambahkan semuanya, karena angka diisi per kecamatan"
            return TaskProgress(state, is_done=False)
        return TaskProgress(f"{len(self.facts.districts)} kecamatan", is_done=True, is_required=False)

    def objectives(self) -> TaskProgress:
        goals, objectives = self.facts.goals, self.facts.objectives
        return TaskProgress(f"{len(goals)} tujuan, {len(objectives)} sasaran", bool(objectives))

    def indicators(self) -> TaskProgress:
        own = self.facts.indicators
        formulas = sum(bool(each.formula) for each in own)
        return TaskProgress(f"{len(own)} indikator, {formulas} dengan rumus", bool(own))

    def targets(self) -> TaskProgress:
        own = self.facts.indicators
        done = sum(self.facts.year in each.plan_targets for each in own)
        return TaskProgress(f"{done} dari {len(own)} indikator sudah bertarget", 0 < len(own) == done)

    def agreements(self) -> TaskProgress:
        papers = self.facts.agreements_of_year
        signed = sum(bool(each.signed and each.targets) for each in papers)
        state = f"{signed} dari {len(papers)} perjanjian sudah bertanggal dan bertarget"
        return TaskProgress(state if papers else "belum ada", 0 < len(papers) == signed)

    def quarter_targets(self) -> TaskProgress:
        """Return how many promised figures have a target for each quarter."""
        quarters = {*quarters_of(self.facts.year)}
        papers = agreements_in_force(self.facts, Period.year_of(self.facts.year))
        own = [line for paper in papers for line in paper.targets if line.target.value is not None]
        done = sum(quarters <= {period for period, _ in line.periods} for line in own)
        state = f"{done} dari {len(own)} target perjanjian bertarget triwulan"
        return TaskProgress(state, 0 < len(own) == done, bool(own))

    def cash(self) -> TaskProgress:
        """Return how much work has a cash budget of each quarter."""
        own, quarters = {node.id for node in subactivities_of(self.facts)}, quarters_of(self.facts.year)
        rows = ((each.node, each.period) for each in self.facts.inputs if each.is_granted)
        granted = {(node, period) for node, period in rows if node in own}
        done = sum(all((node, quarter) in granted for quarter in quarters) for node in own)
        return TaskProgress(
            f"{done} dari {len(own)} sub kegiatan beranggaran kas", 0 < len(own) == done, bool(own)
        )

    def schedule(self) -> TaskProgress:
        if days := self.year.deadlines.count():
            return TaskProgress(f"{days} tanggal tutup ditetapkan", is_done=True)
        if is_checked(self.year):
            return TaskProgress("tanggal tutup sudah diperiksa", is_done=True)
        state = "tanggal tutup belum diperiksa; simpan jadwalnya, juga bila tidak ada yang diubah"
        return TaskProgress(state, is_done=False)

    def sharing(self) -> TaskProgress:
        given, due = left_to_share(self.facts)
        state = f"{given} dari {due} hal yang dilaporkan sudah milik jabatan selain Kepala Dinas"
        return TaskProgress(state + (f"; {due - given} belum dibagi" if given < due else ""), given == due)

    def holders(self) -> TaskProgress:
        """Return how many posts that fill in and approve somebody holds; more come when all is shared out."""
        facts, is_shared = self.facts, self.sharing().is_done
        posts = {post for post in find_duties(facts) if post != NOBODY} | {facts.office.head}
        filled = posts & holders_on(self.year.office_id, timezone.localdate()).keys()
        empty = sorted(facts.post_by_id[each].name for each in posts - filled if each in facts.post_by_id)
        state = f"{len(filled)} dari {len(posts)} jabatan terisi"
        state += f"; belum: {', '.join(empty)}" if empty else ""
        state += "" if is_shared else "; bertambah sesudah isian dibagi"
        return TaskProgress(state, filled == posts and is_shared)

    def registers(self) -> TaskProgress:
        """Return what the registers need: who does not use them needs none of it."""
        counts = {part.title.lower(): len(self.known.rows.get(part.file, ())) for part in REGISTER_PARTS}
        if not any(counts.values()):
            return TaskProgress("belum dipakai; daftar bawaan ada di Register, Buka turus", is_done=False)
        state = ", ".join(f"{count} {title}" for title, count in counts.items())
        return TaskProgress(state, all(counts.values()))

    def budget(self) -> TaskProgress:
        own = {node.id for node in subactivities_of(self.facts)}
        # Rows of the year before are there to be compared with, those of quarters are its cash budget.
        money = (each for each in self.facts.inputs if each.resource is Resource.MONEY and each.is_granted)
        funded = {each.node for each in money if each.period == Period.year_of(self.facts.year)} & own
        state = f"{len(funded)} dari {len(own)} sub kegiatan berpagu"
        # Those without money would be asked of posts all the same.
        state += "; isi pagunya, dan hapus sub kegiatan yang tidak dianggarkan" if own - funded else ""
        return TaskProgress(state, 0 < len(own) == len(funded), bool(own))

    def outputs(self) -> TaskProgress:
        """Return how much work has targets: its achievement and efficiency are from its own outputs alone."""
        work = {"sub kegiatan": subactivities_of(self.facts), "program": core_programs_of(self.facts)}
        lacking = {what: len(find_nodes_without_target(self.facts, own)) for what, own in work.items()}
        counts = [f"{len(own) - lacking[what]} dari {len(own)} {what}" for what, own in work.items() if own]
        state, is_done = f"{' dan '.join(counts)} bertarget", not any(lacking.values())
        if not is_done:
            state += " (boleh menyusul); capaian dan efisiensi masing-masing dihitung dari keluaran atau "
            state += "indikatornya sendiri"
        return TaskProgress(state, is_done, bool(counts))

    def texts(self) -> TaskProgress:
        files = {row.cells.get("file") for row in self.known.rows.get("narrative", ())}
        return TaskProgress(
            f"{len(files)} teks ditulis" if files else "belum ada; drafnya tersedia", bool(files)
        )


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A part of a task, with how far it is in a year."""

    task: str
    title: str
    page: str
    """Name of its address, or its sheet."""
    may_wait: bool = False
    """The year goes on without it."""
    is_first: bool = False
    """It comes before the first form of the year."""
    state: str = ""
    is_done: bool = False
    address: str = ""
    is_optional: bool = False
    """Only offices that use what it is for have to do with it."""
    parts: Sequence[tuple[str, str, str]] = ()
    """Sheets that it is made of, in order: title, what it is for, address."""


_TASKS: Final[Mapping[str, str]] = {
    "Siapa kita": "Nama dinas, susunan jabatan, dan wilayah kerja.",
    "Apa yang dijanjikan": "Sasaran, indikator dengan rumusnya, target, dan Perjanjian Kinerja.",
    "Siapa mengerjakan apa": "Jabatan yang mengisi setiap angka, pemegangnya, dan kapan isian ditutup.",
    "Berapa biayanya": "Pagu dan keluaran setiap sub kegiatan.",
    "Apa yang ditulis": "Teks laporan; pembanding dan sumber angka ada di semua lembar.",
}
_OFFICE, _PROMISES, _PEOPLE, _COSTS, _TEXTS = _TASKS
_FIRST: Final = (_OFFICE, _PROMISES, _COSTS, _PEOPLE)
"""Tasks in their order before the first form: work that is not paid for goes before it is shared out."""
_LINES: Final = (
    (_TaskCounts.office, TaskLine(_OFFICE, "Dinas", "office.yaml")),
    (_TaskCounts.posts, TaskLine(_OFFICE, "Jabatan", "office.yaml#posts")),
    (_TaskCounts.areas, TaskLine(_OFFICE, "Wilayah", AREAS, is_first=True)),
    (_TaskCounts.objectives, TaskLine(_PROMISES, "Tujuan dan sasaran", "plan.yaml#objectives")),
    (_TaskCounts.indicators, TaskLine(_PROMISES, "Indikator", INDICATORS)),
    (_TaskCounts.targets, TaskLine(_PROMISES, "Target tahun {}", "targets", is_first=True)),
    (_TaskCounts.agreements, TaskLine(_PROMISES, "Perjanjian Kinerja {}", "agreements", is_first=True)),
    (_TaskCounts.quarter_targets, TaskLine(_PROMISES, "Target triwulan", "agreements", is_first=True)),
    (_TaskCounts.schedule, TaskLine(_PEOPLE, "Jadwal isian", "schedule", is_first=True)),
    (_TaskCounts.sharing, TaskLine(_PEOPLE, "Bagi isian kepada jabatan", "sharing", is_first=True)),
    (_TaskCounts.holders, TaskLine(_PEOPLE, "Orang", "people", is_first=True)),
    (
        _TaskCounts.registers,
        TaskLine(
            _PEOPLE,
            "Register pelayanan (bila dipakai)",
            SERVICES.file,
            may_wait=True,
            is_first=True,
            is_optional=True,
        ),
    ),
    (_TaskCounts.budget, TaskLine(_COSTS, "Anggaran", "budget", is_first=True)),
    (_TaskCounts.cash, TaskLine(_COSTS, "Anggaran kas triwulan", "budget", may_wait=True, is_first=True)),
    (_TaskCounts.outputs, TaskLine(_COSTS, "Keluaran", OUTPUTS.file, may_wait=True, is_first=True)),
    (_TaskCounts.texts, TaskLine(_TEXTS, "Teks laporan", "texts", may_wait=True)),
)


def task_lines(year: OfficeYear) -> Sequence[TaskLine]:
    """Return the parts of the five tasks of a year; none where its plan cannot be read."""
    known = know(year)
    facts = known.read.partial
    return [*_lines(_TaskCounts(year, known, facts))] if facts is not None else ()


def _lines(plan: _TaskCounts) -> Iterator[TaskLine]:
    place = (plan.year.office.slug, plan.year.year)
    for count, line in _LINES:
        progress, own = count(plan), REGISTER_PARTS if line.is_optional else ()
        yield replace(
            line,
            title=line.title.format(plan.year.year),
            is_first=line.is_first and progress.is_required,
            address=_address(line.page, place),
            state=progress.state,
            is_done=progress.is_done,
            parts=[(part.title, on_page(part.help), _address(part.file, place)) for part in own],
        )


def _address(page: str, place: tuple[str, int]) -> str:
    return reverse("sheet", args=(*place, slug_of(page))) if "." in page else reverse(page, args=place)


def first_steps(year: OfficeYear) -> Sequence[TaskLine]:
    """Return what comes before the first form; nothing where all is done."""
    if year.is_closed:
        return ()
    lines = [line for line in task_lines(year) if line.is_first]
    steps = sorted(lines, key=lambda line: _FIRST.index(line.task))
    return () if all(step.is_done or step.is_optional for step in steps) else steps


def sheets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the five tasks of planning, all sheets with how many rows they have, and what is wrong where."""
    own = request.here.require_year()
    known = know(own)
    is_of_office = bool(request.here.roles - {OfficeRole.VIEWER})
    issues = (*known.dossier_check.issues, *known.questions)
    seen = (each for each in issues if is_of_office or not each.place.file.startswith("evidence"))
    flaws = [known.locate(issue) for issue in seen]
    is_planner = bool(request.here.roles & PLANNING)
    may_declare = is_planner and not own.is_closed
    context = {
        "tasks": [*_tasks(task_lines(own))],
        "groups": [
            (each, [(sheet, slug_of(sheet.id), len(known.rows.get(sheet.id, ()))) for sheet in each.sheets])
            for each in sheet_groups()
            if is_seen(request, each.sheets[0])
        ],
        "flaws": [(e, flaw_for_person(e, known, may_declare=may_declare)) for e in flaws[:MAX_FLAWS_OF_PAGE]],
        "count": len(flaws),
        "slugs": {flaw.cell.sheet: slug_of(flaw.cell.sheet) for flaw in flaws if flaw.cell},
        "may_add": may_write(request, own),
        "may_share": is_planner,
    }
    return render(request, "planning/sheets.html", context)


def _tasks(lines: Sequence[TaskLine]) -> Iterator[tuple[str, str, Sequence[TaskLine], TaskLine | None]]:
    """Yield each task with its help, its parts, and the one with which it goes on: first what cannot wait."""
    for title, help_ in _TASKS.items() if lines else ():
        own = [line for line in lines if line.task == title]
        missing = (line for line in own if not line.is_done)
        yield title, help_, own, min(missing, key=lambda line: line.may_wait, default=None)
