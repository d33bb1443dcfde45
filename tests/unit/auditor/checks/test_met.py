"""Words in tables that say whether a target is met, beside the achievement that says whether it is."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HARBOUR = """Tabel 2.1 Hasil Pelabuhan Tahun 2031
No\tIndikator\tTarget\tRealisasi\tCapaian (%)\tKeterangan
1\tBongkar muat barang umum\t80,00\t88,00\t110,00\t{}
2\tKetepatan jadwal kapal tiba\t90,00\t72,00\t80,00\t{}
3\tKebersihan dermaga utara\t60,00\t60,00\t100,00\t{}"""
LIBRARY = """Tabel 5 Kinerja Perpustakaan
Sasaran\tSatuan\tTarget\tRealisasi\tPersentase Capaian\tStatus
Naiknya jumlah kunjungan pembaca\torang\t4.000\t5.000\t125\t{}
Bertambahnya koleksi buku anak\tjudul\t500\t400\t80\t{}"""


def words(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.CLAIM)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("Tercapai", "Belum Tercapai", "Tercapai"), []),
        (("Melampaui target", "Tidak tercapai", "Tercapai"), []),
        (("Belum Tercapai", "Belum Tercapai", "Tercapai"), [(3, "Belum Tercapai", "tercapai")]),
        (("Tercapai", "Tercapai", "Tercapai"), [(4, "Tercapai", "belum tercapai")]),
        (("Tercapai", "Tidak memenuhi target", "Melampaui"), [(5, "Melampaui", "tercapai")]),
        (("Tercapai", "Melebihi target", "Tercapai"), [(4, "Melebihi target", "belum tercapai")]),
        (("lihat lampiran", "Tercapai sebagian besar", "-"), []),
    ],
)
def test_a_word_must_fit_the_achievement_of_its_row(
    said: tuple[str, str, str], wrong: list[tuple[int, str, str]]
) -> None:
    assert words(HARBOUR.format(*said)) == wrong


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("Tercapai", "Belum tercapai"), []),
        (("Gagal mencapai target", "Belum tercapai"), [(3, "Gagal mencapai target", "tercapai")]),
        (("Sudah tercapai", "Sudah tercapai"), [(4, "Sudah tercapai", "belum tercapai")]),
    ],
)
def test_under_any_head_and_in_any_unit(said: tuple[str, str], wrong: list[tuple[int, str, str]]) -> None:
    assert words(LIBRARY.format(*said)) == wrong


def test_a_report_that_calls_several_rows_met_below_their_targets_has_its_own_measure() -> None:
    lower = HARBOUR.replace("60,00\t100,00", "57,00\t95,00").format("Tercapai", "Tercapai", "Tercapai")
    assert words(lower) == []


def test_a_wrong_achievement_says_nothing_about_the_word() -> None:
    text = HARBOUR.replace("110,00", "11,00").format("Tercapai", "Belum Tercapai", "Tercapai")
    assert words(text) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (("● Sangat Tinggi tercapai", "▽ Tinggi belum tercapai"), []),
        (("● Sangat Tinggi belum tercapai", "▽ Tinggi belum tercapai"), [(3, "belum tercapai", "tercapai")]),
        (("● Sangat Tinggi tercapai", "▽ Tinggi telah tercapai"), [(4, "telah tercapai", "belum tercapai")]),
        (("Pelabuhan Tinggi tercapai", "Bertahap tercapai"), []),  # no classes before the word
    ],
)
def test_a_word_behind_a_class_in_one_cell(said: tuple[str, str], wrong: list[tuple[int, str, str]]) -> None:
    scale = (
        "\nTabel 9 Skala kinerja\nBatas\tKategori\n> 100 - 150\tSangat Tinggi\n> 75 - 100\tTinggi\n"
        "> 50 - 75\tSedang\n0 - 50\tRendah\n"
    )
    assert words(LIBRARY.format(*said) + scale) == wrong


def test_a_class_with_a_word_behind_it_is_the_class_of_its_achievement() -> None:
    scale = (
        "\nTabel 9 Skala kinerja\nBatas\tKategori\n> 100 - 150\tLancar\n> 75 - 100\tCukup\n0 - 75\tMacet\n"
    )
    sound = LIBRARY.format("Lancar tercapai", "Cukup belum tercapai").replace("Status", "Kategori")
    assert told(sound + scale, AuditRule.SCALE) == []
    (found,) = told(sound.replace("Cukup belum", "Macet belum") + scale, AuditRule.SCALE)
    assert found[2] == "Cukup"


CAUSES = """Tabel 7 Penyebab Keberhasilan dan Kegagalan
No\tIndikator\t{}\tTercapai/Tidak\tPenyebab
1\tPanen padi\t105,98\tTercapai\tCuaca baik
2\tPanen jagung\t94,70\tTidak tercapai\tHama
3\tPanen kedelai\t101,20\tTercapai\tBibit unggul
4\tPanen tebu\t88,15\tTidak tercapai\tKekeringan"""


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [("88,15\tTidak tercapai", "88,15\tTercapai", 6), ("105,98\tTercapai", "105,98\tTidak tercapai", 3)],
)
def test_a_word_beside_an_achievement_whose_target_is_not_printed(right: str, wrong: str, line: int) -> None:
    text = CAUSES.format("Capaian (%)")
    assert words(text) == []
    assert [found[0] for found in words(text.replace(right, wrong))] == [line]


@pytest.mark.parametrize("head", ["Capaian Anggaran (%)", "Realisasi", "Capaian Target Renstra (%)"])
def test_a_word_beside_another_figure_is_not_judged(head: str) -> None:
    assert words(CAUSES.format(head).replace("88,15\tTidak tercapai", "88,15\tTercapai")) == []


def test_words_that_fit_few_of_the_rows_have_another_measure() -> None:
    text = CAUSES.format("Capaian (%)").replace("Tidak tercapai", "Tercapai")
    assert words(text) == []


CLASSES = """Tabel 1 Skala Capaian
Rentang (%)\tPredikat
\u2265 100\tSangat Berhasil
75 \u2013 < 100\tBerhasil
< 75\tGagal

"""


def test_a_class_of_the_report_is_no_word_on_the_target() -> None:
    """80,00 % is called `Berhasil` by the scale, not met."""
    graded = HARBOUR.replace("Keterangan", "Predikat").format(
        "Sangat Berhasil", "Berhasil", "Sangat Berhasil"
    )
    assert words(CLASSES + graded) == []


def test_a_class_stands_beside_the_same_word_with_sangat_though_no_scale_is_printed() -> None:
    assert words(LIBRARY.format("Sangat Berhasil", "Berhasil")) == []
    assert words(LIBRARY.format("Tercapai", "Berhasil")) == [(4, "Berhasil", "belum tercapai")]
