"""Tables of official forms: groups of columns that repeat, a form's own numbers,
units that mix.
"""

from __future__ import annotations

import pytest
from tests.unit.documents import cast
from tests.unit.documents.test_tables import NAME, build, texts

from capaian.documents.blocks.desk import Desk
from capaian.documents.layout.specs import ColumnSpec


@pytest.fixture(scope="module")
def office() -> Desk:
    return cast.desk()


PAIR = ColumnSpec(
    each="quarters",
    columns=(
        ColumnSpec(head=("{{ column.name }}", "Target"), text="T{{ column.numeral }}"),
        ColumnSpec(head=("{{ column.name }}", "Realisasi"), text="R{{ column.numeral }}"),
    ),
)


def test_a_group_of_columns_repeats_side_by_side(office: Desk) -> None:
    table = build(office, "goals", NAME, PAIR)
    assert texts(table)[0][1:] == ["TI", "RI", "TII", "RII", "TIII", "RIII", "TIV", "RIV"]


def test_their_heads_join_above_each_group(office: Desk) -> None:
    first, second = build(office, "goals", NAME, PAIR).head
    assert [(cell.text, cell.columns, cell.rows) for cell in first] == [
        ("Nama", 1, 2),
        ("TW I", 2, 1),
        ("TW II", 2, 1),
        ("TW III", 2, 1),
        ("TW IV", 2, 1),
    ]
    assert [cell.text for cell in second] == ["Target", "Realisasi"] * 4


def test_a_field_of_a_repeated_group_knows_its_thing(office: Desk) -> None:
    column = ColumnSpec(
        each="districts", columns=(ColumnSpec(head="{{ column.name }}", field="areas.*.ratio"),)
    )
    assert texts(build(office, "components where code = ktp", column)) == [["[90,00]"] * 3]


def test_a_form_keeps_its_own_numbers(office: Desk) -> None:
    columns = (
        ColumnSpec(head=("Target", "K"), field="name", number="(5)"),
        ColumnSpec(head=("Target", "Rp"), field="name", number="(5)"),
        ColumnSpec(head="Lain", field="name"),
        ColumnSpec(head="Hasil", field="name", number="(14)", formula="(13) ÷ (5)"),
    )
    table = build(office, "goals", *columns, column_numbers=True)
    assert table.column_numbers == ("(5)", "(5)", "(3)", "(14) = (13) ÷ (5)")


@pytest.mark.parametrize("mixed", [False, True])
def test_pieces_among_percents_keep_no_decimals(office: Desk, mixed: bool) -> None:
    column = ColumnSpec(head="Realisasi", field="actual", mixed=mixed)
    rows = texts(build(office, "indicators where tier = III", column))
    assert sorted(row[0] for row in rows) == ["[45]", "[90,00]"]
