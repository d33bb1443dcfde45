"""Tables with two groupings of staff, and cards of means that rest on some indicators."""

from __future__ import annotations

import pytest
from tests import factories as make
from tests.paper_text import write_inlines
from tests.unit.documents import cast
from tests.unit.documents.test_form_answers import RANKS, program_year

from capaian.documents.build import build_document, compose
from capaian.documents.layout.model import ChartSpec, FiguresSpec, walk_specs
from capaian.documents.layout.reader import read_layout
from capaian.documents.narrative.fields import settle, words_of
from capaian.documents.scope.paths import plain_text
from capaian.documents.tree import KeyFigures, Table
from capaian.domain.office_year import OfficeYear
from capaian.domain.work import HistoryValue

# --- cross tables


def test_a_cross_table_has_a_row_per_category_and_a_column_per_second_one() -> None:
    desk = cast.desk(cast.rich(people=RANKS))
    layout = cast.layout(
        "  - block: table\n    caption: C\n    rows: people.rank.rows\n    columns:\n"
        "      - {head: Golongan, field: category}\n"
        '      - {head: "{{ column.name }}", each: people.rank.columns, field: "cells.*"}\n'
        "      - {head: Jumlah, field: count}\n"
        "    totals:\n      - {label: Jumlah, at: category, of: people.rank.sums}"
    )
    (table,) = compose(layout.blocks, desk)
    assert isinstance(table, Table)
    assert [cell.text for cell in table.head[0]] == ["Golongan", "PNS", "CPNS", "PPPK", "Jumlah"]
    assert [[words_of(cell.content) for cell in row.cells] for row in table.rows] == [
        ["Gol. IV", "3", "–", "–", "3"],
        ["Gol. III", "10", "2", "–", "12"],
        ["VII", "–", "–", "8", "8"],
        ["Jumlah", "13", "2", "8", "23"],
    ]


def test_every_sum_of_a_cross_table_is_traced() -> None:
    found = cast.scope(cast.rich(people=RANKS))
    for path in (
        "people.rank.rows.Gol. III.count",
        "people.rank.sums.cells.PNS",
        "people.rank.sums.count",
    ):
        assert getattr(settle(found.resolve(path), found), "trace", None) is not None, path


# --- means that rest on some

REMARKS = [
    ((60, 90), "dari 2"),
    ((60, None), "dari 1 indikator yang dapat dinilai, tanpa satu yang belum ada capaiannya"),
    ((None, None), "dari 0 indikator yang dapat dinilai"),
]


@pytest.mark.parametrize(("actuals", "expected"), REMARKS)
def test_the_card_of_a_mean_says_how_many_it_rests_on(
    actuals: tuple[int | None, ...], expected: str
) -> None:
    codes = ("iku-a", "iku-b")
    chosen = program_year(
        indicators=tuple(make.indicator(code, is_key=True) for code in codes),
        agreements=(
            make.agreement(*(make.agreement_target(code, "80") for code in codes), id="pk"),
        ),
        nodes=(),
        inputs=(),
        history=(),
        outputs=tuple(make.report(c, a) for c, a in zip(codes, actuals, strict=True)),
    )
    card = next(b for b in walk_specs(read_layout(None).blocks) if b.id == "angka-ringkasan")
    desk = cast.desk(chosen)
    assert isinstance(card, FiguresSpec)
    remark = desk.words(card.figures[1].remark)
    count = plain_text(desk.scope.resolve("tiers.II.assessed"))
    assert f"dari {count}" == " ".join(expected.split()[:2])
    assert remark.endswith(expected) is (None in actuals)
    met = expected.partition(", tanpa")[0] if None in actuals else "dari 2 indikator"
    assert desk.words(card.figures[0].remark) == met
    assert desk.notes.issues == []


@pytest.mark.parametrize(
    ("actual", "why"),
    [(None, "realisasi 2023 belum ada"), (60, "belum ada data di lembar Tahun-tahun lalu")],
)
def test_a_comparison_with_last_year_names_what_it_waits_for(actual: int | None, why: str) -> None:
    chart = next(b for b in read_layout(None).blocks if b.id == "gambar-tahun-lalu-eselon-ii")
    assert isinstance(chart, ChartSpec)
    assert cast.desk(_of_one(actual)).words(chart.absent) == why


@pytest.mark.parametrize(
    ("actual", "before", "remark"),
    [
        (None, "87.3", "2022: [87,30]"),
        (None, None, "tanpa pembanding tahun 2022"),
        (90, "87.3", "naik "),
    ],
)
def test_an_actual_that_is_awaited_is_beside_that_of_last_year(
    actual: int | None, before: str | None, remark: str
) -> None:
    history = () if before is None else (make.history("iku-a", before),)
    document = build_document(cast.paper(_of_one(actual, history), read_layout(None)))
    cards = [block for block in document.blocks if isinstance(block, KeyFigures)]
    remarks = [write_inlines(figure.remark) for card in cards for figure in card.figures]
    assert any(each.startswith(remark) for each in remarks), remarks


def _of_one(actual: int | None, history: tuple[HistoryValue, ...] = ()) -> OfficeYear:
    return program_year(
        indicators=(make.indicator("iku-a", is_key=True),),
        agreements=(make.agreement(make.agreement_target("iku-a", "80"), id="pk"),),
        nodes=(),
        inputs=(),
        history=history,
        outputs=(make.report("iku-a", actual),),
    )
