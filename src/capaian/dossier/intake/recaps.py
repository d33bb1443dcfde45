"""Recaps of the regencies of a province: figures to compare with, never the office's own."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from capaian.domain.identifiers import AreaCode
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.dossier.intake.areas import AreaIndex, AreaLevel, RowArea, code_columns
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable
from capaian.dossier.intake.mapping import TableMapping
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import MappedFigures, Meaning, TakenRow, TakenTable, add_up, is_total
from capaian.dossier.intake.words import fold
from capaian.dossier.tables.parts import PEERS


class RecapReader:
    """Reads one recap."""

    def __init__(
        self,
        table: ForeignTable,
        mapping: TableMapping,
        year: OfficeYear,
        index: AreaIndex,
        problems: Problems,
    ) -> None:
        """Take the table with what a person said of it."""
        self._table, self._mapping, self._year = table, mapping, year
        self._index, self._problems = index, problems
        decimals = {str(one.code) for one in year.components} | {str(one.code) for one in year.indicators}
        self._figures = MappedFigures(table, mapping, problems, decimals)
        self._names_in = table.column_of(mapping.names_in) or 0
        self._code_columns = code_columns(table, index)
        self._rows: dict[AreaCode, tuple[RowArea, ForeignRow]] = {}
        self._wholes: list[ForeignRow] = []

    def read(self, period: Period) -> TakenTable:
        """Return the figures of the other regencies and of the province, with every problem recorded."""
        for row in self._table.rows:
            self._read_row(row)
        values = [self._figures.all_of(row) for _, row in self._rows.values()]
        self._figures.check_totals(self._wholes, values)
        others = [(area, row) for area, row in self._rows.values() if area.code != self._index.regency]
        province = RowArea(self._index.province, AreaLevel.PROVINCE, "Provinsi")
        others += [(province, row) for row in self._wholes[:1]]
        taken = [made for area, row in others for made in self._peers(area, row, period)]
        return TakenTable(self._table, self._mapping, tuple(taken), sums=add_up(values))

    def _read_row(self, row: ForeignRow) -> None:
        name = row.text(self._names_in)
        coded = [one for n in self._code_columns if (one := self._index.by_code(row.value(n)))]
        area = coded[0] if coded else self._index.by_name(name, AreaLevel.REGENCY)
        if area is None or area.level is not AreaLevel.REGENCY:
            if is_total(row, self._table) or fold(name).startswith("prov"):
                self._wholes.append(row)
            elif self._figures.all_of(row):
                at = CellPosition(row.number, self._names_in, self._mapping.names_in)
                self._problems.add("area_unknown.recap", at, name=name)
        elif area.code in self._rows:
            words = {"name": area.name, "first": str(self._rows[area.code][1].number)}
            self._problems.add("area_repeated.recap", CellPosition(row.number), **words)
        else:
            self._rows[area.code] = (area, row)

    def _peers(self, area: RowArea, row: ForeignRow, period: Period) -> list[TakenRow]:
        """Return the rows of one regency: one for each component or indicator that the table tells of."""
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for meaning, value in self._figures.all_of(row).items():
            for subject, column in self._subjects(meaning):
                found[subject][column] = value
        for subject, figures in found.items():
            part, whole = figures.get("numerator"), figures.get("denominator")
            if part is not None and whole is not None and part > whole:
                words = {"subject": subject, "part": f"{part:f}", "whole": f"{whole:f}"}
                self._problems.add("part_exceeds_whole.recap", CellPosition(row.number), **words)
        name = area.name if area.level is AreaLevel.REGENCY else row.text(self._names_in).title() or area.name
        return [
            TakenRow(
                PEERS.file,
                {"subject": subject, "area": str(area.code), "name": name, "period": str(period)},
                figures,
                row.number,
            )
            for subject, figures in found.items()
        ]

    def _subjects(self, meaning: Meaning) -> list[tuple[str, str]]:
        """Return of which components a column is a part, or the value itself."""
        code = meaning[0]
        found = [
            (str(component.code), column)
            for component in self._year.components
            for column, measure in (
                ("numerator", component.numerator),
                ("denominator", component.denominator),
            )
            if str(measure.code) == code
        ]
        return found or [(code, "value")]
