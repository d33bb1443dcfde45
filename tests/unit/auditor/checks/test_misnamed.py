"""Names before figures that the tables have for another row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def misnamed(text: str) -> list[tuple[str, str]]:
    """Return printed name and right one of the names that are told to be wrong."""
    return [(printed, right) for _, printed, right in told(text, AuditRule.LABEL)]


IRRIGATION = """
3.1 Kinerja Pengairan

Tabel 1 Kinerja Pengairan Tahun 2032

No | Indikator | Satuan | Target | Realisasi | Capaian (%)
1 | Persentase saluran sekunder yang berfungsi baik | % | 82,00 | 84,46 | 103,00
2 | Persentase pintu air yang dapat digerakkan | % | 75,00 | 71,25 | 95,00
3 | Luas sawah yang terairi sepanjang tahun | ha | 1.240 | 1.302 | 105,00

"""
TOURISM = """
Tabel 2 Rekapitulasi Kunjungan Wisata Tahun 2030

No | Jenis | Target (%) | Realisasi (%) | Capaian (%)
1 | Kunjungan Wisata Pantai Timur (WPT) | 64,00 | 66,18 | 103,41
2 | Kunjungan Wisata Hutan Bakau (WHB) | 58,00 | 51,27 | 88,40

Tabel 3 Kunjungan Wisata Hutan Bakau menurut Loket Tahun 2030

No | Loket | Rencana | Kunjungan | Persentase (%)
1 | Dermaga Lama | 4.120 | 2.251 | 54,64
2 | Gerbang Utara | 3.873 | 1.847 | 47,69
 | Jumlah | 7.993 | 4.098 | 51,27

"""
GATES, CANALS = "pintu air yang dapat digerakkan", "saluran sekunder yang berfungsi baik"


@pytest.mark.parametrize(
    ("sentence", "name", "other"),
    [
        (
            "Dari hitungan itu persentase {} sebesar 84,46%, melampaui target 82,00%, capaiannya 103,00%.",
            CANALS,
            GATES,
        ),
        (
            "Indikator lain, yaitu {}, terealisasi 71,25 persen. Targetnya 75,00 persen, capaian 95,00.",
            GATES,
            CANALS,
        ),
        ("Persentase {} (71,25%) belum mencapai target 75,00%.", GATES, CANALS),
    ],
)
def test_the_name_before_figures_of_another_row_is_wrong(sentence: str, name: str, other: str) -> None:
    assert misnamed(IRRIGATION + sentence.format(name)) == []
    found = misnamed(IRRIGATION + sentence.format(other))
    assert [right for _, right in found] == [f"Persentase {name}"]
    assert other in found[0][0]


@pytest.mark.parametrize(
    "formula",
    ["Persentase kunjungan {} = 4.098 / 7.993 x 100% = 51,27%", "Persentase {} = 4.098 : 7.993 = 51,27%"],
)
def test_arithmetic_below_a_table_bears_the_name_of_what_the_table_is_of(formula: str) -> None:
    assert misnamed(TOURISM + formula.format("WHB")) == []
    ((printed, right),) = misnamed(TOURISM + formula.format("WPT"))
    assert printed.endswith("WPT")
    assert right == "Kunjungan Wisata Hutan Bakau (WHB)"


def test_a_line_of_arithmetic_and_the_sentence_below_it_have_each_its_own_name() -> None:
    formula = "Persentase kunjungan WHB = 4.098 / 7.993 x 100% = 51,27%\n"
    below = "Dari hitungan tersebut, kunjungan {} sebesar 51,27% atau 88,40% dari target 58,00%."
    assert misnamed(TOURISM + formula + below.format("WHB")) == []
    ((printed, _),) = misnamed(TOURISM + formula + below.format("WPT"))
    assert printed.endswith("WPT")


def test_the_finding_says_whose_figures_they_are_and_the_figures_stay() -> None:
    text = f"{IRRIGATION}Persentase {GATES} tercatat 84,46% dari target 82,00%, yaitu 103,00%.\n"
    findings = audited(text).findings
    (first,) = [found for found in findings if found.level is Level.ERROR]
    assert (first.rule, first.line, first.root) == (AuditRule.LABEL, 10, None)
    assert "Angka 84,46, 82,00, 103,00 adalah milik" in first.why
    assert {found.root for found in findings if found is not first} == {first.id}


@pytest.mark.parametrize(
    "sentence",
    [
        f"Persentase {GATES} tercatat 84,46% dari target 75,00%.",
        f"Persentase {GATES} tercatat 84,46%.",
        f"Persentase {GATES} tercatat 84,46% dari target 75% dan capaian 103,00%.",
        f"Persentase {GATES} ikut menentukan indikator lain, yaitu 84,46% dari target 82,00%.",
        f"Berbeda dari persentase {GATES}, terealisasi 84,46% dari target 82,00%.",
        f"Persentase {GATES} dan {CANALS} berturut-turut 71,25% dan 84,46% dari 75,00% dan 82,00%.",
        f"Bersama {GATES} tercapai 84,46% dari target 82,00%.",
        f"Persentase {GATES} tercatat 80,11% dari target 82,00% dan capaian 103,00%.",
        "Persentase irigasi yang dirawat tercatat 84,46% dari target 82,00%.",
    ],
)
def test_figures_of_several_things_or_of_none_name_nothing(sentence: str) -> None:
    assert misnamed(IRRIGATION + sentence) == []


def test_figures_that_a_table_has_for_the_name_too_are_its_own() -> None:
    rows = "No | Daerah | Rencana | Hasil\n1 | Hulu | 82,00 | 84,46\n2 | Hilir | 70,00 | 60,15\n"
    again = f"Tabel 4 Rincian {GATES}\n\n{rows}"
    sentence = f"Persentase {GATES} di daerah hulu 84,46% dari rencana 82,00%.\n"
    assert misnamed(f"{IRRIGATION}{again}\n{sentence}") == []


def test_two_rows_with_the_same_figures_are_not_told_apart() -> None:
    twin = IRRIGATION.replace("1.240 | 1.302 | 105,00", "82,00 | 84,46 | 103,00")
    assert misnamed(f"{twin}Persentase {GATES} tercatat 84,46% dari target 82,00%.") == []


def test_words_that_no_name_has_alone_are_no_name() -> None:
    sentence = "Rata-rata delapan unsur tahun 2032 sebesar 84,46 dari 82,00.\n"
    assert misnamed(IRRIGATION + sentence) == []


def test_a_goal_is_called_by_its_indicator() -> None:
    goals = """
