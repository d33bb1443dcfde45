"""Cells, targets and codes as people write and read them,
and as a dossier writes what they typed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, count
from types import MappingProxyType
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from capaian.domain.follow_up import write_due
from capaian.domain.issue import Level
from capaian.domain.numerals import write_exact
from capaian.domain.period import Period, write_partial_date
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.domain.value import RUPIAH
from capaian.domain.work import Resource
from capaian.dossier.excel.preview import in_words
from capaian.dossier.rows.sheets import ColumnRole, SheetColumn, SheetSpec
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET, book_sheets
from capaian.dossier.tables.days import holds_days, written_day
from capaian.dossier.tables.declaration import Names
from capaian.dossier.tables.kinds import (
    ALL_KINDS_CODE,
    CODE,
    CODES,
    DECIMAL,
    PERIOD,
    UNIT,
    period_text,
    shown,
)
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.agreements import write_target
from capaian.rules.spans import last_day
from capaian.web.measurement.entry.cells import tidy_figure
from capaian.web.planning.sheets import INDICATOR, LINES, PART_INDICATOR, PARTS, TARGETS
from capaian.web.site.issue_words import (
    spoken_flaw,
    spoken_lack,
    spoken_to_filler,
    words_for_person,
)
from capaian.web.years.known import SHEETS, Flaw, YearState

_MAX_LETTERS_OF_A_CODE: Final = 40

PREFIXES: Final[Mapping[str, str]] = {"agreements.yaml#agreements/targets": "target."}
"""Before the columns of a target, in sheets where they stand beside others."""
_UNREADABLE: Final = (
    "“{}” bukan bilangan. Tulis misalnya 95 atau 95,5; rentang: 90–95, minimal 90 atau maksimal 5."
)
_CROSSED: Final = "Batas bawah {} lebih besar daripada batas atas {}."
_DASH: Final = r"[-\u2010-\u2015\N{MINUS SIGN}]"
_UNTIL_WORDS: Final = rf"{_DASH}|s\.\s?d\.?|s/d|sd|sampai(?:\s+dengan)?|hingga"
_RANGES: Final = (
    re.compile(
        r"(?P<lower>.*[0-9](?:\s*(?:%|"
        rf"persen))?)\s*(?:{_UNTIL_WORDS})\s*(?P<upper>(?:rp\.?\s*)?[-−]?[0-9].*)\Z",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:minimal|minimum|min|paling\s+sedikit)\s+|min\.\s*|(?:>=|≥)\s*)(?P<lower>\S.*)\Z",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:maksimal|maksimum|maks|paling\s+banyak)\s+|maks\.\s*|(?:<=|"
        r"≤)\s*)(?P<upper>\S.*)\Z",
        re.IGNORECASE,
    ),
)


def takes_figures(indicator: Indicator) -> bool:
    """Say whether the targets of an indicator are figures; those of others are words."""
    return indicator.value_type in (ValueType.NUMBER, ValueType.INDEX)


def read_target(sheet: str, indicator: Indicator, text: str) -> Mapping[str, str]:
    """Return the columns of a target that was typed, also those that it empties;
    raises `ValidationError`.
    """
    named = {"value": "", "text": "", "lower": "", "upper": ""}
    if not takes_figures(indicator):
        named["text"] = text
    elif text:
        named |= read_figures(text, indicator.unit)
    return {f"{PREFIXES.get(sheet, '')}{name}": stated for name, stated in named.items()}


def read_figures(text: str, unit: str) -> Mapping[str, str]:
    """Return the figure or the bounds that a text states;
    raises `ValidationError` where it is neither.
    """
    if bounds := _read_bounds(text, unit):
        return bounds
    figure = DECIMAL.canonical(tidy_figure("", unit, text))
    if read_figure(figure) is None:
        raise ValidationError(_UNREADABLE.format(text))
    return {"value": figure}


def _read_bounds(text: str, unit: str) -> Mapping[str, str]:
    """Return the bounds that a range names (`10 s.d.

    14`, `≥ 12`, `maks. 5`); none where it is none.
    """
    found = next((match for each in _RANGES if (match := each.match(text))), None)
    if found is None:
        return {}
    bounds = {
        name: DECIMAL.canonical(tidy_figure("", unit, own))
        for name, own in found.groupdict().items()
    }
    figures = {name: read_figure(bound) for name, bound in bounds.items()}
    if None in figures.values():
        return {}
    lower, upper = figures.get("lower"), figures.get("upper")
    if lower is not None and upper is not None and lower > upper:
        raise ValidationError(_CROSSED.format(write_exact(lower), write_exact(upper)))
    return bounds


def target_figures(sheet: str, cells: Mapping[str, str]) -> dict[str, Decimal | None]:
    """Return the figure and the bounds of the target that a row states,
    by the names of columns.
    """
    prefix = PREFIXES.get(sheet, "")
    return {
        name: read_figure(cells.get(f"{prefix}{name}", "")) for name in ("value", "lower", "upper")
    }


def read_figure(text: str) -> Decimal | None:
    """Return the figure in a text as a dossier writes it; `None` where there is none."""
    try:
        value = DECIMAL.read_cell(text)
    except RejectedValueError:
        return None
    return value if isinstance(value, Decimal) else None


def stated_in(sheet: str, cells: Mapping[str, str]) -> str:
    """Return the target that a row states, as people write it: figure before range before words.

    Examples:
        >>> [stated_in("", cells)
        ...     for cells in ({"value": "95.5", "text": "B"}, {"lower": "1", "text": "x"})]
        ['95,5', 'minimal 1']
        >>> stated_in("agreements.yaml#agreements/targets",
        ...     {"target.text": "Baik"}), stated_in("", {})
        ('Baik', '')
    """
    prefix, figures = PREFIXES.get(sheet, ""), target_figures(sheet, cells)
    stated = {name: cells.get(f"{prefix}{name}", "") for name in figures}
    if any(text and figures[name] is None for name, text in stated.items()):  # it cannot be read
        return stated["value"] or "–".join((stated["lower"], stated["upper"]))
    value, lower, upper = figures.values()
    return write_target(
        TargetValue(value, cells.get(f"{prefix}text", ""), lower=lower, upper=upper)
    )


def printed_target(target: TargetValue) -> str:
    """Return a target as its paper prints it: words before figure before range."""
    figure = f"{target.value}".replace(".", ",") if target.value is not None else ""
    return target.text or figure or write_target(target)


_UNIT_WORDS: Final = {
    **{label.casefold(): code for code, label in UNIT.labels.items()},
    "%": "percent",
    "indeks": "index",
}
_INDICATORS: Final = {TARGETS: INDICATOR, LINES: "indicator", PARTS: PART_INDICATOR}
"""Columns by which rows of targets name their indicator."""
PREFIX: Final = "sel-"
"""Before the ids of columns in what a form sends,
so that nothing else it sends is taken for a cell.
"""


def written_text(column: SheetColumn, text: str) -> str:
    """Return a text as a form offers or shows it: `ya` for `true`, `95,5` for `95.5`."""
    kind = column.kind
    if kind.choices and text not in kind.choices:
        return next((choice for choice in kind.choices if kind.is_same(choice, text)), text)
    if kind.name == UNIT.name:
        return kind.labels.get(text, text)
    return shown(kind, text) if kind.is_number else text


def unit_code(text: str) -> str:
    """Return a unit as a dossier writes it, as far as formulas know it:
    `percent` for `persen` or `%`.
    """
    return _UNIT_WORDS.get(text.casefold(), text)


def typed_cells(
    spec: SheetSpec,
    sent: Mapping[str, str],
    stored: Mapping[str, str] = MappingProxyType({}),
    units: Mapping[str, str] = MappingProxyType({}),
    year: int | None = None,
) -> dict[str, str]:
    """Return the cells that a form sends, as a dossier writes them;
    one that says the same stays as it is.

    `year`: of a period that names none, such as `Triwulan I`.
    """
    unit = _unit(spec, sent, stored, units)
    cells = {}
    for column in spec.columns:
        if (text := sent.get(f"{PREFIX}{column.id}")) is not None:
            typed = text.replace("\r\n", "\n")
            # In layouts and in lists of texts blanks before mean something.
            is_text = spec in (NARRATIVE_SHEET, LAYOUT_SHEET)
            typed = typed.rstrip().lstrip("\n") if is_text else typed.strip()
            if column.kind.is_number:
                typed = tidy_figure(spec.id, unit, typed)
            if column.kind is PERIOD:
                typed = period_text(typed, year)
            if not column.kind.is_free:
                typed = column.kind.canonical(
                    written_day(typed) if holds_days(column.kind) else typed
                )
            before = stored.get(column.id, "")
            # A unit may be kept as its word: a form that is sent back as it was shown changes
            # nothing.
            is_same = typed == written_text(column, before) or column.kind.is_same(before, typed)
            known = unit_code(typed) if column.kind.name == UNIT.name else typed
            cells[column.id] = before if is_same else known
    return cells


def units_of(year_state: YearState) -> Mapping[str, str]:
    """Return the units of indicators by code."""
    facts = year_state.read.partial
    return (
        {str(each.code): str(each.unit) for each in facts.indicators} if facts is not None else {}
    )


def _unit(
    spec: SheetSpec, sent: Mapping[str, str], stored: Mapping[str, str], units: Mapping[str, str]
) -> str:
    """Return in which unit a row tells its figures: the one it names,
    else that of its indicator.
    """

    def typed_in(column: str) -> str:
        return sent.get(f"{PREFIX}{column}", stored.get(column, "")).strip()

    if typed_in("resource") == Resource.MONEY:
        return RUPIAH
    code = typed_in(_INDICATORS[spec.id]) if spec.id in _INDICATORS else ""
    typed = UNIT.canonical(typed_in("unit"))
    return unit_code(typed) or units.get(code, "")


def shown_text(column: SheetColumn, text: str) -> str:
    """Return a cell as people read it, all in words but names;
    what cannot be read stays as it is.
    """
    kind = column.kind
    if column.id == "due":
        return write_due(text)
    if kind is CODE:
        return ALL_KINDS_CODE.get(text, text)
    if kind.labels:
        words = text.split() if column.is_several else [text]
        return ", ".join(kind.labels.get(word, word) for word in words)
    if text and kind.choices:
        return written_text(column, text)
    if text and holds_days(kind):
        return write_partial_date(text) if last_day(text) else text
    try:
        value = kind.read_cell(text)
    except RejectedValueError:
        return text
    if kind.is_number and isinstance(value, int | Decimal):
        return write_exact(Decimal(value))
    return value.label if isinstance(value, Period) else text


_CODE: Final = re.compile(
    r"(?<![\w.-])[a-z0-9]+(?:[.-][a-z0-9]+)+(?![\w-])"
    r"|(?:(?<=[:,] )|(?<= bagi ))[a-z][a-z0-9]*(?=[,.;)]|\Z)"
)
"""Words that may be codes: of several parts, or one by one in a list, behind `bagi` too."""
_MISSING: Final = re.compile(r"(?<= \()[^()]+(?=\)\.\Z)")
"""At the end of what a year lacks: the codes of what a result waits for."""


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Names by codes; of two that are called alike the code stands behind."""

    of_kind: Mapping[Names, Mapping[str, str]]
    of_any: Mapping[str, str]
    """Of things of whatever kind, agreements among them, whose codes nothing else refers to."""


