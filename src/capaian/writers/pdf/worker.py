"""Child process of the pdf writer: compiles one paper and ends.

typst keeps memory of every document it compiled; a process of its own gives it back. Run as
`python -P worker.py FOLDER FONTS TIMESTAMP`; FOLDER holds the template and `paper.json`. Writes
`paper.pdf` into FOLDER, the lines of its pages as `lines.json`, what the docx of the paper needs
of them as `pages.json`, or `problem.json` with what typst said. Charts may be blank until its
input ends. Imports nothing of Capaian.

Where a page turns badly, the paper is laid out once more with the turn moved: a heading of rows
alone at the foot of a page, a sum or a signature alone at its top, a small table broken for a
small gap, a last page of a part, or one before a sheet, with a few lines. typst keeps what has not
changed, so this takes little time.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import pypdfium2
import typst

STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


NEARLY_EMPTY = 0.27
"""A last page that ends above this share of its height is nearly empty: margin and a few lines."""
MOVABLE = (0.3, 0.8)
"""A section that begins so far down the page before may go to the last page."""
BEGUN_SHARE = 0.4
"""A page that ends above this share of its height where an indicator sheet follows
is joined by the sheet.
"""
LONE_LINES = 300.0
"""Points from the top of a page above which statements that end there are too few
for a page of their own.
"""
SMALL_GAP = 0.33
"""A small table goes to the next page whole where it leaves at most this
share of the page empty.
"""
HEAD_ROOM = 60.0
"""Points that caption and head of a table take above its first row."""
MOST_PASSES = 12
BLANK_PAPERS = 3
"""Between two passes: typst drops what the last ten compilations did not use, that is all but
three passes.

Each looks through all that is kept, and what goes is laid out anew: eight took a third longer for
20 MB less.
"""
REACH = 6
"""So many rows may move to the next page with the one that must not be alone there."""
KEEP, BEGIN, END = -1, -2, -3
"""In place of a row: keep the table whole, begin a page with it;
the end of a part or before a sheet.
"""
FOOT = 48.0
"""Points from the lower edge of a page that only its foot takes."""
ROOM_LEFT = 95.0
"""A page that ends so far above its lower edge ends before what would follow it,
in every program.
"""
SUMS = ("subtotal", "total")
CLOSING = 3
"""So many rows of a long table at least stand on the page where it ends."""
LONG_TABLE_ROWS = 9
"""Rows from which a table is long: shorter ones may have few rows to a page."""

Row = dict[str, Any]
"""Where a row of a table stands, as `tables.typ` and `frame.typ` note it."""


@dataclass(slots=True)
class Turns:
    """Where pages turn, beyond what typst finds itself; written as `breaks.typ` reads it."""

    sections: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    pushed: dict[str, dict[str, float]] = field(default_factory=dict)
    tight: bool = False
    tried: set[tuple[str, int]] = field(default_factory=set)
    """What was done, as `Turn` has it; what did not help is not tried again."""

    def write(self, folder: Path) -> None:
        """Put them in the place of the template's own `breaks.typ`."""
        turns = {
            "sections": self.sections,
            "joined": self.joined,
            "kept": self.kept,
            "begun": self.begun,
            "pushed": self.pushed,
            "tight": self.tight,
        }
        (folder / "breaks.json").write_text(json.dumps(turns), encoding="utf-8")
        (folder / "breaks.typ").write_text('#let breaks = json("breaks.json")', encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Turn:
    """A better turn: stretch a row so that the next begins a page,
    or treat the table as a whole.
    """

    page: int
    table: str
    row: int = KEEP
    """Row to stretch, or `KEEP` or `BEGIN`."""
    points: float = 0.0


def compile_folder(folder: Path, fonts: Path, timestamp: int) -> None:
    """Write `paper.pdf`, or `problem.json` when typst refuses or as much as warns."""
    faces = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts]
    )
    turns = Turns()
    try:
        _turn_pages(folder, faces, turns)
        sys.stdin.read()  # until the charts are drawn
        compiler = _compiler(folder, faces)
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=STANDARDS, timestamp=timestamp
        )
    except typst.TypstError as error:
        _report(folder, error.message, error.hints, error.diagnostic)
        return
    if warnings:
        first = warnings[0]
        _report(folder, first.message, first.hints, first.diagnostic)
        return
    paper = _single(pdf)
    (folder / "paper.pdf").write_bytes(paper)
    lines, bottoms = _read_pages(paper)
    (folder / "lines.json").write_text(json.dumps(lines), encoding="utf-8")
    tops = [top for noted in _noted(compiler, "<page-tops>") for top in noted]
    begun = [name for name, page in tops if page > 1 and bottoms[page - 2] > ROOM_LEFT]
    listed = dict(_noted(compiler, "<listed-page>"))
    pages = {"listed": listed, "begun": begun, "joined": turns.joined}
    (folder / "pages.json").write_text(json.dumps(pages), encoding="utf-8")


