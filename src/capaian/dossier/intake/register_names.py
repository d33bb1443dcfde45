"""What cells and headings of a register's table name: days, kinds, stages, kecamatan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from capaian.domain.intake import IntakeColumn, IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period, PeriodKind, month_of
from capaian.domain.registers.catalogue import Service, Stage
from capaian.dossier.excel.book import CellValue
from capaian.dossier.intake.areas import code_of, digits_of
from capaian.dossier.intake.foreign_tables import ForeignTable, is_blank, is_figure, text_of
from capaian.dossier.intake.mapping import AREA, DAY, DETAIL, KIND, NUMBER, STAGE, TableMapping
from capaian.dossier.intake.taken_tables import is_total
from capaian.dossier.intake.words import bare_area_name, fold, words_of
from capaian.dossier.tables.days import written_day

_HEADS: Final[Mapping[str, str]] = {
    DAY: "tanggal tgl hari bulan periode",
    KIND: "jenis layanan pekerjaan uraian",
    STAGE: "tahap",
    AREA: "kecamatan",
    DETAIL: "rincian",
    NUMBER: "jumlah banyaknya volume angka nilai",
}
"""Words that say in a heading what the column holds."""
STAGE_MISSING: Final = ": tahap"
"""Behind the name of a kind: what is asked where a table says no stage of it."""
_MIN_PERCENT_OF_NAMES: Final = 50
_BEFORE_DAY: Final = re.compile(
    r"^(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad|tgl|tanggal)\b[\s,/.]*", re.IGNORECASE
)
_SHORT_YEAR: Final = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-])(\d{2})")
_WITHOUT_YEAR: Final = re.compile(r"\d{1,2}[\s-]+[A-Za-z]+\.?")
_CLOCK: Final = re.compile(r"[ T]00[:.]00(?:[:.]00)?$")
DayOrMonth = date | Period
"""A day, or a month that was counted as a whole."""


def read_when(cell: CellValue, whole: Period) -> DayOrMonth | None:
    """Return the day or month that a cell names; `None`: it names neither.

    Month or year of the table as a whole give what the cell leaves out.

    Examples:
        >>> march = Period.parse("2025-M03")
        >>> texts = ("Senin, 3 Maret 2025", "3/3/25", "3 Mar", "Tgl 3", "April")
        >>> [str(read_when(text, march)) for text in texts]
        ['2025-03-03', '2025-03-03', '2025-03-03', '2025-03-03', '2025-M04']
        >>> read_when("31/02/2025", march), read_when("KK", march)
        (None, None)
    """
    if isinstance(cell, date):
        return cell
    text = _CLOCK.sub("", _BEFORE_DAY.sub("", text_of(cell)))
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
        return (
            date.fromisoformat(iso) if iso.count("-") > 1 else Period.parse(iso.replace("-", "-M"))
        )
    except ValueError:
        return None


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
    def by_role(self) -> Mapping[str, Mapping[str, str]]:
        """What cells of a column can name: name by code."""
        areas = {str(each.code): each.name for each in self.year.districts}
        return {KIND: self.kinds, STAGE: self.stages, AREA: areas}

    @cached_property
    def _by_words(self) -> Mapping[str, Mapping[str, str]]:
        found = {
            role: {fold(text): code for code, name in known.items() for text in (code, name)}
            for role, known in self.by_role.items()
        }
        return found | {
            AREA: {bare_area_name(name): code for code, name in self.by_role[AREA].items()}
        }

    def find(self, role: str, text: str) -> str:
        """Return the code of a name; empty: there is none."""
        if (code := self.answers.get(text, "")) in self.by_role[role]:
            return code
        if role == AREA and (digits := digits_of(text)):
            code = str(code_of(digits))
            return code if code in self.by_role[AREA] else ""
        return self._by_words[role].get(bare_area_name(text) if role == AREA else fold(text), "")

    @cached_property
    def named_stages(self) -> Sequence[str]:
        """The stages that the titles of the table name."""
        titles = fold(self.context).split()
        return [code for code, name in self.stages.items() if name in titles]

    def stage_of(self, service: Service) -> str:
        """Return the stage that is meant where none is named: the only one,
        or that of the title.
        """
        if len(service.stages) == 1:
            return service.stages[0]
        named = {*self.named_stages} & {*service.stages}
        return (
            named.pop()
            if len(named) == 1
            else self.answers.get(f"{service.name}{STAGE_MISSING}", "")
        )

    def find_cell(self, head: str) -> str:
        """Return kind, detail and stage that a heading names: `kia|0-4|printed`; empty:
        it names none.
        """
        words = " ".join(word for word in fold(head).split() if word not in words_of("whole"))
        for name, code in ({"": ""} | dict(self._by_words[STAGE])).items():
            for own in (words.removesuffix(name), words.removeprefix(name)):
                kind = (
                    self._by_words[KIND].get(own.strip(), "") if not name or own != words else ""
                )
                stage = code or (
                    self.stage_of(self.services[kind.partition("|")[0]]) if kind else ""
                )
                if kind and stage:
                    return f"{kind}|{stage}"
        return ""


def day_heads(table: ForeignTable, whole: Period) -> Mapping[int, DayOrMonth]:
    """Return the columns that are headed by days or months."""
    named = (
        (place, read_when(head.rpartition(" > ")[2], whole))
        for place, head in enumerate(table.heads)
    )
    return {place: when for place, when in named if when is not None}


def propose_columns(
    table: ForeignTable, year: OfficeYear, names: RegisterNames
) -> tuple[IntakeColumn, ...]:
    """Return what columns of a table of a register may hold."""
    found: dict[str, str] = {}
    whole = Period(year.year, PeriodKind.MONTH, 1)
    rows, days = [row for row in table.rows if not is_total(row)], day_heads(table, whole)
    for place, head in enumerate(table.heads):
        filled = [row.value(place) for row in rows if not is_blank(row.value(place))]
        is_open = head and place not in days and place + 1 not in table.hidden_columns
        role = _role_of(head, filled, names, whole) if is_open else ""
        if role:
            found.setdefault(role, head)
    return tuple(IntakeColumn(head, role) for role, head in found.items())


def propose_register(
    table: ForeignTable, year: OfficeYear, names: RegisterNames
) -> TableMapping | None:
    """Return how a table of a register may be understood; `None`:
    it names none of the office's kinds.
    """
    columns = propose_columns(table, year, names)
    has_kind = any(names.find(KIND, head.partition(" (kolom ")[0]) for head in table.heads)
    if not has_kind and not any(each.means == KIND or "|" in each.means for each in columns):
        return None
    first = next(
        (each.head for each in columns if each.means in (DAY, KIND, AREA)), table.heads[0]
    )
    return TableMapping(IntakeTable.FIGURES, table.name, first, columns)


def _role_of(head: str, cells: Sequence[CellValue], names: RegisterNames, whole: Period) -> str:
    words = {*fold(head).split()}
    named = [role for role, known in _HEADS.items() if words & {*known.split()}]
    if DAY in named and any(read_when(cell, whole) for cell in cells):
        return DAY  # `Tgl` before 1 to 31 across heads what is counted
    if cell := names.find_cell(head):
        return cell
    is_code = AREA in named  # `35.74.01` could be a figure
    texts = [
        text for cell in cells if (text := text_of(cell)) and (is_code or not is_figure(cell))
    ]
    for role in (KIND, STAGE, AREA):
        found = sum(bool(names.find(role, text)) for text in texts)
        if found and 100 * found >= _MIN_PERCENT_OF_NAMES * len(texts):
            return role
        if role in named and texts:
            return role
    if DETAIL in named:
        return DETAIL
    return NUMBER if NUMBER in named and any(map(is_figure, cells)) else ""


def is_idle_head(head: str) -> bool:
    """Say whether a column numbers rows or sums others, so that nobody misses it."""
    words = fold(head)
    return words.startswith(("no ", "nomor")) or words in {"no", *words_of("whole")}


def holds_figures(cells: Sequence[CellValue]) -> bool:
    """Say whether a column is one of numbers:
    a word or two among them make it no column of texts.
    """
    return bool(cells) and 2 * sum(map(is_figure, cells)) >= len(cells)
