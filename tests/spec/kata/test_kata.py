"""Target dalam kata.

Sebagian target bukan angka: Sudah, Ada, 3 (Tiga) mitra. Kata tidak pernah bernilai 100 persen
dengan sendirinya. Kantor menyatakan aturannya: menurut kolom met, atau bila bunyinya sama.
"""

from __future__ import annotations

import pytest

from capaian.domain.policy import WordsRule
from capaian.rules.agreements import judge_text_target


@pytest.mark.parametrize(
    ("target", "actual", "met"),
    [
        pytest.param("Sudah", "Sudah", True, id="bunyi sama"),
        pytest.param("Ada", "ada", True, id="huruf besar tidak berarti"),
        pytest.param("3 (Tiga) mitra", "2 (Dua) Mitra", False, id="angka di depan kurang"),
        pytest.param("3 (Tiga) mitra", "4 mitra", True, id="angka di depan lebih"),
        pytest.param("Sudah", "Belum", None, id="bunyi lain: kolom met yang menentukan"),
        pytest.param("", "Sudah", None, id="tanpa target"),
    ],
)
def test_same_words(target: str, actual: str, met: bool | None) -> None:
    """Aturan same_words: terpenuhi bila bunyinya sama, atau angkanya tidak kurang."""
    assert judge_text_target(target, actual, WordsRule.SAME_WORDS) is met


def test_declared() -> None:
    """Aturan declared: tidak ada yang terpenuhi sebelum kantor menyatakannya di kolom met."""
    assert judge_text_target("Sudah", "Sudah", WordsRule.DECLARED) is None