def _compiler(folder: Path, faces: typst.Fonts) -> typst.Compiler:
    """A compiler reads each file once; a second one finds most of the layout done."""
    return typst.Compiler(input=folder / "main.typ", root=folder, font_paths=faces)


def _turn_pages(folder: Path, faces: typst.Fonts, turns: Turns) -> None:
    """Lay the paper out until its pages turn well; a part ends well once its tables do."""
    for _ in range(MOST_PASSES):
        found = _noted(_compiler(folder, faces), "<page-turns>")
        if not found:
            return
        moving = improve_tables(found[0], turns)
        settled = _without_parts(found[0], moving)
        changes = moving, end_parts(settled, turns), tighten(settled, turns)
        if not any(changes):
            return
        turns.write(folder)
        for _ in range(BLANK_PAPERS):
            typst.compile(b" ", font_paths=faces)


def _noted(compiler: typst.Compiler, label: str) -> list[Any]:
    """What the template noted while it was laid out; nothing of a paper that is refused."""
    try:
        found: list[Any] = json.loads(compiler.query(label, field="value"))
    except RuntimeError:
        return []  # the compilation that follows says what is wrong, and where
    return found


def _part_of(noted: dict[str, Any], page: int) -> int:
    """Return which of the parts and sheets, which begin pages, a page belongs to."""
    return bisect_right(
        sorted({*noted["opens"], *(sheet["page"] + 1 for sheet in noted["sheets"])}), page
    )


def _without_parts(noted: dict[str, Any], moving: set[int]) -> dict[str, Any]:
    """Return what was noted without the ends and statements of parts whose tables still move."""
    settled = {
        name: [one for one in noted[name] if _part_of(noted, one["page"]) not in moving]
        for name in ("ends", "sheets", "statements")
    }
    return noted | settled


def end_parts(noted: dict[str, Any], turns: Turns) -> bool:
    """Move sections to nearly empty last pages, and sheets up to pages that only began;
    once for each.
    """
    ends, sheets = (
        [one for one in noted[name] if (one["id"], END) not in turns.tried]
        for name in ("ends", "sheets")
    )
    turns.tried |= {(one["id"], END) for one in (*ends, *sheets)}
    sections = find_breaks(ends)
    joined = [sheet["id"] for sheet in sheets if sheet["share"] < BEGUN_SHARE]
    turns.sections += sections
    turns.joined += joined
    return bool(sections or joined)


def tighten(noted: dict[str, Any], turns: Turns) -> bool:
    """Set statements closer where the last few lines of them would have a page
    with the signature alone.
    """
    if turns.tight:
        return False
    signed = {one["page"] for one in noted["signatures"]} - set(noted["opens"])
    turns.tight = any(
        one["page"] in signed and one["y"] < LONE_LINES for one in noted["statements"]
    )
    return turns.tight


def find_breaks(ends: list[dict[str, Any]]) -> list[str]:
    """Return the sections that should begin a page,
    so that no last page of a part is nearly empty.

    What stands on such a page is joined by the last section that begins well within the page
    before; where there is none, the page stays as it is.
    """
    low, high = MOVABLE
    breaks = []
    for end in ends:
        if end["share"] < NEARLY_EMPTY and not end["opens"]:
            breaks += [one["id"] for one in end["sections"] if low <= one["share"] <= high][-1:]
    return breaks


def improve_tables(noted: dict[str, Any], turns: Turns) -> set[int]:
    """Note the first better turn of each part or sheet;
    what follows it there is seen in the next pass.

    Returns:
        The parts that change.
    """
    moving = {_part_of(noted, page) for page in _drop_idle_stretches(noted["rows"], turns)}
    first: dict[int, Turn] = {}
    for turn in sorted(find_turns(noted, turns), key=lambda turn: turn.page):
        first.setdefault(_part_of(noted, turn.page), turn)
    for turn in first.values():
        turns.tried.add((turn.table, turn.row))
        if turn.row < 0:
            (turns.kept if turn.row == KEEP else turns.begun).append(turn.table)
        else:
            turns.pushed.setdefault(turn.table, {})[str(turn.row)] = turn.points
    return moving | first.keys()


