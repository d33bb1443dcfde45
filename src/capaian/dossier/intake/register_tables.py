"""Tables of what an office counted: days by kinds, recaps of months, long lists; checked by its catalogue.

A row or column says when, what, at which stage and of which kecamatan; names that the office lacks are asked
about, never guessed. Numbers of a day and numbers of a whole month (rekap) are told apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Final

from capaian.domain.identifiers import AreaCode
from capaian.domain.intake import IntakeColumn, IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind, month_of, write_date
from capaian.domain.registers.catalogue import Service, Stage
from capaian.domain.registers.closed_month import Register
from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.areas import code_of, digits_of
from capaian.dossier.intake.figures import is_blank, is_figure, read_figure
from capaian.dossier.intake.foreign_tables import ForeignRow, ForeignTable, text_of
from capaian.dossier.intake.mapping import AREA, DAY, DETAIL, KIND, NUMBER, ROLES, STAGE, TableMapping
from capaian.dossier.intake.problems import CellPosition, Problems
from capaian.dossier.intake.taken_tables import TakenRow, is_total
from capaian.dossier.intake.words import bare_area_name, fold, words_of
from capaian.dossier.issues import nearest_words
from capaian.dossier.tables.days import written_day
from capaian.dossier.tables.kinds import COUNT
from capaian.dossier.tables.parts import FIGURES
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.facts import group

_HEADS: Final[Mapping[str, str]] = {
    DAY: "tanggal tgl hari bulan periode",
    KIND: "jenis layanan pekerjaan uraian",
    STAGE: "tahap",
    AREA: "kecamatan",
    DETAIL: "rincian",
    NUMBER: "jumlah banyaknya volume angka nilai",
}
"""Words that say in a heading what the column holds."""
_PERSONAL_HEADS: Final = frozenset(["nik", "nip", "pemohon", "alamat", "telepon", "hp", "email"])
MIN_DAYS_OF_RUNNING: Final = 6
"""Numbers that never fall over fewer days are no sign of running totals."""
_MIN_PERCENT_OF_NAMES: Final = 50
_WEEKDAY: Final = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad)\b[\s,/]*", re.IGNORECASE
)
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})")
_WITHOUT_YEAR: Final = re.compile(r"\d{1,2}[\s-]+[A-Za-z]+\.?")
_CLOCK: Final = re.compile(r"[ T]00[:.]00(?:[:.]00)?$")
When = date | Period
"""A day, or a month that was counted as a whole."""


def read_when(cell: CellValue, whole: Period) -> When | None:
    """Return the day or month that a cell names; `None`: it names neither.

    Args:
        cell: What it holds.
        whole: Month or year of the table, which gives what the cell leaves out.

    Examples:
        >>> march = Period.parse("2025-M03")
        >>> [str(read_when(text, march)) for text in ("Senin, 3 Maret 2025", "3/3/25", "3 Mar", "3", "April")]
        ['2025-03-03', '2025-03-03', '2025-03-03', '2025-03-03', '2025-M04']
        >>> read_when("31/02/2025", march), read_when("KK", march)
        (None, None)
    """
    if isinstance(cell, date):
        return cell
    text = _CLOCK.sub("", _WEEKDAY.sub("", text_of(cell)))
    if short := _SHORT_YEAR.fullmatch(text):
        text = f"{short[1]}20{short[2]}"
    elif _WITHOUT_YEAR.fullmatch(text):
        text = f"{text} {whole.year}"
    elif month := month_of(text):
        return Period(whole.year, PeriodKind.MONTH, month)
    elif text.isdecimal() and whole.kind is PeriodKind.MONTH:
        text = f"{whole.year}-{whole.ordinal}-{text}"
    iso = written_day(text)
    try:
        return date.fromisoformat(iso) if iso.count("-") > 1 else Period.parse(iso.replace("-", "-M"))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class RegisterNumber:
    """A number of a table, of one kind at one stage."""

    when: When
    service: str
    stage: str
    detail: str
    area: str
    """Code of the kecamatan; empty: the table does not say it."""
    value: int
    row: int
    """Of the sheet, from 1."""

    @property
    def day(self) -> date:
        """The day; of a month its last one."""
        return self.when if isinstance(self.when, date) else self.when.end


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name that the office does not have."""

    role: str
    text: str
    rows: int
    choices: Mapping[str, str]
    """What may be meant: name by code."""


