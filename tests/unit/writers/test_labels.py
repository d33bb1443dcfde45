"""Labels and their numbers stay on one line."""

from __future__ import annotations

import pytest

from capaian.writers.labels import unbroken


@pytest.mark.parametrize(
    "label", ["Tabel 3.9", "Gambar 12", "Tabel L1.1", "Bab III", "Lampiran 2", "Tabel 1.1a", "Bab L"]
)
def test_a_counted_label_is_not_broken(label: str) -> None:
    assert unbroken(label) == label.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "label", ["", "3.1.4", "Keadaan Pegawai", "tabel di atas", "lihat Tabel 9.9", "Kata Pengantar", "Bab "]
)
def test_titles_may_break(label: str) -> None:
    assert unbroken(label) == label
