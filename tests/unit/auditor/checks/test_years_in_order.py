"""Years of columns and of rows: one by one, none twice for one thing, none out of order."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

HEAD = "LAPORAN KINERJA BALAI GARAM TAHUN 2034\n\nBAB III HASIL KERJA TAHUN 2034\n\n"
PAIR = """Tabel 3.1 Jumlah Petambak menurut Teluk Tahun 2033 dan 2034

No | Teluk | {} | {} | Selisih
1 | Karang | 1.795 | 1.820 | 25
2 | Lanjut | 1.482 | 1.466 | -16
3 | Api | 951 | 973 | 22
"""
UNITS = """Tabel 3.1 Luas Tambak menurut Keadaan Tahun 2033-2034

Keadaan | {} | {} | {} | {}
Baik | 138,42 | 53,41 | 146,91 | 56,69
Sedang | 61,35 | 23,67 | 58,77 | 22,68
Rusak | 59,39 | 22,92 | 53,48 | 20,63
"""
ROWS = """Tabel 3.1 Hasil Garam {title} (ton)

Tahun | Teluk | Tambak
{} | 23.915,8 | 8.240,6
{} | 24.602,1 | 8.905,3
{} | 25.188,7 | 9.377,9
{} | 26.341,5 | 9.861,2
{} | 27.107,0 | 10.342,8
"""
SOUND = (2030, 2031, 2032, 2033, 2034)


def years(text: str) -> list[tuple[int, str, str]]:
    return told(HEAD + text, AuditRule.YEAR)


@pytest.mark.parametrize("unit", ["", " (orang)", " orang", " (%)"])
def test_two_columns_of_a_title_with_two_years_have_one_each(unit: str) -> None:
    assert years(PAIR.format(f"2033{unit}", f"2034{unit}")) == []
    for doubled in (2033, 2034):
        twice = years(PAIR.format(f"{doubled}{unit}", f"{doubled}{unit}"))
        assert twice == [(7, f"{doubled}, {doubled}", "2033, 2034")]


def test_one_year_over_two_columns_is_right_for_two_things() -> None:
    assert years(PAIR.format("Target 2034", "Realisasi 2034")) == []
    assert years(PAIR.format("2034 (orang)", "2034 (kk)")) == []


def test_one_year_twice_is_not_told_where_no_title_says_which_is_meant() -> None:
    assert years(PAIR.replace("Tahun 2033 dan 2034", "").format("2034", "2034")) == []


def test_a_column_and_its_copy_are_one_cell_that_was_read_twice() -> None:
    copied = PAIR.format("2034", "2034").replace("1.795", "1.820").replace("1.482", "1.466")
    assert years(copied.replace("951", "973")) == []


@pytest.mark.parametrize(
    ("heads", "wrong"),
    [
        (("2033 (ha)", "2033 (%)", "2034 (ha)", "2034 (%)"), []),
        (("2033 (ha)", "2033 (%)", "2035 (ha)", "2034 (%)"), [(7, "2033, 2035", "2033, 2034")]),
        (("2033 (ha)", "2033 (%)", "2034 (ha)", "2033 (%)"), [(7, "2033, 2033", "2033, 2034")]),
        (("2031 (ha)", "2031 (%)", "2034 (ha)", "2034 (%)"), []),
        (("Target 2033", "Target 2036", "Realisasi 2033", "Realisasi 2034"), []),
    ],
)
def test_columns_of_two_units_are_of_the_same_years(
    heads: tuple[str, ...], wrong: list[tuple[int, str, str]]
) -> None:
    assert years(UNITS.format(*heads)) == wrong


@pytest.mark.parametrize(
    ("heads", "right"),
    [
        (("2031 (ton)", "2032 (ton)", "2043 (ton)", "2034 (ton)"), "2031, 2032, 2033, 2034"),
        (("2031", "2033", "2032", "2034"), "2031, 2032, 2033, 2034"),
        (("Hasil 2031", "Hasil 2023", "Hasil 2033", "Hasil 2034"), "2031, 2032, 2033, 2034"),
        (("Target 2031", "Target 2032", "Target 2033", "Target 2036"), ""),
        (("2034", "2033", "2032", "2031"), ""),
    ],
)
def test_years_of_columns_go_up_or_down_one_by_one(heads: tuple[str, ...], right: str) -> None:
    plain = UNITS.replace("Tahun 2033-2034", "")
    assert [expected for _, _, expected in years(plain.format(*heads))] == ([right] if right else [])


@pytest.mark.parametrize(
    ("named", "title", "line"),
    [
        (SOUND, "Tahun 2030-2034", None),
        ((2030, 2031, 2032, 2033, 2033), "Tahun 2030-2034", 12),
        ((2030, 2031, 2032, 2033, 2033), "", 12),
        ((2030, 2031, 2032, 2033, 2035), "Tahun 2030-2034", 12),
        ((2030, 2031, 2032, 2033, 2035), "", 12),
        ((2030, 2013, 2032, 2033, 2034), "", 9),
        ((2030, 2032, 2031, 2033, 2034), "", 9),
        ((2029, 2031, 2032, 2033, 2034), "", None),  # no table for 2030 was made
        ((2034, 2033, 2032, 2031, 2030), "", None),
        ((2034, 2034, 2034, 2033, 2033), "", None),
    ],
)
def test_years_of_rows_run_one_by_one(named: tuple[int, ...], title: str, line: int | None) -> None:
    found = years(ROWS.format(*named, title=title))
    printed = ", ".join(map(str, named))
    assert found == ([] if line is None else [(line, printed, "2030, 2031, 2032, 2033, 2034")])


def test_rows_that_words_tell_apart_may_be_of_one_year() -> None:
    rows = "Tahun | Teluk | Keadaan\n2032 | 23,8 | Asal\n2033 | 24,1 | Asal\n2033 | 25,7 | Perubahan\n"
    assert years(f"Tabel 3.1 Hasil Garam\n\n{rows}") == []


SPAN = """Tabel 3.2 Perkembangan Hasil Tahun {title}

