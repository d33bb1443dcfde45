"""What a finding says of the figure that it is printed for: right elsewhere, wrong, or only repeated."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.roots import settle_roots
from capaian.domain.audit import AuditRule, Finding
from capaian.domain.issue import Level

HARBOURS = """
Tabel 1 Biaya Pelabuhan

No | Uraian | Pagu (Rp) | Realisasi (Rp)
I | Pelabuhan Barat | 5.000.000 | {west}
I.1 | Tambatan | 2.000.000 | 1.400.100
I.2 | Gudang | 3.000.000 | 2.300.200
II | Pelabuhan Timur | 4.000.000 | 3.600.500
II.1 | Tambatan | 1.500.000 | 1.200.300
II.2 | Gudang | 2.500.000 | 2.400.200
Jumlah | | 9.000.000 | {total}
"""


def sums(text: str) -> list[Finding]:
    return [finding for finding in audited(text).findings if finding.rule is AuditRule.SUM]


def test_a_subtotal_that_the_total_fits_is_not_said_to_be_wrong_for_sure() -> None:
    """4.200.800 is no sum of its two parts, but the total rests on it: a part may be wrong as well."""
    (finding,) = sums(HARBOURS.format(west="4.200.800", total="7.801.300"))
    assert (finding.printed, finding.computed) == ("4.200.800", "3.700.300")
    assert finding.verdict == "menurut hitungan"
    assert finding.why.endswith("mungkin angka masukannya yang keliru.")


def test_a_total_that_nothing_else_fits_is_wrong() -> None:
    (finding,) = sums(HARBOURS.format(west="3.700.300", total="7.925.400"))
    assert (finding.printed, finding.computed) == ("7.925.400", "7.300.800")
    assert finding.verdict == "seharusnya"
    assert "masukannya" not in finding.why


CATCH = """
BAB III HASIL

Tabel 1 Perahu yang Berizin

No | Pelabuhan | Wajib | Berizin | Cakupan (%)
1 | Barat | 640 | {0} | 87,50
2 | Timur | 480 | 432 | 90,00
3 | Utara | 250 | 205 | 82,00
Jumlah | | 1.370 | 1.197 | 87,37

Cakupan di Barat adalah {1} persen.
"""


def test_what_repeats_a_share_is_right_where_its_part_is_repaired() -> None:
    """560 of 640 are 87,50; with 590 printed, the repair is of the part, and the share may be quoted."""
    findings = audited(CATCH.format("590", "87,50")).findings
    assert {finding.repair.repaired for finding in findings if finding.repair} == {"560"}
    assert [finding for finding in findings if finding.line == 13] == []


def test_a_minus_is_printed_as_it_stands() -> None:
    text = """
Tabel 1 Kapal

No | Jenis | 2022 | 2023 | Selisih
1 | Layar | 91,00 | 90,50 | -0,50
2 | Dayung | 80,00 | 81,25 | 1,25
3 | Motor | 85,00 | 84,20 | -0,08
4 | Tunda | 70,00 | 72,00 | 2,00
"""
    printed = {finding.printed for finding in audited(text).findings}
    assert printed == {"-0,08"}


def made(number: int, level: Level, root: int | None = None) -> Finding:
    place = ("Tabel 1", "kutipan", "1", "2", "hitungan")
    follows = None if root is None else f"T-{root:03}"
    return Finding(f"T-{number:03}", AuditRule.SUM, level, number, None, *place, root=follows)


@pytest.mark.parametrize(
    ("findings", "levels", "roots"),
    [
        ([made(1, Level.NOTE), made(2, Level.ERROR, 1)], ["error", "error"], [None, "T-001"]),
        ([made(1, Level.ERROR), made(2, Level.NOTE, 1)], ["error", "note"], [None, "T-001"]),
        (
            [made(1, Level.NOTE), made(2, Level.NOTE, 1), made(3, Level.WARNING, 2)],
            ["warning", "note", "warning"],
            [None, "T-001", "T-001"],
        ),
        ([made(1, Level.ERROR, 2), made(2, Level.NOTE, 1)], ["error", "note"], [None, "T-001"]),
    ],
    ids=["heavier", "lighter", "chain", "each-other"],
)
def test_a_root_stands_by_itself_and_weighs_as_much_as_what_follows(
    findings: list[Finding], levels: list[str], roots: list[str | None]
) -> None:
    settled = settle_roots(findings)
    assert [finding.level.value for finding in settled] == levels
    assert [finding.root for finding in settled] == roots
