"""Files taken into a dossier as a whole: what changes, what is remembered, what is refused."""

from __future__ import annotations

import shutil
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan, edit, small_dossier
from tests.intake.aggregate import (
    FIRST_ROW,
    PAIRS,
    TITLES,
    aggregate_book,
    kecamatan,
    one_sheet,
    page,
    published,
)
from tests.intake.books import Page, write_csv, write_sheet, write_xlsx
from tests.intake.desks import KTP, changed
from tests.intake.finance import COUNT, finance_book, finance_csv, with_nodes
from tests.intake.recap import OWN, recap_book, regencies

from capaian.domain.errors import FileError, InputError
from capaian.domain.intake import IntakeTable
from capaian.domain.issue import Level
from capaian.domain.office import AreaKind
from capaian.domain.period import Period
from capaian.domain.rule_set import RuleSet
from capaian.dossier import hash_dossier, read_dossier
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.intake import take_in as take_in_module
from capaian.dossier.intake.areas import AreaBook
from capaian.dossier.intake.desk import Asked
from capaian.dossier.intake.grid import Grid
from capaian.dossier.intake.heads import ForeignTable, find_tables
from capaian.dossier.intake.intaken import Intaken
from capaian.dossier.intake.take_in import take_in
from capaian.rulebook import load_rulebook
from capaian.rules.validate import validate


def take(path: Path, dossier: Path, *, is_agreed: bool = False, **asked: object) -> Intaken:
    return take_in(path, dossier, load_rulebook(), replace(Asked(), **asked), is_agreed=is_agreed)  # type: ignore[arg-type]  # any


def found(taken: Intaken) -> list[tuple[str, str | None, int | None, str | None]]:
    return [(one.code, one.place.sheet, one.place.row, one.place.column) for one in taken.issues]


def counts(dossier: Path) -> dict[tuple[str, str, str], int]:
    office = read_dossier(dossier).office_year
    assert office is not None
    return {
        (row.measure, row.area, str(row.period)): int(row.value)
        for row in office.counts
        if row.value is not None
    }


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_balangan(tmp_path)


def without_counts(dossier: Path) -> Path:
    """A dossier whose counts are still to come."""
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n", encoding="utf-8")
    return dossier


def test_the_aggregate_book_changes_nothing_that_is_right(dossier: Path, tmp_path: Path) -> None:
    taken = take(aggregate_book(tmp_path), dossier)
    assert taken.issues == ()
    assert taken.doubts == ()
    assert [*taken.changes] == ["intake.yaml"]
    assert [table.proposal.table.grid.sheet for table in taken.tables] == [*PAIRS]


def test_twelve_measures_of_eight_kecamatan_come_in(dossier: Path, tmp_path: Path) -> None:
    without_counts(dossier)
    taken = take(aggregate_book(tmp_path), dossier, is_agreed=True, period=Period.parse("2023"))
    assert not taken.has_errors
    taken.write()
    assert counts(dossier) == {
        (measure, area, "2023"): value
        for measure, areas in published().items()
        for area, value in areas.items()
    }
    assert len(counts(dossier)) == 12 * 8


def test_each_new_figure_names_the_file_and_its_own_sheet(dossier: Path, tmp_path: Path) -> None:
    without_counts(dossier)
    take(aggregate_book(tmp_path), dossier).write()
    office = read_dossier(dossier).office_year
    assert office is not None
    sources = {source.id: source for source in office.sources}
    for sheet, pairs in PAIRS.items():
        measures = {code for code, _ in pairs}
        (named,) = {row.source for row in office.counts if row.measure in measures}
        assert named is not None
        source = sources[named]
        assert named == f"agregat-2023-{sheet.lower().replace(' ', '-')}"
        year = "Data agregat kependudukan Semester II tahun 2023"
        title = TITLES[sheet].capitalize().replace("Kepemilikan ktp", "Kepemilikan KTP")
        assert source.title == f"{year}. {title} (lembar {sheet})"
        assert (source.file, str(source.cut_off)) == ("agregat-2023.xlsx", "2023-12-31")
        assert source.sha256 and len(source.sha256) == 64


