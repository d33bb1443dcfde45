"""Money of other offices never lands on the own sub-activity above it, whatever tells whose the rows are."""

from __future__ import annotations

import pytest
from tests.intake.desks import Cells, codes, desk, taken, values
from tests.intake.finance import subactivities
from tests.unit.dossier.test_intake_budgets import office

from capaian.dossier.intake.accounts import is_own_office, other_node, read_codes
from capaian.dossier.intake.desk import Desk

OWN_OFFICE = ("2.12.0.00.0.00.01.0000", "Dinas Kependudukan dan Pencatatan Sipil")
TITLE = ("TAHUN ANGGARAN 2023",)
FIRST, SECOND = "2.12.01.2.01.0001", "2.12.01.2.01.0002"
HEADS = (
    "Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening",
    "Anggaran", "Realisasi",
)  # fmt: skip
COLUMNS = (
    ("Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening"),
    ("Kode SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening"),
    ("Kode SKPD", "Nama SKPD", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening"),
    ("Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Rekening", "Nama Rekening"),
)
"""What exports tell of whose their rows are: the name, the code, both, neither."""


def line(office_of: tuple[str, str], node: str, account: str, amount: int) -> tuple[str | int, ...]:
    """A row of an export that names everything."""
    name = dict(subactivities()).get(node, "Penyediaan Gaji dan Tunjangan ASN")
    return (*office_of, node, name, account, "Belanja", amount, amount - 1)


def cut(rows: list[tuple[str | int, ...]], columns: tuple[str, ...]) -> Cells:
    """The table with some columns only, and the amounts."""
    places = [HEADS.index(name) for name in (*columns, "Anggaran", "Realisasi")]
    return [TITLE, *([row[place] for place in places] for row in (HEADS, *rows))]


def whole(rows: Cells, at: Desk) -> list[tuple[str, ...]]:
    """Node, budget and spending of all money."""
    found = taken(rows, at)
    return [
        row
        for row, kind in zip(values(found, "node", "revised", "actual"), values(found, "kind"), strict=True)
        if kind == ("all",)
    ]


def message(at: Desk) -> str:
    """What is said, once."""
    (issue,) = at.log.finish(())
    assert issue.code == "rows_of_others"
    return issue.message


OTHERS = (
    ("7.01.0.00.0.00.04.0000", "Kecamatan Halong", "7.01.01.2.02.0001"),
    ("1.02.0.00.0.00.02.0000", "RSUD Datu Kandang Haji", "1.02.01.2.02.0001"),
    ("4.01.0.00.0.00.01.0000", "Sekretariat Daerah", "4.01.01.2.02.0001"),
    ("5.02.0.00.0.00.01.0000", "Pengelola Keuangan", "5.02.01.2.02.0001"),
    ("1.03.0.00.0.00.01.0000", "Balai Jalan", "1.03.10.2.01.0028"),
)


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("other", OTHERS)
@pytest.mark.parametrize("order", ["below", "above", "between"])
def test_rows_of_other_fields_are_left_out_and_said(
    columns: tuple[str, ...], other: tuple[str, str, str], order: str
) -> None:
    first = line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500)
    second = line(OWN_OFFICE, SECOND, "5.1.02.01.01.0024", 700)
    foreign = [line(other[:2], other[2], f"5.1.01.01.01.000{n}", 90_000 + n) for n in (1, 2)]
    rows = {"below": [first, second, *foreign], "above": [*foreign, first, second]}
    at = desk(office())
    found = whole(cut(rows.get(order, [first, *foreign, second]), columns), at)
    assert found == [(FIRST, "500", "499"), (SECOND, "700", "699")]
    told = message(at)
    assert told.startswith("2 baris")
    assert "Anggaran 180.003, Realisasi 180.001" in told
    whose = (
        other[1]
        if "Nama SKPD" in columns
        else other[0]
        if "Kode SKPD" in columns
        else f"urusan {other[2][:4]}"
    )
    assert f"({whose};" in told


@pytest.mark.parametrize("columns", COLUMNS[:3])
@pytest.mark.parametrize("node", [FIRST, "X.XX.01.2.01.0001"])
def test_own_sub_activities_that_another_office_runs_are_left_out(
    columns: tuple[str, ...], node: str
) -> None:
    """A kecamatan budgets sub-activities of the field 2.12, or those that every office has."""
    kecamatan = ("7.01.0.00.0.00.04.0000", "Kecamatan Halong")
    rows = [line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500), line(kecamatan, node, "5.1.02.01.01.0052", 90)]
    at = desk(office())
    assert whole(cut([*rows, line(OWN_OFFICE, SECOND, "5.2.02.01", 7)], columns), at) == [
        (FIRST, "500", "499"),
        (SECOND, "7", "6"),
    ]
    assert "Anggaran 90" in message(at)


def test_units_of_the_own_office_are_its_own() -> None:
    unit = ("2.12.0.00.0.00.01.0001", "UPTD Wilayah Halong")
    rows = [line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500), line(unit, FIRST, "5.1.02.01.01.0052", 90)]
    at = desk(office())
    assert whole(cut(rows, COLUMNS[2]), at) == [(FIRST, "590", "588")]
    assert (codes(at), at.doubts) == ([], [])