@dataclass(frozen=True)
class RegisterNames:
    """The names of a catalogue, by how people may write them."""

    year: OfficeYear
    answers: Mapping[str, str] = field(default_factory=dict)
    """Codes that a person chose for names."""
    context: str = ""
    """Titles and name of the table, which may name the stage of all that it holds."""

    @cached_property
    def services(self) -> Mapping[str, Service]:
        """The kinds by their codes."""
        return {each.code: each for each in self.year.services}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """Kinds with each of their details, by code: `kia|0-4`."""
        found: dict[str, str] = {}
        for each in self.year.services:
            found |= {f"{each.code}|{detail}": f"{each.name} {detail}" for detail in each.details}
            found[f"{each.code}|"] = each.name
        return found

    @cached_property
    def stages(self) -> Mapping[str, str]:
        """The stages that kinds have."""
        used = {stage for each in self.year.services for stage in each.stages}
        return {each.value: each.words for each in Stage if each.value in used}

    @cached_property
    def areas(self) -> Mapping[str, str]:
        """The kecamatan."""
        return {str(each.code): each.name for each in self.year.districts}

    @cached_property
    def _kinds_by_words(self) -> Mapping[str, str]:
        by_code = {fold(code): code for code in self.kinds}
        return by_code | {fold(name): code for code, name in self.kinds.items()}

    @cached_property
    def _stages_by_words(self) -> Mapping[str, str]:
        return {fold(text): code for code, name in self.stages.items() for text in (code, name)}

    @cached_property
    def _areas_by_words(self) -> Mapping[str, str]:
        return {bare_area_name(name): code for code, name in self.areas.items()}

    def find(self, role: str, text: str) -> str:
        """Return the code of a name; empty: there is none."""
        known = {KIND: self.kinds, STAGE: self.stages, AREA: self.areas}[role]
        if (code := self.answers.get(text, "")) in known:
            return code
        match role:
            case "kind":
                return self._kinds_by_words.get(fold(text), "")
            case "stage":
                return self._stages_by_words.get(fold(text), "")
        digits = digits_of(text)
        code = code_of(digits) if digits else AreaCode(self._areas_by_words.get(bare_area_name(text), ""))
        return str(code) if code in self.areas else ""

    def stage_of(self, service: Service) -> str:
        """Return the stage that is meant where none is named: the only one, or that of the title."""
        if len(service.stages) == 1:
            return service.stages[0]
        titles = fold(self.context).split()
        named = {code for code, name in self.stages.items() if name in titles and code in service.stages}
        return named.pop() if len(named) == 1 else self.answers.get(f"{service.name}: tahap", "")

    def find_cell(self, head: str) -> str:
        """Return kind, detail and stage that a heading names: `kia|0-4|printed`; empty: it names none."""
        words = fold(head)
        for name, code in ({"": ""} | dict(self._stages_by_words)).items():
            for own in (words.removesuffix(name), words.removeprefix(name)):
                kind = self._kinds_by_words.get(own.strip(), "") if not name or own != words else ""
                stage = code or (self.stage_of(self.services[kind.partition("|")[0]]) if kind else "")
                if kind and stage:
                    return f"{kind}|{stage}"
        return ""


def day_heads(table: ForeignTable, whole: Period) -> Mapping[int, When]:
    """Return the columns that are headed by days or months."""
    named = ((place, read_when(head.rpartition(" > ")[2], whole)) for place, head in enumerate(table.heads))
    return {place: when for place, when in named if when is not None}


def propose_register(table: ForeignTable, year: OfficeYear, names: RegisterNames) -> TableMapping | None:
    """Return how a table of a register may be understood; `None`: it names none of the office's kinds."""
    roles: dict[int, str] = {}
    whole = Period(year.year, PeriodKind.MONTH, 1)
    for place, head in enumerate(table.heads):
        filled = [row for row in table.rows if not is_blank(row.value(place)) and not is_total(row, table)]
        role = _role_of(head, [row.value(place) for row in filled], names, whole)
        if head and role and role not in roles.values():
            roles[place] = role
    if KIND not in roles.values() and not any("|" in role for role in roles.values()):
        return None
    columns = tuple(IntakeColumn(table.heads[place], role) for place, role in roles.items())
    first = next((table.heads[place] for place, role in roles.items() if role in (DAY, KIND, AREA)), "")
    return TableMapping(IntakeTable.FIGURES, table.name, first or table.heads[0], columns)


