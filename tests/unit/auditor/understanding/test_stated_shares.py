"""A share of running text is held against the part and whole before it, and against nothing else."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule

DETAILS = (
    "Perahu yang lewat sebanyak 702.963 unit, dengan rincian yang melanggar sebanyak 148.851 unit dan yang "
    "tidak melanggar sebanyak 554.112 unit. Sehingga realisasi indikator ini sebesar {} %."
)
MONEY = (
    "Belanja langsung dialokasikan sebesar Rp 86.414.023.700,00 dan dapat direalisasikan sebesar "
    "Rp 81.051.814.214,00 atau {}%."
)
RULES = (AuditRule.RATIO, AuditRule.ABSORPTION)


def shares(sentence: str) -> list[tuple[str, str]]:
    """What is printed and what follows, of the shares that do not hold."""
    text = f"BAB I HASIL\n\n{sentence}\n"
    return [(f.printed, f.computed) for f in audited(text).findings if f.rule in RULES]


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        ("Terdapat 1162 sampel yang layak dari 1200 sampel, atau {}%.", "96,83", "96,22"),
        ("Sebanyak 15 dari 27 kapal di pelabuhan ini atau {} % dari target 50 %.", "55,56", "59,26"),
        (
            "Dibutuhkan 47.055 perahu nelayan, dan telah tersedia 44.051 perahu atau realisasi sebesar {}%.",
            "93,62",
            "94,00",
        ),
        (
            DETAILS,
            "78,83",
            "78,38",
        ),
        (
            MONEY,
            "93,79",
            "94,32",
        ),
        ("Ada 23 dermaga dari kebutuhan 33 dermaga sehingga tersedia {}%.", "69,70", "67,90"),
    ],
    ids=["of", "few", "needed", "details", "money", "need"],
)
def test_a_share_follows_from_the_part_and_whole_before_it(words: str, right: str, wrong: str) -> None:
    assert shares(words.format(right)) == []
    assert [printed for printed, _ in shares(words.format(wrong))] == [wrong]


def test_a_share_that_was_cut_off_is_right() -> None:
    assert shares("Ada 23 dermaga dari kebutuhan 33 dermaga sehingga tersedia 69,69%.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        # the second share is of something else: work done, not money spent
        "Anggaran Rp 27.711.934.245,00 terealisasi Rp 27.239.540.654,00 atau 98,30% dan fisik atau 99,98%.",
        # a part listed below a total has a whole of its own
        "Pagu dana Rp 5.556.670.837 dengan rincian belanja operasi Rp 4.695.052.296 (86,64%).",
        # counts of different things
        "Ada 412 nelayan dan 431 perahu atau 97,20% dari tahun lalu.",
        # too far off to be of these figures
        "Sebanyak 15 dari 27 kapal atau 88,10% dari target.",
        # the target is no share of them
        "Sebanyak 15 dari 27 kapal, maka target 58,00% belum tercapai.",
    ],
    ids=["second", "details", "nouns", "far", "target"],
)
def test_a_share_of_something_else_is_left_alone(sentence: str) -> None:
    assert shares(sentence) == []


def test_what_is_left_has_the_same_whole() -> None:
    words = "Dari anggaran Rp 3.693.500.000 terealisasi Rp 3.580.760.500 (96,95%) dengan sisa anggaran {}"
    assert shares(words.format("Rp 112.739.500 (3,05%).")) == []


@pytest.mark.parametrize(
    ("words", "right", "wrong"),
    [
        (
            "Program Galangan terealisasi Rp {},- dari pagu Rp 230.200.000,- atau 93,33%.",
            "214.846.800",
            "188.501.800",
        ),
        ("Sebanyak {} perahu dari 1.200 perahu (96,83%) sudah terdaftar.", "1.162", "912"),
        ("Terserap Rp{} dari anggaran Rp412.500.000 (88,24%).", "363.990.000", "290.400.000"),
    ],
    ids=["spent", "registered", "absorbed"],
)
def test_part_whole_and_share_of_one_phrase_belong_together_however_far_off(
    words: str, right: str, wrong: str
) -> None:
    assert shares(words.format(right)) == []
    assert len(shares(words.format(wrong))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Belanja naik Rp 188.501.800 dari pagu Rp 230.200.000 atau 93,33%.",
        "Sisa dana Rp 188.501.800 berasal dari beberapa pos. Pagunya Rp 230.200.000 atau 93,33%.",
        "Terserap Rp 188.501.800 dari pagu Rp 230.200.000, dan fisiknya 93,33%.",
    ],
    ids=["rise", "sentences", "physical"],
)
def test_a_share_that_is_in_no_phrase_with_both_is_left_alone(sentence: str) -> None:
    assert shares(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Belanja operasi Rp14.058.000.000,00 dan belanja modal Rp1.562.300.000,00. "
            "Realisasi seluruhnya Rp15.151.400.000,00 atau 97,00%."
        ),
        "Dana pusat Rp900.000.000 dan dana daerah Rp60.000.000, terserap Rp931.200.000 atau 97,00%.",
        (
            "Untuk gaji Rp6.000.000.000, untuk barang Rp300.000.000, dan untuk modal Rp200.000.000. "
            "Yang dibelanjakan Rp6.305.000.000 (97,00%)."
        ),
        "Tersedia 300 guru dan 12 pengawas. Yang bersertifikat 296 orang atau 94,87%.",
    ],
    ids=["kinds", "sources", "three", "people"],
)
def test_what_was_spent_of_several_amounts_is_a_part_of_their_sum(sentence: str) -> None:
    assert shares(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Belanja gaji Rp46.400.000. Realisasi semuanya Rp50.000.000 atau 97,00%.",
        "Honor dibayar Rp920.000.000. Yang terserap Rp. 1.000.000.000 (95,50%).",
        "Belanja barang Rp7.100.000.000, dan penyerapannya Rp8.100.000.000 atau 99,10%.",
    ],
)
def test_what_was_spent_is_not_the_whole_of_the_share_behind_it(sentence: str) -> None:
    assert shares(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Anggaran Rp50.000.000. Realisasi seluruhnya Rp46.400.000 atau 94,20%.", "92,80"),
        ("Belanja modal Rp46.400.000 dari seluruh realisasi Rp50.000.000 sehingga 94,20%.", "92,80"),
        (
            (
                "Dana pusat Rp90.000.000, daerah Rp6.000.000. Anggaran Rp96.000.000, terserap Rp93.120.000 "
                "atau 99,70%."
            ),
            "97,00",
        ),
    ],
    ids=["spent", "of all spent", "beside its parts"],
)
def test_a_wrong_share_of_a_budget_is_still_told(sentence: str, right: str) -> None:
    assert [computed for _, computed in shares(sentence)] == [right]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("terealisasi 63,00% dari target 70,00% atau capaian 90,00%, yaitu 1.575 guru dari 2.500 guru", []),
        (
            "terealisasi 63,00% dari target 70,00% atau capaian 90,00%, yaitu 1.757 guru dari 2.500 guru",
            [("63,00", "70,28")],
        ),
        ("mencapai capaian 63,50%, yaitu 1.575 guru dari 2.500 guru", [("63,50", "63,00")]),
    ],
)
def test_part_and_whole_behind_an_achievement_are_of_the_actual(
    sentence: str, told: list[tuple[str, str]]
) -> None:
    assert shares(f"Persentase guru bersertifikat {sentence}.") == told


def test_the_cause_of_what_is_left_is_no_whole() -> None:
    left = "Sisa anggaran Rp 597.000.000 atau 2,89% dari pagu terutama berasal dari efisiensi"
    assert shares(f"{left} sebesar Rp 320.000.000.") == []
