"""Rows of a text with more cells than their heads: figures whose commas nobody quoted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.intake.books import write_sheet

from capaian.domain.errors import InputError
from capaian.domain.issue import Issue
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import find_tables
from capaian.dossier.intake.longer_rows import report_longer_rows
from capaian.dossier.issues import IssueLog
from capaian.dossier.spreadsheets.delimited import read_tables

TITLE = "DATA KTP-EL TAHUN 2024"


def told(path: Path) -> Sequence[Issue]:
    log = IssueLog()
    for sheet in read_tables(path).sheets:
        for table in find_tables(make_grid(path.name, sheet)):
            report_longer_rows(table, log)
    return log.finish(())


def of_text(folder: Path, *lines: str) -> Sequence[Issue]:
    path = folder / "tabel.csv"
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return told(path)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (("KECAMATAN,WAJIB", "Juai,12,364", "Halong,14,843"), "2, 3"),
        ((TITLE, "KECAMATAN,WAJIB", "Juai,12,364", "Halong,843"), "3"),
        ((TITLE, "KECAMATAN,WAJIB", "Juai,364", "Halong,843", "JUMLAH,1,207"), "5"),
        (("KECAMATAN,REKAM,WAJIB", "Juai,12,001,12,364", "Halong,14,402,14,843"), "2, 3"),
        (("KECAMATAN,WAJIB,REKAM", "Juai,12364,0,12001,0", "Halong,14843,0,14402,0"), "2, 3"),
        (("KECAMATAN,WAJIB,REKAM", "Juai,12364,12001", "Halong Lama, Baru,14843,14402"), "3"),
        (("KODE,URAIAN,PAGU", '5.1,"a, b",50.000.000,00', '5.2,"c",40.000.000,00'), "2, 3"),
        (("NO;KECAMATAN;WAJIB", "1;Juai;12364", "2;Halong;1;12336"), "3"),
        (("KECAMATAN,WAJIB,KET", "Juai,12,364,baik", "Halong,14,843,baik"), "2, 3"),
        (("KECAMATAN,WAJIB,KET", "Juai,12,364,", "Halong,14843,"), "2"),
        (("KECAMATAN,PENDUDUK,", ",L,P", "Juai,1,2,001", "Halong,1,2"), "3"),
        (("KECAMATAN,WAJIB", "", "Juai,12,364", "Halong,14843"), "3"),
        (("KECAMATAN,WAJIB", *["Juai,12,364"] * 7), "2, 3, 4, 5, 6, dan 2 lagi"),
    ],
)
def test_longer_rows_are_told(lines: Sequence[str], rows: str, tmp_path: Path) -> None:
    (issue,) = of_text(tmp_path, *lines)
    assert issue.message.startswith(f"Isi baris {rows} lebih banyak (")
    assert str(issue.place.row) == rows.split(",")[0]
    assert issue.remedy is not None
    assert "titik koma" in issue.remedy


def test_what_is_said(tmp_path: Path) -> None:
    """Four cells stand below three heads; that a comma did it is said of commas alone."""
    (issue,) = of_text(tmp_path, "KECAMATAN,REKAM,WAJIB", "Juai,12,001,364", "Halong,402,843")
    assert "(4 sel) daripada judul kolomnya (3 sel)" in issue.message
    assert issue.message.endswith("; koma di dalam angka memisahkan sel.")
    (issue,) = of_text(tmp_path, "KECAMATAN;REKAM", "Juai;12;001", "Halong;402")
    assert issue.message.endswith("jadi bergeser dari judulnya.")


@pytest.mark.parametrize(
    "lines",
    [
        ("KECAMATAN,WAJIB", 'Juai,"12,364"', 'Halong,"14,843"'),
        ("KECAMATAN;WAJIB", "Juai;12,364", "Halong;14,843"),
        ("DATA KTP-EL, SEMESTER II, 2024", "KECAMATAN,WAJIB", "Juai,12364", "Halong,14843"),
        ("KECAMATAN,WAJIB,REKAM", "Juai,12,364", "Halong,14,843"),
        ("KECAMATAN,WAJIB,", "Juai,12364,catatan", "Halong,14843,"),
        ("KECAMATAN,PENDUDUK,,KIA", ",L,P,", "Juai,1,2,3", "Halong,4,5,6"),
        ("KECAMATAN,WAJIB", "Juai,12364,", "Halong,14843,"),
        ("KECAMATAN,WAJIB,REKAM", "Juai,12364,12001,", "Halong,14843,14402,"),
        ("KECAMATAN;WAJIB;REKAM", "Juai;12;364;", "Halong;14;843;"),
        ("KECAMATAN,WAJIB,REKAM", "Juai,12364", "Halong,14843"),
        ("Juai,12,364", "Halong,14,843"),
    ],
)
def test_sound_texts_stay_silent(lines: Sequence[str], tmp_path: Path) -> None:
    """Quoted commas, titles with commas, an unheaded column of all rows, shorter rows, empty ends."""
    assert not of_text(tmp_path, *lines)


def test_a_workbook_has_cells_and_no_commas(tmp_path: Path) -> None:
    rows = [("KECAMATAN", "WAJIB"), ("Juai", 12, 364), ("Halong", 14, 843)]
    assert not told(write_sheet(tmp_path / "tabel.xlsx", rows))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('KECAMATAN,WAJIB\nJuai,12364\n"Halong,14843\nAwayan,5\n', 3),
        ('KECAMATAN;WAJIB\n"Juai\nHulu";12364\nHalong;"14843', 4),
        ('"KECAMATAN,WAJIB\nJuai,12364', 1),
    ],
)
def test_a_quote_that_is_never_closed(text: str, line: int, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as refusal:
        read_tables(path)
    (issue,) = refusal.value.issues
    assert (issue.code, issue.place.row) == ("quote_unclosed", line)


@pytest.mark.parametrize("text", ['a;b\n"c";"d"', 'a;b\n"c ""d""";e\n', 'a;b\n5" pipa;e\n', 'a;b\n"c";""\n'])
def test_closed_quotes_stay_silent(text: str, tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(text, encoding="utf-8")
    (sheet,) = read_tables(path).sheets
    assert len(sheet.rows) == 2
