"""The workbook as a whole: order and colours of sheets, print, what it says of itself."""

from __future__ import annotations

import io
import re
import zipfile
from itertools import pairwise

from tests.workbooks.reading import exported, opened, sheets_by_id

from capaian.dossier.excel.write.cells import TABS
from capaian.dossier.rows.texts import book_sheets

BALANGAN = "balangan-2023"


def test_sheets_stand_in_the_order_of_the_manual() -> None:
    titles = [sheet.title for sheet in opened(BALANGAN).worksheets]
    assert titles[0] == "Mulai"
    assert titles[1:-2] == [spec.tab for spec in book_sheets()]
    assert titles[-2:] == ["Pilihan", "_capaian"]


def test_tabs_of_a_file_have_one_colour_and_neighbours_another() -> None:
    sheets = sheets_by_id(opened(BALANGAN))
    colours: dict[str, set[str]] = {}
    for spec in book_sheets():
        colours.setdefault(spec.part.file, set()).add(
            sheets[spec.id].sheet_properties.tabColor.rgb
        )
    assert all(len(found) == 1 for found in colours.values())
    assert all(first != second for first, second in pairwise(colours.values()))
    assert len(set(TABS)) == len(TABS)


def test_every_sheet_can_be_printed_across_one_page() -> None:
    for name, sheet in sheets_by_id(opened(BALANGAN)).items():
        if sheet.sheet_state == "visible":
            assert sheet.page_setup.orientation == "landscape", name
            assert str(sheet.page_setup.paperSize) == "9", name
            assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0), name
    assert opened(BALANGAN)["Data hitungan"].print_title_rows == "$2:$2"


def test_it_names_no_person_and_no_day() -> None:
    properties = opened(BALANGAN).properties
    assert properties.creator in (None, "")
    assert properties.lastModifiedBy in (None, "")
    assert (
        properties.created.isoformat() == properties.modified.isoformat() == "2000-01-01T00:00:00"
    )


def test_no_entry_of_the_file_has_a_time_of_its_own() -> None:
    with zipfile.ZipFile(io.BytesIO(exported(BALANGAN))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_codes_that_look_like_figures_are_not_marked_as_mistakes() -> None:
    """Excel puts a green corner on each text that could be a number unless it is told not to."""
    with zipfile.ZipFile(io.BytesIO(exported(BALANGAN))) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    messages = [
        text
        for text in sheets
        if b'<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' in text
    ]
    assert len(messages) == len(book_sheets())


def test_notes_are_as_high_as_their_words() -> None:
    """The other library does not tell the size of notes, so it is read from the drawing."""
    with zipfile.ZipFile(io.BytesIO(exported(BALANGAN))) as archive:
        drawings = [archive.read(name) for name in archive.namelist() if "vmlDrawing" in name]
    heights = [
        float(text) for drawing in drawings for text in re.findall(rb"height:([\d.]+)pt", drawing)
    ]
    assert len(heights) > 300
    assert min(heights) < 60
    assert max(heights) > 150


def test_sheets_out_of_sight_are_named_without_a_link() -> None:
    sheet = opened(BALANGAN)["Mulai"]
    row = next(row for row in sheet.iter_rows() if row[2].value == "Renstra menurut tahun")
    assert row[2].hyperlink is None
    assert row[5].value == "tersembunyi"
