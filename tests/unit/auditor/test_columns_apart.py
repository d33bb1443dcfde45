"""A column that does not follow from those beside it is one mistake, not one in each row."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, roots

from capaian.domain.audit import AuditRule

HARBOURS = """
Tabel 1 Target dan Realisasi Kapal Diperiksa per Pelabuhan

No | Pelabuhan | Target | Realisasi | Capaian (%)
1 | Muara Tenang | 4.812 | 4.103 | {0}
2 | Teluk Sirih | 3.977 | 3.560 | {1}
3 | Tanjung Nipah | 2.641 | 2.212 | {2}
4 | Labuhan Batu | 5.120 | 4.871 | {3}
5 | Selat Pandan | 1.988 | 1.640 | {4}
6 | Ujung Karang | 2.305 | 2.001 | {5}
"""
RIGHT = ("85,27", "89,51", "83,76", "95,14", "82,49", "86,81")
OTHER = ("84,11", "90,02", "82,90", "93,87", "81,05", "88,36")

FERRIES = """
Tabel 2 Target dan Realisasi Perahu Diperiksa per Pelabuhan

No | Pelabuhan | Target | Realisasi | Capaian (%)
1 | Muara Tenang | 912 | 604 | 70,15
2 | Teluk Sirih | 733 | 510 | 66,20
"""

SPENDING = """
Tabel 4 Realisasi Belanja per Kegiatan

Kegiatan | Pagu (Rp) | Realisasi (Rp) | Serapan (%)
Pengerukan alur pelayaran | 812.450.000 | 640.112.500 | {0}
Pengecatan mercu suar kota | 455.300.000 | 401.224.700 | {1}
Perbaikan dermaga kayu tua | 233.100.000 | 190.876.000 | {2}
Pelatihan juru mudi muda | 128.640.000 | 117.203.400 | {3}
"""
SPENT = ("78,79", "88,12", "81,89", "91,11")
SPENT_BEFORE = ("71,03", "93,40", "85,66", "86,90")


def harbours(wrong: int) -> str:
    """Return the harbours with the achievement of another year in so many rows."""
    return HARBOURS.format(*OTHER[:wrong], *RIGHT[wrong:])


def test_rows_of_a_column_from_other_data_follow_from_the_first() -> None:
    first, *others = roots(harbours(6), AuditRule.ACHIEVEMENT)
    assert first[1] is None
    assert [root for _, root in others] == [first[0]] * 5
    assert [line - first[0] for line, _ in others] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("wrong", "verdict"), [(6, "menurut hitungan"), (1, "seharusnya"), (2, "seharusnya")]
)
def test_a_column_whose_inputs_are_doubted_commands_no_figure(wrong: int, verdict: str) -> None:
    found = [f for f in audited(harbours(wrong)).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert {each.verdict for each in found} == {verdict}


SCHOOLS = """
Tabel 5 Siswa yang Diimunisasi

No | Sekolah | Jumlah Siswa | Siswa Diimunisasi | Persentase (%)
1 | Bukit Lawang | 412 | 398 | 96,60
2 | Rimba Sari | 305 | {done} | {share}
3 | Tanah Datar | 288 | 251 | 87,15
4 | Sungai Putih | 340 | 322 | 94,71
"""


@pytest.mark.parametrize(
    ("done", "share", "verdicts"),
    [("299", "89,03", ["seharusnya"]), ("318", "89,03", ["menurut hitungan"]), ("299", "98,03", [])],
)
def test_a_share_of_a_part_that_passes_its_whole_is_only_worked_out(
    done: str, share: str, verdicts: list[str]
) -> None:
    found = audited(SCHOOLS.format(done=done, share=share)).findings
    assert [each.verdict for each in found if each.rule is AuditRule.RATIO] == verdicts


@pytest.mark.parametrize("wrong", [1, 2, 3])
def test_slips_in_some_rows_stand_by_themselves(wrong: int) -> None:
    told = roots(harbours(wrong), AuditRule.ACHIEVEMENT)
    assert [root for _, root in told] == [None] * wrong


def test_a_column_is_told_once_with_how_many_rows_fail() -> None:
    told = [finding.why for finding in audited(harbours(5)).findings]
    on_column = [why for why in told if "Tidak hanya baris ini" in why]
    assert len(on_column) == 1
    assert "5 dari 6 baris kolom ini tidak sama dengan Realisasi ÷ Target × 100" in on_column[0]
    assert not any("kolom ini tidak sama" in finding.why for finding in audited(harbours(3)).findings)


def test_the_absorption_of_another_year_is_one_mistake_too() -> None:
    first, *others = roots(SPENDING.format(*SPENT_BEFORE), AuditRule.ABSORPTION)
    assert first[1] is None
    assert [root for _, root in others] == [first[0]] * 3
    assert roots(SPENDING.format(*SPENT), AuditRule.ABSORPTION) == []


def test_rows_of_two_tables_are_no_column() -> None:
    found = [f for f in audited(harbours(2) + FERRIES).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert [(f.printed, f.root) for f in found] == [
        (text, None) for text in ("84,11", "90,02", "70,15", "66,20")
    ]
    assert not any("kolom ini tidak sama" in finding.why for finding in found)


def test_each_row_keeps_its_own_figures() -> None:
    found = [f for f in audited(harbours(6)).findings if f.rule is AuditRule.ACHIEVEMENT]
    assert [(f.printed, f.computed) for f in found] == list(zip(OTHER, RIGHT, strict=True))
