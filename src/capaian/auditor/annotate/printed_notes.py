"""Pages behind a copy of a pdf that tell in print what its marks mean and what their notes say."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf

_A4: Final = (595, 842)
_MARGIN: Final = 56
_SIZE: Final = 9
_LEADING: Final = 12
_SIGNS_OF_LINE: Final = 100
"""Of Helvetica of nine points, in the width between the margins."""
_LINES_OF_PAGE: Final = (_A4[1] - 2 * _MARGIN) // _LEADING
_LEGEND: Final = (
    "Catatan pemeriksaan",
    "",
    (
        "Merah berbingkai: galat. Kuning: peringatan. Biru keabuan: catatan. Titik-titik di "
        "bawah: sudah benar,"
    ),
    (
        "sesuai setelah angka lain diperbaiki. Hijau berbingkai: angka yang perlu diperbaiki. "
        "Ungu: kemungkinan"
    ),
    "lain. Abu-abu: tidak teruji; angka itu tidak ikut hitungan dan tidak dicetak di tempat lain.",
    "",
)
_SIGNS: Final = str.maketrans({"\u2212": "-", "\u2192": "->", "\u2265": ">=", "\u2264": "<="})
"""Signs that the font of every viewer lacks."""


def append_notes(pdf: pikepdf.Pdf, notes: Sequence[tuple[Sequence[str], int | None]]) -> None:
    """Append pages with a legend and all notes, each with its page."""
    lines = [*_LEGEND, *_lines(notes)]
    for start in range(0, len(lines), _LINES_OF_PAGE):
        _append_page(pdf, lines[start : start + _LINES_OF_PAGE])


def _lines(notes: Sequence[tuple[Sequence[str], int | None]]) -> Iterator[str]:
    for note, page in notes:
        head, *rest = note
        yield from textwrap.wrap(f"{head}{f' (halaman {page})' if page else ''}", _SIGNS_OF_LINE)
        for line in rest:
            yield from textwrap.wrap(
                line, _SIGNS_OF_LINE, initial_indent="    ", subsequent_indent="    "
            )
        yield ""


def _append_page(pdf: pikepdf.Pdf, lines: Sequence[str]) -> None:
    page = pdf.add_blank_page(page_size=_A4)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Name.WinAnsiEncoding,
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(Catatan=pdf.make_indirect(font)))
    head = f"BT /Catatan {_SIZE} Tf {_LEADING} TL {_MARGIN} {_A4[1] - _MARGIN} Td".encode()
    drawn = (b"(" + _encode(line) + b") Tj T*" for line in lines)
    page.Contents = pdf.make_stream(b"\n".join((head, *drawn, b"ET")))


def _encode(line: str) -> bytes:
    """Return a line in the codes of the font, with what ends a string of a pdf marked."""
    code = line.translate(_SIGNS).encode("cp1252", "replace")
    return code.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
