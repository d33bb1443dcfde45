"""Labels and their numbers stay on one line."""

from __future__ import annotations

import pytest

from capaian.writers.labels import ABBREVIATION_HYPHEN, unbroken


@pytest.mark.parametrize(
    "label",
    ["Tabel 3.9", "Gambar 12", "Tabel L1.1", "Bab III", "Lampiran 2", "Tabel 1.1a", "Bab L"],
)
def test_a_counted_label_is_not_broken(label: str) -> None:
    assert unbroken(label) == label.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    "label",
    ["", "3.1.4", "Keadaan Pegawai", "tabel di atas", "lihat Tabel 9.9", "Kata Pengantar", "Bab "],
)
def test_titles_may_break(label: str) -> None:
    assert unbroken(label) == label


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("merekam KTP-el tahun ini", ["merekam KTP", "el tahun ini"]),
        ("KTP-el, KK", ["KTP", "el, KK"]),
        ("anak-anak, SKPD-nya, 0-17, A-b, RKA-SKPD", ["anak-anak, SKPD-nya, 0-17, A-b, RKA-SKPD"]),
    ],
)
def test_only_the_hyphen_of_an_abbreviation_keeps_words_together(
    words: str, parts: list[str]
) -> None:
    assert ABBREVIATION_HYPHEN.split(words) == parts
