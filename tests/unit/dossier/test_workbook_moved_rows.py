"""Rows that were sorted or renumbered: what others name by a number or a place goes to nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.workbooks.grids import Change, Grids, add, changed_book, drop, grids_of, put, swap, together
from tests.workbooks.spoiled.case import told

from capaian.dossier.canonical import canonical_folder
from capaian.dossier.excel.import_book import Incoming, import_book
from capaian.dossier.excel.preview import make_preview
from capaian.dossier.excel.write.book import export_book

LINES, ITEMS = "sheets.yaml#sheets/lines", "sheets.yaml#*texts"
DIMENSIONS, UNITS, MISSIONS = (
    "evaluations.yaml#*texts",
    "evaluations.yaml#evaluations/units",
    "plan.yaml#*texts",
)
TASKS, TEXTS = "office.yaml#*texts", "narrative"
SHEET = """sheets:
  - id: kabid-1
    post: kabid
    form: program
    lines:
      - {explanation: Akta lahir, items: [bayi, anak]}
      - {explanation: Akta nikah, items: [suami, istri]}
      - {explanation: Akta waris}
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    dossier = copy_base(tmp_path)
    (dossier / "sheets.yaml").write_text(SHEET)
    (dossier / "narrative" / "ringkasan.md").write_text("Wilayah luas.\n\nAkta terbit.\n\nBayi tercatat.\n")
    return dossier


def bring(dossier: Path, *changes: Change, is_as_typed: bool = False) -> Incoming:
    grids = grids_of(export_book(canonical_folder(dossier)[0]))
    book = changed_book(dossier.parent, *changes, grids=grids)
    return import_book(book, dossier, is_as_typed=is_as_typed)


def errors(incoming: Incoming) -> list[str]:
    return [told(issue) for issue in incoming.issues if issue.level.value == "error"]


def text_of(incoming: Incoming, file: str) -> str:
    content = incoming.changes[file]
    assert content is not None
    return content.decode()


def renumber(sheet: str, column: str, **numbers: object) -> Change:
    """Put numbers into rows, `r3=2` into the third."""

    def change(grids: Grids) -> None:
        for row, number in numbers.items():
            grids[sheet].put(int(row.removeprefix("r")), column, number)

    return change


ONE_MORE_FIRST = together(
    renumber(LINES, "#", r3=2, r4=3, r5=4), add(LINES, sheets__id="kabid-1", explanation="Akta baru")
)


def test_items_of_renumbered_lines_are_asked_back(dossier: Path) -> None:
    incoming = bring(dossier, ONE_MORE_FIRST, put(LINES, 6, "#", 1))
    assert errors(incoming) == ["numbers_left_behind Butir Lembar indikator individu!E3"]
    (issue,) = (one for one in incoming.issues if one.code == "numbers_left_behind")
    assert "kabid-1: 1 → 2, 2 → 3)" in issue.message
    assert "baris 3–6," in issue.message
    assert incoming.becomes is not None
    typed = bring(dossier, ONE_MORE_FIRST, put(LINES, 6, "#", 1), is_as_typed=True)
    assert errors(typed) == []


def test_items_renumbered_along_with_their_lines_are_taken(dossier: Path) -> None:
    follow = renumber(ITEMS, "owner2", r3=2, r4=2, r5=3, r6=3)
    incoming = bring(dossier, ONE_MORE_FIRST, put(LINES, 6, "#", 1), follow)
    assert [issue.code for issue in incoming.issues] == ["rows_not_by_number"]
    text = text_of(incoming, "sheets.yaml")
    assert text.index("Akta baru") < text.index("Akta lahir, items: [bayi, anak]")
    assert "Akta nikah, items: [suami, istri]" in text


def test_lines_exchanged_beside_their_numbers_are_asked_back(dossier: Path) -> None:
    exchanged = together(
        put(LINES, 3, "explanation", "Akta nikah"), put(LINES, 4, "explanation", "Akta lahir")
    )
    assert errors(bring(dossier, exchanged)) == ["numbers_left_behind Butir Lembar indikator individu!E3"]


