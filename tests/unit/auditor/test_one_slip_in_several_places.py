"""One slip that several statements tell: exchanged results, quotes, totals; one remedy for one figure."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.roots import find_firsts, find_totals
from capaian.domain.audit import AuditRule, Finding

# --- two results that are exchanged ------------------------------------------------------------------

DEPOTS = """
LAPORAN KINERJA DINAS PERGUDANGAN
TAHUN 2031

Tabel 3.1 Anggaran Program

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Penataan gudang pangan | 812.450.000 | 701.220.000 | {first}
2 | Pengadaan timbangan ukur | 455.300.000 | 401.224.700 | {second}
3 | Perbaikan lantai gudang tua | 233.100.000 | 230.000.000 | 98,67
4 | Pelatihan juru timbang | 120.000.000 | 114.000.000 | {last}
"""
WEIRS = """
LAPORAN KINERJA DINAS PENGAIRAN
TAHUN 2027

Tabel 2.1 Hasil Kerja

Indikator | Target | Realisasi | Capaian (%)
Bendung yang berfungsi baik | 80,00 | 74,20 | {first}
Saluran yang bebas endapan | 60,00 | 63,30 | {second}
Petak yang terairi sepanjang tahun | 75,00 | 70,50 | 94,00
Pintu air yang terpelihara baik | 50,00 | 49,00 | {last}
"""


def depots(first: str = "86,31", second: str = "88,12", last: str = "95,00") -> tuple[Finding, ...]:
    return audited(DEPOTS.format(first=first, second=second, last=last)).findings


def weirs(first: str = "92,75", second: str = "105,50", last: str = "98,00") -> tuple[Finding, ...]:
    return audited(WEIRS.format(first=first, second=second, last=last)).findings


def test_sound_tables_are_silent() -> None:
    assert not depots()
    assert not weirs()


@pytest.mark.parametrize(
    ("findings", "first", "second"),
    [
        (depots(first="88,12", second="86,31"), "88,12", "86,31"),
        (weirs(first="105,50", second="92,75"), "105,50", "92,75"),
    ],
    ids=["depots", "weirs"],
)
def test_two_exchanged_results_are_one_finding(
    findings: tuple[Finding, ...], first: str, second: str
) -> None:
    root, other = findings
    assert (root.printed, root.computed, root.root) == (first, second, None)
    assert (other.printed, other.computed, other.root) == (second, first, root.id)
    assert f"Agaknya {first} dan {second} (baris {other.line}) tertukar" in root.why


def test_two_wrong_results_that_are_no_exchange_stand_alone() -> None:
    findings = depots(first="79,12", second="71,31")
    assert [finding.root for finding in findings] == [None, None]
    assert not any("tertukar" in finding.why for finding in findings)


def test_results_that_stand_apart_are_not_called_exchanged() -> None:
    findings = depots(first="95,00", last="86,31")
    assert [finding.root for finding in findings] == [None, None]
    assert not any("Agaknya" in finding.why for finding in findings)


# --- a figure quoted wrong in two places -------------------------------------------------------------


def quote(line: int, printed: str, source: tuple[str, int] = ("104,11", 2)) -> Equation:
    (result,), (right,) = read_numbers(printed, line), read_numbers(*source)
    return Equation(AuditRule.CROSSREF, Law.EQUAL, result, (right,), "Tabel 4", subject="capaian")


@pytest.mark.parametrize(
    ("second", "follows"),
    [
        (quote(40, "94,52"), True),
        (quote(40, "94,25"), False),
        (quote(40, "94,52", ("104,11", 3)), False),
    ],
    ids=["same", "other-figure", "of-another"],
)
def test_one_figure_quoted_wrong_in_the_same_way_again_follows_from_the_first(
    second: Equation, follows: bool
) -> None:
    first = quote(20, "94,52")
    assert (find_firsts([first, second])[id(second)] is first) is follows


def test_a_quote_follows_from_what_is_said_of_the_first_by_its_own_row() -> None:
    first, second = quote(20, "94,52"), quote(40, "94,52")
    (actual,), (target,) = read_numbers("84,85", 20, 3), read_numbers("81,50", 20, 4)
    own = Equation(AuditRule.ACHIEVEMENT, Law.PERCENT, first.result, (actual, target), "Tabel 3")
    firsts = find_firsts([own, first, second])
    assert firsts[id(first)] is own
    assert firsts[id(second)] is own


# --- a total that differs as its part does ------------------------------------------------------------


def whole(printed: str, *parts: str) -> Equation:
    (result,) = read_numbers(printed, 9)
    inputs = tuple(number for line, text in enumerate(parts, 3) for number in read_numbers(text, line))
    return Equation(AuditRule.SUM, Law.SUM, result, inputs, "Tabel 1", subject="jumlah")


def elsewhere(line: int, printed: str, right: str) -> Equation:
    (result,), (other,) = read_numbers(printed, line), read_numbers(right, line + 50)
    return Equation(AuditRule.CROSSREF, Law.EQUAL, result, (other,), "Tabel 1", subject="anggaran")


@pytest.mark.parametrize(
    ("told", "follows"),
    [("656.300", True), ("656.310", False)],
    ids=["as-much", "another-gap"],
)
def test_a_total_that_differs_from_elsewhere_by_as_much_as_its_part_follows_from_it(
    told: str, follows: bool
) -> None:
    part, total = elsewhere(4, "258.220", "258.020"), elsewhere(9, "656.500", told)
    added = whole("656.500", "250.444", "258.220", "147.836")
    assert (find_totals([part, total], [added, part, total]).get(id(total)) is part) is follows


def test_a_total_that_its_parts_do_not_make_follows_from_none() -> None:
    part, total = elsewhere(4, "258.220", "258.020"), elsewhere(9, "656.500", "656.300")
    wrong = whole("656.500", "250.444", "258.220", "147.000")
    assert not find_totals([part, total], [wrong, part, total])
    assert not find_totals([total], [whole("656.500", "250.444", "258.220", "147.836"), total])


FARMS = """
LAPORAN KINERJA DINAS PETERNAKAN
TAHUN 2024

