"""What was worked out of the right figure is right, however wrong that figure is typed."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

FOOD = """
LAPORAN KINERJA DINAS PANGAN
TAHUN 2031

Tabel 3.1 Capaian Indikator Kinerja Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Skor pola pangan | 88,50 | 90,12 | 101,83
2 | Ketersediaan protein | 60,00 | 57,30 | {wrong}
3 | Ketersediaan energi | 2.400 | 2.356 | 98,17
4 | Cadangan pangan | 60 | 60 | 100,00
Rata-rata | | | | {mean}
"""
RIGHT_MEAN = "98,88"
"""(101,83 + 95,50 + 98,17 + 100,00) / 4 = 98,875."""


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str, bool, bool]]:
    """What is printed, what should be, whether it follows from another and whether it stays."""
    return [(f.printed, f.computed, f.root is not None, f.stays) for f in findings]


def test_a_report_without_a_wrong_figure_has_no_finding() -> None:
    assert not audited(FOOD.format(wrong="95,50", mean=RIGHT_MEAN)).findings


@pytest.mark.parametrize("wrong", ["89,20", "71,83", "108,76"])
def test_a_mean_of_the_right_figure_stays_and_follows_from_the_wrong_one(wrong: str) -> None:
    first, mean = audited(FOOD.format(wrong=wrong, mean=RIGHT_MEAN)).findings
    assert told((first,)) == [(wrong, "95,50", False, False)]
    assert first.repair is not None
    assert (first.repair.printed, first.repair.repaired) == (wrong, "95,50")
    assert (mean.printed, mean.root, mean.stays) == (RIGHT_MEAN, first.id, True)


def test_a_mean_of_the_wrong_figure_changes_with_it() -> None:
    """(101,83 + 89,20 + 98,17 + 100,00) / 4 = 97,30: the mean was worked out of what is printed."""
    (finding,) = audited(FOOD.format(wrong="89,20", mean="97,30")).findings
    assert (finding.printed, finding.computed) == ("89,20", "95,50")
    assert "97,30 menjadi 98,88" in finding.why


def test_a_mean_of_neither_is_wrong_by_itself() -> None:
    first, mean = audited(FOOD.format(wrong="89,20", mean="93,41")).findings
    assert (first.printed, first.computed, first.repair) == ("89,20", "95,50", None)
    assert (mean.printed, mean.computed, mean.stays) == ("93,41", "98,88", False)


SCALED = """
LAPORAN KINERJA DINAS KESEHATAN
TAHUN 2031

Capaian indikator yang diharapkan rendah, yaitu angka sakit gigi dan prevalensi kurus, dihitung dengan rumus \
(2 × target − realisasi) dibagi target dikali 100.

Tabel 3.1 Skala Nilai Capaian Kinerja

No | Rentang Capaian | Kategori
1 | ≥ 100 | Sangat Baik
2 | 85 – 99,99 | Baik
3 | 65 – 84,99 | Cukup
4 | < 65 | Kurang

Tabel 3.2 Capaian Indikator Kinerja Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%) | Kategori
1 | Cakupan imunisasi bayi | 93,00 | 91,49 | 98,38 | Baik
2 | Angka sakit gigi | 160,00 | 139,81 | 112,62 | Sangat Baik
3 | Prevalensi kurus | 16,50 | 15,88 | {wrong} | {category}
4 | Cakupan puskesmas | 80,00 | 78,57 | 98,21 | Baik
Rata-rata | | | | 103,24 | Sangat Baik
"""
"""(98,38 + 112,62 + 103,76 + 98,21) / 4 = 103,2425; 103,76 is (33,00 - 15,88) / 16,50."""


def test_a_category_of_the_right_figure_stays_as_the_mean_does() -> None:
    """The usual quotient gives 96,24, which the report's own formula and its mean refute."""
    findings = audited(SCALED.format(wrong="96,24", category="Sangat Baik")).findings
    (first,) = (f for f in findings if f.root is None)
    assert (first.printed, first.computed, first.verdict) == ("96,24", "103,76", "seharusnya")
    followers = {(f.printed, f.stays) for f in findings if f.root == first.id}
    assert followers == {("96,24: Sangat Baik", True), ("103,24", True)}


def test_a_category_that_the_right_figure_refutes_too_is_wrong() -> None:
    findings = audited(SCALED.format(wrong="96,24", category="Cukup")).findings
    (category,) = (f for f in findings if f.printed.endswith("Cukup"))
    assert (category.root, category.stays) == (None, False)


@pytest.mark.parametrize("wrong", ["108,76", "110,00", "88,76"])
def test_a_figure_that_no_way_gives_is_mended_by_the_formula_that_the_report_tells(wrong: str) -> None:
    """Never by the usual quotient 15,88 / 16,50 = 96,24."""
    category = "Baik" if wrong == "88,76" else "Sangat Baik"
    findings = audited(SCALED.format(wrong=wrong, category=category)).findings
    said = {(f.printed, f.computed) for f in findings if f.rule is AuditRule.ACHIEVEMENT}
    assert said == {(wrong, "103,76")}
    assert not any("96,24" in finding.why for finding in findings)


