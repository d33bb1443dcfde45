"""A rise that the next sentence calls a fall, and a fall that it calls a rise."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.checks.opposite_ways import check_opposite_ways
from capaian.domain.audit import AuditRule

TOP = "LAPORAN KINERJA DINAS SOSIAL TAHUN 2031\n\nBAB III HASIL\n\n"
_MEAN = "Rata-rata tahun 2030 adalah 100,14%, sehingga rata-rata tahun 2031 {} 0,83 poin."
_CASES = "Penanganan aduan {} dibanding tahun lalu."


def said(text: str) -> list[tuple[str, bool, str]]:
    """Return rule, whether it holds and the words of each statement."""
    return [(s.rule.value, s.holds, s.printed) for s in check_opposite_ways(read(f"{TOP}{text}\n"))]


@pytest.mark.parametrize(
    ("first", "then", "right", "wrong", "rule"),
    [
        (_MEAN, "Penurunan tersebut disebabkan dua hal.", "lebih rendah", "lebih tinggi", "claim"),
        (_MEAN, "Peningkatan ini patut dijaga.", "lebih besar", "lebih kecil", "claim"),
        (_CASES, "Kenaikan itu terjadi pada semester kedua.", "meningkat", "menurun", "trend"),
        (_CASES, "Pengurangan ini mengikuti jumlah petugas.", "berkurang", "bertambah", "trend"),
        (_CASES, "Penambahan tersebut wajar.", "naik", "turun", "trend"),
    ],
)
def test_a_way_that_the_next_sentence_turns_round(
    first: str, then: str, right: str, wrong: str, rule: str
) -> None:
    assert said(f"{first.format(right)} {then}") == [(rule, True, right)]
    assert said(f"{first.format(wrong)} {then}") == [(rule, False, wrong)]


def test_the_finding_quotes_both_words() -> None:
    text = f"{TOP}{_CASES.format('menurun')} Kenaikan tersebut terjadi pada semester kedua.\n"
    (found,) = (f for f in audited(text).findings if f.rule is AuditRule.TREND)
    assert (found.printed, found.computed, found.line) == ("menurun", "naik", 5)
    assert "menurun" in found.why
    assert "Kenaikan tersebut" in found.why


@pytest.mark.parametrize(
    "text",
    [
        # both ways are told before
        "Aduan menurun. Kunjungan meningkat. Penurunan tersebut disebabkan perbaikan layanan.",
        "Aduan menurun sedangkan kunjungan meningkat. Kenaikan tersebut wajar.",
        # what is meant to come, or did not
        "Aduan tidak meningkat. Penurunan ini wajar.",
        "Upaya itu akan meningkatkan mutu. Penurunan tersebut ditekan.",
        # no sentence before, another paragraph, nothing that points back
        "Penurunan tersebut disebabkan dua hal.",
        "Aduan meningkat.\n\nPenurunan tersebut disebabkan dua hal.",
        "Aduan meningkat. Penurunan anggaran terjadi pada semester kedua.",
        "Aduan tercatat rapi. Penurunan tersebut disebabkan dua hal.",
    ],
    ids=[
        *("both", "both-in-one", "not", "intended"),
        *("nothing-before", "paragraph", "other-thing", "no-way"),
    ],
)
def test_nothing_is_told_where_it_may_point_to_something_else(text: str) -> None:
    assert said(text) == []
