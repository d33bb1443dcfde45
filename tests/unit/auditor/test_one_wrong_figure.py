"""Which one figure is wrong where several statements fail, and that no other is told beside it."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.borne_out import find_borne_out
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, read_numbers
from capaian.auditor.repair import find_causes
from capaian.domain.audit import AuditRule, Finding


def number(text: str, line: int) -> PrintedNumber:
    (found,) = read_numbers(text, line)
    return found


def made(law: Law, result: PrintedNumber, *inputs: PrintedNumber) -> Equation:
    return Equation(AuditRule.SUM, law, result, inputs, "Tabel 1")


def repairs(findings: tuple[Finding, ...]) -> set[tuple[int, str, str]]:
    return {(f.repair.line, f.repair.printed, f.repair.repaired) for f in findings if f.repair}


# --- what is worked out of a wrong figure follows it ------------------------------------------------------

PARKS = """
Tabel 1 Belanja Taman

No | Uraian | Pagu (Rp) | Realisasi (Rp) | %
I | Program Taman Kota | 5.431.000 | 5.120.000 | 94,27
I.1 | Penanaman | {planted} | 5.120.000 | {share}
II | Program Hutan Kota | 2.350.000 | 2.115.000 | 90,00
II.1 | Pembibitan | 1.150.000 | 1.035.000 | 90,00
II.2 | Perawatan | 1.200.000 | 1.080.000 | 90,00
III | Program Air Mancur | 1.740.600 | 1.511.200 | 86,82
III.1 | Pompa | 1.740.600 | 1.511.200 | 86,82
Jumlah | | 9.521.600 | 8.746.200 | 91,86
"""
ROADS = """
Tabel 1 Jalan dan Jembatan

Kode | Kegiatan | Anggaran | Belanja | Serapan (%)
1 | Jalan | 88,412,300 | 71,305,700 | 80.65
1.1 | Pengaspalan | 60,412,300 | 50,305,700 | 83.27
1.2 | Drainase | 28,000,000 | 21,000,000 | 75.00
2 | Jembatan | 41,250,900 | 39,870,400 | 96.65
2.1 | Rangka baja | 41,250,900 | {spent} | {share}
3 | Trotoar | 7,615,000 | 7,100,200 | 93.24
3.1 | Paving | 7,615,000 | 7,100,200 | 93.24
 | Total | 137,278,200 | 118,276,300 | 86.16
