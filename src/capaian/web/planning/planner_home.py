"""The first page of planning: five tasks with what is missing of each, what is wrong, and all sheets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.issue import Issue
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind, Resource
from capaian.dossier.rows.sheets import SheetSpec
from capaian.dossier.tables.parts import OUTPUTS
from capaian.rules.output_reporting import core_programs_of, find_nodes_without_target, subactivities_of
from capaian.web.measurement.duties import NOBODY, find_duties
from capaian.web.measurement.forms import forms_of
from capaian.web.measurement.schedule.forms import is_checked
from capaian.web.offices.models import HoldingKind
from capaian.web.offices.models import Role as OfficeRole
from capaian.web.planning.access import is_seen, may_write
from capaian.web.planning.declarable import is_contradiction, said_in_list
from capaian.web.planning.grids.sharing import left_to_share
from capaian.web.planning.sheets import AREAS, INDICATORS, Group, other_groups, slug_of, steps
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import PLANNING
from capaian.web.years.known import Flaw, Known, know
from capaian.web.years.models import OfficeYear

MAX_FLAWS_OF_PAGE: Final = 12
PEOPLE: Final = "people"
"""Name of the address where posts get their holders."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A part of a task, with how far it is."""

    title: str
    state: str
    """How far, in words: `3 dari 4 indikator bertarget`."""
    is_done: bool
    page: str
    """Name of its address, of a sheet `sheet`."""
    address: str
    act: str
    """What is done there, on the button of the next step."""
    may_wait: bool = False
    """The year goes on without it."""
    is_of_planners: bool = False
    """Nobody else opens its page."""
    is_first: bool = False
    """It comes before the first form of the year."""


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


def lacks_districts(facts: Facts | None) -> bool:
    """Say whether a year has no kecamatan yet, though something is counted in each of them."""
    return facts is not None and bool(facts.components) and not facts.districts


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


def first_steps(year: OfficeYear) -> Sequence[TaskLine]:
    """Return what comes before the first form; nothing once one was begun, or where all is done."""
    known = know(year)
    facts = known.found.office_year or known.read.partial
    if facts is None or year.is_closed or year.forms.exists():
        return ()
    tasks = _Tasks(year, known, facts)
    lines = [*tasks.office(), *tasks.promises(), *tasks.costs(), *tasks.people()]
    steps = [line for line in lines if line.is_first]
    return () if all(step.is_done for step in steps) else steps


