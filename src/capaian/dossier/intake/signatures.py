"""Who signs a sheet: `Sendawar, 31 Desember 2024`, `Kepala Dinas,`, a name, `NIP. …`. None of it is data.

Such rows stand below a table, or between its pages. A list of persons has their numbers in its rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.grid import as_text
from capaian.dossier.intake.row_kinds import RowKind
from capaian.dossier.intake.title_words import DOCUMENTS, is_note, is_title
from capaian.dossier.intake.words import tokens
from capaian.dossier.personal import mask_personal_numbers
from capaian.dossier.spreadsheets.model import CellValue

_MOST_ROWS: Final = 9
"""Rows from who signs to the number: room for a stamp lies between."""
_NUMBER: Final = re.compile(
    r"(?:nip|nrp|niptt|nipppk)\b[\s.:…_x-]*|[\s.:]*x{18}|x{8} x{6} x x{3}", re.IGNORECASE
)
_HINT: Final = re.compile(r"[0-9]{8}|nip|nrp", re.IGNORECASE)
"""What a row of such a number holds, and hardly any other."""
_FROM: Final = Decimal(10) ** 17
"""A number cell with 18 digits, of which a table program has lost some."""
# Kepala Dinas, · Plt. Sekretaris · a.n. Bupati · Mengetahui: · Disusun oleh
INSTEAD: Final = r"(?:plt|plh|pj|pjs|a\.? ?n|u\.? ?b)\b\.? *"
"""Before a post: who signs stands in for its holder."""
POSTS: Final = (
    "kepala|sekretaris|bupati|wali ?kota|gubernur|camat|lurah|bendahara|pejabat|pengguna anggaran|ketua"
    "|direktur|operator|petugas|kasubbag|kabid|kasi|ppk|pptk"
)
"""How posts begin that sign."""
AGREED: Final = "mengetahui|menyetujui|diketahui|disetujui|disusun|dibuat|diperiksa|ditandatangani|ttd"
"""What stands above who signs."""
_SIGNER: Final = re.compile(rf"(?:{INSTEAD})?(?:{POSTS}|kuasa pengguna|{AGREED})\b", re.IGNORECASE)


def rows_of_signatures(rows: Sequence[Sequence[CellValue]], kinds: Sequence[RowKind]) -> frozenset[int]:
    """Return the rows of those who sign, by their places from 0.

    A number ends them. It is that of one who signs where an office or place and date stands above it, or
    where no row of figures comes next; numbers right below each other are those of a list.
    """
    found = Signatures(rows, kinds)
    return frozenset(index for at in range(len(rows)) for index in found.ending_with(at))


@dataclass(frozen=True)
class Signatures:
    """Looks for them in a sheet."""

    rows: Sequence[Sequence[CellValue]]
    kinds: Sequence[RowKind]

    def ending_with(self, at: int) -> Iterator[int]:
        """Yield the rows of a signature whose number stands in a row."""
        if not self._is_number(at):
            return
        above = [*self._above(at)]
        signers = [index for index in above if self._is_signer(index)]
        following = next((n for n in range(at + 1, len(self.rows)) if self._texts(n)), None)
        is_in_list = any(self._is_number(n) for n in (next(iter(above), None), following) if n is not None)
        is_before_figures = following is not None and self.kinds[following] is RowKind.FIGURES
        if is_in_list or (is_before_figures and not signers):
            return
        yield at
        names = [index for index in above[:1] if self._is_name(index, at)]
        yield from (index for index in above if index >= min(signers)) if signers else names

    def _above(self, at: int) -> Iterator[int]:
        """Yield the filled rows above, from the lowest, up to those of figures."""
        for index in range(at - 1, max(at - 1 - _MOST_ROWS, -1), -1):
            if self.kinds[index] is RowKind.FIGURES or self.kinds[index] is RowKind.NUMBERING:
                return
            if self._texts(index):
                yield index

    def _texts(self, index: int) -> list[str]:
        return [text for cell in self.rows[index] if (text := as_text(cell))]

    def _is_number(self, index: int) -> bool:
        """Say whether a row holds a number of persons, or its label, and nothing else."""
        cells = [cell for cell in self.rows[index] if as_text(cell)]
        long = [cell for cell in cells if isinstance(cell, Decimal) and cell >= _FROM]
        if not long and not any(isinstance(cell, str) and _HINT.search(cell) for cell in cells):
            return False
        texts = [mask_personal_numbers(as_text(cell)) for cell in cells if cell not in long]
        told = [text for text in texts if _NUMBER.match(text)]
        left = [_NUMBER.sub("", text) for text in texts]
        return bool(told or long) and not any(re.search(r"[^\W_x]", text) for text in left)

    def _is_signer(self, index: int) -> bool:
        texts = self._texts(index)
        return self.kinds[index] is RowKind.WORDS and any(
            (_SIGNER.match(text) or is_note(text)) and not is_title(text) for text in texts
        )

    def _is_name(self, index: int, at: int) -> bool:
        """Say whether a row has a text above the number alone, which is no title."""
        places = {n for n, cell in enumerate(self.rows[index]) if as_text(cell)}
        below = {n for n, cell in enumerate(self.rows[at]) if as_text(cell)}
        words = self._texts(index)
        is_said = any(is_title(text) or tokens(text) & DOCUMENTS for text in words)
        return places <= below and not is_said
