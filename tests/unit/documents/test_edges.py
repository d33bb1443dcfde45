"""Edges of the room: what is missing, over the whole, without a scale, or in another unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests.paper_text import write_inlines, write_text
from tests.unit.documents import cast
from tests.unit.documents.town import town, town_paper

from capaian.documents.build import build_document, compose
from capaian.documents.charts.build import build_chart
from capaian.documents.charts.marks import COLUMN_WIDTH, Frame
from capaian.documents.charts.rows import ChartRow, read_rows
from capaian.documents.layout.model import ChartSpec, could_hold, walk_specs
from capaian.documents.narrative.fields import Format, is_over, show, words_of
from capaian.documents.numbering import fill_references
from capaian.documents.scope.facts import FactLog
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.values import join_names
from capaian.documents.tree import BandLegend, Number, Paragraph, Reference, Table, Text, read_file
from capaian.domain.assessment import Status
from capaian.domain.errors import FileError
from capaian.domain.identifiers import TraceId
from capaian.domain.office_year import OfficeYear
from capaian.domain.value import INDEX, PERCENT, Known, Reason, Unavailable, Unit


def known(value: str, unit: Unit = PERCENT, decimals: int = 2) -> Known:
    return Known(Decimal(value), unit, TraceId("t1"), decimals)


def parts(blocks: str, year: OfficeYear | None = None) -> list[object]:
    desk = cast.desk(year)
    found = compose(cast.layout(blocks).blocks, desk)
    assert desk.notes.issues == []
    return list(found)


# --- ratios over 100


@pytest.mark.parametrize(
    ("value", "decimals", "over"),
    [
        ("100", 2, False),
        ("100.01", 2, True),
        ("100.004", 2, False),
        ("100.005", 2, True),
        ("100.4", 0, False),
    ],
)
def test_over_a_hundred_is_what_prints_as_over(value: str, decimals: int, over: bool) -> None:
    assert is_over(known(value, decimals=decimals)) is over


def test_nothing_but_a_figure_is_over() -> None:
    assert not is_over("101")
    assert not is_over(Unavailable(Reason.NO_EVENTS))


# --- scales


def test_an_office_without_a_known_scale_gets_no_legend() -> None:
    year = town(policies=replace(town().policies, scale="tidak-ada"))
    document = build_document(town_paper(year))
    assert not [b for b in document.blocks if isinstance(b, BandLegend)]
    assert "skala peringkat kinerja tidak dikenal" in write_text(document)


# --- charts


def row(label: str, value: str | None, *cells: str, status: str | None = None) -> ChartRow:
    figure = Unavailable(Reason.MISSING_INPUT) if value is None else known(value)
    shown = tuple((Text(cell),) for cell in cells) or ((Text("1"),),)
    return ChartRow(
        label, figure, Unavailable(Reason.NOT_APPLICABLE), shown, False, figure, (), status
    )


def test_a_column_of_words_gets_the_room_it_needs() -> None:
    frame = Frame(
        (row("A", "1", "99,40", "3 (tiga) Mitra Kerja"), row("B", "1", "1", "2")), "persen"
    )
    first, second = frame.column_widths
    assert first == COLUMN_WIDTH
    assert second > COLUMN_WIDTH
    assert frame.padding["right"] >= first + second


def test_reasons_are_broken_where_a_line_crosses_them() -> None:
    rows = (row("A", "1"), row("B", None))
    plain = Frame(rows, "persen").values()
    beside = Frame(rows, "persen", has_line=True).values()
    assert plain[1]["why"] == "masukan belum lengkap"
    assert beside[1]["why"] == "masukan belum|lengkap"
    assert Frame(rows, "persen", has_line=True).height > Frame(rows, "persen").height


@pytest.mark.parametrize(
    ("value", "status", "met"),
    [
        ("99.99", Status.UNKNOWN, None),
        ("50", Status.MET, True),
        ("120", Status.NOT_MET, False),
        (None, Status.MET, True),
    ],
)
def test_whether_a_target_was_met_is_what_the_assessment_says(
    value: str | None, status: Status, met: bool | None
) -> None:
    assert row("A", value, status=status).is_met is met


def chart_spec(**options: object) -> ChartSpec:
    given = {
        "block": "chart",
        "kind": "bullets",
        "items": "x",
        "value": "achievement",
        "caption": "C",
    }
    return ChartSpec.model_validate({**given, **options})


def test_columns_beside_a_chart_share_their_decimals() -> None:
    desk = cast.desk()
    columns = [{"head": "Realisasi", "field": "actual"}]
    rows = read_rows(chart_spec(items="indicators where tier = III", columns=columns), desk)
    assert [words_of(r.cells[0]) for r in rows] == ["90,00", "45"]


def test_an_indicator_in_words_counts_by_its_status() -> None:
    desk = cast.desk(town_paper().office_year)
    made = build_chart(chart_spec(items="indicators where tier = II and has_target = ya"), desk)
    assert isinstance(made, Paragraph)
    assert "2 dari 3 target tercapai" in words_of(made.content)


ONE_YEAR = {
    "kind": "timeline",
    "items": "akta.recent",
    "label": "year",
    "value": "ratio",
    "second": "target",
}
"""The course of a component of which only this year is known."""


def test_a_course_of_one_year_is_a_sentence() -> None:
    made = build_chart(chart_spec(**ONE_YEAR), cast.desk())
    assert isinstance(made, Paragraph)
    assert (
        words_of(made.content)
        == "C (2023 80,00%). Realisasi tahun 2020, 2021, dan 2022 tidak tersedia."
    )


TABLED = """
  - {block: text,
     content: "Lihat {{ ref tabel-x }} ({{ ref gambar-x }}), atau {{ ref gambar-x }}."}
  - {block: table, id: tabel-x, caption: X, rows: indicators, columns: [{head: A, field: name}]}
  - {block: chart, id: gambar-x, kind: bullets, items: indicators where tier = II,
     value: achievement, caption: C, table: tabel-x}
