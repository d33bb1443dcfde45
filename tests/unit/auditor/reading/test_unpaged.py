"""Lists of tables that tell no pages are read as lists, and held against the titles of the body."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, printed

LIST = (
    "Tabel 2.1 Target Tahun 2024",
    "Tabel 3.1 Jumlah Kapal Menurut Pelabuhan dan Ukuran Tahun 2024",
    "Tabel 3.2 Hasil Tangkapan Tahun 2024",
    "Tabel 3.3 Desa Kelas 3",
)
BODY = """
BAB II PERENCANAAN KINERJA

Tabel 2.1 Target Tahun 2024

Indikator | Target
Kapal laik laut | 83
Nelayan berasuransi | 41

BAB III AKUNTABILITAS KINERJA

Tabel 3.1 Jumlah Kapal Menurut Pelabuhan dan Ukuran Tahun 2024

Pelabuhan | Kapal
Teluk Nibung | 212
Sungai Lala | 164

Tabel 3.2 Hasil Tangkapan Tahun 2024

Pelabuhan | Ton
Teluk Nibung | 1.412
Sungai Lala | 968

Tabel 3.3 Desa Kelas 3

Desa | Nelayan
Tanjung | 77
Muara | 58
"""


def report(*entries: str, gap: str = "\n") -> str:
    """Return a report with a list of its tables."""
    return f"DAFTAR TABEL\n\n{gap.join(entries)}\n\n{BODY}"


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_list_without_pages_has_the_number_and_title_of_each_table(gap: str) -> None:
    found = [(each.number, each.title, each.page) for each in printed(report(*LIST, gap=gap)).contents]
    assert [each[0] for each in found] == ["2.1", "3.1", "3.2", "3.3"]
    assert found[0] == ("2.1", "Target Tahun 2024", "")
    assert audited(report(*LIST, gap=gap)).findings == ()


def test_a_title_that_wraps_in_a_list_without_pages_is_no_other_title() -> None:
    first, rest = LIST[1].split(" dan ")
    text = report(LIST[0], first, f"dan {rest}", *LIST[2:])
    assert [each.number for each in printed(text).contents] == ["2.1", "3.1", "3.2", "3.3"]
    assert audited(text).findings == ()


@pytest.mark.parametrize(
    ("wrong", "computed"),
    [
        ("Tabel 3.4 Hasil Tangkapan Tahun 2024", "3.2"),
        ("Tabel 3.1 Hasil Tangkapan Tahun 2024", "3.2"),
        ("Tabel 3.2 Hasil Tangkapan Tahun 2023", "Hasil Tangkapan Tahun 2024"),
    ],
)
def test_what_differs_from_the_body_is_told(wrong: str, computed: str) -> None:
    findings = audited(report(*LIST[:2], wrong, LIST[3])).findings
    assert [(f.line, f.computed) for f in findings] == [(5, computed)]


def test_two_captions_or_a_table_below_the_title_of_a_list_are_none() -> None:
    assert printed(report(*LIST[:2])).contents == ()
    assert printed("DAFTAR TABEL\n\nTabel 2.1 Target\n\nDesa | Target\nMuara | -\n").contents == ()


def test_pages_are_read_as_before() -> None:
    paged = [f"{entry} ...... {page}" for page, entry in enumerate(LIST, 4)]
    assert [each.page for each in printed(report(*paged)).contents] == ["4", "5", "6", "7"]