def _filled_posts(year: OfficeYear) -> Iterator[PostId]:
    """Yield the posts that somebody holds today who can sign in; a clerk alone holds none."""
    today = timezone.localdate()
    own = year.office.holdings.filter(since__lte=today, user__is_active=True)
    for each in own.exclude(kind=HoldingKind.CLERK):
        if each.holds_on(today):
            yield PostId(each.post)


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
        lacks = lacks_districts(facts)
        state = "belum ada kecamatan; tambahkan semuanya, karena angka diisi per kecamatan"
        state = state if lacks else f"{districts} kecamatan"
        yield self._sheet("Wilayah", state, not lacks, AREAS, is_first=lacks)

    def promises(self) -> Iterator[TaskLine]:
        facts, now = self.facts, self.facts.year
        state = f"{len(facts.goals)} tujuan, {len(facts.objectives)} sasaran"
        yield self._sheet("Tujuan dan sasaran", state, bool(facts.objectives), "plan.yaml#objectives")
        count = len(facts.indicators)
        formulas = sum(bool(each.formula) for each in facts.indicators)
        state = f"{count} indikator, {formulas} dengan rumus"
        yield self._sheet("Indikator", state, bool(count), INDICATORS)
        done = sum(now in each.plan_targets for each in facts.indicators)
        state = f"{done} dari {count} indikator sudah bertarget"
        yield self._line(
            f"Target tahun {now}", state, 0 < count == done, "targets", "Isi target", is_first=True
        )
        papers = facts.agreements_of_year
        signed = [each for each in papers if each.signed and each.targets]
        state = f"{len(signed)} dari {len(papers)} perjanjian sudah bertanggal dan bertarget"
        is_done = 0 < len(papers) == len(signed)
        title = f"Perjanjian Kinerja {now}"
        yield self._line(
            title, state if papers else "belum ada", is_done, "agreements", "Isi perjanjian", is_first=True
        )

    def people(self) -> Iterator[TaskLine]:
        days = self.year.deadlines.count()
        is_done = bool(days) or is_checked(self.year)
        state = f"tanggal tutup dan seberapa sering dilaporkan {'sudah' if is_done else 'belum'} diperiksa"
        state += "" if is_done else "; simpan jadwalnya, juga bila tidak ada yang diubah"
        state = f"{days} tanggal tutup ditetapkan" if days else state
        yield self._line("Jadwal isian", state, is_done, "schedule", "Periksa jadwal", is_first=True)
        given, owed = left_to_share(self.facts)
        state = f"{given} dari {owed} hal yang dilaporkan sudah milik jabatan selain Kepala Dinas"
        state += f"; {owed - given} belum dibagi" if given < owed else ""
        yield self._line(
            "Bagi isian kepada jabatan",
            state,
            given == owed,
            "sharing",
            "Bagi isian",
            is_of_planners=True,
            is_first=True,
        )
        yield self._holders(is_shared=given == owed)

    def _holders(self, *, is_shared: bool) -> TaskLine:
        """Return the line of the posts that fill in and approve, with those that nobody holds.

        Posts that are given something come to these, so that it is not done before that is.
        """
        facts = self.facts
        posts = {post for post in find_duties(facts) if post != NOBODY} | {facts.office.head}
        held = posts & {*_filled_posts(self.year)}
        empty = sorted(facts.post_by_id[each].name for each in posts - held if each in facts.post_by_id)
        state = f"{len(held)} dari {len(posts)} jabatan terisi"
        state += f"; belum: {', '.join(empty)}" if empty else ""
        state += "" if is_shared else "; bertambah sesudah isian dibagi"
        is_done = len(held) == len(posts) and is_shared
        return self._line("Orang", state, is_done, PEOPLE, "Isi orang", is_of_planners=True, is_first=True)

    def costs(self) -> Iterator[TaskLine]:
        facts = self.facts
        own = {node.id for node in facts.nodes if node.kind is NodeKind.SUBACTIVITY}
        # Rows of the year before are there to be compared with.
        money = (each for each in facts.inputs if each.resource is Resource.MONEY and each.is_granted)
        funded = {each.node for each in money if each.period.year == facts.year} & own
        state = f"{len(funded)} dari {len(own)} sub kegiatan berpagu"
        # those without money would be asked of posts all the same
        state += "; isi pagunya, dan hapus sub kegiatan yang tidak dianggarkan" if own - funded else ""
        is_done = 0 < len(own) == len(funded)
        yield self._line("Anggaran", state, is_done, "budget", "Isi pagu", is_first=bool(own))
        yield self._outputs()
        yield self._line(
            "Pohon kinerja", f"{len(facts.nodes)} pekerjaan", bool(own), "cascade", "Lihat pohon"
        )

    def _outputs(self) -> TaskLine:
        """Return the line of the outputs: each node has its achievement and efficiency from its own alone."""
        kinds = (
            (subactivities_of(self.facts), "sub kegiatan"),
            (core_programs_of(self.facts), "program"),
        )
        lacking = {what: len(find_nodes_without_target(self.facts, nodes)) for nodes, what in kinds}
        counted = [f"{len(nodes) - lacking[what]} dari {len(nodes)} {what}" for nodes, what in kinds if nodes]
        state, is_done = f"{' dan '.join(counted)} bertarget", not any(lacking.values())
        if not is_done:
            state += " (boleh menyusul); capaian dan efisiensi masing-masing dihitung dari keluaran atau "
            state += "indikatornya sendiri"
        return self._sheet("Keluaran", state, is_done, OUTPUTS.file, may_wait=True, is_first=bool(counted))

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
        return TaskLine(title, state, is_done, page, address, act, **kinds)

    def _sheet(self, title: str, state: str, is_done: bool, sheet: str, **kinds: bool) -> TaskLine:
        address = reverse("sheet", args=(self.year.office.slug, self.year.year, slug_of(sheet)))
        return TaskLine(title, state, is_done, "sheet", address, f"Isi {title.lower()}", **kinds)


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
