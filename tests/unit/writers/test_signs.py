"""Signs that no face has are found in words, before anything is typeset."""

from __future__ import annotations

import pytest
from tests.unit.writers.pdf_reader import paper_of
from tests.unit.writers.sample import text_paragraph

from capaian.writers.labels import missing_signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Realisasi 94,24% − 0,76 ≤ “1” … ●○◊▽▼↗↘ ✓", ()),
        ("baris\nbaru dan\ttab", ()),
        ("漢字 dan 漢", ("漢", "字")),
        ("☃", ("☃",)),
    ],
)
def test_signs_that_neither_face_draws(text: str, expected: tuple[str, ...]) -> None:
    assert missing_signs(text) == expected


def test_what_is_not_missing_can_be_typeset() -> None:
    words = "Ã é ü ñ ° ² ½ € – — ‘ ’ “ ” • · × ÷ ≤ ≥ Σ † ‡"
    assert missing_signs(words) == ()
    assert "Σ" in paper_of(text_paragraph(words)).text
