"""Tagged pdf files: tables as their tags tell, also over several pages; what is no content is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from capaian.auditor.reading.cells import Cells, join_words
from capaian.auditor.reading.grids import Span, find_spans
from capaian.auditor.reading.page import CellTag, Page, Path, Tagged, TextRow, Word, join_texts
from capaian.auditor.reading.spread import Extent, spread_cells

_MOST: Final = 0.2
"""Part of the words of a file that no tag may hold: running heads and feet."""
_APART: Final = ("figure", "cell")
_TOUCHES: Final = 1.0
"""Points by which words may reach over the line beside them."""
_WIDEST: Final = 60
"""Columns of a table."""


@dataclass(slots=True)
class _Cell:
    """A cell, perhaps over several pages."""

    tag: CellTag
    extent: Extent
    """On the page on which it begins."""
    text: str = ""

    def add(self, words: Sequence[Word]) -> None:
        """Take the words that it has on a page."""
        self.text = join_texts(self.text, join_words(words))


@dataclass(slots=True)
class _Row:
    """A row, perhaps over several pages; it stands where it begins."""

    page: int
    cells: dict[int, _Cell] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many cells it has, with those that have no words."""
        return max(cell.tag.cells for cell in self.cells.values())

    @property
    def is_simple(self) -> bool:
        """Whether each cell is known to span one column."""
        return all(cell.tag.columns == 1 for cell in self.cells.values())

    def extents(self) -> list[Extent | None]:
        """Return where its cells stand; `None` for those without words."""
        held = (self.cells.get(place) for place in range(self.count))
        return [None if cell is None else cell.extent for cell in held]


_Table = dict[Path, _Row]
"""Rows by their place in the tags of the file."""


def settle_tags(pages: Sequence[Page]) -> list[Page]:
    """Return pages with the rows of their tagged tables apart, where the tags of the file hold nearly all.

    What tags hold as figures, and what none holds, is no text: labels of charts, running heads, heads of
    tables repeated on the next page.
    """
    tagged = [page for page in pages if page.blocks]
    words = [word for page in tagged for word in page.words]
    if sum(word.block < 0 for word in words) > _MOST * len(words):
        return [*pages]
    rows: dict[int, list[tuple[Path, Path, Cells]]] = defaultdict(list)
    paragraphs: dict[int, list[tuple[Path, tuple[TextRow, ...]]]] = defaultdict(list)
    texts = _read_paragraphs(tagged)
    for path, (number, lines) in texts.items():
        paragraphs[number].append((path, tuple(lines)))
    for at, table in _joined(_read_tables(tagged), texts).items():
        for number, row, cells in _rows(table):
            rows[number].append((row, at, cells))
    return [
        _settle(page, Tagged(tuple(rows[page.number]), tuple(paragraphs[page.number])))
        if page.blocks
        else page
        for page in pages
    ]


def _read_paragraphs(pages: Iterable[Page]) -> Mapping[Path, tuple[int, list[TextRow]]]:
    """Return paragraphs with the page on which they begin, and their lines."""
    found: dict[Path, tuple[int, list[TextRow]]] = {}
    for page in pages:
        held: dict[Path, list[Word]] = defaultdict(list)
        for word in page.words:
            if word.block >= 0 and page.blocks[word.block].kind == "paragraph":
                held[page.blocks[word.block].path].append(word)
        for path, words in held.items():
            found.setdefault(path, (page.number, []))[1].extend(_printed_rows(words))
    return found


def _printed_rows(words: Sequence[Word]) -> Iterator[TextRow]:
    """Yield the lines of a paragraph, its words in their own order: above and below a fraction line too."""
    row: list[Word] = []
    for word in words:
        if row and word.middle > max(known.bottom for known in row):
            yield TextRow(tuple(row))
            row = []
        row.append(word)
    yield TextRow(tuple(row))


def _read_tables(pages: Iterable[Page]) -> Mapping[Path, _Table]:
    tables: dict[Path, _Table] = defaultdict(dict)
    for page in pages:
        held: dict[CellTag, list[Word]] = defaultdict(list)
        for word in page.words:
            tag = page.blocks[word.block].cell if word.block >= 0 else None
            if tag is not None:
                held[tag].append(word)
        uprights = find_spans(page.rulings, is_level=False) if held else []
        for tag, words in held.items():
            row = tables[tag.table].setdefault((*tag.table, *tag.row), _Row(page.number))
            if tag.place not in row.cells:
                row.cells[tag.place] = _Cell(tag, _extent(words, uprights))
            row.cells[tag.place].add(words)
    return tables


