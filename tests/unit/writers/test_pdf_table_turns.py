"""Where pages turn within tables: no heading of rows alone at the foot,
no sum or signature alone on top.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.every_case import every_case
from tests.unit.writers.pdf_reader import Paper, paper_of
from tests.unit.writers.sample import text_paragraph

from capaian.documents.tree import (
    Align,
    Block,
    Cell,
    Column,
    HeadCell,
    Row,
    RowKind,
    Signature,
    Table,
    Text,
    Width,
)
from capaian.writers.pdf.worker import BEGIN, KEEP, Turn, Turns, find_turns, improve_tables

BOTTOM = 780.0
SIGNED = Signature("Hulu, Februari 2025", "Kepala Dinas,")


# --- which turns are better


def noted(
    kinds: str, pages: str, merged: Sequence[int] = (), up: float = 0, **options: object
) -> list[dict[str, Any]]:
    """Rows of a table by the first letters of their kinds, and the page of each; 40 points a row.

    The rows of a page reach down to its foot, as far as they go; `start` moves those of the first
    page up.
    """
    words = {"g": "group", "i": "item", "s": "subtotal", "t": "total"}
    rows = []
    for place, (kind, page) in enumerate(zip(kinds, pages, strict=True)):
        below = pages[place:].count(page)
        y = BOTTOM - 40 * below if page == pages[0] else 60 + 40 * pages[:place].count(page)
        rows.append(
            {
                "table": options.get("table", "t"),
                "row": place,
                "kind": words[kind],
                "free": place not in merged,
                "last": place + 1 == len(kinds),
                "keep": options.get("keep", False),
                "signed": options.get("signed", False),
                "bottom": BOTTOM,
                "page": int(page),
                "y": y - up,
            }
        )
    return rows


def turns_of(rows: list[dict[str, Any]], signature: tuple[int, float] | None = None) -> list[Turn]:
    places = [] if signature is None else [{"page": signature[0], "y": signature[1]}]
    return find_turns({"rows": rows, "signatures": places, "opens": [1], "sheets": []}, Turns())


TURNS = [
    ("iiiiiiii", "11112222", []),
    ("iiiiiiigi", "111111112", [Turn(1, "t", 6, 40.0)]),
    ("iiiiiiigi", "111111122", [Turn(1, "t", 5, 40.0)]),
    ("iiiiiiii", "11111112", []),
    ("iiiiiiiii", "111111112", [Turn(1, "t", 5, 80.0)]),
    ("iiiiiiiii", "111111122", [Turn(1, "t", 5, 40.0)]),
    ("iiiiiiiii", "111111222", []),
    ("iiiiiiist", "111111122", [Turn(1, "t", 5, 40.0)]),
    ("iiiiiiiit", "111111112", [Turn(1, "t", 6, 40.0)]),
    ("iiiiiiiis", "111111112", [Turn(1, "t", 6, 40.0)]),
    ("iiiiiiist", "111111112", [Turn(1, "t", 5, 80.0)]),
    ("iiiiiiigit", "1111111112", [Turn(1, "t", 6, 80.0)]),
    ("giiiiii", "1222222", [Turn(1, "t", BEGIN)]),
    ("igiiiii", "1122222", [Turn(1, "t", BEGIN)]),
    ("iiiiiii", "1222222", [Turn(1, "t", BEGIN)]),
    ("iiiiiii", "1122222", []),
    ("giiiiii", "1122222", [Turn(1, "t", BEGIN)]),
    ("giiiiii", "1112222", []),
]


@every_case(("kinds", "pages", "expected"), TURNS)
def test_rows_that_belong_together_go_to_one_page(
    kinds: str, pages: str, expected: list[Turn]
) -> None:
    found = turns_of(noted(kinds, pages))
    assert list(dict.fromkeys(found)) == expected


def test_a_cell_that_reaches_down_is_not_torn() -> None:
    assert turns_of(noted("iiiiiiigi", "111111112", merged=(7,))) == [Turn(1, "t", 5, 80.0)]
    assert turns_of(noted("iiiiiiiigi", "1111111112", merged=range(1, 9))) == []


def test_no_page_is_left_for_rows_that_begin_it() -> None:
    assert turns_of(noted("iiiigi", "111123")) == []


@pytest.mark.parametrize(("up", "expected"), [(0, [Turn(1, "t", KEEP)]), (300, [])])
def test_a_small_table_goes_on_whole_where_it_leaves_little_room(
    up: float, expected: list[Turn]
) -> None:
    assert turns_of(noted("iiii", "1122", keep=True, up=up)) == expected


def test_a_table_on_one_page_stays() -> None:
    assert turns_of(noted("igit", "1111", keep=True)) == []


@pytest.mark.parametrize(
    ("signed", "page", "expected"),
    [(True, 2, [Turn(1, "t", 4, 40.0)]), (True, 1, []), (False, 2, [])],
)
def test_a_signature_takes_the_last_row_with_it(
    signed: bool, page: int, expected: list[Turn]
) -> None:
    assert turns_of(noted("iiiiii", "111111", signed=signed), (page, 790.0)) == expected


def test_a_stretch_that_did_not_help_is_taken_back_and_not_tried_again() -> None:
    found = {"rows": noted("iiiiiiigi", "111111112"), "signatures": [], "opens": [1], "sheets": []}
    turns = Turns()
    assert improve_tables(found, turns)
    assert turns.pushed == {"t": {"6": 40.0}}
    assert improve_tables(found, turns)
    assert turns.pushed == {"t": {}}
    assert not improve_tables(found, turns)


def test_turns_are_written_as_the_template_reads_them(tmp_path: Path) -> None:
    Turns(["s"], ["j"], ["k"], ["b"], {"t": {"3": 1.5}}, True).write(tmp_path)
    assert json.loads((tmp_path / "breaks.json").read_text(encoding="utf-8")) == {
        "sections": ["s"],
        "joined": ["j"],
        "kept": ["k"],
        "begun": ["b"],
        "pushed": {"t": {"3": 1.5}},
        "tight": True,
    }
    assert "json(" in (tmp_path / "breaks.typ").read_text(encoding="utf-8")


# --- papers


def line(words: str, figure: str = "1", kind: RowKind = RowKind.ITEM) -> Row:
    return Row((Cell((Text(words),)), Cell((Text(figure),))), kind)


def group(number: int, rows: int) -> list[Row]:
    head = Row((Cell((Text(f"Kelompok {number}."),), columns=2),), RowKind.GROUP)
    items = [line(f"Butir {number}-{place}.") for place in range(rows)]
    return [head, *items, line(f"Jumlah {number}.", kind=RowKind.SUBTOTAL)]


def table(rows: list[Row], name: str = "t", width: Width = Width.TEXT) -> Table:
    head = ((HeadCell("Nama"), HeadCell("Nilai")),)
    return Table(
        name, "", (Text("Contoh"),), (Column(width=3), Column()), head, tuple(rows), width=width
    )


def lines(count: int) -> list[Block]:
    return [text_paragraph(f"Baris {place}.") for place in range(count)]


def page_of(paper: Paper, words: str) -> int:
    (found,) = [number for number, text in enumerate(paper.pages) if words in text]
    return found


@pytest.mark.parametrize("before", range(4))
def test_headings_and_sums_stand_with_their_rows(before: int) -> None:
    groups = 14
    rows = [row for number in range(10, 10 + groups) for row in group(number, 4)]
    paper = paper_of(*lines(before), table(rows))
    for number in range(10, 10 + groups):
        assert page_of(paper, f"Kelompok {number}.") == page_of(paper, f"Butir {number}-0.")
        assert page_of(paper, f"Jumlah {number}.") == page_of(paper, f"Butir {number}-3.")
    assert sum(tag.kind == "THead" for tag in paper.tags()) == 1
    assert sum(tag.kind == "TR" for tag in paper.tags()) == 1 + len(rows)


def test_a_long_table_with_room_for_one_row_begins_the_next_page() -> None:
    rows = [line(f"Butir {place}.") for place in range(10, 50)]
    starts = set()
    for count in range(19, 23):
        paper = paper_of(*lines(count), table(rows))
        starts.add(page_of(paper, "Butir 10."))
        assert page_of(paper, "Butir 10.") == page_of(paper, "Butir 11.")
    assert starts == {0, 1}


def test_a_small_table_breaks_rather_than_leave_half_a_page_empty() -> None:
    rows = [line(f"Butir {place}.") for place in range(10, 32)]
    paper = paper_of(*lines(8), table(rows))
    assert page_of(paper, "Butir 10.") == 0
    assert page_of(paper, "Butir 31.") == 1
    assert sum(page.count("Nilai") for page in paper.pages) == 2
    assert sum(tag.kind == "THead" for tag in paper.tags()) == 1


def test_a_small_table_stays_whole_where_little_is_left_empty() -> None:
    rows = [line(f"Butir {place}.") for place in range(10, 22)]
    paper = paper_of(*lines(16), table(rows))
    assert page_of(paper, "Butir 10.") == page_of(paper, "Butir 21.") == 1


def test_figures_in_a_heading_stand_above_those_of_its_rows() -> None:
    head = line("Bagian.", "81,5", RowKind.GROUP)
    columns = (Column(width=3), Column(Align.RIGHT))
    paper = paper_of(replace(table([head, line("Butir.", "72,5")]), columns=columns))
    ((above,), (below,)) = (paper.find(0, "81,5"), paper.find(0, "72,5"))
    assert above.right == pytest.approx(below.right, abs=0.3)


@pytest.mark.parametrize("count", [21, 22, 23, 24, 25, 26])
def test_a_signature_is_never_alone(count: int) -> None:
    rows = [line(f"Butir {place}.") for place in range(100, 100 + count)]
    paper = paper_of(table(rows), SIGNED)
    assert page_of(paper, "Kepala Dinas,") == page_of(paper, f"Butir {99 + count}.")


def test_a_signature_follows_a_turned_table_to_its_last_page() -> None:
    for count in (17, 18, 19, 20):
        rows = [line(f"Butir {place}.") for place in range(100, 100 + count)]
        paper = paper_of(table(rows, width=Width.LANDSCAPE), SIGNED)
        assert page_of(paper, "Kepala Dinas,") == page_of(paper, f"Butir {99 + count}.")