def test_a_line_taken_away_with_its_items_and_a_line_without_items_ask_nothing(dossier: Path) -> None:
    gone = together(drop(LINES, 3), drop(ITEMS, 4), drop(ITEMS, 3))
    incoming = bring(dossier, gone)
    assert incoming.issues == ()
    assert "Akta nikah, items: [suami, istri]" in text_of(incoming, "sheets.yaml")
    last = bring(dossier, renumber(LINES, "#", r5=9))
    assert last.issues == ()
    assert "sheets.yaml" not in last.changes


def test_sorted_lines_keep_the_order_of_their_numbers(dossier: Path) -> None:
    incoming = bring(dossier, swap(LINES, 3, 5), put(LINES, 4, "explanation", "Akta kawin"))
    assert [issue.code for issue in incoming.issues] == ["rows_not_by_number"]
    assert "(kabid-1)" in incoming.issues[0].message
    text = text_of(incoming, "sheets.yaml")
    assert text.index("bayi") < text.index("Akta kawin, items: [suami") < text.index("Akta waris")


def test_paragraphs_follow_their_numbers(dossier: Path) -> None:
    sorted_by_text = bring(dossier, swap(TEXTS, 3, 4))
    assert [issue.code for issue in sorted_by_text.issues] == ["rows_not_by_number"]
    assert sorted_by_text.changes == {}
    renumbered = bring(dossier, renumber(TEXTS, "number", r3=9))
    assert (
        text_of(renumbered, "narrative/ringkasan.md") == "Akta terbit.\n\nBayi tercatat.\n\nWilayah luas.\n"
    )
    (change,) = make_preview(renumbered).sheets
    assert change.reordered == ("narrative/ringkasan.md",)


@pytest.mark.parametrize(
    ("number", "code"), [(2, "number_twice Teks naskah!C6"), ("dua", "number_unread Teks naskah!C6")]
)
def test_a_paragraph_of_no_clear_place_is_asked_back(dossier: Path, number: object, code: str) -> None:
    new = add(TEXTS, file="narrative/ringkasan.md", number=number, paragraph="Nikah dicatat.")
    assert errors(bring(dossier, new)) == [code]


def test_a_new_paragraph_without_a_number_needs_the_others_in_order(dossier: Path) -> None:
    new = add(TEXTS, file="narrative/ringkasan.md", paragraph="Nikah dicatat.")
    taken = bring(dossier, new)
    assert taken.issues == ()
    assert text_of(taken, "narrative/ringkasan.md").endswith("Bayi tercatat.\n\nNikah dicatat.\n")
    assert errors(bring(dossier, new, swap(TEXTS, 3, 4))) == ["number_missing Teks naskah!C6"]


def test_dimensions_sorted_without_their_scores_are_asked_back(dossier: Path) -> None:
    incoming = bring(dossier, swap(DIMENSIONS, 3, 4))
    assert errors(incoming) == ["items_moved Butir Penilaian pihak luar!E3"]
    (issue,) = (one for one in incoming.issues if one.code == "items_moved")
    assert "evaluations/dimensions penilaian-1" in issue.message
    along = bring(dossier, swap(DIMENSIONS, 3, 4), put(UNITS, 3, "scores", "28.45 19.06"))
    assert along.issues == ()
    assert "[28.45, 19.06]" in text_of(along, "evaluations.yaml")
    assert bring(dossier, put(DIMENSIONS, 3, "value", "Sarana")).issues == ()


def test_a_mission_put_before_the_one_that_is_named_is_asked_back(dossier: Path) -> None:
    before = together(
        put(MISSIONS, 3, "value", "Misi baru"),
        put(MISSIONS, 4, "value", "Misi satu"),
        add(MISSIONS, list="regional/missions", value="Misi dua"),
    )
    assert errors(bring(dossier, before)) == ["items_moved Butir Rencana!D3"]
    assert errors(bring(dossier, before, put("plan.yaml", 5, "value", 3))) == []
    behind = add(MISSIONS, list="regional/missions", value="Misi tiga")
    assert bring(dossier, behind).issues == ()


def test_another_order_of_a_list_is_named_in_the_preview(dossier: Path) -> None:
    office = dossier / "office.yaml"
    first = "    - perumusan kebijakan\n"
    office.write_text(office.read_text().replace(first, f"{first}    - pelayanan\n"))
    incoming = bring(dossier, swap(TASKS, 3, 4))
    assert errors(incoming) == []
    (change,) = make_preview(incoming).sheets
    assert change.reordered == ("office/functions",)
