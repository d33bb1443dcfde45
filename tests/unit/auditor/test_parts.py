"""Totals that are no slip of the pen: a part is to be mended, or it is said which ones may be."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

WARDS = """
BAB III HASIL

Tabel 1 Rawat Inap

No | Bangsal | Ranjang | Hari Rawat
1 | Angsana | 12 | {0}
2 | Bakau | 20 | {1}
3 | Cemara | 31 | {2}
Jumlah | | 63 | {total}
"""


def of(text: str, rule: AuditRule) -> list[Finding]:
    return [finding for finding in audited(text).findings if finding.rule is rule]


def wards(first: str, second: str, third: str, total: str) -> Finding:
    (finding,) = of(WARDS.format(first, second, third, total=total), AuditRule.SUM)
    return finding


def mended(finding: Finding) -> tuple[str, str] | None:
    return finding.repair and (finding.repair.printed, finding.repair.repaired)


def test_sums_that_hold_are_told_nothing() -> None:
    assert of(WARDS.format("2.715", "4.988", "8.146", total="15.849"), AuditRule.SUM) == []


def test_the_part_is_mended_where_the_total_is_no_slip() -> None:
    """15.849 less 90: 4.988 with two digits swapped; no digit of 15.849 alone gives 15.759."""
    finding = wards("2.715", "4.898", "8.146", "15.849")
    assert mended(finding) == ("4.898", "4.988")
    assert finding.correction == "seharusnya: 4.988 (angka ke-2 dan ke-3 tertukar)"


def test_the_total_is_mended_where_it_is_a_slip() -> None:
    assert mended(wards("2.715", "4.988", "8.146", "15.949")) == ("15.949", "15.849")


def test_a_total_that_left_a_part_out_is_wrong_itself() -> None:
    """18.120 less the last 90 is 18.030; a part of 1.909 for 1.999 would mend it by chance."""
    finding = wards("1.999", "16.031", "90", "18.030")
    assert (finding.printed, finding.computed, finding.repair) == ("18.030", "18.120", None)


def test_a_total_miscounted_by_little_is_wrong_itself() -> None:
    """Whoever counted 60 of 59 mistyped no part, though 24 for 23 would do."""
    finding = wards("23", "18", "18", "60")
    assert finding.verdict == "seharusnya"
    assert finding.computed == "59"


def test_parts_of_which_either_would_do_are_told_and_the_total_stays() -> None:
    finding = wards("4.012", "4.898", "8.146", "17.146")
    assert finding.remedy == "salah satu rincian 4.012 → 4.102 atau 4.898 → 4.988; jumlah tetap"
    assert finding.why.endswith(
        "bukan salah ketik dari hitungannya. Cocok bila satu salah ketik pada baris 6, 7 diperbaiki."
    )


CROPS = """
Tabel 1 Skor Pangan

No | Kelompok | Gram | Skor
1 | Umbi | 41,52 | 25,0
2 | Ikan | 11,92 | {fish}
3 | Kacang | 31,70 | 26,9
4 | Gula | 27,30 | 2,4
Jumlah | | 112,44 | 78,1

Dari Tabel 1, kelompok dengan skor tertinggi adalah {highest}.
"""


def test_words_that_hold_with_one_part_alone_tell_it_and_follow_from_it() -> None:
    """78,1 with 28,3 for 23,8, or with 25,0 for 20,5: with the first the highest is the one that is named."""
    findings = audited(CROPS.format(fish="28,3", highest="Kacang")).findings
    wrong, claim = (next(f for f in findings if f.rule is rule) for rule in (AuditRule.SUM, AuditRule.CLAIM))
    assert mended(wrong) == ("28,3", "23,8")
    assert (claim.root, claim.fits) == (wrong.id, True)


BOOKS = """
Tabel 1 Peminjaman Buku

Koleksi | 2031 | 2032 | Naik/Turun
Sejarah | 23,9 | 25,0 | Naik
Sastra | 29,5 | 28,3 | Turun
Bahasa | 26,0 | 26,9 | Naik
Umum | 2,0 | 2,4 | Naik
Jumlah | 81,4 | 78,1 | Turun
"""


def test_words_that_hold_go_on_to_hold() -> None:
    """With 20,5 for 25,0 the sum would hold as well, but history would not have risen."""
    (wrong,) = audited(BOOKS).findings
    assert mended(wrong) == ("28,3", "23,8")