"""


def test_a_table_takes_the_place_of_a_chart_that_says_no_more() -> None:
    """Otherwise the finding of a chart that is not drawn repeats the table
    above it as a sentence.
    """
    year = cast.paper().office_year
    text, table = build_document(cast.paper(year, cast.layout(TABLED))).blocks
    assert isinstance(text, Paragraph) and isinstance(table, Table)
    assert write_inlines(text.content) == "Lihat <Tabel 1>, atau Tabel 1."


# --- references to what is left out

REFERRING = """
  - {block: text, content: "Lihat {{ ref tabel-x }} dan {{ ref ada }}."}
  - {block: heading, id: ada, kind: chapter, title: Ada}
  - {block: table, id: tabel-x, caption: X, rows: training, columns: [{head: A, field: name}]}
"""


def test_a_reference_to_a_block_without_data_says_so() -> None:
    document = build_document(cast.paper(cast.rich(training=()), cast.layout(REFERRING)))
    (text,) = [b for b in document.blocks if isinstance(b, Paragraph)]
    assert write_inlines(text.content) == "Lihat bagian yang tidak dimuat dan <Bab I>."


IDS = """
  - {block: heading, id: tetap, title: T}
  - block: each
    items: components
    blocks:
      - {block: heading, id: "tabel-{{ item.code }}", title: T}
      - {block: heading, id: "a-{{ item.code }}-b", title: T}
