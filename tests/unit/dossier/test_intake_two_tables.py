"""Files with several tables in one sheet, taken into a dossier: of each time, thing and order its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import Page, Rows, write_xlsx
from tests.intake.desks import KTP
from tests.unit.dossier.test_intake_side_by_side import beside

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook

CODES = ("2.12.02.2.01.0002", "2.12.03.2.01.0001")
AMOUNTS = {2022: ((100, 90), (50, 41)), 2023: ((120, 110), (60, 52))}


def taken(tmp_path: Path, rows: Rows, asked: Asked | None = None) -> Intaken:
    path = write_xlsx(tmp_path / "tabel.xlsx", {"Sheet1": Page(rows)})
    return take_in(path, copy_balangan(tmp_path), load_rulebook(), asked or Asked(), is_agreed=True)


def figures(found: Intaken, *names: str) -> list[tuple[str, ...]]:
    """Some cells of each row that is taken."""
    return [tuple(row.cells.get(n, "") for n in names) for one in found.tables for row in one.taken.rows]


def budget(year: int, *, part: str = "TAHUN") -> Rows:
    """A budget of two sub-activities with its total, in millions."""
    lines = [
        (code, "Pelayanan", had * 1_000_000, used * 1_000_000)
        for code, (had, used) in zip(CODES, AMOUNTS[year], strict=True)
    ]
    totals = (sum(line[2] for line in lines), sum(line[3] for line in lines))
    title = f"LAPORAN REALISASI ANGGARAN {part} {year}"
    return [(title,), ("KODE", "SUB KEGIATAN", "ANGGARAN", "REALISASI"), *lines, (None, "JUMLAH", *totals)]


@pytest.mark.parametrize("years", [(2022, 2023), (2023, 2022)])
def test_of_two_years_below_each_other_that_of_the_dossier_is_taken(
    tmp_path: Path, years: tuple[int, int]
) -> None:
    found = taken(tmp_path, [*budget(years[0]), (), *budget(years[1])])
    assert figures(found, "period", "revised", "actual") == [
        ("2023", "120000000", "110000000"),
        ("2023", "60000000", "52000000"),
    ]
    other = 3 if years[0] == 2022 else 9
    told = [(one.code, one.place.row) for one in found.issues if one.place.file == "tabel.xlsx"]
    assert told == [("table_of_other_year", other)]


def test_the_other_year_is_taken_where_it_is_asked_for(tmp_path: Path) -> None:
    asked = Asked(period=Period.year_of(2022))
    found = taken(tmp_path, [*budget(2022), (), *budget(2023)], asked)
    (one,) = found.tables
    assert one.proposal.table.rows[0] == 3


def test_half_years_beside_each_other_are_of_their_own_periods(tmp_path: Path) -> None:
    titles = [f"DATA KEPEMILIKAN KTP-EL SEMESTER {part} TAHUN 2023" for part in ("I", "II")]
    found = taken(tmp_path, beside(titles[0], titles[1]))
    told = {row for row in figures(found, "measure", "area", "period", "value") if row[1].endswith(".01")}
    assert {row for row in told if row[0] == "ktp.eligible"} == {
        ("ktp.eligible", "63.11.01", "2023-S1", "12364"),
        ("ktp.eligible", "63.11.01", "2023", "9000"),
    }
    assert "cut_off: 2023-12-31" in found.changes["sources.yaml"].decode()


def test_documents_below_each_other_with_the_same_heads(tmp_path: Path) -> None:
    heads = ("No", "Kecamatan", "Wajib", "Memiliki")
    titles = [f"KEPEMILIKAN {document} TAHUN 2023" for document in ("KTP-EL", "KIA")]
    found = taken(tmp_path, [(titles[0],), heads, *KTP[3:], (), (titles[1],), heads, *KTP[3:]])
    assert {row[0] for row in figures(found, "measure")} == {
        *("ktp.eligible", "ktp.holders"),
        *("kia.eligible", "kia.issued"),
    }


def test_columns_in_another_order_on_the_second_page_are_not_mixed_up(tmp_path: Path) -> None:
    swapped = [(row[0], row[1], row[3], row[2]) for row in (KTP[2], *KTP[7:11])]
    found = taken(tmp_path, [*KTP[:7], (), *swapped])
    rows = figures(found, "measure", "area", "value")
    wanted = [("ktp.eligible", row[2]) for row in KTP[3:11]] + [("ktp.holders", row[3]) for row in KTP[3:11]]
    assert sorted((row[0], row[2]) for row in rows) == sorted((code, str(value)) for code, value in wanted)


def test_what_is_told_of_both_tables_contradicts_itself_and_the_way_out_is_said(tmp_path: Path) -> None:
    titles = [f"KEPEMILIKAN {document} TAHUN 2023" for document in ("KTP-EL", "KIA")]
    found = taken(tmp_path, beside(titles[0], titles[1]), Asked(means={"Wajib KTP": "ktp.eligible"}))
    told = [one for one in found.issues if one.code == "tables_clash"]
    assert (told[0].place.row, told[0].place.column) == (3, "H")
    assert "dua tabel selembar: pindahkan dahulu" in (told[0].remedy or "")
