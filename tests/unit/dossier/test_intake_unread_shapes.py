"""Shapes that are not read are named, with what to do; and a recap of an index names its regencies."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.intake.desks import (
    FILE,
    Cells,
    balangan,
    codes,
    desk,
    proposed,
    sheet,
    table,
    taken,
    values,
)

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.guess import propose
from capaian.dossier.intake.heads import SheetTables, find_tables
from capaian.dossier.intake.unread_shapes import long_column, report_unread
from capaian.dossier.spreadsheets.model import Sheet

NAMES = [area.name for area in balangan().districts]
BOOK = AreaBook({str(area.code): area.name for area in balangan().districts})
ACROSS: Cells = (("KTP-EL 2023",), ("URAIAN", *NAMES), ("Wajib KTP", *[9] * 8), ("Sudah Rekam", *[8] * 8))
VILLAGES: Cells = (
    ("PEREKAMAN KTP-EL KECAMATAN {0} TAHUN 2023",),
    ("NO", "DESA", "WAJIB KTP", "SUDAH REKAM"),
    (1, "Hulu", 100, 90),
    (2, "Hilir", 100, 90),
    (None, "JUMLAH", 200, 180),
)
MONEY: Cells = (
    ("REALISASI 2023",),
    ("No", "Uraian", "Anggaran", "Realisasi"),
    (1, "Rapat", 500, 400),
    (2, "Perjalanan", 300, 200),
)


def programs(*names: str, head: str = "Uraian") -> Cells:
    """Money of ten digits, as codes of villages have them."""
    rows = [(number, name, 3_321_012_001, 3_301_012_002) for number, name in enumerate(names, start=1)]
    return [("EFISIENSI ANGGARAN 2023",), ("No", head, "Anggaran", "Realisasi"), *rows]


def of_district(name: str) -> Sheet:
    first = VILLAGES[0][0]
    return sheet([(str(first).format(name),), *VILLAGES[1:]], name=name.upper())


def reported(*sheets: Sheet) -> list[str]:
    at = desk()
    grids = [make_grid(FILE, one) for one in sheets]
    is_told = report_unread([SheetTables(grid, find_tables(grid)) for grid in grids], BOOK, at)
    assert is_told == bool(codes(at))
    return codes(at)


@pytest.mark.parametrize(
    ("sheets", "code"),
    [
        ([sheet(ACROSS)], "areas_as_columns"),
        ([of_district("Juai"), of_district("Halong")], "sheets_by_district"),
        ([of_district("Juai")], "villages_alone"),
        ([sheet(MONEY)], "lines_unnamed"),
        ([sheet(programs("Program Pencatatan Sipil", "PROGRAM PENDAFTARAN PENDUDUK"))], "programs_alone"),
        (
            [sheet(programs("Pencatatan Sipil", "Pendaftaran Penduduk", head="Program/Kegiatan"))],
            "programs_alone",
        ),
        ([sheet(programs("Rapat", "Piket", head="Program/Kegiatan/Sub Kegiatan"))], "lines_unnamed"),
        ([sheet(programs("Rapat", "Piket", head="Uraian"))], "lines_unnamed"),
    ],
)
def test_shapes_by_name(sheets: list[Sheet], code: str) -> None:
    assert reported(*sheets) == [code]


@pytest.mark.parametrize("rows", [[], [("Rapat", "Hadir"), ("Senin", 12), ("Rabu", 13)]])
def test_what_is_no_table_of_ours_has_no_shape(rows: list[tuple[str, ...]]) -> None:
    assert reported(sheet(rows)) == []


def test_villages_are_told_by_codes_that_are_numbers() -> None:
    rows: Cells = (*VILLAGES[:2], (6311022001, "Hulu", 100, 90), (6311022002, "Hilir", 100, 90))
    without_word = ((rows[0][0],), ("KODE", "NAMA", "WAJIB KTP", "SUDAH REKAM"), *rows[2:])
    assert reported(sheet(without_word)) == ["villages_alone"]
    short = [(int(str(code)[:9]), *others) for code, *others in rows[2:]]
    assert reported(sheet([*without_word[:2], *short])) == []


LONG: Cells = (
    ("DATA AGREGAT 2023",),
    ("KECAMATAN", "URAIAN", "JUMLAH"),
    *((name, told, 9) for name in NAMES[:3] for told in ("Wajib KTP", "Sudah Rekam")),
)


def test_a_long_table_is_told_with_its_column() -> None:
    at = desk()
    assert propose(table(LONG), at, "tabel") is None
    (issue,) = at.log.finish(())
    assert issue.code == "table_is_long"
    assert issue.place.column == "B (URAIAN)"
    assert "Wajib KTP, Sudah Rekam" in issue.message


def test_one_row_for_each_area_is_not_long() -> None:
    rows: Cells = (*LONG[:2], *((name, "Selesai", 9) for name in NAMES[:3]))
    found = table(rows)
    assert long_column(found, found.heads[0], BOOK) is None


RECAP: Sequence[tuple[str | int, ...]] = (
    ("NILAI IKM DISDUKCAPIL SE-KALIMANTAN SELATAN TAHUN 2023",),
    ("No", "Kabupaten/Kota", "Nilai IKM", "Mutu"),
    (1, "Kab. Balangan", "85,5", "B"),
    (2, "Kab. Tabalong", "86,5", "B"),
    (3, "Kab. Tapin", "87,5", "A"),
)


def test_a_recap_of_an_index_is_one_of_regencies() -> None:
    at = desk()
    proposal = proposed(RECAP, at)
    assert proposal.intake.table is IntakeTable.PEERS
    assert proposal.intake.names_in == "Kabupaten/Kota"


def test_an_unmapped_head_of_money_is_that_of_amounts() -> None:
    at = desk()
    rows = [("REALISASI 2023",), ("Kode", "Nama", "Serapan")]
    rows += [(f"2.12.02.2.01.000{n}", "Sub", 5) for n in (2, 3)]  # type: ignore[misc]  # figures
    proposed(rows, at)
    (issue,) = at.log.finish(())
    assert '"Serapan=actual"' in str(issue)
    found = taken(rows, desk(means={"Serapan": "actual"}))
    assert values(found, "actual")[0] == ("5",)


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("RKA 2023", '"Nilai=revised" bila anggaran yang berlaku, "Nilai=original" bila anggaran semula.'),
        ("SUB KEGIATAN 2023", '"Nilai=original" bila anggaran semula, "Nilai=actual" bila realisasi.'),
    ],
)
def test_an_unmapped_head_of_planned_money_is_that_of_budgets(title: str, told: str) -> None:
    at = desk()
    rows = [(title,), ("Kode", "Nama", "Nilai")]
    rows += [(f"2.12.02.2.01.000{n}", "Sub", 5) for n in (2, 3)]  # type: ignore[misc]  # figures
    proposed(rows, at)
    (issue,) = at.log.finish(())
    assert told in str(issue)
    assert ("actual" in str(issue)) == ("actual" in told)


def test_a_head_with_words_of_other_things_is_no_example() -> None:
    at = desk()
    rows: Cells = (("STOK 2023",), ("Kecamatan", "Tinta KTP", "Pita KTP"), *((name, 5, 3) for name in NAMES))
    proposed(rows, at)
    (issue,) = at.log.finish(())
    assert '"JUDUL KOLOM=KODE"' in str(issue)


PRINTED: Cells = (
    ("LAPORAN CETAK KEPING",),
    ("No", "Kecamatan", "{0}", "Tinta"),
    *((number, name, 40 + number, 3) for number, name in enumerate(NAMES, start=1)),
)


def printed(head: str, *below: str) -> list[str]:
    """The remedies for a column that is known as no measure."""
    heads = [tuple(str(text).format(head) for text in PRINTED[1])]
    heads += [(None, None, *below)] if below else []
    at = desk()
    proposed([PRINTED[0], *heads, *PRINTED[2:]], at)
    return [issue.remedy for issue in at.log.finish(()) if issue.code == "head_unmapped"]


@pytest.mark.parametrize(
    "head",
    ["Cetak KIA bulan ini", "Cetak KIA triwulan ini", "Cetak KIA s.d. bulan lalu"],
)
def test_a_part_of_the_year_is_no_example(head: str) -> None:
    (remedy,) = printed(head)
    assert '--means "JUDUL KOLOM=KODE", dengan kode' in remedy
    assert head not in remedy


@pytest.mark.parametrize("side", ["L", "Perempuan", "Pr"])
def test_men_or_women_alone_are_no_example(side: str) -> None:
    cells = (
        ("LAMPID 2023",),
        ("No", "Kecamatan", "Mati", "Mati"),
        (None, None, side, "Sebab"),
        *((number, name, 40 + number, 3) for number, name in enumerate(NAMES, start=1)),
    )
    at = desk()
    proposed(cells, at)
    (remedy,) = (issue.remedy for issue in at.log.finish(()) if issue.code == "head_unmapped")
    assert f"Mati > {side}" not in remedy


def test_what_is_told_until_the_end_of_the_table_is_an_example() -> None:
    (remedy,) = printed("Dicetak KIA s.d. bulan ini")
    assert "Dicetak KIA s.d. bulan ini=kia.issued" in remedy