def name_index(year_state: YearState) -> NameIndex:
    """Return the names of all that rows define: worked out once for a version of the year."""

    def make() -> NameIndex:
        found: dict[Names, dict[str, str]] = {}
        titles: dict[str, str] = {}
        for spec in book_sheets():
            for column in spec.columns:
                naming = _name_column(spec, column)
                is_key = column.role is ColumnRole.KEY and len(spec.keys) == 1
                if naming is None or (column.defines is None and not is_key):
                    continue
                own = titles if column.defines is None else found.setdefault(column.defines, {})
                for row in year_state.rows.get(spec.id, ()):
                    if name := row.cells.get(naming.id, ""):
                        own.setdefault(row.cells.get(column.id, ""), name)
        of_kind = {kind: _apart(own) for kind, own in found.items()}
        of_any = {code: name for own in of_kind.values() for code, name in own.items()}
        return NameIndex(of_kind, _apart(titles) | of_any)

    return year_state.derive("names by code", make)


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    often = Counter(names.values())
    return {
        code: f"{name} ({code})" if often[name] > 1 else name
        for code, name in names.items()
        if code
    }


def is_list(column: SheetColumn) -> bool:
    """Say whether a cell holds several values."""
    return column.is_several or column.kind.name == CODES.name


def is_own_code(spec: SheetSpec, column: SheetColumn) -> bool:
    """Say whether a column is but the code of what its row names:
    the name says the same to people.
    """
    is_name = column.defines is not None or (column.role is ColumnRole.KEY and len(spec.keys) == 1)
    return is_name and column.kind is CODE and _name_column(spec, column) is not None


