"""Values, rows and damage for the laws of the dossier, made from the declarations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st
from tests.bad_input.spoiling import BASE

from capaian.domain.issue import Place
from capaian.domain.period import Period, PeriodKind
from capaian.domain.registers.closed_month import RegisterFigure
from capaian.domain.value import Unit
from capaian.dossier.reading.csv_reader import write_rows
from capaian.dossier.tables.declaration import Column, ColumnNeed, Filler, Table
from capaian.dossier.tables.kinds import BOOLEAN, Kind

NOWHERE = Place("")
_PLACED = {"place": NOWHERE}
"""What records take besides their columns; figures of registers count their lines instead."""


def write_csv(table: Table[Any], rows: Iterable[Any]) -> str:
    cells = (
        [_cell(column, getattr(row, column.target)) for column in table.columns] for row in rows
    )
    return write_rows([column.name for column in table.columns], cells)


def _cell(column: Column, value: object) -> str:
    assert isinstance(column.kind, Kind)
    return column.kind.write_cell(value)


_UNSEEN = (
    "\u200b\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\ufffd\ufffe\uffff"
)
_LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters=_UNSEEN
)
_TEXT = st.text(_LETTERS | st.sampled_from(list('",;\n\t#{}=-')), min_size=1, max_size=30).map(
    str.strip
)
WORDS = _TEXT.filter(lambda text: len(text) > 0 and not any(sign.isdigit() for sign in text))
CODES = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,12}", fullmatch=True)
AREA_CODES = st.from_regex(r"[0-9]{2}(\.[0-9]{2}){0,2}", fullmatch=True)
PLAIN_DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places),
    st.integers(-(10**11), 10**11),
    st.integers(-3, 9),
)
"""At most fifteen digits before the point: sixteen are refused, as they may be a NIK."""
COUNTS = st.integers(0, 10**14).map(Decimal)
PERIODS = st.one_of(
    st.integers(1900, 2199).map(Period.year_of),
    st.builds(Period, st.integers(1900, 2199), st.just(PeriodKind.QUARTER), st.integers(1, 4)),
    st.builds(Period, st.integers(1900, 2199), st.just(PeriodKind.MONTH), st.integers(1, 12)),
)

_BY_KIND: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "unit": WORDS.map(Unit),
    "code": CODES,
    "codes": st.lists(CODES, min_size=1, max_size=3).map(tuple),
    "area_code": AREA_CODES,
    "decimal": PLAIN_DECIMALS,
    "count": COUNTS,
    "integer": st.integers(1, 6),
    "period": PERIODS,
    "sha256": st.from_regex(r"[0-9a-f]{64}", fullmatch=True),
    "day": st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    "year": st.integers(1950, 2099),
    "boolean": st.booleans(),
    "mark": st.sampled_from(["ya", "tidak", "2023", "2023-07", "2023-07-14"]),
}

_BOUNDED: dict[str, st.SearchStrategy[Any]] = {"answers": st.integers(10, 10**7)}
"""Columns with bounds of their own: groups of fewer respondents are never reported alone."""


def values_of(column: Column) -> st.SearchStrategy[Any]:
    """Values that a column of a table may hold, the absent one included where it may be."""
    kind = column.kind
    assert isinstance(kind, Kind)
    if kind.choices and kind.name == "choice":
        known = st.sampled_from(kind.choices).map(kind.read)
    else:
        known = _BOUNDED.get(column.name, _BY_KIND[kind.name])
    if kind.name == BOOLEAN.name:
        return known  # an empty cell says no
    if column.filler is not Filler.KIND:
        return known  # an empty cell says another value than none
    return known if column.need is ColumnNeed.REQUIRED else st.one_of(st.just(kind.empty), known)


def rows_of(table: Table[Any]) -> st.SearchStrategy[list[Any]]:
    fields = {column.target: values_of(column) for column in table.columns}
    placed = {} if table.record is RegisterFigure else _PLACED
    rows = st.fixed_dictionaries(fields).map(lambda row: table.record(**row, **placed))
    return st.lists(
        rows,
        max_size=6,
        unique_by=lambda row: tuple(_key(getattr(row, name)) for name in table.key),
    )


def without_place(row: object) -> object:
    """Return a row that was read as `rows_of` draws it."""
    if isinstance(row, RegisterFigure):
        return row._replace(line=None)
    assert is_dataclass(row) and not isinstance(row, type)
    return replace(row, place=NOWHERE)


def _key(value: object) -> object:
    return value.value if isinstance(value, StrEnum) else value


NASTY = [
    "",
    " ",
    "~",
    "null",
    "-1",
    "0",
    "1.234",
    "1,234",
    "NaN",
    "1e999",
    "9" * 60,
    "2023-Q9",
    "2023-02-30",
    "iku-1",
    "63.99.01",
    "*",
    "&a",
    "*a",
    "!!python/name:os.system",
    "<<",
    "{",
    "}",
    "[",
    "]",
    ":",
    "- -",
    "? ",
    "|",
    ">",
    "'",
    '"',
    "\\",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\x00",
    "\x07",
    "\x85",
    "\u2028",
    "\ufeff",
    "\ud7ff",
    "٣",
    "½",
    "😀",
    "%YAML 1.1",
    "---",
    "...",
    "#",
    ",",
    ",,,,,,,",
    ";",
    "=1+1",
    "../../etc/passwd",
    "{{ x }}",
    "a" * 25_000,
    "%s",
    "{0}",
    "{nearest}",
    "6399010101900001",
    "ya",
    "tidak",
    "kepala",
    "policies",
    "measure",
]
"""Texts that have broken readers of files before."""

FILES = sorted(
    str(path.relative_to(BASE))
    for path in BASE.rglob("*")
    if path.is_file() and path.suffix != ".png"
)
CONTENT = {file: (BASE / file).read_bytes() for file in FILES}
_TOKENS = {
    file: sorted(set(content.decode().replace(",", " ").split()))
    for file, content in CONTENT.items()
}


@st.composite
def damaged_bytes(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the valid dossier with some of its bytes changed, cut, doubled or moved."""
    file = draw(st.sampled_from(FILES))
    content = CONTENT[file]
    start, end = sorted(draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    piece = draw(
        st.one_of(
            st.binary(max_size=4),
            st.just(content[start:end] * 2),
            st.just(content[start:end][::-1]),
            st.sampled_from(NASTY).map(str.encode),
        )
    )
    return file, content[:start] + piece + content[end:]


@st.composite
def damaged_values(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the valid dossier in which cells,
    keys or values are replaced by nasty or misplaced ones.
    """
    file = draw(st.sampled_from(FILES))
    text = CONTENT[file].decode()
    for _ in range(draw(st.integers(1, 3))):
        old = draw(st.sampled_from(_TOKENS[file]))
        new = draw(
            st.one_of(
                st.sampled_from(NASTY), st.sampled_from(_TOKENS[draw(st.sampled_from(FILES))])
            )
        )
        text = text.replace(old, new, draw(st.integers(1, 2)))
    return file, text.encode("utf-8", "surrogatepass")


@st.composite
def damaged_lines(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the valid dossier with lines left out, doubled, exchanged or indented."""
    file = draw(st.sampled_from(FILES))
    lines = CONTENT[file].split(b"\n")
    first, second = draw(st.tuples(*[st.integers(0, len(lines) - 1)] * 2))
    damage = draw(st.sampled_from(["drop", "double", "swap", "indent", "outdent"]))
    if damage == "drop":
        del lines[first]
    elif damage == "double":
        lines.insert(second, lines[first])
    elif damage == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    else:
        lines[first] = b"  " + lines[first] if damage == "indent" else lines[first].lstrip()
    return file, b"\n".join(lines)