"""


@pytest.mark.parametrize(
    ("text", "repair"),
    [
        (PARKS.format(planted="4.871.500", share="105,10"), (5, "4.871.500", "5.431.000")),
        (PARKS.format(planted="6.020.300", share="85,05"), (5, "6.020.300", "5.431.000")),
        (ROADS.format(spent="37,115,900", share="89.98"), (8, "37,115,900", "39,870,400")),
    ],
    ids=["over-its-ceiling", "below-it", "spent"],
)
def test_the_only_part_of_a_proved_total_is_wrong_whatever_share_was_made_of_it(
    text: str, repair: tuple[int, str, str]
) -> None:
    findings = audited(text).findings
    assert repairs(findings) == {repair}
    roots = [finding for finding in findings if finding.root is None]
    assert len(roots) == 1
    assert roots[0].verdict == "tetap"


def test_of_two_parts_none_is_picked() -> None:
    """The total proves its first row, but either part of it may be wrong: the shares fit both."""
    text = PARKS.format(planted="5.431.000", share="94,27")
    text = text.replace("1.150.000 | 1.035.000 | 90,00", "1.010.700 | 909.630 | 90,00")
    findings = audited(text).findings
    assert {finding.rule for finding in findings} == {AuditRule.SUM}
    assert repairs(findings) == set()


def test_a_total_that_nothing_proves_is_not_taken_for_right() -> None:
    """Part and total differ, and each has the share that was made of it: either may be wrong."""
    part, whole, budget = number("64.300.000", 2), number("66.380.000", 1), number("66.960.000", 3)
    causes = find_causes(
        [
            made(Law.SUM, whole, part),
            made(Law.PERCENT, number("96,03", 4), part, budget),
            made(Law.PERCENT, number("99,13", 5), whole, budget),
        ]
    )
    assert causes == ()


# --- one cause is told, or none ---------------------------------------------------------------------------


def test_where_any_of_several_parts_may_be_wrong_no_total_is_said_to_be() -> None:
    """Two totals rest on the same parts and miss by the same: one part is wrong, and nobody knows which."""
    parts = [number(text, 10 + place) for place, text in enumerate(("3.177.000", "53.828.050", "4.997.000"))]
    other, small, large = number("9.115.400", 20), number("62.001.950", 1), number("71.117.350", 2)
    grand, rest = number("80.000.000", 3), number("17.998.050", 21)
    causes = find_causes(
        [
            made(Law.SUM, small, *parts),
            made(Law.SUM, large, *parts, other),
            made(Law.SUM, grand, small, rest),
        ]
    )
    assert causes == ()


def test_a_figure_that_a_sum_proves_elsewhere_is_no_slip() -> None:
    """6.656.309.000 is the sum of another table; that a list prints .200 is no reason to change it."""
    quoted, listed = number("6.656.309.000", 1), number("6.656.309.200", 2)
    total = number("6.656.309.000", 9)
    fails = made(Law.EQUAL, listed, quoted)
    proves = [made(Law.SUM, total, number("6.258.022.650", 5), number("398.286.350", 6))]
    holds = [made(Law.SUM, listed, number("6.258.022.850", 3), number("398.286.350", 4))]
    assert [cause.change.text for cause in find_causes([fails, *holds])] == ["6.656.309.200"]
    assert find_causes([fails, *holds, *proves]) == ()


@pytest.mark.parametrize(("now", "before"), [("3,66", "3,46"), ("88,70", "91,20")])
def test_a_figure_is_not_made_so_small_that_it_no_longer_matters(now: str, before: str) -> None:
    """A level told as a change holds if the level before were next to nothing: that repairs nothing."""
    level, last, change = number(now, 1), number(before, 2), number(now, 3)
    confirmed = made(Law.EQUAL, change, number(now, 4))
    assert find_causes([made(Law.DIFFERENCE, change, level, last), confirmed]) == ()


# --- what is said of it ------------------------------------------------------------------------------------


def test_what_was_worked_out_of_a_wrong_figure_is_told_with_the_right_one() -> None:
    (root, *_) = audited(PARKS.format(planted="4.871.500", share="105,10")).findings
    assert root.why == (
        "jumlah Pagu (Rp): bagiannya hanya 4.871.500; tercetak 5.431.000. Ikut berubah: 105,10 menjadi 94,27."
    )


BOATS = """
Tabel 1 Kapal

No | Indikator | Target | Realisasi | Capaian (%)
1 | Kapal tepat waktu | 80,00 | 76,00 | 95,00
2 | Kapal laik laut | 50,00 | 30,00 | {share}
3 | Awak bersertifikat | 60,00 | 57,60 | 96,00
4 | Dermaga terang | 90,00 | 81,00 | 90,00
Rata-rata | | | | {mean}
"""


def test_a_mean_that_fails_is_told_with_the_corrected_figure() -> None:
    """(95 + 60 + 96 + 90) : 4 = 85,25; with the wrong 100,00 it would be 95,25, and 97,10 is neither."""
    first, second = audited(BOATS.format(share="100,00", mean="97,10")).findings
    assert (first.computed, second.computed, second.root) == ("60,00", "85,25", None)
    assert second.why.endswith("= 95,25; tercetak 97,10. Dengan 60,00 di tempat 100,00: 85,25.")


def test_a_mean_that_holds_changes_with_its_wrong_figure() -> None:
    (finding,) = audited(BOATS.format(share="88,00", mean="92,25")).findings
    assert finding.why.endswith("tercetak 88,00. Ikut berubah: 92,25 menjadi 85,25.")


@pytest.mark.parametrize(("said", "right"), [("97,10", "85,25"), ("97.10", "85.25")])
def test_a_wrong_figure_that_a_sentence_repeats_is_quoted_as_the_sentence_has_it(
    said: str, right: str
) -> None:
    text = BOATS.format(share="60,00", mean="97,10")
    first, echo = audited(
        f"{text}\nSecara umum kapal dan awaknya mencapai {said}% pada akhir tahun ini.\n"
    ).findings
    assert (first.printed, echo.printed, echo.computed, echo.root) == ("97,10", said, right, first.id)


def test_marks_that_a_wrong_budget_decides_follow_from_it() -> None:
    text = """
Tabel 1 Belanja

