"""Cells of the tables of planning: figures, amounts in rupiah, targets, days, posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from capaian.domain.numerals import plain
from capaian.domain.plan import Indicator
from capaian.domain.value import RUPIAH
from capaian.dossier.tables.days import written_day
from capaian.dossier.tables.kinds import PARTIAL_DATE
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.web.measurement.entry.typed_figures import tidy_figure
from capaian.web.planning.grids.forms import GridCell
from capaian.web.planning.target_texts import read_figure, read_target, stated_in, takes_figures

_NO_AMOUNT: Final = "“{}” bukan bilangan. Tulis misalnya 12.500."


@dataclass(frozen=True)
class AmountCell(GridCell):
    """An amount in rupiah."""

    def read(self, text: str) -> Mapping[str, str]:
        """Return the amount; `Rp 48.500.000,00` is one."""
        typed = self.declared.kind.canonical(tidy_figure(self.sheet, RUPIAH, text))
        figure = read_figure(typed)
        if text and figure is None:
            raise ValidationError(_NO_AMOUNT.format(text))
        return {self.column: typed if figure is None else plain(figure)}


@dataclass(frozen=True, kw_only=True)
class TargetCell(GridCell):
    """A target of an indicator: its columns are those of a figure, of a range and of words."""

    indicator: Indicator

    @property
    def shown(self) -> str:
        """The target that is stored, as people write it."""
        return stated_in(self.sheet, self.stored)

    @property
    def is_decimal(self) -> bool:
        """Whether only signs of a figure are typed."""
        return takes_figures(self.indicator)

    def read(self, text: str) -> Mapping[str, str]:
        """Return the columns of a target."""
        return read_target(self.sheet, self.indicator, text)


@dataclass(frozen=True)
class DayCell(GridCell):
    """The day on which a paper of a year is signed; the month may be all that is known."""

    def read(self, text: str) -> Mapping[str, str]:
        """Return the day."""
        typed = self.declared.kind.canonical(written_day(text))
        how = f"Tulis misalnya {days_like((self.stored or self.new).get('year', ''))}."
        try:
            is_year = bool(typed) and len(str(PARTIAL_DATE.read_cell(typed))) <= len("2026")
        except RejectedValueError:
            raise ValidationError(f"“{text}” bukan tanggal. {how}") from None
        if is_year:
            raise ValidationError(f"Tahunnya saja ({text}) belum cukup. {how}")
        return {self.column: typed}


def days_like(year: int | str, day: int = 28) -> str:
    """Return how the day of a paper may be typed, by a day in January of its year."""
    return f"{day} Januari {year}, {day:02}/01/{year}, atau bulannya saja: Januari {year}"