def _role_of(head: str, cells: Sequence[CellValue], names: RegisterNames, whole: Period) -> str:
    words = {*fold(head).split()}
    named = [role for role, known in _HEADS.items() if words & {*known.split()}]
    if DAY in named:
        return DAY if any(read_when(cell, whole) for cell in cells) else ""
    if cell := names.find_cell(head):
        return cell
    texts = [text for cell in cells if (text := text_of(cell)) and not is_figure(cell)]
    for role in (KIND, STAGE, AREA):
        found = sum(bool(names.find(role, text)) for text in texts)
        if found and 100 * found >= _MIN_PERCENT_OF_NAMES * len(texts):
            return role
        if role in named and texts:
            return role
    if DETAIL in named:
        return DETAIL
    return NUMBER if NUMBER in named and any(map(is_figure, cells)) else ""


def holds_figures(cells: Sequence[CellValue]) -> bool:
    """Say whether a column is one of numbers: a word or two among them make it no column of texts."""
    return bool(cells) and 2 * sum(map(is_figure, cells)) >= len(cells)


def refuse_persons(table: ForeignTable, problems: Problems, understood: Collection[int] = ()) -> None:
    """Refuse columns of persons, but for those understood otherwise: the file is kept as evidence."""
    for place, head in enumerate(table.heads):
        words = fold(head).split()
        if place not in understood and (words[:1] == ["nama"] or {*words} & _PERSONAL_HEADS):
            problems.add("register_person", CellPosition(column=place, head=head), head=head)


