"""Which post fills in what, on one page: each thing with a list of posts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.work import NodeKind
from capaian.rules.facts import group
from capaian.web.measurement.duties import (
    ReportingDuty,
    ReportingDutyKind,
    find_reporting_duties,
    has_reporter,
)
from capaian.web.measurement.figures import FigureNames
from capaian.web.offices.models import NOBODY, VACANT, holders_on
from capaian.web.planning.grids.forms import GridInput, GridLine
from capaian.web.planning.grids.views import GridView
from capaian.web.planning.sheets import COMPONENTS, INDICATORS, NODES, slug_of
from capaian.web.years.known import know

OWNER: Final = "owner"


@dataclass(frozen=True, slots=True)
class _Kind:
    sheet: str
    title: str
    help: str
    follows: str
    """What the empty choice of its list comes to."""


_KINDS: Final[Mapping[ReportingDutyKind, _Kind]] = {
    ReportingDutyKind.COMPONENT: _Kind(
        COMPONENTS,
        "Hitungan per kecamatan",
        "Jabatan yang menerbitkan dokumennya.",
        "Ikut indikatornya",
    ),
    ReportingDutyKind.SURVEY: _Kind(
        "plan.yaml#surveys", "Survei", "Jabatan yang melaksanakan surveinya.", "Ikut indikatornya"
    ),
    ReportingDutyKind.INDICATOR: _Kind(
        INDICATORS,
        "Realisasi yang dilaporkan langsung",
        "Indikator tanpa hitungan per kecamatan.",
        "Ikut pekerjaan atau sasarannya",
    ),
    ReportingDutyKind.NODE: _Kind(
        NODES,
        "Program, kegiatan, sub kegiatan",
        "Anggaran dan keluaran. Yang di bawah ikut induknya, kecuali diberi jabatan sendiri.",
        "Ikut induknya",
    ),
}
_DEPTHS: Final[Mapping[str, int]] = {NodeKind.ACTIVITY: 1, NodeKind.SUBACTIVITY: 2}


@dataclass(frozen=True, kw_only=True)
class ShareLine(GridLine):
    """Something that a post fills in, or with which such things go."""

    duty: ReportingDuty
    is_open: bool
    """It is still to be shared out."""
    now: str
    """The post that fills it in, with who holds it; empty: none."""


class SharingGrid(GridView[ShareLine]):
    """The page on which forms are shared out."""

    template_name = "planning/sharing.html"
    address = "sharing"
    prefix = "jabatan-"
    noun = "pilihan"

    def draw(self, facts: Facts) -> Iterator[ShareLine]:
        """Yield all that forms ask for, below programmes what is below them."""
        stored = self.year.rows.filter(sheet__in=[kind.sheet for kind in _KINDS.values()])
        rows = {
            (row.sheet, row.cells.get("id") or row.cells.get("code", "")): row for row in stored
        }
        names, holders = (
            FigureNames(facts).by_code,
            holders_on(self.year.office_id, timezone.localdate()),
        )
        posts = {
            post: f"{name} ({holders.get(post, VACANT)})"
            for post, name in _post_names(facts).items()
        }
        for duty in find_reporting_duties(facts):
            sheet = _KINDS[duty.kind].sheet
            row = rows.get((sheet, duty.code))
            if row is None:
                continue
            title, owner = names[duty.code], row.cells.get(OWNER, "")
            depth = _DEPTHS.get(row.cells.get("kind", ""), 0) if sheet == NODES else 0
            is_given = bool(depth or owner) or duty.post != NOBODY
            known = {"": _KINDS[duty.kind].follows if is_given else "Belum dibagi", **posts}
            options = [*({owner: "Jabatan yang tidak ada lagi"} | known).items()]
            name, label = f"jabatan-{slug_of(sheet)}-{duty.code}", f"Jabatan yang mengisi {title}"
            yield ShareLine(
                title=title,
                code=duty.code,
                cells=(GridInput(name, label, sheet, OWNER, {}, row, options=options),),
                duty=duty,
                is_open=duty.has_form and not has_reporter(facts, duty.post),
                depth=depth,
                now=posts.get(str(duty.post), ""),
            )

    def context(self, lines: Sequence[ShareLine]) -> Mapping[str, object]:
        """Return the lines in their groups."""
        facts = know(self.year).read.partial
        by_kind, groups = group(lines, lambda line: line.duty.kind), []
        for name, kind in _KINDS.items():
            if own := by_kind.get(name):
                tops, below = [e for e in own if not e.depth], [e for e in own if e.depth]
                counts = {
                    "own": sum(bool(e.cell.shown) for e in below),
                    "left": sum(e.is_open for e in own),
                }
                groups.append({"kind": kind, "tops": tops, "below": below, **counts})
        return {
            "head": _post_names(facts).get(str(facts.office.head), "") if facts else "",
            "is_readable": facts is not None,
            "groups": groups,
            "left": sum(line.is_open for line in lines),
            "count": sum(line.duty.has_form for line in lines),
        }

    def done(self, count: int) -> str:
        """Say what was written, and how much is left."""
        facts = know(self.year).read.partial
        given, owed = left_to_share(facts) if facts else (0, 0)
        left = (
            f"{owed - given} isian belum dibagi." if given < owed else "Semua isian sudah dibagi."
        )
        return f"{count} pilihan disimpan. {left}"


def left_to_share(facts: Facts) -> tuple[int, int]:
    """Return how many things posts other than the head's fill in, and how many anybody does."""
    duties = [duty for duty in find_reporting_duties(facts) if duty.has_form]
    return sum(has_reporter(facts, duty.post) for duty in duties), len(duties)


def _post_names(facts: Facts) -> Mapping[str, str]:
    """Return what posts are called; those of one name are told apart by the one above."""
    own, by_id = facts.office.posts, facts.post_by_id
    often = Counter(each.name for each in own)
    above = {
        each.id: by_id[each.parent].name for each in own if each.parent and each.parent in by_id
    }
    return {
        str(each.id): f"{each.name}, di bawah {above[each.id]}"
        if often[each.name] > 1 and each.id in above
        else each.name
        for each in own
    }
