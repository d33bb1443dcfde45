"""What an audit tested: how many printed figures took part in a law, agreed with another,
stand alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from capaian.domain.numerals import write_count


@dataclass(frozen=True, slots=True)
class FigureCounts:
    """Counts of printed figures; one may take part in a law and agree with
    another print as well.
    """

    printed: int = 0
    in_law: int = 0
    agreed: int = 0
    alone: int = 0
    """Neither: nothing that the report prints tells whether they are right."""

    @property
    def words(self) -> str:
        """Indonesian: what was tested, and what nobody tested.

        Examples:
            >>> FigureCounts(58, 0, 0, 58).words
            'Dari 58 angka tercetak 58 tidak teruji: tidak ikut hitungan dan tidak dicetak di
            tempat lain'
            >>> FigureCounts(1200, 900, 400, 0).words
            'Dari 1.200 angka tercetak 900 ikut hitungan, 400 sama dengan cetakan lain; semuanya
            teruji'
            >>> FigureCounts().words
            'Tidak ada angka tercetak yang dapat dibaca, jadi tidak ada yang teruji'
        """
        if not self.printed:
            return "Tidak ada angka tercetak yang dapat dibaca, jadi tidak ada yang teruji"
        counted = [
            f"{write_count(count)} {words}"
            for count, words in (
                (self.in_law, "ikut hitungan"),
                (self.agreed, "sama dengan cetakan lain"),
            )
            if count
        ]
        untested = "tidak teruji: tidak ikut hitungan dan tidak dicetak di tempat lain"
        rest = f"{write_count(self.alone)} {untested}" if self.alone else "semuanya teruji"
        counts = "; ".join(filter(None, (", ".join(counted), rest)))
        return f"Dari {write_count(self.printed)} angka tercetak {counts}"


@dataclass(frozen=True, slots=True)
class AloneFigure:
    """A printed figure that nothing tested."""

    line: int
    page: int | None
    printed: str
    quote: str
    """The row or sentence that it stands in."""
    mark: tuple[int, int] | None
    """Where it begins and ends in the quote."""


@dataclass(frozen=True, slots=True)
class TestedPart:
    """A table, or the sentences of a page, with how its figures were tested."""

    place: str
    """Indonesian: `Tabel 3.10`, or `kalimat`."""
    page: int | None
    counts: FigureCounts
    alone: tuple[AloneFigure, ...] = ()

    @property
    def name(self) -> str:
        """Indonesian: the place with its page where it does not tell it.

        Examples:
            >>> TestedPart("kalimat", 4, FigureCounts()).name
            'kalimat di halaman 4'
        """
        has_page = self.page is None or "halaman" in self.place
        return self.place if has_page else f"{self.place} di halaman {self.page}"
