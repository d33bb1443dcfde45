"""What a person says of a table: its kind, the column of names,
and what each used column holds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Final

from capaian.domain.intake import Intake, IntakeColumn, IntakeTable
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import MONTH_PATTERN, MONTH_WORDS, month_of
from capaian.domain.registers.catalogue import Stage
from capaian.dossier.intake.foreign_tables import ForeignTable
from capaian.dossier.intake.words import PERIOD_PATTERN, fold, head_words, words_of
from capaian.dossier.tables.parts import AMOUNTS, INPUTS

MAX_ID_LENGTH: Final = 60
DAY, KIND, STAGE, DETAIL, AREA, NUMBER = "day", "kind", "stage", "detail", "area", "number"
ROLES: Final = {
    DAY: "Tanggal atau bulan",
    KIND: "Jenis layanan atau pekerjaan",
    STAGE: "Tahap",
    DETAIL: "Rincian",
    AREA: "Kecamatan",
    NUMBER: "Jumlah",
}
"""What a column can hold beside the numbers of one kind."""
_TIMES: Final = re.compile(
    rf"(?<!\d)(?:19|20)\d\d(?: ?s[12])?(?!\d)|\b(?:{PERIOD_PATTERN})\b|\b\d{{1,2}} "
    rf"(?=(?:{MONTH_PATTERN})\b)"
)
"""Years, numbered parts of them, and days of a month."""


@dataclass(frozen=True, slots=True)
class TableChoice:
    """What a person chose for one table of a file, as it is kept until the figures are written."""

    sheet: str
    names_in: str
    """Heading of the column with areas, or with codes of the work plan."""
    columns: Mapping[str, str]
    """Heading to a code; columns that are not named are left out."""


@dataclass(frozen=True, slots=True)
class RowRules:
    """What a person says of the rows of all tables of a file."""

    is_cumulative: bool = False
    """Each month holds what was spent since January."""
    adds_repeated: bool = False
    """Rows that are of the same area or work are parts of it: funds, religions, sexes."""
    only: str = ""
    """`JUDUL=ISI`: the rows with this text in this column; empty: all."""
    skips_others: bool = False
    """Rows of other regencies and of names that nobody knows are left out;
    said anew of each file.
    """
    takes_zeros: bool = False
    """Work that the dossier lacks is added though all its amounts are 0;
    said anew of each file.
    """
    is_whole_month: bool = False
    """Days that a table of a register lacks had nothing; said anew of each file."""
    reopens: str = ""
    """Why closed months with other figures are closed anew; said anew of each file."""

    def __or__(self, other: RowRules) -> RowRules:
        """Return what either says."""
        return RowRules(
            *(getattr(self, one.name) or getattr(other, one.name) for one in fields(self))
        )


NO_RULES: Final = RowRules()


@dataclass(frozen=True)
class TableMapping:
    """How one table is understood."""

    kind: IntakeTable
    title: str
    """What the table is called, without its dates:
    tables with the same headings are told apart by it.
    """
    names_in: str
    """Heading of the column with areas, or with codes of the work plan."""
    columns: tuple[IntakeColumn, ...]
    """The used ones; several that hold the same in the same month are added up."""
    rules: RowRules = NO_RULES
    names: tuple[tuple[str, str], ...] = ()
    """Names in the rows with the code that they were said to mean."""
    id: str = ""
    """Under which it is remembered; empty: not yet."""

    @property
    def is_budget(self) -> bool:
        """Whether it holds amounts of the work plan."""
        return self.kind is IntakeTable.INPUTS

    def means(self) -> dict[tuple[str, int | None], list[str]]:
        """Return the headings by what they hold; those of one entry are added up."""
        found: dict[tuple[str, int | None], list[str]] = {}
        for column in self.columns:
            found.setdefault((column.means, column.month), []).append(column.head)
        return found

    def with_answers(self, answers: Mapping[str, str], names: Mapping[str, str]) -> TableMapping:
        """Return the mapping with answers put in.

        Args:
            answers: Heading to a code; an empty code takes the column out.
            names: Names in the rows to the codes that they mean, beside those of before.
        """
        kept = [column for column in self.columns if column.head not in answers]
        answered = [
            IntakeColumn(head, means, month_in(head)) for head, means in answers.items() if means
        ]
        known = tuple({**dict(self.names), **names}.items())
        return replace(self, columns=(*kept, *answered), names=known)


def remembered(
    table: ForeignTable, intakes: Sequence[Intake], generic: Collection[str]
) -> TableMapping | None:
    """Return the mapping that was confirmed for a table of this name and headings; `None`:
    none was.

    A file without titles may be renamed: its headings are enough where each of them says something
    by itself.

    `generic` are words of headings that say nothing without a title: `JML`, `MMLK`.
    """
    name = name_without_dates(table.name)
    known = by_heads(table, (one for one in intakes if name_without_dates(one.title) == name))
    if known is not None or table.titles:
        return known
    renamed = by_heads(table, intakes)
    heads = [] if renamed is None else [head_words(column.head).base for column in renamed.columns]
    return None if {"", *generic}.intersection(heads) else renamed


def by_heads(table: ForeignTable, intakes: Iterable[Intake]) -> TableMapping | None:
    """Return the first mapping of which a table has all headings; `None`: there is none."""
    for intake in intakes:
        heads = {column.head for column in intake.columns} | {intake.names_in}
        if intake.table is not IntakeTable.SURVEY and heads <= {*table.heads}:
            names = {each.text: each.means for each in intake.names}
            # Kinds with their stages are no codes: they stand among the names.
            columns = tuple(
                replace(each, means=names.get(each.head, NUMBER)) if each.means == NUMBER else each
                for each in intake.columns
            )
            rules = RowRules(intake.is_cumulative, intake.adds_repeated, intake.only)
            known = (*names.items(),)
            return TableMapping(
                intake.table, intake.title, intake.names_in, columns, rules, known, intake.id
            )
    return None


def name_without_dates(name: str) -> str:
    """Return a name so that it is the same in the next quarter.

    Examples:
        >>> name_without_dates("KEPEMILIKAN KTP-EL. SEMESTER II TAHUN 2024")
        'kepemilikan ktp el'
        >>> (name_without_dates("AGR AKTA LAHIR 017"),
        ...     name_without_dates("kematian tw2 (31 Mei 2024)"))
        ('agr akta lahir 017', 'kematian')
    """
    words = _TIMES.sub(" ", fold(name)).split()
    changing = words_of("date") | words_of("period") | MONTH_WORDS.keys()
    return " ".join(word for word in words if word not in changing)


def month_in(head: str) -> int | None:
    """Return the month that a heading names, as its last level: 3 for `Realisasi > Maret`."""
    return month_of(head.rpartition(" > ")[2])


def free_id(name: str, taken: Sequence[str]) -> str:
    """Return a code made of a name that nothing else has: `agregat-semester-ii-2024-2`."""
    stem = re.sub(r"\.(?:xlsx|csv|tsv|txt)$", "", name, flags=re.IGNORECASE)
    code = "-".join(fold(stem).split())[:MAX_ID_LENGTH].strip("-") or "tabel"
    numbered = (f"{code}-{number}" for number in count(2))
    return code if code not in taken else next(each for each in numbered if each not in taken)


MIN_LETTERS_OF_BEGINNING: Final = 3
"""Less may be a slip of the finger."""


def meanings(year: OfficeYear, kind: IntakeTable) -> dict[str, str]:
    """Return what columns of a kind of table can hold: its code, and its name."""
    if kind is IntakeTable.FIGURES:
        return {**ROLES, **register_cells(year)}
    if kind is IntakeTable.INPUTS:
        return {column.name: column.title for column in INPUTS.columns if column.name in AMOUNTS}
    found = {
        str(measure.code): measure.name
        for component in year.components
        for measure in (component.numerator, component.denominator)
        if not measure.counted
    }
    if kind is IntakeTable.PEERS:
        subjects = {str(component.code): component.name for component in year.components}
        subjects |= {str(indicator.code): indicator.name for indicator in year.indicators}
        found |= subjects
    return found


def register_cells(year: OfficeYear) -> dict[str, str]:
    """Return what a column of numbers of a register can hold: kind, detail and stage,
    and their names.
    """
    return {
        f"{each.code}|{detail}|{stage}": f"{each.name} {detail}".strip()
        + f", {Stage(stage).words}"
        for each in year.services
        for detail in each.details or ("",)
        for stage in each.stages
        if stage in {*Stage}
    }


def codes_meant(answer: str, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes that an answer can mean: a code or name, else those that begin so.

    Examples:
        >>> known = {"akta-mati.issued": "Akta kematian terbit",
        ...     "akta-mati.reported": "Kematian dilaporkan"}
        >>> codes_meant("akta kematian", known), codes_meant("Akta mati", known)
        (('akta-mati.issued',), ('akta-mati.issued', 'akta-mati.reported'))
    """
    if answer in names:
        return (answer,)
    typed = fold(answer)
    texts = {code: (fold(code), fold(name)) for code, name in names.items()}
    found = tuple(code for code, own in texts.items() if typed in own)
    if found or len(typed) < MIN_LETTERS_OF_BEGINNING:
        return found
    return tuple(
        code for code, own in texts.items() if any(text.startswith(typed) for text in own)
    )


def list_meanings(codes: Iterable[str], names: Mapping[str, str]) -> str:
    """Return codes with their names: `actual (Realisasi)`."""
    return ", ".join(f"{code} ({names[code]})" for code in codes)