def test_a_sheet_taken_by_itself_is_the_same_source(dossier: Path, tmp_path: Path) -> None:
    without_counts(dossier)
    book = aggregate_book(tmp_path)
    for sheet in ("KTP", "KIA", None):
        taken = take(book, dossier, sheet=sheet)
        assert not taken.has_errors
        taken.write()
    office = read_dossier(dossier).office_year
    assert office is not None
    ids = [source.id for source in office.sources if source.file == "agregat-2023.xlsx"]
    assert len(ids) == len(PAIRS)
    titles = {source.id: source.title for source in office.sources}
    assert {titles[row.source] for row in office.counts if row.measure == "kia.issued" and row.source} == {
        next(title for title in titles.values() if title.endswith("(lembar KIA)"))
    }


def test_how_tables_were_understood_is_remembered(dossier: Path, tmp_path: Path) -> None:
    take(aggregate_book(tmp_path), dossier).write()
    office = read_dossier(dossier).office_year
    assert office is not None
    assert [(intake.id, intake.table) for intake in office.intakes] == [
        ("agregat-2023", IntakeTable.COUNTS),
        *((f"agregat-2023-{number}", IntakeTable.COUNTS) for number in range(2, 7)),
    ]
    again = take(aggregate_book(tmp_path), dossier)
    assert all(table.proposal.is_remembered for table in again.tables)
    assert again.changes == {}


def test_what_is_written_stands_as_format_writes_it(dossier: Path, tmp_path: Path) -> None:
    take(aggregate_book(tmp_path), without_counts(dossier)).write()
    take(recap_book(tmp_path), dossier).write()
    _, changed_by_format = canonical_folder(dossier)
    assert {"counts.csv", "intake.yaml", "peers.csv"}.isdisjoint(changed_by_format)


def test_a_corrected_file_changes_only_what_was_corrected(dossier: Path, tmp_path: Path) -> None:
    take(aggregate_book(tmp_path), without_counts(dossier)).write()
    before = (dossier / "counts.csv").read_text(encoding="utf-8")
    figures = {measure: dict(areas) for measure, areas in published().items()}
    figures["ktp.holders"]["63.11.03"] = 10_311
    taken = take(aggregate_book(tmp_path, figures), dossier)
    assert [*taken.changes] == ["counts.csv", "sources.yaml"]
    (row,) = taken.merged["counts.csv"].rows
    assert (row.cells["area"], row.cells["value"]) == ("63.11.03", "10311")
    taken.write()
    after = (dossier / "counts.csv").read_text(encoding="utf-8")
    assert after == before.replace("63.11.03,2023,10310,", "63.11.03,2023,10311,")


def test_one_wrong_total_refuses_the_whole_file(dossier: Path, tmp_path: Path) -> None:
    before = hash_dossier(dossier)
    book = one_sheet(tmp_path, "KTP", (15, 5, 96_471))
    taken = take(book, without_counts(dossier))
    assert found(taken) == [("total_differs", "KTP", 15, "E (L+P)")]
    assert taken.changes == {}
    with pytest.raises(ValueError, match="errors"):
        taken.write()
    assert hash_dossier(dossier) != before  # the counts were taken out by this test
    assert counts(dossier) == {}


def test_rows_may_be_taken_beside_a_wrong_total(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path, "KTP", (15, 5, 96_471)), without_counts(dossier), accepts_totals=True)
    assert found(taken) == [("total_kept_wrong", "KTP", 15, "E (L+P)")]
    taken.write()
    assert len(counts(dossier)) == 2 * 8


def test_a_wrong_part_of_a_figure_is_found_by_men_and_women(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path, "KTP", (FIRST_ROW, 3, 1)), dossier)
    assert found(taken) == [("figure_differs", "KTP", FIRST_ROW, "C (L)")]


