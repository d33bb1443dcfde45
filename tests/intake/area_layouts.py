"""Tables of kecamatan as offices print their totals: above or below groups, on each page, at the top.

Each is sound. The figures follow from the places of rows alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tests.intake.books import Cell

Row = list[Cell]
Figures = tuple[int, ...]
NAMES = (
    "Juai", "Halong", "Awayan", "Batu Mandi", "Lampihong", "Paringin", "Paringin Selatan", "Tebing Tinggi",
)  # fmt: skip
GROUPS = ((0, 3), (3, 5), (5, 8))
PAGES = ((0, 3), (3, 6), (6, 8))
TITLE: Row = ["DATA KEPEMILIKAN KTP-EL TAHUN 2023"]
# heads of two rows at most, and the figures of a kecamatan by its place
COLUMNS: dict[str, tuple[Sequence[Row], Callable[[int], Figures]]] = {
    "two": ([["No", "Kecamatan", "Wajib KTP", "Sudah Rekam"]], lambda n: (9000 + 411 * n, 8500 + 379 * n)),
    "sexes": (
        [
            ["No", "Kecamatan", "Wajib KTP", None, None, "Sudah Rekam", None, None],
            [None, None, "L", "P", "L+P", "L", "P", "L+P"],
        ],
        lambda n: _sexes(4501 + 203 * n, 4499 + 208 * n) + _sexes(4303 + 187 * n, 4197 + 192 * n),
    ),
    "one": ([["No", "Kecamatan", "Sudah Rekam"]], lambda n: (8500 + 379 * n,)),
}


def _sexes(men: int, women: int) -> Figures:
    return men, women, men + women


class Book:
    """Makes the rows of one layout."""

    def __init__(self, columns: str) -> None:
        """Begin with the heads of some columns."""
        heads, self._figures = COLUMNS[columns]
        self.heads = [[*TITLE], [], *([*head] for head in heads)]

    def areas(self, start: int, end: int) -> Iterator[Row]:
        """Yield the kecamatan from one place to another."""
        for place in range(start, end):
            yield [place + 1, NAMES[place], *self._figures(place)]

    def total(self, words: str, start: int = 0, end: int = 8) -> Row:
        """Return what kecamatan add up to."""
        columns = zip(*(self._figures(place) for place in range(start, end)), strict=True)
        return [None, words, *map(sum, columns)]


def _groups_above(book: Book, words: Sequence[str], last: str = "", first: str = "") -> Iterator[Row]:
    yield from [book.total(first)] if first else []
    for name, (start, end) in zip(words, GROUPS, strict=True):
        yield book.total(name, start, end)
        yield from book.areas(start, end)
    yield from [book.total(last)] if last else []


def _groups_below(book: Book, words: Sequence[str], last: str = "", first: str = "") -> Iterator[Row]:
    yield from [book.total(first)] if first else []
    for name, (start, end) in zip(words, GROUPS, strict=True):
        yield from book.areas(start, end)
        yield book.total(name, start, end)
    yield from [book.total(last)] if last else []


def _pages(book: Book, here: str, carried: str, so_far: str, last: str = "") -> Iterator[Row]:
    """Pages with what is on them, what is carried over to each, and what is so far."""
    for start, end in PAGES:
        yield from [book.total(carried, 0, start)] if start and carried else []
        yield from book.areas(start, end)
        yield from [book.total(here, start, end)] if here else []
        yield from [book.total(so_far, 0, end)] if so_far else []
    yield from [book.total(last)] if last else []


def _pages_before(book: Book) -> Iterator[Row]:
    """Pages at whose end all three sums stand."""
    for start, end in PAGES:
        yield from book.areas(start, end)
        yield book.total("Jumlah halaman ini", start, end)
        yield from [book.total("Jumlah halaman sebelumnya", 0, start)] if start else []
        yield book.total("Jumlah sampai dengan halaman ini", 0, end)


def _nested(book: Book) -> Iterator[Row]:
    """A part of two groups, each with its own total above."""
    yield book.total("Wilayah Utara", 0, 5)
    yield from [book.total("Dapil 1", 0, 3), *book.areas(0, 3)]
    yield from [book.total("Dapil 2", 3, 5), *book.areas(3, 5)]
    yield book.total("Wilayah Selatan", 5, 8)
    yield from book.areas(5, 8)
    yield book.total("JUMLAH KABUPATEN")


ROMAN = ("Wilayah I", "Wilayah II", "Wilayah III")
SAME = ("Jumlah",) * 3
SUB = ("Sub Jumlah",) * 3
REGENCY = "KABUPATEN BALANGAN"
LAYOUTS: dict[str, Callable[[Book], Iterator[Row]]] = {
    "groups above": lambda b: _groups_above(b, ROMAN),
    "groups above, all below": lambda b: _groups_above(b, ROMAN, "JUMLAH"),
    "named groups above": lambda b: _groups_above(
        b, ("Jumlah Wilayah Utara", "Jumlah Wilayah Tengah", "Jumlah Wilayah Selatan"), "Jumlah Kabupaten"
    ),
    "all at the top, groups above": lambda b: _groups_above(b, ROMAN, first=REGENCY),
    "groups of any name above": lambda b: _groups_above(b, ("Pegunungan", "Lembah", "Rawa"), "Total"),
    "regency at the top, groups below": lambda b: _groups_below(b, SUB, first=REGENCY),
    "name of the regency at the top": lambda b: _groups_below(b, ROMAN, first="Balangan"),
    "all at the top, groups below": lambda b: _groups_below(b, SUB, first="Jumlah"),
    "regency at the top, bare groups below": lambda b: _groups_below(b, SAME, first=REGENCY),
    "groups below": lambda b: _groups_below(b, ("Jumlah Wilayah I", "Jumlah II", "Jumlah III"), "JUMLAH"),
    "bare groups below": lambda b: _groups_below(b, SAME, "Jumlah Total"),
    "bare groups, all of them below": lambda b: _groups_below(b, SAME, "Jumlah"),
    "subtotals below": lambda b: _groups_below(b, ("Subtotal",) * 3, "Total"),
    "pages": lambda b: _pages(b, "Jumlah halaman ini", "", "", "JUMLAH"),
    "pages carried": lambda b: _pages(
        b, "Jumlah halaman ini", "Pindahan", "Jumlah s.d. halaman ini", "JUMLAH KABUPATEN"
    ),
    "pages so far": lambda b: _pages(b, "Jumlah halaman ini", "", "Jumlah sampai dengan halaman ini"),
    "pages handed on": lambda b: _pages(b, "", "Pindahan", "Dipindahkan", "JUMLAH"),
    "pages until": lambda b: _pages(b, "Jumlah hal. ini", "Jumlah halaman lalu", "s/d halaman ini"),
    "pages before": _pages_before,
    "nested groups": _nested,
    "plain": lambda b: _pages(b, "", "", "", "JUMLAH"),
}


def area_tables() -> Iterator[tuple[str, list[Row], int]]:
    """Yield each layout with each sort of columns: its name, its rows, and where the figures begin."""
    for columns in COLUMNS:
        for name, make in LAYOUTS.items():
            book = Book(columns)
            yield f"{name}, {columns}", [*book.heads, *make(book)], len(book.heads) + 1


def figure_cells(rows: Sequence[Row], first: int, column: int) -> Iterator[tuple[int, int]]:
    """Yield the places of all figures of a table: row and column from 1."""
    for number, row in enumerate(rows[first - 1 :], first):
        for place, cell in enumerate(row[column - 1 :], column):
            if isinstance(cell, int):
                yield number, place
