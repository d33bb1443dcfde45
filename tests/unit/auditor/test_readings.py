"""Figures of a sentence that are right under some reading: differences, shares, sums and means.

Each sentence is sound beside its table, and wrong once its figure is another.
"""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level


def told(text: str) -> list[tuple[AuditRule, str]]:
    found = audited(text).findings
    return [(f.rule, f.printed) for f in found if f.level is not Level.NOTE or f.joins is not None]


HARBOUR = """
1.1 Bongkar Muat Pelabuhan

Tabel 1.1 Bongkar Muat per Pelabuhan Tahun 2021 dan 2022 (ton)

Pelabuhan | Tahun 2020 | Tahun 2021 | Tahun 2022 | Perubahan 2021-2022
Teluk Bayan | 21.460 | 23.505 | 24.840 | 1.335
Muara Kecil | 9.120 | 8.655 | 8.930 | 275
Pantai Lontar | 4.785 | 5.270 | 4.995 | -275
Jumlah | 35.365 | 37.430 | 38.765 | 1.335

{}
"""
MUSEUM = """
1.1 Kunjungan Museum

Tabel 1.1 Nilai Layanan Museum per Ukuran

No | Ukuran | Target 2023 | Target 2027 | Nilai 2022 | Nilai 2023 | Selisih 2022-2023
1 | Kebersihan ruang pamer | 80,00 | 95,00 | 78,40 | 81,25 | 2,85
2 | Kelengkapan koleksi | 75,00 | 92,00 | 76,15 | 75,90 | -0,25
3 | Keramahan pemandu | 85,00 | 98,00 | 83,05 | 86,10 | 3,05
4 | Kemudahan akses | 70,00 | 88,00 | 66,70 | 71,45 | 4,75

{}
"""


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (HARBOUR, "Selama tiga tahun Muara Kecil membongkar seluruhnya 26.705 ton."),
        (HARBOUR, "Porsi terbesar adalah Teluk Bayan dan yang terkecil Pantai Lontar sebesar 12,89%."),
        (HARBOUR, "Rata-rata bongkar muat per bulan di Pantai Lontar 416 ton pada tahun 2022."),
        (HARBOUR, "Tahun 2021 Teluk Bayan tumbuh 9,53% dari tahun 2020, sedangkan tahun 2022 lebih rendah."),
        (HARBOUR, "Jarak Teluk Bayan ke Muara Kecil pada tahun 2022 adalah 15.910 ton."),
        (MUSEUM, "Kenaikan target terbesar ada pada kemudahan akses, yaitu 18,00 poin."),
        (
            MUSEUM,
            "Kelengkapan koleksi turun 0,25 poin dari 76,15, sedangkan keramahan pemandu naik 3,05 poin.",
        ),
        (MUSEUM, "Nilai keramahan pemandu terpaut 4,85 poin dari nilai kebersihan ruang pamer."),
        (MUSEUM, "Rata-rata nilai seluruh ukuran pada tahun 2023 adalah 78,68."),
    ],
)
def test_what_follows_from_the_named_rows_is_right(report: str, sentence: str) -> None:
    assert told(report.format(sentence)) == []


@pytest.mark.parametrize(
    ("report", "sentence", "printed"),
    [
        (HARBOUR, "Bongkar muat Muara Kecil pada tahun 2022 adalah 8.390 ton.", "8.390"),
        (HARBOUR, "Bongkar muat Teluk Bayan naik 1.353 ton pada tahun 2022.", "1.353"),
        (MUSEUM, "Nilai keramahan pemandu pada tahun 2023 adalah 86,01.", "86,01"),
        (MUSEUM, "Nilai kemudahan akses naik 4,57 poin dari 66,70 menjadi 71,45.", "4,57"),
        (MUSEUM, "Kelengkapan koleksi turun 0,52 poin dari 76,15 menjadi 75,90.", "0,52"),
    ],
)
def test_what_follows_from_nothing_is_told(report: str, sentence: str, printed: str) -> None:
    assert printed in [text for _, text in told(report.format(sentence))]


