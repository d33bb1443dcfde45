"""Notes below tables tell the time of the table above them, where that does not tell it itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake.books import Rows
from tests.intake.desks import FILE, KTP, Cells, codes, desk, proposed, sheet, taken
from tests.unit.dossier.test_intake_two_tables import CODES, KIA, figures
from tests.unit.dossier.test_intake_two_tables import taken as take

from capaian.domain.period import Period
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.footnotes import note_against, tells_time_alone
from capaian.dossier.intake.grid import make_grid
from capaian.dossier.intake.heads import ForeignTable, find_tables
from capaian.dossier.intake.table_checks import check_table

NOTES = [
    "Data per 31 Desember {}",
    "Keadaan 31 Desember {}",
    "Posisi 31-12-{}",
    "*) Data bersih Semester II {}",
    "Tahun {}",
    "Diolah dari data tahun {}",
    "Sumber: Data SIAK 31 Desember {}",
]
OF_2022 = "Data per 31 Desember 2022"
OF_2023 = "Data per 31 Desember 2023"
BODY = KTP[3:]


def tables(rows: Cells, name: str = "Sheet1") -> list[ForeignTable]:
    return [*find_tables(make_grid(FILE, sheet(rows, name=name)))]


def one(title: str, *, heads: Sequence[str] = KTP[2], note: str = "") -> Rows:
    """A table with its title and the note right below it."""
    titles = [(title,)] if title else []
    return [*titles, heads, *BODY, *([(note,)] if note else [])]


def periods(tmp_path: Path, rows: Rows, asked: Asked | None = None) -> list[tuple[str, ...]]:
    """The measures that are taken, and their periods."""
    return sorted({*figures(take(tmp_path, rows, asked), "measure", "period")})


@pytest.mark.parametrize("before", [0, 1, 2])
@pytest.mark.parametrize("behind", [0, 1, 2])
@pytest.mark.parametrize("note", NOTES)
def test_the_title_of_a_table_goes_before_a_note_below_the_one_above(
    note: str, before: int, behind: int
) -> None:
    between = [*[()] * before, (note.format(2023),), *[()] * behind]
    upper, lower = tables([*one("KTP-EL TAHUN 2023"), *between, *one("KIA TAHUN 2022", heads=KIA)])
    assert upper.titles == ("KTP-EL TAHUN 2023", "Sheet1")
    assert lower.titles == ("KIA TAHUN 2022", "Sheet1")
    assert note_against(upper.titles, upper.notes) is None


@pytest.mark.parametrize("heads", [KIA, KTP[2]])
@pytest.mark.parametrize("note", NOTES)
def test_a_note_is_the_time_of_a_table_that_tells_none(note: str, heads: Sequence[str]) -> None:
    first, second = note.format(2022), note.format(2023)
    rows = [*one("KEPEMILIKAN", note=first), (), *one("KEPEMILIKAN", heads=heads, note=second)]
    upper, lower = tables(rows)
    assert upper.titles == ("KEPEMILIKAN", first, "Sheet1")
    assert lower.titles == ("KEPEMILIKAN", second, "Sheet1")


def test_what_stands_nearer_to_the_heads_below_is_the_title_of_these() -> None:
    rows = [*one("KTP-EL TAHUN 2022"), (), ("TAHUN 2023",), ("KEPEMILIKAN KIA",), KIA, *BODY]
    upper, lower = tables(rows)
    assert (upper.notes, lower.titles) == ((), ("TAHUN 2023", "KEPEMILIKAN KIA", "Sheet1"))
    rows = [*one("KTP-EL TAHUN 2022"), ("TAHUN 2023",), KIA, *BODY]
    assert tables(rows)[1].titles == ("TAHUN 2023", "Sheet1")


def test_what_is_near_to_both_is_of_the_one_that_lacks_a_time() -> None:
    upper, lower = tables([*one("KTP-EL", note=OF_2022), *one("KIA", heads=KIA)])
    assert (upper.titles, lower.titles) == (("KTP-EL", OF_2022, "Sheet1"), ("KIA", "Sheet1"))
    upper, lower = tables([*one("KTP-EL TAHUN 2023", note=OF_2022), *one("KIA", heads=KIA)])
    assert (upper.notes, lower.titles) == ((), (OF_2022, "KIA", "Sheet1"))


def test_the_name_of_the_sheet_and_heads_that_tell_years_go_before_a_note() -> None:
    (named,) = tables(one("KTP-EL", note=OF_2022), name="2023")
    assert (named.titles, named.notes) == (("KTP-EL", "2023"), (OF_2022,))
    heads = (*KTP[2][:2], "Wajib KTP 2022", "Wajib KTP 2023")
    (headed,) = tables(one("KTP-EL", heads=heads, note=OF_2023))
    assert headed.titles == ("KTP-EL", "Sheet1")


@pytest.mark.parametrize(
    "text",
    ["Sumber: Dinas Dukcapil, 2022", "Dicetak 2 Januari 2022", "Balangan, 31 Desember 2022", "KIA 2022"],
)
def test_sources_prints_and_titles_are_no_notes_of_a_time(text: str) -> None:
    (found,) = tables(one("KTP-EL TAHUN 2023", note=text))
    assert (found.titles, found.notes) == (("KTP-EL TAHUN 2023", "Sheet1"), ())
    assert not tells_time_alone(text) or text.startswith("Balangan")


def test_pages_that_each_end_with_the_same_note_are_one_table() -> None:
    rows = [("KTP-EL",), KTP[2], *BODY[:4], (OF_2023,), KTP[2], *BODY[4:], (OF_2023,)]
    (found,) = tables(rows)
    names = [text for row in found.rows if (text := found.text(row, found.heads[1]))]
    assert (names, found.notes) == ([row[1] for row in BODY[:8]], (OF_2023,))


def test_beside_each_other_a_note_is_of_the_columns_above_it() -> None:
    heads = (*KTP[2], None, "Wajib KIA", "Memiliki KIA")
    body = [(*row, None, 700 + n, 600 + n) for n, row in enumerate(BODY)]
    titles = ("KTP-EL TAHUN 2023", *[None] * 4, "KIA")
    left, right = tables([titles, heads, *body, ("Sumber: DKB 2023", *[None] * 4, OF_2022)])
    assert (left.titles, left.notes) == (("KTP-EL TAHUN 2023", "Sheet1"), ("Sumber: DKB 2023",))
    assert right.titles == ("KIA", OF_2022, "Sheet1")
    titles = ("KTP-EL TAHUN 2023", *[None] * 4, "KIA TAHUN 2023")
    assert [one.notes for one in tables([titles, heads, *body, (OF_2023,)])] == [(OF_2023,), ()]


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("KTP-EL TAHUN 2023", "Keadaan: 30 Juni 2023"),
        ("KTP-EL TAHUN 2023", OF_2022),
        ("KTP-EL TAHUN 2023", "Semester I Tahun 2023"),
        ("KTP-EL TAHUN 2023", "Tahun 2022"),
        ("KTP-EL SEMESTER I TAHUN 2023", OF_2023),
    ],
)
def test_a_note_that_contradicts_the_title_is_asked_about(title: str, note: str) -> None:
    rows = one(title, note=note)
    at = desk()
    check_table(proposed(rows, at), at)
    assert [doubt.option for doubt in at.doubts] == [f'--means "{note}=-"']
    told = desk(means={note: "-"})
    check_table(proposed(rows, told), told)
    assert (told.doubts, told.used) == ([], {note})


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("KTP-EL TAHUN 2023", OF_2023),
        ("KTP-EL TAHUN 2023", "Semester II Tahun 2023"),
        ("KTP-EL TAHUN 2023", "Data per 3 Januari 2024"),
        ("KTP-EL SEMESTER II TAHUN 2023", "Tahun 2023"),
        ("KTP-EL TAHUN 2023", "Sumber: Dinas Dukcapil, 2022"),
        ("KTP-EL TAHUN 2023", "Dicetak 2 Januari 2022"),
    ],
)
def test_a_note_that_agrees_with_the_title_is_not_asked_about(title: str, note: str) -> None:
    at = desk()
    check_table(proposed(one(title, note=note), at), at)
    found = taken(one(title, note=note), at)
    assert (found.period, at.doubts, codes(at)) == (Period.parse("2023"), [], [])


def test_a_source_of_another_half_year_than_the_title_is_asked_about() -> None:
    note = "Sumber data: DKB Smt I 2023 Kemendagri"
    rows = one("KTP-EL TAHUN 2023", note=note)
    at, told = desk(), desk(period=Period.parse("2023"))
    for each in (at, told):
        check_table(proposed(rows, each), each)
    assert [doubt.option for doubt in at.doubts] == ["--period 2023-S1"]
    assert "bila judulnya yang benar: --period 2023" in at.doubts[0].words
    assert told.doubts == []


@pytest.mark.parametrize("note", ["Sumber: DKB Semester II 2023", "Sumber: Dinas, Semester II 2023"])
def test_a_source_of_the_same_time_is_not_asked_about(note: str) -> None:
    at = desk()
    check_table(proposed(one("KTP-EL TAHUN 2023", note=note), at), at)
    assert at.doubts == []


def test_a_part_of_the_year_that_is_asked_for_and_noted_is_no_contradiction() -> None:
    at = desk(period=Period.parse("2023-M06"))
    rows = one("KTP-EL TAHUN 2023", note="Keadaan: 30 Juni 2023")
    check_table(proposed(rows, at), at)
    found = taken(rows, at)
    assert (found.period, at.doubts) == (Period.parse("2023-M06"), [])


def test_of_two_tables_with_notes_that_of_the_wanted_year_is_taken(tmp_path: Path) -> None:
    new = [[*row] for row in one("KTP-EL", note=OF_2023)]
    rows = [*one("KTP-EL", note=OF_2022), (), *new]
    below = len(rows) - len(new)
    for n, asked in enumerate(
        [Asked(), Asked(period=Period.parse("2023")), Asked(period=Period.parse("2022"))]
    ):
        found = take(tmp_path / str(n), rows, asked)
        (table,) = found.tables
        is_new = asked.period != Period.parse("2022")
        assert [row.row > below for row in table.taken.rows] == [is_new] * 16
        assert {row.cells["period"] for row in table.taken.rows} == {"2023" if is_new else "2022"}


def test_budgets_of_two_years_are_never_added_up_over_a_note(tmp_path: Path) -> None:
    def budget(title: str, times: int, note: str) -> Rows:
        lines = [(code, "Pelayanan", times * 9_000_000, times * 8_000_000) for code in CODES]
        return [(title,), ("KODE", "SUB KEGIATAN", "PAGU", "REALISASI"), *lines, *([(note,)] if note else [])]

    title = "REALISASI ANGGARAN"
    titled = [*budget(f"{title} TAHUN 2023", 1, OF_2023), (), *budget(f"{title} TAHUN 2022", 2, "")]
    noted = [*budget(title, 2, OF_2022), (), *budget(title, 1, OF_2023)]
    for name, rows in {"titled": titled, "noted": noted}.items():
        found = take(tmp_path / name, rows)
        assert figures(found, "period", "revised", "actual") == [("2023", "9000000", "8000000")] * 2


def test_a_note_of_another_year_alone_is_the_year_of_the_table(tmp_path: Path) -> None:
    found = take(tmp_path, one("KTP-EL", note=OF_2022))
    assert [doubt.option for doubt in found.doubts] == ["--period 2022"]
    asked = Asked(period=Period.parse("2022"))
    assert {period for _, period in periods(tmp_path / "asked", one("KTP-EL", note=OF_2022), asked)} == {
        "2022"
    }
    refused = take(
        tmp_path / "other", one("KTP-EL", note=OF_2022), replace(asked, period=Period.parse("2023"))
    )
    assert "period_contradicted" in {issue.code for issue in refused.issues}


def test_a_title_right_below_a_table_without_one_is_its_own() -> None:
    first, second = "Tabel 3.1 Kepemilikan KTP-el Tahun 2022", "Tabel 3.2 Kepemilikan KTP-el Tahun 2023"
    upper, lower = tables([*one("", note=first), (), *one("", note=second)])
    assert (upper.titles, lower.titles) == ((first, "Sheet1"), (second, "Sheet1"))
    upper, lower = tables([*one("KTP-EL TAHUN 2022", note=second), (), *one("", heads=KIA)])
    assert (upper.titles, lower.titles) == (("KTP-EL TAHUN 2022", "Sheet1"), (second, "Sheet1"))
