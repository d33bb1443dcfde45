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


CARDS = "Sebanyak 56.578 dari 58.495 anak telah memiliki akta atau 96,72%. "
PONDS = "Cakupan kolam yang didata tahun ini 91,40%. "
DEATHS = "Persentase kematian ternak tahun ini 1,90%. "


@pytest.mark.parametrize(
    ("before", "sentence", "found"),
    [
        (CARDS, "Realisasi ini belum mencapai target 97,00% dengan selisih 0,28 poin.", []),
        (CARDS, "Realisasi ini telah mencapai target 97,00%.", [("mencapai target", MISSED)]),
        (PONDS, "Angka tersebut melampaui target sebesar 90,00%.", []),
        (PONDS, "Angka tersebut belum memenuhi target sebesar 90,00%.", [("belum memenuhi target", MET)]),
        (PONDS, "Angka tersebut di bawah target 90,00%.", [("di bawah target", MET)]),
        (DEATHS, "Angka tersebut telah memenuhi target 2,50%.", []),  # less may be better
        (CARDS, "Realisasi ini telah mencapai target nasional 97,00%.", []),
        (CARDS + "Tahun lalu 95,10% dan kini 96,72%. ", "Realisasi ini telah mencapai target 97,00%.", []),
    ],
)
def test_a_verdict_on_the_level_before(before: str, sentence: str, found: list[tuple[str, str]]) -> None:
    assert claims(before + sentence) == found


@pytest.mark.parametrize(
    ("before", "sentence", "right", "wrong"),
    [
        (CARDS, "Realisasi ini belum mencapai target 97,00% dengan selisih {} poin.", "0,28", "0,82"),
        (PONDS, "Angka tersebut melampaui target 90,00%, terpaut {} poin.", "1,40", "4,10"),
    ],
)
def test_how_far_a_level_is_from_its_target(before: str, sentence: str, right: str, wrong: str) -> None:
    assert told(before + sentence.format(right), AuditRule.DIFFERENCE) == []
    found = told(before + sentence.format(wrong), AuditRule.DIFFERENCE)
    assert [each[1:] for each in found] == [(wrong, right)]
