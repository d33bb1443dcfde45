"""Figures of one column in each other's rows: the exchange is told, and what follows from each stays."""

from __future__ import annotations

from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

SPENT = """
BAB III ANGGARAN

Tabel 1 Anggaran dan Realisasi Tahun 2031

No | Program | Anggaran (Rp) | Realisasi (Rp) | Serapan (%)
1 | Program Penyuluhan Tani | 7.845.200.000 | {first} | {share}
2 | Program Karantina | 918.400.000 | {second} | 87,46
3 | Program Perbenihan | 4.362.750.000 | 4.298.110.400 | 98,52
 | Jumlah | 13.126.350.000 | 12.614.016.000 | 96,10
"""
REACHED = """
BAB III HASIL

Tabel 1 Capaian Indikator

No | Indikator | Target | Realisasi | Capaian (%)
1 | Persentase panen serentak | 84,00 | 82,32 | 98,00
2 | Angka kematian ternak | {low} | 15,20 | 107,88
3 | Persentase kandang sehat | {high} | 91,48 | 101,64
4 | Persentase vaksinasi | 75,00 | 78,30 | 104,40
"""
LARGE, SMALL = "7.512.648.900", "803.256.700"


def spent(first: str = SMALL, second: str = LARGE, share: str = "95,76") -> list[Finding]:
    return [*audited(SPENT.format(first=first, second=second, share=share)).findings]


def exchanges(findings: list[Finding]) -> list[tuple[int, str, str]]:
    """Return line, printed and repaired of every change that is an exchange."""
    repairs = [f.repair for f in findings if f.repair is not None and "tertukar dengan" in f.repair.change]
    return sorted({(repair.line, repair.printed, repair.repaired) for repair in repairs})


def test_two_spendings_exchanged_are_told_once() -> None:
    assert spent(LARGE, SMALL) == []
    findings = spent()
    assert exchanges(findings) == [(6, SMALL, LARGE), (7, LARGE, SMALL)]
    (root,) = (each for each in findings if each.root is None)
    assert (root.line, root.level, root.stays) == (6, Level.ERROR, True)
    assert {each.root for each in findings if each is not root} == {root.id}
    assert {each.rule for each in findings} == {AuditRule.ABSORPTION, AuditRule.BOUND}


def test_one_spending_in_the_row_of_another_is_no_exchange() -> None:
    assert exchanges(spent(LARGE, LARGE)) == []
    assert exchanges(spent(share="59,76")) == []


def test_what_goes_on_with_the_figures_as_printed_is_not_exchanged() -> None:
    """What is left of each budget was worked out of the spending printed beside it."""
    left = ["7.041.943.300", "-6.594.248.900", "64.639.600", "512.334.000"]
    lines = SPENT.format(first=SMALL, second=LARGE, share="95,76").splitlines()
    rows = [f"{line} | {rest}" for line, rest in zip(lines[6:10], left, strict=True)]
    text = "\n".join([*lines[:5], f"{lines[5]} | Sisa (Rp)", *rows])
    assert exchanges([*audited(text).findings]) == []
    assert AuditRule.ABSORPTION in {each.rule for each in audited(text).findings}


def test_two_targets_exchanged_though_one_row_is_better_the_lower() -> None:
    assert audited(REACHED.format(low="16,50", high="90,00")).findings == ()
    findings = [*audited(REACHED.format(low="90,00", high="16,50")).findings]
    assert exchanges(findings) == [(7, "90,00", "16,50"), (8, "16,50", "90,00")]
    assert [each.line for each in findings if each.root is None] == [7]


def test_targets_that_fit_neither_row_are_not_exchanged() -> None:
    assert exchanges([*audited(REACHED.format(low="90,00", high="61,50")).findings]) == []


YIELDS = """
BAB III HASIL

Tabel 1 Luas Panen dan Produksi Padi

No | Kecamatan | Luas Panen (ha) | Produksi (ton) | Produktivitas (kuintal/ha)
1 | Lembah | 1.842 | 10.307 | 55,96
2 | Dataran | {first} | 4.953 | 51,17
3 | Rawa | 2.087 | 12.298 | 58,93
4 | Pesisir | {second} | 7.041 | 53,10
5 | Bukit | 1.195 | 6.471 | 54,15
 | Jumlah | 7.418 | 41.070 | 55,37
"""


def test_two_areas_exchanged_are_told_by_the_yields_of_their_rows() -> None:
    assert audited(YIELDS.format(first="968", second="1.326")).findings == ()
    findings = [*audited(YIELDS.format(first="1.326", second="968")).findings]
    assert exchanges(findings) == [(7, "1.326", "968"), (9, "968", "1.326")]
    assert [each.line for each in findings if each.root is None] == [7]


def test_two_areas_that_are_wrong_each_for_itself_are_not_exchanged() -> None:
    assert exchanges([*audited(YIELDS.format(first="1.326", second="986")).findings]) == []