No | Uraian | Realisasi {} | Realisasi {} | Realisasi {}
1 | Persentase tambak terairi | 61,35 | 64,20 | 68,77
2 | Indeks mutu garam | 78,12 | 79,45 | 81,06
3 | Persentase gudang terisi | 55,40 | 57,91 | 60,28

Persentase tambak terairi naik dari 61,35% pada tahun {told} menjadi 68,77% pada tahun 2034.
"""


@pytest.mark.parametrize("title", ["2032, 2033, dan 2034", "2032-2034", "2032 s.d. 2034", "2032 hingga 2034"])
@pytest.mark.parametrize("wrong", [2031, 2029])
def test_a_head_has_a_year_that_its_title_names(title: str, wrong: int) -> None:
    assert years(SPAN.format(2032, 2033, 2034, title=title, told=2032)) == []
    # the sentence that dates the figure as the title does is right
    slip = SPAN.format(wrong, 2033, 2034, title=title, told=2032)
    assert years(slip) == [(7, str(wrong), "2032")]


def test_a_title_has_the_years_of_its_heads_where_those_run_on() -> None:
    slip = SPAN.format(2032, 2033, 2034, title="2031, 2033, dan 2034", told=2032)
    assert years(slip) == [(5, "2031", "2032")]


@pytest.mark.parametrize(
    ("title", "heads"),
    [
        ("2033 dan 2034", (2029, 2033, 2034)),
        ("2030-2034", (2032, 2033, 2034)),
        ("2032 dan 2034", (2031, 2033, 2034)),
        ("2031, 2032, dan 2033", (2032, 2033, 2034)),
    ],
)
def test_a_title_of_other_years_than_its_heads_tells_nothing(title: str, heads: tuple[int, ...]) -> None:
    assert years(SPAN.format(*heads, title=title, told=heads[0])) == []


def test_a_head_of_another_thing_may_be_of_a_year_outside_the_title() -> None:
    told_apart = SPAN.replace("Realisasi {} |", "Baku mutu {} |", 1)
    assert years(told_apart.format(2029, 2033, 2034, title="2032-2034", told=2029)) == []


def test_two_heads_are_held_against_their_title_too() -> None:
    assert years(PAIR.format("2034", "2032")) == [(7, "2032", "2033")]
    assert years(PAIR.format("2034", "2033")) == []
