"""Statements in words about targets, beside the figures, in invented reports."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

Told = list[tuple[int, str, str]]


def claims(text: str) -> Told:
    return told(text, AuditRule.CLAIM)


ONE = "Cakupan perahu laik dengan target sebesar {target}% dan realisasi sebesar {actual}% {words}."


@pytest.mark.parametrize(
    ("target", "actual", "is_met"),
    [
        ("80,00", "76,40", False),
        ("80,00", "80,00", True),
        ("80,00", "80,01", True),
        ("80,00", "79,99", False),
        ("100", "100", True),
        ("100", "99,90", False),
        ("9,50", "10,25", True),
        ("95.00", "96.20", True),
        ("95.00", "94.80", False),
    ],
)
@pytest.mark.parametrize(
    ("words", "says_met"),
    [
        ("telah tercapai", True),
        ("sudah terpenuhi", True),
        ("telah dicapai", True),
        ("belum tercapai", False),
        ("tidak terpenuhi", False),
        ("belum dapat mencapai harapan", False),
    ],
)
def test_a_target_is_met_or_missed_as_is_said(
    target: str, actual: str, words: str, *, is_met: bool, says_met: bool
) -> None:
    right = "tercapai" if is_met else "belum tercapai"
    found = claims(ONE.format(target=target, actual=actual, words=words))
    assert [computed for _, _, computed in found] == ([] if is_met is says_met else [right])


@pytest.mark.parametrize(
    "sentence",
    [
        "Cakupan perahu telah tercapai.",
        "Target sebesar 80,00% belum tercapai.",
        "Cakupan perahu dengan target sebesar 80% dan realisasi sebanyak 412 perahu telah tercapai.",
        "Cakupan perahu dengan target sebesar 80,00% dan realisasi sebesar 76,40%.",
        "Tujuan pelayaran rakyat tidak mencapai dermaga sebelah.",
    ],
    ids=["no-figures", "no-actual", "two-units", "nothing-said", "other-words"],
)
def test_statements_without_both_figures_are_left_alone(sentence: str) -> None:
    assert claims(sentence) == []


TABLE = """
Tabel 1 Capaian Kinerja

No | Indikator | Target | Realisasi | Capaian (%)
1 | Perahu yang laik | 80,00 | {} | {}
2 | Dermaga yang terang | 50,00 | {} | {}
3 | Rambu yang tegak | 40,00 | {} | {}

{}
"""
# actual / target x 100: 84/80, 76/80; 50/50, 45/50; 42/40, 38/40
SOUND = ("84,00", "105,00", "50,00", "100,00", "42,00", "105,00")
ONE_MISSED = ("84,00", "105,00", "45,00", "90,00", "42,00", "105,00")
ALL_MISSED = ("76,00", "95,00", "45,00", "90,00", "38,00", "95,00")


@pytest.mark.parametrize(
    ("rows", "missed"), [(SOUND, 0), (ONE_MISSED, 1), (ALL_MISSED, 3)], ids=["none", "one", "all"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Seluruh target kinerja telah tercapai.",
        "Secara keseluruhan sasaran dinas sudah terpenuhi.",
        "Semua indikator telah melampaui harapan.",
        "Seluruh 3 (tiga) indikator kinerja mencapai target.",
        "Ketiga indikator dinas memenuhi target.",
        "Semua tiga target kinerja itu tercapai.",
        "Dari 3 (tiga) indikator dinas tersebut, semuanya memenuhi target.",
    ],
)
def test_all_targets_are_met_only_if_each_is(rows: tuple[str, ...], missed: int, sentence: str) -> None:
    found = [(line, right) for line, _, right in claims(TABLE.format(*rows, sentence))]
    assert found == ([(8, f"belum tercapai: {missed} dari 3 target")] if missed else [])


@pytest.mark.parametrize(
    ("rows", "missed"), [(SOUND, 0), (ONE_MISSED, 1), (ALL_MISSED, 3)], ids=["none", "one", "all"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "Dapat dikatakan bahwa predikat capaian kinerja sasaran Pelabuhan berhasil tahun 2031.",
        "Dengan demikian dapat disimpulkan bahwa kinerja tahun ini dinilai berhasil.",
        "Secara umum pencapaian sasaran Dinas Pelayaran berhasil.",
    ],
)
def test_the_year_succeeded_only_if_each_target_is_met(
    rows: tuple[str, ...], missed: int, sentence: str
) -> None:
    found = claims(TABLE.format(*rows, sentence))
    assert found == ([(8, "berhasil", f"belum tercapai: {missed} dari 3 target")] if missed else [])


SCALE = """
Tabel 2 Skala Nilai Capaian