Tabel 1 Anggaran perjanjian tahun 2024

Program | Anggaran (Rp)
Penunjang urusan pemerintahan kabupaten | {part}
Pengobatan ternak rakyat di padang | 250.450.000
Penyuluhan pakan hijauan di desa | 147.836.350
Jumlah | {total}

Total anggaran program tahun 2024 sebesar Rp6.656.309.000 menurut Tabel 1.

Tabel 2 Realisasi anggaran tahun 2024

Program | Anggaran (Rp) | Realisasi (Rp) | %
Penunjang urusan pemerintahan kabupaten | 6.258.022.650 | 6.132.862.197 | 98,00
Pengobatan ternak rakyat di padang | 250.450.000 | 245.441.000 | 98,00
Penyuluhan pakan hijauan di desa | 147.836.350 | 144.879.623 | 98,00
"""


def test_one_wrong_budget_is_the_only_one_that_stands_alone() -> None:
    assert not audited(FARMS.format(part="6.258.022.650", total="6.656.309.000")).findings
    findings = audited(FARMS.format(part="6.258.022.850", total="6.656.309.200")).findings
    assert len([finding for finding in findings if finding.root is None]) == 1


# --- one remedy for one figure ------------------------------------------------------------------------

STATIONS = """
LAPORAN KINERJA DINAS PERHUBUNGAN
TAHUN 2026

Tabel 3.1 Perbandingan Capaian

No | Indikator | Capaian Tahun 2025 | Capaian Tahun 2026 | Perubahan
1 | Halte yang terang malam hari | 71,20 | 78,40 | 7,20
2 | Angkutan yang laik jalan | 90,10 | 88,30 | -1,80
3 | Terminal yang bersih | 64,00 | 70,50 | 6,50
4 | Rambu yang terpasang lengkap | 80,30 | 83,60 | {blank}
5 | Perahu yang berizin | 55,20 | 60,90 | 5,70
RATA-RATA | | 72,16 | 76,34 | {mean}
"""


def means(blank: str, mean: str) -> list[tuple[str, str]]:
    findings = audited(STATIONS.format(blank=blank, mean=mean)).findings
    return [(finding.printed, finding.computed) for finding in findings]


def test_a_mean_counts_what_a_dash_leaves_out() -> None:
    assert means("3,30", "4,18") == []
    assert means("-", "4,18") == [("-", "3,30")], "the mean of five, though four are printed"
    assert ("4,60", "4,18") in means("-", "4,60")
    assert {computed for printed, computed in means("-", "4,60") if printed == "4,60"} == {"4,18"}


def test_a_mean_that_counts_a_dash_says_so() -> None:
    findings = audited(STATIONS.format(blank="-", mean="4,60")).findings
    (mean,) = [finding for finding in findings if finding.rule is AuditRule.AVERAGE]
    assert "÷ 5 = 4,18" in mean.why
    assert "Yang tidak diisi dihitung: 3,30." in mean.why
    assert not [value for value in mean.also if value != mean.computed]


COUNTERS = """
LAPORAN KINERJA DINAS PERIZINAN
TAHUN 2029

Tabel 3.1 Capaian terhadap Akhir Rencana

No | Indikator | Realisasi | Target Akhir | Capaian (%)
1 | Izin yang terbit tepat waktu | 76,20 | 80,00 | 95,25
2 | Pemohon yang puas | 81,40 | 88,00 | 92,50
3 | Loket yang buka penuh | 51,90 | 78,99 | {part}
RATA-RATA | | | | {mean}

Rata-rata capaian terhadap akhir rencana adalah {told}% pada tahun 2029.
"""


@pytest.mark.parametrize(
    ("part", "mean", "right"), [("65,70", "86,57", "84,48"), ("100,00", "97,57", "84,48")], ids=["own", "two"]
)
def test_what_repeats_a_wrong_mean_has_the_remedy_of_the_mean(part: str, mean: str, right: str) -> None:
    findings = audited(COUNTERS.format(part=part, mean=mean, told=mean)).findings
    those = [finding for finding in findings if finding.printed == mean]
    assert len(those) == 2
    assert {finding.computed for finding in those} == {right}
    assert {finding.root for finding in those} == {None, those[0].id}
