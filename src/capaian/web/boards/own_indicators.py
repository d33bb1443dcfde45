"""Indicators of a post until some day of the year: target, result, pace,
and what each of its holders did.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from capaian.domain.assessment import IndicatorResult
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.numerals import write_exact
from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import FeedMethod
from capaian.domain.value import PERCENT, CellValue, Known
from capaian.rules.agreements import owner_of
from capaian.rules.registers.feed import FeedOfYear, combine, feed_of
from capaian.web.boards.results import Board, board_of, latest_period, name_column
from capaian.web.boards.tables import (
    BoardCell,
    BoardColumn,
    BoardTable,
    figure,
    rows_of,
    words_column,
)
from capaian.web.boards.views import pace_words
from capaian.web.feed.models import register_counts
from capaian.web.offices.models import NOBODY, Role
from capaian.web.papers.versions import posts_in_charge
from capaian.web.site.access import OfficeRequest
from capaian.web.site.form_page import find_period
from capaian.web.years.known import know

OPEN_DAYS: Final = timedelta(days=31)
"""Since its end, in which a month is shown that is not closed."""
_KINDS: Final = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.SEMESTER, PeriodKind.YEAR)


def own_indicators(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Show what a post that the person holds, or one below it,
    has come to until the end of a period.
    """
    own, facts = request.here.require_year(), know(request.here.require_year()).read.office_year
    posts = _readable_posts(request, facts) if facts else {}
    first, typed = next(iter(posts), NOBODY), request.GET.get("sampai", "")
    wanted = request.GET.get("jabatan", first)
    post = wanted if wanted in posts else first
    closed = [month for _, month in feed_of(facts).closings] if facts else []
    last = max(closed, key=lambda month: month.ordinal, default=None)
    period = find_period(typed, year) if typed else last or latest_period(own)
    board = board_of(own, period) if posts else None
    holdings = own.office.holdings.filter(user=request.user, post=post, number__gt=0)
    numbers = frozenset(holdings.values_list("number", flat=True))
    periods = [
        p for kind in _KINDS for p in Period.year_of(year).parts(kind) if p.start <= localdate()
    ]
    table = _table(board, post, numbers) if board else None
    context = {"posts": posts, "post": post, "periods": periods, "board": board, "table": table}
    return render(request, "boards/own.html", context)


def _readable_posts(request: OfficeRequest, facts: Facts) -> Mapping[str, str]:
    """Return the posts that a person may look at, by their codes; who plans looks at all,
    and at no post.
    """
    names = {str(post.id): post.name for post in facts.office.posts}
    own = {post: names[post] for post in posts_in_charge(request, facts) if post in names}
    reads_all = request.here.roles & {Role.PLANNER, Role.OFFICE_HEAD}
    return {**own, **names, NOBODY: "tanpa jabatan"} if reads_all else own


def _running(board: Board, codes: Collection[IndicatorCode]) -> Mapping[Period, FeedOfYear]:
    """Return what registers that feed indicators have of the last months that
    are begun and not closed.
    """
    months, today = Period.year_of(board.as_of.year).parts(PeriodKind.MONTH), localdate()
    facts, counts, found = board.facts, register_counts(), {}
    registers = {feed.register for feed in facts.feeds if feed.indicator in codes}
    for month in (each for each in months if each.start <= today < each.end + OPEN_DAYS):
        open_registers = (each for each in registers if not feed_of(facts).is_closed(each, month))
        if figures := [
            row for each in open_registers for row in counts[each](board.year, month).figures
        ]:
            found[month] = feed_of(replace(facts, register_figures=tuple(figures)))
    return found


def _table(board: Board, post: str, numbers: frozenset[int | None]) -> BoardTable:
    """Return the indicators of a post; `numbers` are those of whoever looks, among its holders."""
    facts = board.facts
    lines = {line.indicator for each in facts.sheets if each.post == post for line in each.lines}
    found = [
        each
        for each in board.assessment.indicators
        if each.code in lines or (owner_of(facts, board.indicator(each.code)) or NOBODY) == post
    ]
    running = _running(board, {each.code for each in found})

    def open_sums(result: IndicatorResult) -> Iterator[str]:
        for feed in (e for e in facts.feeds if e.indicator == result.code and not e.node):
            for month, of_year in running.items():
                figures = of_year.matching(feed, month)
                value = combine(feed, figures) if figures else None
                if value is not None:
                    yield f"{month.label}: {write_exact(value)}"

    def shown(value: CellValue, result: IndicatorResult, address: str = "") -> BoardCell:
        return figure(value, address, suffix="%" if result.unit == PERCENT else "")

    def actual(result: IndicatorResult) -> BoardCell:
        return shown(result.current.actual, result, board.trace("indikator", result.code))

    columns: tuple[BoardColumn[IndicatorResult], ...] = (
        name_column(board, "Indikator"),
        BoardColumn(
            "year_target",
            "Target setahun",
            lambda e: shown(board.pace(e).target, e),
            is_figure=True,
        ),
        BoardColumn(
            "target",
            "Target sampai saat itu",
            lambda e: shown(e.current.target, e),
            is_figure=True,
        ),
        BoardColumn("actual", "Realisasi sampai saat itu", actual, is_figure=True),
        words_column(
            "holders", "Menurut pemegang", lambda each: "; ".join(_shares(board, each, numbers))
        ),
        words_column("running", "Belum ditutup", lambda each: "; ".join(open_sums(each))),
        words_column("pace", "Laju yang diperlukan", lambda each: pace_words(board, each)),
    )
    note = (
        "Realisasi ialah dari bulan yang sudah ditutup; yang belum ditutup tampil "
        "terpisah dan masih dapat "
        "berubah. Laju: sisa target setahun, dibagi sisa bulannya."
    )
    return BoardTable("indikator-saya", "Indikator", columns, rows_of(columns, found), note)


def _shares(board: Board, result: IndicatorResult, own: frozenset[int | None]) -> Iterator[str]:
    """Yield what each holder did of a sum of a register, and what nobody holds."""
    facts, as_of = board.facts, board.as_of
    feed = next(
        (f for f in facts.feeds if f.indicator == result.code and f.how is FeedMethod.SUM), None
    )
    months = [m for m in Period.year_of(as_of.year).parts(PeriodKind.MONTH) if m.end <= as_of.end]
    is_known = isinstance(result.current.actual, Known)
    parts = feed_of(facts).by_holder(feed, *months) if feed and is_known else {}
    for (_, number), value in parts.items():
        if value is not None and any(holder is not None for _, holder in parts):
            name = f"pemegang {number}" if number else "tanpa pemegang"
            yield f"{'Anda' if number in own else name}: {write_exact(value)}"
