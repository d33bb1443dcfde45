"""Workings in text, and words that figures deny."""

from __future__ import annotations

from time import perf_counter

import pytest
from tests.every_case import every_case
from tests.unit.auditor.reports import findings_of, reported_in, table

MAX_SECONDS = 5
"""Scanning takes a tenth; a search that tries again from each sign takes hours."""


@every_case(
    ("text", "expected"),
    [
        ("Capaian = 15,36 / 10 x 100% = 153,60%", []),
        ("Gangguan : 30 / 2.849 x 100% = 0,01%", [("ratio", "0,01")]),
        (r"$$Q3 = \left(\frac{26.024}{38.382} \right) \times 100\% = \mathbf{67,80\%}$$", []),
        (
            r"$$Q3 = \left(\frac{26.024}{38.382} \right) \times 100\% = \mathbf{76,80\%}$$",
            [("ratio", "76,80")],
        ),
        ("Angka yang sudah diuraikan (lihat Tabel 1-3) = 5.147.500.000 + 383.050.000", []),
        ("Rumus: memiliki / wajib x 100% = 131.582 / 132.533 x 100% = 99,28%", []),
        ("Makin kecil makin baik: (2\u00d73,50\u22122,94)/3,50 = 116,0%", []),
        ("100,53 + 100 + 100\n= X 100%\n3\n= 100,18", []),
        ("10.246.498 kbm\n= = 58.551 kbm\n179 layanan", [("ratio", "58.551")]),
    ],
)
def test_a_working_gives_its_result(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(rule, printed) for rule, printed, _ in reported_in(f"{text}\n")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Dana sebesar Rp 208.124.778,- atau 94,52% dari anggaran sebesar Rp "
                "220.197.000,- terserap."
            ),
            [],
        ),
        (
            "Anggaran sebesar Rp 220.197.000,- dengan realisasi Rp 208.124.778,- atau 95,42%.",
            [("serapan", "95,42")],
        ),
        (
            "Target sebesar 90% dengan realisasi 77,18% sehingga capaian sebesar 85,67%.",
            [("capaian", "85,67")],
        ),
        (
            (
                "Anggaran Rp 220.197.000,- dengan rincian realisasi belanja modal Rp "
                "20.124.778,- (95,42%)."
            ),
            [],
        ),
    ],
)
def test_a_sentence_works_out_its_own_share(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(rule, printed) for rule, printed, _ in reported_in(f"{text}\n")] == expected


def test_words_of_change_agree_with_the_years() -> None:
    rows = (
        "Indikator|Realisasi 2022|Realisasi 2023|Naik/Turun",
        "KTP|99,00|99,53|Naik",
        "KIA|60|67,80|Naik",
    )
    assert reported_in(table(*rows, "Akta|98|98|Tetap")) == []
    assert reported_in(table(*rows, "Akta|98|98|Turun")) == [("trend", "Turun", "Tetap")]


def test_words_of_change_are_not_compared_with_changes() -> None:
    rows = (
        "Dokumen|2022|2023|Beda|Arah",
        "Akta lahir|8.876|8.525|-351|Turun",
        "Akta kawin|141|136|-5|Turun",
    )
    assert reported_in(table(*rows, "Kartu anak|5.073|6.013|940|Naik")) == []


SHORT = table("Indikator|Target|Realisasi|Capaian", "Kepemilikan akta|95|94|98,95")


@pytest.mark.parametrize(
    ("sentence", "is_reported"),
    [
        ("Secara keseluruhan target kinerja telah tercapai.", True),
        ("Secara keseluruhan target kinerja belum tercapai.", False),
        ("Sebagian indikator telah tercapai.", False),
    ],
)
def test_no_sentence_calls_all_targets_met_where_one_was_missed(
    sentence: str, is_reported: bool
) -> None:
    assert ("claim" in [rule for rule, *_ in reported_in(f"{SHORT}\n{sentence}\n")]) is is_reported


def test_a_number_agrees_with_its_words() -> None:
    assert reported_in("Terdapat 18 (delapan belas) indikator.\n") == []
    assert reported_in("Terdapat 23 (delapan belas) indikator.\n") == [("count", "23", "18")]


def test_each_finding_says_by_what_evidence_it_speaks() -> None:
    (finding,) = findings_of("Gangguan : 30 / 2.849 x 100% = 0,01%\n")
    assert "bukti: angka dan hitungan yang ditulis laporan sendiri" in finding.why


def test_no_text_takes_long_to_search_for_workings() -> None:
    """Figures and signs without an end once made the search take minutes."""
    begun = perf_counter()
    reported_in("1 + (2 - 3,4) : " * 3000 + "\n")
    assert perf_counter() - begun < MAX_SECONDS


def test_an_index_of_answers_is_no_percentage() -> None:
    rows = ("Indikator|Satuan|Target|Realisasi", "Indeks Kepuasan Masyarakat|{}|3,30|3,66")
    assert reported_in(table(*rows).format("Indeks")) == []
    assert reported_in(table(*rows).format("%")) == [("unit", "%", "indeks")]


