"""Figures of last year that a summary kept."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule

TEXT = """
LAPORAN KINERJA DINAS PELABUHAN TAHUN 2031

IKHTISAR KINERJA TAHUN 2031

3.1 Perkembangan

Tabel 3.1 Realisasi Indikator

No | Indikator | Realisasi 2030 | Realisasi 2031 | Selisih
1 | Indeks Kepuasan Pelaut | 81,46 | 84,73 | 3,27
2 | Cakupan kapal laik laut | 72,15 | 77,90 | 5,75
3 | Waktu sandar kapal feri | 6,25 | 5,40 | 0,85
4 | Persentase awak bersertifikat | 61,38 | 69,84 | 8,46

4.1 Kesimpulan

"""


def left(sentence: str) -> list[tuple[str, str]]:
    return [(printed, computed) for _, printed, computed in told(TEXT + sentence, AuditRule.CROSSREF)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("IKP memperoleh nilai 81,46 dengan mutu B, dan waktu sandar 5,40 jam.", [("81,46", "84,73")]),
        ("Kapal laik laut mencapai 77,90%, sedangkan awak bersertifikat 61,38%.", [("61,38", "69,84")]),
        ("Waktu sandar kapal feri adalah 6,25 jam.", [("6,25", "5,40")]),
        (
            "IKP 84,73 naik menjadi mutu A, kapal laik laut 72,15%, dan waktu sandar 5,40 jam.",
            [("72,15", "77,90")],
        ),
        ("Mutu layanan meningkat, kapal laik laut 77,90%, awak bersertifikat 61,38%.", [("61,38", "69,84")]),
        ("Mutu meningkat, kapal laik laut 72,15% dan kini mencapai angka 77,90%.", []),
        ("Mutu meningkat, kapal laik laut menjadi 72,15%, dan awak bersertifikat 69,84%.", []),
        ("Mutu meningkat, kapal laik laut 72,15% dari awal tahun, dan awak bersertifikat 69,84%.", []),
        ("IKP memperoleh nilai 84,73 dengan mutu B.", []),
        ("IKP tahun 2030 memperoleh nilai 81,46.", []),
        ("IKP bertambah dari 81,46.", []),
        ("Tahun lalu IKP memperoleh nilai 81,46.", []),
        ("Target IKP adalah 81,46.", []),
        ("Indeks gubernur memperoleh nilai 81,46.", []),
        ("IKP provinsi memperoleh nilai 81,46.", []),
    ],
)
def test_a_figure_without_a_year_is_of_this_one(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert left(sentence) == expected


def test_a_figure_that_a_table_has_without_a_year_may_be_meant() -> None:
    other = (
        "Tabel 4.1 Ambang\n\nIndikator | Ambang\nIndeks Kepuasan Pelaut | 81,46\nKapal laik laut | 70,00\n\n"
    )
    assert left(other + "IKP memperoleh nilai 81,46 dengan mutu B.") == []


BOATS = """
3.1 Perkembangan

Tabel 3.1 Perkembangan Realisasi

No | Jenis | 2029 | 2030 | 2031
1 | Surat Izin Berlayar | 70,12 | 74,55 | 79,31
2 | Buku Pelaut | 88,01 | 89,47 | 91,26
3 | Cakupan asuransi nelayan | 41,18 | 47,93 | 55,62

4.1 Simpulan

"""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # another sentence compares with the year before
        (
            "Nilai SAKIP naik 1,20 poin dari tahun 2030. Buku Pelaut mencapai 89,47%, SIB 79,31%.",
            [("89,47", "91,26")],
        ),
        (
            "Dibandingkan realisasi tahun 2030 mutu membaik. SIB sebesar 74,55% dan buku pelaut 91,26%.",
            [("74,55", "79,31")],
        ),
        # so many places are all of them
        ("Dari 9 kecamatan pesisir, SIB telah mencapai 74,55% dan buku pelaut 91,26%.", [("74,55", "79,31")]),
        (
            "Di 9 (sembilan) kecamatan asuransi nelayan mencapai 47,93%, SIB 79,31%.",
            [("47,93", "55,62")],
        ),
        # as the tables have it
        ("Nilai SAKIP naik 1,20 poin dari tahun 2030. Buku Pelaut mencapai 91,26%, SIB 79,31%.", []),
        # these are of the year before, or of a place
        ("Pada tahun 2030 nilai SAKIP 70,15. Buku Pelaut mencapai 89,47% dan asuransi nelayan 55,62%.", []),
        ("Nilai SAKIP naik 1,20 poin dari tahun 2029. Buku Pelaut mencapai 89,47%, SIB 74,55%.", []),
        ("Buku pelaut 91,26% naik dari tahun 2030 sebesar 89,47%.", []),
        ("Di kecamatan Teluk Sari SIB mencapai 74,55%, dan buku pelaut 91,26%.", []),
        ("Untuk tiap kecamatan SIB mencapai 74,55%, dan buku pelaut 91,26%.", []),
    ],
)
def test_a_year_that_others_are_compared_with_and_a_number_of_places_tell_of_no_other_time(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    text = TEXT.split("3.1 Perkembangan")[0] + BOATS + sentence
    assert [(p, c) for _, p, c in told(text, AuditRule.CROSSREF)] == expected


QUARTERS = """
3.1 Hasil Pengukuran

