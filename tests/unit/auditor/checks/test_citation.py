"""Laws that are cited by number and year have their number, in sentences and in cells."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

CHAPTER = """
BAB I PENDAHULUAN

Laporan ini disusun menurut Peraturan Menteri Kehutanan {} tentang Pelaporan, dan dibahas bersama.
"""
TABLE = """
Tabel 1 Dasar hukum

No | Peraturan | Tentang
1 | Undang-Undang Nomor 12 Tahun 2031 | Pelabuhan
2 | Keputusan Kepala Dinas {} | Tim Penyusun
3 | Instruksi Gubernur No. 4/2032 | Dermaga
"""


@pytest.mark.parametrize("text", [CHAPTER, TABLE])
@pytest.mark.parametrize(
    "blank", ["Nomor Tahun 2031", "Nomor ..... Tahun 2031", "No. ____ Tahun 2031", "NOMOR : … TAHUN 2031"]
)
def test_a_law_without_its_number_is_told(text: str, blank: str) -> None:
    (finding,) = audited(text.format(blank)).findings
    assert (finding.rule, finding.level) == (AuditRule.FORMAT, Level.WARNING)
    assert (finding.printed, finding.computed) == (blank, "nomor peraturan")


@pytest.mark.parametrize("text", [CHAPTER, TABLE])
@pytest.mark.parametrize(
    "sound",
    [
        "Nomor 7 Tahun 2031",
        "Nomor: 188.45/17/2031 Tahun 2031",
        "No. 7/2031",
        "tahun 2031",
        "P.12/MENHUT/2031",
    ],
)
def test_a_law_with_its_number_or_named_otherwise_is_sound(text: str, sound: str) -> None:
    assert told(text.format(sound), AuditRule.FORMAT) == []


def test_other_things_have_numbers_too() -> None:
    text = (
        "BAB I PENDAHULUAN\n\nPeraturan itu berlaku. Berkas tanpa nomor tahun 2031 dikembalikan kepada warga."
    )
    assert told(text, AuditRule.FORMAT) == []
