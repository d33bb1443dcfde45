"""A number of a report that its dossier does not give."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnsupportedNumber:
    """A number of a report that does not follow from the dossier it should come from."""

    line: int
    page: int | None
    place: str
    quote: str
    printed: str
    nearest: str = ""
    """What the dossier has of the same thing: `KIA terbit, Juai, Tahun 2023 = 1.234`; empty if nothing."""
    is_elsewhere: bool = False
    """Whether the dossier has this value of something else."""
    counts_lines: bool = True
    """Whether a reader of the file can count its lines."""

    @property
    def line_words(self) -> str:
        """Indonesian: the line of a text; empty for other files."""
        return f"baris {self.line}" if self.counts_lines else ""

    @property
    def remark(self) -> str:
        """What the dossier says instead, in Indonesian.

        Examples:
            >>> UnsupportedNumber(3, None, "Tabel 4", "Juai 12", "12", "Rusak, Juai = 11").remark
            'Dossier: Rusak, Juai = 11.'
            >>> UnsupportedNumber(3, None, "Tabel 4", "Juai 12", "12").remark
            'Tidak ada di mana pun dalam dossier.'
        """
        if self.nearest:
            return f"Dossier: {self.nearest}."
        if self.is_elsewhere:
            return "Dalam dossier hanya ada untuk hal lain."
        return "Tidak ada di mana pun dalam dossier."