def test_problems_of_all_sheets_are_told_at_once(dossier: Path, tmp_path: Path) -> None:
    pages = {name: page(name, published()) for name in ("KK", "KTP")}
    for name, made in pages.items():
        rows = [list(row) for row in made.rows]
        rows[FIRST_ROW - 1][1] = "AMUNTAI"
        pages[name] = replace(made, rows=rows)
    taken = take(write_xlsx(tmp_path / "agregat.xlsx", pages), dossier)
    assert [(code, sheet) for code, sheet, *_ in found(taken)] == [
        ("area_unknown", "KK"),
        ("area_unknown", "KTP"),
    ]


def test_one_sheet_may_be_asked_for(dossier: Path, tmp_path: Path) -> None:
    taken = take(aggregate_book(tmp_path), without_counts(dossier), sheet="KIA")
    taken.write()
    assert {measure for measure, *_ in counts(dossier)} == {"kia.eligible", "kia.issued"}


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(dossier: Path, tmp_path: Path) -> None:
    taken = take(aggregate_book(tmp_path), dossier, sheet="KTPP")
    (issue,) = taken.issues
    assert issue.code == "sheet_unknown"
    assert "KTP" in issue.remedy


def test_hidden_sheets_are_not_read_unless_asked_for(dossier: Path, tmp_path: Path) -> None:
    pages = {"KTP": page("KTP", published()), "KIA": replace(page("KIA", published()), is_hidden=True)}
    book = write_xlsx(tmp_path / "agregat.xlsx", pages)
    taken = take(book, dossier)
    assert [table.proposal.table.grid.sheet for table in taken.tables] == ["KTP"]
    assert taken.unread == ("KIA",)
    assert take(book, dossier, sheet="KIA").tables


def test_sheets_without_a_table_are_named(dossier: Path, tmp_path: Path) -> None:
    pages = {"KTP": page("KTP", published()), "Catatan": Page([("Dibuat oleh bidang PIAK",)])}
    taken = take(write_xlsx(tmp_path / "agregat.xlsx", pages), dossier)
    assert taken.unread == ("Catatan",)
    assert not taken.has_errors


@pytest.mark.parametrize(
    "rows",
    [
        [("Rapat koordinasi",), ("Dihadiri 12 orang",)],
        [("Nama", "Jumlah"), ("Mangga", 5), ("Durian", 7)],
        [(1, 2, 3), (4, 5, 6)],
        [("a",)],
    ],
)
def test_a_file_without_a_table_that_is_known(
    rows: Sequence[Sequence[str | int]], dossier: Path, tmp_path: Path
) -> None:
    taken = take(write_sheet(tmp_path / "lain.xlsx", rows), dossier)
    assert [code for code, *_ in found(taken)] == ["no_table_understood"]
    assert taken.changes == {}


