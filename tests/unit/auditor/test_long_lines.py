"""Lines that no report has: what is made of one grows with its length, not with its square."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from tests.unit.auditor.reports import steps

from capaian.auditor.audit import audit
from capaian.auditor.reading.files import read_report

_TIMES = 4
_LETTERS = 10_000


def _seconds(text: str) -> float:
    """Return the work of the processor for a text, the least of three runs, as short times say little."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        audit(*read_report(Path("laporan.txt"), text.encode()))
        spent.append(time.process_time() - started)
    return min(spent)


@pytest.mark.parametrize(
    "words", ["1 ", "satu ", "1 unit dari ", "7,5% dari target ", "tahun 2023 sebesar 80,1% "]
)
def test_a_line_takes_time_for_its_words(words: str) -> None:
    short, long = (
        _seconds(f"Pembuka: {words * (count // len(words))}") for count in (_LETTERS, _LETTERS * _TIMES)
    )
    assert long < 1.6 * _TIMES * short


def _table(rows: int, figures: int) -> str:
    head = "\t".join(["No", "Uraian desa", *(f"Realisasi {2000 + year}" for year in range(figures))])
    body = (
        "\t".join(
            [str(row), f"Balai pertemuan desa ke {row}", *(str(row * 37 + year) for year in range(figures))]
        )
        for row in range(1, rows + 1)
    )
    return "\n".join(["Tabel 1 Kunjungan", "", head, *body])


def test_a_table_takes_steps_for_its_cells() -> None:
    small, large = steps(_table(60, 8)), steps(_table(60 * _TIMES, 8))
    assert large < 1.2 * _TIMES * small
    assert steps(_table(60, 8 * _TIMES)) < 1.6 * _TIMES * small


def test_a_word_without_an_end_is_no_word() -> None:
    assert steps("Nama: " + "tak" * 20_000) < 20_000
