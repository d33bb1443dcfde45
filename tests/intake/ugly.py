"""The same counts in the ways in which offices hand them out: each variant tells the same figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.intake.aggregate import kecamatan, published
from tests.intake.books import Cell, Page, dotted, write_csv, write_xlsx

TITLE = "DATA KEPEMILIKAN KTP-EL KABUPATEN BALANGAN TAHUN 2023"
_HEADS = ("NO", "KECAMATAN", "WAJIB KTP", "SUDAH REKAM", "%")


def lines() -> list[list[Cell]]:
    """Number, name, eligible, holders and ratio of each kecamatan."""
    counts = published()
    return [
        [number, name, counts["ktp.eligible"][code], counts["ktp.holders"][code], _ratio(code)]
        for number, (code, name) in enumerate(kecamatan().items(), 1)
    ]


def _ratio(code: str) -> str:
    counts = published()
    hundredths = 10_000 * counts["ktp.holders"][code] // counts["ktp.eligible"][code]
    return f"{hundredths // 100},{hundredths % 100:02}%"


def total() -> list[Cell]:
    """The row that adds up all of them."""
    return ["JUMLAH", None, *(sum(int(str(line[place])) for line in lines()) for place in (2, 3)), "99,53%"]


def plain() -> Page:
    """Heads in one row, a total below."""
    return Page([(TITLE,), (), _HEADS, *lines(), total()])


def many_titles() -> Page:
    """A letterhead, pairs of words, and a caption above the table."""
    titles: list[Sequence[Cell]] = [
        ("PEMERINTAH KABUPATEN BALANGAN",),
        ("DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",),
        ("Jl. Jenderal Ahmad Yani Km 4,5 Paringin",),
        (),
        ("Periode", ":", "31 Desember 2023"),
        ("Tabel 1", "Kepemilikan KTP-el", "Balangan"),
    ]
    return Page([*titles, _HEADS, *lines(), total()])


def numbering_row() -> Page:
    """A row that numbers the columns, below the heads."""
    numbering = ("(1)", "(2)", "(3)", "(4)", "(5)=(4):(3)x100%")
    return Page([(TITLE,), (), _HEADS, numbering, *lines(), total()])


def blank_columns() -> Page:
    """Narrow empty columns between the others, and one before them."""
    rows = [[None, *(cell for pair in zip(row, [None] * 9, strict=False) for cell in pair)] for row in [
        list(_HEADS), *lines(), total()]]  # fmt: skip
    return Page([(None, TITLE), (), *rows])


def blank_rows() -> Page:
    """An empty row below the heads and after each third kecamatan."""
    rows: list[Sequence[Cell]] = [(TITLE,), (), _HEADS, ()]
    for number, line in enumerate(lines(), 1):
        rows.append(line)
        if number % 3 == 0:
            rows.append(())
    return Page([*rows, total()])


def total_above() -> Page:
    """The total stands above the kecamatan."""
    return Page([(TITLE,), (), _HEADS, total(), *lines()])


def two_tables() -> Page:
    """Another table, of what nobody asks for, stands below."""
    below: list[Sequence[Cell]] = [
        (),
        ("SARANA PEREKAMAN",),
        ("NO", "ALAT", "BAIK", "RUSAK"),
        (1, "Kamera", 12, 3),
        (2, "Pemindai", 9, 1),
    ]
    return Page([*plain().rows, *below])


def codes_beside() -> Page:
    """Official codes without dots beside the names."""
    rows = [[code.replace(".", ""), *line[1:]] for code, line in zip(kecamatan(), lines(), strict=True)]
    return Page([(TITLE,), (), ("KODE", *_HEADS[1:]), *rows, total()])


def dotted_texts() -> Page:
    """All figures are texts with dots."""
    rows = [[dotted(cell) if isinstance(cell, int) else cell for cell in row] for row in [*lines(), total()]]
    return Page([(TITLE,), (), _HEADS, *rows])


def comma_texts() -> Page:
    """All figures are texts with commas, as an English program writes them."""
    rows = [
        [f"{cell:,}" if isinstance(cell, int) else str(cell or "").replace(",", ".") for cell in row]
        for row in [*lines(), total()]
    ]
    return Page([(TITLE,), (), _HEADS, *rows])


def ranks_and_capitals() -> Page:
    """Names with their rank, a number before them, and other letters."""
    rows = [[line[0], f"{line[0]}. KEC. {str(line[1]).upper()}", *line[2:]] for line in lines()]
    return Page([(TITLE,), (), _HEADS, *rows, total()])


def new_pages() -> Page:
    """Heads again on each printed page, the total of a page below each."""
    rows: list[Sequence[Cell]] = [(TITLE,), ()]
    for part in (lines()[:4], lines()[4:]):
        sums = [sum(int(str(line[place])) for line in part) for place in (2, 3)]
        rows += [_HEADS, *part, ["Jumlah halaman ini", None, *sums]]
    return Page([*rows, total()])


def merged_heads() -> Page:
    """Heads over three rows, merged in all directions; men and women beside their sum."""
    heads: list[Sequence[Cell]] = [
        ("NO", "KECAMATAN", "KTP-EL", None, None, None, None, None),
        (None, None, "WAJIB", None, None, "SUDAH REKAM", None, None),
        (None, None, "LK", "PR", "LK+PR", "LK", "PR", "LK+PR"),
    ]
    rows = [[number, name, *_parted(low), *_parted(high)] for number, name, low, high, _ in lines()]
    sums = [sum(int(str(row[place])) for row in rows) for place in range(2, 8)]
    spans = ("A3:A5", "B3:B5", "C3:H3", "C4:E4", "F4:H4", "A1:H1", "A14:B14")
    return Page([(TITLE,), (), *heads, *rows, ["JUMLAH", None, *sums]], spans)


def _parted(figure: Cell) -> tuple[int, int, int]:
    whole = int(str(figure))
    return whole // 2, whole - whole // 2, whole


def notes_below() -> Page:
    """A source and the place for a signature below."""
    notes: list[Sequence[Cell]] = [
        (),
        ("Sumber: database kependudukan, 31 Desember 2023",),
        (None, None, "Paringin, 4 Januari 2024"),
        (None, None, "Kepala Dinas"),
    ]
    return Page([*plain().rows, *notes])


PAGES: Mapping[str, Callable[[], Page]] = {
    made.__name__: made
    for made in (
        plain, many_titles, numbering_row, blank_columns, blank_rows, total_above, two_tables, codes_beside,
        dotted_texts, comma_texts, ranks_and_capitals, new_pages, merged_heads, notes_below,
    )
}  # fmt: skip


def write_ugly(folder: Path, name: str) -> Path:
    """Write a variant as a book."""
    return write_xlsx(folder / "ktp.xlsx", {"KTP": PAGES[name]()})


def write_ugly_csv(folder: Path, name: str, sign: str = ";") -> Path:
    """Write a variant as text; merged cells are lost there, as they are in real exports."""
    return write_csv(folder / "ktp.csv", PAGES[name]().rows, sign, "cp1252")