def test_tables_are_looked_for_once_where_none_is_known(
    dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def looking(grid: Grid, book: AreaBook) -> tuple[ForeignTable, ...]:
        looked.append(grid.sheet)
        return find_tables(grid, book)

    monkeypatch.setattr(take_in_module, "find_tables", looking)
    page = Page([("Nama", "Jumlah"), ("Mangga", 5), ("Durian", 7)])
    pages = {"Buah": page, "Sayur": page}
    assert take(write_xlsx(tmp_path / "lain.xlsx", pages), dossier).has_errors
    assert looked == ["Buah", "Sayur"]


def without_districts(dossier: Path) -> RuleSet:
    """Take the kecamatan out of a dossier, and return the rulebook without any."""
    areas = dossier / "areas.csv"
    lines = areas.read_text(encoding="utf-8").splitlines(keepends=True)
    areas.write_text("".join(line for line in lines if ",district," not in line), encoding="utf-8")
    known = load_rulebook()
    return replace(known, areas=tuple(a for a in known.areas if a.kind is not AreaKind.DISTRICT))


def test_tables_known_from_before_are_told_once_that_kecamatan_are_gone(
    dossier: Path, tmp_path: Path
) -> None:
    book = aggregate_book(tmp_path)
    taken = take(book, without_counts(dossier))
    assert len(taken.tables) > 1
    taken.write()
    rules = without_districts(without_counts(dossier))
    again = take_in(book, dossier, rules, Asked())
    assert [issue.code for issue in again.issues] == ["no_districts_yet"]
    assert again.changes == {}


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (None, "no_districts_yet"),
        (IntakeTable.COUNTS, "no_districts_yet"),
        (IntakeTable.PEERS, "no_table_understood"),
    ],
)
def test_an_office_without_kecamatan_is_told_that_they_come_first(
    kind: IntakeTable | None, code: str, dossier: Path, tmp_path: Path
) -> None:
    """Nor does the rulebook know them: a table of counts is none until they are listed."""
    rules = without_districts(without_counts(dossier))
    book = write_xlsx(tmp_path / "agregat.xlsx", {"KTP": page("KTP", published())})
    (issue,) = take_in(book, dossier, rules, Asked(table=kind)).issues
    assert issue.code == code
    assert ("Wilayah (areas.csv)" in issue.remedy) == (code == "no_districts_yet")
    assert "(lembar KTP)" in issue.message


def test_tables_of_persons_are_refused_without_their_numbers(dossier: Path, tmp_path: Path) -> None:
    number = "".join(str(digit) for digit in (6, 3, 1, 1, 0, 1, 4, 1, 0, 8, 9, 0, 0, 0, 0, 1))
    rows = [("Kecamatan", "NIK", "Umur"), ("Juai", number, 17), ("Halong", number, 18)]
    taken = take(write_sheet(tmp_path / "daftar.xlsx", rows), dossier)
    (issue,) = taken.issues
    assert issue.code == "personal_rows"
    assert number not in f"{issue.message} {issue.remedy} {issue.value}"


def test_numbers_of_sixteen_digits_are_refused_as_such(dossier: Path, tmp_path: Path) -> None:
    rows = [
        ("Kecamatan", "Nomor", "Umur"),
        ("Juai", 6_311_014_108_900_000, 17),
        ("Halong", 6_311_024_108_900_000, 18),
    ]
    taken = take(write_sheet(tmp_path / "daftar.xlsx", rows), dossier)
    assert [code for code, *_ in found(taken)] == ["personal_rows"]


def test_a_folder_without_an_office_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "kosong"
    empty.mkdir()
    with pytest.raises(InputError):
        take(aggregate_book(tmp_path), empty)


def test_a_file_that_is_not_there(dossier: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError):
        take(tmp_path / "tidak-ada.xlsx", dossier)


def test_a_dossier_that_changed_meanwhile_is_left_alone(dossier: Path, tmp_path: Path) -> None:
    taken = take(aggregate_book(tmp_path), without_counts(dossier))
    (dossier / "counts.csv").write_text("measure,area,period,value,source\n\n", encoding="utf-8")
    with pytest.raises(FileError, match=r"counts\.csv berubah"):
        taken.write()
    assert not (dossier / "intake.yaml").exists()


@pytest.mark.parametrize("sign", [";", ","])
def test_the_same_table_as_text(sign: str, dossier: Path, tmp_path: Path) -> None:
    rows = [[*row] for row in KTP]
    taken = take(write_csv(tmp_path / "ktp-2023.csv", rows, sign), without_counts(dossier))
    assert not taken.has_errors
    taken.write()
    wanted = {key: value for key, value in _all_counts().items() if key[0].startswith("ktp.")}
    assert counts(dossier) == wanted


def _all_counts() -> dict[tuple[str, str, str], int]:
    return {(m, area, "2023"): value for m, areas in published().items() for area, value in areas.items()}


