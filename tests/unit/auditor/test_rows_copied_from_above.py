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


def either(right: str, *rows: str) -> str:
    """What belongs in one of two rows of which nothing tells which was copied."""
    return f"{right} pada salah satu: {' atau '.join(f'“{row}”' for row in rows)}"


TOLD = "Dinas didukung oleh 29 orang pegawai."


def test_a_total_that_running_text_tells_stays() -> None:
    """4 + 12 + 8 + 5 = 29: the last was 5."""
    assert grades(last="5", said=TOLD) == ()
    copy, total = grades(said=TOLD)
    assert (copy.rule, copy.line, copy.printed) == (AuditRule.COPY, 9, "8")
    assert copy.computed == either("5", "III/a", "III/c")
    assert "Semua angkanya sama dengan baris di atasnya" in copy.why
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


TWO_MARKETS = either("7; 23; 30", "Pasar Tengah", "Pasar Hilir")
TWO_VILLAGES = either("987; 1.017; 30", "Kenanga", "Melati")


@pytest.mark.parametrize(
    ("text", "own", "copied", "printed", "right"),
    [
        (STALLS, "7 | 23 | 30", "11 | 26 | 37", "11; 26; 37", TWO_MARKETS),
        (HERDS, "987 | 1.017 | 30", "1.214 | 1.260 | 46", "1.214; 1.260; 46", TWO_VILLAGES),
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


DESKS = """
BAB III KEPEGAWAIAN

Tabel 1 Meja menurut Bidang

Bidang | Rusak | Jumlah | Persentase
Sekretariat | 4 | 5 | 80,00
Bina Marga | 10 | 12 | 83,33
Cipta Karya | 1 | 2 | 50,00
Tata Ruang | 1 | {last} | 50,00
Jumlah | 16 | {total} | {share}

{said}
"""


@pytest.mark.parametrize("said", ["", "Terdapat 20 meja."], ids=["worked out of the total", "told as well"])
def test_small_rows_whose_other_figures_add_up_are_rightly_equal(said: str) -> None:
    """4 + 10 + 1 + 1 = 16: nothing was copied, the total 20 is wrong, and 16 of 20 was worked out of it."""
    assert desks(total="21", share="76,19") == []
    found = desks(total="20", share="80,00", said=said)
    assert [(rule, printed, right) for rule, printed, right in found if rule is not AuditRule.CROSSREF] == [
        (AuditRule.SUM, "20", "21")
    ]


def desks(total: str, share: str, said: str = "") -> list[tuple[AuditRule, str, str]]:
    return tell(audited(DESKS.format(last="2", total=total, share=share, said=said)).findings)


def test_a_wrong_total_passed_on_to_the_sum_of_its_row_makes_no_copy_of_rows_equal_in_part() -> None:
    """14 + 11 + 11 + 9 = 45 holds; 97 for 101 was added on to 142, and 26 - 4 + 11 = 33 is no row."""
    text = STALLS.format(row="11 | 26 | 37").replace("41 | 97 | 138", "45 | {big} | {sum}")
    assert audited(text.format(big="100", sum="145")).findings == ()
    found = tell(audited(text.format(big="97", sum="142")).findings)
    assert (AuditRule.SUM, "97", "100") in found
    assert AuditRule.COPY not in {rule for rule, *_ in found}


def test_of_a_row_with_its_sum_one_figure_may_be_equal_by_chance() -> None:
    """26 + 4 = 30 and 11 of both: three of four figures were copied from the row above."""
    table = """
BAB III PASAR

Tabel 1 Kios menurut Pasar

Pasar | Besar | Sedang | Kecil | Total
Pasar Hulu | 14 | 8 | 31 | 53
Pasar Hilir | 11 | 12 | 26 | 49
Pasar Tengah | {row}
Pasar Simpang | 9 | 4 | 17 | 30
Total | 45 | 31 | 97 | 173
"""
    assert audited(table.format(row="11 | 7 | 23 | 41")).findings == ()
    assert tell(audited(table.format(row="11 | 12 | 26 | 49")).findings) == [
        (AuditRule.COPY, "12; 26; 49", either("7; 23; 41", "Pasar Tengah", "Pasar Hilir"))
    ]


def test_a_row_that_would_contradict_itself_was_not_copied() -> None:
    """987 to 1.017 is no 34: three totals are wrong, each in its own way, though a sentence repeats one."""
    said = "\nPada tahun 2031 terdapat 4.712 ternak.\n"
    text = HERDS.format(row="1.214 | 1.260 | 46") + said
    assert (AuditRule.COPY, "1.214; 1.260; 46", TWO_VILLAGES) in tell(audited(text).findings)
    found = tell(audited(text.replace("4.823 | 111", "4.823 | 115")).findings)
    assert (AuditRule.SUM, "4.712", "4.939") in found
    assert AuditRule.COPY not in {rule for rule, *_ in found}


def test_shares_worked_out_of_a_wrong_total_say_nothing_for_it() -> None:
    """4, 12, 8 and 8 are 32, and 13,79, 41,38 and 27,59 percent of 29."""
    rows = GRADES.replace("(orang)", "(orang) | Persentase").replace("| 12", "| 12 | 41,38")
    text = rows.replace("| 8\n", "| 8 | 27,59\n").format(
        first="4 | 13,79", last="8 | 27,59", total="29 | 100,00", said=""
    )
    assert tell(audited(text).findings) == [(AuditRule.SUM, "29", "32")]
