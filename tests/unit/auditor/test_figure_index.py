"""Figures of tables by their value: where they stand, what names them, in which tables they are common."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.figure_index import Figures, find_figures
from capaian.auditor.understanding.figures import Key
from capaian.auditor.understanding.mentions import Part
from capaian.auditor.understanding.rows import RowKind
from capaian.domain.audit import AuditRule

MOORINGS = """
BAB III HASIL

Tabel 3.1 Tambatan menurut pelabuhan, 2031

No | Pelabuhan | Satuan | Target | Realisasi
1 | Teluk Perak | tambatan | 412 | 388
2 | Muara Lintang | tambatan | 388 | 371
| Jumlah | | 800 | 759

Tabel 3.2 Belanja pelabuhan (juta rupiah)

No | Program | Pagu (Rp)
1 | Pengerukan alur | 812
2 | Penerangan dermaga | 388
"""
FIRST, SECOND = 3, 10


def figures(text: str = MOORINGS) -> Figures:
    return find_figures(read(text))


def key(value: int, decimals: int = 0) -> Key:
    return Decimal(value), decimals


def test_each_cell_with_a_value_is_a_figure_with_the_names_left_of_it() -> None:
    found = figures().of(key(388))
    assert [[name.plain for name in each.names] for each in found] == [
        ["telukperak"],
        ["muaralintang"],
        ["penerangandermaga"],
    ]
    assert [each.column for each in found] == ["Realisasi", "Target", "Pagu (Rp)"]
    assert figures().of(key(388, 2)) == []
    assert figures().of(key(999)) == []


def test_a_figure_knows_its_row_and_what_its_column_comes_to() -> None:
    (target,) = figures().of(key(412))
    assert target.beside == {Decimal(1), Decimal(388)}
    assert (target.is_most, target.is_least, target.total) == (True, False, Decimal(800))
    (total,) = figures().of(key(759))
    assert (total.kind, total.is_most) == (RowKind.TOTAL, False)


def test_a_figure_that_is_asked_for_twice_is_described_once() -> None:
    found = figures()
    assert found.of(key(371))[0] is found.of(key(371))[0]
    assert found.of(key(371))[0] in found.in_table(FIRST)


def test_amounts_in_millions_are_known_as_text_writes_them_out() -> None:
    found = figures()
    (full,) = found.of(key(812_000_000))
    assert (full.is_money, full.number.value, full.beside) == (True, 812_000_000, {Decimal(1)})
    assert found.of(key(412_000_000)) == []


@pytest.mark.parametrize(("value", "is_known"), [("-371", True), ("371.00", True), ("372", False)])
def test_a_value_is_known_whatever_its_sign_and_decimals(value: str, is_known: bool) -> None:
    assert figures().has(Decimal(value)) is is_known


def test_a_table_tells_its_parts_and_the_names_of_its_items() -> None:
    found = figures()
    assert found.parts(FIRST) == {Part.TARGET, Part.ACTUAL}
    assert found.parts(SECOND) == {Part.BUDGET}
    assert {name.plain for name in found.names(FIRST)} == {"telukperak", "muaralintang"}
    assert found.parts(2) == found.names(2) == frozenset()
    assert list(found.in_table(2)) == []


def test_what_many_cells_have_is_common_and_found_in_the_tables_asked_for() -> None:
    rows = "\n".join(f"{row} | Dermaga {row} | 100 | 100" for row in range(1, 32))
    text = f"Tabel 1 Dermaga\n\nNo | Nama | Target | Realisasi\n{rows}\n\n{MOORINGS}"
    found = figures(text)
    assert found.is_common(key(100))
    assert not found.is_common(key(388))
    assert len([*found.of_tables(key(100), {1})]) == 62
    assert [*found.of_tables(key(100), {2, 400})] == []
    assert [*found.of_tables(key(388), {1})] == []


def test_statements_that_hold_are_counted_though_nothing_is_told_of_them() -> None:
    sound = audited(MOORINGS)
    assert sound.findings == ()
    assert sound.claims[AuditRule.FORMAT] > 10


@pytest.mark.parametrize("bound", ["51,00 ke atas", "51,00% ke bawah", "51,00 sampai di", "di bawah 51,00"])
def test_bounds_of_classes_are_figures_of_no_thing(bound: str) -> None:
    classes = f"""
Kelas | Nilai | Jumlah
Tinggi | 91,00 | 3
Rendah | {bound} | 5
"""
    known = figures(classes)
    assert [len(known.of((Decimal(value), 2))) for value in ("91.00", "51.00")] == [1, 0]
