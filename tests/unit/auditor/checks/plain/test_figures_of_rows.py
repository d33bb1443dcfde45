"""Figures told of rows whose cells are blank in one of the columns that may be meant."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited

REPORT = """
LAPORAN KINERJA DINAS PASAR TAHUN 2031

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Kios Menurut Pasar Tahun 2031
No | Pasar | Kios Baru | Kios Lama | Los
1 | Melati | 214 | | 96
2 | Seruni | 158 | 322 | 71
3 | Dahlia | 187 | 265 | 44

{said}
"""


def told(said: str) -> list[tuple[str, str]]:
    return [(found.printed, found.computed) for found in audited(REPORT.format(said=said)).findings]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Pasar Melati memiliki 214 kios.", []),
        ("Pasar Melati memiliki 322 kios.", [("322", "214")]),
        ("Pasar Melati memiliki kios baru sebanyak 214 unit.", []),
        ("Pasar Melati memiliki kios baru sebanyak 187 unit.", [("187", "214")]),
        ("Pasar Seruni memiliki 480 kios.", []),
        ("322 187 96 Pasar Melati", []),
        ("Kios Melati paling banyak (73,60%).", []),
    ],
)
def test_a_row_with_a_blank_is_held_against_what_it_has(said: str, expected: list[tuple[str, str]]) -> None:
    assert told(said) == expected
