"""The quick looks of the gate clear only what is harmless; what they let by the slow look finds."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.workbooks.hostile.packing import book, shared

from capaian.dossier.spreadsheets.model import column_letters
from capaian.dossier.spreadsheets.worker.formats import Shown, Styles
from capaian.dossier.spreadsheets.worker.limits import LIMITS
from capaian.dossier.spreadsheets.worker.places import Places
from capaian.dossier.spreadsheets.worker.refusal import RefusedError
from capaian.dossier.spreadsheets.worker.shared_texts import SharedTexts
from capaian.dossier.spreadsheets.worker.sheet_cells import Cell, scan_cells
from capaian.dossier.spreadsheets.worker.sheet_form import kinds_of
from capaian.dossier.spreadsheets.worker.sheet_watch import SheetWatch, long_runs
from capaian.dossier.spreadsheets.worker.xml_parts import XmlWatch
from capaian.dossier.spreadsheets.worker.zip_directory import Unpacking, read_directory


def watch(*pieces: bytes, styles: tuple[str, ...] = (), texts: SharedTexts | None = None) -> SheetWatch:
    watch = SheetWatch("Data", Styles({style: Shown("0%") for style in styles}), LIMITS, texts)
    for piece in pieces:
        watch.feed(piece)
    watch.end()
    return watch


def shared_texts(*texts: str) -> SharedTexts:
    content = book(texts=shared(*texts))
    entries = read_directory(content, LIMITS)
    return SharedTexts(entries["xl/sharedstrings.xml"], Unpacking(content, LIMITS), LIMITS)


TEXTS = shared_texts(*("x" * (number + 1) for number in range(20)))
"""The text at each place has one letter more than its number."""


def cells_of(*pieces: bytes) -> list[tuple[int, int, str | None, str | None]]:
    cells: list[Cell] = []
    scan_cells("sheet1.xml", pieces, cells.append)
    return [(cell.row, cell.column, cell.value, cell.formula) for cell in cells]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A1"><v>1</v></c>',
        b'<c r="Z199999" s="4" t="s"><v>1</v></c>',
        b'<c r="C7"/>',
        b'<c r="Z199999" s="4" />',
        b'<c r="XFD1048576" s="4" />',
        b'<c r="A1" ><v>1</v></c>',
        b'<c r="AA200000" s="1" ><v>1</v></c>',
        b'<c r="XFD1048576"/>',
        b'<c r="XFD1048576" s="12"/>',
        b'<c r="B2" cm="1" vm="2"><v>1</v></c>',
        b'<col min="1" max="16384"/>',
        b'<row r="1048576" ht="15"/>',
    ],
)
def test_what_any_office_program_writes_is_cleared_at_once(cell: bytes) -> None:
    assert watch(cell).is_usual


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="A0"><v>1</v></c>',
        b'<c r="A0000001"><v>1</v></c>',
        b'<c r="A10485760"><v>1</v></c>',
        b'<c r="AAAA1"><v>1</v></c>',
        b"<c><v>1</v></c>",
        b"<c\t><v>1</v></c>",
        b"<c r='A1'><v>1</v></c>",
        b'<c  r="A1"><v>1</v></c>',
        b'<c r="A1" r="XFD1"><v>1</v></c>',
        b'<c r="A1" r="XFD1" />',
        b'<c r="A1"  />',
        b'<c s="1" r="XFD1"><v>1</v></c>',
        b'<c r="a1"><v>1</v></c>',
        b'<c r="A1" x=">" r="XFD1"><v>1</v></c>',
        b'<c r="AAA1" s="1" x="/>"><v>1</v></c>',
        b'<x:c r="A1"><x:v>1</x:v></x:c>',
        b'<x:row r="1"/>',
    ],
)
def test_anything_else_is_looked_at_closely(cell: bytes) -> None:
    assert not watch(cell).is_usual


@pytest.mark.parametrize(
    ("cell", "has_values"),
    [
        (b'<c r="A1"><v>1</v></c>', True),
        (b'<c r="A1" t="inlineStr"><is><t>x</t></is></c>', True),
        (b"<x:c><x:v>1</x:v></x:c>", True),
        (b"<x:c><x:is><x:t>1</x:t></x:is></x:c>", True),
        (b'<c r="A1" s="3"/>', False),
        (b'<row r="4"/>', False),
    ],
)
def test_a_sheet_of_formats_alone_has_no_values(cell: bytes, has_values: bool) -> None:
    assert watch(cell).has_values is has_values


@pytest.mark.parametrize(
    ("cell", "is_odd"),
    [
        (b'<c r="A1"><f>1</f><v>1</v></c>', True),
        (b"<x:c><x:f>1</x:f></x:c>", True),
        (b'<c r="A1" t="e"><v>#N/A</v></c>', True),
        (b"<c r='A1' t='e'><v>#N/A</v></c>", True),
        (b'<c r="A1" s="7"><v>1</v></c>', True),
        (b"<c r='A1' s='7'><v>1</v></c>", True),
        (b'<c r="A1" s="8" t="s"><v>7</v></c>', False),
        (b"<c r='A1'><f/></c>", True),
        (b'<dataValidation sqref="A1"><formula1>Pilihan!$A$1</formula1></dataValidation>', False),
        (b"<x:dataValidation><x:formula1>Pilihan!$A$1</x:formula1></x:dataValidation>", False),
    ],
)
def test_cells_that_may_be_more_than_their_value_are_noticed(cell: bytes, is_odd: bool) -> None:
    assert watch(cell, styles=("7",)).is_odd is is_odd


def test_texts_that_are_named_are_counted() -> None:
    assert watch(b"""<c r="A1" t="s"><v>0</v></c><c r='B1' t='s'><v>0</v></c>""", texts=TEXTS).texts == 2


SHEET = (
    b'<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="AA1" s="7"><v>2</v></c></row>'
    b'<row r="2"><c r="A2"><f>A1</f><v>3</v></c></row></sheetData>'
)


@given(st.lists(st.integers(0, len(SHEET)), max_size=12))
def test_where_pieces_are_cut_changes_nothing(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(SHEET)]
    pieces = [SHEET[first:last] for first, last in pairwise(places)]
    cut, whole = watch(*pieces, styles=("7",)), watch(SHEET, styles=("7",))
    names = ("has_values", "is_usual", "is_odd", "has_long_text", "texts", "long_bytes")
    assert [getattr(cut, name) for name in names] == [getattr(whole, name) for name in names]
    assert cells_of(*pieces) == cells_of(SHEET)


FORBIDDEN = (
    b"<!DOCTYPE x>",
    b"<!doctype x>",
    b'<!ENTITY a "b">',
    b"<![CDATA[x]]>",
    b"<v>1<!-- x -->0</v>",
    b"<v>1<x/>0</v>",
)


@given(st.sampled_from(FORBIDDEN), st.lists(st.integers(0, 60), max_size=8))
def test_declarations_are_seen_wherever_pieces_are_cut(mark: bytes, cuts: list[int]) -> None:
    text = b"<worksheet><row/>" + mark + b"<row/></worksheet>"
    places = [0, *sorted(cuts), len(text)]
    looked_at = XmlWatch("sheet1.xml", has_values=True)
    with pytest.raises(RefusedError):
        for first, last in pairwise(places):
            looked_at.feed(text[first:last])


@pytest.mark.parametrize(
    "value",
    [b"<v>1<!-- x -->0</v>", b"<v>1<x/>0</v>", b"<is><t>1<c/>0</t></is>", b"<f>1<r>2</r></f>"],
    ids=["comment", "element", "cell", "run"],
)
@pytest.mark.parametrize("length", [0, 250])
def test_parted_values_of_a_sheet_are_seen_wherever_pieces_are_cut(value: bytes, length: int) -> None:
    cells = b"".join(b'<c r="A%d"><v>%d</v></c>' % (row, row * 11) for row in range(1, 5))
    text = cells + b'<c r="B9" t="' + b"n" * length + b'">' + value + b"</c>" + cells
    assert all(watch(text[:cut], text[cut:]).is_parted for cut in range(len(text)))


@given(st.lists(st.integers(0, 400), max_size=8))
def test_whole_values_are_not_parted_wherever_pieces_are_cut(cuts: list[int]) -> None:
    text = (
        b'<cols><col min="1"/></cols><row r="1"><c r="A1" s="3"/><c r="B1"><f>A1+1</f><v>10</v></c></row>'
        b'<row r="2"><c r="A2" t="inlineStr"><is><r><t>Hulu</t></r>'
        b'<r><t xml:space="preserve"> Sungai</t></r></is></c></row>'
    ) * 2
    places = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    assert not watch(*(text[first:last] for first, last in pairwise(places))).is_parted


@pytest.mark.parametrize(
    ("cells", "is_usual", "is_odd"),
    [
        (b'<c r="A%d" s="21" t="s"><v>%d</v></c>', True, False),
        (b'<c r="A%d" s="7"><v>%d</v></c>', True, True),
        (b'<c r="A0%d"><v>%d</v></c>', False, True),
        (b'<c r="A%d" s="021" t="s"><v>%d</v></c>', False, True),
        (b'<c r="A%d" t="s"><v >%d</v></c>', False, True),
        (b'<c r="A%d" t="s"> <v>%d</v></c>', True, True),
        (b"<c r=\"A%d\" t='s'><v>%d</v></c>", False, True),
        (b'<c r="A%d" t="s"><v>-%d</v></c>', True, True),
        (b'<c r="A%d"><v>1</v><v>%d</v></c>', True, True),
        (b'<c  r="A%d"><v>%d</v></c>', False, True),
    ],
)
@pytest.mark.parametrize("at", [0, 40, 79])
def test_one_cell_of_its_kind_among_many_is_seen(cells: bytes, is_usual: bool, is_odd: bool, at: int) -> None:
    plain = b'<c r="A%d" s="21" t="s"><v>%d</v></c>'
    text = b"".join((cells if row == at else plain) % (row + 1, row * 31) for row in range(80))
    found = watch(text, styles=("7",))
    assert (found.is_usual, found.is_odd) == (is_usual, is_odd)


@given(st.lists(st.tuples(st.integers(1, 700), st.integers(1, 16_384)), min_size=1, max_size=30))
@pytest.mark.parametrize("formats", [b"", b'<c r="XFD1048576" s="1"/>'])
def test_places_of_usual_cells_are_those_of_each_cell(formats: bytes, cells: list[tuple[int, int]]) -> None:
    told, slow = Places(), Places()
    for row, column in cells:
        slow.take(row, column)
    text = b"".join(
        b'<c r="%s%d"><v>1</v></c>' % (column_letters(column).encode(), row) for row, column in cells
    )
    window = text + formats
    told.take_bytes(window, kinds_of(window).shapes)
    bounds = [(one.values, one.last_row, one.last_column, one.cells) for one in (told, slow)]
    assert bounds[0] == bounds[1]
    assert told.farthest in cells
    assert told.last_row == told.farthest[0] or told.last_column == told.farthest[1]
    assert told.rows == len({row for row, _ in cells})


@pytest.mark.parametrize(("rows", "is_refused"), [(40, False), (41, True)])
def test_too_many_rows_are_refused_before_the_sheet_ends(rows: int, is_refused: bool) -> None:
    watching = SheetWatch("Data", Styles(), replace(LIMITS, rows=40))
    text = b"".join(b'<c r="A%d"><v>1</v></c>' % row for row in range(1, rows + 1)) + b"<c "
    if not is_refused:
        watching.feed(text)
        return
    with pytest.raises(RefusedError, match="book_of_too_many_cells"):
        watching.feed(text)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=20), st.integers(1, 120))
def test_no_long_run_is_overlooked(lengths: list[int], step: int) -> None:
    window = b"".join(b"<" + b"a" * length for length in lengths)
    assert [*long_runs(window, step)] == [length + 1 for length in lengths if length + 1 > step]


@given(st.lists(st.integers(0, 400), max_size=4))
@example([98, 120])  # a piece begins with a cell and ends in it
def test_the_texts_that_cells_name_are_counted_wherever_pieces_end(places: list[int]) -> None:
    text = (
        b'<cols><col min="1" max="2"/></cols><row r="1"><c r="A1" t="s"><v>7</v></c><c r="B1"><v>7</v></c>'
        b'<c r="C1" s="21" t="s"><v>12</v></c></row><row r="2"/>' + b'<row r="3"/>' * 20 + b'<row r="23">'
        b'<c r="A23" t="s"><v>7</v></c><c r="B23" t="str"><v>12</v></c></row>'
    )
    ends = [0, *sorted(min(place, len(text)) for place in places), len(text)]
    found = watch(*(text[begin:end] for begin, end in pairwise(ends)), texts=TEXTS)
    assert (found.named, found.shared_bytes) == (3, 2 * 8 + 13)


def test_comments_are_no_declarations() -> None:
    XmlWatch("sheet1.xml").feed(b"<?xml version='1.0' encoding='utf-8'?><!-- dibuat oleh --><worksheet/>")


@pytest.mark.parametrize(
    ("head", "is_taken"),
    [
        (b"<worksheet/>", True),
        (b"\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?><worksheet/>", True),
        (b'<?xml version="1.0" encoding = "us-ascii" ?><worksheet/>', True),
        (b'<?xml version="1.0" encoding="ISO-8859-1"?><worksheet/>', False),
        ("<worksheet/>".encode("utf-16"), False),
        ("<worksheet/>".encode("utf-16-be"), False),
        ("<worksheet/>".encode("utf-32"), False),
    ],
)
def test_only_one_encoding_is_taken(head: bytes, is_taken: bool) -> None:
    watch = XmlWatch("sheet1.xml")
    if is_taken:
        watch.feed(head)
        return
    with pytest.raises(RefusedError, match="book_of_other_encoding"):
        watch.feed(head)


def test_an_encoding_that_is_declared_byte_by_byte_is_seen() -> None:
    watch = XmlWatch("sheet1.xml")
    with pytest.raises(RefusedError):
        for byte in b'<?xml version="1.0" encoding="utf-7"?><worksheet/>':
            watch.feed(bytes([byte]))


def test_cells_without_a_place_follow_the_one_before() -> None:
    text = (
        b"<d><row><c><v>1</v></c><c/><c><v>2</v></c></row>"
        b'<row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row>'
        b"<row><c><v>5</v></c></row></d>"
    )
    assert [cell[:3] for cell in cells_of(text)] == [
        (1, 1, "1"),
        (1, 3, "2"),
        (5, 3, "3"),
        (5, 4, "4"),
        (6, 1, "5"),
    ]


def test_the_words_of_a_cell_are_put_together() -> None:
    text = b'<d><row><c t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c><c><f>x</f></c></row></d>'
    assert cells_of(text) == [(1, 1, "ab", None), (1, 2, None, "x")]


@pytest.mark.parametrize("place", ["", "A", "1", "A0000000001", "AAAA1", "XFE1", "A1048577", "Ä1", "A1B"])
def test_places_that_no_sheet_has_are_refused(place: str) -> None:
    with pytest.raises(RefusedError):
        cells_of(f'<d><row><c r="{place}"><v>1</v></c></row></d>'.encode())


@pytest.mark.parametrize("row", ["x", "-1", "12345678", "1.5", "٣"])
def test_rows_that_no_sheet_has_are_refused(row: str) -> None:
    with pytest.raises(RefusedError):
        cells_of(f'<d><row r="{row}"><c><v>1</v></c></row></d>'.encode())


@pytest.mark.parametrize(
    ("other", "texts"),
    [
        (b'<c r="A9" t="s"><v>5</v></c>', 4),
        (b"<c r='A9' t='s'><v>5</v></c>", 4),
        (b'<c r="A9" t="s"><v> 5</v></c>', 4),
        (b'<c r="A9" t="s"/>', 4),
        (b'<c r="A9"><v>5</v></c>', 3),
    ],
)
def test_cells_that_name_a_text_otherwise_are_counted_beside_the_others(other: bytes, texts: int) -> None:
    usual = b"".join(b'<c r="A%d" t="s"><v>%d</v></c>' % (row, row + 2) for row in (1, 2, 3))
    found = watch(usual + other, texts=TEXTS)
    is_weighed = other.startswith(b'<c r="A9" t="s"><v>5')
    assert (found.texts, found.named) == (texts, 3 + is_weighed)
    assert found.shared_bytes == 4 + 5 + 6 + 6 * is_weighed


def test_long_texts_are_weighed_wherever_they_stand() -> None:
    long = b'<c r="A1" t="str"><v>%s</v></c>' % (b"a" * 300)
    assert watch(long).long_bytes == len("<v>") + 300
    assert watch(long * 2 + b'<c r="A2"><v>1</v></c>').long_bytes == 2 * (len("<v>") + 300)
    # Among many short cells a few of them are no matter.
    assert watch(long + b'<c r="A2"><v>1</v></c>' * 100).long_bytes == 0
