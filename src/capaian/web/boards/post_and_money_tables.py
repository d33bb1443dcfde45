"""What a board sets side by side: posts by the targets that they met, and money beside what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.assessment import IndicatorResult, NodeResult, Status
from capaian.domain.value import Known
from capaian.domain.work import NodeKind
from capaian.rules.facts import group
from capaian.web.boards.indicator_page import owner_name
from capaian.web.boards.results import Board, known_or_zero
from capaian.web.boards.tables import (
    Bar,
    BoardCell,
    BoardColumn,
    BoardTable,
    figure_column,
    rows_of,
    words_column,
)

_MAX_NAMED: Final = 3
_NO_POST: Final = "Tanpa jabatan penanggung jawab"
PostResults = tuple[str, Sequence[IndicatorResult]]
"""A post with the indicators that it answers for and that can be judged."""


def post_table(board: Board) -> BoardTable:
    """Return the posts with how many of their targets they met, the one that met least first."""
    judged = [each for each in board.indicators if each.current.status is not Status.UNKNOWN]
    owned = group(judged, lambda each: owner_name(board, each) or _NO_POST)
    posts = sorted(owned.items(), key=lambda each: (_met(each) / len(each[1]), each[0]))
    columns: Sequence[BoardColumn[PostResults]] = (
        words_column("post", "Jabatan", lambda each: each[0]),
        BoardColumn(
            "bar", "", lambda e: BoardCell(bar=Bar(100 * _met(e) / len(e[1]), has_tick=False)), is_bar=True
        ),
        words_column("met", "Target tercapai", lambda each: f"{_met(each)} dari {len(each[1])} indikator"),
        words_column("behind", "Belum tercapai", lambda each: _names(_behind(each))),
    )
    rows = rows_of(columns, posts)
    return BoardTable("jabatan", "Menurut jabatan", columns, rows, finding=_of_posts(posts))


def _met(each: PostResults) -> Decimal:
    return Decimal(sum(result.current.status is Status.MET for result in each[1]))


def _behind(each: PostResults) -> list[IndicatorResult]:
    return [result for result in each[1] if result.current.status is Status.NOT_MET]


def _names(results: Sequence[IndicatorResult]) -> str:
    return ", ".join(each.symbol or each.name for each in results)


def _of_posts(posts: Sequence[PostResults]) -> str:
    behind = [each for each in posts if _behind(each)]
    if not posts or not behind:
        return "Semua jabatan mencapai targetnya yang dapat dinilai." if posts else ""
    named = "; ".join(f"{each[0]} ({_names(_behind(each))})" for each in behind[:_MAX_NAMED])
    done = len(posts) - len(behind)
    return f"{done} dari {len(posts)} jabatan mencapai semua targetnya. Yang belum: {named}."


def money_table(board: Board) -> BoardTable:
    """Return objectives and programs with what they reached beside what they spent."""
    compared = [
        each
        for each in board.assessment.nodes
        if each.kind in (NodeKind.OBJECTIVE, NodeKind.PROGRAM) and isinstance(each.mean_achievement, Known)
        if each.money is not None and isinstance(each.money.ratio, Known)
    ]
    columns: Sequence[BoardColumn[NodeResult]] = (
        words_column("node", "Sasaran atau program", lambda each: each.name),
        BoardColumn("bar", "", _two_bars, is_bar=True),
        figure_column("achievement", "Capaian", lambda each: each.mean_achievement, "persen"),
        figure_column("share", "Serapan", lambda each: each.money.ratio if each.money else None, "persen"),
    )
    note = "Batang atas: capaian; batang bawah: serapan; garis tegak: 100 persen."
    rows = rows_of(columns, compared)
    return BoardTable("uang", "Uang dan hasil", columns, rows, note, _of_money(compared))


def _ratio(node: NodeResult) -> Decimal:
    return known_or_zero(node.money.ratio if node.money else None)


def _two_bars(node: NodeResult) -> BoardCell:
    reached = known_or_zero(node.mean_achievement)
    return BoardCell(bar=Bar(reached, node.band.position if node.band else 0, second=_ratio(node)))


def _of_money(nodes: Sequence[NodeResult]) -> str:
    """Say where money runs ahead of what comes of it."""
    ahead = [each for each in nodes if _ratio(each) > known_or_zero(each.mean_achievement)]
    if not nodes or not ahead:
        return "Tidak ada yang serapannya mendahului capaiannya." if nodes else ""
    named = "; ".join(
        f"{each.name} (serapan {each.money.ratio.display}, capaian {each.mean_achievement.display})"
        for each in ahead[:_MAX_NAMED]
        if each.money
    )
    return f"Uang mendahului hasil pada {named}."
