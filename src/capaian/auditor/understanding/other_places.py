"""Places and parts of an office that sentences name and a table does not tell of.

`Di Kampung Nendali, Distrik Waibu, 81,20 persen` is no figure of the row of Waibu.
"""

from __future__ import annotations

import re
from typing import Final

from capaian.auditor.printed.table import PrintedTable

_PLACE: Final = re.compile(
    r"\b(?i:desa|kampung|kelurahan|nagari|gampong|dusun|puskesmas|pustu|posyandu|rsud|uptd?|bidang|seksi)\s+"
    r"(?P<name>[A-Z][^\W\d_]+)"
)
"""What lies within the rows of most tables, with the first word of its own name."""


def names_other_place(text: str, table: PrintedTable) -> bool:
    """Say whether a text names a place that stands neither in the title nor in a row of a table."""
    places = {match["name"].casefold() for match in _PLACE.finditer(text)}
    if not places:
        return False
    rows = (cell for row in table.rows for cell in row.texts)
    known = " ".join((table.title, *rows)).casefold()
    return any(name not in known for name in places)
