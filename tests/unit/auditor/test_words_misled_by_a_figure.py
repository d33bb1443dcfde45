"""Words that a wrong figure of a table refutes follow from that figure, and stay once it is mended."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.domain.audit import AuditRule, Finding

MINES = """
LAPORAN KINERJA DINAS PERTAMBANGAN
TAHUN 2029

Tabel 3.1 Cakupan Layanan Kecamatan Tahun 2029

No | Kecamatan | Sasaran | Terlayani | Cakupan (%)
1 | Melati | 1.200 | 1.170 | 97,50
2 | Kenanga | 1.000 | 900 | {wrong}
3 | Cempaka | 800 | 760 | 95,00
4 | Dahlia | 500 | 460 | 92,00

Cakupan tertinggi terdapat di Kecamatan {high}, sedangkan yang terendah di Kecamatan {low}.
"""
BIRTHS = """
Tabel 1 Persentase kepemilikan akta menurut kecamatan

No | Kecamatan | Anak | Berakta | Persentase | Peringkat
1 | Gunung Api | 2.000 | 1.990 | 99,50 | 1
2 | Lembah Ria | 3.000 | 2.970 | {wrong} | 2
3 | Tanjung Elok | 1.000 | 980 | 98,00 | 3
4 | Padang Luas | 4.000 | 3.880 | 97,00 | 4
5 | Rawa Bening | 500 | 480 | 96,00 | 5

Kecamatan Tanjung Elok menempati peringkat {rank} dari lima kecamatan dengan persentase 98,00%.
"""
ROADS = """
LAPORAN KINERJA DINAS JALAN
TAHUN 2030

Tabel 2.1 Kemantapan Jalan

Ruas | Panjang (km) | Mantap (km) | Persentase
Ruas Pantai Utara | 80,00 | 72,00 | {wrong}
Ruas Bukit Barisan | 50,00 | 31,00 | 62,00
Ruas Kota Lama | 40,00 | 33,00 | 82,50
Ruas Hutan Jati | 60,00 | 45,00 | 75,00

Persentase paling rendah dimiliki Ruas {low}.
"""


def of_words(findings: tuple[Finding, ...], rule: AuditRule) -> list[tuple[str, str | None, bool]]:
    """What is printed, the figure that it follows from, and whether it stays once that is mended."""
    printed = {finding.id: finding.printed for finding in findings}
    return [(f.printed, printed.get(f.root or ""), f.stays) for f in findings if f.rule is rule]


@pytest.mark.parametrize(
    ("wrong", "high", "low", "said"),
    [
        ("90,00", "Melati", "Kenanga", []),
        ("99,00", "Melati", "Kenanga", [("tertinggi: Melati", "99,00", True)]),
        ("99,00", "Cempaka", "Kenanga", [("tertinggi: Cempaka", None, False)]),
        ("90,00", "Cempaka", "Kenanga", [("tertinggi: Cempaka", None, False)]),
    ],
    ids=["sound", "misled", "wrong-either-way", "wrong-highest"],
)
def test_an_extreme_that_a_wrong_figure_refutes_follows_from_it(
    wrong: str, high: str, low: str, said: list[tuple[str, str | None, bool]]
) -> None:
    findings = audited(MINES.format(wrong=wrong, high=high, low=low)).findings
    assert of_words(findings, AuditRule.CLAIM) == said


@pytest.mark.parametrize(
    ("wrong", "low", "said"),
    [
        ("90,00", "Bukit Barisan", []),
        ("60,00", "Bukit Barisan", [("paling rendah: Ruas Bukit Barisan", "60,00", True)]),
        ("60,00", "Kota Lama", [("paling rendah: Ruas Kota Lama", None, False)]),
    ],
    ids=["sound", "misled", "wrong-either-way"],
)
def test_the_lowest_of_decimal_lengths_follows_too(
    wrong: str, low: str, said: list[tuple[str, str | None, bool]]
) -> None:
    findings = audited(ROADS.format(wrong=wrong, low=low)).findings
    assert of_words(findings, AuditRule.CLAIM) == said


@pytest.mark.parametrize(
    ("wrong", "rank", "said"),
    [
        ("99,00", "ketiga", []),
        ("79,00", "ketiga", [("ke-3", "79,00", True)]),
        ("79,00", "kelima", [("ke-5", None, False)]),
        ("99,00", "kelima", [("ke-5", None, False)]),
    ],
    ids=["sound", "misled", "wrong-either-way", "wrong-rank"],
)
def test_a_rank_that_a_wrong_figure_refutes_follows_from_it(
    wrong: str, rank: str, said: list[tuple[str, str | None, bool]]
) -> None:
    assert of_words(audited(BIRTHS.format(wrong=wrong, rank=rank)).findings, AuditRule.RANK) == said


def test_what_follows_is_told_to_fit_later() -> None:
    findings = audited(MINES.format(wrong="99,00", high="Melati", low="Kenanga")).findings
    (claim,) = [finding for finding in findings if finding.rule is AuditRule.CLAIM]
    assert claim.remedy == "sudah benar; sesuai setelah T-001 diperbaiki"
