"""Which of two levels is the higher, told with the gap between them or with a wider circle."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.issue import Level


def errors(sentence: str) -> list[tuple[str, str, str]]:
    """Return rule, printed and computed of what is wrong in a sentence of a report."""
    found = audited(f"LAPORAN KINERJA TAHUN 2033\n\n3.1 Capaian\n\n{sentence}\n").findings
    return [(f.rule.value, f.printed, f.computed) for f in found if f.level is Level.ERROR]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "expected"),
    [
        (
            "Waktu sandar ditargetkan 3,00 jam dan terealisasi 2,75 jam, {} 0,25 jam dari target.",
            "lebih cepat",
            "lebih lambat",
            "lebih cepat",
        ),
        (
            "Kapal laik layar tahun 2033 sebesar 97,80% dan {} 1,20 poin persen dari target sebesar 99,00%.",
            "masih kurang",
            "lebih tinggi",
            "lebih rendah",
        ),
        (
            "Muatan tahun ini 4.812 ton, {} 131 ton dibandingkan dengan kota tetangga sebesar 4.681 ton.",
            "lebih banyak",
            "lebih sedikit",
            "lebih banyak",
        ),
    ],
)
def test_the_gap_tells_which_level_is_the_higher(
    sentence: str, right: str, wrong: str, expected: str
) -> None:
    assert errors(sentence.format(right)) == []
    assert ("claim", wrong, expected) in errors(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Muatan tahun ini 4.812 ton, lebih sedikit 200 ton dibandingkan dengan dugaan, dari 4.681 ton.",
        "Waktu sandar 2,75 jam; waktu muat lebih lambat 0,25 jam dari waktu bongkar yang 3,00 jam.",
        "Kapal naik 131 unit, lebih banyak 31 unit dari kenaikan tahun lalu sebesar 100 unit.",
    ],
)
def test_a_gap_of_other_levels_tells_nothing(sentence: str) -> None:
    assert [rule for rule, _, _ in errors(sentence) if rule == "claim"] == []


@pytest.mark.parametrize(
    "circle", ["rata-rata Provinsi Samudra Utara", "angka nasional", "rata-rata nasional"]
)
def test_a_level_lies_on_the_side_of_a_wider_circle_that_is_told(circle: str) -> None:
    told = f"Realisasi kapal laik layar sebesar 98,34% {{}} {circle} sebesar 98,74%."
    assert errors(told.format("di bawah")) == []
    assert errors(told.format("di atas")) == [("claim", "di atas", "di bawah")]


@pytest.mark.parametrize(
    ("change", "expected"), [("363.975.000", []), ("336.975.000", [("ratio", "5,86", "5,42")])]
)
def test_a_change_and_its_share_are_of_the_amount_that_is_compared_with(
    change: str, expected: list[tuple[str, str, str]]
) -> None:
    sentence = (
        "Dibandingkan dengan anggaran tahun 2032 sebesar Rp 6.214.735.000,-, anggaran tahun 2033 bertambah"
        f" Rp {change},- atau naik 5,86%."
    )
    assert errors(sentence) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("1 dari 2 target tercapai", []),
        ("6 dari 2 target tercapai", [("bound", "6", "2")]),
        ("Sebanyak 9 dari 4 indikator kinerja utama naik.", [("bound", "9", "4")]),
        ("Terlaksana 6 dari 2 kegiatan yang direncanakan.", []),
    ],
)
def test_some_of_a_few_things_are_no_more_than_all(phrase: str, expected: list[tuple[str, str, str]]) -> None:
    assert errors(phrase) == expected


@pytest.mark.parametrize(
    ("sentence", "right", "wrong", "rule"),
    [
        (
            "Aduan warga berjumlah 62, 13 {} daripada 75 aduan pada tahun 2032.",
            "lebih sedikit",
            "lebih banyak",
            "claim",
        ),
        (
            "Pasien inap 192 orang atau 59,63% dari seluruhnya, {} 62 orang dibanding pasien umum 130 orang.",
            "lebih banyak",
            "lebih sedikit",
            "claim",
        ),
        (
            "Pagu awal Rp115.762.850.000 {} Rp2.394.990.000 sehingga menjadi Rp118.157.840.000.",
            "bertambah",
            "berkurang",
            "trend",
        ),
        (
            "Pagu perubahan Rp5.944.510.000, {} Rp29.050.000 dari pagu murni Rp5.915.460.000.",
            "bertambah",
            "berkurang",
            "trend",
        ),
        (
            "Peserta pelatihan 138 orang, {} 27 orang atau 16,36 persen dari 165 orang.",
            "menyusut",
            "tumbuh",
            "trend",
        ),
        ("Volume sampah 412,50 ton {} 31,25 ton menjadi 381,25 ton.", "berkurang", "bertambah", "trend"),
    ],
)
def test_the_word_beside_an_exact_gap_is_told_with_its_opposite(
    sentence: str, right: str, wrong: str, rule: str
) -> None:
    assert errors(sentence.format(right)) == []
    told = {printed: computed for found, printed, computed in errors(sentence.format(wrong)) if found == rule}
    assert told[wrong] in {right, "berkurang", "menyusut"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari 82 kelas rusak berkurang 3 kelas menjadi 79 kelas, dan 85 kelas baik.",
        "Nilai tahun ini 83,20 turun 2,30 poin dari 85,50 menjadi 83,20.",
        "Panjang drainase 12,40 km, lebih pendek 1,20 km dari rencana, dan 11,20 km parit.",
        "Ada 9 pos, 4 lebih banyak daripada 5 pos.",
    ],
)
def test_what_fits_or_is_small_is_silent(sentence: str) -> None:
    assert [found for found in errors(sentence) if found[0] in ("claim", "trend")] == []


SCALE = """
Tabel 1 Skala Nilai Peringkat Kinerja

