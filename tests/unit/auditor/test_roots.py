"""What says the same again names the one that said it first."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import roots

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.number import read_numbers
from capaian.auditor.roots import find_firsts
from capaian.domain.audit import AuditRule

SPENDING = """
Tabel {number} {title}

No | Program | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Pengerukan alur pelayaran | 812.450.000 | {spent} | {share}
2 | Pengecatan mercu suar kota | 455.300.000 | 401.224.700 | 88,12
3 | Perbaikan dermaga kayu tua | 233.100.000 | 230.000.000 | 98,67
"""


def test_spending_above_its_ceiling_printed_again_follows_from_the_first() -> None:
    above = SPENDING.format(number=1, title="Realisasi", spent="820.000.000", share="100,93")
    again = SPENDING.format(number=2, title="Lampiran", spent="820.000.000", share="100,93")
    assert roots(above + again, AuditRule.BOUND) == [(4, None), (11, 4)]
    other = SPENDING.format(number=2, title="Lampiran", spent="830.000.000", share="102,16")
    assert [root for _, root in roots(above + other, AuditRule.BOUND)] == [None, None]


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("Dilihat dari renstra telah mencapai 100% untuk tiga tahun pelaksanaan renstra.", AuditRule.YEAR),
        ("Program Penunjang Kabupaten Melati/Kota.", AuditRule.COPY),
    ],
)
def test_a_sentence_printed_again_follows_from_the_first(sentence: str, rule: AuditRule) -> None:
    head = "LAPORAN KINERJA\nTAHUN 2033\n\nRencana Strategis Tahun 2033-2036 menjadi acuan.\n"
    text = f"{head}\nUraian satu.\n\n{sentence}\n\nUraian dua.\n\n{sentence}\n"
    assert roots(text, rule) == [(8, None), (12, 8)]


def total(line: int, printed: str, parts: dict[int, str], column: int = 0) -> Equation:
    (result,) = read_numbers(printed, line, column)
    inputs = tuple(number for at, text in parts.items() for number in read_numbers(text, at, column))
    return Equation(AuditRule.SUM, Law.SUM, result, inputs, "Tabel 1", subject="jumlah")


@pytest.mark.parametrize(("printed", "follows"), [("749.900", True), ("749.000", False), ("750.100", False)])
def test_a_total_that_is_off_by_as_much_as_its_subtotal_follows_from_it(printed: str, follows: bool) -> None:
    leaves = {3: "200.000", 4: "300.000", 6: "150.000", 7: "100.000"}
    subtotal = total(2, "499.900", {line: text for line, text in leaves.items() if line < 5})
    whole = total(9, printed, leaves)
    assert (find_firsts([subtotal, whole])[id(whole)] is subtotal) is follows
    apart = total(9, printed, {line: text for line, text in leaves.items() if line > 4})
    assert find_firsts([subtotal, apart])[id(apart)] is apart


# --- one reason, one finding -------------------------------------------------------------------------------

BRIDGES = """
LAPORAN KINERJA
TAHUN 2031

BAB III HASIL

Tabel 1 Capaian Kinerja

Sasaran | Indikator | Target | Realisasi | Capaian (%)
Jembatan yang aman dilewati | Jembatan dalam keadaan baik | 90,00 | 81,00 | 90,00
Jalan yang rata dan kering | Jalan dalam keadaan mantap | 80,00 | 88,00 | 110,00

Secara keseluruhan {first} pada tahun 2031.

BAB IV PENUTUP

{second} dalam tahun 2031 berkat kerja semua pihak.
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("semua target kinerja telah tercapai", "Keseluruhan target kinerja telah dicapai"),
        ("seluruh target kinerja tercapai", "Semua target kinerja sudah tercapai"),
    ],
)
def test_targets_said_to_be_met_in_two_wordings_are_one_mistake(first: str, second: str) -> None:
    found = roots(BRIDGES.format(first=first, second=second), AuditRule.CLAIM)
    assert [root for _, root in found] == [None, *(found[0][0] for _ in found[1:])]
    assert len(found) == 2


def statement(line: int, printed: str, why: str, rule: AuditRule = AuditRule.CLAIM) -> Statement:
    return Statement(rule, False, line, printed, "100,15", why, "Bagian 1")


@pytest.mark.parametrize(
    ("other", "follows"),
    [
        (statement(9, "\u2265 100,15", "Nilainya tepat 100,15 (baris 2)."), True),
        (statement(9, "sama sekali", "Nilainya tepat 100,15 (baris 8)."), True),
        (statement(9, "telah", "Nilainya tepat 99,80 (baris 8)."), False),
        (statement(9, "\u2265 100,15", "Nilainya tepat 100,15 (baris 8).", AuditRule.RANK), False),
    ],
    ids=["same-figure", "same-reason", "neither", "other-rule"],
)
def test_what_is_wrong_for_one_reason_is_told_once(other: Statement, follows: bool) -> None:
    first = statement(2, "\u2265 100,15", "Nilainya tepat 100,15 (baris 8).")
    assert (find_firsts([first, other]).get(id(other)) is first) is follows


def test_a_reason_without_figures_fits_many_mistakes() -> None:
    words = [statement(line, f"kata {line}", "Kata ini tidak ada di tempat lain.") for line in (2, 9)]
    assert id(words[1]) not in find_firsts(words)


@pytest.mark.parametrize(
    ("printed", "rows", "follows"),
    [("900", (3, 4), True), ("100", (3, 4), False), ("900", (3, 5), False)],
    ids=["same-rows", "other-side", "other-rows"],
)
def test_totals_of_two_columns_that_miss_a_row_are_one_mistake(
    printed: str, rows: tuple[int, int], follows: bool
) -> None:
    budget = total(2, "950", {3: "250", 4: "350"})
    spent = total(2, printed, dict(zip(rows, ("210", "310"), strict=True)), column=1)
    assert (find_firsts([budget, spent])[id(spent)] is budget) is follows


@pytest.mark.parametrize("printed", ["11,62", "10,51"])
def test_what_two_statements_say_of_one_figure_is_one_finding_though_they_differ(printed: str) -> None:
    (result,) = read_numbers(printed, 9)
    (now,), (before,) = read_numbers("104,48", 9, 2), read_numbers("93,97", 9, 1)
    mean = Equation(
        AuditRule.AVERAGE, Law.MEAN, result, (*read_numbers("12,00", 3), *read_numbers("12,50", 4)), "T"
    )
    change = Equation(AuditRule.DIFFERENCE, Law.DIFFERENCE, result, (now, before), "T")
    failed = [claim for claim in (mean, change) if not claim.holds()]
    follows = find_firsts(failed).get(id(change)) is mean
    assert follows is (len(failed) == 2)