@pytest.mark.parametrize(
    "text",
    [
        "Tera naik dari 54,38 menjadi 62,60 atau naik 8,22 poin. Pasar 71,40 tahun 2022, 74,35 tahun 2023.",
        "Nilai pasar 71,40 pada tahun 2022 dan 74,35 pada tahun 2023. Peningkatan terbesar 0,11 poin.",
        "Nilai tera naik rata-rata 4,11 poin per tahun; 71,40 pada tahun 2022 dan 74,35 pada tahun 2023.",
    ],
)
def test_a_change_is_not_held_against_the_years_of_another_thing(text: str) -> None:
    assert told(f"LAPORAN TAHUN 2023\n\n{text}") == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Produksi naik 1,95 poin dari 87,40 menjadi 89,30.", "1,95"),
        ("Produksi turun dari 89,30 menjadi 87,40 atau turun 1,09 poin.", "1,09"),
        ("Penerbitan berkurang 315 dokumen dari 8.876 menjadi 8.525 dokumen.", "315"),
        ("Panen turun 7,80% dari 3.870 ton menjadi 3.596 ton.", "7,80"),
        ("Panen meningkat 3,17% dari 3.596 ton menjadi 3.724 ton.", "3,17"),
    ],
)
def test_a_change_follows_from_both_ends_of_its_clause(text: str, printed: str) -> None:
    assert told(text) == [(AuditRule.DIFFERENCE, printed)]


@pytest.mark.parametrize(
    "text",
    [
        "Produksi naik 1,90 poin dari 87,40 menjadi 89,30.",
        "Panen turun 7,08% dari 3.870 ton menjadi 3.596 ton.",
        "Kerang naik 2,00% dari 50,00% menjadi 51,00%.",
        "Cakupan naik 2,00% dari 50,00% menjadi 52,00%.",
        "Penerbitan naik 5 persen dari 20 kali menjadi 21 kali.",
    ],
)
def test_a_change_is_a_difference_or_a_growth(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hasil menunjukkan 4 indikator mencapai target dan 3 indikator belum mencapai target.",
        "Hasil: sebanyak 9 ukuran telah memenuhi target, sedangkan 12 ukuran belum memenuhi target.",
    ],
)
def test_what_is_counted_after_a_target_is_no_target(text: str) -> None:
    assert told(text) == []


def test_a_target_that_is_missed_is_told() -> None:
    assert told("Hasil 84,20 telah melampaui target 85,00.") == [(AuditRule.CLAIM, "telah melampaui")]


@pytest.mark.parametrize("words", ["sekurang-kurangnya harus mencapai", "minimal", "paling rendah"])
def test_what_has_to_be_is_no_actual(words: str) -> None:
    text = (
        f"Agar bermutu A, nilai {words} 88,31. Terhadap target 83,00, capaian indikator ini sebesar 101,81%."
    )
    assert told(text) == []
    assert told(text.replace(words, "adalah")) == [(AuditRule.ACHIEVEMENT, "101,81")]


SPENT = """
Tabel 1 Anggaran Dua Tahun

Tahun | Pagu (Rp) | Realisasi (Rp) | Sisa Anggaran (Rp)
2021 | 512.400.000 | 480.310.000 | 32.090.000
2022 | 603.150.000 | 571.925.500 | 31.224.500
2023 | 640.000.000 | 622.480.250 | 17.519.750

{} adalah Rp 17.519.750.
"""


@pytest.mark.parametrize("words", ["Anggaran yang tidak terserap", "Sisa anggaran yang tidak terserap"])
def test_what_was_not_spent_is_no_spending(words: str) -> None:
    assert told(SPENT.format(words)) == []


def test_a_budget_called_spent_is_told() -> None:
    text = SPENT.replace("17.519.750.\n", "640.000.000.\n")
    both = (AuditRule.CROSSREF, AuditRule.LABEL)
    assert told(text.format("Realisasi anggaran")) == [(rule, "belanja 640.000.000") for rule in both]


LICENCES = """
1.1 Kapal Berizin

Tabel 1.1 Kapal Berizin per Pelabuhan

No | Pelabuhan | Kapal | Berizin | Cakupan (%)
1 | Teluk Bayan | 1.482 | 1.296 | 87,45
2 | Muara Kecil | 1.134 | 1.021 | 90,04
3 | Pantai Lontar | 912 | 168 | 18,42
4 | Ujung Karang | 765 | 731 | 95,56
 | Jumlah | 4.293 | 3.216 | 74,91

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        "Kapal tanpa izin terbanyak ada di Pantai Lontar, diikuti Teluk Bayan ({} kapal).",
        "Di Teluk Bayan masih terdapat {} kapal yang harus mengurus izin.",
        "Teluk Bayan menyisakan {} kapal.",
    ],
)
@pytest.mark.parametrize(("count", "is_right"), [("186", True), ("1.269", False)])
def test_what_is_left_of_one_count_without_another(sentence: str, count: str, *, is_right: bool) -> None:
    assert (told(LICENCES.format(sentence.format(count))) == []) is is_right


CHILDREN = """
1.1 Anak Berkartu

