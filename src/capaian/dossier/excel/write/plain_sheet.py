"""A workbook of one sheet: heads and rows, no notes and no choices,
the same bytes for the same rows.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

_MADE_AT: Final = datetime(2020, 1, 1, tzinfo=UTC)
_MAX_SHEET_NAME: Final = 31
_NO_SHEET_SIGNS: Final = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_NARROW, _WIDE = 14, 34


def write_plain_sheet(
    title: str, heads: Sequence[str], rows: Iterable[Sequence[Decimal | str | None]]
) -> bytes:
    """Return a workbook; texts stay texts, whatever they begin with, and figures are figures."""
    # Loaded here: most pages write no workbook, and the library takes a tenth of a second.
    from xlsxwriter import Workbook

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(target, options) as book:
        book.set_properties({"title": title, "created": _MADE_AT})
        sheet = book.add_worksheet(title[:_MAX_SHEET_NAME].translate(_NO_SHEET_SIGNS))
        head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1})
        for place, words in enumerate(heads):
            sheet.write_string(0, place, words, head)
            sheet.set_column(place, place, _NARROW if place else _WIDE)
        for line, row in enumerate(rows, 1):
            for place, value in enumerate(row):
                if isinstance(value, Decimal):
                    sheet.write_number(line, place, value)
                elif value:
                    sheet.write_string(line, place, value)
        sheet.freeze_panes(1, 0)
    return target.getvalue()
