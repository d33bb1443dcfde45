"""What a finding says of the figure that it is printed for: right elsewhere, wrong, or only repeated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.borne_out import find_borne_out
from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.printed.number import PrintedNumber, read_numbers
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


def test_what_is_right_weighs_as_little_as_anything_and_its_root_as_much_as_it_did() -> None:
    right = replace(made(2, Level.ERROR, 1), stays=True)
    alone = replace(made(3, Level.ERROR), stays=True)
    settled = settle_roots([made(1, Level.WARNING), right, alone])
    assert [finding.level for finding in settled] == [Level.ERROR, Level.NOTE, Level.ERROR]
    assert [finding.fits for finding in settled] == [False, True, False]
    assert settle_roots(settled) == settled, "settling again changes nothing"


LAMPS = """
Tabel 1 Keuangan Mercusuar

No | Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
1 | Perawatan lampu suar di muara | 2.241.375.000 | 1.670.808.837 | {told}
2 | Penggantian kaca lampu menara | 452.750.000 | 434.143.683 | 95,89
3 | Pengadaan genset cadangan pos | 550.200.000 | 158.752.796 | 28,85

Tabel 2 Efisiensi Mercusuar

No | Kegiatan | Capaian Kinerja (%) | Serapan (%) | Efisiensi (%)
1 | Perawatan lampu suar di muara | 100,00 | {here} | {left}
2 | Penggantian kaca lampu menara | 106,66 | 95,89 | 10,77
3 | Pengadaan genset cadangan pos | 149,64 | 28,85 | 120,79
"""


def absorbed(told: str, here: str, left: str) -> list[tuple[str, str, str]]:
    found = audited(LAMPS.format(told=told, here=here, left=left)).findings
    return [(f.printed, f.verdict, f.computed) for f in found]


def test_a_difference_worked_out_of_a_figure_does_not_bear_it_out_against_a_proved_one() -> None:
    """74,54 follows from its own budget and spending; 28,40 was only worked out of 71,60."""
    assert absorbed("74,54", "71,60", "28,40") == [
        ("71,60", "seharusnya", "74,54"),
        ("28,40", "seharusnya", "25,46"),
    ]


def figures(*texts: str) -> list[PrintedNumber]:
    return [number for line, text in enumerate(texts, 1) for number in read_numbers(text, line)]


@pytest.mark.parametrize(("law", "is_borne_out"), [(Law.PERCENT, False), (Law.MEAN, True)])
def test_only_what_its_own_figures_prove_refutes_what_others_follow_from(
    law: Law, is_borne_out: bool
) -> None:
    here, left, whole, there, spent, budget = figures("71,60", "28,40", "100,00", "74,54", "1.491", "2.000,2")
    equal = Equation(AuditRule.CROSSREF, Law.EQUAL, here, (there,), "Tabel 2")
    rest = Equation(AuditRule.EFFICIENCY, Law.DIFFERENCE, left, (whole, here), "Tabel 2")
    told = Equation(AuditRule.ABSORPTION, law, there, (spent, budget), "Tabel 1")
    assert (id(equal) in find_borne_out([equal, rest, told])) is is_borne_out


def test_equal_figures_say_nothing() -> None:
    assert absorbed("74,54", "74,54", "25,46") == []
