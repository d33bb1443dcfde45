"""Tables by areas: counts per kecamatan with villages added up,
and recaps of the regencies of a province.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.numerals import write_exact
from capaian.domain.office import Area, AreaKind
from capaian.domain.period import Period
from capaian.dossier.intake.areas import AreaIndex, code_columns
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable, is_figure, text_of
from capaian.dossier.intake.problems import CellPosition
from capaian.dossier.intake.taken_tables import (
    Figures,
    Meaning,
    RowFigures,
    TableReader,
    TakenRow,
    TakenTable,
    add_up,
    figures_of,
    find_sums,
    is_total,
    is_whole,
)
from capaian.dossier.intake.words import bare_area_name, fold, is_total_row, words_of
from capaian.dossier.tables.parts import COUNTS, PEERS

_LEVELS_OF_A_DISTRICT: Final = 3
"""Province, regency, kecamatan."""

MIN_ROWS_OF_ANOTHER_LIST: Final = 2
MAX_SKIPPED_NAMED: Final = 5
"""Rows left out that are named one by one."""
MAX_PARTING_COLUMNS: Final = 20
"""Columns of texts that may tell the parts of an area from each other."""


@dataclass
class AreaTableReader(TableReader):
    """What readers of tables by areas share."""

    index: AreaIndex

    def __post_init__(self) -> None:
        """Find the columns of codes."""
        super().__post_init__()
        self._code_columns = code_columns(self.table, self.index)

    def _coded_areas(self, row: ForeignRow) -> list[Area]:
        return [area for n in self._code_columns if (area := self.index.by_code(row.value(n)))]


class RecapReader(AreaTableReader):
    """Reads one recap: figures to compare with, never the office's own."""

    def read(self, period: Period) -> TakenTable:
        """Return the figures of the other regencies and of the province,
        with every problem recorded.
        """
        rows: dict[AreaCode, ForeignRow] = {}
        for row in self.table.rows:
            self._read_row(row, rows)
        values = [self._figures_of(row) for row in rows.values()]
        self._check_totals(self._wholes, values)
        taken = [
            made
            for code, row in rows.items()
            if code != self.index.regency
            for made in self._peers(code, self.index.name_of(code), row, period)
        ]
        for row in self._wholes[:1]:
            name = row.text(self._names_in).title() or "Provinsi"
            taken += self._peers(self.index.province, name, row, period)
        return TakenTable(self.table, self.mapping, tuple(taken), sums=add_up(values))

    def _read_row(self, row: ForeignRow, rows: dict[AreaCode, ForeignRow]) -> None:
        name = row.text(self._names_in)
        area = next(iter(self._coded_areas(row)), None) or self.index.by_name(
            name, AreaKind.REGENCY
        )
        if area is None or area.kind is not AreaKind.REGENCY:
            if is_total(row) or fold(name).startswith("prov"):
                self._wholes.append(row)
            elif self._figures_of(row):
                self.problems.add(
                    "area_unknown.recap", self.table.at(row.number, self._names_in), name=name
                )
        elif (first := rows.setdefault(area.code, row)) is not row:
            words = {"name": area.name, "first": str(first.number)}
            self.problems.add("area_repeated.recap", CellPosition(row.number), **words)

    def _peers(
        self, code: AreaCode, name: str, row: ForeignRow, period: Period
    ) -> Iterator[TakenRow]:
        """Yield the rows of one area: one for each component or indicator
        that the table tells of.
        """
        found: dict[str, dict[str, Decimal]] = defaultdict(dict)
        for (measure, _), value in self._figures_of(row).items():
            parts = [
                (str(component.code), column)
                for component in self.year.components
                for column, own in (
                    ("numerator", component.numerator),
                    ("denominator", component.denominator),
                )
                if str(own.code) == measure
            ]
            for subject, column in parts or [(measure, "value")]:
                found[subject][column] = value
        for subject, figures in found.items():
            part, whole = figures.get("numerator"), figures.get("denominator")
            if part is not None and whole is not None and part > whole:
                words = {"subject": subject, "part": f"{part:f}", "whole": f"{whole:f}"}
                self.problems.add("part_exceeds_whole.recap", CellPosition(row.number), **words)
            key = {"subject": subject, "area": str(code), "name": name, "period": str(period)}
            yield TakenRow(PEERS.file, key, figures, row.number)


