"""From the files of a dossier to rows: nothing is added, nothing left out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from capaian.domain.errors import InputError
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.folder import Folder
from capaian.dossier.rows.files import rows_of
from capaian.dossier.rows.flat_rows import FlatRow


def folder(**files: str) -> Folder:
    """A folder with these texts; `narrative_a` stands for `narrative/a.md`."""
    made = Folder(Path())
    for name, text in files.items():
        kind, _, rest = name.partition("_")
        if kind == "narrative":
            made.narratives[f"narrative/{rest}.md"] = text.encode()
        else:
            made.parts[f"{kind}.{rest}" if rest in ("csv", "yaml") else f"{kind}/{rest}.yaml"] = (
                text.encode()
            )
    return made


def cells(rows: object) -> list[dict[str, str]]:
    assert isinstance(rows, Sequence)
    return [dict(row.cells) for row in rows]


def test_a_table_has_the_columns_of_its_file() -> None:
    rows = rows_of(folder(training_csv='name,period\nSIAK,2023\n"Pelatihan ""A"", dasar",\n'))
    assert cells(rows["training.csv"]) == [
        {"name": "SIAK", "period": "2023"},
        {"name": 'Pelatihan "A", dasar', "period": ""},
    ]
    assert [row.number for row in rows["training.csv"]] == [1, 2]


@pytest.mark.parametrize("text", ["", "name,period\n"])
def test_a_table_without_rows_has_none(text: str) -> None:
    assert [*rows_of(folder(training_csv=text))["training.csv"]] == []


def test_a_cell_of_several_lines_stays_one() -> None:
    (row,) = rows_of(folder(training_csv='name,period\n"satu\ndua",\n'))["training.csv"]
    assert row == FlatRow({"name": "satu\ndua", "period": ""}, 1)


def test_a_byte_order_mark_is_no_part_of_the_first_name() -> None:
    (row,) = rows_of(folder(training_csv="\ufeffname\nSIAK\n"))["training.csv"]
    assert row.cells == {"name": "SIAK"}


def test_parts_that_are_not_there_have_no_rows() -> None:
    assert set(rows_of(folder())) == {"narrative", "layouts"}


def test_a_yaml_part_has_a_sheet_for_each_list() -> None:
    rows = rows_of(folder(awards_yaml="awards:\n  - {name: A}\n  - {name: B, giver: C}\n"))
    assert cells(rows["awards.yaml#awards"]) == [
        {"name": "A", "giver": "", "subject": ""},
        {"name": "B", "giver": "C", "subject": ""},
    ]


def test_paragraphs_are_numbered_within_their_file() -> None:
    rows = rows_of(
        folder(narrative_a="# Judul\n\nSatu,\ndua.\n", narrative_b="Tiga.\n", narrative_c="\n")
    )
    assert cells(rows["narrative"]) == [
        {"file": "narrative/a.md", "number": "1", "paragraph": "# Judul"},
        {"file": "narrative/a.md", "number": "2", "paragraph": "Satu,\ndua."},
        {"file": "narrative/b.md", "number": "1", "paragraph": "Tiga."},
    ]


def test_layouts_keep_spaces_and_empty_lines() -> None:
    rows = rows_of(
        folder(layout_yaml="extends: lkjip\n\nset:\n  - of: a\n", layouts_pk="id: pk\n")
    )
    assert [
        (row.cells["file"], row.cells["number"], row.cells["line"]) for row in rows["layouts"]
    ] == [
        ("layout.yaml", "1", "extends: lkjip"),
        ("layout.yaml", "2", ""),
        ("layout.yaml", "3", "set:"),
        ("layout.yaml", "4", "  - of: a"),
        ("layouts/pk.yaml", "1", "id: pk"),
    ]


def test_declared_parts_are_no_layouts() -> None:
    assert rows_of(folder(training_csv="name\nSIAK\n"))["layouts"] == []


def test_a_text_that_no_cell_can_hold_is_refused_and_not_cut() -> None:
    with pytest.raises(InputError) as refused:
        export_book(folder(training_csv=f"name,period\n{'😀' * 16_001},2023\n"))
    (issue,) = refused.value.issues
    assert (issue.code, str(issue.place)) == ("text_too_long", "training.csv, kolom name")
    assert "beberapa alinea" in issue.remedy
