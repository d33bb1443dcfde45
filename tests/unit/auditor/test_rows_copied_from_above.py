"""A row copied from the one above: it is wrong, and the totals that it spoils are right."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

GRADES = """
BAB III KEPEGAWAIAN

Tabel 1 Pegawai menurut Golongan

No | Golongan Ruang | Jumlah (orang)
1 | IV/b | {first}
2 | III/d | 12
3 | III/c | 8
4 | III/a | {last}
 | Jumlah | {total}

{said}
"""
STALLS = """
BAB III PASAR

Tabel 1 Kios menurut Pasar

Pasar | Kios Besar | Kios Kecil | Total
Pasar Hulu | 14 | 31 | 45
Pasar Hilir | 11 | 26 | 37
Pasar Tengah | {row}
Pasar Simpang | 9 | 17 | 26
Total | 41 | 97 | 138
"""
HERDS = """
BAB III TERNAK

Tabel 1 Ternak menurut Desa

Desa | Tahun 2031 | Tahun 2032 | Selisih
Melati | 1.214 | 1.260 | 46
Kenanga | {row}
Cempaka | 1.871 | 1.844 | -27
Dahlia | 640 | 702 | 62
Jumlah | 4.712 | 4.823 | 111
"""


def grades(first: str = "4", last: str = "8", total: str = "29", said: str = "") -> tuple[Finding, ...]:
    return audited(GRADES.format(first=first, last=last, total=total, said=said)).findings


def tell(findings: tuple[Finding, ...]) -> list[tuple[AuditRule, str, str]]:
    return [(each.rule, each.printed, each.computed) for each in findings if each.root is None]


TOLD = "Dinas didukung oleh 29 orang pegawai."


def test_a_total_that_running_text_tells_stays() -> None:
    """4 + 12 + 8 + 5 = 29: the last was 5."""
    assert grades(last="5", said=TOLD) == ()
    copy, total = grades(said=TOLD)
    assert (copy.rule, copy.line, copy.printed, copy.computed) == (AuditRule.COPY, 9, "8", "5")
    assert "salinan baris di atas" in copy.why
    assert (total.root, total.stays, total.level) == (copy.id, True, Level.NOTE)
    assert total.repair is None


def test_without_a_place_that_tells_the_total_either_may_be_wrong() -> None:
    assert [rule for rule, *_ in tell(grades(said="Pegawai dibina."))] == [AuditRule.SUM]
    assert [rule for rule, *_ in tell(grades(said="Terdapat 29 kendaraan dinas."))] == [AuditRule.SUM]


def test_equal_rows_that_add_up_are_no_copies() -> None:
    assert grades(total="32", said="Dinas didukung oleh 32 orang pegawai.") == ()


def test_of_two_pairs_of_equal_rows_none_is_named() -> None:
    found = tell(grades(first="12", last="8", total="34", said="Dinas didukung oleh 34 orang pegawai."))
    assert AuditRule.COPY not in {rule for rule, *_ in found}


def test_a_row_that_comes_to_less_than_nothing_was_not_copied() -> None:
    found = tell(grades(total="19", said="Dinas didukung oleh 19 orang pegawai."))
    assert AuditRule.COPY not in {rule for rule, *_ in found}


@pytest.mark.parametrize(
    ("text", "own", "copied", "printed", "right"),
    [
        (STALLS, "7 | 23 | 30", "11 | 26 | 37", "11; 26; 37", "7; 23; 30"),
        (HERDS, "987 | 1.017 | 30", "1.214 | 1.260 | 46", "1.214; 1.260; 46", "987; 1.017; 30"),
    ],
    ids=["a sum of the row", "a difference of the row"],
)
def test_what_the_totals_leave_proves_itself_across_the_row(
    text: str, own: str, copied: str, printed: str, right: str
) -> None:
    assert audited(text.format(row=own)).findings == ()
    findings = audited(text.format(row=copied)).findings
    assert tell(findings) == [(AuditRule.COPY, printed, right)]
    followers = [each for each in findings if each.root is not None]
    assert {(each.rule, each.stays) for each in followers} == {(AuditRule.SUM, True)}
    assert len(followers) == 3