def _name_column(spec: SheetSpec, column: SheetColumn) -> SheetColumn | None:
    """Return the column of the name that goes with a code:
    `numerator.name` with `numerator.code`.
    """
    prefix = column.id.rpartition(".")[0]
    names = [f"{prefix}.{name}" if prefix else name for name in ("name", "title")]
    return next((each for each in spec.columns if each.id in names), None)


def named_text(column: SheetColumn, text: str, year_state: YearState) -> str:
    """Return a cell as people read it: names for codes, words for choices and periods."""
    parts = text.split() if is_list(column) else [text] if text else []
    is_code = column.refers_to or column.role is ColumnRole.PARENT or is_list(column)
    named = "; ".join(_word(column, part, year_state) for part in parts)
    return named if is_code else shown_text(column, text)


def free_code(name: str, taken: Container[str], kind: str = "") -> str:
    """Return a code for a name that nothing has.

    Examples:
        >>> free_code("Kartu Identitas Anak", {"kartu-identitas-anak"}), free_code("Lansia", (),
        ...     "ik")
        ('kartu-identitas-anak-2', 'ik-lansia')
    """
    stem = (
        "-".join(filter(None, (kind, slugify(name)[:_MAX_LETTERS_OF_A_CODE].strip("-")))) or "kode"
    )
    return next(
        code for code in chain([stem], (f"{stem}-{n}" for n in count(2))) if code not in taken
    )


