"""Figures that a sentence calls otherwise than the tables do."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import roots, told

from capaian.domain.audit import AuditRule


def called(text: str) -> list[tuple[int, str, str]]:
    return told(text, AuditRule.LABEL)


HARBOUR = """
Tabel 1 Kinerja Pelabuhan tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase kapal yang tiba tepat waktu | 80,00% | 71,44% | 89,30%
2 | Persentase dermaga yang layak pakai | 90,00% | 92,16% | 102,40%

"""
FOREST = """
Tabel 1 Belanja Kehutanan

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penghijauan lereng dan bantaran | 812.450.000 | 790.113.250 | 97,25
2 | Pengamanan hutan lindung kota | 455.300.000 | 401.224.700 | 88,12

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Capaian ketepatan kapal sebesar 71,44%.",
            [("capaian 71,44", "realisasi 71,44 atau capaian 89,30")],
        ),
        (
            "Rata-rata capaian sasaran yaitu persentase kapal sebesar 71,44%.",
            [("capaian 71,44", "realisasi 71,44 atau capaian 89,30")],
        ),
        (
            "Realisasi ketepatan kapal 71,44%, realisasinya 89,30%.",
            [("realisasi 89,30", "capaian 89,30")],
        ),
        ("Realisasi ketepatan kapal 71,44%, capaiannya 89,30%.", []),
        ("Realisasinya 89,30% dari yang dijanjikan.", []),
        ("Capaian ketepatan kapal sebesar 89,30%.", []),
        ("Realisasi ketepatan kapal sebesar 71,44%.", []),
        ("Capaian ketepatan kapal dengan realisasi sebesar 71,44%.", []),
        ("Persentase capaian ketepatan kapal sebesar 71,44%.", []),
        ("Capaian tahun lalu sebesar 66,17%.", []),
    ],
)
def test_an_actual_is_no_achievement(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(HARBOUR + sentence)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Total pagu Tahun Anggaran 2031 sebesar Rp 790.113.250.",
            [("pagu 790.113.250", "belanja 790.113.250 atau pagu 812.450.000")],
        ),
        ("Total pagu sebesar Rp 812.450.000.", []),
        (
            "Realisasi anggaran sebesar Rp 455.300.000.",
            [("belanja 455.300.000", "pagu 455.300.000 atau belanja 401.224.700")],
        ),
        ("Realisasi anggaran sebesar Rp 401.224.700.", []),
        ("Pagu semula sebesar Rp 300.000.000.", []),
    ],
)
def test_what_was_spent_is_no_budget(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(FOREST + sentence)] == found


@pytest.mark.parametrize(
    ("text", "printed", "right"),
    [
        (
            HARBOUR + "Capaian ketepatan kapal sebesar 71,44%.",
            "capaian 71,44",
            "realisasi 71,44 atau capaian 89,30",
        ),
        (
            FOREST + "Total pagu penghijauan sebesar Rp 790.113.250.",
            "pagu 790.113.250",
            "belanja 790.113.250 atau pagu 812.450.000",
        ),
        (
            FOREST + "Realisasi anggaran sebesar Rp 455.300.000.",
            "belanja 455.300.000",
            "pagu 455.300.000 atau belanja 401.224.700",
        ),
    ],
)
def test_what_bears_the_wrong_name_has_another_figure_in_its_row(text: str, printed: str, right: str) -> None:
    assert told(text, AuditRule.CROSSREF) == [(7, printed, right)]
    assert roots(text, AuditRule.CROSSREF) == [(7, 7)]
    assert roots(text, AuditRule.LABEL) == [(7, None)]


def test_a_paragraph_that_tells_the_right_figure_too_is_not_held_against_it() -> None:
    sentence = "Capaian ketepatan kapal sebesar 71,44%. Nilai itu 89,30% dari rencana."
    assert [len(told(HARBOUR + sentence, rule)) for rule in (AuditRule.LABEL, AuditRule.CROSSREF)] == [1, 0]
    assert called(HARBOUR + sentence) == [(7, "capaian 71,44", "realisasi 71,44")]


def test_a_row_that_prints_the_named_thing_twice_or_not_at_all_tells_no_figure_of_it() -> None:
    sentence = "Capaian ketepatan kapal sebesar 71,44%."
    plans = (
        HARBOUR.replace("Capaian (%)", "Keterangan").replace("89,30%", "kurang").replace("102,40%", "baik")
    )
    assert [len(told(plans + sentence, rule)) for rule in (AuditRule.LABEL, AuditRule.CROSSREF)] == [1, 0]
    years = HARBOUR.replace("Capaian (%)", "Capaian 2031 | Capaian 2030").replace("89,30%", "89,30% | 90,10%")
    years = years.replace("102,40%", "102,40% | 99,00%")
    assert told(years + sentence, AuditRule.CROSSREF) == []


def test_a_figure_that_is_both_is_called_by_either_name() -> None:
    same = HARBOUR.replace("80,00% | 71,44% | 89,30%", "100,00% | 71,44% | 71,44%")
    assert called(same + "Capaian ketepatan kapal sebesar 71,44%.") == []


