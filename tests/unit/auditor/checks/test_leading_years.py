"""The year of the last sentence above a table: that of the table's title, where it announces it by name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA KANTOR SYAHBANDAR TAHUN 2031\n\nIKHTISAR KINERJA TAHUN 2031\n\n"
ROWS = "No | Sasaran | Indikator Kinerja | Target\n1 | Kapal layak laut | Kapal lulus uji | 90,00\n"
PLEDGE = "Perjanjian Kinerja Kepala Kantor Tahun 2031"


def years(sentence: str, title: str = PLEDGE, behind: str = "") -> list[tuple[str, str]]:
    text = f"{HEAD}{sentence}\n\nTabel 2.1 {title}\n\n{ROWS}\n{behind}"
    return [found[1:] for found in told(text, AuditRule.YEAR)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Perjanjian Kinerja Kantor Syahbandar Tahun {} adalah sebagai berikut:",
        "Perjanjian kinerja tahun {} dapat dilihat pada tabel berikut ini.",
        "Perjanjian Kinerja Kepala Kantor pada Tahun {} disajikan dalam tabel di bawah ini:",
        "Renstra 2029-2033 memuat tiga tujuan. Perjanjian Kinerja Tahun {} merupakan jabarannya.",
        "Janji itu berisi penugasan. Perjanjian Kinerja Tahun {} memuat sasaran dengan indikatornya.",
    ],
)
@pytest.mark.parametrize("wrong", ["2032", "2033"])
def test_what_is_announced_is_of_the_year_of_its_table(sentence: str, wrong: str) -> None:
    assert years(sentence.format(2031)) == []
    assert years(sentence.format(wrong)) == [(f"tahun {wrong}", "2031")]


def test_a_year_before_it_is_told_once() -> None:
    assert years("Perjanjian Kinerja Tahun 2030 adalah sebagai berikut:") == [("tahun 2030", "2031")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rencana kerja Tahun 2032 adalah sebagai berikut:",  # not what the title names
        "Perjanjian Kinerja Tahun 2032 akan disusun sebagai berikut:",  # yet to come
        "Perjanjian Kinerja Tahun 2032 menjadi dasar anggaran sebagai berikut:",
        "Perjanjian Kinerja Tahun 2030 memuat 12 indikator; 4 di antaranya dihapus.",  # told by its figures
        "Perjanjian Kinerja sesuai Peraturan Menteri Nomor 53 Tahun 2014 adalah sebagai berikut:",
        "Perjanjian Kinerja Tahun 2031 dan Tahun 2032 adalah sebagai berikut:",
        "Perjanjian Kinerja Tahun 2031-2033 adalah sebagai berikut:",
        "Perjanjian Kinerja dibandingkan Tahun 2030 adalah sebagai berikut:",
        "Perjanjian Kinerja untuk Tahun 2032 disusun lebih awal sebagaimana tabel berikut.",
        "Perjanjian Kinerja merupakan turunan RKPD tahun 2032 seperti tabel berikut:",
        "Perjanjian Kinerja berpedoman pada Renja Tahun 2030 sebagaimana tabel berikut:",
        "Perjanjian Kinerja yang ditandatangani pada tahun 2030 disajikan dalam tabel di bawah ini:",
        "Perjanjian Kinerja mengacu Rencana Kerja Tahun 2030 sebagaimana tabel berikut:",
        "Perjanjian Kinerja adalah penjabaran APBD Tahun 2032 sebagaimana tabel berikut:",
        "Perjanjian Kinerja Kantor Syahbandar ditetapkan pada tahun 2030 sebagaimana tabel berikut:",
    ],
)
def test_other_years_are_left_alone(sentence: str) -> None:
    assert years(sentence) == []


def test_a_table_of_the_year_said_makes_it_right() -> None:
    other = "Tabel 2.2 Perjanjian Kinerja Tahun 2032\n\n" + ROWS
    sentence = "Perjanjian Kinerja Kantor Syahbandar Tahun 2032 adalah sebagai berikut:"
    assert years(sentence) == [("tahun 2032", "2031")]
    assert years(sentence, behind=other) == []
    assert years(sentence, "Perjanjian Kinerja Tahun 2031 dan 2032") == []
