"""Where the data of a block are filled in, for the remark that they are not there yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from capaian.dossier.tables import ALL, Part, Table

NO_DATA: Final = "datanya belum ada"
_UNFILLED: Final = "belum ada data di lembar {}"
_NONE_SUCH: Final = "tidak ada yang demikian di lembar {}"


def why_empty(sheet: str, query: str, *, holds_others: bool = False) -> str:
    """Return why a block has nothing to show: which sheet of the workbook holds no such data.

    Args:
        sheet: What the layout says; empty where the query tells.
        query: The query of the block, which begins with the name of a part of the dossier or with another.
        holds_others: The part holds something, but nothing that the query asks for.

    Examples:
        >>> why_empty("", "people.status.rows"), why_empty("Tahun-tahun lalu", "item.years")
        ('belum ada data di lembar Pegawai', 'belum ada data di lembar Tahun-tahun lalu')
        >>> why_empty("", "agreements where kind = tier", holds_others=True)
        'tidak ada yang demikian di lembar Perjanjian kinerja'
        >>> why_empty("", "item.rows")
        'datanya belum ada'
    """
    path = query.split(" ")[0].removeprefix("office.")
    name = sheet or _sheets_by_field().get(path.split(".")[0], "")
    words = _NONE_SUCH if holds_others else _UNFILLED
    return words.format(name) if name else NO_DATA


@cache
def _sheets_by_field() -> Mapping[str, str]:
    """Return the names of sheets by the fields of the office-year that they fill."""
    return {field: title.replace("/", "-") for part in ALL for field, title in _fields(part)}


def _fields(part: Part) -> Iterator[tuple[str, str]]:
    """Yield the fields that a part fills, each with the title of its sheet."""
    if isinstance(part, Table):
        yield part.field, part.title
        return
    for column in part.shape.columns:
        yield column.target, column.title
