"""The first page of planning: five tasks with what is missing of each, what is wrong, and all sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind, Resource
from capaian.dossier.rows.sheets import SheetSpec
from capaian.rules.output_reporting import core_programs_of, find_nodes_without_target, subactivities_of
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.schedule.forms import is_checked
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.access import is_seen, may_write
from capaian.web.planning.declarable import is_contradiction, said_in_list
from capaian.web.planning.formula_owners import INDICATORS
from capaian.web.planning.grids.sharing import left_to_share
from capaian.web.planning.places import lacks_districts
from capaian.web.planning.sheets import Group, other_groups, slug_of, steps
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING
from capaian.web.years.known import Flaw, Known, know
from capaian.web.years.models import OfficeYear

MAX_FLAWS_OF_PAGE: Final = 12


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A part of a task, with how far it is."""

    title: str
    state: str
    """How far, in words: `3 dari 4 indikator bertarget`."""
    is_done: bool
    address: str
    act: str
    """What is done there, on the button of the next step."""
    may_wait: bool = False
    """The year goes on without it."""
    is_of_planners: bool = False
    """Nobody else opens its page."""


@dataclass(frozen=True, slots=True)
class PlannerTask:
    """One of the five tasks."""

    title: str
    help: str
    lines: Sequence[TaskLine]

    @property
    def missing(self) -> Sequence[TaskLine]:
        """What is still to be done."""
        return [line for line in self.lines if not line.is_done]

    @property
    def next(self) -> TaskLine | None:
        """The step with which it goes on: first what cannot wait."""
        return min(self.missing, key=lambda line: line.may_wait, default=None)


def planner_tasks(year: OfficeYear) -> Sequence[PlannerTask]:
    """Return the five tasks of a year; none where its plan cannot be read."""
    known = know(year)
    facts = known.found.office_year or known.read.partial
    if facts is None:
        return ()
    tasks = _Tasks(year, known, facts)
    return (
        PlannerTask("Siapa kita", "Nama dinas, susunan jabatan, dan wilayah kerja.", [*tasks.office()]),
        PlannerTask(
            "Apa yang dijanjikan",
            "Sasaran, indikator dengan rumusnya, target, dan Perjanjian Kinerja.",
            [*tasks.promises()],
        ),
        PlannerTask(
            "Siapa mengerjakan apa",
            "Jabatan yang mengisi setiap angka, pemegangnya, dan kapan isian ditutup.",
            [*tasks.people()],
        ),
        PlannerTask("Berapa biayanya", "Pagu dan keluaran setiap sub kegiatan.", [*tasks.costs()]),
        PlannerTask("Apa yang ditulis", "Pembanding, sumber angka, dan teks laporan.", [*tasks.texts()]),
    )