class CountReader(AreaTableReader):
    """Reads one table of counts."""

    def __post_init__(self) -> None:
        """Find the columns of other areas than kecamatan."""
        super().__post_init__()
        self._villages_in = _column_of(words_of("village"), self.table, self._names_in)
        self._regencies_in = _column_of(words_of("regency"), self.table, self._names_in)
        self._other_regency = ""
        """Whose rows these are, by the last cell that named a regency; empty: the office's own."""
        self._answers = dict(self.mapping.names)
        self._parts: list[RowFigures] = []
        self._rows_of: dict[AreaCode, int] = {}
        """Row of each kecamatan, or the first one of its villages."""
        self._skipped: list[str] = []
        self._current: AreaCode | None = None
        self._seen: dict[tuple[AreaCode, str], dict[tuple[str, ...], ForeignRow]] = {}
        """Of each kecamatan, or village in one, its rows by what parts them."""
        self._other_names: list[str] = []

    def read(self, period: Period) -> TakenTable:
        """Return the counts of a period, with every problem of the table recorded."""
        for row in self.table.rows:
            self._read_row(row)
        self._take_out_sums()
        # Codes beside which most rows name another kecamatan are of another office's list.
        if 2 * len(self._other_names) > max(len(self.table.rows), MIN_ROWS_OF_ANOTHER_LIST):
            heads = ", ".join(self.table.heads[place] for place in self._code_columns)
            words = {"heads": heads, "count": str(len(self._other_names))}
            self.problems.add("codes_of_another_list", **words)
        self._check_sides(self.table.rows)
        values = dict(self._settle_within_dates(period))
        # A total of more areas than the own ones adds up to something else.
        totals = self._check_totals([] if self._skipped else self._wholes, [*values.values()])
        self._check_missing(values, period)
        self._check_parts(values, totals)
        rows = tuple(
            TakenRow(
                COUNTS.file,
                {"measure": meaning[0], "area": str(code), "period": str(period)},
                {"value": found[meaning]},
                self._rows_of[code],
            )
            for meaning in self._columns
            for code, found in values.items()
            if meaning in found
        )
        sums, ignored = add_up(values.values()), _in_short(self._skipped)
        return TakenTable(self.table, self.mapping, rows, sums=sums, ignored=ignored)

    def unknown_names(self) -> Iterator[str]:
        """Yield the names of rows that are neither an area nor a total."""
        for row in self.table.rows:
            name = self._name_in(row)
            if name and self._area_of(row) is None and not is_total(row):
                yield name

    def _read_row(self, row: ForeignRow) -> None:
        self._note_regency(row)
        area, other = self._area_of(row), self._other_regency
        is_whole_regency = area is None and is_total(row)
        if is_whole_regency or (area is not None and area.code == self.index.regency):
            self._wholes.append(row)
        elif other or area is None:
            self._leave_out(row, other)
        elif not area.code.startswith(f"{self.index.regency}."):
            self._leave_out(row, area.name or area.code)
        elif area.kind is AreaKind.DISTRICT:
            self._current = area.code
            village = "" if self._villages_in is None else row.text(self._villages_in)
            self._take(row, area.code, "" if is_total_row(village) else village)
        else:
            self._take(row, _district_of(area), area.code)

    def _leave_out(self, row: ForeignRow, owner: str) -> None:
        """Leave out figures of others where somebody said so; else record whose they are."""
        if not self._figures_of(row):
            return
        words = " ".join(self._words_in(row))
        if self.mapping.rules.skips_others:
            self._skipped.append(words or owner or "(tanpa nama)")
        elif owner:
            own = self.index.regency
            self.problems.add("other_regency", CellPosition(row.number), name=owner, own=own)
        else:
            at = self.table.at(row.number, self._names_in)
            name = self._name_in(row) or words or "(tanpa nama)"
            self.problems.add("area_unknown", at, name=name)

    def _area_of(self, row: ForeignRow) -> Area | None:
        """Return whose figures a row holds: by its code, by an answer, by its name."""
        coded = self._coded_areas(row)
        if len({_district_of(one) for one in coded if one.code.count(".") > 1}) > 1:
            codes = ", ".join(one.code for one in coded)
            self.problems.add("codes_differ", CellPosition(row.number), codes=codes)
        if coded:
            area = max(coded, key=lambda one: len(one.code))
            self._compare_names(row, area)
            return area
        name = self._name_in(row)
        if name in self._answers:
            return self.index.by_code(self._answers[name])
        if district := self.index.by_name(name, AreaKind.DISTRICT, self.index.regency):
            return district
        regency = self.index.by_name(name, AreaKind.REGENCY)
        if regency is not None and not is_total(row):
            return regency
        return self.index.by_name(name, AreaKind.VILLAGE, self._current)

    def _compare_names(self, row: ForeignRow, area: Area) -> None:
        """Say where a name differs from that of the code: the code decides."""
        written, is_village = [*self._words_in(row)], area.kind is AreaKind.VILLAGE
        name = self.index.name_of(_district_of(area)) if is_village else area.name
        if not name or not written or bare_area_name(name) in map(bare_area_name, written):
            return
        named = (
            self.index.by_name(text, AreaKind.DISTRICT, self.index.regency) for text in written
        )
        self._other_names += [each.name for each in named if each is not None][:1]
        if not is_village:
            words = {"code": area.code, "name": name, "written": written[0]}
            self.problems.add("name_differs", CellPosition(row.number), **words)

    def _name_in(self, row: ForeignRow) -> str:
        """Return the name of a row: beside a column of codes it stands elsewhere."""
        name = row.text(self._names_in)
        return name or (
            next(self._words_in(row), "") if self._names_in in self._code_columns else ""
        )

    def _words_in(self, row: ForeignRow) -> Iterator[str]:
        return (text for text in row.texts if any(map(str.isalpha, text)))

    def _take(self, row: ForeignRow, code: AreaCode, village: str) -> None:
        """Take the figures of a kecamatan, or of a village in it."""
        if (area := self.year.area_by_code.get(code)) is None:
            words = {"code": code, "name": self.index.name_of(code)}
            self.problems.add("district_unknown", CellPosition(row.number), **words)
            return
        seen, adds = (
            self._seen.setdefault((code, fold(village)), {}),
            self.mapping.rules.adds_repeated,
        )
        # Parts that are added up name what parts them; the same twice is a mistake also then.
        cells = enumerate(row.cells) if adds else ()
        texts = tuple("" if is_figure(cell) else row.text(n) for n, cell in cells)
        is_sum = adds and is_whole(row)
        if (
            first := seen.get(texts, next(iter(seen.values()), row) if is_sum else None)
        ) is not None:
            self._ask_about_repeated(row, first, village or area.name)
            return
        seen[texts] = row
        self._rows_of.setdefault(code, row.number)
        self._parts.append(RowFigures(row, code, village, texts, self._figures_of(row)))

    def _ask_about_repeated(self, row: ForeignRow, first: ForeignRow, name: str) -> None:
        """Ask what an area in two rows means,
        with the columns that tell the rows from each other.
        """
        parting = [
            f"{head} ({first.text(place)}, {row.text(place)})"
            for place, head in enumerate(self.table.heads)
            if head and not is_figure(row.value(place)) and row.text(place) != first.text(place)
        ]
        differ = f" Yang membedakannya: {'; '.join(parting)}." if parting else ""
        unseen = sorted({row.number, first.number} & self.table.hidden_rows)
        hidden = f" (baris {unseen[0]} tersembunyi)" if unseen else ""
        words = {"name": name, "first": str(first.number), "hidden": hidden, "differ": differ}
        self.problems.add("area_repeated", CellPosition(row.number), **words)

    def _take_out_sums(self) -> None:
        """Make the sum of villages the kecamatan's own figure;
        that of other parts is none of its own.
        """
        sums = find_sums([part for part in self._parts if part.part], self._key, self.problems)
        for part in self._parts:
            part.part = "" if part.row.number in sums else part.part
        places = {n for part in self._parts for n, text in enumerate(part.texts) if text}
        for place in sorted(places)[:MAX_PARTING_COLUMNS]:
            sums = find_sums(self._parts, partial(self._key, place=place), self.problems)
            self._parts = [part for part in self._parts if part.row.number not in sums]

    def _key(self, part: RowFigures, place: int | None = None) -> tuple[object, str]:
        """Return what a row shares with others, and by which name it differs: of a village,
        in a column.
        """
        left = {self._names_in, self._villages_in} if place is None else {place}
        shared = tuple(text for n, text in enumerate(part.texts) if n not in left)
        name = self._village_in(part) if place is None else part.row.text(place)
        whole = bare_area_name(self.index.name_of(AreaCode(part.whole)))
        return (part.whole, place is None or part.part, shared), bare_area_name(name).replace(
            whole, ""
        )

    def _village_in(self, part: RowFigures) -> str:
        """Return what a village is called, beside its code."""
        if self._villages_in is not None:
            return part.row.text(self._villages_in)
        return next(reversed([*self._words_in(part.row)]), part.part)

    def _settle(self, code: AreaCode) -> Figures:
        """Return the figures of a kecamatan: its own, else the sum of its villages,
        which must agree.
        """
        parts = [part for part in self._parts if part.whole == code]
        own, villages = (
            [part for part in parts if not part.part],
            [part for part in parts if part.part],
        )
        name, values = self.index.name_of(code), {}
        self._rows_of[code] = own[-1].row.number if own else self._rows_of[code]
        for meaning in self._columns:
            at = self._cell_of(meaning, self._rows_of[code])
            figures, below = figures_of(own, meaning), figures_of(villages, meaning)
            without = [part for part in villages if self._is_empty(part.row, meaning)]
            written = sum(figures, Decimal(0)) if figures else None
            self._check_sum(name, written, below, "desanya", at)
            if below and not figures and without:
                named = ", ".join(_in_short([*map(self._village_in, without)]))
                self.problems.add("village_missing", at, name=name, villages=named)
            if figures or below:
                values[meaning] = sum(figures or below, Decimal(0))
        return values

    def _note_regency(self, row: ForeignRow) -> None:
        """Note the regency that a cell of a row names: rows below it are its own too,
        until another is.
        """
        for place, cell in enumerate(row.cells):
            text = text_of(cell) if isinstance(cell, str) and place != self._villages_in else ""
            if place != self._regencies_in and not text.casefold().startswith(("kab", "kota")):
                continue
            bare = bare_area_name(text)
            named = {
                one.code
                for one in self.index.regencies_in(text)
                if bare_area_name(one.name) == bare
            }
            # `Kota Padang` is a kecamatan too, and may be a village.
            if named and self.index.by_name(text, AreaKind.DISTRICT) is None:
                self._other_regency = "" if self.index.regency in named else text
            elif place == self._regencies_in and bare and not is_total_row(text):
                is_own = bare == bare_area_name(self.year.office.regency_name)
                self._other_regency = "" if is_own else text

    def _settle_within_dates(self, period: Period) -> Iterator[tuple[AreaCode, Figures]]:
        """Yield what is of kecamatan that were there; figures of others are refused,
        noughts left out.
        """
        for code in self._rows_of:
            found, area = self._settle(code), self.year.area_by_code[code]
            if area.is_there(period.start, period.end):
                yield code, found
            elif any(found.values()):
                words = {"name": area.name, "dates": area.dates, "period": period.label}
                self.problems.add(
                    "district_outside_dates", CellPosition(self._rows_of[code]), **words
                )

    def _check_missing(self, values: Mapping[AreaCode, Figures], period: Period) -> None:
        """Say which kecamatan a measure lacks: they stay without a figure, which is not 0."""
        districts = (area for area in self.year.areas if area.code.count(".") == 2)
        own = [area for area in districts if area.is_there(period.start, period.end)]
        for meaning in self._columns:
            without = [area.name for area in own if meaning not in values.get(area.code, {})]
            if without and len(without) < len(own):
                at = self._cell_of(meaning)
                self.problems.add("district_missing", at, names=", ".join(without))

    def _check_parts(
        self, values: Mapping[AreaCode, Figures], summed: Collection[Meaning]
    ) -> None:
        """Hold each numerator against its denominator, where both stand in this table."""
        for component in self.year.components:
            part, whole = (
                (str(component.numerator.code), None),
                (str(component.denominator.code), None),
            )
            if part not in summed:  # Nobody adds percents up.
                self._check_percents(part, whole, values.values())
            if component.may_exceed_whole:
                continue
            for code, found in values.items():
                if part in found and whole in found and found[part] > found[whole]:
                    self.problems.add(
                        "part_exceeds_whole",
                        self._cell_of(part, self._rows_of[code]),
                        part=f"{component.numerator.name} {write_exact(found[part])}",
                        whole=f"{component.denominator.name} {write_exact(found[whole])}",
                    )


def _district_of(area: Area) -> AreaCode:
    """Return the kecamatan that an area is, or lies in."""
    return AreaCode(".".join(area.code.split(".")[:_LEVELS_OF_A_DISTRICT]))


def _column_of(wanted: frozenset[str], table: ForeignTable, names_in: int) -> int | None:
    """Return the column of areas of another level beside that of kecamatan;
    `None` where there is none.
    """
    for place, head in enumerate(table.heads):
        named = {*re.sub(r"\bnama(?=[a-z])", "", fold(head)).split()} - words_of("area_idle")
        if place != names_in and named and named <= wanted:
            return place
    return None


def _in_short(skipped: Sequence[str]) -> tuple[str, ...]:
    """Return in Indonesian which rows are meant, those beyond a few by their number."""
    more = len(skipped) - MAX_SKIPPED_NAMED
    return (*skipped[:MAX_SKIPPED_NAMED], *([f"{more} baris lain"] if more > 0 else []))
