"""Two findings that one edit settles are linked; two faults that only stand near each other are not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import audited

from capaian.auditor.joining import join_figures
from capaian.auditor.roots import link_repairs, settle_roots
from capaian.domain.audit import AuditRule, Finding, Repair
from capaian.domain.issue import Level

WHOLE = Finding(
    "T-001",
    AuditRule.SUM,
    Level.ERROR,
    7,
    None,
    "Tabel 4",
    "A\t912.000",
    "912.000",
    "921.000",
    "hitungan",
    repair=Repair(8, "421.000", "412.000", "angka ke-2 dan ke-3 tertukar", 3),
    stays=True,
)
PART = replace(WHOLE, id="T-003", line=8, printed="421.000", computed="412.000", stays=False)
SHARE = replace(WHOLE, id="T-002", line=8, printed="81,02", computed="79,3", root="T-001")


def test_a_total_that_fits_once_its_part_is_mended_follows_from_the_part() -> None:
    whole, share, part = settle_roots(link_repairs([WHOLE, SHARE, PART]))
    assert (whole.root, share.root, part.root) == ("T-003", "T-003", None)
    assert whole.remedy.endswith("T-003 diperbaiki")
    assert [each.level for each in (whole, share, part)] == [Level.NOTE, Level.NOTE, Level.ERROR]


@pytest.mark.parametrize(
    "other",
    [replace(PART, computed="418.000"), replace(PART, line=9), replace(PART, printed="421.001")],
    ids=["other-value", "other-line", "other-figure"],
)
def test_what_is_said_of_another_figure_is_not_linked(other: Finding) -> None:
    assert [each.root for each in link_repairs([WHOLE, other])] == [None, None]


YEAR = Finding(
    "T-005",
    AuditRule.YEAR,
    Level.ERROR,
    20,
    None,
    "Bagian IV",
    "Belanja tahun 2030 sebesar 91,20%, tahun 2030 juga",
    "tahun 2030",
    "2031",
    "Jumlahnya tercetak untuk tahun 2031.",
    mark=(8, 18),
)
AGAIN = replace(YEAR, id="T-006", printed="2030", why="Di tempat lain 91,20 untuk tahun 2031.", mark=(14, 18))


def _joins(*findings: Finding) -> list[str | None]:
    return [each.joins for each in join_figures(findings)]


def test_a_year_that_two_rules_call_wrong_counts_once() -> None:
    assert _joins(YEAR, AGAIN) == [None, "T-005"]


def test_the_number_of_a_title_that_two_rules_call_wrong_counts_once() -> None:
    title = {"rule": AuditRule.NUMBERING, "quote": "4. Lama Kunjungan", "computed": "3"}
    order = replace(YEAR, **title, printed="4", mark=(0, 1), level=Level.WARNING)
    listed = replace(AGAIN, **title, printed="4. Lama Kunjungan", mark=(0, 17))
    assert _joins(order, listed) == ["T-006", None]


@pytest.mark.parametrize(
    "other",
    [replace(AGAIN, mark=(41, 45)), replace(AGAIN, computed="2029"), replace(AGAIN, rule=AuditRule.COPY)],
    ids=["other-place", "other-year", "other-rule"],
)
def test_another_year_counts_by_itself(other: Finding) -> None:
    assert _joins(YEAR, other) == [None, None]


GAIN = replace(PART, printed="5,41", computed="4,51", figure=(8, 3, 4), quote="B\t5,41\tBoros", mark=(2, 6))
WORDS = replace(GAIN, id="T-009", printed="Boros", computed="Hemat", mark=(7, 12))


def test_a_word_that_is_wrong_beside_a_wrong_figure_is_a_fault_of_its_own() -> None:
    assert _joins(GAIN, WORDS) == [None, None]
    assert _joins(GAIN, replace(WORDS, root="T-003")) == [None, "T-003"]


MEETINGS = """LAPORAN KINERJA TAHUN 2031

Tabel 2.6 Kehadiran Anggota

No | Cabang | Anggota | Hadir | Izin
1 | Hulu | 1.420 | 1.361 | 59
2 | Hilir | 455 | 424 | 31
3 | Muara | 583 | 559 | 24
4 | Pesisir | 394 | {present} | 26
5 | Kota | 448 | 417 | 31
Jumlah | | 3.300 | 3.129 | {excused}
"""


def test_a_total_typed_wrong_beside_one_whose_item_is_wrong_is_no_missing_row() -> None:
    found = audited(MEETINGS.format(present="386", excused="117")).findings
    roots = {each.printed: each.root for each in found if each.rule is AuditRule.SUM}
    assert roots["117"] is None
    assert audited(MEETINGS.format(present="368", excused="171")).findings == ()
