"""Individual sheets as papers read them: in the print's words, or made from what the plan says of a post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Series, Thing, as_thing
from capaian.documents.tree import Quotient
from capaian.domain.identifiers import PostId
from capaian.domain.narrative import Fraction, IndividualSheet, SheetForm
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Definition


def sheets(year: OfficeYear | None = None) -> dict[str, Thing]:
    return {item.key: item for item in legal.things(legal.scope(year).resolve("sheets"))}


def lines(sheet: Thing, *fields: str) -> list[list[str]]:
    return [legal.words(line, *fields) for line in legal.things(sheet.field("lines") or "")]


def only(sheet: IndividualSheet, **changes: object) -> Thing:
    return sheets(legal.decreed(sheets=(sheet,), **changes))[sheet.id]


def test_sheets_stand_in_printed_order_with_their_posts() -> None:
    assert [legal.words(sheet, "id", "post", "form", "holder") for sheet in sheets().values()] == [
        ["lembar-1", "Kepala Dinas", "key", "1"],
        ["lembar-2", "Kepala Bidang Data", "program", "1"],
        ["lembar-3", "Pengelola Data", "staff", "1"],
        ["lembar-4", "Pengelola Data", "activity", "2"],
    ]


def test_the_print_goes_before_the_office() -> None:
    sheet = only(
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, post_as_printed="KABID DATA", goal="Tertib")
    )
    fields = ("post", "name", "goal", "unit", "title", "note")
    assert legal.words(sheet, *fields) == [
        "KABID DATA",
        "KABID DATA",
        "Tertib",
        "",
        "INDIKATOR KINERJA INDIVIDU",
        "",
    ]


@pytest.mark.parametrize(
    ("form", "level"),
    [
        (SheetForm.KEY, "Utama"),
        (SheetForm.PROGRAM, "Program"),
        (SheetForm.ACTIVITY, "Kegiatan"),
        (SheetForm.STAFF, ""),
    ],
)
def test_heads_of_columns_name_the_level(form: SheetForm, level: str) -> None:
    assert legal.words(only(legal.sheet("s", legal.KABID, form)), "level") == [level]


def test_tasks_run_from_a_and_other_letters_are_kept() -> None:
    tasks = legal.things(sheets()["lembar-2"].field("tasks") or "")
    assert [legal.words(task, "letter", "text") for task in tasks] == [
        ["a", "satu;"],
        ["b", "dua; dan"],
        ["c", "tiga."],
    ]
    assert legal.words(sheets()["lembar-4"], "is_lettered", "tasks_text", "functions_text") == [
        "ya",
        "a. mendata;\nc. melapor;",
        "",
    ]


def test_letters_that_do_not_fit_the_list_are_not_used() -> None:
    sheet = only(legal.sheet("s", legal.KABID, SheetForm.PROGRAM, letters=("x",)))
    assert legal.words(sheet, "tasks_text") == ["a. satu;\nb. dua; dan\nc. tiga."]


@pytest.mark.parametrize(
    ("functions", "expected"),
    [((), ["FUNGSI", "FUNGSI"]), (("menyusun",), ["TUGAS", "FUNGSI"])],
    ids=["one list", "two lists"],
)
def test_the_print_may_call_the_only_list_otherwise(functions: tuple[str, ...], expected: list[str]) -> None:
    office = legal.decreed().office
    posts = tuple(replace(p, functions=functions) if p.id == legal.STAFF else p for p in office.posts)
    sheet = only(
        legal.sheet("s", legal.STAFF, SheetForm.ACTIVITY, task_label="FUNGSI"),
        office=replace(office, posts=posts),
    )
    assert legal.words(sheet, "tasks_label", "functions_label") == expected


def test_a_sheet_of_a_post_that_the_office_lacks_has_no_tasks() -> None:
    sheet = only(legal.sheet("s", PostId("hilang"), SheetForm.ACTIVITY))
    assert legal.words(sheet, "post", "tasks_text", "above", "signatory") == ["", "", "", ""]


@pytest.mark.parametrize(
    ("post", "above", "signatory"),
    [
        (legal.HEAD, "Bupati Contoh", "Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh"),
        (
            legal.KABID,
            "Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
            "Kepala Bidang Data",
        ),
        (legal.STAFF, "Kepala Bidang Data", "Pengelola Data"),
    ],
)
def test_a_sheet_is_signed_by_the_post_and_the_one_above(post: PostId, above: str, signatory: str) -> None:
    sheet = only(legal.sheet("s", post, SheetForm.ACTIVITY))
    assert legal.words(sheet, "above", "signatory") == [above, signatory]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"explanation": "Banyak dokumen"}, "Banyak dokumen"),
        ({"items": ("satu", "dua")}, "satu\ndua"),
        ({"items": ("satu", "dua"), "is_numbered": True}, "1. satu\n2. dua"),
        ({"fraction": Fraction("Ada", "Semua", "100%")}, ""),
        ({"explanation": "Rumus:", "fraction": Fraction("Ada", "Semua", "100%")}, "Rumus:\n"),
        ({"explanation": "Rumus:", "items": ("satu",)}, "Rumus:\nsatu"),
        ({"is_pictured": True}, "hitungan (rumus usulan)"),
        ({}, ""),
    ],
    ids=[
        "words",
        "list",
        "numbers",
        "fraction",
        "words and fraction",
        "words and list",
        "picture",
        "nothing",
    ],
)
def test_explanations_are_written_line_by_line(changes: dict[str, object], expected: str) -> None:
    sheet = only(legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3", **changes)))
    assert lines(sheet, "explanation") == [[expected]]


@pytest.mark.parametrize(
    ("fraction", "expected"),
    [
        (Fraction("Ada", "Semua", "100%"), Quotient("Ada", "Semua", "× 100%")),
        (Fraction("Ada", "Semua", ""), Quotient("Ada", "Semua")),
        (None, ""),
    ],
)
def test_a_fraction_stays_one(fraction: Fraction | None, expected: Quotient | str) -> None:
    line = legal.line("ik-3", fraction=fraction)
    series = only(legal.sheet("s", legal.KABID, SheetForm.PROGRAM, line)).field("lines")
    assert isinstance(series, Series)
    assert series.items[0].field("fraction") == expected


def test_a_picture_for_which_nobody_proposes_a_formula_says_so() -> None:
    year = legal.decreed()
    bare = tuple(replace(i, definition=Definition()) for i in year.indicators)
    sheet = legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3", is_pictured=True))
    assert lines(only(sheet, indicators=bare), "explanation") == [["(rumus dimuat sebagai gambar)"]]


def test_lines_use_the_words_of_the_sheet() -> None:
    printed = legal.line(
        "ik-3",
        name_as_printed="Nama Cetak",
        objective_as_printed="Sasaran Cetak",
        owner_as_printed="Bidang",
        activity="Mencatat",
    )
    sheet = only(
        legal.sheet("s", legal.KABID, SheetForm.PROGRAM, printed, legal.line("ik-3", owner=legal.KABID))
    )
    assert lines(sheet, "name", "objective", "owner", "activity") == [
        ["Nama Cetak", "Sasaran Cetak", "Bidang", "Mencatat"],
        ["Indikator ik-3", "Meningkatnya sasaran-3", "Kepala Bidang Data", ""],
    ]


def test_a_source_cell_that_spans_lines_is_repeated_until_the_next_one() -> None:
    rows = (
        legal.line("ik-3", data_source="SIAK", source_rows=3),
        legal.line("ik-4", data_source="", source_rows=0),
        legal.line("ik-5", data_source="", source_rows=0),
        legal.line("ik-3", data_source="", source_rows=1),
    )
    sheet = only(legal.sheet("s", legal.KABID, SheetForm.PROGRAM, *rows))
    assert lines(sheet, "data_source") == [["SIAK"], ["SIAK"], ["SIAK"], [""]]


def test_figures_of_the_year_stand_beside_the_indicator() -> None:
    # ik-4: 45 of 50 documents.
    assert lines(sheets()["lembar-2"], "target", "actual", "achievement", "unit")[1] == [
        "50",
        "45",
        "90,00",
        "dokumen",
    ]


def test_what_the_plan_does_not_measure_has_no_figures() -> None:
    sheet = sheets()["lembar-3"]
    assert lines(sheet, "target", "actual", "achievement", "unit") == [["", "", "", ""]]
    line = legal.things(sheet.field("lines") or "")[0]
    assert plain_text(line.field("indicator") or "") == ""


def test_components_of_the_indicators_stand_once() -> None:
    # iku-2 is the mean of ktp and akta; iku-1 comes from a survey.
    rows = (legal.line("iku-2"), legal.line("iku-1"), legal.line("iku-2"), legal.line(None))
    sheet = only(legal.sheet("s", legal.HEAD, SheetForm.KEY, *rows))
    assert [item.key for item in legal.things(sheet.field("components") or "")] == ["ktp", "akta"]


def test_proposed_formulas_are_named() -> None:
    year = legal.decreed()
    proposed = tuple(replace(i, formula_proposed=i.code in ("ik-3", "ik-5")) for i in year.indicators)
    sheet = legal.sheet("s", legal.KABID, SheetForm.PROGRAM, legal.line("ik-3"), legal.line("ik-4"))
    found = only(sheet, indicators=proposed).field("proposed")
    assert [item.key for item in legal.things(found or "")] == ["ik-3"]


def test_a_line_leads_to_its_indicator() -> None:
    line = legal.things(sheets()["lembar-2"].field("lines") or "")[0]
    indicator = as_thing(line.field("indicator") or "")
    assert indicator is not None
    assert indicator.key == "ik-3"


def test_only_the_first_sheet_bears_the_head_of_the_annex() -> None:
    assert [legal.words(sheet, "is_first")[0] for sheet in sheets().values()] == [
        "ya",
        "tidak",
        "tidak",
        "tidak",
    ]


# --- made from the plan ------------------------------------------------------------------------------


def made() -> dict[str, Thing]:
    return sheets(legal.decreed(sheets=()))


def test_without_sheets_each_responsible_post_gets_one() -> None:
    assert [legal.words(sheet, "id", "post", "form") for sheet in made().values()] == [
        ["kepala-dinas", "Kepala Dinas", "key"],
        ["kabid", "Kepala Bidang Data", "program"],
    ]


def test_a_made_sheet_lists_the_indicators_of_the_post() -> None:
    assert lines(made()["kabid"], "name", "objective", "explanation", "owner") == [
        ["Indikator ik-3", "Meningkatnya sasaran-3", "hitungan", "Kepala Bidang Data"],
        ["Indikator ik-4", "Meningkatnya sasaran-1", "hitungan", "Kepala Bidang Data"],
    ]


def test_the_head_answers_for_key_indicators_only() -> None:
    year = legal.decreed(sheets=())
    all_heads = tuple(replace(i, owner=legal.HEAD) for i in year.indicators)
    found = sheets(replace(year, indicators=all_heads))
    assert list(found) == ["kepala-dinas"]
    assert lines(found["kepala-dinas"], "name") == [["Indikator iku-1"], ["Indikator iku-2"]]


def test_a_lower_post_measures_activities() -> None:
    year = legal.decreed(sheets=())
    owned = tuple(replace(i, owner=legal.STAFF) for i in year.indicators[3:4])
    found = sheets(replace(year, indicators=(*year.indicators[:3], *owned, *year.indicators[4:])))
    assert legal.words(found["staf"], "form") == ["activity"]


def test_an_office_without_responsible_posts_has_no_sheets() -> None:
    assert legal.things(cast.scope(make.office_year()).resolve("sheets")) == ()