Tabel 1.1 Penduduk Wajib Kartu

No | Wilayah | Wajib Kartu
1 | Teluk Bayan | 45.214
2 | Pantai Lontar | 51.693
3 | Muara Kecil | 38.120
4 | Ujung Karang | 22.405

Tabel 1.2 Anak

No | Wilayah | Anak | Berkartu | %
1 | Teluk Bayan | 17.530 | 10.986 | 62,67
2 | Muara Kecil | 15.131 | 9.021 | 59,62
3 | Pantai Lontar | 19.037 | 12.641 | 66,40
4 | Ujung Karang | 10.375 | 4.987 | 48,07

{}
"""


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Tiga wilayah, yakni Pantai Lontar, Teluk Bayan, dan Muara Kecil, bersama-sama menaungi {} anak. "
            "Ujung Karang dilayani dengan layanan keliling."
        ),
        (
            "Ujung Karang dilayani dengan layanan keliling. Gabungan Pantai Lontar, Teluk Bayan, dan "
            "Muara Kecil menaungi {} anak."
        ),
    ],
)
@pytest.mark.parametrize(("count", "is_right"), [("51.698", True), ("51.639", False)])
def test_a_total_is_that_of_the_rows_of_its_own_sentence(
    sentence: str, count: str, *, is_right: bool
) -> None:
    assert (told(CHILDREN.format(sentence.format(count))) == []) is is_right


WEDDINGS = """
1.1 Pernikahan Tercatat

Tabel 1.1 Pernikahan per Wilayah

No | Wilayah | Terjadi | Tercatat | Cakupan (%)
1 | Teluk Bayan | 38 | 36 | 94,74
2 | Muara Kecil | 93 | 91 | 97,85
 | Jumlah | 131 | 127 | 96,95

Dari 131 pernikahan, 38 {} ({}) terjadi di Teluk Bayan.
"""


@pytest.mark.parametrize("among", ["di antaranya", "pernikahan di antaranya", "di antara mereka"])
@pytest.mark.parametrize(("share", "found"), [("29,01%", []), ("29,92%", [(AuditRule.RATIO, "29,92")])])
def test_a_share_among_a_told_whole_is_of_no_other(
    among: str, share: str, found: list[tuple[AuditRule, str]]
) -> None:
    assert told(WEDDINGS.format(among, share)) == found


@pytest.mark.parametrize(("share", "found"), [("28,57%", []), ("27,48%", [(AuditRule.RATIO, "27,48")])])
@pytest.mark.parametrize("whole", ["133 pernikahan", "seluruh 133 pernikahan"])
def test_a_share_of_a_whole_that_stands_behind_it_is_of_no_other(
    whole: str, share: str, found: list[tuple[AuditRule, str]]
) -> None:
    text = (
        WEDDINGS.partition("Dari")[0] + f"Di Teluk Bayan tercatat 38 pernikahan atau {share} dari {whole}.\n"
    )
    assert [each for each in told(text) if each[0] is AuditRule.RATIO] == found


SURVEYS = """
1.1 Kepuasan

Tabel 1.1 Perkembangan

No | Indeks | 2020 | 2021 | 2022
1 | Kepuasan Nelayan | 83,70 | 85,23 | 86,58
2 | Kepuasan Petani | 80,10 | 81,40 | 83,00

Dibandingkan tahun 2021, Kepuasan Nelayan naik {} poin dari 85,23 menjadi 86,58.
"""


@pytest.mark.parametrize(("gap", "found"), [("1,35", []), ("1,53", [(AuditRule.DIFFERENCE, "1,53")])])
def test_a_move_whose_ends_follow_it_is_no_other_move_of_its_row(
    gap: str, found: list[tuple[AuditRule, str]]
) -> None:
    assert told(SURVEYS.format(gap)) == found