def _drop_idle_stretches(noted: list[Row], turns: Turns) -> list[int]:
    """Take back what stretched a row that another turn has since moved:
    no page turns below it any more.

    Returns:
        The pages of these rows.
    """
    pages = {(str(row["table"]), int(row["row"])): row["page"] for row in noted}
    idle = [
        (table, place)
        for table, rows in turns.pushed.items()
        for place in map(int, rows)
        if pages[table, place] == pages.get((table, place + 1))
    ]
    for table, place in idle:
        del turns.pushed[table][str(place)]
    return [pages[key] for key in idle]


def find_turns(noted: dict[str, Any], turns: Turns) -> list[Turn]:
    """Return better turns for all tables that were not tried yet, in the order of the paper."""
    found = []
    for table, group in groupby(noted["rows"], key=lambda row: str(row["table"])):
        rows = list(group)
        found += [turn for turn in _whole(table, rows) if (table, turn.row) not in turns.tried]
        signature = next(
            (one for one in noted["signatures"] if _place(one) > _place(rows[-1])), None
        )
        alone = [place for place in range(1, len(rows)) if _is_parted(rows, place)]
        if _ends_alone(rows) and len(rows) - 1 not in alone:
            alone.append(len(rows) - CLOSING + 1)
        if rows[-1]["signed"] and signature is not None and signature["page"] > rows[-1]["page"]:
            alone.append(len(rows))
        pushes = [_push(table, rows, place) for place in alone]
        found += [
            turn for turn in pushes if turn is not None and (table, turn.row) not in turns.tried
        ]
    return found


def _place(noted: Row) -> tuple[int, float]:
    return noted["page"], noted["y"]


def _whole(table: str, rows: list[Row]) -> list[Turn]:
    """A small table that breaks low on its page begins the next one;
    so does one with a lone first row.
    """
    first = rows[0]
    if rows[-1]["page"] == first["page"] or not _starts_low(first):
        return []
    if first["keep"]:
        return [Turn(first["page"], table)]
    opening = rows[: 3 if first["kind"] == "group" else 2]
    return [Turn(first["page"], table, BEGIN)] if opening[-1]["page"] > first["page"] else []


def _starts_low(first: Row) -> bool:
    """Whether a table starts so far down its page that little would be left empty without it."""
    return bool(first["bottom"] - first["y"] + HEAD_ROOM <= SMALL_GAP * first["bottom"])


def _is_parted(rows: list[Row], place: int) -> bool:
    """Whether a page turns between a heading and its first row, or before a sum."""
    above, row = rows[place - 1], rows[place]
    return above["page"] < row["page"] and (above["kind"] == "group" or row["kind"] in SUMS)


def _ends_alone(rows: list[Row]) -> bool:
    """Whether a later page holds fewer of the last rows of a long table than belong together."""
    closing = rows[-CLOSING:]
    return len(rows) >= LONG_TABLE_ROWS and closing[0]["page"] < closing[-1]["page"]


def _push(table: str, rows: list[Row], place: int) -> Turn | None:
    """Return the turn that takes the rows above a place to its page;
    none where that moves too many.
    """
    page = rows[place - 1]["page"]
    for start in range(place - 1, max(place - 1 - REACH, 0), -1):
        row, above = rows[start], rows[start - 1]
        if above["page"] != page or row["page"] != page:
            return None
        if row["free"] and above["kind"] != "group" and row["kind"] not in SUMS:
            if start == 1 and _starts_low(rows[0]):
                return Turn(page, table, BEGIN)
            return Turn(page, table, start - 1, row["bottom"] - row["y"])
    return None


def _single(pdf: object) -> bytes:
    if isinstance(pdf, bytes):
        return pdf
    raise TypeError(f"typst gave {type(pdf).__name__} instead of one pdf")


def _read_pages(pdf: bytes) -> tuple[list[str], list[float]]:
    """Return the lines of the pages as the library reads them that the auditor asks too,
    and where each ends.

    A page ends at its lowest words above the foot, so many points from its lower edge.
    """
    lines: list[str] = []
    bottoms: list[float] = []
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        text = page.get_textpage()
        lines += text.get_text_range(0, text.count_chars()).splitlines()
        edges = (text.get_rect(place)[1] for place in range(text.count_rects()))
        bottoms.append(min((edge for edge in edges if edge > FOOT), default=0.0))
        text.close()
        page.close()
    document.close()
    return lines, bottoms


def _report(folder: Path, message: str, hints: list[str], place: str) -> None:
    problem = {"message": message, "hints": hints, "place": place}
    (folder / "problem.json").write_text(json.dumps(problem), encoding="utf-8")


if __name__ == "__main__":
    compile_folder(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