Tabel 3.1 Target dan Realisasi Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Kepemilikan Surat Izin Berlayar (SIB) | 80,00 | 79,31 | 99,14
2 | Persentase kepemilikan Buku Pelaut | 90,00 | 91,26 | 101,40
3 | Persentase kapal terdaftar | 60,00 | 65,40 | 109,00

3.2 Rencana Aksi

Tabel 3.2 Rencana Aksi Tahun 2031

No | Indikator | {0} I | | {0} II | | {0} III | | {0} IV |
 | | {1} | {2} | {1} | {2} | {1} | {2} | {1} | {2}
1 | Kepemilikan Surat Izin Berlayar (SIB) | 75,00 | 74,90 | 76,00 | 76,18 | 78,00 | 77,64 | 80,00 | 79,31
2 | Persentase kepemilikan Buku Pelaut | 86,00 | 87,02 | 88,00 | 88,45 | 89,00 | 90,13 | 90,00 | 91,26
3 | Persentase kapal terdaftar | 50,00 | 51,35 | 54,00 | 56,12 | 58,00 | 60,77 | 60,00 | 65,40

4.1 Simpulan

"""


@pytest.mark.parametrize("words", [("Triwulan", "Target", "Realisasi"), ("TW", "T", "R")])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kepemilikan SIB 77,64%, buku pelaut 91,26% dan kapal terdaftar 65,40%.", [("77,64", "79,31")]),
        ("Layanan membaik; kepemilikan buku pelaut mencapai 88,45% dan SIB 79,31%.", [("88,45", "91,26")]),
        ("Kepemilikan SIB 79,31%, buku pelaut 91,26% dan kapal terdaftar 65,40%.", []),
        ("Sampai dengan triwulan III kepemilikan SIB 77,64% dan buku pelaut 90,13%.", []),
        ("Kinerja TW III membaik. Kepemilikan SIB 77,64% dan buku pelaut 90,13%.", []),
        ("Keadaan bulan September membaik. Kepemilikan SIB 77,64% dan buku pelaut 90,13%.", []),
    ],
)
def test_a_figure_of_an_earlier_quarter_is_not_that_of_the_year(
    words: tuple[str, str, str], sentence: str, expected: list[tuple[str, str]]
) -> None:
    text = TEXT.split("3.1 Perkembangan")[0] + QUARTERS.format(*words) + sentence
    assert [(p, c) for _, p, c in told(text, AuditRule.CROSSREF)] == expected


def test_the_quarter_is_named_and_a_last_quarter_that_is_not_the_year_proves_nothing() -> None:
    text = TEXT.split("3.1 Perkembangan")[0] + QUARTERS.format("Triwulan", "Target", "Realisasi")
    sentence = "Kepemilikan SIB 77,64%, buku pelaut 91,26% dan kapal terdaftar 65,40%."
    (found,) = audited(text + sentence).findings
    assert "angka Triwulan III" in found.why
    alone = text[: text.index("Tabel 3.1")] + text[text.index("Tabel 3.2") :]
    assert told(alone + sentence, AuditRule.CROSSREF) == []


def test_a_quarter_told_beside_the_target_and_the_year_before_leaves_the_change_right() -> None:
    text = TEXT.split("3.1 Perkembangan")[0] + QUARTERS.format("Triwulan", "Target", "Realisasi")
    for actual, expected in (("79,31", []), ("77,64", [(False, "77,64"), (True, "5,31")])):
        own = f"Kepemilikan SIB {actual}% dari target 80,00%, naik 5,31 poin dari 74,00% pada tahun 2030."
        found = audited(text + own).findings
        assert [(each.root is not None, each.printed) for each in found] == expected