class RegisterReader:
    """Reads one table of a register."""

    def __init__(
        self, table: ForeignTable, mapping: TableMapping, names: RegisterNames, problems: Problems
    ) -> None:
        """Take the table with what a person said of it."""
        self._table, self._names, self._problems = table, names, problems
        self._rules = mapping.rules
        means = {column.head: column.means for column in mapping.columns}
        self._roles = {place: means[head] for place, head in enumerate(table.heads) if head in means}
        self._places = {role: place for place, role in self._roles.items() if role in ROLES}
        self._cells = {place: role for place, role in self._roles.items() if "|" in role}
        self.unknown: dict[tuple[str, str], UnknownName] = {}
        """Names that somebody is asked about."""

    def read(self, period: Period | None) -> tuple[RegisterNumber, ...]:
        """Return the numbers of a table, with every problem recorded.

        Args:
            period: Month that the table is of; `None`: its rows say when each number is.
        """
        self._whole = period or Period.year_of(self._names.year.year)
        refuse_persons(self._table, self._problems, self._roles)
        turned = day_heads(self._table, self._whole) if KIND in self._places else {}
        self._days = {place: when for place, when in turned.items() if place not in self._roles}
        self._ask_about_columns()
        if not (self._cells or self._days or NUMBER in self._places):
            self._problems.add("register_numbers_missing")
        elif period is None and DAY not in self._places and not self._days:
            self._problems.add("register_month_missing")
        else:
            numbers = [number for row in self._table.rows for number in self._read_row(row)]
            self._ask_about_running(numbers)
            return tuple(self._take_running(numbers) if self._rules.is_cumulative else self._join(numbers))
        return ()

    def _ask_about_columns(self) -> None:
        """Ask what each other column of numbers holds: a number left out is a number lost."""
        for place, head in enumerate(self._table.heads):
            is_used = place in self._roles or place in self._days
            is_idle = fold(head).split()[:1] in (["no"], ["nomor"]) or bool(
                {*fold(head).split()} & words_of("whole")
            )
            if head and not is_used and not is_idle and head not in self._names.answers:
                cells = [row.value(place) for row in self._table.rows if not is_blank(row.value(place))]
                if holds_figures(cells):
                    words = {"head": head, "near": nearest_words(head, self._names.kinds.values())}
                    self._problems.add("register_column", CellPosition(column=place, head=head), **words)

    def _read_row(self, row: ForeignRow) -> Iterator[RegisterNumber]:
        if is_total(row, self._table):
            return
        when, area = self._when_of(row), self._code_of(row, AREA)
        if area is None or (when is None and DAY in self._places):
            return
        for place, cell in self._cells.items():
            kind, detail, stage = cell.split("|")
            yield from self._number(row, place, when, (kind, detail, stage, area))
        if KIND not in self._places:
            return
        what = self._what_of(row)
        for place, day in self._days.items() if what else ():
            yield from self._number(row, place, day, (*what, area))
        if what and NUMBER in self._places and not self._days:
            yield from self._number(row, self._places[NUMBER], when, (*what, area))

    def _when_of(self, row: ForeignRow) -> When | None:
        place = self._places.get(DAY)
        if place is None:
            return self._whole if self._whole.kind is PeriodKind.MONTH else None
        when = read_when(row.value(place), self._whole)
        if when is None and any(map(is_figure, row.cells)):
            at = CellPosition(row.number, place, self._table.heads[place])
            self._problems.add("register_day", at, text=row.text(place))
        return when

    def _code_of(self, row: ForeignRow, role: str) -> str | None:
        """Return the code of what a row names; empty: nothing; `None`: it is asked about."""
        place = self._places.get(role)
        text = "" if place is None else row.text(place)
        if not text or (code := self._names.find(role, text)):
            return code if text else ""
        known = {KIND: self._names.kinds, STAGE: self._names.stages, AREA: self._names.areas}[role]
        self._ask(row, place, role, text, known)
        return None

    def _what_of(self, row: ForeignRow) -> tuple[str, str, str] | tuple[()]:
        kind, stage = self._code_of(row, KIND), self._code_of(row, STAGE)
        if not kind or stage is None:
            return ()
        code, _, detail = kind.partition("|")
        service = self._names.services[code]
        if DETAIL in self._places:
            detail = detail or row.text(self._places[DETAIL])
        stage = stage or self._names.stage_of(service)
        if not stage:
            choices = {each: self._names.stages[each] for each in service.stages}
            self._ask(row, self._places[KIND], STAGE, f"{service.name}: tahap", choices)
        return (code, detail, stage) if stage else ()

    def _ask(
        self, row: ForeignRow, place: int | None, role: str, text: str, choices: Mapping[str, str]
    ) -> None:
        before = self.unknown.get((role, text))
        self.unknown[role, text] = UnknownName(role, text, before.rows + 1 if before else 1, choices)
        if before is None:
            words = {"role": ROLES[role], "text": text, "near": nearest_words(text, choices.values())}
            head = "" if place is None else self._table.heads[place]
            self._problems.add("register_name", CellPosition(row.number, place, head), **words)

    def _number(
        self, row: ForeignRow, place: int, when: When | None, what: tuple[str, str, str, str]
    ) -> Iterator[RegisterNumber]:
        at = CellPosition(row.number, place, self._table.heads[place])
        try:
            value = read_figure(row.value(place), COUNT, self._table.odd.get((row.number, place + 1)))
        except RejectedValueError as rejection:
            self._problems.add_rejected(rejection, row.text(place), at)
            return
        if value is None:
            return
        kind, detail, stage, area = what
        if when is None:
            self._problems.add("register_month_missing")
        else:
            number = RegisterNumber(when, kind, stage, detail, area, int(value), row.number)
            if self._is_right(at, number):
                yield number

    def _is_right(self, at: CellPosition, number: RegisterNumber) -> bool:
        when, area, detail, stage = number.when, number.area, number.detail, number.stage
        service, value = self._names.services[number.service], number.value
        first, last = (when, when) if isinstance(when, date) else (when.start, when.end)
        words = {"name": service.name, "when": write_date(when) if isinstance(when, date) else when.label}
        found = next((each for each in self._names.year.districts if each.code == area), None)
        if not self._whole.contains(Period.month_of(first)):
            self._problems.add("register_other_month", at, **words, period=self._whole.label)
        elif value < 0:
            self._problems.add("register_negative", at, **words, value=str(value))
        elif stage not in service.stages:
            stages = ", ".join(self._names.stages[each] for each in service.stages)
            self._problems.add(
                "register_stage", at, **words, stage=self._names.stages.get(stage, stage), stages=stages
            )
        elif detail not in (service.details or ("",)):
            self._problems.add(
                "register_detail", at, **words, details=", ".join(service.details) or "tanpa rincian"
            )
        elif found and not found.is_there(first, last):
            self._problems.add("register_area", at, area=found.name, when=words["when"], dates=found.dates)
        elif service.is_offered(last) or service.is_offered(first):
            return True
        elif value:  # a nought after a kind ended says nothing
            self._problems.add("register_not_offered", at, **words)
        return False

    def _ask_about_running(self, numbers: Sequence[RegisterNumber]) -> None:
        """Ask about numbers of days that never fall: sums since the first day would be added up again."""
        if self._rules.is_cumulative:
            return
        for rows in _by_series(numbers).values():
            values, service = [each.value for each in rows], self._names.services[rows[0].service]
            is_rising = values == sorted(values) and len({*values}) > len(values) // 2
            if len(values) >= MIN_DAYS_OF_RUNNING and is_rising and not service.is_level:
                words = {"name": service.name, "first": str(values[0]), "last": str(values[-1])}
                self._problems.add("register_running", CellPosition(rows[-1].row), **words)

    def _take_running(self, numbers: Sequence[RegisterNumber]) -> Iterator[RegisterNumber]:
        """Yield what each day added to running totals; levels stay."""
        for rows in _by_series(numbers).values():
            before, service = 0, self._names.services[rows[0].service]
            for each in rows:
                if each.value < before and not service.is_level:
                    words = {"name": service.name, "value": str(each.value), "before": str(before)}
                    self._problems.add("register_falls", CellPosition(each.row), **words)
                yield each if service.is_level else replace(each, value=each.value - before)
                before = each.value

    def _join(self, numbers: Sequence[RegisterNumber]) -> Iterator[RegisterNumber]:
        """Yield each number once; the same twice is asked about, and added up where somebody said so."""
        found: dict[tuple[object, ...], RegisterNumber] = {}
        for each in numbers:
            key = (each.when, each.service, each.stage, each.detail, each.area)
            first = found.setdefault(key, each)
            if first is each:
                continue
            service = self._names.services[each.service]
            if self._rules.adds_repeated and not service.is_level:
                found[key] = replace(first, value=first.value + each.value)
            else:
                code = "register_repeated.level" if service.is_level else "register_repeated"
                self._problems.add(code, CellPosition(each.row), name=service.name, first=str(first.row))
        yield from found.values()