No | Uraian | Pagu (Rp) | Realisasi (Rp) | % | Efisien | Tidak Efisien
1 | Kolam | 4.310.000 | 3.950.000 | 91,65 | √ |
2 | Tambak | 2.250.000 | 2.431.000 | 108,04 | √ |
3 | Waduk | 5.120.000 | 4.870.000 | 95,12 | √ |
4 | Embung | 1.930.000 | 1.777.000 | 92,07 | √ |
"""
    bound, mark = audited(text).findings
    assert (bound.rule, bound.root) == (AuditRule.BOUND, None)
    assert (mark.rule, mark.printed, mark.root) == (AuditRule.EFFICIENCY, "√", bound.id)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_sum_printed_elsewhere_is_right_whatever_share_was_made_of_the_other(elsewhere: bool) -> None:
    """The share fits the printed 43.958.930; so do those of its parts, and only the place elsewhere tells."""
    total, parts = number("43.958.930", 1), [number("6.790.000", 2), number("4.187.000", 3)]
    shares = [
        made(Law.PERCENT, number(share, line + 20), number(spent, line + 10), whole)
        for line, (share, spent, whole) in enumerate(
            zip(
                ("92,96", "97,24", "98,80"),
                ("40.863.800", "6.602.350", "4.136.700"),
                (total, *parts),
                strict=True,
            )
        )
    ]
    listed = made(Law.AT_MOST, number("10.739.050", 41), number("10.977.000", 40))
    failed = made(Law.SUM, total, *parts)
    told = find_borne_out([failed, *shares, *([listed] if elsewhere else [])])
    assert bool(told) is not elsewhere
    assert all(words.endswith("salah satunya keliru.") for words in told.values())


def test_two_figures_that_are_both_wrong_do_not_bear_each_other_out() -> None:
    """A list prints 200 too much in its first figure and in its total: its sum holds, and proves neither."""
    part, total, rest = number("6.258.022.850", 1), number("6.656.309.200", 2), number("398.286.350", 3)
    listed = made(Law.SUM, total, part, rest)
    of_part = made(Law.EQUAL, part, number("6.258.022.650", 11))
    of_total = made(Law.EQUAL, total, number("6.656.309.000", 12))
    assert find_borne_out([listed, of_part, of_total]) == {}
    assert {*find_borne_out([listed, of_part])} == {id(of_part)}


@pytest.mark.parametrize(
    ("text", "is_telling"),
    [
        ("91,20", True),
        ("64.045", True),
        ("100,00", False),
        ("5.000.000", False),
        ("997", False),
        ("0,12", False),
    ],
)
def test_long_figures_tell_and_round_ones_do_not(text: str, is_telling: bool) -> None:
    assert number(text, 1).is_telling is is_telling


@pytest.mark.parametrize(
    ("text", "signed"), [("-0,13", "-0,13"), ("(12,50)", "(12,50)"), ("\u22124", "\u22124"), ("7", "7")]
)
def test_a_figure_is_quoted_with_its_sign(text: str, signed: str) -> None:
    assert number(text, 1).signed == signed


FLEET = """
Tabel 7 Capaian Armada

No | Indikator | Target | Realisasi | Capaian (%)
1 | Kapal tepat waktu | 80,00 | 76,00 | {punctual}
2 | Kapal laik laut | 50,00 | 30,00 | {seaworthy}
3 | Awak bersertifikat | 60,00 | 57,60 | {certified}
4 | Dermaga terang | 90,00 | 81,00 | 90,00
5 | Pelampung terpasang | 40,00 | 34,00 | 85,00
6 | Radio menyala | 25,00 | 20,00 | 80,00
7 | Bahan bakar tercatat | 75,00 | 66,00 | 88,00
8 | Muatan ditimbang | 64,00 | 48,00 | 75,00
Rata-rata | | | | {mean}
"""


@pytest.mark.parametrize(
    ("printed", "mean", "words"),
    [
        (("95,00", "88,00", "96,00"), "87,13", ""),
        (("95,00", "88,00", "33,00"), "79,25", " (bila 33,00 juga diperbaiki)"),
        (("65,00", "88,00", "33,00"), "75,50", " (bila 65,00 dan 1 lainnya juga diperbaiki)"),
    ],
)
def test_a_mean_of_several_wrong_figures_changes_so_only_if_all_are_mended(
    printed: tuple[str, str, str], mean: str, words: str
) -> None:
    """(95 + 60 + 96 + 90 + 85 + 80 + 88 + 75) : 8 = 83,63, however many of them were wrong."""
    punctual, seaworthy, certified = printed
    text = FLEET.format(punctual=punctual, seaworthy=seaworthy, certified=certified, mean=mean)
    first = next(found for found in audited(text).findings if found.printed == "88,00")
    assert first.why.endswith(f"tercetak 88,00. Ikut berubah: {mean} menjadi 83,63{words}.")
