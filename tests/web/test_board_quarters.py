"""Boards that speak: quarters of an indicator, posts side by side, money beside results,
what is missing.
"""

from __future__ import annotations

import pytest
from tests.web.approving import LINES, OUTPUTS, PAPERS, add, row
from tests.web.beginnings import YEAR
from tests.web.elements import elements
from tests.web.example_years import example_year
from tests.web.filling import House
from tests.web.test_agreements import PARTS
from tests.web.test_quarter_grids import count

from capaian.domain.assessment import Status
from capaian.domain.period import Period, PeriodKind
from capaian.domain.value import Known
from capaian.web.boards.indicator_page import quarter_chart, quarter_table
from capaian.web.boards.results import Board, board_of, money_table, post_table
from capaian.web.boards.views import meeting_table

CODE = "iku-ktp"


def follow(house: House, how: str, targets: str, actuals: str, as_of: str = "Q2") -> Board:
    """The board of an indicator with targets and results of the first quarters."""
    count(house, how)
    paper = {"agreements__id": f"pk-{YEAR}"}
    if targets:
        add(house, LINES, indicator=CODE, target__value="40" if how == "last" else "100", **paper)
    for sheet, texts in ((PARTS, targets), (OUTPUTS, actuals)):
        for number, text in enumerate(texts.split(), 1):
            period = f"{YEAR}-Q{number}"
            if sheet == PARTS:
                add(house, PARTS, targets__indicator=CODE, key=period, value=text, **paper)
            else:
                add(house, OUTPUTS, indicator=CODE, unit="akta", period=period, actual=text)
    house.year.refresh_from_db()
    found = board_of(house.year, Period.parse(f"{YEAR}-{as_of}"))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("how", "targets", "actuals", "as_of", "message", "second"),
    [
        (
            *("sum", "10 20 30 40", "12 15", "Q2"),
            "Triwulan II belum tercapai: 27 dari target 30; Triwulan III ditargetkan 60",
            ["Triwulan II", "20", "15", "30", "27", "90,00", "belum tercapai"],
        ),
        (
            *("last", "10 20 30 40", "12 25", "Q2"),
            "Triwulan II tercapai: 25 dari target 20; Triwulan III ditargetkan 30",
            ["Triwulan II", "20", "25", "125,00", "tercapai"],
        ),
        (
            *(
                "last",
                "10 20 30 40",
                "12",
                "Q3",
            ),  # what stands on from the first is no result of the second
            "Triwulan I tercapai: 12 dari target 10; Triwulan II ditargetkan 20",
            ["Triwulan II", "20", "…", "–", ""],
        ),
        (
            *("sum", "", "12 15", "Q2"),
            "Belum ada triwulan yang dapat dinilai",
            ["Triwulan II", "t.t.", "15", "t.t.", "27", "–", ""],
        ),
    ],
)
def test_the_quarters_say_what_the_last_one_came_to_and_what_is_next(
    house: House, how: str, targets: str, actuals: str, as_of: str, message: str, second: list[str]
) -> None:
    board = follow(house, how, targets, actuals, as_of)
    (result,) = board.assessment.indicators
    chart, table = quarter_chart(board, result), quarter_table(board, result)
    assert chart is not None and table is not None and chart.message == message
    assert [cell.shown for cell in table.rows[1].cells] == second
    assert "Triwulan IV: realisasi …" in chart.alt


def test_the_meeting_names_the_quarter_since_which_an_indicator_is_behind(house: House) -> None:
    """Fault: a semester, which ends with its second quarter, is named as the beginning."""
    add(house, OUTPUTS, indicator=CODE, unit="akta", period=f"{YEAR}-S1", actual="15")
    board = follow(house, "last", "10 20 30 40", "12 15")
    assert PeriodKind.SEMESTER in {
        each.period.kind for each in board.assessment.indicators[0].periods
    }
    (row_,) = meeting_table(board).rows
    assert f"Triwulan II Tahun {YEAR}" in [cell.shown for cell in row_.cells]


def test_a_quarter_is_shown_by_the_one_agreement_that_judges_it(house: House) -> None:
    """Fault: the target of a quarter is of one agreement,
    and of the next one that until its end.
    """
    follow(house, "sum", "20 20 10 50", "12 13")
    paper = row(house, PAPERS).cells
    add(house, PAPERS, **{**paper, "id": "pk-baru", "signed": f"{YEAR}-09-15", "revision": "1"})
    add(house, LINES, agreements__id="pk-baru", indicator=CODE, target__value="120")
    for number, text in enumerate(["20", "20", "30", "50"], 1):
        of = {"agreements__id": "pk-baru", "targets__indicator": CODE}
        add(house, PARTS, key=f"{YEAR}-Q{number}", value=text, **of)
    house.year.refresh_from_db()
    board = board_of(house.year, Period.parse(f"{YEAR}-Q1"))
    assert board is not None
    table = quarter_table(board, board.assessment.indicators[0])
    assert table is not None
    shown = [[cell.shown for cell in row.cells] for row in table.rows]
    assert [(each[1], each[3]) for each in shown] == [
        ("20", "20"),
        ("20", "40"),
        ("30", "70"),
        ("50", "120"),
    ]
    second = board_of(house.year, Period.parse(f"{YEAR}-Q2"))
    assert second is not None
    (behind,) = meeting_table(second).rows
    assert "30" in [
        cell.shown for cell in behind.cells
    ]  # of the third quarter, by the paper of September


def test_what_is_missing_is_named_with_who_gives_it(house: House) -> None:
    def shown(page: str) -> str:
        answer = house.browser("head").get(f"/kecil/{YEAR}/{page}?periode={YEAR}-Q1")
        return elements(answer.text).words

    count(house, "sum")
    board = shown("dasbor/")
    assert (
        f"Target Triwulan I Tahun {YEAR} belum ada, jadi" in board
        and "Perencana mengisinya" in board
    )
    assert (
        f"Realisasi Triwulan I Tahun {YEAR} belum ada. Jabatan penanggung jawab mengisinya"
        in board
    )
    assert "Belum ada target atau realisasi triwulan." in shown(f"indikator/{CODE}/")
    follow(house, "sum", "10", "12")
    board = shown("dasbor/")
    assert "Target Triwulan I" not in board and "Realisasi Triwulan I" not in board
    assert "IKU 1 120,00%" in board


def test_posts_and_money_are_set_side_by_side_with_what_that_shows() -> None:
    board = board_of(example_year("balangan-2023"))
    assert board is not None
    behind = [each for each in board.indicators if each.current.status is Status.NOT_MET]
    posts, money = post_table(board), money_table(board)
    assert posts.rows and money.rows
    shown = " ".join(cell.shown for row in posts.rows for cell in row.cells)
    assert all((each.symbol or each.name) in shown for each in behind)
    ahead = []
    for node in board.assessment.nodes:
        ratio, reached = node.money.ratio if node.money else None, node.mean_achievement
        is_compared = any(row.cells[0].shown == node.name for row in money.rows)
        if (
            is_compared
            and isinstance(ratio, Known)
            and isinstance(reached, Known)
            and ratio.value > reached.value
        ):
            ahead.append(node.name)
    assert ahead[:3] == [name for name in ahead if name in money.finding][:3]
    assert bool(ahead) is money.finding.startswith("Uang mendahului hasil pada ")