Tabel 5 Capaian Sasaran Tahun 2032

No | Sasaran | Target | Capaian
1 | Meningkatnya mutu saluran tersier desa | 95,00 | 94,24
2 | Terjaganya mutu pintu air bendungan | 90,00 | 93,18

"""
    sentence = "Capaian indikator pintu air bendungan sebesar 94,24% dari target 95,00%.\n"
    assert misnamed(goals + sentence) == []


def test_a_part_of_a_longer_name_is_no_name() -> None:
    row = "1 | Nilai pintu air yang dapat digerakkan cepat | 61,15"
    longer = f"\nTabel 6 Lain\n\nNo | Indikator | Target\n{row}\n\n"
    sentence = "Nilai pintu air yang dapat digerakkan cepat tercatat 84,46% dari target 82,00%.\n"
    assert misnamed(IRRIGATION + longer + sentence) == []


SEWERS = """
Tabel 6 Kinerja Drainase Tahun 2032

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase warga yang memanfaatkan peta banjir | 60,00 | 57,30 | 95,50
2 | Persentase gorong-gorong yang dibersihkan | 90,00 | 92,70 | 103,00

"""


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Indikator {} terealisasi 92,70% dengan capaian 103,00%.", "pemanfaatan peta banjir"),
        ("Persentase {} sebesar 92,70%, melampaui target 90,00%.", "pemanfaatan peta banjir"),
    ],
)
def test_a_name_in_another_form_of_its_words_is_a_name_too(sentence: str, name: str) -> None:
    ((printed, right),) = misnamed(SEWERS + sentence.format(name))
    assert name in printed
    assert "gorong-gorong" in right
    assert misnamed(SEWERS + sentence.format("pembersihan gorong-gorong")) == []
    assert misnamed(SEWERS + sentence.format("pemanfaatan ruang")) == []


def test_words_of_what_a_figure_is_are_the_name_of_no_thing() -> None:
    compared = """
Tabel 4 Pembanding Realisasi Tahun 2032

No | Pembanding | Nilai | Selisih (poin) | Capaian (%)
1 | Target perjanjian 2032 | 95,00 | −0,76 | 99,20
2 | Realisasi 2031 | 93,46 | +0,78 |
3 | Target akhir Renstra, 2036 | 98,00 | −3,76 | 96,16

Realisasi tahun 2032 mencapai 96,16% dari target itu; selisihnya −3,76 poin.
"""
    assert misnamed(compared) == []


def test_a_figure_behind_a_reference_is_that_of_the_place_referred_to() -> None:
    note = "Kunjungan Wisata Hutan Bakau, Tahun 2030 (lihat Jejak 3-39){} 66,18 dari 64,00"
    assert misnamed(TOURISM + note.format("")) == []
    assert misnamed(TOURISM + note.replace(" (lihat Jejak 3-39)", "").format("")) != []
