"""Taking a workbook back: new dossiers, changed ones, lost originals, and nothing half-written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import pytest
from tests.architecture.code import ROOT
from tests.bad_input.spoiling import BASE, copy_base
from tests.workbooks.grids import (
    BASE_SHEET,
    COUNTS,
    SURVEY,
    Change,
    Grid,
    Grids,
    add,
    base_grids,
    changed_book,
    drop,
    put,
    template_grids,
    together,
    write_grids,
)
from tests.workbooks.spoiled.case import code_and_place
from tests.workbooks.spoiled.changes import drop_sheet
from tests.workbooks.taking import import_book

from capaian.domain.errors import FileError, InputError
from capaian.dossier.canonical import canonical_folder
from capaian.dossier.changes import finish_changes
from capaian.dossier.excel import import_book as importing
from capaian.dossier.excel.import_book import IncomingBook
from capaian.dossier.excel.past_imports import PAST_IMPORTS
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.read import load_dossier, read_dossier

ANOTHER_FIGURE = put(COUNTS, 3, "value", 12337)


def bring(
    folder: Path, dossier: Path, *changes: Change, takes_workbook: bool = False
) -> IncomingBook:
    return import_book(changed_book(folder, *changes), dossier, takes_workbook=takes_workbook)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def codes(incoming: IncomingBook) -> list[str]:
    return [issue.code for issue in incoming.issues]


def test_only_what_was_changed_is_written(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    times = {path: path.stat().st_mtime_ns for path in dossier.rglob("*")}
    incoming = bring(tmp_path, dossier, ANOTHER_FIGURE)
    assert list(incoming.changes) == ["counts.csv"]
    incoming.write()
    assert "12337" in (dossier / "counts.csv").read_text()
    written = [
        path.name for path in dossier.rglob("*.*") if times.get(path) != path.stat().st_mtime_ns
    ]
    assert sorted(written) == [PAST_IMPORTS, "counts.csv"]


def test_reading_writes_nothing(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    before = {path: path.read_bytes() for path in dossier.rglob("*.*")}
    bring(tmp_path, dossier, ANOTHER_FIGURE)
    bring(tmp_path, tmp_path / "baru", ANOTHER_FIGURE)
    assert {path: path.read_bytes() for path in dossier.rglob("*.*")} == before
    assert not (tmp_path / "baru").exists()


def test_a_second_import_of_the_same_workbook_changes_nothing(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    bring(tmp_path, dossier, ANOTHER_FIGURE).write()
    assert bring(tmp_path, dossier, ANOTHER_FIGURE).changes == {}


Edit = tuple[str, str, str]
BOTH_CHANGED = ("row_changed_since_export Data hitungan!3",)
OTHER_ROW, SAME_ROW = ("counts.csv", "12400", "12401"), ("counts.csv", "2023,12336", "2023,12335")
YEAR_ROW = next(
    n for n, cells in enumerate(base_grids()["office.yaml"].rows, 1) if "year" in cells[:2]
)
NEXT_YEAR, MENDED_YEAR = (
    ("office.yaml", "year: 2023", "year: 2024"),
    put("office.yaml", YEAR_ROW, "value", 2024),
)
GONE, OTHER_NAME = ("training.csv", "", ""), ("office.yaml", "name: Dinas", "name: Kantor")
OTHER_OFFICE = ("book_of_another_year buku.xlsx",)


@pytest.mark.parametrize(
    ("edits", "change", "takes_workbook", "issues", "changed", "kept"),
    [
        ([SAME_ROW], ANOTHER_FIGURE, False, BOTH_CHANGED, [], []),
        ([OTHER_ROW], ANOTHER_FIGURE, True, (), ["counts.csv"], []),
        ([OTHER_ROW, GONE], together(), False, (), [], ["counts.csv", "training.csv"]),
        ([SAME_ROW, OTHER_ROW, GONE], ANOTHER_FIGURE, True, (), ["counts.csv"], ["training.csv"]),
        (
            [("survey.csv", "83.64", "83.65"), GONE],
            ANOTHER_FIGURE,
            False,
            (),
            ["counts.csv"],
            ["survey.csv", "training.csv"],
        ),
        (
            [("survey.csv", "83.64", "banyak")],
            ANOTHER_FIGURE,
            False,
            ("not_a_number survey.csv!index2",),
            ["counts.csv"],
            ["survey.csv"],
        ),
        ([("office.yaml", "63.99", "63.98")], ANOTHER_FIGURE, False, OTHER_OFFICE, None, None),
        ([OTHER_NAME], ANOTHER_FIGURE, False, (), ["counts.csv"], ["office.yaml"]),
    ],
)
def test_each_side_keeps_what_it_alone_changed(
    edits: Sequence[Edit],
    change: Change,
    takes_workbook: bool,
    issues: tuple[str, ...],
    changed: list[str] | None,
    kept: list[str] | None,
    tmp_path: Path,
) -> None:
    dossier = copy_base(tmp_path)
    for file, old, new in edits:
        if old:
            edit(dossier / file, old, new)
        else:
            (dossier / file).unlink()
    incoming = bring(tmp_path, dossier, change, takes_workbook=takes_workbook)
    assert tuple(code_and_place(issue) for issue in incoming.issues) == issues
    if changed is not None:
        assert (sorted(incoming.changes), incoming.merged.kept) == (changed, kept)
    if not issues:
        incoming.write()
        counts = (dossier / "counts.csv").read_text()
        assert ("12401" in counts) is (OTHER_ROW in edits), "a row that the dossier alone changed"
        assert "12335" not in counts, "the row that both changed"


@pytest.mark.parametrize(
    ("edits", "change", "takes_workbook"),
    [([], MENDED_YEAR, False), ([NEXT_YEAR], MENDED_YEAR, False), ([NEXT_YEAR], together(), True)],
)
def test_a_year_that_is_mended_is_no_other_year(
    edits: Sequence[Edit], change: Change, takes_workbook: bool, tmp_path: Path
) -> None:
    dossier = copy_base(tmp_path)
    for file, old, new in edits:
        edit(dossier / file, old, new)
    assert "book_of_another_year" not in codes(
        bring(tmp_path, dossier, change, takes_workbook=takes_workbook)
    )


def test_a_file_that_the_dossier_gained_stays(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "narrative" / "baru.md").write_text("Baru.\n")
    (dossier / "count.csv").write_text("x")
    incoming = bring(tmp_path, dossier, ANOTHER_FIGURE)
    assert ([*incoming.changes], codes(incoming)) == (["counts.csv"], ["unknown_file"])


def test_a_form_that_is_not_canonical_is_no_change(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    edit(dossier / "counts.csv", "12400", '"12400"')
    book = tmp_path / "buku.xlsx"
    book.write_bytes(export_book(canonical_folder(dossier)[0]))
    for takes_workbook in (False, True):
        incoming = import_book(book, dossier, takes_workbook=takes_workbook)
        assert (incoming.changes, incoming.merged.kept) == ({}, [])


def test_what_was_imported_before_is_not_reported_as_different(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    bring(tmp_path, dossier, ANOTHER_FIGURE).write()
    assert bring(tmp_path, dossier, ANOTHER_FIGURE).merged.kept == []


def test_an_empty_template_leaves_all_of_a_dossier_and_says_so(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    for takes_workbook in (False, True):
        incoming = import_book(template_book(tmp_path), dossier, takes_workbook=takes_workbook)
        assert incoming.changes == {}
        assert {"office.yaml", "plan.yaml", "counts.csv"} <= {*incoming.merged.kept}


def test_a_workbook_of_another_dossier_is_refused(tmp_path: Path) -> None:
    other = shutil.copytree(ROOT / "examples" / "probolinggo-2021", tmp_path / "lain")
    incoming = bring(tmp_path, other)
    assert [code_and_place(issue) for issue in incoming.issues] == [
        "book_of_another_year buku.xlsx"
    ]
    assert "Kabupaten Contoh tahun 2023, bukan" in incoming.issues[0].message
    taken = bring(tmp_path, other, takes_workbook=True)
    assert [
        code_and_place(issue) for issue in taken.issues if issue.code.startswith("book_of")
    ] == []
    assert {"office.yaml", "plan.yaml", "counts.csv"} <= {*taken.changes}


def test_one_file_as_it_was_is_enough_to_be_the_same_dossier(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    for path in (
        path
        for path in dossier.rglob("*.*")
        if path.name != "awards.yaml" and path.suffix != ".png"
    ):
        path.write_text(path.read_text().rstrip("\n") + "\n\n")
    shutil.rmtree(dossier / "evidence")
    assert "book_of_another" not in codes(bring(tmp_path, dossier, ANOTHER_FIGURE))
    (dossier / "awards.yaml").write_text((dossier / "awards.yaml").read_text() + "\n")
    incoming = bring(tmp_path, dossier, ANOTHER_FIGURE)
    assert codes(incoming) == ["book_of_another"]
    assert f"{dossier.name} sama dengan saat ekspor" in incoming.issues[0].message


def test_a_workbook_heals_a_broken_file_when_an_option_says_so(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    edit(dossier / "survey.csv", "83.64", "banyak")
    incoming = bring(tmp_path, dossier, put(SURVEY, 3, "index", "83,70"), takes_workbook=True)
    assert incoming.issues == ()
    incoming.write()
    assert read_dossier(dossier).issues == ()


def test_without_the_hidden_files_those_of_the_dossier_are_edited(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    edit(dossier / "plan.yaml", "goals:", "# tujuan kami\ngoals:")
    change = together(drop_sheet(BASE_SHEET), put("plan.yaml#goals", 3, "name", "Tertib"))
    assert codes(bring(tmp_path, dossier, change)) == ["base_lost"]
    incoming = bring(tmp_path, dossier, change, takes_workbook=True)
    assert codes(incoming) == []
    content = incoming.changes["plan.yaml"]
    assert content is not None
    assert "# tujuan kami\ngoals:" in content.decode()
    assert "name: Tertib\n" in content.decode()


def test_without_the_hidden_files_a_new_dossier_says_the_same(tmp_path: Path) -> None:
    lost = (drop_sheet(BASE_SHEET), drop_evidence)
    incoming = bring(tmp_path, tmp_path / "baru", *lost, takes_workbook=True)
    assert codes(incoming) == []
    incoming.write()
    old, new = load_dossier(BASE), load_dossier(tmp_path / "baru")
    assert (new.counts, new.year) != ((), None)
    assert [(one.measure, one.value) for one in new.counts] == [
        (one.measure, one.value) for one in old.counts
    ]
    assert [one.name for one in new.indicators] == [one.name for one in old.indicators]


def drop_evidence(grids: Grids) -> None:
    del grids["evidence.yaml#evidence"]


def fill_template(grids: Grids) -> None:
    """Fill in as little as an office-year can be."""
    form = grids["office.yaml"]
    values = {
        "office.name": "Dinas Contoh",
        "office.short_name": "Disdukcapil",
        "office.regency.code": "63.99",
        "office.regency.name": "Kabupaten Contoh",
        "office.province.code": "63",
        "office.province.name": "Provinsi Contoh",
        "office.place": "Contoh",
        "office.head": "kepala",
        "year": 2023,
    }
    rows = {row[1]: number for number, row in enumerate(form.rows, 1) if len(row) > 1}
    for name, value in values.items():
        form.put(rows[name], "value", value)
    grids["office.yaml#posts"].add(id="kepala", name="Kepala Dinas", tier="II")
    grids["areas.csv"].add(code="63.99.01", name="Hulu", kind="kecamatan")
    plan = grids["plan.yaml"]
    lines = {row[1]: number for number, row in enumerate(plan.rows, 1) if len(row) > 1}
    plan.put(lines["regional.title"], "value", "RPJMD Contoh")
    plan.put(lines["strategic_plan.title"], "value", "Renstra Contoh")
    plan.put(lines["strategic_plan.first_year"], "value", 2021)
    plan.put(lines["strategic_plan.last_year"], "value", 2026)
    grids["plan.yaml#goals"].add(id="tujuan-1", name="Tertib")


def template_book(folder: Path, *changes: Callable[[Grids], None]) -> Path:
    return changed_book(folder, *changes, grids=template_grids())


def test_a_filled_template_becomes_a_dossier(tmp_path: Path) -> None:
    incoming = import_book(template_book(tmp_path, fill_template), tmp_path / "baru")
    assert [
        code_and_place(issue) for issue in incoming.issues if issue.level.value == "error"
    ] == []
    incoming.write()
    office_year = load_dossier(tmp_path / "baru")
    assert office_year.year == 2023
    assert [area.name for area in office_year.areas] == ["Hulu"]
    assert sorted(path.name for path in (tmp_path / "baru").iterdir()) == [
        PAST_IMPORTS,
        "areas.csv",
        "office.yaml",
        "plan.yaml",
    ]


def test_an_empty_template_says_what_is_missing_by_its_lines(tmp_path: Path) -> None:
    incoming = import_book(template_book(tmp_path), tmp_path / "baru")
    assert incoming.has_errors
    assert {issue.code for issue in incoming.issues} == {"missing_file"}


def test_a_half_filled_template_names_the_empty_lines(tmp_path: Path) -> None:
    def forget(grids: Grids) -> None:
        form = grids["office.yaml"]
        for number, row in enumerate(form.rows, 1):
            if len(row) > 1 and row[1] in ("office.place", "year"):
                form.put(number, "value", None)

    incoming = import_book(template_book(tmp_path, fill_template, forget), tmp_path / "baru")
    errors = [issue for issue in incoming.issues if issue.level.value == "error"]
    assert {issue.code for issue in errors} == {"missing_value"}
    assert all(issue.place.sheet == "Perangkat daerah" and issue.place.row for issue in errors)


def test_a_template_does_not_go_over_a_dossier_that_it_was_not_written_from(
    tmp_path: Path,
) -> None:
    incoming = import_book(template_book(tmp_path, fill_template), copy_base(tmp_path))
    assert incoming.has_errors
    assert {issue.code for issue in incoming.issues} == {"changed_since_export"}


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_bytes(write_grids({"a": Grid("Daftar hadir", [["Nama", "Jabatan"], ["x", "y"]])}))
    incoming = import_book(file, tmp_path / "baru")
    assert codes(incoming)[0] == "book_is_foreign"
    assert incoming.unread == ("Daftar hadir",)


def test_what_is_no_workbook_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "buku.xlsx"
    file.write_text("measure,area\n")
    with pytest.raises(InputError):
        import_book(file, tmp_path / "baru")
    with pytest.raises(FileError):
        import_book(tmp_path / "tidak-ada.xlsx", tmp_path / "baru")


def test_files_outside_of_a_dossier_are_not_unpacked(tmp_path: Path) -> None:
    """The hidden sheet is as open to change as any other; it never brings evidence either."""
    strange = [
        "../jahat.yaml",
        "jahat.yaml",
        "narrative/../x.md",
        "evidence/../../x.md",
        "evidence/x.txt",
    ]

    def plant(grids: Grids) -> None:
        sheet = grids[BASE_SHEET]
        content = next(row[1:] for row in sheet.rows if row[0] == "sources.yaml")
        sheet.rows += [[name, *content] for name in strange]

    whole = bring(tmp_path, tmp_path / "dossier" / "lain", lambda _: None)
    refused = bring(tmp_path, tmp_path / "dossier" / "baru", plant)
    assert [issue.code for issue in refused.issues if issue.code.startswith("base")] == [
        "base_broken"
    ] * 5
    incoming = bring(tmp_path, tmp_path / "dossier" / "baru", plant, takes_workbook=True)
    assert incoming.changes == whole.changes
    incoming.write()
    written = [path for path in tmp_path.rglob("*") if "jahat" in path.name or path.stem == "x"]
    assert written == []


def test_a_packed_file_that_was_exchanged_is_not_believed(tmp_path: Path) -> None:
    def exchange(grids: Grids) -> None:
        rows = {row[0]: row for row in grids[BASE_SHEET].rows}
        rows["sources.yaml"][3:] = (
            rows["counts.csv"][3:4] + rows["sources.yaml"][4:5] + rows["counts.csv"][5:]
        )

    incoming = bring(tmp_path, copy_base(tmp_path), exchange)
    assert codes(incoming) == ["base_broken"]
    assert incoming.changes == {}


def test_what_was_changed_after_reading_is_not_overwritten(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    incoming = bring(tmp_path, dossier, ANOTHER_FIGURE)
    edit(dossier / "counts.csv", "12400", "12401")
    with pytest.raises(FileError, match=r"counts\.csv berubah"):
        incoming.write()
    assert "12337" not in (dossier / "counts.csv").read_text()


def test_a_full_disk_leaves_no_new_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    incoming = bring(tmp_path, tmp_path / "dossier" / "baru")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="ruang disk"):
        incoming.write()
    assert not (tmp_path / "dossier" / "baru").exists()


def test_a_file_that_appeared_after_reading_is_not_overwritten(tmp_path: Path) -> None:
    incoming = bring(tmp_path, tmp_path / "baru", drop_evidence)
    (tmp_path / "baru").mkdir()
    (tmp_path / "baru" / "counts.csv").write_text("milik orang lain")
    with pytest.raises(FileError):
        incoming.write()
    assert [path.name for path in (tmp_path / "baru").iterdir()] == ["counts.csv"]


def test_an_interrupted_import_changes_nothing_or_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = copy_base(tmp_path)
    before = {p: sha256(p.read_bytes()).hexdigest() for p in dossier.rglob("*.*")}
    change = together(ANOTHER_FIGURE, put(SURVEY, 3, "index", "83,70"), drop("training.csv", 3))
    incoming = bring(tmp_path, dossier, change)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("capaian.dossier.changes._prepare", stop)
    with pytest.raises(KeyboardInterrupt):
        incoming.write()
    monkeypatch.undo()
    finish_changes(dossier)
    assert {p: sha256(p.read_bytes()).hexdigest() for p in dossier.rglob("*.*")} == before
    bring(tmp_path, dossier, change).write()
    assert not (dossier / "training.csv").exists()
    assert "83.70" in (dossier / "survey.csv").read_text()


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    incoming = bring(tmp_path, tmp_path / "berkas" / "baru")
    with pytest.raises(
        FileError, match=r"berkas adalah berkas, jadi folder .* tidak dapat dibuat"
    ):
        incoming.write()


def test_folders_above_a_new_dossier_that_cannot_be_written_go_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incoming = bring(tmp_path, tmp_path / "tahun" / "2023" / "kantor")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileError, match="ruang disk"):
        incoming.write()
    assert not (tmp_path / "tahun").exists()


def test_a_text_longer_than_a_dossier_takes_is_refused(tmp_path: Path) -> None:
    paragraphs = (
        add("narrative", file="narrative/ringkasan.md", paragraph="x" * 30_000) for _ in range(3)
    )
    incoming = bring(tmp_path, copy_base(tmp_path), *paragraphs)
    assert [code_and_place(issue) for issue in incoming.issues] == ["file_too_large Teks naskah"]


def test_every_issue_can_be_shown_by_its_cell(tmp_path: Path) -> None:
    grids = base_grids()
    grids[COUNTS].put(3, "value", "banyak")
    issue = bring(tmp_path, copy_base(tmp_path), put(COUNTS, 3, "value", "banyak")).issues[0]
    assert str(issue).startswith(
        "buku.xlsx, lembar Data hitungan, baris 3, kolom E (Jumlah): Seharusnya bilangan."
    )
    assert importing.__doc__


def of_year(tmp_path: Path, year: str, name: str) -> Path:
    dossier = shutil.copytree(BASE, tmp_path / name)
    edit(dossier / "office.yaml", "year: 2023", f"year: {year}")
    return dossier


def test_a_workbook_of_another_year_is_reported_alone_and_first(tmp_path: Path) -> None:
    """Files that both years share, such as the areas,
    do not make it a workbook of this dossier.
    """
    dossier = of_year(tmp_path, "2024", "tahun-ini")
    edit(dossier / "counts.csv", "12336", "12400")
    incoming = bring(tmp_path, dossier, ANOTHER_FIGURE)
    assert codes(incoming) == ["book_of_another_year"]
    (issue,) = incoming.issues
    assert "tahun 2023, bukan" in issue.message
    assert "tahun 2024." in issue.message
    assert "take-workbook" not in issue.remedy
    assert incoming.becomes is None