def _by_series(numbers: Sequence[RegisterNumber]) -> Mapping[tuple[str, ...], list[RegisterNumber]]:
    """Return numbers of days in their order, by what they are of."""
    found: dict[tuple[str, ...], list[RegisterNumber]] = defaultdict(list)
    for each in sorted(numbers, key=lambda each: each.day):
        found[each.service, each.stage, each.detail, each.area].append(each)
    return found


def month_rows(
    numbers: Sequence[RegisterNumber], names: RegisterNames, problems: Problems
) -> Iterator[TakenRow]:
    """Yield numbers as closed months have them: days added up, of levels the last one.

    A number goes into the row that the month has of it, whose holder it keeps; into several it cannot go.
    """
    stored = group(
        (each for each in names.year.register_figures if each.register is Register.SERVICES),
        lambda each: (str(each.period), each.item, each.stage, each.detail),
    )
    found: dict[tuple[str, ...], list[RegisterNumber]] = defaultdict(list)
    for each in sorted(numbers, key=lambda each: each.day):
        found[str(Period.month_of(each.day)), each.service, each.stage, each.detail, each.area].append(each)
    for (month, item, stage, detail, area), rows in found.items():
        there = [
            each
            for each in stored.get((month, item, stage, detail), ())
            if not area or each.area in (None, area)
        ]
        if len(there) > 1 or (area and any(each.area is None for each in there)):
            words = {"name": names.services[item].name, "period": Period.parse(month).label}
            problems.add("register_divided", CellPosition(rows[0].row), **words, count=str(len(there)))
            continue
        is_recap = any(isinstance(each.when, Period) for each in rows)
        taken = rows[-1:] if names.services[item].is_level else rows
        key = {"register": Register.SERVICES.value, "period": month, "item": item, "stage": stage}
        key |= {"site": "", "area": area, "post": "", "holder": "", "detail": detail}
        for figure in there:
            key |= {"site": figure.site, "area": figure.area or "", "post": figure.post or ""}
            key["holder"] = str(figure.holder or "")
        key["recap"] = "ya" if is_recap else ""
        value = Decimal(sum(each.value for each in taken))
        days = len({each.day for each in rows if not isinstance(each.when, Period)})
        yield TakenRow(FIGURES.file, key, {"value": value}, rows[0].row, days)
