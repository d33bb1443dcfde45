"""Invented reports of many shapes: numbers in any style, tables of achievements, shares and sums."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import strategies as st

NAMES = (
    "Kapal ikan yang terdaftar", "Dermaga yang laik pakai", "Nelayan yang berasuransi",
    "Pasar lelang yang buka", "Bibit lobster yang ditebar", "Sekolah pelayaran yang dinilai",
    "Gudang garam yang terisi", "Rumah pompa yang menyala", "Alur laut yang dikeruk",
    "Mercusuar yang terawat",
)  # fmt: skip
"""Names of things that are counted, no two alike."""
STYLES = ("indonesian", "english")


def grouped(whole: int, mark: str) -> str:
    """Write a whole number with a mark at every third digit, from the right."""
    digits, parts = str(whole), []
    while digits:
        parts.append(digits[-3:])
        digits = digits[:-3]
    return mark.join(reversed(parts))


def written(units: int, decimals: int, style: str, *, is_grouped: bool = True) -> str:
    """Write `units` of the last decimal in a style: 12345 with two decimals is 123,45."""
    thousands, point = (".", ",") if style == "indonesian" else (",", ".")
    whole, rest = divmod(units, 10**decimals)
    text = grouped(whole, thousands) if is_grouped else str(whole)
    return f"{text}{point}{rest:0{decimals}d}" if decimals else text


def half_up(value: Fraction, decimals: int) -> int:
    """Return a value that is not negative in units of the last decimal, halves rounded up."""
    return int(value * 10**decimals + Fraction(1, 2))


def half_even(value: Fraction, decimals: int) -> int:
    """Return a value in units of the last decimal, halves rounded to the even neighbour."""
    return round(value * 10**decimals)


def cut_off(value: Fraction, decimals: int) -> int:
    """Return a value that is not negative in units of the last decimal, the rest cut off."""
    return int(value * 10**decimals)


ROUNDINGS = (half_up, half_even, cut_off)


@dataclass(frozen=True)
class Shape:
    """How a table is printed: heads, order of the columns, number style."""

    name: str
    heads: tuple[str, ...]
    """Heads of number, name, and figures in the order in which they are computed: inputs, then result."""
    order: tuple[int, ...]
    style: str
    title: str


ACHIEVEMENTS = (
    Shape("capaian", ("No", "Sasaran", "Realisasi", "Target", "Capaian (%)"), (0, 1, 3, 2, 4), "indonesian",
          "Tabel 1 Capaian Kinerja Tahun 2031"),
    Shape("ketercapaian", ("No", "Uraian lapangan", "Hasil", "Rencana", "Tingkat Ketercapaian (%)"),
          (0, 4, 2, 3, 1), "english", "Tabel 1 Hasil Kerja"),
)  # fmt: skip
ABSORPTIONS = (
    Shape("serapan", ("No", "Program", "Realisasi Anggaran (Rp)", "Pagu Anggaran (Rp)", "Serapan (%)"),
          (0, 1, 3, 2, 4), "indonesian", "Tabel 1 Anggaran Tahun 2031"),
    Shape("penyerapan", ("No", "Kegiatan", "Belanja (Rp)", "Alokasi Anggaran (Rp)", "Penyerapan (%)"),
          (0, 4, 3, 2, 1), "english", "Tabel 1 Alokasi dan Belanja"),
)  # fmt: skip
COVERAGES = (
    Shape("cakupan", ("No", "Desa", "Sudah memiliki kartu", "Wajib kartu", "Cakupan (%)"), (0, 1, 3, 2, 4),
          "indonesian", "Tabel 1 Cakupan Kartu Tani"),
    Shape("persentase", ("No", "Gampong", "Tercatat", "Jumlah keluarga", "Persentase"), (0, 1, 2, 3, 4),
          "english", "Tabel 1 Keluarga Tercatat"),
)  # fmt: skip


def lines_of(shape: Shape, rows: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of a table as lines, head first; cells are parted by tabs."""
    return ["\t".join(row[place] for place in shape.order) for row in (shape.heads, *rows)]


def printed(shape: Shape, rows: Sequence[Sequence[str]]) -> str:
    return "\n".join((shape.title, "", *lines_of(shape, rows), ""))


@dataclass(frozen=True)
class Shares:
    """A table in which each row is a share of two figures."""

    shape: Shape
    figures: tuple[tuple[int, int], ...]
    """Part and whole of each row."""
    decimals: int = 2

    def units(self, place: int) -> int:
        """Return the share of a row in units of its last decimal, halves up."""
        part, whole = self.figures[place]
        return half_up(Fraction(100 * part, whole), self.decimals)

    def rows(self, *, change: tuple[int, int, str] | None = None) -> list[list[str]]:
        """Return the rows as printed; `change`: row, cell and what is printed there instead."""
        made = []
        for place, (part, whole) in enumerate(self.figures):
            share = written(self.units(place), self.decimals, self.shape.style)
            figures = (written(part, 0, self.shape.style), written(whole, 0, self.shape.style))
            made.append([str(place + 1), NAMES[place], *figures, share])
        if change is not None:
            row, cell, text = change
            made[row][cell] = text
        return made

    def text(self, *, change: tuple[int, int, str] | None = None) -> str:
        return printed(self.shape, self.rows(change=change))


def shares(shapes: Sequence[Shape], low: int, high: int) -> st.SearchStrategy[Shares]:
    """Tables of four to eight rows whose parts are between a half and nearly all of wholes in a range."""
    whole = st.integers(low, high)
    row = whole.flatmap(lambda w: st.tuples(st.integers(w // 2, w - 1 - w // 50), st.just(w)))
    rows = st.lists(row, min_size=4, max_size=8, unique_by=(lambda r: r[0], lambda r: r[1]))
    return st.builds(Shares, st.sampled_from(shapes), rows.map(tuple))


def other_digits(text: str, place: int, by: int) -> str:
    """Return a number with one of its digits changed: the digit at a place among its digits, by 1 to 9."""
    spots = [spot for spot, sign in enumerate(text) if sign.isdigit()]
    spot = spots[place % len(spots)]
    return f"{text[:spot]}{(int(text[spot]) + by) % 10}{text[spot + 1 :]}"