Nilai | Predikat
85 - 100 | Berhasil
50 - 84 | Cukup
0 - 49 | Gagal

"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Dapat disimpulkan bahwa kinerja Pelabuhan cukup berhasil.",
        "Dapat disimpulkan bahwa kinerja Pelabuhan tidak berhasil mencapai semua target.",
        "Dapat disimpulkan bahwa capaian kinerja rata-rata sebesar 96,70% berhasil.",
        "Dapat disimpulkan bahwa kinerja Pelabuhan berhasil menambah rute.",
        "Dapat disimpulkan bahwa kinerja indikator Perahu yang laik berlayar berhasil.",
        "Bab ini menguraikan keberhasilan kinerja Pelabuhan.",
    ],
)
def test_other_words_of_success_are_left_alone(sentence: str) -> None:
    rows = TABLE.replace("Perahu yang laik |", "Perahu yang laik berlayar |")
    assert claims(rows.format(*ONE_MISSED, sentence)) == []


def test_a_class_of_the_scale_is_no_verdict_on_all() -> None:
    sentence = "Dapat disimpulkan bahwa kinerja Pelabuhan tahun ini berhasil."
    assert len(claims(TABLE.format(*ONE_MISSED, sentence))) == 1
    assert claims(TABLE.format(*ONE_MISSED, SCALE + sentence)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Sebagian target kinerja telah tercapai.",
        "Seluruh target nasional telah tercapai.",
        "Semua warga telah mencapai dermaga.",
        "Target provinsi seluruhnya telah tercapai.",
    ],
)
def test_other_statements_about_targets_are_left_alone(sentence: str) -> None:
    assert claims(TABLE.format(*ONE_MISSED, sentence)) == []


SAVED = """
Tabel 1 Efisiensi

Program | Capaian (%) | Penyerapan (%) | Efisiensi (%)
Dermaga | 100,00 | 96,00 | 4,00
Rambu | 99,00 | 97,50 | 1,50
Menara | {}
Perahu | 98,00 | 90,00 | 8,00

{}
"""
GAIN, LOSS = "99,00 | 93,00 | 6,00", "90,00 | 95,00 | -5,00"


@pytest.mark.parametrize(
    ("row", "sentence", "count"),
    [
        (GAIN, "Dari tabel di atas terdapat efisiensi pada semua program.", 0),
        (LOSS, "Dari tabel di atas terdapat efisiensi pada semua program.", 1),
        (LOSS, "Penggunaan anggaran telah efisien.", 1),
        (GAIN, "Penggunaan anggaran telah efisien.", 0),
        (LOSS, "Program Menara belum efisien dan terdapat efisiensi pada yang lain.", 0),
        (LOSS, "Terdapat efisiensi, kecuali satu program yang bernilai negatif.", 0),
        (LOSS, "Anggaran terserap dengan baik.", 0),
        (LOSS, "Dari 4 (empat) program, 3 (tiga) program dilaksanakan secara efisien.", 0),
        (LOSS, "Dari 4 (empat) program, 2 (dua) program dilaksanakan secara efisien.", 1),
    ],
)
def test_savings_are_said_only_where_there_are_some(row: str, sentence: str, count: int) -> None:
    assert len(claims(SAVED.format(row, sentence))) == count


