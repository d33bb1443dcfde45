"""A form of many cells of rows, each written only where it was changed;
quarters beside their year.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Final

from django import forms
from django.core.exceptions import ValidationError

from capaian.domain.numerals import decimals_of, plain, round_half_up, write_exact
from capaian.domain.period import Period, PeriodKind, read_period
from capaian.domain.plan import Indicator
from capaian.domain.policy import Aggregation
from capaian.domain.value import RUPIAH
from capaian.dossier.rows.sheets import SheetColumn
from capaian.dossier.tables.days import written_day
from capaian.dossier.tables.kinds import PARTIAL_DATE
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.facts import fold
from capaian.web.measurement.entry.cells import tidy_figure
from capaian.web.planning.cell_texts import (
    read_figure,
    read_target,
    shown_text,
    stated_in,
    takes_figures,
)
from capaian.web.planning.saving import CONFIRMED, NOT_SAVED, REASON, Refusal
from capaian.web.site.form_page import SHOWN_PREFIX
from capaian.web.years.change import Edit
from capaian.web.years.known import column_of
from capaian.web.years.models import Row


@dataclass(frozen=True)
class GridInput:
    """A place of a table, for one column of a row or for several that are typed as one text."""

    name: str
    label: str
    """What it is about, for messages and for who does not see the table."""
    sheet: str
    column: str
    new: Mapping[str, str]
    """The other cells of its row, where that is to be made."""
    row: Row | None = None
    heading: str = ""
    """Of its column in the table, by which figures are pasted."""
    proposed: str = ""
    """What the field begins with where nothing is stored."""
    kept: str = ""
    """Why it is not emptied here, if so."""
    removes_row: bool = False
    options: Sequence[tuple[str, str]] = ()
    """Texts that are chosen from, each with its words; none: it is typed."""

    @property
    def declared(self) -> SheetColumn:
        """How its column is declared."""
        return column_of(self.sheet, self.column)

    @property
    def stored(self) -> Mapping[str, str]:
        """The cells of its row."""
        return self.row.cells if self.row else {}

    @property
    def shown(self) -> str:
        """What is stored, as people write it."""
        return shown_text(self.declared, self.stored.get(self.column, ""))

    @property
    def offered(self) -> str:
        """What the field begins with: what is stored, else what is proposed."""
        return self.shown or self.proposed

    @property
    def is_decimal(self) -> bool:
        """Whether only signs of a figure are typed."""
        return self.declared.kind.is_number

    def read(self, text: str) -> Mapping[str, str]:
        """Return the columns that a text comes to, as a dossier writes them;
        raises `ValidationError`.
        """
        return {self.column: self.declared.kind.canonical(text)}

    def is_same(self, columns: Mapping[str, str]) -> bool:
        """Say whether columns say what is stored, in whatever letters."""
        stored = self.stored
        kinds = {name: column_of(self.sheet, name).kind for name in columns}
        return all(
            kinds[name].is_same(stored.get(name, ""), text) for name, text in columns.items()
        )


@dataclass(frozen=True, kw_only=True)
class GridLine:
    """A line of a table."""

    title: str
    code: str = ""
    others: Sequence[str] = ()
    """By what else a pasted line may name it."""
    cells: Sequence[GridInput] = ()
    """What is typed into it; a heading has none."""
    unit: str = ""
    last: str = ""
    """What it was in the year before, as people write it."""
    agreed: str = ""
    """Target of the agreement in force, where it is another one."""
    depth: int = 0
    course: QuarterCourse | None = None
    """Those of its cells that are quarters, with what they have to come to."""

    @property
    def cell(self) -> GridInput:
        """The first of its cells, where it has one."""
        return self.cells[0]


def names_of(indicator: Indicator) -> Sequence[str]:
    """Return by what a pasted line may name an indicator beside its code:
    `IKU 3` as well as `3`.
    """
    number = indicator.symbol.rpartition(" ")[2]
    return (indicator.symbol, number if number.isdigit() else "", indicator.name)


class GridField(forms.CharField):
    """The field of a cell; what is cleaned of it are the columns of its row."""

    def __init__(self, cell: GridInput) -> None:
        super().__init__(required=False, label=cell.label, initial=cell.offered)
        self.cell = cell

    def clean(self, value: object) -> Mapping[str, str]:
        """Return the columns that were typed; none where what is stored was left as it is."""
        text, cell = super().clean(value), self.cell
        if not text and cell.kept and cell.offered:
            raise ValidationError(cell.kept)
        if text == cell.shown.strip():
            return {}
        if cell.options and text not in dict(cell.options):
            raise ValidationError("Pilih dari daftar.")
        return cell.read(text)


class GridForm(forms.Form):
    """The cells of a table, as they are stored or as they were typed."""

    def __init__(
        self, cells: Sequence[GridInput], sent: Mapping[str, str] | None = None, prefix: str = ""
    ) -> None:
        """Make a field of each cell; what was sent with a prefix for fields
        that are gone is refused.
        """
        self.cells = {cell.name: cell for cell in cells}
        self.sent, self.beginning = sent or {}, prefix
        self.refusal: Refusal | None = None
        self._edited: list[Mapping[str, Mapping[str, str]]] = []
        # Fields that say what was shown in them have what is stored or proposed by now.
        shown = ((cell, self.sent.get(f"{SHOWN_PREFIX}{cell.name}", "")) for cell in cells)
        same = {
            cell.name: cell.offered for cell, text in shown if self.sent.get(cell.name, "") == text
        }
        super().__init__(None if sent is None else {**sent, **same})
        for cell in cells:
            self.fields[cell.name] = GridField(cell)

    def clean(self) -> None:
        """Refuse what somebody else wrote meanwhile, and what was typed for rows that are gone."""
        for name, columns in [*self.cleaned_data.items()]:
            cell, over = self.cells[name], self.sent.get(f"{SHOWN_PREFIX}{name}", "")
            if cell.offered.strip() not in (over, self.text(name)) and not cell.is_same(columns):
                words = dict(cell.options).get(cell.offered, cell.offered) or "kosong"
                words = (
                    f"Baru saja diubah orang lain menjadi {words}. Simpan lagi untuk memakai "
                    "isian Anda."
                )
                self.add_error(name, ValidationError(words, code="clash"))
        for name, text in self.sent.items() if self.beginning else ():
            is_lost = name.startswith(self.beginning) and name not in self.cells
            if is_lost and text != self.sent.get(f"{SHOWN_PREFIX}{name}", ""):
                lost = (
                    f"Isian Anda untuk {name.removeprefix(self.beginning)} tidak punya tempat "
                    "lagi di "
                )
                lost += f"halaman ini: {text or 'kosong'}. Barisnya baru saja dihapus."
                self.add_error(None, ValidationError(lost, code="lost"))

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return str(self.data.get(name, "") if self.is_bound else self.fields[name].initial)

    @property
    def headline(self) -> str:
        """What is said above all that is wrong; empty where nothing is."""
        return (
            self.refusal.headline
            if self.refusal
            else NOT_SAVED
            if self.is_bound and self.errors
            else ""
        )

    @property
    def status(self) -> int:
        """Of the answer with what is wrong."""
        codes = {each.code for errors in self.errors.as_data().values() for each in errors}
        if codes & {"clash", "lost"}:
            return 409
        return self.refusal.status if self.refusal else 422 if self.errors else 200

    @property
    def reason(self) -> str | None:
        """The reason as it was typed; `None`: none was asked for, or it is a cell of the table."""
        if REASON in self.cells:
            return None
        is_required = self.refusal is not None and self.refusal.asks_reason
        return self.sent.get(REASON, "" if is_required else None)

    @property
    def confirmed(self) -> str:
        """What is sent back so that what was asked about is taken for meant."""
        return self.refusal.confirmed if self.refusal else self.sent.get(CONFIRMED, "")

    def edits(self) -> list[Edit]:
        """Return what becomes of rows: those of which a cell was changed, and new ones."""
        rows: dict[str, dict[str, Mapping[str, str]]] = {}
        for name, columns in self.cleaned_data.items():
            cell = self.cells[name]
            if not cell.is_same(columns):
                key = str(cell.row.pk) if cell.row else "/".join((cell.sheet, *cell.new.values()))
                rows.setdefault(key, {})[name] = columns
        self._edited = [*rows.values()]
        return [self._edit(own) for own in self._edited]

    def _edit(self, typed: Mapping[str, Mapping[str, str]]) -> Edit:
        cells = [self.cells[name] for name in typed]
        first = cells[0]
        texts = {name: text for columns in typed.values() for name, text in columns.items()}
        if first.row is None:
            stated = {name: text for name, text in texts.items() if text}
            return Edit(first.sheet, {**first.new, **stated})
        is_removed = any(cell.removes_row and not self.data[cell.name] for cell in cells)
        return Edit(first.sheet, None if is_removed else texts, first.row.pk, first.row.version)

    def refuse(self, refusal: Refusal) -> None:
        """Show what kept the edits from being written,
        each problem at its cell where it has one.
        """
        self.refusal = refusal
        for problem in refusal.problems:
            typed = self._edited[problem.edit] if problem.edit is not None else {}
            at = next((name for name, columns in typed.items() if problem.column in columns), None)
            self.add_error(at, problem.message)


@dataclass(frozen=True)
class AmountCell(GridInput):
    """An amount in rupiah."""

    def read(self, text: str) -> Mapping[str, str]:
        """Return the amount; `Rp 48.500.000,00` is one."""
        typed = self.declared.kind.canonical(tidy_figure(self.sheet, RUPIAH, text))
        figure = read_figure(typed)
        if text and figure is None:
            raise ValidationError(f"“{text}” bukan bilangan. Tulis misalnya 12.500.")
        return {self.column: typed if figure is None else plain(figure)}


@dataclass(frozen=True, kw_only=True)
class TargetCell(GridInput):
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
class DayCell(GridInput):
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


_AGGREGATION_WORDS: Final[Mapping[Aggregation, str]] = {
    Aggregation.SUM: "menjumlah",
    Aggregation.LAST: "keadaan akhir",
    Aggregation.MEAN: "rata-rata sejak Januari",
}
_END_MISFIT: Final = "Triwulan IV {}, padahal target setahun {}. Samakan keduanya."
NO_WHOLE: Final = "Angka setahunnya kosong: isi, atau kosongkan juga yang berkala."


def quarter_in(head: str, year: int) -> Period | None:
    """Return the quarter that the heading of a pasted column names; `None`:
    it is of something else.

    Examples:
        >>> [str(quarter_in(head, 2026))
        ...     for head in ("Target TW I", "Q3", "2025-Q1", "TW-IV", "Satuan")]
        ['2026-Q1', '2026-Q3', '2025-Q1', '2026-Q4', 'None']
    """
    words = fold(head).removeprefix("target ").removeprefix("anggaran kas ").removeprefix("kas ")
    words = words.replace(" ke-", " ").replace("tw-", "tw ").replace("triwulan-", "triwulan ")
    try:
        period = read_period(words, year)
    except ValueError:
        return None
    return period if period.kind is PeriodKind.QUARTER else None


@dataclass(frozen=True)
class QuarterCourse:
    """The quarters of a line, and what they have to come to."""

    how: Aggregation
    whole: Sequence[GridInput]
    """What the year is to reach, the figure in force last."""
    parts: Sequence[GridInput]
    last: Sequence[Decimal | None] = ()

    @property
    def words(self) -> str:
        """How quarters come to the year, for who fills them in."""
        return _AGGREGATION_WORDS.get(self.how, "dihitung sejak Januari")

    @property
    def is_sum(self) -> bool:
        """Whether the quarters are added up."""
        return self.how is Aggregation.SUM

    def find_flaw(self, form: GridForm) -> str:
        """Say why the quarters cannot be those of the year; nothing where they can,
        or none was changed.
        """
        read = (*self.whole, *(self.parts if self.is_sum else self.parts[-1:]))
        is_same = all(form.text(cell.name) == cell.shown for cell in (*self.whole, *self.parts))
        if is_same or any(cell.name in form.errors for cell in read):
            return ""
        if not any(form.text(cell.name) for cell in self.parts):
            return ""
        if not any(form.text(cell.name) for cell in self.whole):
            return NO_WHOLE
        whole = self.figure_of_year(form.text)
        year, end = (form.text(cells[-1].name) for cells in (self.whole, self.parts))
        if whole is None:  # words, or a range
            stated = (
                [*own[-1].read(text).values()]
                for own, text in ((self.whole, year), (self.parts, end))
            )
            is_alike = not end or next(stated) == next(stated)
            return "" if is_alike else _END_MISFIT.format(end, year)
        parts = [_figure(cell, form.text(cell.name)) for cell in self.parts]
        is_below = self.is_sum and any(each is not None and each < 0 for each in (whole, *parts))
        return (
            "" if is_below else describe_misfit(whole, parts, is_sum=self.is_sum)
        )  # its own cell says so

    def figure_of_year(self, text_of: Callable[[str], str]) -> Decimal | None:
        """Return the figure of the year in force; `None` where it has none."""
        found = [_figure(cell, text_of(cell.name)) for cell in self.whole]
        return next((each for each in reversed(found) if each is not None), None)


def _figure(cell: GridInput, text: str) -> Decimal | None:
    try:
        return read_figure(cell.read(text).get(cell.column, ""))
    except ValidationError:
        return None


def describe_misfit(whole: Decimal, parts: Sequence[Decimal | None], *, is_sum: bool) -> str:
    """Say why quarters cannot come to the figure of their year; nothing where they can.

    Examples:
        >>> describe_misfit(Decimal(100), [Decimal(25), Decimal(50), Decimal(75), Decimal(100)],
        ...     is_sum=True)
        'Jumlah triwulan 250, padahal setahun 100: tampaknya dihitung sejak Januari. Tulis 25, 25,
        25, 25.'
        >>> describe_misfit(Decimal(100), [Decimal(40), Decimal(70), None, None], is_sum=True)
        'Jumlah triwulan 110, melebihi setahun 100.'
        >>> describe_misfit(Decimal("99.5"), [None, None, None, Decimal(98)], is_sum=False)
        'Triwulan IV 98, padahal target setahun 99,5. Samakan keduanya.'
    """
    known, shown = [each for each in parts if each is not None], write_exact(whole)
    if not is_sum:
        end = parts[-1]
        if end is None or end == whole:
            return ""
        return _END_MISFIT.format(write_exact(end), shown)
    total = sum(known, Decimal(0))
    if total == whole or (len(known) < len(parts) and total <= whole):
        return ""
    words = f"Jumlah triwulan {write_exact(total)}"
    if len(known) < len(parts):
        return f"{words}, melebihi setahun {shown}."
    if known[-1] == whole and known == sorted(known):
        steps = (after - before for before, after in pairwise((Decimal(0), *known)))
        own = ", ".join(map(write_exact, steps))
        return f"{words}, padahal setahun {shown}: tampaknya dihitung sejak Januari. Tulis {own}."
    more, gap = ("lebih", total - whole) if total > whole else ("kurang", whole - total)
    return f"{words}, padahal setahun {shown}: {more} {write_exact(gap)}."


def share_out(whole: Decimal, weights: Sequence[Decimal]) -> Sequence[Decimal]:
    """Return a figure in parts by weight, as fine as the figure itself, that add up to it.

    Examples:
        >>> [str(each) for each in share_out(Decimal(10), [Decimal(1)] * 4)]
        ['3', '2', '3', '2']
    """
    total = sum(weights)
    ends = [
        round_half_up(whole * each / total, decimals_of(whole)) for each in accumulate(weights)
    ]
    return [after - before for before, after in pairwise((Decimal(0), *ends))]


FILLERS: Final = ("rata", "tahun-lalu")
"""Ways to fill the quarters of lines that have none, by what a button sends: evenly,
or as last year.
"""


def fill_quarters(lines: Iterable[GridLine], way: str, sent: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of the quarters of each line that has none and a figure of the year,
    by field.

    What adds up is parted evenly, or in last year's proportion. A level is the same in each
    quarter, or takes last year's and ends with this year's.
    """
    found: dict[str, str] = {}
    for line in lines:
        course = line.course
        if course is None or any(sent.get(cell.name) for cell in course.parts):
            continue
        whole = course.figure_of_year(lambda name: sent.get(name, ""))
        if whole is None:
            continue
        even = [Decimal(1) if course.is_sum else whole] * len(course.parts)
        own = even if way == "rata" else [each for each in course.last if each is not None]
        if len(own) < len(course.parts) or (course.is_sum and sum(own) <= 0):
            continue
        figures = share_out(whole, own) if course.is_sum else [*own[:-1], whole]
        found |= {
            cell.name: write_exact(each) for cell, each in zip(course.parts, figures, strict=True)
        }
    return found