def with_codes(spec: SheetSpec, cells: Mapping[str, str], taken: set[str]) -> dict[str, str]:
    """Return the cells of a new row, with codes made of its names where nobody typed one;
    takes them.
    """
    made = dict(cells)
    for column in spec.columns:
        name = _name_column(spec, column) if is_own_code(spec, column) else None
        if name is not None and not made.get(column.id) and made.get(name.id):
            made[column.id] = free_code(made[name.id], taken)
            taken.add(made[column.id])
    return made


def names_in_words(words: str, year_state: YearState) -> str:
    """Return what the codes among some words are called, of whatever kind;
    nothing where none has a name.
    """
    found = (name_index(year_state).of_any.get(word, "") for word in words.split())
    return ", ".join(dict.fromkeys(name for name in found if name and name not in words))


def row_in_names(spec: SheetSpec, texts: Sequence[str], year_state: YearState) -> str:
    """Return what a row is known by as people read it,
    from the texts of all columns but those of values.
    """
    columns = (column for column in spec.columns if column.role is not ColumnRole.VALUE)
    filled = ((column, text) for column, text in zip(columns, texts, strict=True) if text)
    return ", ".join(_words_of_cell(column, text, year_state) for column, text in filled)


def _words_of_cell(column: SheetColumn, text: str, year_state: YearState) -> str:
    codes = text.split() if is_list(column) else [text]
    return "; ".join(_word(column, code, year_state) for code in codes)


def cells_in_names(sheet: str, cells: Mapping[str, str], year_state: YearState) -> str:
    """Return the same of a row by its cells: `Akta perkawinan terbit, Banjar, Oktober 2026`."""
    spec = SHEETS[sheet]
    keys = [each for each in spec.columns if each.role is not ColumnRole.VALUE]
    own = next((_name_column(spec, each) for each in keys if is_own_code(spec, each)), None)
    if own is not None and (name := cells.get(own.id)):
        return name
    return row_in_names(spec, [cells.get(each.id, "") for each in keys], year_state)


def _word(column: SheetColumn, code: str, known: YearState) -> str:
    index = name_index(known)
    kinds = (*column.refers_to, *([column.defines] if column.defines else []))
    own = next((each for each in kinds if code in index.of_kind.get(each, {})), None)
    if own is not None:
        name = index.of_kind[own][code]
        # an indicator is often called as the component that it is computed from
        is_shared = any(
            each is not own and name in index.of_kind.get(each, {}).values() for each in kinds
        )
        return f"{name} ({own.words})" if is_shared else name
    if column.role is ColumnRole.PARENT and code in index.of_any:
        return index.of_any[code]
    return shown_text(column, code) if column.kind is PERIOD else in_words(column.kind, code)


def in_names(text: str, year_state: YearState) -> str:
    """Return a sentence with the names of things in place of their codes;
    codes of nothing stay.
    """
    names = name_index(year_state).of_any
    return _CODE.sub(lambda found: names.get(found[0], found[0]), text)


def lack_in_names(lack: str, year_state: YearState) -> str:
    """Return what a year lacks as a page says it, with the names of what a result waits for."""
    names = name_index(year_state).of_any

    def name_all(found: re.Match[str]) -> str:
        return ", ".join(names.get(code, code) for code in found[0].split(", "))

    return in_names(_MISSING.sub(name_all, spoken_lack(lack)), year_state)


def flaw_in_names(flaw: Flaw, year_state: YearState) -> str:
    """Return a problem of a year as a page says it, with names for codes,
    but in what is to be typed.
    """
    message = in_names(flaw.issue.message, year_state)
    return spoken_flaw(replace(flaw, issue=replace(flaw.issue, message=message)))


def flaw_for_person(flaw: Flaw, year_state: YearState, *, may_declare: bool) -> str:
    """Return a problem with names for codes,
    and who declares a contradiction in place of its code.
    """
    if flaw.issue.level is not Level.ERROR:
        return flaw_in_names(flaw, year_state)
    return in_names(words_for_person(spoken_to_filler(flaw), may_declare), year_state)
