"""Shares, rests and differences of amounts in juta or miliar, that sentences tell beside each other."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, printed

from capaian.auditor.understanding.scaled_amounts import read_scaled_paragraphs

REPORT = """
Tabel 3.4 Piutang dan Pelunasannya (Rp juta)

Kelompok | Nilai Piutang | Telah Dilunasi | Sisa | % Lunas
Sewa kios | 3.862,40 | 2.914,60 | 947,80 | 75,46
Retribusi pasar | 6.418,75 | 4.873,20 | 1.545,55 | 75,92
Denda | 1.275,30 | 1.106,85 | 168,45 | 86,79
Parkir | 842,15 | 842,15 | 0,00 | 100,00
Jumlah | 12.398,60 | 9.736,80 | 2.661,80 | 78,53

{}
"""


def findings(text: str) -> list[tuple[str, str]]:
    return [(finding.printed, finding.computed) for finding in audited(text).findings]


WRONG = [
    # 9736.80 / 12398.60 = 78.53 %; 12398.60 - 9736.80 = 2661.80
    ("Dari nilai piutang Rp12.398,60 juta telah dilunasi Rp9.736,80 juta atau 75,53%.", "75,53", "78,53"),
    ("Pagu sebesar Rp12,398.60 juta dengan realisasi Rp9,736.80 juta atau 75.53%.", "75.53", "78.53"),
    (
        "Dari piutang Rp12.398,60 juta telah dilunasi Rp9.736,80 juta, sehingga sisanya Rp2.616,80 juta.",
        "2.616,80",
        "2.661,80",
    ),
    # 41.27 / 43.85 = 94.12 %; 43.85 - 41.27 = 2.58; 2.58 / 41.27 = 6.25 %
    ("Realisasi belanja Rp41,27 miliar dari pagu Rp43,85 miliar (93,12%).", "93,12", "94,12"),
    ("Dari pagu Rp43,85 miliar terserap Rp41,27 miliar, sisa anggaran Rp2,85 miliar.", "2,85", "2,58"),
    (
        "PAD naik dari Rp41,27 miliar pada tahun 2022 menjadi Rp43,85 miliar pada tahun 2023, naik 6,52%.",
        "6,52",
        "6,25",
    ),
    ("Pendapatan meningkat Rp2,85 miliar dari Rp41,27 miliar menjadi Rp43,85 miliar.", "2,85", "2,58"),
    ("Serapan anggaran 94,12% (Rp41,27 miliar dari Rp43,58 miliar).", "94,12", "94,70"),
    # 12.40 + 8.15 = 20.55
    (
        "Total belanja Rp20,65 milyar terdiri dari belanja pegawai Rp12,40 milyar dan modal Rp8,15 milyar.",
        "20,65",
        "20,55",
    ),
    # 8011.25 / 8420.50 = 95.14 %
    (
        "Dari total pagu Rp8.420,50 juta, realisasi keuangan mencapai Rp8.011,25 juta atau 91,54 persen.",
        "91,54",
        "95,14",
    ),
    ("Terserap Rp8.011,25 juta atau 91,54% dari pagu Rp8.420,50 juta.", "91,54", "95,14"),
    ("Pagu Rp 8.420,50 juta dan realisasi Rp 8.011,25 juta, selisih Rp 490,25 juta.", "490,25", "409,25"),
]


@pytest.mark.parametrize(("sentence", "wrong", "meant"), WRONG)
def test_what_follows_from_amounts_in_one_scale_is_recomputed(sentence: str, wrong: str, meant: str) -> None:
    assert findings(sentence) == [(wrong, meant)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Dari nilai piutang Rp12.398,60 juta telah dilunasi Rp9.736,80 juta atau 78,53%.",
        "Dari piutang Rp12.398,60 juta telah dilunasi Rp9.736,80 juta, sehingga sisanya Rp2.661,80 juta.",
        "Pagu sebesar Rp12,398.60 juta dengan realisasi Rp9,736.80 juta atau 78.53%.",
        # rounded: 41.3 / 43.9 = 94.08 %, and 2.59 where the full amounts leave it
        "Realisasi belanja Rp41,3 miliar dari pagu Rp43,9 miliar (94,12%).",
        "Dari pagu Rp43,85 miliar terserap Rp41,27 miliar, sisa anggaran Rp2,59 miliar.",
        "PAD naik dari Rp41,27 miliar pada tahun 2022 menjadi Rp43,85 miliar pada tahun 2023 atau 6,25%.",
        # of other things
        "Program Taman dengan pagu Rp1,27 miliar terealisasi 94,12%, sedangkan Program Rusun Rp43,58 miliar.",
        "Pajak hotel Rp12,40 miliar, pajak restoran Rp8,15 miliar, dan pajak parkir Rp2,10 miliar.",
        "Realisasi pajak Rp12,40 miliar (101,20%) dan retribusi Rp8,15 miliar (98,30%).",
        "Belanja modal Rp8,15 miliar atau 39,66% dan belanja pegawai Rp12,40 miliar atau 60,34%.",
        "Nilai investasi Rp 12,4 miliar naik 25% dari tahun sebelumnya sebesar Rp 9,92 miliar.",
        # in several scales, and rightly so: 1.2 of 1.5, 950.25 of 1100
        "Realisasi Rp1,20 miliar dari pagu Rp1.500,00 juta atau 80,00%.",
        "Realisasi Rp950,25 juta dari pagu Rp1,10 miliar atau 86,39%.",
        "Realisasi mencapai Rp9.736,80 juta dari Rp12.398.600.000 atau 78,53%.",
        # whole numbers are rounded: what they leave may be off by one
        "Dari pagu Rp44 miliar terserap Rp41 miliar, sisa anggaran Rp2 miliar.",
    ],
)
def test_what_is_right_rounded_or_of_something_else_is_left_alone(sentence: str) -> None:
    assert findings(sentence) == []


SCALES = [
    "Nilai piutang sebesar Rp12.398,60 miliar dan telah dilunasi Rp9.736,80 juta (78,53%).",
    "Dari pagu Rp8.420,50 juta terserap Rp8.011,25 miliar atau 95,14%.",
]


@pytest.mark.parametrize("sentence", SCALES)
def test_a_scale_is_odd_where_only_the_digits_give_the_share(sentence: str) -> None:
    (finding,) = audited(sentence).findings
    assert (finding.rule.value, finding.computed) == ("unit", "satuan yang sama")
    assert finding.printed.count("juta") == finding.printed.count("miliar") == 1
    assert sentence.index(finding.printed[:8]) < sentence.index(finding.printed[-12:])


def test_a_share_by_chance_of_few_digits_tells_no_scale() -> None:
    assert findings("Realisasi Rp1,5 miliar dari pagu Rp3,0 juta atau 50%.") == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "Nilai piutang Rp12.898,60 juta dan telah dilunasi Rp9.736,80 juta (78,53%).",
            [("12.898,60", "12.398,60")],
        ),
        (
            "Nilai piutang Rp12.398,60 juta dan telah dilunasi Rp9.736,80 juta (78,73%).",
            [("78,73", "78,53")],
        ),
        ("Nilai piutang Rp12.398,60 juta dan telah dilunasi Rp9.736,80 juta (78,53%).", []),
        ("Piutang retribusi pasar Rp6.418,75 juta dan telah dilunasi Rp4.873,20 juta (75,92%).", []),
    ],
)
def test_the_figure_is_blamed_that_the_row_of_the_table_has_otherwise(
    said: str, found: list[tuple[str, str]]
) -> None:
    assert findings(REPORT.format(said)) == found


def test_amounts_are_read_without_their_words_of_scale_at_their_places() -> None:
    text = "Dari Rp12.398,60 juta telah disetor Rp9.736,80 juta oleh 24 orang."
    (scaled,) = read_scaled_paragraphs(printed(text))
    assert [m.number.value for m in scaled.paragraph.mentions] == [
        Decimal("12398.60"),
        Decimal("9736.80"),
        Decimal(24),
    ]
    assert sorted(scaled.powers.values()) == [6, 6]
    assert scaled.is_of_one_scale
    assert len(scaled.paragraph.text) == len(text)
    assert "juta" not in scaled.paragraph.text


@pytest.mark.parametrize(
    "text",
    [
        "Dari Rp12.398,60 juta telah disetor Rp9.736.800.000.",
        "Dari Rp12.398 juta telah disetor Rp9.736 juta.",
        "Pagunya Rp12.398,60 juta.",
        "Dari 12.398 orang hadir 9.736 orang.",
    ],
)
def test_a_sentence_with_full_rounded_or_single_amounts_is_not_read_so(text: str) -> None:
    assert [*read_scaled_paragraphs(printed(text))] == []


def test_a_paragraph_of_two_scales_is_read_by_its_sentences() -> None:
    text = (
        "Pagu Rp8.420,50 juta dan realisasi Rp8.011,25 juta. Piutang Rp43,85 miliar dan lunas Rp41,27 miliar."
    )
    first, last = read_scaled_paragraphs(printed(text))
    assert {*first.powers.values()} == {6}
    assert {*last.powers.values()} == {9}