@pytest.mark.parametrize(
    ("named", "printed"),
    [
        ("Peraturan Bupati Dimuat", []),
        ("Peraturan Bupati Tabalong Nomor 6 Tahun 2021 dimuat", ["Tabalong"]),
        ("Pemerintah Kabupaten Tabalong", ["Tabalong"]),
    ],
)
def test_a_word_after_the_regent_is_a_place_only_where_the_report_names_it_as_one(
    named: str, printed: list[str]
) -> None:
    own = "Pemerintah Kabupaten Balangan melayani warga.\n\n" * 6
    found = reported_in(f"{own}{named} dalam berita daerah.\n")
    assert [figure for rule, figure, _ in found if rule == "copy"] == printed


CHANNELS = ("Kanal|Masuk", "Loket|43", "WhatsApp|118", "LAPOR|27", "Media sosial|45", "Jumlah|233")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Terbanyak WhatsApp dengan 118 pengaduan atau 50,64% dari seluruh pengaduan.", []),
        (
            "Terbanyak WhatsApp dengan 118 pengaduan atau 50,46% dari seluruh pengaduan.",
            [("ratio", "50,46")],
        ),
        # Amounts in millions are no part of a column of counts.
        ("Terbanyak WhatsApp dengan Rp118 juta atau 12,40% dari seluruh belanja.", []),
        ("Pengaduan berjumlah 141, turun 13,50% dari 163 pengaduan pada Tahun 2023.", []),
        (
            "Pengaduan berjumlah 141, turun 15,60% dari 163 pengaduan pada Tahun 2023.",
            [("ratio", "15,60")],
        ),
        ("Dokumen berjumlah 163, naik 15,60% dibandingkan tahun 2022 sebanyak 141.", []),
        (
            "Dokumen berjumlah 163, naik 13,50% dibandingkan 141 dokumen.",
            [("difference", "13,50")],
        ),
    ],
)
def test_a_share_of_a_total_or_of_the_year_before_follows_from_both(
    sentence: str, found: list[tuple[str, str]]
) -> None:
    reported = reported_in(f"{table(*CHANNELS)}\n\n{sentence}\n")
    assert [(rule, printed) for rule, printed, _ in reported] == found


POINTS = "a. Bidang Akta;\nb. Bidang Data; dan\nc. Bidang Kartu.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Dinas terdiri atas 3 (tiga) bidang, yaitu:\n{POINTS}", []),
        (f"Dinas terdiri atas empat bidang, yaitu:\n{POINTS}", [("count", "4", "3")]),
        (f"Dinas terdiri atas 1 sekretariat dan 2 bidang, yaitu:\n{POINTS}", []),
        # More than twice as many are other things.
        (f"Dinas memiliki 6 (enam) bidang, yaitu:\n{POINTS}", [("count", "6", "3")]),
        (f"Dinas memiliki 7 (tujuh) pegawai di:\n{POINTS}", []),
        (
            "Nilai itu meningkat dari 94,84 menjadi 94,84 tahun ini.\n",
            [("trend", "meningkat", "tetap")],
        ),
        ("Nilai itu meningkat dari 94,84 menjadi 94,85 tahun ini.\n", []),
        # Two columns of an annex, read as one line.
        ("Anak berakta = 100 × 49.948 ÷ 50.627 = 294.660.915,00\n", []),
    ],
)
def test_words_before_figures_and_lists_say_what_they_are(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert reported_in(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tabel 1 Data Tahun 2021-2023", []),
        ("Tabel 1 Data Tahun 2020 s.d. 2022", [("year", "2020 s.d. 2022", "2021-2023")]),
        # The year before the plan stands beside its years.
        ("Tabel 1 Data Tahun 2022-2023", []),
    ],
)
def test_the_span_above_a_table_is_that_of_its_columns(
    title: str, expected: list[tuple[str, str, str]]
) -> None:
    rows = ("Wilayah|2021|2022|2023", "Juai|11|12|15")
    assert reported_in(table(*rows, title=title)) == expected


@pytest.mark.parametrize(
    ("units", "found"), [("hari hari persen", 1), ("hari persen", 0), ("persen persen hari", 0)]
)
def test_a_row_that_two_tables_count_is_no_percentage_in_a_third(units: str, found: int) -> None:
    """One other table may be the wrong one,
    and an activity in percent has outputs that are counted.
    """
    rows = "Indikator|Satuan|Target\nWaktu penyelesaian dokumen|{}|3,00"
    text = "".join(
        table(*rows.format(each).split("\n"), title=f"Tabel {at}")
        for at, each in enumerate(units.split())
    )
    assert len([rule for rule, *_ in reported_in(text) if rule == "unit"]) == found


def test_a_year_beside_a_figure_is_its_own_unless_a_span_a_working_or_a_source_has_it() -> None:
    rows = ("Indikator|Realisasi 2023|Realisasi 2024", "Pengaduan warga kota|28.240|29.659")
    text = table(
        *rows, "Laporan kehilangan barang|1.240|1.659", "Kartu hilang diganti|3.211|4.659"
    )
    expected = {
        "pada tahun 2023 berjumlah 29.659": [("year", "2023", "2024")],
        "sampai 2023 berjumlah 29.659": [],
        "dari tahun 2023 bertambah: selisih = 29.659 − 28.240": [],
        "menurut lkj-2023 berjumlah 29.659": [],
    }
    found = {words: reported_in(f"{text}\n\nPengaduan warga kota {words}.") for words in expected}
    assert found == expected