def test_a_formula_told_for_others_does_not_mend_a_figure() -> None:
    """Puskesmas are none of the indicators named: 78,57 / 80,00 = 98,21, by the quotient."""
    sound = SCALED.format(wrong="103,76", category="Sangat Baik")
    assert not audited(sound).findings
    findings = audited(sound.replace("| 98,21 |", "| 91,87 |")).findings
    (first,) = (finding for finding in findings if finding.root is None)
    assert (first.printed, first.computed) == ("91,87", "98,21")


def test_rows_that_the_formula_refutes_are_not_counted() -> None:
    """96,24 is no achievement below the target: it is 103,76, and two of four are met, as is said."""
    said = "Dari 4 indikator, {0} indikator telah mencapai target dan {1} indikator belum mencapai target."
    wrong = SCALED.format(wrong="96,24", category="Sangat Baik")
    right = SCALED.format(wrong="103,76", category="Sangat Baik")
    of_counts = [f for f in audited(f"{wrong}\n{said.format(2, 2)}\n").findings if f.rule is AuditRule.COUNT]
    assert not of_counts
    (finding,) = audited(f"{right}\n{said.format(3, 1)}\n").findings
    assert (finding.rule, finding.computed) == (AuditRule.COUNT, "2 indikator")


def test_a_repair_gives_what_the_figure_should_be() -> None:
    """103,90 is target by actual; one other digit makes 103,70 of it, which is near 103,76 and not it."""
    findings = audited(SCALED.format(wrong="103,90", category="Sangat Baik")).findings
    repairs = {(f.computed, f.repair.repaired) for f in findings if f.repair and f.printed == "103,90"}
    assert repairs <= {("103,76", "103,76")}
    assert {f.computed for f in findings if f.printed == "103,90"} == {"103,76"}


LONE = """
Tabel 1 Capaian Indikator Tahun 2031

No | Indikator | Target | Realisasi | Capaian (%)
1 | Cakupan imunisasi bayi | 93,00 | 91,49 | 98,38
2 | Cakupan puskesmas | 16,50 | 15,88 | {wrong}
3 | Cakupan posyandu | 80,00 | 78,57 | 98,21
4 | Cakupan kader | 60,00 | 57,30 | 95,50
"""


@pytest.mark.parametrize(("wrong", "repaired"), [("96,50", None), ("69,24", "96,24"), ("91,24", "96,24")])
def test_no_slip_is_told_that_comes_only_near(wrong: str, repaired: str | None) -> None:
    """15,88 / 16,50 = 96,24; of 96,50 one digit makes 96,20, which rounding alone lets pass."""
    findings = [f for f in audited(LONE.format(wrong=wrong)).findings if f.printed == wrong]
    assert {f.computed for f in findings} == {"96,24"}
    assert {f.repair.repaired if f.repair else None for f in findings} == {repaired}


SPENT = """
LAPORAN KINERJA DINAS PERUMAHAN
TAHUN 2031

Tabel 3.9 Efisiensi per Sasaran

No | Sasaran | Capaian Kinerja (%) | Pagu (Rp) | Realisasi (Rp) | Penyerapan (%) | Efisiensi (%)
1 | Rumah layak huni bertambah | 101,40 | 418.250.000 | 402.117.300 | 96,14 | 5,26
2 | Kawasan kumuh berkurang | 99,10 | 605.020.000 | 563.005.250 | {absorbed} | {left}
3 | Air bersih tersedia | 98,75 | 250.600.000 | 238.409.150 | 95,14 | 3,61

Efisiensi tertinggi dicapai pada sasaran kawasan kumuh berkurang sebesar 6,04 persen.
"""
GROWN = """
LAPORAN KINERJA DINAS PERIKANAN
TAHUN 2031

Tabel 3.2 Produksi Ikan

Desa | 2030 | 2031 | Selisih | Pertumbuhan (%)
Melati | 8.400 | 8.568 | 168 | 2,00
Kenanga | 7.500 | 7.815 | {gap} | 4,20
Cempaka | 5.200 | 5.304 | 104 | 2,00
"""


def test_an_efficiency_of_the_right_absorption_follows_from_the_wrong_one() -> None:
    """563.005.250 / 605.020.000 is 93,06, and 99,10 less that 6,04: in the sentence, too."""
    assert not audited(SPENT.format(absorbed="93,06", left="6,04")).findings
    found = audited(SPENT.format(absorbed="93,49", left="6,04")).findings
    (absorbed,) = (each for each in found if each.root is None)
    assert (absorbed.printed, absorbed.computed) == ("93,49", "93,06")
    assert {(each.printed, each.root, each.stays) for each in found if each is not absorbed} == {
        ("6,04", absorbed.id, True)
    }


def test_an_efficiency_of_neither_absorption_stands_by_itself() -> None:
    found = audited(SPENT.format(absorbed="93,49", left="7,40")).findings
    assert {("93,49", "93,06"), ("7,40", "6,04")} <= {(f.printed, f.computed) for f in found if not f.root}


def test_a_growth_of_the_right_gap_follows_from_the_wrong_one() -> None:
    """7.815 is 315 more than 7.500, and 315 of that 4,20 percent."""
    assert not audited(GROWN.format(gap="315")).findings
    found = audited(GROWN.format(gap="286")).findings
    assert [(f.printed, f.computed) for f in found if f.root is None] == [("286", "315")]
