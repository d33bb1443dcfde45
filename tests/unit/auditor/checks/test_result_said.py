"""What a sentence says of the target that the sentence before it tells with its achievement."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

BELOW = (
    "Hasil cakupan jaminan kesehatan 95,81% dari rencana sebesar 96,00%, sehingga tingkat capaiannya 99,80%. "
)
ABOVE = "Realisasi jalan mantap 78,40% dari target 75,00%, sehingga capaiannya 104,53%. "
FALLEN = "Realisasi angka putus sekolah 1,90 dari target 2,00, sehingga capaiannya 105,00%. "

MET, MISSED = "memenuhi target", "belum memenuhi target"


def claims(text: str) -> list[tuple[str, str]]:
    return [found[1:] for found in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        (BELOW, "Hasil tersebut belum memenuhi rencana.", []),
        (BELOW, "Hasil tersebut melampaui rencana.", [("melampaui rencana", MISSED)]),
        (BELOW, "Angka ini telah mencapai target.", [("mencapai target", MISSED)]),
        (BELOW, "Kinerja ini lebih baik daripada target.", [("lebih baik daripada target", MISSED)]),
        (BELOW, "Hal ini lebih tinggi dari rencana.", [("lebih tinggi dari rencana", "di bawah target")]),
        (BELOW, "Capaian tersebut di bawah target.", []),
        (ABOVE, "Realisasi ini belum mencapai target.", [("belum mencapai target", MET)]),
        (ABOVE, "Jadi angka tersebut gagal memenuhi target.", [("gagal memenuhi target", MET)]),
        (ABOVE, "Nilai itu masih di bawah target.", [("di bawah target", "di atas target")]),
        (ABOVE, "Realisasi ini telah melampaui target.", []),
        (FALLEN, "Angka ini lebih baik daripada target.", []),
        (FALLEN, "Angka ini lebih rendah daripada target.", []),
        (FALLEN, "Angka ini belum memenuhi target.", [("belum memenuhi target", MET)]),
        (FALLEN, "Angka ini di atas target.", [("di atas target", "di bawah target")]),
    ],
)  # fmt: skip
def test_a_verdict_on_the_result_before(before: str, sentence: str, found: list[tuple[str, str]]) -> None:
    assert claims(before + sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Hasil tersebut belum memenuhi target nasional.",
        "Hasil ini belum memenuhi target akhir Renstra.",
        "Puskesmas lain belum memenuhi rencana.",
        "Angka tersebut perlu dinaikkan agar memenuhi target.",
        "Capaian ini belum memenuhi target tahun 2026.",
    ],
)
def test_another_target_is_left_alone(sentence: str) -> None:
    assert claims(ABOVE + sentence) == []


def test_an_achievement_of_something_else_tells_nothing() -> None:
    other = "Realisasi 78,40% dari target 75,00%; capaian kabupaten lain 88,10%. "
    assert claims(f"{other}Realisasi ini telah melampaui target.") == []
    apart = f"{BELOW}\n\nHasil tersebut melampaui rencana."
    assert claims(apart) == []
