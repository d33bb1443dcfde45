"""Shares that hold of a part alone, where their words mean the whole of that part."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

_RULES = (AuditRule.RATIO, AuditRule.ABSORPTION)


def shares(text: str) -> list[tuple[str, str]]:
    """Return what is printed and what follows, of the shares that do not hold."""
    found = audited(f"LAPORAN KINERJA TAHUN 2031\n\nBAB I HASIL\n\n{text}\n").findings
    return [(finding.printed, finding.computed) for finding in found if finding.rule in _RULES]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        (
            (
                "Aduan yang masuk berjumlah 240, selesai 210 (87,50%). Terbanyak soal jalan rusak dengan"
                " 63 aduan, atau {}% dari seluruh aduan."
            ),
            "26,25",
            "30,00",
        ),
        (
            (
                "Diterima 480 permohonan dan diterbitkan 450 izin atau 93,75%. Loket utara melayani"
                " 90 permohonan atau {}% dari permohonan kabupaten."
            ),
            "18,75",
            "20,00",
        ),
        (
            (
                "Dilaporkan 160 kebakaran dan dipadamkan 128 titik (80,00%). Wilayah timur mencatat"
                " 32 kebakaran atau {}%."
            ),
            "20,00",
            "25,00",
        ),
        (
            (
                "Sebanyak 900 nelayan terdaftar dan 720 kartu (80,00%) terbit. Teluk Ambar punya"
                " 180 nelayan ({}%)."
            ),
            "20,00",
            "25,00",
        ),
        (
            (
                "Kapal yang diperiksa berjumlah 400, laik 320 (80,00%). Yang terbesar adalah pukat, 80 kapal"
                " atau {}% dari total kapal."
            ),
            "20,00",
            "25,00",
        ),
    ],
)
def test_a_share_of_all_is_no_share_of_a_part(words: str, right: str, wrong: str) -> None:
    assert shares(words.format(right)) == []
    assert shares(words.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        # words name the part as what it is a share of
        "Aduan yang masuk 240, selesai 210 aduan (87,50). Jalan 63 aduan atau 30,00% dari yang selesai.",
        "Diterima 480 permohonan dan terbit 450 izin (93,75%). Loket utara 90 izin atau 20,00% dari izin.",
        "Diterima 480 permohonan, terbit 450 izin (93,75%). Loket utara 90 lembar atau 20,00%.",
        # the part is counted as the share is
        "Ada 160 laporan dan 128 titik (80,00%) padam. Di timur 32 titik atau 25,00%.",
    ],
)
def test_a_share_that_may_be_of_the_part_is_passed(sentence: str) -> None:
    assert shares(sentence) == []


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        (
            (
                "Balita di wilayah kerja berjumlah 4.200 jiwa. Di antara mereka 3.990 anak telah ditimbang,"
                " atau {} persen."
            ),
            "95,00",
            "96,00",
        ),
        ("Benih yang diuji 800 contoh. Dari jumlah tersebut 760 kantong lulus, atau {}%.", "95,00", "90,55"),
        ("Lahan sawah ada 500 petak. Di antaranya 425 bidang telah diairi ({}%).", "85,00", "58,00"),
        ("Diperiksa 250 contoh, seluruhnya di pasar. Contoh yang bersih 215 atau {}%.", "86,00", "85,32"),
    ],
)
def test_a_part_among_what_the_sentence_before_counts(words: str, right: str, wrong: str) -> None:
    assert shares(words.format(right)) == []
    assert shares(words.format(wrong)) == [(wrong, right)]


@pytest.mark.parametrize(
    "sentence",
    [
        # two counts before it: which one is not told
        "Ada 4.200 balita dan 3.100 ibu. Di antara mereka 2.790 orang telah hadir, atau 90,00 persen.",
        "Balita berjumlah 4.200 jiwa. Selain itu 3.990 anak lain telah ditimbang, atau 91,00 persen.",
    ],
)
def test_a_part_of_no_one_count_is_passed(sentence: str) -> None:
    assert shares(sentence) == []


def test_what_is_compared_with_further_on_is_no_whole() -> None:
    text = (
        "Pagu tahun 2031 adalah Rp 8.000.000.000 untuk lima program. Bagian terbesar, Rp 4.000.000.000 atau"
        " {} persen, dipakai untuk jalan. Dibandingkan pagu tahun 2030 sebesar Rp. 7.500.000.000, pagu"
        " bertambah Rp 500.000.000."
    )
    assert shares(text.format("50,00")) == []
    assert shares(text.format("53,33")) == [("53,33", "50,00")]
