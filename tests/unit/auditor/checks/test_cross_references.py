"""References of a word processor beside the captions that they lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.unit.auditor.reports import read

from capaian.auditor.checks.cross_references import check_cross_references
from capaian.auditor.printed.document import Reference
from capaian.auditor.understanding.report import understand


def wrong(printed: str, target: str, *numbers: str) -> list[tuple[str, str]]:
    """Return references that are told to be wrong, with the right one; the tables are so numbered."""
    things = zip(numbers, ("Kapal", "Dermaga", "Rambu Suar"), strict=False)
    tables = "\n".join(f"Tabel {number} {thing}\n\nNama | Unit\nBaruna | 7\n" for number, thing in things)
    document = read(f"BAB III HASIL\n\n{tables}").document
    referred = replace(document, references=(Reference(1, printed, target),))
    return [(e.printed, e.expected) for e in check_cross_references(understand(referred)) if not e.holds]


def test_a_reference_bears_the_number_of_its_caption() -> None:
    assert wrong("Tabel 3.1", "Tabel 3.1", "3.1", "3.2") == []
    assert wrong("tabel 3.1", "Tabel 3.1", "3.1", "3.2") == []


@pytest.mark.parametrize("printed", ["Tabel 3.2", "Tabel 3.7"])
def test_another_number_is_told(printed: str) -> None:
    assert wrong(printed, "Tabel 3.1", "3.1", "3.2") == [(printed, "Tabel 3.1")]


def test_a_caption_with_the_number_of_another_one_is_wrong_itself() -> None:
    """The second of two captions was 3.2: no reference is to follow it."""
    assert wrong("Tabel 3.2", "Tabel 3.1", "3.1", "3.1", "3.3") == []
    assert wrong("Tabel 3.3", "Tabel 3.1", "3.1", "3.1", "3.3") == [("Tabel 3.3", "Tabel 3.1")]
