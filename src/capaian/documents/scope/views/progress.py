"""Means at the foot of form E.81, and of how many of its rows they are."""

from __future__ import annotations

from collections.abc import Sequence

from capaian.documents.scope.values import Value, absent
from capaian.documents.scope.view import View
from capaian.documents.scope.views.funds import FUNDS
from capaian.documents.scope.views.judgement import band_sign
from capaian.documents.scope.world import World
from capaian.domain.course import Course, NodeCourse, Progress
from capaian.domain.value import Known
from capaian.domain.work import NodeKind

_WORK = (NodeKind.PROGRAM, NodeKind.ACTIVITY, NodeKind.SUBACTIVITY)

MEANS: View[Progress] = View(
    "rata-rata kemajuan",
    {
        "share": lambda p, w: p.mean_share,
        "band": lambda p, w: band_sign(p.band, w),
        "money_share": lambda p, w: p.mean_money_share,
        "money_band": lambda p, w: band_sign(p.money_band, w),
        "funds": lambda p, w: FUNDS.of("funds", p.budget_kind, w) if p.budget_kind else absent("pagu"),
        "rows": lambda p, w: _counted("kinerja", len(_known(_measures(p, w))), w),
        "all_rows": lambda p, w: _counted("kinerja, seluruhnya", len(_measures(p, w)), w),
        "money_rows": lambda p, w: _counted("anggaran", len(_known(_moneys(p, w))), w),
        "all_money_rows": lambda p, w: _counted("anggaran, seluruhnya", len(_moneys(p, w)), w),
    },
)


def _work(progress: Progress, world: World) -> list[NodeCourse]:
    return [node for node in progress.nodes if world.node_results[node.node].kind in _WORK]


def _measures(progress: Progress, world: World) -> list[Course]:
    return [line for node in _work(progress, world) for line in node.lines]


def _moneys(progress: Progress, world: World) -> list[Course]:
    return [node.money for node in _work(progress, world) if node.money is not None]


def _known(courses: Sequence[Course]) -> list[Course]:
    return [course for course in courses if isinstance(course.plan.share, Known)]


def _counted(what: str, number: int, world: World) -> Value:
    """How many rows a mean at the foot of form E.81 is of."""
    return world.facts.counted(f"Baris kolom (14), {what}", number, "banyaknya baris formulir E.81")


def progress_root(world: World) -> Value:
    """Return the means at the foot of form E.81."""
    progress = world.assessment.progress
    return (
        absent("data triwulan dan renstra.csv") if progress is None else MEANS.of("progress", progress, world)
    )
