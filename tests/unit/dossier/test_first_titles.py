"""The first agreement of a year is titled as one, whatever the last one of the year before was called."""

from __future__ import annotations

import pytest

from capaian.dossier.years.carried_parts import title_before_revision

PLAIN = "Perjanjian Kinerja Kepala Dinas Tahun 2025"


@pytest.mark.parametrize(
    "title",
    [
        PLAIN,
        f"{PLAIN}, perubahan ke-1",
        f"{PLAIN}, Perubahan ke 2",
        f"{PLAIN} (Perubahan II)",
        f"{PLAIN} perubahan kedua",
        f"{PLAIN} sebelum perubahan",
        f"{PLAIN} setelah Perubahan",
        "Perjanjian Kinerja Perubahan Kepala Dinas Tahun 2025",
        "Perubahan Perjanjian Kinerja Kepala Dinas Tahun 2025",
    ],
)
def test_what_tells_a_revision_is_left_out(title: str) -> None:
    assert title_before_revision(title) == PLAIN


@pytest.mark.parametrize("title", ["Perubahan", "Perjanjian Pengendalian Perubahannya", "PK Tahun 2025"])
def test_a_title_is_never_emptied_and_other_words_stay(title: str) -> None:
    assert title_before_revision(title) == title