def test_a_doubt_is_an_error_where_nobody_is_asked(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (FIRST_ROW + 4, 2, "LAMPIHOG"))
    assert not take(book, dossier).has_errors
    taken = take(book, dossier, is_agreed=True)
    assert found(taken) == [("doubt_unsettled", "KTP", FIRST_ROW + 4, "B (KECAMATAN)")]
    assert '--means "LAMPIHOG=63.11.05"' in taken.issues[0].remedy


def test_a_doubt_that_was_settled_is_remembered(dossier: Path, tmp_path: Path) -> None:
    book = one_sheet(tmp_path, "KTP", (FIRST_ROW + 4, 2, "LAMPIHOG"))
    taken = take(book, dossier, is_agreed=True, means={"Lampihog": "63.11.05"})
    assert not taken.has_errors
    taken.write()
    again = take(book, dossier, is_agreed=True)
    assert (again.issues, again.doubts) == ((), ())


def test_a_meaning_for_what_is_not_there(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path), dossier, means={"Amuntai": "63.11.05"})
    assert [code for code, *_ in found(taken)] == ["means_unknown"]


def test_a_period_may_be_asked_for(dossier: Path, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "ktp.xlsx", KTP)
    taken = take(book, without_counts(dossier), period=Period.parse("2023-S1"))
    taken.write()
    assert {period for *_, period in counts(dossier)} == {"2023-S1"}


def test_a_source_may_be_asked_for(dossier: Path, tmp_path: Path) -> None:
    before = (dossier / "sources.yaml").read_bytes()
    take(one_sheet(tmp_path), without_counts(dossier), source="agregat-2023-s2").write()
    assert "agregat-2023-s2" in (dossier / "counts.csv").read_text(encoding="utf-8")
    assert (dossier / "sources.yaml").read_bytes() == before


def test_a_table_without_a_period_is_that_of_the_dossier_and_doubted(dossier: Path, tmp_path: Path) -> None:
    rows = changed((1, 1, "KEPEMILIKAN KTP-EL"))
    book = write_sheet(tmp_path / "ktp.xlsx", rows)  # type: ignore[arg-type]  # cells
    assert [(doubt.means, doubt.option) for doubt in take(book, dossier).doubts] == [
        ("2023", "--period 2023")
    ]
    assert take(book, dossier, is_agreed=True, period=Period.parse("2023")).issues == ()


def test_what_happened_in_half_a_year_is_doubted_to_be_all_of_it(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path, "AKTA MATI"), without_counts(dossier))
    (doubt,) = taken.doubts
    assert (doubt.means, doubt.option) == ("2023-S2", "--period 2023-S2")
    assert "bila setahun, tambahkan --period 2023" in doubt.words


def test_what_is_there_at_the_end_of_the_year_is_that_of_the_year(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path, "KTP"), without_counts(dossier))
    assert taken.doubts == ()
    assert {str(table.taken.period) for table in taken.tables} == {"2023"}


def test_a_year_that_the_dossier_knows_already_is_no_doubt(dossier: Path, tmp_path: Path) -> None:
    taken = take(one_sheet(tmp_path, "AKTA MATI"), dossier)
    assert (taken.doubts, [*taken.changes]) == ((), ["intake.yaml"])


def test_a_heading_that_changed_is_told_with_the_old_one(dossier: Path, tmp_path: Path) -> None:
    take(one_sheet(tmp_path), dossier).write()
    book = one_sheet(tmp_path, "KTP", (4, 6, "Terekam Penuh"))
    taken = take(book, dossier)
    (issue,) = taken.issues
    assert (issue.code, issue.place.sheet) == ("heads_changed", "KTP")
    assert '"Sudah Rekam > L+P"' in issue.message
    assert "--anew" in issue.remedy