No | Interval Nilai | Kriteria
1 | 91 <= 100 | Sangat Tinggi
2 | 76 <= 90 | Tinggi
3 | 66 <= 75 | Sedang

"""


@pytest.mark.parametrize(("sign", "name"), [(" persen", "Sedang"), ("%", "Sedang")])
def test_a_class_in_brackets_is_of_the_share_before_it(sign: str, name: str) -> None:
    sentence = f"Realisasi 34 jam dari target 40 jam, capaian 85{sign} ({{}})."
    assert errors(SCALE + sentence.format("Tinggi")) == []
    assert [rule for rule, _, _ in errors(SCALE + sentence.format(name))] == ["scale"]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Program gizi tidak hemat karena capaian 93,75% {} daripada penyerapan 94,55%.",
            "lebih rendah",
            "lebih tinggi",
        ),
        (
            "Angka melek huruf kota 98,20%, {} dibandingkan angka kabupaten 97,65%.",
            "lebih tinggi",
            "lebih rendah",
        ),
        (
            "Tahun ini diperbaiki 412 rumah, {} daripada tahun 2032 sebanyak 388 rumah.",
            "lebih banyak",
            "lebih sedikit",
        ),
        (
            "Waktu tunggu poli anak 23,50 menit masih {} ketimbang poli gigi 31,25 menit.",
            "lebih singkat",
            "lebih lama",
        ),
    ],
)
def test_two_levels_side_by_side_tell_which_is_the_higher(sentence: str, right: str, wrong: str) -> None:
    assert errors(sentence.format(right)) == []
    assert ("claim", wrong, right) in errors(sentence.format(wrong))


@pytest.mark.parametrize(
    "sentence",
    [
        "Terbit 48.867 akta, 6.990 lebih banyak daripada 41.877 akta pada tahun 2032.",
        "Kunjungan perpustakaan 14 kali lebih banyak daripada 44 kali.",
        "Serapan 1,54% lebih tinggi daripada tahun 2032 sebesar 95,28%.",
        "Realisasi 85,00% (capaian 94,44%) lebih rendah daripada target 90,00%.",
        "Nilai 71,20 lebih tinggi daripada tahun lalu dan bobotnya 75,00.",
    ],
)
def test_a_gap_or_another_thing_is_no_level(sentence: str) -> None:
    assert [found for found in errors(sentence) if found[0] == "claim"] == []


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Tahun 2033 terlayani 68.334 pasien, {} 7,76% dari 63.415 pasien pada tahun 2032.", "naik", "turun"),
        ("Laporan warga dari 118 menjadi 157 laporan atau {} 33,05%.", "naik", "turun"),
        ("Target angka melek huruf dari 84,00% menjadi 94,50% atau {} 10,50 poin.", "bertambah", "berkurang"),
        (
            "Rata-rata nilai tahun 2033 sebesar 83,71, sedangkan tahun 2032 sebesar 84,12, sehingga {} 0,41.",
            "turun",
            "naik",
        ),
        (
            "{} terbesar dalam lima tahun terjadi pada posyandu aktif, dari 30,56% menjadi 75,00%.",
            "Kenaikan",
            "Penurunan",
        ),
        ("Target waktu tanggap {} dari 3,50 jam menjadi 2,00 jam.", "turun", "naik"),
    ],
)
def test_steps_of_targets_means_and_shares_tell_their_way(sentence: str, right: str, wrong: str) -> None:
    assert [found for found in errors(sentence.format(right)) if found[0] == "trend"] == []
    found = [printed.casefold() for rule, printed, _ in errors(sentence.format(wrong)) if rule == "trend"]
    assert wrong.casefold() in found


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        ("Waktu tanggap 3,31 jam, {} dari target 3,50 jam.", "lebih cepat", "lebih lambat"),
        (
            "Antrean poli umum 42,10 menit, {} dibandingkan target 45,00 menit.",
            "lebih singkat",
            "lebih lama",
        ),
        ("Panjang trotoar 18,20 km, {} daripada target 17,00 km.", "lebih panjang", "lebih pendek"),
    ],
)
def test_a_level_lies_on_the_told_side_of_its_target(sentence: str, right: str, wrong: str) -> None:
    assert errors(sentence.format(right)) == []
    assert [rule for rule, printed, _ in errors(sentence.format(wrong)) if wrong in printed] == ["claim"]


@pytest.mark.parametrize(
    ("sentence", "right", "wrong"),
    [
        (
            "Nilai ini naik 0,78 poin dari tahun 2032, {} daripada kenaikan provinsi (0,54 poin).",
            "lebih besar",
            "lebih kecil",
        ),
        (
            "Muatan meningkat 4,10 persen, {} dibandingkan peningkatan nasional sebesar 5,25 persen.",
            "lebih rendah",
            "lebih tinggi",
        ),
        (
            "Tunggakan turun 2,30 persen, {} dari penurunan tahun 2032 (1,90 persen).",
            "lebih banyak",
            "lebih sedikit",
        ),
    ],
)
def test_of_two_changes_one_is_greater(sentence: str, right: str, wrong: str) -> None:
    assert errors(sentence.format(right)) == []
    assert errors(sentence.format(wrong)) == [("claim", wrong, right)] or [
        printed for _, printed, _ in errors(sentence.format(wrong))
    ] == [wrong]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nilai ini naik 0,78 poin, lebih kecil daripada penurunan provinsi (0,54 poin).",
        "Nilai ini sebesar 0,78 poin, lebih kecil daripada kenaikan provinsi (0,54 poin).",
        "Nilai ini naik 8 poin, lebih kecil daripada kenaikan provinsi (0,54 poin).",
    ],
)
def test_changes_that_are_not_alike_are_passed(sentence: str) -> None:
    assert errors(sentence) == []


@pytest.mark.parametrize(
    "told",
    [
        "Hasil kebun 55,31 kuintal/ha, {} 1,69 kuintal/ha dibandingkan rata-rata provinsi 53,62 kuintal/ha.",
        "Pelaut perempuan 27 orang atau 57,45%, {} daripada laki-laki sebanyak 20 orang atau 42,55%.",
        "Pelaut perempuan sebanyak 27 orang (57,45%), {} daripada laki-laki sebanyak 20 orang (42,55%).",
    ],
)
def test_units_of_two_words_and_shares_may_stand_between(told: str) -> None:
    more, less = (
        ("lebih tinggi", "lebih rendah") if "hasil" in told.casefold() else ("lebih banyak", "lebih sedikit")
    )
    assert errors(told.format(more)) == []
    assert errors(told.format(less)) == [("claim", less, more)]


def test_a_count_and_a_share_are_no_two_levels() -> None:
    told = "Pelaut perempuan sebanyak 27 orang atau 57,45%, lebih sedikit daripada 61,20% pada tahun lalu."
    assert errors(told) == []
