"""Rises, falls, gaps and what is left are held against both ends that a sentence tells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

LEFT = ("87.550.000", "85.750.000")
"""What is left, and the same with swapped digits."""


def said(sentence: str) -> list[str]:
    """What is printed of the differences that do not hold in a report of one sentence."""
    text = f"BAB III AKUNTABILITAS KINERJA\n\n{sentence}\n"
    return [found.printed for found in audited(text).findings if found.rule is AuditRule.DIFFERENCE]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Skor pangan naik {} poin dari 80,10 menjadi 84,35.", "4,25", "4,15"),
        ("Skor meningkat dari 80,10 pada 2030 menjadi 84,35 pada 2031 atau naik {} poin.", "4,25", "4,52"),
        (
            "Skor tahun 2031 sebesar 84,35, naik {} poin dibandingkan tahun 2030 sebesar 80,10.",
            "4,25",
            "4,52",
        ),
        ("Skor kapal 84,35, lebih tinggi {} poin daripada rata-rata provinsi sebesar 80,10.", "4,25", "2,45"),
        ("Dibandingkan tahun 2030 sebesar 80,10, skor meningkat {} poin menjadi 84,35.", "4,25", "4,52"),
        ("Nelayan bertambah {} orang dari 7.324 orang menjadi 8.564 orang.", "1.240", "1.420"),
        ("Kapal berkurang dari 7.004 unit menjadi 6.225 unit atau berselisih {} unit.", "779", "797"),
        ("Tangkapan turun {}% dari 17.004 ton menjadi 16.225 ton.", "4,58", "5,48"),
        ("Tangkapan 12.918 ton, naik 430 ton atau {}% dari tahun lalu sebesar 12.488 ton.", "3,44", "4,34"),
        ("Serapan naik dari 93,77% menjadi 94,93% dan 97,06%, atau naik {} poin.", "2,13", "2,31"),
        (
            "Selisih antara cakupan pantai (99,59%) dan muara (97,98%) sebesar {} poin.",
            "1,61",
            "6,11",
        ),
        (
            "Anggaran semula Rp912.450.000 menjadi Rp1.000.000.000 atau bertambah Rp{}.",
            *LEFT,
        ),
        (
            "Pagu Rp1.000.000.000 dan realisasi Rp912.450.000 sehingga tersisa Rp{}.",
            *LEFT,
        ),
        (
            "Pagu Rp1.000.000.000 dan realisasi Rp912.450.000, dengan sisa anggaran Rp87.550.000 atau {}%.",
            "8,76",
            "7,85",
        ),
        (
            "Efisiensi sebesar Rp{} berasal dari pagu Rp1.000.000.000 dikurangi realisasi Rp912.450.000.",
            *LEFT,
        ),
    ],
    ids=[
        *(
            "from-to",
            "then-by",
            "against",
            "higher",
            "compared",
            "count",
            "gap-of-counts",
            "share",
            "share-behind",
        ),
        *("row", "between", "money", "rest", "share-of-rest", "saving"),
    ],
)
def test_a_change_follows_from_both_ends(words: str, right: str, wrong: str) -> None:
    assert said(words.format(right)) == []
    assert wrong in said(words.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Cakupan pelaut 84,35% dari target 83,00%, naik {} poin dari 80,10% pada tahun 2030.",
        "Skor kapal 84,35 (dari target 83,00) bertambah {} dibandingkan tahun lalu 80,10.",
        "Tangkapan 84,35 ton terhadap target 83,00 ton, meningkat {} ton dari 80,10 ton.",
    ],
)
def test_a_target_between_is_no_end_of_a_change(sentence: str) -> None:
    assert said(sentence.format("4,25")) == []
    assert said(sentence.format("4,52")) == ["4,52"]
    text = f"BAB III AKUNTABILITAS KINERJA\n\n{sentence.format('4,52')}\n"
    assert [found.computed for found in audited(text).findings] == ["4,25"]


@pytest.mark.parametrize(
    "sentence",
    [
        # by how much another thing moved
        "Skor naik dari 78,95% menjadi 86,84%, sedangkan ekspor naik 3,68 poin.",
        "Skor naik dari 78,95% menjadi 86,84%, dan ekspor udang naik 3,68 poin.",
        # another thing moved between those ends
        "Pagu naik Rp 790.705.000, sedangkan sisa anggaran turun dari Rp 432.053.785 menjadi Rp 320.258.948.",
        # a mean of several years
        "Ekspor meningkat dari 54,38% menjadi 62,60% dengan rata-rata kenaikan 4,11 poin per tahun.",
        "Target skor naik 1,00 setiap tahun dari 86,00 pada tahun 2031 menjadi 91,00 pada tahun 2036.",
        "Kapal terdata bertambah 120 unit per tahun dari 1.240 unit menjadi 1.840 unit.",
        # things that are counted beside scores
        "Skor delapan unsur meningkat dan 1 unsur menurun, yaitu sarana dari 3,30 menjadi 3,28.",
        # small whole figures may count anything
        "Realisasi 3, target 4, selisih 2 kegiatan.",
        # an earlier year stands first
        "Tahun 2030 sebesar 80,10, naik 9,25 poin dibandingkan tahun 2031 sebesar 84,35.",
        # what is left of something else
        "Pagu Rp1.000.000.000 dan realisasi Rp912.450.000. Sisa kegiatan pelatihan Rp50.000.000.",
        "Pagu Rp1.000.000.000 dan realisasi Rp912.450.000. Tahun 2030 sisa anggaran Rp95.550.000.",
        "Pagu 2031 Rp1.000.000.000 dan realisasi Rp912.450.000. Tahun 2030 tersisa Rp95.550.000.",
    ],
    ids=[
        *("other", "next", "sedangkan", "mean", "step", "rate", "counted", "small", "years"),
        *("rest-of-other", "rest-of-year", "rest-of-another-year"),
    ],
)
def test_other_changes_are_left_alone(sentence: str) -> None:
    assert said(sentence) == []


@pytest.mark.parametrize(
    "each",
    ["1,00 setiap tahun", "1,00 poin per tahun", "1,00 poin tiap tahunnya"],
)
def test_what_moved_each_year_moved_by_more_in_all(each: str) -> None:
    assert said(f"Target mutu naik {each} dari 86,00 pada tahun 2031 menjadi 91,00 pada tahun 2036.") == []


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        (
            (
                "Kelas A menempati urutan pertama dengan mutu 70,57%, disusul kelas B sebesar 65,71%, dan"
                " urutan terakhir adalah kelas C sebesar 55,49%. Selisih antara mutu tertinggi dan terendah"
                " mencapai {} poin."
            ),
            "15,08",
            "15,80",
        ),
        (
            (
                "Panen terendah di Hulu yaitu 3,15 ton dan terbanyak di Muara yaitu 8,40 ton. Terdapat"
                " kesenjangan antara hasil terendah dan tertinggi sebesar {} ton."
            ),
            "5,25",
            "5,52",
        ),
        (
            (
                "Kedua bidang terealisasi Rp563.005.250 dari pagu Rp605.020.000, sehingga sisa anggaran kedua"
                " bidang tersebut sebesar Rp{}."
            ),
            "42.014.750",
            "42.104.750",
        ),
    ],
    ids=["ends", "ends-turned", "rest-of-both"],
)
def test_gaps_follow_from_the_sentences_before(words: str, right: str, wrong: str) -> None:
    assert said(words.format(right)) == []
    assert said(words.format(wrong)) == [wrong]


def test_a_gap_far_from_both_ends_is_of_other_things() -> None:
    ends = "Mutu tertinggi 70,57% dan mutu terendah 55,49%."
    assert said(f"{ends} Selisih serapan tertinggi dan terendah sebesar 1,20 poin.") == []


def test_a_share_of_points_may_be_told_as_points_or_as_growth() -> None:
    assert said("Cakupan naik 5,31% dari 80,10% menjadi 84,35%.") == []
    assert said("Cakupan naik 4,25% dari 80,10% menjadi 84,35%.") == []
    assert said("Cakupan naik 3,51% dari 80,10% menjadi 84,35%.") == ["3,51"]


ROW = "Angka sekolah bergerak dari 79,45% pada tahun 2029 menjadi 82,16% pada 2030 dan 85,02% pada 2031, "


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("jadi dalam setahun terakhir naik {} poin.", "2,86", "5,57"),
        ("artinya dalam satu tahun terakhir meningkat {} poin.", "2,86", "5,57"),
        ("sehingga dibandingkan tahun sebelumnya naik {} poin.", "2,86", "5,57"),
        ("atau naik {} poin.", "5,57", "5,75"),
        ("jadi naik {} poin.", "2,86", "2,68"),
    ],
)
def test_of_a_row_of_years_the_last_two_are_the_last_year(words: str, right: str, wrong: str) -> None:
    assert said(ROW + words.format(right)) == []
    assert said(ROW + words.format(wrong)) == [wrong]


@pytest.mark.parametrize("change", ["2,86", "5,57"])
def test_a_row_of_years_may_be_told_as_a_whole_or_by_its_last_step(change: str) -> None:
    assert said(f"{ROW}jadi naik {change} poin.") == []


def test_a_step_of_the_last_year_is_no_change_of_two_though_a_table_bears_that_out() -> None:
    table = "Tabel 3.1 Angka Sekolah\nIndikator\t2029\t2030\t2031\nAngka sekolah\t79,45\t82,16\t85,02\n\n"
    assert said(f"{table}{ROW}jadi dalam setahun terakhir naik 5,57 poin.") == ["5,57"]
    assert said(f"{table}{ROW}jadi naik 5,57 poin.") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Dana bersumber dari APBD 80 persen, DAK 15 persen, dan sisanya hibah 5 persen.", []),
        ("Sebanyak 60% responden puas, 25% cukup puas, dan sisanya 15% kurang puas.", []),
        ("Sebanyak 60,5% pegawai pria, 20% di antaranya eselon, dan sisanya 39,5% wanita.", []),
        ("Cakupan 84,5% menyisakan 15,5% warga.", []),
        ("Cakupan 84,5% dengan serapan 90,0% menyisakan 12,5% warga.", ["12,5"]),
        ("Cakupan 84,5% menyisakan 51,5% warga.", ["51,5"]),
    ],
)
def test_what_several_shares_leave(sentence: str, found: list[str]) -> None:
    findings = [each for each in audited(sentence).findings if each.rule is AuditRule.DIFFERENCE]
    assert [each.printed for each in findings] == found
