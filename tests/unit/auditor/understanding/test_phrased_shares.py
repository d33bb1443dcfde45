"""Shares in one phrase with their part and whole, however far off they are."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.shares import shares_in_phrases


def phrased(text: str) -> list[tuple[str, ...]]:
    """Return part, whole and share of each phrase of a text."""
    return [
        (*(number.text for number in equation.inputs), equation.result.text)
        for paragraph in read_paragraphs(read(text).document)
        for equation in shares_in_phrases(paragraph, frozenset())
    ]


@pytest.mark.parametrize(
    ("text", "part", "whole", "share"),
    [
        ("Yang hadir 5 dari 8 orang (62,50%), sisanya berhalangan.", "5", "8", "62,50"),
        ("Petugas 3 dari 8 orang (62,50%).", "3", "8", "62,50"),
        ("Dana Rp45.000.000 dari Rp50.000.000 (10,00%) dipakai.", "45.000.000", "50.000.000", "10,00"),
        ("Kinerja tahun ini 50,00%: 4 sumur dari 8 sumur.", "4", "8", "50,00"),
        ("Capaian panen 12,50 persen: 2 dari 4 blok.", "2", "4", "12,50"),
        ("Dihitung ulang 29.659 dari 34.000 lembar adalah 87,23.", "29.659", "34.000", "87,23"),
    ],
)
def test_share_of_a_phrase(text: str, part: str, whole: str, share: str) -> None:
    assert phrased(text) == [(part, whole, share)]


@pytest.mark.parametrize(
    "text",
    [
        "Yang hadir 5 dari 8 orang (naik 62,50%).",
        "Yang hadir 5 dari 8 orang, dan 62,50% di antaranya perempuan.",
        "Panen 12 ton dari 30 petak adalah 3 kali lipat.",
        "Nilai 3,66 dari 3,30 adalah 250,91 menurut naskah lama.",
        "Serapan 95,40%: belanja modal naik 4 paket dari 8 paket.",
        "Sebanyak 62,50% dari 8 orang hadir.",
        "Yang hadir 5 dari 8 orang (62,50% di pagi hari).",
        "Harganya Rp5.000 dari 8 buah (62,50%).",
    ],
)
def test_other_phrases_tell_no_share(text: str) -> None:
    assert phrased(text) == []


def test_what_is_known_already_is_told_once() -> None:
    (paragraph,) = read_paragraphs(read("Yang hadir 5 dari 8 orang (62,50%).").document)
    (equation,) = shares_in_phrases(paragraph, frozenset())
    assert [*shares_in_phrases(paragraph, {equation.result.spot})] == []
