"""How reports look on paper, in figures: fill of pages, how tables use their width,
what is out of place.

`python -m tests.printed_pages` makes the reports of two real offices and of an invented one of the
largest size, reads their pdf with other libraries than the one that wrote it, prints what it
measured, and fails where a report looks worse than it may.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, Final

import pdfplumber
import pypdfium2
from pdfplumber.page import Page
from PIL import Image
from tests.dossiers.large_office import write_large_office

from capaian.writers.table_shape import place_cells

MAX_PAGES: Final = {"balangan-2023": 68, "belitung-2024": 56, "large": 90}
MAX_LOW_PAGES: Final = {"balangan-2023": 3, "belitung-2024": 3, "large": 6}
LOW_SHARE: Final = 0.6
"""How far down a page reaches at least, but for the last one of a part."""
HIGH_CELL: Final = 7
"""Lines from which a cell is high."""
EMPTY_SHARE: Final = 0.1
"""Share of the width of a table that its columns may leave empty beside a high cell."""
_MM: Final = 72 / 25.4
_HEAD, _FOOT, _RIGHT = 21 * _MM, 17 * _MM, 19 * _MM
"""Points at the edges of a page where no text stands."""
_PADDING: Final = 7.0
"""Points between the words of two columns that are no waste."""


@dataclass(frozen=True)
class PrintedTable:
    """The part of a table that stands on one page."""

    page: int
    name: str
    high: int
    """Lines of its highest cell."""
    empty: float
    """Share of its width beyond the longest line of each column."""
    broken: tuple[str, ...]
    """Words that go on in the next line."""
    outside: tuple[str, ...]
    """Lines that reach into the next cell."""

    def __str__(self) -> str:
        return f"p. {self.page} {self.name}: {self.high} lines, {self.empty:.0%} empty"


@dataclass(frozen=True)
class PrintedPaper:
    """What was measured of a paper; pages are counted from 1."""

    reach: Mapping[int, float]
    """How far down each page is filled, as share of the room between head and foot."""
    last_pages: frozenset[int]
    """Pages that end a part."""
    tables: Sequence[PrintedTable]
    outside: Sequence[int]
    """Pages with words beyond the edge of the text."""

    def low_pages(self) -> list[str]:
        """Pages that stay half empty within a part."""
        low = {
            n: share
            for n, share in self.reach.items()
            if share < LOW_SHARE and n not in self.last_pages
        }
        return [f"p. {n} {share:.0%}" for n, share in low.items()]

    def faults(self, office: str) -> list[str]:
        """What is worse than it may be."""
        low = self.low_pages()
        return [
            *([f"{len(self.reach)} pages"] if len(self.reach) > MAX_PAGES[office] else []),
            *(low if len(low) > MAX_LOW_PAGES[office] else []),
            *(str(t) for t in self.tables if t.high >= HIGH_CELL and t.empty > EMPTY_SHARE),
            *(
                f"p. {t.page} {t.name}: broken {', '.join(t.broken)}"
                for t in self.tables
                if t.broken
            ),
            *(
                f"p. {t.page} {t.name}: over {', '.join(t.outside)}"
                for t in self.tables
                if t.outside
            ),
            *(f"p. {n}: words beyond the edge" for n in self.outside),
        ]


def measure(pdf: Path, words: frozenset[str]) -> PrintedPaper:
    """Return the measures of a pdf; `words` are those of its text, none of them broken."""
    shown = pypdfium2.PdfDocument(pdf)
    opens = {mark.get_dest().get_index() for mark in shown.get_toc() if not mark.level}
    reach = {n: _reach(page.render(scale=1).to_pil()) for n, page in enumerate(shown, start=1)}
    with pdfplumber.open(pdf) as paper:
        tables = list(_tables(paper.pages, words))
        outside = [page.page_number for page in paper.pages if _is_outside(page)]
    return PrintedPaper(reach, frozenset({len(reach), *opens}), tables, outside)


def _reach(picture: Image.Image) -> float:
    room = picture.crop((0, round(_HEAD), picture.width, picture.height - round(_FOOT)))
    ink = room.convert("L").point(lambda tone: 255 if tone < 200 else 0).getbbox()
    return ink[3] / room.height if ink else 0


def _is_outside(page: Page) -> bool:
    signs = [sign for sign in page.chars if sign["text"].strip()]
    return any(sign["x1"] > page.width - _RIGHT or sign["x0"] < 0 for sign in signs)


# --- tables, found by the tags of the pdf --------------------------------------------------

Node = dict[str, Any]


def _nodes(nodes: Sequence[Node], *kinds: str) -> Iterator[Node]:
    for node in nodes:
        if node["type"] in kinds:
            yield node
        else:
            yield from _nodes(node.get("children", []), *kinds)


@dataclass(frozen=True)
class _Line:
    words: str
    left: float
    right: float


@dataclass(frozen=True)
class _Cell:
    column: int
    """The first that it covers; -1 for a head, which has its place by its neighbours."""
    columns: int
    rows: int
    lines: Sequence[_Line]

    @property
    def height(self) -> float:
        """Lines for each row that it covers."""
        return len(self.lines) / self.rows

    @property
    def width(self) -> float:
        """Points of its longest line."""
        return max((line.right - line.left for line in self.lines), default=0)


def _tables(pages: Sequence[Page], words: frozenset[str]) -> Iterator[PrintedTable]:
    heads: Sequence[Sequence[_Cell]] = []
    for page in pages:
        signs: dict[int, list[Node]] = {}
        for sign in page.chars:
            signs.setdefault(sign["mcid"], []).append(sign)
        for node in _nodes(page.structure_tree, "Table"):
            # The repeated head of a table that goes on has no tags.
            heads = _rows(node, "THead", signs) or heads
            rows = _rows(node, "TBody", signs)
            cells = [cell for row in rows for cell in row if cell.lines]
            captions = (
                line.words for part in _nodes([node], "Caption") for line in _lines(part, signs)
            )
            if cells:
                yield PrintedTable(
                    page.page_number,
                    " ".join(captions)[:60],
                    max(round(cell.height) for cell in cells),
                    _empty(heads, cells),
                    tuple(word for cell in cells for word in _broken(cell.lines, words)),
                    tuple(line for row in rows for line in _outside(row)),
                )


def _rows(table: Node, part: str, signs: Mapping[int, list[Node]]) -> list[list[_Cell]]:
    rows = (row for group in _nodes([table], part) for row in _nodes([group], "TR"))
    return [[_cell(cell, signs) for cell in _nodes([row], "TH", "TD")] for row in rows]


def _cell(node: Node, signs: Mapping[int, list[Node]]) -> _Cell:
    attributes = node.get("attributes", {})
    heads = [str(head) for head in attributes.get("Headers", [])]
    columns = [int(place[1]) for head in heads if (place := re.search(r"x(\d+)y", head))]
    spans = (int(attributes.get(name, 1)) for name in ("ColSpan", "RowSpan"))
    return _Cell(min(columns, default=-1), *spans, _lines(node, signs))


def _lines(node: Node, signs: Mapping[int, list[Node]]) -> list[_Line]:
    own = [sign for mark in _marks(node) for sign in signs.get(mark, [])]
    by_line = groupby(own, key=lambda sign: round(sign["bottom"] / 3))
    lines = [list(line) for _, line in by_line]
    return [
        _Line("".join(s["text"] for s in line), min(s["x0"] for s in line), max(_ends(line)))
        for line in lines
    ]


def _ends(line: Sequence[Node]) -> list[float]:
    return [sign["x1"] for sign in line if sign["text"].strip()] or [0.0]


def _marks(node: Node) -> Iterator[int]:
    yield from node.get("mcids", [])
    for child in node.get("children", []):
        yield from _marks(child)


def _broken(lines: Sequence[_Line], words: frozenset[str]) -> Iterator[str]:
    for line, following in pairwise(lines):
        # A line may end with a blank, or with the stroke of "kabupaten/kota".
        if line.words[-1:].isalnum() and following.words.strip():
            word = line.words.split()[-1] + following.words.split()[0]
            if word in words:
                yield word


def _empty(heads: Sequence[Sequence[_Cell]], cells: Sequence[_Cell]) -> float:
    """Share of the width that no column needs for its longest line as printed."""
    longest: dict[int, float] = {}
    placed = [(cell.column, cell) for cell in cells if cell.column >= 0]
    for row, places in zip(
        heads,
        place_cells(heads, sum(cell.columns for cell in heads[0]) if heads else 0),
        strict=True,
    ):
        placed += zip(places, row, strict=True)
    for column, cell in placed:
        if cell.columns == 1:
            longest[column] = max(longest.get(column, 0), cell.width)
    lines = [line for cell in cells for line in cell.lines]
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return max(0.0, 1 - (sum(longest.values()) + _PADDING * (len(longest) - 1)) / width)


def _outside(row: Sequence[_Cell]) -> Iterator[str]:
    for cell, following in pairwise([cell for cell in row if cell.lines]):
        start = min(line.left for line in following.lines)
        yield from (
            line.words
            for line in cell.lines
            if line.right > start + 1 and cell.column < following.column
        )


# --- the reports ---------------------------------------------------------------------------


def main() -> int:
    """Print the measures of all reports; 1 if one of them is worse than it may be."""
    failed = 0
    for office in MAX_PAGES:
        with tempfile.TemporaryDirectory() as folder:
            example = Path("examples", office)
            paper = _measure_report(
                example if example.exists() else write_large_office(Path(folder, office))
            )
        faults = paper.faults(office)
        share = sum(paper.reach.values()) / len(paper.reach)
        highest = max(paper.tables, key=lambda table: table.high)
        lines = [f"{office}: {len(paper.reach)} pages, filled to {share:.0%}"]
        lines.append(
            f"low pages: {', '.join(paper.low_pages()) or 'none'}; highest cell: {highest}"
        )
        sys.stdout.write("\n  ".join([*lines, *(f"FAULT {fault}" for fault in faults)]) + "\n")
        failed |= bool(faults)
    return failed


def _measure_report(dossier: Path) -> PrintedPaper:
    with tempfile.TemporaryDirectory() as folder:
        command = [
            str(Path(sys.executable).with_name("capaian")),
            "report",
            str(dossier),
            "--out",
            folder,
        ]
        subprocess.run([*command, "--format", "pdf,html"], check=True, stdout=subprocess.DEVNULL)
        page = Path(folder, "lkjip.html").read_text(encoding="utf-8")
        text = re.sub(r"<[^>]+>", " ", re.sub(r"</?(?:a|span|strong|em)\b[^>]*>", "", page))
        return measure(Path(folder, "lkjip.pdf"), frozenset(unescape(text).split()))


if __name__ == "__main__":
    sys.exit(main())