YEARS = """
Tabel 1 {title}

No | Indikator | {first} | {second}
1 | Nilai kepuasan pengguna dermaga | 3,46 | 3,66
2 | Nilai keteduhan taman di kota | 71,20 | 68,40

"""


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Nilai ini mengalami peningkatan sebesar 3,66 dibandingkan tahun 2030 sebesar 3,46.", "0,20"),
        ("Keteduhan mengalami penurunan sebesar 68,40 dari tahun 2030 dengan nilai 71,20.", "2,80"),
        ("Nilai ini mengalami peningkatan sebesar 0,20 dibandingkan tahun 2030 sebesar 3,46.", ""),
        ("Nilai ini meningkat menjadi 3,66 dibandingkan tahun 2030 sebesar 3,46.", ""),
    ],
)
def test_the_level_of_a_year_is_no_change(sentence: str, found: str) -> None:
    years = YEARS.format(title="Perkembangan", first="2030", second="2031")
    changes = [right for _, _, right in told(years + sentence, AuditRule.DIFFERENCE)]
    assert changes == ([found] if found else [])
    plans = YEARS.format(title="Kinerja", first="Target", second="Realisasi")
    assert told(plans + sentence, AuditRule.DIFFERENCE) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Ketepatan kapal mencatat realisasi sebesar 89,30%, yakni 71,44% dibanding target 80,00%.",
            [("realisasi 89,30", "capaian 89,30")],
        ),
        ("Dengan angka 92,16%, realisasinya adalah 102,40%.", [("realisasi 102,40", "capaian 102,40")]),
        ("Ketepatan kapal mencatat capaian sebesar 89,30%, yakni 71,44% dari target 80,00%.", []),
        ("Ketepatan kapal mencatat realisasi sebesar 89,30%.", []),
        ("Realisasi anggaran sebesar 89,30% dengan realisasi kapal 71,44%.", []),
    ],
)
def test_an_achievement_is_no_actual_where_both_are_told(sentence: str, found: list[tuple[str, str]]) -> None:
    assert [(printed, right) for _, printed, right in called(HARBOUR + sentence)] == found


MEANS = """
Tabel 5 Perkembangan Tahun 2030 dan 2031

Indikator | Realisasi 2030 | Realisasi 2031 | Capaian 2030 (%) | Capaian 2031 (%)
Persentase perahu berizin | 61,40 | 66,25 | 92,11 | 94,64
Persentase dermaga terang | 78,18 | 79,03 | 104,24 | 105,37
Rata-rata capaian | | | 98,18 | 100,01

"""


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "figure"),
    [
        (
            "Rata-rata {} indikator naik dari 98,18 persen pada tahun 2030 menjadi 100,01.",
            "capaian",
            "realisasi",
            "98,18",
        ),
        ("{} dermaga terang meningkat dari 104,24% menjadi 105,37%.", "Capaian", "Realisasi", "104,24"),
        ("{} perahu berizin bergerak dari 61,40 menjadi 66,25.", "Realisasi", "Capaian", "61,40"),
    ],
)
def test_two_levels_of_a_move_bear_the_name_of_their_columns(
    sentence: str, right: str, wrong: str, figure: str
) -> None:
    assert called(MEANS + sentence.format(right)) == []
    found = [(p, c) for _, p, c in called(MEANS + sentence.format(wrong))]
    assert found == [(f"{wrong.casefold()} {figure}", f"{right.casefold()} {figure}")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rata-rata realisasi indikator naik dari 98,18 persen menjadi 99,99.",
        "Rata-rata realisasi indikator naik dari 61,40 persen menjadi 100,01.",
        "Realisasi anggaran naik dari 98,18 persen menjadi 100,01.",
        "Rata-rata nilai indikator naik dari 98,18 persen menjadi 100,01.",
        "Rata-rata realisasi indikator sejak 98,18 persen menjadi 100,01.",
    ],
)
def test_levels_of_two_columns_or_of_none_are_left_alone(sentence: str) -> None:
    assert called(MEANS + sentence) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Tingkat capaian ketepatan kapal sebesar 71,44% dari target 80,00%, sehingga hasilnya 89,30%.",
            "capaian 71,44",
        ),
        (
            "Ketercapaian dermaga layak pakai 92,16% terhadap rencana 90,00% dengan realisasi 102,40%.",
            "capaian 92,16",
        ),
    ],
)
def test_names_of_actual_and_achievement_that_are_exchanged(sentence: str, found: str) -> None:
    assert found in [printed for _, printed, _ in called(HARBOUR + sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hasil ketepatan kapal sebesar 71,44% dari target 80,00%, sehingga tingkat capaiannya 89,30%.",
        "Realisasi dermaga layak pakai 92,16% terhadap rencana 90,00% dengan capaian 102,40%.",
        "Capaian 71,44% dan hasil survei 88,15% tidak berhubungan.",
    ],
)
def test_names_in_their_places_are_right(sentence: str) -> None:
    assert called(HARBOUR + sentence) == []


def test_an_achievement_beside_its_actual_is_no_actual() -> None:
    sentence = "Kapal yang tepat waktu 71,44%, di bawah target 80,00% dengan realisasi 89,30%."
    assert [printed for _, printed, _ in called(HARBOUR + sentence)] == ["realisasi 89,30"]
    assert called(HARBOUR + sentence.replace("realisasi 89,30", "capaian 89,30")) == []
    assert called(HARBOUR + "Kapal itu mencatat realisasi 89,30%.") == []  # its actual is not told
