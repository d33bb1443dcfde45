"""Who did what to a figure, from the log alone.

Who names the source of a value, or moves its row, has not written it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.rules.facts import group
from capaian.web.measurement.figures import MEASURED, given_columns
from capaian.web.measurement.flow import FormStep
from capaian.web.measurement.form.cells import SURVEY
from capaian.web.measurement.models import PostForm, Remark, Taken, reasons_in_force, who_decided
from capaian.web.planning.cell_texts import read_figure
from capaian.web.trail.models import Entry
from capaian.web.years.change import read_row_name, row_name
from capaian.web.years.models import OfficeYear

_DECISION_WORDS: Final = {
    FormStep.SUBMIT: "diajukan",
    FormStep.VERIFY: "diverifikasi",
    FormStep.APPROVE: "disetujui",
}
_COLUMNS_ASIDE: Final = frozenset({"source", "note", "reason"})
"""Columns that tell of a value and are none."""
_WORDS: Final = "text"


@dataclass(frozen=True, slots=True)
class FigureDeed:
    """Something that was done to a figure."""

    what: str
    by: str
    at: datetime


def value_columns(
    sheet: str, cells: Mapping[str, str], value: Decimal | None, text: str
) -> frozenset[str]:
    """Return in which columns of its row a number or its words stand,
    or none where it can be any.
    """
    given = given_columns(sheet) - (frozenset({"answers"}) if sheet == SURVEY else frozenset())
    if value is None:
        stored = cells.get(_WORDS, "").strip()
        return (
            frozenset({_WORDS}) if _WORDS in given and stored and stored == text.strip() else given
        )
    planned = given_columns(sheet, planned=True) - given_columns(sheet)
    for columns in (given - {_WORDS, "met"}, planned):  # judging is not writing
        if found := frozenset(
            name for name in columns if read_figure(cells.get(name, "")) == value
        ):
            return found
    return given


@dataclass
class RowHistory:
    """What the log tells of one row."""

    added: Entry | None = None
    """The entry by which it came after the year had begun."""
    renamed: Entry | None = None
    """The entry that made its values those of another thing, period or unit."""
    values: dict[str, Entry] = field(default_factory=dict)
    """Those that wrote its cells last, by column."""

    def take(self, entry: Entry) -> None:
        """Note an entry of the row; they come in the order of the log."""
        _, sheet, _ = read_row_name(entry.subject)
        cells, is_new = entry.after or {}, entry.action == "row.added"
        self.added = entry if is_new else self.added
        names = (str(name) for name, cell in cells.items() if str(cell).strip() or not is_new)
        written = {*names} - _COLUMNS_ASIDE
        values = written & given_columns(sheet, planned=True) if sheet in MEASURED else written
        self.values |= dict.fromkeys(values, entry)
        if written - values and not is_new:
            self.renamed = entry

    def last(self, columns: Collection[str]) -> Entry | None:
        """Return the entry that wrote one of some columns last; of none: any."""
        found = (each for name, each in self.values.items() if not columns or name in columns)
        return max(found, key=lambda each: each.number, default=None)

    def deeds(self, columns: Collection[str]) -> Iterator[FigureDeed]:
        """Yield who wrote a value, and who renamed its row since;
        what the program did is nobody's.
        """
        value, renamed = self.last(columns), self.renamed
        if value is not None and value.actor is not None:
            yield FigureDeed("diisi", str(value.actor), value.at)
        if (
            renamed is not None
            and renamed.actor is not None
            and (not value or renamed.number > value.number)
        ):
            yield FigureDeed(
                "diganti nama, periode, atau satuannya", str(renamed.actor), renamed.at
            )


def row_histories(subjects: Iterable[str]) -> Mapping[str, RowHistory]:
    """Return what the log tells of rows, by their names in it: asked once for all of them."""
    found: dict[str, RowHistory] = {}
    entries = Entry.objects.filter(action__startswith="row.", subject__in=[*subjects])
    for entry in entries.select_related("actor").order_by("number"):
        found.setdefault(entry.subject, RowHistory()).take(entry)
    return found


class DeedJournal:
    """The deeds of a page: asked once for all rows and forms that it shows,
    when the first is shown.
    """

    def __init__(self, year: OfficeYear) -> None:
        self._year = year
        self._subjects: dict[int, str] = {}
        self._forms: set[int] = set()

    def ask(self, sheet: str, row: int | None, form: PostForm | None) -> None:
        """Note what will be shown."""
        if row is not None:
            self._subjects[row] = row_name(self._year.pk, sheet, row)
        if form is not None and form.pk:
            self._forms.add(form.pk)

    def deeds(
        self,
        row: int | None,
        columns: Collection[str],
        form: PostForm | None,
        cells: Mapping[str, str],
    ) -> Iterator[FigureDeed]:
        """Yield whence a value came, who wrote and explained it, and who decided about its form.

        The value stands in some columns of a row, and in some cells of the form that holds it.
        """
        own = self._histories.get(self._subjects.get(row or 0, ""), RowHistory())
        if (
            row in self._subjects
            and own.added is None
            and own.last(columns) is None
            and self._beginning
        ):
            yield self._beginning
        yield from own.deeds(columns)
        if form is not None:
            given = self._reasons.get(form.pk, {})
            for remark in filter(None, map(given.get, cells.items())):
                yield FigureDeed(f"dijelaskan “{remark.text}”", str(remark.by), remark.at)
            yield from self._decided(form)

    def _decided(self, form: PostForm) -> Iterator[FigureDeed]:
        last: dict[str, Taken] = {}
        for each in self._steps.get(form.pk, ()):
            if (
                each.step == FormStep.RETURN
            ):  # what was decided before was decided of other figures
                last.clear()
            last[each.step] = each
        for step, words in _DECISION_WORDS.items():
            if step in last:
                yield FigureDeed(words, who_decided(last[step]), last[step].at)

    @cached_property
    def _histories(self) -> Mapping[str, RowHistory]:
        return row_histories(self._subjects.values())

    @cached_property
    def _beginning(self) -> FigureDeed | None:
        """With which file the year began, and who brought it;
        `None` where the log does not tell.
        """
        entry = Entry.of_beginning(self._year.office_id, self._year.year)
        if entry is None or entry.actor is None:
            return None
        name = str((entry.after or {}).get("name", ""))
        return FigureDeed(
            f"berasal dari berkas {name or 'awal tahun'}, dibawa", str(entry.actor), entry.at
        )

    @cached_property
    def _reasons(self) -> Mapping[int, Mapping[tuple[str, str], Remark]]:
        remarks = Remark.objects.filter(form__in=self._forms, kind=Remark.Kind.EXPLANATION)
        found = group(remarks.select_related("by"), lambda each: each.form_id)
        return {form: reasons_in_force(own) for form, own in found.items()}

    @cached_property
    def _steps(self) -> Mapping[int, Sequence[Taken]]:
        taken = Taken.objects.filter(
            form__in=self._forms, step__in=[*_DECISION_WORDS, FormStep.RETURN]
        )
        return group(taken.select_related("by", "acted_for"), lambda each: each.form_id)
