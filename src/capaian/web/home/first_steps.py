"""What a year needs before its first form is filled in, in the order of the work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from capaian.domain.identifiers import PostId
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind, Resource
from capaian.dossier.tables.parts import OUTPUTS
from capaian.rules.output_reporting import core_programs_of, find_nodes_without_target, subactivities_of
from capaian.web.measurement.duties import NOBODY, find_duties
from capaian.web.measurement.schedule.forms import is_checked
from capaian.web.offices.members import administrators_of
from capaian.web.offices.models import HoldingKind
from capaian.web.planning.defining import AREAS
from capaian.web.planning.grids.sharing import left_to_share
from capaian.web.planning.places import lacks_districts
from capaian.web.planning.sheets import slug_of
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


@dataclass(frozen=True, slots=True)
class FirstStep:
    """Something to be done before the first form."""

    title: str
    told: str
    """How far it is."""
    address: str
    """Name of the page that it is done on."""
    is_done: bool = False
    sheet: str = ""
    """Name of the sheet in the address, where the page is one."""
    may_wait: bool = False
    """The year goes on without it."""


def first_steps(year: OfficeYear) -> Sequence[FirstStep]:
    """Return what comes before the first form; nothing once one was begun, or where all is done."""
    if year.is_closed or year.forms.exists():
        return ()
    known = know(year)
    facts = known.found.office_year or known.read.partial
    steps = [*_steps(year, facts)] if facts is not None else []
    return steps if not all(step.is_done for step in steps) else ()


def keepers_told(year: OfficeYear, steps: Sequence[FirstStep]) -> str:
    """Return who fills posts, for those who cannot; nothing where that is done."""
    if all(step.is_done for step in steps if step.address == _PEOPLE):
        return ""
    return (
        f"; diisi administrator, {', '.join(administrators_of(year.office, timezone.localdate())) or _NO_ONE}"
    )


_PEOPLE: Final = "people"
_NO_ONE: Final = "tetapi belum ada seorang pun"


def _steps(year: OfficeYear, facts: Facts) -> Iterator[FirstStep]:
    if lacks_districts(facts):
        told = "belum ada kecamatan; tambahkan semuanya, karena angka diisi per kecamatan"
        yield FirstStep("Kecamatan", told, "sheet", sheet=slug_of(AREAS))
    lacking = [each for each in facts.indicators if facts.year not in each.plan_targets]
    yield FirstStep(
        f"Target tahun {facts.year}",
        _count(len(facts.indicators) - len(lacking), len(facts.indicators), "indikator sudah bertarget"),
        "targets",
        is_done=bool(facts.indicators) and not lacking,
    )
    papers = [each for each in facts.agreements if each.year == facts.year]
    signed = [each for each in papers if each.signed and each.targets]
    yield FirstStep(
        f"Perjanjian Kinerja {facts.year}",
        _count(len(signed), len(papers), "perjanjian sudah bertanggal dan bertarget")
        if papers
        else "belum ada",
        "agreements",
        is_done=bool(papers) and len(signed) == len(papers),
    )
    yield from _budget(facts)
    yield from _outputs(facts)
    days = year.deadlines.count()
    was_checked = bool(days) or is_checked(year)
    told = f"tanggal tutup dan seberapa sering dilaporkan {'sudah' if was_checked else 'belum'} diperiksa"
    told += "" if was_checked else "; simpan jadwalnya, juga bila tidak ada yang diubah"
    yield FirstStep(
        "Jadwal isian",
        f"{days} tanggal tutup ditetapkan" if days else told,
        "schedule",
        is_done=was_checked,
    )
    given, owed = left_to_share(facts)
    yield FirstStep(
        "Bagi isian kepada jabatan",
        _count(given, owed, "hal yang dilaporkan sudah milik jabatan selain Kepala Dinas")
        + (f"; {owed - given} belum dibagi" if given < owed else ""),
        "sharing",
        is_done=given == owed,
    )
    yield _people(year, facts, is_shared=given == owed)


def _people(year: OfficeYear, facts: Facts, *, is_shared: bool) -> FirstStep:
    """Return the step of the posts that fill in and approve, with those that nobody holds.

    Posts that are given something come to these, so that it is not done before that is.
    """
    posts = {post for post in find_duties(facts) if post != NOBODY} | {facts.office.head}
    held = posts & {*_held(year)}
    empty = sorted(facts.post_by_id[each].name for each in posts - held if each in facts.post_by_id)
    told = _count(len(held), len(posts), "jabatan terisi")
    told += f"; belum: {', '.join(empty)}" if empty else ""
    told += "" if is_shared else "; bertambah sesudah isian dibagi"
    return FirstStep("Orang", told, _PEOPLE, is_done=len(held) == len(posts) and is_shared)


def _budget(facts: Facts) -> Iterator[FirstStep]:
    """Yield the step of the budget: sub-activities without money would be asked of posts all the same."""
    own = {node.id for node in facts.nodes if node.kind is NodeKind.SUBACTIVITY}
    # Rows of the year before are there to be compared with.
    money = (
        entry for entry in facts.inputs if (entry.resource, entry.period.year) == (Resource.MONEY, facts.year)
    )
    funded = {entry.node for entry in money if entry.is_granted} & own
    if own:
        told = _count(len(funded), len(own), "sub kegiatan berpagu")
        lacking = "; isi pagunya, dan hapus sub kegiatan yang tidak dianggarkan" if own - funded else ""
        yield FirstStep("Anggaran", told + lacking, "budget", is_done=not own - funded)


def _outputs(facts: Facts) -> Iterator[FirstStep]:
    """Yield the step of the outputs: each node has its achievement and efficiency from its own alone."""
    kinds = [(subactivities_of(facts), "sub kegiatan"), (core_programs_of(facts), "program")]
    lacking = {what: len(find_nodes_without_target(facts, nodes)) for nodes, what in kinds}
    counted = [_count(len(nodes) - lacking[what], len(nodes), what) for nodes, what in kinds if nodes]
    is_done = not any(lacking.values())
    if counted:
        told = f"{' dan '.join(counted)} bertarget" + " (boleh menyusul)" * (not is_done)
        why = "; capaian dan efisiensi masing-masing dihitung dari keluaran atau indikatornya sendiri"
        yield FirstStep(
            "Keluaran",
            told if is_done else told + why,
            "sheet",
            is_done=is_done,
            sheet=slug_of(OUTPUTS.file),
            may_wait=True,
        )


def _held(year: OfficeYear) -> Iterator[PostId]:
    """Yield the posts that somebody holds today who can sign in; a clerk alone holds none."""
    today = timezone.localdate()
    own = year.office.holdings.filter(since__lte=today, user__is_active=True)
    for each in own.exclude(kind=HoldingKind.CLERK):
        if each.holds_on(today):
            yield PostId(each.post)


def _count(done: int, of: int, what: str) -> str:
    return f"{done} dari {of} {what}"
