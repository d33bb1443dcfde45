"""The years that a title compares are those of its columns."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule, Finding

REPORT = """
LAPORAN KINERJA DINAS KEBUDAYAAN TAHUN 2031

Tabel 3.4 {title}
No | Indikator | {first} | {second} | Kemajuan (%)
1 | Nilai cagar budaya | 88,81 | 90,00 | 98,68
2 | Cakupan sanggar terdata | 75,00 | 95,00 | 78,95
3 | Persentase situs terawat | 62,40 | 70,00 | 89,14
"""


def years(title: str, first: str = "Realisasi 2031", second: str = "Target 2033") -> list[tuple[str, str]]:
    report = REPORT.format(title=title, first=first, second=second)
    return [(printed, computed) for _, printed, computed in told(report, AuditRule.YEAR)]


@pytest.mark.parametrize(
    "title",
    [
        "Perbandingan Realisasi 2031 dengan Target Akhir Renstra Tahun {}",
        "Realisasi Tahun 2031 terhadap Target Tahun {}",
        "Kemajuan Menuju Target {} pada Tahun 2031",
    ],
)
def test_another_year_than_that_of_the_column_is_told(title: str) -> None:
    assert years(title.format("2033")) == []
    assert years(title.format("2032")) == [("2032", "2033")]


def test_the_year_before_is_held_against_its_column_too() -> None:
    columns = ("Realisasi 2030", "Realisasi 2031")
    assert years("Perbandingan Realisasi 2030 dan 2031", *columns) == []
    assert years("Perbandingan Realisasi 2029 dan 2031", *columns) == [("2029", "2030")]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Perbandingan Realisasi 2031 dengan Target Renstra 2029-2033", "Realisasi 2031", "Target 2032"),
        ("Realisasi 2031 dan Target 2033", "Realisasi", "Target"),
        ("Realisasi 2031", "Realisasi 2031", "Target 2033"),
        ("Perkembangan 2030 dan 2031", "Realisasi 2029", "Realisasi 2030"),
    ],
)
def test_spans_and_columns_of_other_years_are_passed(title: str, first: str, second: str) -> None:
    assert ("2032", "2033") not in years(title, first, second)
    assert [printed for printed, _ in years(title, first, second) if printed == "2033"] == []


RIGHT = "Sanggar dinilai dengan capaian kinerja tahun 2031 dengan capaian kinerja tahun 2030."
WRONG = "Dilakukan perbandingan capaian kinerja tahun 2031 dengan capaian kinerja tahun 2031 sebagai berikut."


def itself(text: str) -> list[Finding]:
    """Return the findings on a year held against itself."""
    return [f for f in audited(f"BAB III HASIL\n\n{text}\n").findings if f.rule is AuditRule.YEAR]


@pytest.mark.parametrize("between", [" ", "\n"], ids=["paragraph", "lines"])
def test_the_latter_year_is_marked_where_it_stands(between: str) -> None:
    """The sentence before has the same year, and is right."""
    (found,) = itself(f"{RIGHT}{between}{WRONG}")
    before, marked, after = found.quoted
    assert (marked, after) == ("2031", " sebagai berikut.")
    assert before.endswith("tahun 2031 dengan capaian kinerja tahun ")


def test_a_year_on_the_next_line_is_marked_there() -> None:
    first, _, rest = WRONG.rpartition(" tahun ")
    (found,) = itself(f"{RIGHT} {first}\ntahun {rest}")
    assert (found.line, found.quoted) == (4, ("tahun ", "2031", " sebagai berikut."))


def test_the_year_that_a_change_is_from_is_marked() -> None:
    told_before = "Pagu sanggar tahun 2031 disimpan di bank daerah."
    (found,) = itself(f"{told_before} Pagu tahun 2031 naik 5,64% dari pagu tahun 2031 menurut catatan.")
    assert found.quoted[1:] == ("2031", " menurut catatan.")
