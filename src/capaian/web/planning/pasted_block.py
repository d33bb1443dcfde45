"""A block of a spreadsheet that somebody pasted: its rows, and columns of persons,
which are refused.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Sequence
from io import StringIO
from itertools import zip_longest
from typing import Final

from capaian.rules.facts import fold

MAX_PASTED_LETTERS: Final = 100_000


def split_block(block: str) -> tuple[list[list[str]], str]:
    """Return the rows that say anything, and why there are none where a block is too long.

    Args:
        block: Parted by tabs, as spreadsheets copy it, or by semicolons, as downloads have it.

    Examples:
        >>> split_block("Kode;Pagu")
        ([['Kode', 'Pagu']], '')
        >>> split_block("x" * 100_001)
        ([], 'Tempelan lebih dari 100.000 huruf; tempel sebagian-sebagian.')
    """
    if len(block) > MAX_PASTED_LETTERS:
        return [], "Tempelan lebih dari 100.000 huruf; tempel sebagian-sebagian."
    delimiter = "\t" if "\t" in block else ";"
    table = csv.reader(StringIO(block.replace("\r", "\n")), delimiter=delimiter)
    return [row for row in table if any(map(str.strip, row))], ""


def refuse_personal_columns(rows: Sequence[Sequence[str]], headings: Collection[str]) -> str:
    """Return why a block is refused whose columns hold data of persons,
    but for the headings of the sheet.
    """
    from capaian.dossier.intake.persons import (
        BARE_NAMES,
        names_person,
    )  # only pasted blocks need it

    for head, cells in zip(rows[0], zip_longest(*rows[1:], fillvalue=""), strict=False):
        if fold(head) not in {*headings, *BARE_NAMES} and names_person(
            head, [*filter(None, cells)]
        ):
            return f"Kolom “{head}” memuat data orang. Hapus kolomnya, lalu tempel lagi."
    return ""
