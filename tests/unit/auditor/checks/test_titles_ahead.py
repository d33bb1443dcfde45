"""Titles of what was reached in the year after that of the report."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA BALAI KEBUN TAHUN 2037

BAB III {section} TAHUN 2037

Tabel 3.1 {title}

No | Lembah | Kebun | {head} | {share}
1 | Gading | 1.284 | 1.196 | 93,15
2 | Tiram | 967 | 921 | 95,24
 | Jumlah | 2.251 | 2.117 | 94,05
"""
SECTION, HEAD, SHARE = "HASIL KERJA", "Kebun Dipupuk", "Cakupan (%)"
MORE = "\nTabel 3.2 Persediaan Pupuk Tahun 2038\n\nNo | Jenis | Jumlah\n1 | Kompos | 12\n2 | Urea | 31\n"


def years(
    title: str, section: str = SECTION, head: str = HEAD, share: str = SHARE, more: str = ""
) -> list[tuple[int, str, str]]:
    text = REPORT.format(title=title, section=section, head=head, share=share)
    return told(text + more, AuditRule.YEAR)


def test_what_was_reached_is_of_no_year_to_come() -> None:
    assert years("Cakupan Pemupukan menurut Lembah Tahun 2037") == []
    assert years("Cakupan Pemupukan menurut Lembah Tahun 2038") == [(5, "2038", "2037")]
    assert years("Hasil Pemupukan Tahun 2038", share="%") == [(5, "2038", "2037")]


@pytest.mark.parametrize(
    ("title", "head"),
    [
        ("Cakupan Pemupukan Tahun 2036", HEAD),
        ("Cakupan Pemupukan Tahun 2039", HEAD),
        ("Rencana Cakupan Pemupukan Tahun 2038", HEAD),
        ("Cakupan Pemupukan Tahun 2037 dan 2038", HEAD),
        ("Cakupan Pemupukan per 31 Januari 2038", HEAD),
        ("Cakupan Pemupukan Tahun 2038", "Target Kebun"),
        ("Cakupan Pemupukan Tahun 2038", "Kebun 2038"),
    ],
)
def test_plans_and_other_years_are_left_alone(title: str, head: str) -> None:
    assert years(title, head=head) == []


def test_a_section_of_plans_tells_of_years_to_come() -> None:
    title = "Cakupan Pemupukan Tahun 2038"
    assert years(title, section="RENCANA TINDAK LANJUT") == []


def test_what_no_word_calls_reached_may_stand_as_it_is_now() -> None:
    assert years("Kebun menurut Lembah Tahun 2038", head="Kebun Rakyat", share="%") == []


def test_a_report_with_several_titles_ahead_has_them_for_a_reason() -> None:
    assert years("Cakupan Pemupukan Tahun 2038", more=MORE) == []