@dataclass(frozen=True)
class _Tasks:
    year: OfficeYear
    known: Known
    facts: Facts

    def office(self) -> Iterator[TaskLine]:
        facts = self.facts
        yield self._sheet(
            "Dinas", facts.office.name or "belum bernama", bool(facts.office.name), "office.yaml"
        )
        posts = len(facts.office.posts)
        yield self._sheet("Jabatan", f"{posts} jabatan", posts > 1, "office.yaml#posts")
        districts = len(facts.districts)
        is_done = bool(districts) or not facts.components
        yield self._sheet("Wilayah", f"{districts} kecamatan", is_done, "areas.csv")

    def promises(self) -> Iterator[TaskLine]:
        facts, now = self.facts, self.facts.year
        state = f"{len(facts.goals)} tujuan, {len(facts.objectives)} sasaran"
        yield self._sheet("Tujuan dan sasaran", state, bool(facts.objectives), "plan.yaml#objectives")
        count = len(facts.indicators)
        formulas = sum(bool(each.formula) for each in facts.indicators)
        state = f"{count} indikator, {formulas} dengan rumus"
        yield self._sheet("Indikator", state, bool(count), INDICATORS)
        done = sum(now in each.plan_targets for each in facts.indicators)
        state = f"{done} dari {count} indikator bertarget"
        yield self._line(f"Target {now}", state, 0 < count == done, "targets", "Isi target")
        papers = facts.agreements_of_year
        signed = [each for each in papers if each.signed and each.targets]
        state = f"{len(signed)} dari {len(papers)} bertanggal dan bertarget" if papers else "belum ada"
        is_done = 0 < len(papers) == len(signed)
        yield self._line("Perjanjian Kinerja", state, is_done, "agreements", "Isi perjanjian")

    def people(self) -> Iterator[TaskLine]:
        given, owed = left_to_share(self.facts)
        state = f"{given} dari {owed} isian milik jabatan selain Kepala Dinas"
        yield self._line(
            "Pembagian isian", state, given == owed, "sharing", "Bagi isian", is_of_planners=True
        )
        holders = self.year.office.holdings.values("post").distinct().count()
        state = f"{holders} jabatan terisi"
        yield self._line("Pemegang jabatan", state, holders > 1, "people", "Isi orang", is_of_planners=True)
        days = self.year.deadlines.count()
        is_done = bool(days) or is_checked(self.year)
        state = f"{days} tanggal tutup" if days else "sudah diperiksa" if is_done else "belum diperiksa"
        yield self._line("Jadwal isian", state, is_done, "schedule", "Periksa jadwal")

    def costs(self) -> Iterator[TaskLine]:
        facts = self.facts
        own = {node.id for node in facts.nodes if node.kind is NodeKind.SUBACTIVITY}
        money = (each for each in facts.inputs if each.resource is Resource.MONEY and each.is_granted)
        funded = {each.node for each in money if each.period.year == facts.year} & own
        state = f"{len(funded)} dari {len(own)} sub kegiatan berpagu"
        yield self._line("Anggaran", state, 0 < len(own) == len(funded), "budget", "Isi pagu")
        nodes = (*subactivities_of(facts), *core_programs_of(facts))
        lacking = len(find_nodes_without_target(facts, nodes))
        state = f"{len(nodes) - lacking} dari {len(nodes)} program dan sub kegiatan bertarget"
        yield self._sheet("Keluaran", state, not lacking, "outputs.csv", may_wait=True)
        yield self._line(
            "Pohon kinerja", f"{len(facts.nodes)} pekerjaan", bool(own), "cascade", "Lihat pohon"
        )

    def texts(self) -> Iterator[TaskLine]:
        files = {row.cells.get("file") for row in self.known.rows.get("narrative", ())}
        state = f"{len(files)} teks ditulis" if files else "belum ada; drafnya tersedia"
        yield self._line("Teks laporan", state, bool(files), "texts", "Tulis teks", may_wait=True)
        past = len({(each.subject, each.period) for each in self.facts.history})
        yield self._sheet("Tahun lalu", f"{past} angka pembanding", bool(past), "history.csv", may_wait=True)
        sources = len(self.known.rows.get("sources.yaml#sources", ()))
        yield self._sheet("Sumber angka", f"{sources} sumber", bool(sources), "sources.yaml#sources")

    def _line(
        self,
        title: str,
        state: str,
        is_done: bool,
        page: str,
        act: str,
        **kinds: bool,
    ) -> TaskLine:
        address = reverse(page, args=(self.year.office.slug, self.year.year))
        return TaskLine(title, state, is_done, address, act, **kinds)

    def _sheet(
        self, title: str, state: str, is_done: bool, sheet: str, *, may_wait: bool = False
    ) -> TaskLine:
        address = reverse("sheet", args=(self.year.office.slug, self.year.year, slug_of(sheet)))
        return TaskLine(title, state, is_done, address, f"Isi {title.lower()}", may_wait)


def sheets(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show the five tasks of planning, all sheets with how many rows they have, and what is wrong where."""
    own = request.here.require_year()
    known = know(own)
    flaws = [known.locate(issue) for issue in known.found.issues if _may_tell(request, issue)]
    lacks = not own.is_closed and lacks_districts(known.found.office_year or known.read.partial)
    may_declare = bool(request.here.roles & PLANNING) and not own.is_closed
    shown = flaws[:MAX_FLAWS_OF_PAGE]
    forms = forms_of(own) if may_declare and any(is_contradiction(each.issue) for each in shown) else None
    context = {
        "tasks": planner_tasks(own),
        "steps": _listed(request, known, steps()),
        "others": _listed(request, known, other_groups()),
        "flaws": [*zip(shown, said_in_list(forms, shown, may_declare=may_declare), strict=True)],
        "lacks_districts": lacks,
        "count": len(flaws) + lacks,
        "slugs": _slugs(flaws),
        "may_add": may_write(request, own),
        "may_share": bool(request.here.roles & PLANNING),
    }
    return render(request, "planning/sheets.html", context)


def _listed(
    request: OfficeRequest, known: Known, groups: Sequence[Group]
) -> Sequence[tuple[Group, Sequence[tuple[SheetSpec, str, int]]]]:
    """Return groups with their sheets, the names of these in addresses, and how many rows they have."""
    return [
        (group, [(sheet, slug_of(sheet.id), len(known.rows.get(sheet.id, ()))) for sheet in group.sheets])
        for group in groups
        if is_seen(request, group.sheets[0])
    ]


def _may_tell(request: OfficeRequest, issue: Issue) -> bool:
    return bool(request.here.roles - {OfficeRole.VIEWER}) or not issue.place.file.startswith("evidence")


def _slugs(flaws: Sequence[Flaw]) -> Mapping[str, str]:
    return {flaw.cell.sheet: slug_of(flaw.cell.sheet) for flaw in flaws if flaw.cell}
