"""The note on the head of a column: what belongs there, in which form, and an example."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from capaian.dossier.excel.identity import BESIDE
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.rows.sheets import ColumnRole, SheetColumn
from capaian.dossier.tables.declaration import ColumnNeed

_EXAMPLES: Final[Mapping[str, str]] = {
    "code": "iku-1",
    "codes": "iku-1 iku-2",
    "area_code": "63.11.02",
    "decimal": "99,53",
    "count": "12336",
    "integer": "2",
    "year": "2024",
    "period": "2024, 2024-S1, 2024-Q3, atau 2024-M07",
    "day": "31/12/2024",
    "partial_date": "2024-07-14, 2024-07, atau 2024",
    "mark": "2024-07-14, ya, atau tidak",
    "unit": "orang",
}
_NEEDS: Final[Mapping[ColumnNeed, str]] = {
    ColumnNeed.REQUIRED: "Wajib diisi.",
    ColumnNeed.COLUMN: "Kosong berarti belum dilaporkan, bukan nol.",
    ColumnNeed.OPTIONAL: "Boleh kosong.",
}


def note_of(column: SheetColumn) -> str:
    """Return the note of a column, one thing on each line."""
    return "\n".join(_lines(column))


def _lines(column: SheetColumn) -> Iterator[str]:
    yield column.title
    if column.help:
        yield in_sheets(column.help)
    if column.id.endswith(BESIDE):
        return
    yield _NEEDS[column.need]
    yield _form(column)
    if column.refers_to:
        yield f"Menyebut {' atau '.join(name.words for name in column.refers_to)} yang ada di buku ini."
    for word in column.kind.choices:
        label = column.kind.labels.get(word)
        yield f"• {word} = {label}" if label else f"• {word}"


def _form(column: SheetColumn) -> str:
    several = "beberapa, dipisah spasi: " if column.is_several else ""
    unit = f", dalam {column.unit}" if column.unit else ""
    is_name = column.role is ColumnRole.PARENT or bool(column.refers_to or column.kind.choices)
    example = "" if is_name else _EXAMPLES.get(column.kind.name, "")
    shown = f"; misalnya {example}" if example else ""
    return f"Bentuk: {several}{column.kind.title}{unit}{shown}."