def _joined(tables: Mapping[Path, _Table], texts: Iterable[Path]) -> Mapping[Path, _Table]:
    """Return tables, those joined that some programs part at a page break: nothing stands between them.

    Two tables of their own have at least an empty paragraph between them, or a caption within.
    """
    captioned = {path[:-1] for path in texts}
    joined: dict[Path, _Table] = {}
    first: Path = ()
    before: Path = ()
    for path in sorted(tables):
        is_next = path[:-1] == before[:-1] and path[-1] == before[-1] + 1 if before else False
        first = first if is_next and path not in captioned else path
        joined.setdefault(first, {}).update(tables[path])
        before = path
    return joined


def _extent(words: Sequence[Word], uprights: Sequence[Span]) -> Extent:
    """Return where a cell stands: from one line drawn beside its words to the other, where both are."""
    left, right = min(word.left for word in words), max(word.right for word in words)
    beside = [line.at for line in uprights if line.start <= words[0].middle <= line.end]
    before = max((at for at in beside if at < left + _TOUCHES), default=None)
    after = min((at for at in beside if at > right - _TOUCHES), default=None)
    if before is None or after is None:
        return Extent(left, right)
    return Extent(before, after, is_box=True)


def _rows(table: _Table) -> Iterator[tuple[int, Path, Cells]]:
    """Yield the rows of a table with their page and place, each cell in the first column it spans."""
    paths = sorted(table)
    rows = [table[path] for path in paths]
    width, places = _place(rows)
    for path, row, columns in zip(paths, rows, places, strict=True):
        cells = [""] * width
        for place, cell in row.cells.items():
            cells[columns[place]] = cell.text
        yield row.page, path, tuple(cells)


def _place(rows: Sequence[_Row]) -> tuple[int, list[list[int]]]:
    """Return how many columns a table has, and for each row the columns of its cells.

    Cells follow each other beside those that reach into the row from above. Rows that end before the others
    have cells that span columns without telling so: they are put where their words stand.
    """
    reach = [0] * _WIDEST
    placed: list[_Placed] = []
    for row in rows:
        placed.append(_place_row(row, reach))
        reach = placed[-1].reach
    width = max(row.end for row in placed)
    full = [(row, own) for row, own in zip(rows, placed, strict=True) if own.end == width]
    known = [(row.extents(), own.columns) for row, own in full if row.is_simple]
    columns = [
        own.columns if own.end == width else spread_cells(row.extents(), known, width, own.taken)
        for row, own in zip(rows, placed, strict=True)
    ]
    return width, columns


@dataclass(frozen=True, slots=True)
class _Placed:
    """The columns of the cells of a row."""

    columns: list[int]
    end: int
    """Behind the last one."""
    taken: frozenset[int]
    """Columns into which cells above reach."""
    reach: list[int]
    """For each column how many further rows its cell reaches into."""


def _place_row(row: _Row, above: Sequence[int]) -> _Placed:
    taken = frozenset(column for column, left in enumerate(above) if left)
    reach = [max(left - 1, 0) for left in above]
    columns: list[int] = []
    at = 0
    for place in range(row.count):
        while at in taken:
            at += 1
        columns.append(min(at, _WIDEST - 1))
        tag = row.cells[place].tag if place in row.cells else None
        for _ in range(tag.columns if tag else 1):
            if at < _WIDEST:
                reach[at] = tag.rows - 1 if tag else 0
            at += 1
    while at in taken:
        at += 1
    return _Placed(columns, min(at, _WIDEST), taken, reach)


def _settle(page: Page, tagged: Tagged) -> Page:
    content = [word for word in page.words if word.block >= 0]
    tables = _boxes(page)
    top = min((word.top for word in content), default=0.0)
    bottom = max((word.bottom for word in content), default=page.height)

    def is_loose(word: Word) -> bool:
        if word.block >= 0:
            return page.blocks[word.block].kind == "text"
        return top < word.middle < bottom and not any(_holds(box, word) for box in tables)

    return replace(page, words=tuple(filter(is_loose, page.words)), tagged=tagged)


def _boxes(page: Page) -> list[tuple[float, float, float, float]]:
    """Return the edges of the tables and figures of a page."""
    held: dict[Path, list[Word]] = defaultdict(list)
    for word in page.words:
        block = page.blocks[word.block] if word.block >= 0 else None
        if block is not None and block.kind in _APART:
            held[block.path if block.cell is None else block.cell.table].append(word)
    return [
        (min(w.left for w in ws), min(w.top for w in ws), max(w.right for w in ws), max(w.bottom for w in ws))
        for ws in held.values()
    ]


def _holds(box: tuple[float, float, float, float], word: Word) -> bool:
    left, top, right, bottom = box
    return left <= word.centre <= right and top <= word.middle <= bottom