"""


@pytest.mark.parametrize(
    ("target", "known_to_layout"),
    [
        ("tetap", True),
        ("tabel-ktp", True),
        ("a-kia-b", True),
        ("tabel-ktpp", False),
        ("tabel-", False),
        ("a-ktp", False),
        ("tetapp", False),
        ("", False),
    ],
)
def test_which_ids_a_layout_could_hold(target: str, known_to_layout: bool) -> None:
    assert could_hold(cast.layout(IDS).blocks, target, {"ktp", "kia"}) is known_to_layout


def test_blocks_inside_repeated_ones_are_walked_too() -> None:
    assert [spec.id for spec in walk_specs(cast.layout(IDS).blocks)] == [
        *("tetap", "", "tabel-{{ item.code }}", "a-{{ item.code }}-b")
    ]


def test_unknown_targets_are_distinguished_from_left_out_ones() -> None:
    block = Paragraph((Reference("a", ""), Reference("b", ""), Reference("c", "")))
    filled = fill_references([block], {"a": "Tabel 1"}, lambda target: target == "b")
    assert (
        write_inlines(getattr(filled.blocks[0], "content", ()))
        == "<Tabel 1>bagian yang tidak dimuat<>"
    )
    assert ([*filled.unknown], [*filled.omitted]) == (["c"], ["b"])


# --- paths and words


@pytest.mark.parametrize(
    ("value", "decimals", "wanted"),
    [("-0.37", 2, "0,37"), ("0.37", 2, "0,37"), ("-5", 0, "5"), ("0", 1, "0,0")],
)
def test_a_size_has_no_sign(value: str, decimals: int, wanted: str) -> None:
    assert words_of(show(known(value, decimals=decimals), Format.SIZE)) == wanted


@pytest.mark.parametrize(
    ("names", "wanted"),
    [([], ""), (["A"], "A"), (["A", "B"], "A dan B"), (["A", "B", "C"], "A, B, dan C")],
)
def test_joined_names(names: list[str], wanted: str) -> None:
    assert join_names(names) == wanted


def test_two_ranks_of_the_same_wording_are_two_figures() -> None:
    log = FactLog({})
    first = log.counted("Peringkat", 1, "urutan nilai", (TraceId("t1"),))
    second = log.counted("Peringkat", 2, "urutan nilai", (TraceId("t2"),))
    again = log.counted("Peringkat", 1, "urutan nilai", (TraceId("t1"),))
    assert (first.trace, second.trace, again.trace) == ("f1", "f2", "f1")
    assert [log.explanations[TraceId(t)].value for t in ("f1", "f2")] == ["1", "2"]


def test_the_rank_among_others_is_a_figure_with_a_trace(scope: Scope) -> None:
    layout = """
  - block: table
    caption: P
    rows: ik-3.comparisons
    columns:
      - {head: A, field: name}
      - head: B
        text: "{{ when item.rank }}peringkat {{ item.rank }} dari {{ item.of }}{{ end }}"
"""
    (table,) = parts(layout)
    assert isinstance(table, Table)
    cell = table.rows[4].cells[1].content
    assert write_inlines(cell) == "peringkat [2] dari [3]"
    assert all(i.trace for i in cell if isinstance(i, Number))


# --- files and components that are not there


def test_a_layout_that_is_no_text_is_a_file_problem(tmp_path: Path) -> None:
    (tmp_path / "layout.yaml").write_bytes(b"\xff\xfe\x00id")
    with pytest.raises(FileError, match=r"layout\.yaml bukan teks UTF-8"):
        cast.paper(folder=tmp_path).find_layout()


def test_a_picture_that_cannot_be_read_is_a_file_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "loket.png").write_bytes(b"x")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(FileError, match=r"loket\.png tidak dapat dibaca"):
        read_file(tmp_path / "evidence" / "loket.png")


# --- staff and equipment


def test_equipment_of_which_none_was_counted_prints_a_dash() -> None:
    year = cast.rich(assets=(cast.asset("Genset", None),))
    document = build_document(cast.paper(year))
    (table,) = [b for b in document.blocks if isinstance(b, Table) and b.id == "tabel-barang"]
    assert [write_inlines(cell.content) for cell in table.rows[0].cells[2:]] == ["–", "–", "–"]


def test_index_and_percent_differ_by_points() -> None:
    assert (INDEX.label, PERCENT.label) == ("nilai", "persen")
    assert cast.scope().resolve("iku-1.gap_unit") == "poin"
