"""Lines of figures in a preview: which are shown of long tables, what they come to, what they replace."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from decimal import Decimal

import pytest
from rich.console import Console

from capaian.cli.shown_rows import WHOLE, chosen_rows, rows_to_plain, show_replaced, show_rows
from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.desk import TakenRow
from capaian.dossier.intake.merge import figures_before
from capaian.dossier.intake.shown_rows import (
    MOST,
    Replaced,
    ShownColumn,
    ShownFigure,
    ShownRow,
    ShownTable,
)
from capaian.dossier.tables.work import COUNTS

WHOLES = ShownColumn("ktp.eligible", "2023")
HOLDERS = ShownColumn("ktp.holders", "2023")
GRANTED = ShownColumn("anggaran", "2023")


def row(n: int, figures: Mapping[ShownColumn, int], before: int | None = None, of: str = "") -> ShownRow:
    was = None if before is None else Decimal(before)
    told = {column: ShownFigure(Decimal(value), was) for column, value in figures.items()}
    return ShownRow((n,), of or f"63.11.{n:02}", f"Wilayah {n}", told)


def table(
    values: Sequence[int], sort: IntakeTable = IntakeTable.COUNTS, before: int | None = None
) -> ShownTable:
    rows = [row(n, {WHOLES: value}, before) for n, value in enumerate(values, 1)]
    return ShownTable(sort, (WHOLES,), tuple(rows))


def printed(one: ShownTable, width: int | None = None, **said: bool) -> list[str]:
    wishes = {"is_known": False, "is_whole": False, "has_errors": False, **said}
    screen = _screen(width)
    show_rows(
        one,
        screen,
        is_known=wishes["is_known"],
        is_whole=wishes["is_whole"],
        has_errors=wishes["has_errors"],
    )
    return _lines(screen)


def _screen(width: int | None) -> Console:
    return Console(
        file=io.StringIO(), width=width or 10_000, force_terminal=width is not None, color_system=None
    )


def _lines(screen: Console) -> list[str]:
    assert isinstance(screen.file, io.StringIO)
    return [line.rstrip() for line in screen.file.getvalue().splitlines()]


def shown(values: Sequence[int]) -> list[int]:
    return [one.rows[0] for one in table(values).telling()]


def test_all_lines_of_a_table_of_an_office_are_shown() -> None:
    assert shown([*range(1, MOST + 1)]) == [*range(1, MOST + 1)]


def test_of_a_long_table_the_first_and_the_extreme_lines_are_shown() -> None:
    values = [1000 + n for n in range(200)]
    values[150], values[160] = 1, 2
    values[90], values[95] = 9000, 9100
    told = shown(values)
    assert told[:10] == [*range(1, 11)]
    assert {91, 96, 151, 161} <= {*told}
    assert len(told) <= MOST


@pytest.mark.parametrize("value", [0, 30, 100, 11_500, 500_000])
def test_of_a_long_table_what_is_unlike_its_neighbours_is_shown(value: int) -> None:
    values = [1000 + n for n in range(200)]
    values[20:24] = [1, 2, 90_000, 100_000]
    values[120] = value
    assert 121 in shown(values)


@pytest.mark.parametrize("value", [900, 400, 2500, 9000])
def test_what_is_somewhat_more_or_less_than_its_neighbours_is_not(value: int) -> None:
    values = [1000 + n for n in range(200)]
    values[20:28] = [1, 2, 90_000, 100_000, 1, 2, 90_000, 100_000]
    values[120] = value
    assert 121 not in shown(values)


def test_small_figures_are_never_far_from_each_other() -> None:
    assert table([1, 0, 19, 1, 0, 12, 0]).odd == 0
    assert table([1, 0, 20, 1, 0, 12, 0]).odd == 2


def test_the_only_line_is_like_its_neighbours() -> None:
    assert table([5000]).odd == 0


def test_no_more_lines_are_shown_than_anybody_reads() -> None:
    told = shown([1000, 5] * 100)
    assert len(told) == MOST
    assert told == sorted(told)


def test_amounts_are_held_against_those_of_the_same_kind() -> None:
    kinds = ("", " personnel", " goods")
    rows = [
        row(n, {GRANTED: (9_000_000, 10_000, 2_000)[k]}, of=f"2.12.{n:02}{kind}")
        for n in range(1, 31)
        for k, kind in enumerate(kinds)
    ]
    assert ShownTable(IntakeTable.INPUTS, (GRANTED,), tuple(rows)).odd == 0


def of_kinds(count: int, odd: int) -> ShownTable:
    """Return lines of money with three kinds each, of one of which a kind is far from the others."""
    kinds = {"": 9_000_000, " personnel": 6_000_000, " goods": 2_000_000, " capital": 1_000_000}
    rows = [
        row(n, {GRANTED: 44 if (n, kind) == (odd, " goods") else amount + n}, of=f"2.12.{n:02}{kind}")
        for n in range(1, count + 1)
        for kind, amount in kinds.items()
    ]
    return ShownTable(IntakeTable.INPUTS, (GRANTED,), tuple(rows))


def test_of_a_long_budget_all_sub_activities_are_shown_and_the_odd_kinds() -> None:
    one = of_kinds(40, 33)
    told = [line.of for line in one.telling()]
    assert [of for of in told if " " not in of] == [f"2.12.{n:02}" for n in range(1, 41)]
    assert [of for of in told if " " in of] == ["2.12.33 goods"]
    assert "41 dari 160 baris: jumlah setiap sub kegiatan, dan yang jauh dari" in printed(one)[-1]


def test_of_a_longer_budget_the_first_and_the_extreme_lines_are_shown() -> None:
    one = of_kinds(80, 33)
    told = [line.of for line in one.telling()]
    assert told[:4] == ["2.12.01", "2.12.01 personnel", "2.12.01 goods", "2.12.01 capital"]
    assert {"2.12.80", "2.12.79", "2.12.33 goods"} <= {*told}
    assert "yang pertama, terbesar, terkecil, dan" in printed(one)[-1]


def test_sums_are_of_whole_parts_of_the_work_plan_alone() -> None:
    rows = (
        row(1, {GRANTED: 30}, of="2.12.01"),
        row(1, {GRANTED: 20}, of="2.12.01 goods"),
        row(1, {GRANTED: 10}, of="2.12.01 capital"),
        row(4, {GRANTED: 5}, of="2.12.02"),
    )
    assert ShownTable(IntakeTable.INPUTS, (GRANTED,), rows).sums == {GRANTED: 35}


def test_one_line_and_lines_of_other_offices_have_no_sum() -> None:
    assert table([4]).sums == {}
    assert table([4, 5], IntakeTable.PEERS).sums == {}
    assert table([4, 5]).sums == {WHOLES: 9}


def test_lines_are_aligned_below_their_heads() -> None:
    rows = (row(7, {WHOLES: 12364, HOLDERS: 9}), row(12, {WHOLES: 5, HOLDERS: 1_000_000}))
    assert printed(ShownTable(IntakeTable.COUNTS, (WHOLES, HOLDERS), rows)) == [
        "  Angka yang akan disimpan untuk 2023:",
        "    baris                       ktp.eligible  ktp.holders",
        "        7  63.11.07 Wilayah 7         12.364            9",
        "       12  63.11.12 Wilayah 12             5    1.000.000",
        "           jumlah 2 baris             12.369    1.000.009",
    ]


def test_a_long_code_and_the_times_go_below_each_other() -> None:
    columns = (ShownColumn("akta-lahir.population", "2023-S1"), ShownColumn("kk.issued", "2023"))
    told = printed(ShownTable(IntakeTable.COUNTS, columns, (row(4, {columns[0]: 1, columns[1]: 22}),)))
    assert told == [
        "  Angka yang akan disimpan:",
        "                               akta-lahir.",
        "                                population  kk.issued",
        "    baris                          2023-S1       2023",
        "        4  63.11.04 Wilayah 4            1         22",
    ]


def test_what_is_not_told_stays_blank() -> None:
    rows = (row(1, {WHOLES: 5}), row(2, {HOLDERS: 6}))
    told = printed(ShownTable(IntakeTable.COUNTS, (WHOLES, HOLDERS), rows))
    assert [line.split()[3:] for line in told[2:]] == [["1", "5"], ["2", "6"]]
    assert told[2].endswith("5")


@pytest.mark.parametrize("width", [60, 80, 100, 160])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    columns = tuple(ShownColumn("realisasi", f"2024-M{month:02}") for month in range(1, 13))
    rows = tuple(row(n, dict.fromkeys(columns, 123_456_789 * n), of="2.12.01.2.01.0001") for n in (1, 2))
    told = printed(ShownTable(IntakeTable.INPUTS, columns, rows), width)
    assert max(map(len, told)) <= width
    blocks = sum(line.lstrip().startswith("baris") for line in told)
    assert blocks == -(-12 // ((width - 40) // 13))
    assert sum(line.count("246.913.578") for line in told) == 12


def test_a_name_is_cut_and_cannot_steer_a_terminal() -> None:
    long = ShownRow(
        (1,),
        "63.11.01",
        "Wilayah\x1b[2J yang sangat panjang namanya",
        {WHOLES: ShownFigure(Decimal(1), None)},
    )
    told = printed(ShownTable(IntakeTable.COUNTS, (WHOLES,), (long,)))
    assert "\x1b" not in "".join(told)
    assert "63.11.01 Wilayah\\x1b[2J yan…" in told[-1]


def test_rows_that_tell_parts_of_a_line_are_named_together() -> None:
    one = ShownRow((7, 8, 18), "63.11.01", "", {WHOLES: ShownFigure(Decimal(1), None)})
    assert "7–18  63.11.01  " in printed(ShownTable(IntakeTable.COUNTS, (WHOLES,), (one,)))[-1]


def test_figures_that_replace_others_are_marked() -> None:
    told = printed(table([5, 6], before=6))
    assert told[2].endswith("  *5")
    assert told[3].endswith("   6")
    assert told[-1] == "    * menggantikan angka lain di dossier"


def test_of_a_known_table_lines_that_change_nothing_are_left_out() -> None:
    told = printed(table([5, 6], before=6), is_known=True)
    assert told[0] == "  Angka yang baru atau berubah untuk 2023:"
    assert len([line for line in told if "Wilayah" in line]) == 1
    assert not any("jumlah" in line for line in told)
    assert printed(table([6, 6], before=6), is_known=True) == []


def test_of_a_table_with_errors_few_lines_are_shown() -> None:
    told = printed(table([5, 6, 7, 8, 9]), has_errors=True)
    assert told[0] == "  Angka yang dibaca untuk 2023:"
    assert [line.split()[0] for line in told[2:]] == ["1", "2", "3", "dan"]
    assert told[-1] == "    dan 2 baris lain, yang diperlihatkan bila tidak ada galat"


def test_a_long_table_tells_how_all_of_it_is_shown() -> None:
    values = [1000 + n for n in range(90)]
    values[50] = 3
    told = printed(table(values))
    assert "jumlah 90 baris" in told[-2]
    assert told[-2].endswith(f"{sum(values):,}".replace(",", "."))
    assert told[-1].endswith(f"di bawahnya (1 baris). Semuanya: ulangi dengan {WHOLE}.")
    assert len(printed(table(values), is_whole=True)) == 2 + 90 + 1
    assert len(chosen_rows(table(values), is_known=False, is_whole=True)) == 90


def replaced(n: int, now: int | None, what: str = "ktp.holders") -> Replaced:
    gone = None if now is None else Decimal(now)
    return Replaced(n, f"63.11.{n:02}", "Juai", ShownColumn(what, "2023"), Decimal(12_336), gone)


def test_what_is_replaced_is_told_with_what_comes() -> None:
    screen = _screen(None)
    show_replaced([replaced(7, 12_335), replaced(12, None)], screen, is_whole=False)
    assert _lines(screen) == [
        "    baris                                   dahulu  sekarang",
        "        7  63.11.07 Juai  ktp.holders 2023  12.336    12.335",
        "       12  63.11.12 Juai  ktp.holders 2023  12.336    kosong",
    ]


def test_what_is_replaced_goes_over_two_lines_where_the_screen_is_narrow() -> None:
    screen = _screen(62)
    show_replaced([replaced(7, 1_123_456_789, "akta-lahir.population")], screen, is_whole=False)
    assert _lines(screen) == [
        "    baris  dahulu       sekarang",
        "        7  63.11.07 Juai akta-lahir.population 2023",
        "           12.336  1.123.456.789",
    ]


def test_of_many_figures_that_are_replaced_it_is_told_how_many_there_are() -> None:
    many = [replaced(n, 5) for n in range(1, MOST + 8)]
    screen = _screen(None)
    show_replaced(many, screen, is_whole=False)
    assert _lines(screen)[-1] == f"    dan 7 angka lain; semuanya: ulangi dengan {WHOLE}"
    assert len(_lines(screen)) == MOST + 2
    screen = _screen(None)
    show_replaced(many, screen, is_whole=True)
    assert len(_lines(screen)) == MOST + 8


def test_nothing_is_said_where_nothing_is_replaced() -> None:
    screen = _screen(None)
    show_replaced([], screen, is_whole=False)
    assert _lines(screen) == []


def test_figures_as_plain_values() -> None:
    one = table([5], before=6)
    assert rows_to_plain(one, one.rows) == [
        {
            "row": 1,
            "of": "63.11.01",
            "name": "Wilayah 1",
            "figure": "ktp.eligible",
            "period": "2023",
            "value": "5",
            "before": "6",
        }
    ]


STORED = "measure,area,period,value,source\nktp.holders,63.11.01,2023,12.0,a\nktp.holders,63.11.02,2023,,a\n"


@pytest.mark.parametrize(
    ("area", "before"), [("63.11.01", {"value": Decimal(12)}), ("63.11.02", {}), ("63.11.03", {})]
)
def test_what_stands_under_the_key_of_a_row(area: str, before: Mapping[str, Decimal]) -> None:
    cells = {"measure": "ktp.holders", "area": area, "period": "2023", "value": "4"}
    assert figures_before(COUNTS, STORED, [TakenRow(cells, 3, {"value": 4})]) == [before]


def test_nothing_stands_in_a_file_that_is_not_there() -> None:
    cells = {"measure": "ktp.holders", "area": "63.11.01", "period": "2023", "value": "4"}
    assert figures_before(COUNTS, None, [TakenRow(cells, 3, {"value": 4})]) == [{}]