def test_a_table_that_changed_is_guessed_anew(dossier: Path, tmp_path: Path) -> None:
    take(one_sheet(tmp_path), dossier).write()
    book = one_sheet(tmp_path, "KTP", (4, 6, "Perekaman KTP-el"))
    taken = take(book, dossier, is_anew=True)
    assert not taken.has_errors
    taken.write()
    office = read_dossier(dossier).office_year
    assert office is not None
    (intake,) = office.intakes
    assert "Perekaman KTP-el > L+P" in [column.head for column in intake.columns]


def test_equal_heads_of_two_sheets_keep_their_meanings(dossier: Path, tmp_path: Path) -> None:
    heads = ("Kecamatan", "Wajib", "Sudah")
    names = [*kecamatan().values()]
    first = [
        ("KEPEMILIKAN KTP-EL 2023",),
        (),
        heads,
        *((name, 10 + n, 5 + n) for n, name in enumerate(names)),
    ]
    second = [("KEPEMILIKAN KIA 2023",), (), heads, *((name, 30 + n, 15 + n) for n, name in enumerate(names))]
    book = write_xlsx(tmp_path / "dua.xlsx", {"A": Page(first), "B": Page(second)})
    means = {"Wajib": "ktp.eligible", "Sudah": "ktp.holders"}
    one = take(book, without_counts(dossier), sheet="A", means=means)
    one.write()
    two = take(book, dossier, sheet="B", means={"Wajib": "kia.eligible", "Sudah": "kia.issued"})
    two.write()
    again = take(book, dossier)
    assert again.changes == {}
    assert counts(dossier)["kia.issued", "63.11.01", "2023"] == 15
    assert counts(dossier)["ktp.holders", "63.11.01", "2023"] == 5


def test_a_provincial_recap_comes_in(dossier: Path, tmp_path: Path) -> None:
    taken = take(recap_book(tmp_path), dossier)
    assert taken.issues == ()
    (row,) = taken.merged["peers.csv"].rows
    assert (row.cells["area"], row.cells["numerator"], row.cells["denominator"]) == (OWN[0], "96019", "96472")


def test_a_recap_with_another_figure_of_the_own_regency_warns_and_stops_nothing(
    dossier: Path, tmp_path: Path
) -> None:
    """137 cards fewer than the office counts, in its row and in the total: the table fits itself."""
    own = 5 + [code for code, *_ in regencies()].index(OWN[0])
    taken = take(recap_book(tmp_path, (own, 4, "95.882"), (18, 4, "3.012.770")), dossier)
    assert [one.code for one in taken.issues] == ["beside_differs", "own_differs"]  # its percentage stayed
    taken.write()
    office = read_dossier(dossier).office_year
    assert office is not None
    told = [one for one in validate(office, load_rulebook()) if one.place.file == "peers.csv"]
    assert {one.level for one in told} == {Level.WARNING}
    assert [one.value for one in told if one.code == "own_differs"] == ["95882"]
    assert take(recap_book(tmp_path, (own, 4, "95.882"), (18, 4, "3.012.770")), dossier).changes == {}


def test_a_recap_of_another_figure_changes_that_alone(dossier: Path, tmp_path: Path) -> None:
    taken = take(recap_book(tmp_path, (5, 4, "257.000"), (18, 4, "3.011.917")), dossier)
    assert not taken.has_errors
    assert [row.cells["area"] for row in taken.merged["peers.csv"].rows] == ["63.01", OWN[0], "63"]


def small(folder: Path) -> Path:
    """A small dossier with the nodes of the finance export."""
    dossier = small_dossier(folder)
    nodes = dossier / "nodes.csv"
    nodes.write_text(with_nodes(nodes.read_text(encoding="utf-8")), encoding="utf-8")
    return dossier


