"""What cells of a sheet can be chosen of, and what they say,
in names and words instead of codes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import STAGE_WORDS, Register
from capaian.domain.survey import SurveyTrait
from capaian.domain.work import KINDS_OF_MONEY, RestatedColumn
from capaian.dossier.rows.sheets import ColumnRole, SheetColumn, SheetSpec
from capaian.dossier.tables.kinds import ALL_KINDS_CODE, PERIOD, UNIT, labels_of
from capaian.dossier.tables.parts import FEEDS, SERVICES
from capaian.rules.facts import Facts
from capaian.rules.formula.explain import explain
from capaian.rules.formula.parse import parse_readable
from capaian.rules.registers.balance import blank_names, item_names
from capaian.web.planning.cell_texts import is_list, name_index, named_text, written_text
from capaian.web.planning.sheets import INPUTS
from capaian.web.years.known import SHEETS, YearState

_MAX_CHOICES: Final = 300
"""Where there are more, people type them."""

Options = Sequence[tuple[str, str]]
WORDS_OF_UNDEFINED_CODES: Final = {
    **labels_of(RestatedColumn),
    **labels_of(SurveyTrait),
    **ALL_KINDS_CODE,
    **{
        "*": "semua wilayah",
        "area": "wilayah",
        "kind": "jenis",
        "stage": "tahap",
        "detail": "rincian",
    },
    **{"number": "banyaknya", "day": "hari", "us-day": "hari, bulan di depan", "month": "bulan"},
    **{"year": "tahun", "period": "periode", "start": "awal", "end": "akhir"},
}
"""Words for what is valid although nothing defines it."""


@dataclass(frozen=True)
class CellOptions:
    """What cells of a sheet can be chosen of, by column: what rows define, periods,
    items of registers.
    """

    spec: SheetSpec
    year_state: YearState

    def of(self, column: SheetColumn) -> Options:
        """Return codes with their names; none where anything may be written,
        or too much to read.
        """
        index = name_index(self.year_state)
        found = [pair for kind in column.refers_to for pair in index.of_kind.get(kind, {}).items()]
        if column.role is ColumnRole.PARENT and not found:
            found = self._parents(column)
        elif column.kind is PERIOD:
            found = [(str(each), each.label) for each in self._periods()]
        elif self.spec.id == FEEDS.file and not found:
            facts = self.year_state.read.partial if column.id == "item" else None
            found = [
                pair for each in Register if facts for pair in item_names(facts, each).items()
            ]
            found = [*STAGE_WORDS.items()] if column.id == "stage" else found
        elif column.kind is UNIT:
            rows = self.year_state.rows.get(self.spec.id, ())
            used = dict.fromkeys(filter(None, (row.cells.get(column.id) for row in rows)))
            found = [(written_text(column, text), "") for text in [*UNIT.labels, *used]]
        elif (self.spec.id, column.id) == (SERVICES.file, "blank"):
            facts = self.year_state.read.partial
            found = [*blank_names(facts.services).items()] if facts else []
        elif (self.spec.id, column.id) == (INPUTS, "kind"):
            found = [*(ALL_KINDS_CODE | KINDS_OF_MONEY).items()]
        return found if len(found) <= _MAX_CHOICES else ()

    def _parents(self, column: SheetColumn) -> list[tuple[str, str]]:
        """Return the rows of another sheet to which a row may belong."""
        listing, _, key = column.id.rpartition(".")
        names, sheets = (
            name_index(self.year_state).of_any,
            [SHEETS[each] for each in self.year_state.rows],
        )
        part = [each for each in sheets if each.part is self.spec.part]
        above = [each for each in part if each.path[-1:] == (listing,)] if listing else part
        keys = [(each.id, key or own.id) for each in above for own in each.keys[:1]]
        texts = [
            row.cells.get(name, "") for sheet, name in keys for row in self.year_state.rows[sheet]
        ]
        return [(text, names.get(text, text)) for text in dict.fromkeys(filter(None, texts))]

    def _periods(self) -> Iterator[Period]:
        facts = self.year_state.read.partial
        if facts is not None:
            whole = Period.year_of(facts.year)
            kinds = (PeriodKind.SEMESTER, PeriodKind.QUARTER, PeriodKind.MONTH)
            yield from (whole, *(part for kind in kinds for part in whole.parts(kind)))
            years = range(facts.year - 5, facts.year + 6)
            yield from (Period.year_of(year) for year in years if year != facts.year)


@dataclass(frozen=True)
class CellTexts:
    """Cells of a sheet as people read them."""

    spec: SheetSpec
    year_state: YearState

    @cached_property
    def _options(self) -> Mapping[str, Mapping[str, str]]:
        """Names by column where no row of the year defines them."""
        options = CellOptions(self.spec, self.year_state)
        apart = [
            e for e in self.spec.columns if not (e.refers_to or e.kind.choices or e.kind is UNIT)
        ]
        return {each.id: dict(options.of(each)) for each in apart}

    def of(self, column: SheetColumn, cells: Mapping[str, str]) -> str:
        """Return a cell with names for codes."""
        text, names = cells.get(column.id, ""), self._options.get(column.id, {})
        if (
            column.id == "formula"
            and (written := parse_readable(text))
            and (facts := self.year_state.read.partial)
        ):
            return explain(written, Facts(facts).names)
        parts = text.split() if is_list(column) else [text]
        if text and any(part in names for part in parts):
            return "; ".join(names.get(part, part) for part in parts)
        return named_text(column, text, self.year_state)
