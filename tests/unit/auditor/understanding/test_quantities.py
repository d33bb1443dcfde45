"""What tables print of a quantity, by its name, a shorter form of it or its initials."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.understanding.quantities import Quantities
from capaian.auditor.understanding.rows import RowKind

REPORT = """
LAPORAN KINERJA DINAS PERTANIAN KABUPATEN LERENG SUBUR TAHUN 2033

Nilai Tukar Petani (NTP) adalah ukuran kesejahteraan petani.

Tabel 1 Hasil Pengukuran Kinerja Tahun 2033

No | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)
 | Rata-rata Capaian | | | | 102,79
1 | Nilai Tukar Petani | Nilai | 101,50 | 104,28 | 102,74
2 | Persentase lahan sawah yang beririgasi teknis | % | 66,00 | 68,35 | 103,56
3 | Cakupan penyuluhan pertanian terpadu (CPT) | % | 80,00 | 81,65 | 102,06

Tabel 2 Nilai Hasil Pertanian Tahun 2031-2033 (Rp juta)

Uraian | 2031 | 2032 | 2033
a. Hasil padi dan palawija | 41.205 | 43.880 | 45.316
b. Hasil kebun rakyat | 12.774 | 12.118 | 13.462
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Nilai Tukar Petani", {"ntp"}),
        ("Nilai Tukar Petani (NTP) pada tahun ini", {"ntp"}),
        ("NTP", {"ntp"}),
        ("lahan sawah beririgasi teknis", {"lahan", "sawah", "beririgasi", "teknis"}),
        ("sawah irigasi teknis", {"lahan", "sawah", "beririgasi", "teknis"}),
        ("CPT", {"cpt"}),
        ("hasil kebun rakyat", {"kebun", "rakyat"}),
        ("nilai hasil pertanian kebun rakyat", {"kebun", "rakyat"}),
    ],
)
def test_words_tell_the_one_name_that_has_them(words: str, expected: set[str]) -> None:
    known = Quantities(read(REPORT))
    assert known.named(known.words(words))[0] == expected


@pytest.mark.parametrize(
    "words",
    [
        "sawah",
        "lahan sawah yang beririgasi teknis di pesisir",
        "nilai tukar nelayan",
        "hasil kebun negara",
        "realisasi",
        "",
    ],
)
def test_other_words_tell_none(words: str) -> None:
    known = Quantities(read(REPORT))
    assert known.named(known.words(words)) == (frozenset(), ())


def test_amounts_are_told_in_full() -> None:
    known = Quantities(read(REPORT))
    _, found = known.named(known.words("hasil padi dan palawija"))
    assert [(q.year, q.value, q.step, q.unit) for q in found] == [
        (2031, Decimal(41_205_000_000), Decimal(1_000_000), "rp"),
        (2032, Decimal(43_880_000_000), Decimal(1_000_000), "rp"),
        (2033, Decimal(45_316_000_000), Decimal(1_000_000), "rp"),
    ]


def test_figures_have_the_unit_of_their_row() -> None:
    known = Quantities(read(REPORT))
    _, shares = known.named(known.words("lahan sawah beririgasi teknis"))
    _, points = known.named(known.words("NTP"))
    assert [(q.number.text, q.unit) for q in shares] == [("66,00", "%"), ("68,35", "%"), ("103,56", "%")]
    assert [(q.number.text, q.unit) for q in points] == [("101,50", ""), ("104,28", ""), ("102,74", "%")]


def test_what_is_printed_beside_a_name_is_known_on_any_scale() -> None:
    known = Quantities(read(REPORT))
    amount = Decimal(45_316_000_000)
    assert known.prints({"padi", "palawija"}, amount, Decimal(1), "rp")
    assert not known.prints({"kebun", "rakyat"}, Decimal(45_613_000_000), Decimal(1), "rp")


def test_a_mean_above_all_rows_is_one() -> None:
    table = read(REPORT).tables[0]
    assert [row.kind for row in table.rows] == [RowKind.MEAN, RowKind.ITEM, RowKind.ITEM, RowKind.ITEM]
    assert audited(REPORT).findings == ()


def test_a_wrong_mean_above_all_rows_is_told() -> None:
    found = audited(REPORT.replace("102,79", "107,29")).findings
    assert [(f.printed, f.computed) for f in found] == [("107,29", "102,79")]


def test_a_first_row_with_a_unit_is_what_it_measures() -> None:
    text = REPORT.replace(" | Rata-rata Capaian | | | | 102,79\n", "")
    text = text.replace("Nilai Tukar Petani | Nilai", "Rata-rata lama tanam | Hari")
    assert read(text).tables[0].rows[0].kind is RowKind.ITEM


def test_what_a_text_names_is_read_once_however_often_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    read_texts: list[str] = []
    real = Quantities.plain

    def counted(quantities: Quantities, text: str) -> str:
        read_texts.append(text)
        return real(quantities, text)

    monkeypatch.setattr(Quantities, "plain", counted)
    quantities = Quantities(read(REPORT))
    first = quantities.words("Akta kelahiran yang terlambat")
    assert quantities.words("Akta kelahiran yang terlambat") is first
    for _ in range(3):
        quantities.prints(first, Decimal(9), Decimal(1), "")
        quantities.named(first)
    assert len(read_texts) == len({*read_texts}) > 1