def test_a_finance_export_comes_in(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    taken = take(finance_book(tmp_path), dossier)
    assert all(issue.level is Level.WARNING for issue in taken.issues)
    taken.write()
    office = read_dossier(dossier).office_year
    assert office is not None
    whole = [row for row in office.inputs if row.kind == "all" and str(row.node).startswith("2.12")]
    assert len(whole) == COUNT * 13


def test_the_same_export_as_text_changes_nothing(tmp_path: Path) -> None:
    dossier = small(tmp_path)
    take(finance_book(tmp_path), dossier).write()
    taken = take(finance_csv(tmp_path), dossier)
    assert not taken.has_errors
    assert [*taken.changes] == []


def test_amounts_in_thousands_are_refused(tmp_path: Path) -> None:
    rows = [
        ("REALISASI 2023 (dalam ribuan rupiah)",),
        (),
        ("Kode", "Uraian", "Realisasi"),
        ("2.12.01.2.01.0001", "Penyusunan", 5),
        ("2.12.01.2.01.0002", "Koordinasi", 7),
    ]
    taken = take(write_sheet(tmp_path / "r.xlsx", rows), small(tmp_path))
    assert [code for code, *_ in found(taken)] == ["amounts_scaled"]


def test_rules_that_are_broken_by_new_figures_are_told_at_their_cell(dossier: Path, tmp_path: Path) -> None:
    more = published()["ktp.eligible"]["63.11.01"] + 1_000
    rows = changed((4, 4, more), (12, 4, 96_019 + more - 12_336))
    taken = take(write_sheet(tmp_path / "ktp-2023.xlsx", rows), without_counts(dossier))  # type: ignore[arg-type]  # cells
    told = [issue for issue in taken.issues if issue.place.file == "ktp-2023.xlsx"]
    assert [(issue.level, issue.place.row, issue.place.column) for issue in told] == [
        (Level.WARNING, 4, None)
    ]


def test_comments_of_the_dossier_stay(dossier: Path, tmp_path: Path) -> None:
    edit(dossier / "sources.yaml", "sources:\n", "sources:  # dari bidang PIAK\n")
    take(one_sheet(tmp_path), without_counts(dossier)).write()
    assert (dossier / "sources.yaml").read_text(encoding="utf-8").startswith("sources:  # dari bidang PIAK\n")


def test_a_dry_look_writes_nothing(dossier: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(dossier, tmp_path / "salinan")
    take(aggregate_book(tmp_path), dossier)
    assert hash_dossier(dossier) == hash_dossier(copy)


@pytest.mark.parametrize("name", ["besar.xlsx", "besar.csv"])
def test_a_file_too_large_is_refused_before_it_is_brought_in(
    name: str, dossier: Path, tmp_path: Path
) -> None:
    """300 MB were brought in for their hash before their size was looked at."""
    with (tmp_path / name).open("wb") as stream:
        stream.truncate(300_000_000)
    load_rulebook()
    tracemalloc.start()
    try:
        with pytest.raises(InputError) as refused:
            take(tmp_path / name, dossier)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [issue.code for issue in refused.value.issues] == ["book_file_too_large"]
    assert peak < 20_000_000


def test_a_workbook_of_ours_is_no_table_from_outside(dossier: Path, tmp_path: Path) -> None:
    own = tmp_path / "buku.xlsx"
    own.write_bytes(export_book(canonical_folder(dossier)[0]))
    taken = take(own, dossier)
    assert [issue.code for issue in taken.issues] == ["book_is_own"]
    assert "workbook import" in taken.issues[0].remedy
    assert taken.tables == ()


def test_a_budget_of_which_no_row_is_taken_changes_nothing(dossier: Path, tmp_path: Path) -> None:
    rows = [
        ("REALISASI ANGGARAN TAHUN 2023",),
        ("Kode", "Uraian", "Anggaran", "Realisasi"),
        ("2.12.02", "PROGRAM PENDAFTARAN PENDUDUK", 900, 570),
        ("2.12.02.2.01", "Pelayanan Pendaftaran Penduduk", 900, 570),
    ]
    taken = take(write_sheet(tmp_path / "program.xlsx", rows), dossier)
    assert [code for code, *_ in found(taken)] == ["nothing_taken"]
    assert taken.changes == {}