@pytest.mark.parametrize("sign", ["\u2265", ">="])
def test_a_sign_for_at_least_before_an_exact_figure_is_told(sign: str) -> None:
    text = TABLE.format(*SOUND, "Realisasi perahu {} 84,00 pada akhir tahun.")
    assert claims(text.format("adalah")) == []
    assert claims(text.format(sign)) == [(8, "\u2265 84,00", "84,00")]
    assert claims(text.format(sign).replace(f"{sign} 84,00", f"{sign} 83,55")) == []


@pytest.mark.parametrize(
    ("sentence", "is_wrong"),
    [
        ("Dibandingkan target 98,50%, realisasi telah melampaui target dengan capaian 100,49%.", False),
        ("Dibandingkan target 98,50%, realisasi belum memenuhi target dengan capaian 100,49%.", True),
        ("Realisasi masih di bawah target 46,50 kg, sehingga capaiannya 98,56%.", False),
        ("Realisasi sudah berada di atas target 46,50 kg, sehingga capaiannya 98,56%.", True),
        ("Realisasi telah memenuhi target 46,50 kg, sehingga capaiannya 98,56%.", True),
        ("Target nasional 95% belum tercapai, tetapi capaian terhadap Renstra 102,10%.", False),
        ("Realisasi telah melampaui target 80%, tetapi capaian 98% triwulan I belum memenuhi target.", False),
    ],
)
def test_what_is_said_of_a_target_is_held_against_its_achievement(sentence: str, is_wrong: bool) -> None:
    assert bool(told(f"BAB III HASIL\n3.1 Uraian\n{sentence}", AuditRule.CLAIM)) is is_wrong


@pytest.mark.parametrize(
    "sentence",
    [
        "Dengan target 98,50%, dinas belum memenuhi target akhir Renstra walaupun capaiannya 100,49%.",
        "Target nasional sebesar 99,40% belum tercapai dengan capaian 100,49%.",
        "Ada 4 (empat) indikator mencapai target dan realisasi 3 (tiga) indikator tidak mencapai target.",
    ],
    ids=["later", "elsewhere", "counts"],
)
def test_targets_of_others_are_left_to_them(sentence: str) -> None:
    assert claims(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Seluruh 2 (dua) indikator kinerja mencapai target.",
        "Ketiga indikator dinas belum memenuhi target.",
        "Seluruh 3 (tiga) indikator nasional mencapai target.",
    ],
)
def test_so_many_of_others_and_what_is_not_met_are_left_alone(sentence: str) -> None:
    assert claims(TABLE.format(*ONE_MISSED, sentence)) == []


PAIR = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

Tabel 1 Capaian

No | Indikator | Target | Realisasi | Capaian (%)
1 | Kepuasan penumpang | 3,30 | 3,66 | 110,91
2 | Perahu yang laik | 54,00 | 52,17 | 96,61

"""


@pytest.mark.parametrize(
    ("sentence", "is_of_all"),
    [
        (
            "Target tahun 2032 3,32 dan tahun 2033 3,34, sehingga realisasi 2031 telah melampaui keduanya.",
            False,
        ),
        ("Kepuasan tahun 2031 telah melampaui target 2032 dan 2033, bahkan keduanya telah tercapai.", False),
        ("Target kepuasan berikutnya 3,32 dan 3,34; kedua target tersebut telah tercapai.", False),
        ("Dari 5 (lima) indikator pada 4 (empat) sasaran, target keduanya telah tercapai.", True),
        ("Capaian 110,91% dan 96,61%, sehingga target keduanya telah tercapai.", True),
        ("Target kedua indikator telah tercapai.", True),
    ],
)
def test_both_are_those_that_were_told_before(sentence: str, *, is_of_all: bool) -> None:
    found = [right for _, _, right in claims(PAIR + sentence)]
    assert found == (["belum tercapai: 1 dari 2 target"] if is_of_all else [])