def test_accounts_below_a_heading_of_another_field_are_its_own() -> None:
    """One column of codes: the accounts name neither office nor sub-activity."""
    rows = [
        TITLE,
        ("Kode", "Uraian", "Anggaran"),
        ("2.12.0.00.0.00.01.0000", "Dinas Kependudukan", 500),
        (FIRST, dict(subactivities())[FIRST], 500),
        ("5.1.02.01.01.0024", "Alat tulis", 500),
        ("7.01.0.00.0.00.04.0000", "Kantor Camat", 900),
        ("7.01.01.2.02.0001", "Penyediaan Gaji", 900),
        ("5.1.01.01.01.0001", "Gaji", 900),
        ("JUMLAH", None, 1400),
    ]
    at = desk(office())
    assert [(node, budget) for node, budget, _ in whole(rows, at)] == [(FIRST, "500")]
    assert "(7.01.0.00.0.00.04.0000 Kantor Camat; Anggaran 900)" in message(at)
    rows[2] = ("2.12.0.00.0.00.01.0000", "Dinas Kependudukan", 501)
    at = desk(office())
    whole(rows, at)
    assert sorted(codes(at)) == ["rows_of_others", "total_differs"]


def test_accounts_of_the_own_office_below_another_one_belong_to_no_sub_activity() -> None:
    rows = [
        TITLE,
        ("Kode", "Uraian", "Anggaran"),
        (FIRST, dict(subactivities())[FIRST], None),
        ("5.1.02.01.01.0024", "Alat tulis", 500),
        ("7.01.01.2.02.0001", "Penyediaan Gaji", 900),
        ("2.12.0.00.0.00.01.0000", "Dinas Kependudukan", 500),
        ("5.1.02.01.01.0025", "Kertas", 33),
    ]
    at = desk(office())
    assert [(node, budget) for node, budget, _ in whole(rows, at)] == [(FIRST, "500")]


@pytest.mark.parametrize("strange", ["7.1.1.2.2.1", "5.2.1.2.2.1", "SK-17"])
def test_what_stands_where_nodes_stand_and_is_none_is_left_out(strange: str) -> None:
    rows = [
        line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500),
        line(("", ""), strange, "5.1.02.01.01.0052", 90),
        line(OWN_OFFICE, SECOND, "5.2.02.01", 7),
    ]
    at = desk(office())
    assert whole(cut(rows, COLUMNS[3]), at) == [(FIRST, "500", "499"), (SECOND, "7", "6")]
    assert f"(kode {strange}; Anggaran 90, Realisasi 89)" in message(at)


def test_a_table_that_names_other_offices_only_is_asked_about() -> None:
    rows = [line(("", "Balai Jalan"), node, "5.1.02.01.01.0024", 500) for node in (FIRST, SECOND)]
    at = desk(office())
    whole(cut(rows, COLUMNS[0]), at)
    (doubt,) = at.doubts
    assert doubt.option == '--means "pemilik tabel=kantor ini"'
    assert 'kolom "Nama SKPD" tidak pernah menyebutnya: Balai Jalan' in doubt.words
    at = desk(office(), means={"pemilik tabel": "kantor ini"})
    assert len(whole(cut(rows, COLUMNS[0]), at)) == 2
    assert (at.doubts, codes(at)) == ([], [])


def test_who_says_that_the_table_is_the_own_one_takes_no_other_field() -> None:
    rows = [
        line(OWN_OFFICE, FIRST, "5.1.02.01.01.0024", 500),
        line(("", "Kecamatan Halong"), "7.01.01.2.02.0001", "5.1.02.01.01.0052", 90),
    ]
    at = desk(office(), means={"pemilik tabel": "kantor ini"})
    assert whole(cut(rows, COLUMNS[0]), at) == [(FIRST, "500", "499")]
    assert "(urusan 7.01; Anggaran 90" in message(at)


@pytest.mark.parametrize(
    ("text", "node", "account", "other"),
    [
        ("5.02.01.2.02.0001", (), (), (5, 2, 1, 2, 2, 1)),
        ("5.1.02.01.01.0024", (), (5, 1, 2, 1, 1, 24), ()),
        ("7.01.0.00.0.00.04.0000.7.01.01.2.02.0001.5.1.02", (), (5, 1, 2), (7, 1, 1, 2, 2, 1)),
        ("2.12.0.00.0.00.01.0000.2.12.01.2.01.0001", (2, 12, 1, 2, 1, 1), (), ()),
    ],
)
def test_codes_of_one_cell(
    text: str, node: tuple[int, ...], account: tuple[int, ...], other: tuple[int, ...]
) -> None:
    found = read_codes([text])
    assert (found.node, found.account, other_node([text])) == (node, account, other)


@pytest.mark.parametrize(
    ("text", "is_own"),
    [
        ("2.14.2.12.0.00.01.0000", True),
        ("7.01.0.00.0.00.04.0000.2.12.01.2.01.0001", False),
        ("5.02 KEUANGAN", False),
        ("2.12", True),
        ("2.12.01", None),
        ("5.1.02", None),
        ("X.XX", None),
    ],
)
def test_codes_of_offices_and_fields(text: str, is_own: bool | None) -> None:
    assert is_own_office([text]) is is_own
