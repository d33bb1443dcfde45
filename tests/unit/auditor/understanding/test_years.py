"""What cannot name a year is told without an expression, and nothing that names one is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.auditor.reports import told

from capaian.auditor.understanding.years import may_name_year
from capaian.domain.audit import AuditRule

words = st.text(alphabet="abc ()-/.,:", max_size=12)


@given(words, st.integers(min_value=1900, max_value=2099), words)
def test_a_text_with_a_year_may_name_one(before: str, year: int, after: str) -> None:
    assert may_name_year(f"{before}{year}{after}")


@given(st.text(alphabet="abc 1345678()-/.,:", max_size=40))
def test_a_text_without_the_digits_of_a_century_names_none(text: str) -> None:
    assert not may_name_year(text)


@pytest.mark.parametrize(
    ("text", "rule", "printed"),
    [
        (
            "Sesuai Undang-Undang Nomor ... Tahun 1999 tentang Pelabuhan Rakyat, dinas melayani nelayan.",
            AuditRule.FORMAT,
            "1999",
        ),
        (
            "Sesuai Peraturan Bupati No. ... Tahun 2021 tentang Pasar Ikan, dinas memungut sewa.",
            AuditRule.FORMAT,
            "2021",
        ),
        ("Renstra Dinas Kelautan 1999-1994 memuat lima tujuan pokok.", AuditRule.YEAR, "1999-1994"),
        ("Masa jabatan kepala daerah 2026-2021 belum selesai.", AuditRule.YEAR, "2026-2021"),
    ],
)
def test_rules_of_years_speak_of_both_centuries(text: str, rule: AuditRule, printed: str) -> None:
    assert any(printed in said for _, said, _ in told(text, rule))
