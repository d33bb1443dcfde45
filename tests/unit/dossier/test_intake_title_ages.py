"""Titles of several documents: the ages beside one of them are its own, and tell nothing of the others."""

from __future__ import annotations

import pytest
from tests.intake.desks import desk, proposed, uncounted
from tests.unit.dossier.test_intake_issued import rows

from capaian.dossier.intake.title_ages import parts_of_title

CARDS, DEEDS = ("ADA KIA", 310), ("ADA AKTA KELAHIRAN", 820)


def asked(title: str) -> dict[str, str]:
    """The doubts about columns, by their heads; of an office that has counted nothing yet."""
    at = desk(uncounted())
    proposed(rows(title, CARDS, DEEDS), at)
    return {doubt.text: doubt.words for doubt in at.doubts if doubt.text != "periode"}


@pytest.mark.parametrize(
    ("title", "head", "ages"),
    [
        ("CAPAIAN KIA USIA 6-16 TAHUN DAN AKTA LAHIR USIA 0-17 TAHUN, 2023", "ADA KIA", "6-16 tahun"),
        ("CAPAIAN KIA UMUR 0-17 TAHUN SERTA AKTA LAHIR UMUR 0-4 TAHUN, 2023", DEEDS[0], "0-4 tahun"),
        ("AKTA 0-4 TAHUN, KIA 0-17 TAHUN, TAHUN 2023", DEEDS[0], "0-4 tahun"),
        ("ANAK 0-4 TAHUN PUNYA KIA, 0-17 TAHUN PUNYA AKTA LAHIR, 2023", "ADA KIA", "0-4 tahun"),
        ("DOKUMEN ANAK: KIA (0-4 TAHUN), AKTA LAHIR (0-17 TAHUN), 2023", "ADA KIA", "0-4 tahun"),
    ],
)
def test_other_ages_are_asked_of_the_document_beside_them(title: str, head: str, ages: str) -> None:
    found = asked(title)
    assert [*found] == [head]
    assert f"padahal tabelnya menyebut usia {ages}" in found[head]


def test_ages_of_cards_do_not_tell_whose_deeds_are_counted() -> None:
    found = asked("CAPAIAN KIA 0-17 TAHUN DAN AKTA LAHIR PENDUDUK 2023")
    assert [*found] == [DEEDS[0]]
    assert "tidak menyebut usia 0-17 tahun" in found[DEEDS[0]]


@pytest.mark.parametrize(
    "title",
    [
        "CAPAIAN KIA DAN AKTA LAHIR ANAK UMUR 0-17 TAHUN, 2023",
        "ANAK UMUR 0-17 TAHUN YANG PUNYA AKTA LAHIR DAN KIA, 2023",
        "CAPAIAN AKTA LAHIR (0-17 TAHUN) DAN KIA (< 17 TAHUN) 2023",
        "CAPAIAN AKTA LAHIR 0-17 TAHUN DAN KIA, 2023",
        "CAPAIAN KIA DAN AKTA ANAK 2023",
    ],
)
def test_ages_of_all_documents_of_a_title_are_taken_for_each(title: str) -> None:
    assert asked(title) == {}


def test_deeds_that_a_title_leaves_open_are_those_of_the_head_and_named_ones_are_not() -> None:
    assert DEEDS[0] in asked("CAPAIAN KIA DAN AKTA KEMATIAN ANAK 2023")


def test_a_title_without_documents_tells_ages_of_all() -> None:
    (part,) = parts_of_title("PENDUDUK USIA 0-17 TAHUN")
    assert part.is_of(frozenset({"kia"}))
    assert part.tells
