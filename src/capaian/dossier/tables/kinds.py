"""Kinds of values that a cell of a table or a key of a YAML part can hold.

A kind reads a text into a value of the domain, writes it back canonically, and describes itself
for the manual.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, Final

from capaian.domain.follow_up import STATE_WORDS, in_state_words
from capaian.domain.identifiers import WordedEnum
from capaian.domain.numerals import write_exact
from capaian.domain.office import Acting
from capaian.domain.period import DIGITS_OF_A_YEAR, MONTH_NUMBERS, YEARS, Period, read_period
from capaian.domain.registers.closed_month import STAGE_WORDS
from capaian.domain.value import UNIT_LABELS, Unit
from capaian.dossier.tables.numbers import read_decimal, read_whole, write_number
from capaian.dossier.tables.rejection import RejectedValueError

LONGEST_CODE: Final = 80
"""Letters of a code; whatever keeps codes elsewhere has room for as many."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_MONTH = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?\Z")
# Signs that no text has a use for; line feed and tab are allowed. Besides control signs: those
# that turn the direction of writing or have no width, the one that stands for letters lost in
# saving, and the two that are no letters, which no workbook can hold.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffd-\uffff]"
)


def labels_of(enum: type[StrEnum]) -> dict[str, str]:
    """Return what the values of an enum mean, by value; nothing for one without words."""
    return {each.value: each.words for each in enum if isinstance(each, WordedEnum)}


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """A kind of value: how it is read, written and described."""

    name: str
    title: str
    """Indonesian, for the manual: `bilangan bulat`."""
    read: Callable[[str], object]
    """From a text without surrounding spaces; raises `RejectedValueError`."""
    write: Callable[[Any], str] = str
    empty: object = None
    """What stands for "not provided"."""
    is_free: bool = False
    """In YAML every accepted form stands as it is: texts, and `true` beside `ya`."""
    choices: tuple[str, ...] = ()
    """Valid names, where there is a list of them."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Indonesian words for valid names, or usual ones, that are English."""

    @property
    def is_number(self) -> bool:
        """Whether cells hold figures, which a comma may cut; years are none."""
        return self.name in ("decimal", "count", "integer")

    def read_cell(self, text: str) -> object:
        """Read a whole cell; an empty one is `empty`."""
        text = text.strip()
        return self.read(text) if text else self.empty

    def write_cell(self, value: object) -> str:
        """Write a whole cell; `None` and `empty` are an empty one."""
        return "" if value is None or value == self.empty else self.write(value)

    def canonical(self, text: str) -> str:
        """Return a cell as a dossier writes it; what cannot be read stays as it is,
        so that it is told of.
        """
        return canonical_text(self, text)

    def reads_as(self, text: str, value: object) -> bool:
        """Say whether a text is a way to write a value."""
        try:
            return self.read(text) == value
        except RejectedValueError:
            return False

    def is_same(self, first: str, second: str) -> bool:
        """Say whether two texts of a cell mean one value: `95,5` and `95.50`, `ya` and `true`."""
        try:
            return first == second or self.read_cell(first) == self.read_cell(second)
        except RejectedValueError:
            return False


@lru_cache(maxsize=8192)  # what was typed is written, and then displayed
def value_of_cell(kind: Kind, text: str) -> object:
    """Read a whole cell, as `Kind.read_cell`."""
    return kind.read_cell(text)


@lru_cache(maxsize=65536)  # most cells repeat a few texts
def canonical_text(kind: Kind, text: str) -> str:
    """Return a cell as a dossier writes it; what cannot be read stays as it is."""
    try:
        return kind.write_cell(value_of_cell(kind, text))
    except RejectedValueError:
        return text


def _read_text(text: str) -> str:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _CONTROL.search(text):
        raise RejectedValueError("control_character")
    return text


def _read_unit(text: str) -> Unit:
    return Unit(_read_text(text))


def _matching(pattern: str, code: str) -> Callable[[str], str]:
    """Return a reader of texts that match a pattern;
    others are refused with a message by its code.
    """
    whole = re.compile(rf"(?:{pattern})\Z")

    def read(text: str) -> str:
        if not whole.match(text):
            raise RejectedValueError(code)
        return text

    return read


_read_code = _matching(rf"\*|[A-Za-z0-9][A-Za-z0-9._/-]{{0,{LONGEST_CODE - 1}}}", "bad_code")
# 63, 63.11, 63.11.02, 63.11.02.2001
_read_area_code = _matching(
    r"[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?)?", "bad_area_code"
)
_read_sha256 = _matching(r"[0-9a-f]{64}", "bad_sha256")
_read_digest = _matching(r"[0-9a-f]{16}", "bad_digest")


def _read_codes(text: str) -> tuple[str, ...]:
    return tuple(_read_code(part) for part in text.split())


def _read_count(text: str) -> Decimal:
    value = read_whole(text)
    if value < 0:
        raise RejectedValueError("negative_count")
    return value


@lru_cache(maxsize=1024)  # tables name few periods, many times
def _read_period(text: str) -> Period:
    try:
        return read_period(text)
    except ValueError:
        raise RejectedValueError("bad_period") from None


@lru_cache(maxsize=1024)
def period_text(text: str, year: int | None) -> str:
    """Return a period as dossiers write it, of a year where it names none;
    what is none stays as it is.

    Examples:
        >>> period_text("TW I", 2026), period_text("TW I 2025", 2026), period_text("kapan", 2026)
        ('2026-Q1', '2025-Q1', 'kapan')
    """
    try:
        return str(read_period(text, year))
    except ValueError:
        return text


def _read_year(text: str) -> int:
    if not _is_year(text):
        raise RejectedValueError("bad_year")
    return int(text)


def _is_year(text: str) -> bool:
    return (
        text.isascii() and text.isdigit() and len(text) == DIGITS_OF_A_YEAR and int(text) in YEARS
    )


def _read_day(text: str) -> date:
    try:
        return date.fromisoformat(text if _DAY.match(text) else "")
    except ValueError:
        raise RejectedValueError("bad_date") from None


def _read_partial_date(text: str) -> str:
    """Check `2023`, `2023-07` or `2023-07-14`; it stays a text,
    since part of it may be unknown.
    """
    match = _MONTH.match(text)
    if not _is_year(text[:DIGITS_OF_A_YEAR]):
        raise RejectedValueError("bad_date")
    if match is None:
        return _read_day(text).isoformat()
    if int(match[2] or 1) not in MONTH_NUMBERS:
        raise RejectedValueError("bad_date")
    return text


def _read_mark(text: str) -> str:
    """Check a partial date, or `ya` and `tidak` where only that is known."""
    word = text.lower()
    if word in ("ya", "tidak"):
        return word
    try:
        return _read_partial_date(text)
    except RejectedValueError:
        raise RejectedValueError("bad_mark") from None


def _read_boolean(text: str) -> bool:
    words = {"ya": True, "true": True, "tidak": False, "false": False}
    if text.lower() not in words:
        raise RejectedValueError("bad_boolean")
    return words[text.lower()]


TEXT = Kind("text", "teks", _read_text, empty="", is_free=True)
CODE = Kind("code", "kode", _read_code)
CODES = Kind("codes", "beberapa kode, dipisah spasi", _read_codes, " ".join, empty=())
AREA_CODE = Kind("area_code", "kode wilayah", _read_area_code)
UNIT = Kind(
    "unit",
    "satuan",
    _read_unit,
    is_free=True,
    labels={code: label or "pecahan" for code, label in UNIT_LABELS.items()},
)
SHA256 = Kind("sha256", "SHA-256", lambda text: _read_sha256(text.lower()))
DIGEST = Kind("digest", "16 angka heksadesimal", lambda text: _read_digest(text.lower()))
DECIMAL = Kind("decimal", "bilangan", read_decimal, write_number)
COUNT = Kind("count", "bilangan bulat, tidak negatif", _read_count, write_number)
PERIOD = Kind("period", "periode", _read_period)
YEAR = Kind("year", "tahun", _read_year)
DAY = Kind("day", "tanggal", _read_day)
PARTIAL_DATE = Kind("partial_date", "tanggal, bulan atau tahun", _read_partial_date, empty="")
MARK = Kind("mark", "tanggal, bulan, tahun, ya atau tidak", _read_mark, empty="")
BOOLEAN = Kind(
    "boolean",
    "ya/tidak",
    _read_boolean,
    lambda value: "ya" if value else "tidak",
    is_free=True,
    choices=("ya", "tidak"),
)


def _read_acting(text: str) -> Acting | None:
    """`ya` is what dossiers wrote before they could say more: `Plt.`."""
    words = {acting.value.casefold(): acting for acting in Acting}
    words |= {"ya": Acting.PLT, "true": Acting.PLT}
    if text.casefold() in ("tidak", "false"):
        return None
    if text.casefold() not in words:
        raise RejectedValueError("unknown_value", valid=", ".join(ACTING.choices))
    return words[text.casefold()]


ACTING = Kind(
    "boolean",
    "ya/tidak, Plt., Plh. atau Pj.",
    _read_acting,
    lambda value: "ya" if value is Acting.PLT else str(value),
    is_free=True,
    choices=("ya", "tidak", *(acting.value for acting in Acting)),
)


def integer(lowest: int, highest: int) -> Kind:
    """Return the kind of whole numbers within bounds, read as `int`."""

    def read(text: str) -> int:
        value = read_whole(text)
        if value < 0 <= lowest:
            raise RejectedValueError("negative_count")
        if not lowest <= value <= highest:
            raise RejectedValueError("out_of_range", lowest=str(lowest), highest=str(highest))
        return int(value)

    return Kind("integer", "bilangan bulat", read, str)


_STAGES: Final = {words: stage for stage, words in STAGE_WORDS.items()}


def _read_stages(text: str) -> tuple[str, ...]:
    """Read codes of stages; one alone may be its word: `dicetak` for `printed`."""
    return _read_codes(_STAGES.get(text.casefold(), text))


STAGES = replace(CODES, read=_read_stages, labels=STAGE_WORDS)
HEADCOUNT = integer(0, 10**9)
_PLAIN_KINDS: Final = (
    *(
        TEXT,
        CODE,
        CODES,
        AREA_CODE,
        UNIT,
        SHA256,
        DIGEST,
        DECIMAL,
        COUNT,
        PERIOD,
        YEAR,
        DAY,
        PARTIAL_DATE,
    ),
    *(MARK, BOOLEAN),
)
KINDS: Final[Mapping[str, Kind]] = {
    **{kind.name: kind for kind in _PLAIN_KINDS},
    "acting": ACTING,
    "stages": STAGES,
    "headcount": HEADCOUNT,
    "follow_up_state": replace(
        TEXT, read=lambda text: in_state_words(_read_text(text)), choices=STATE_WORDS
    ),
}
"""Kinds as `columns.csv` calls them."""


def choice(enum: type[StrEnum], rejection: str = "unknown_value") -> Kind:
    """Return the kind of the names of an enum; another text is rejected with the list of them."""
    names = tuple(member.value for member in enum)

    def read(text: str) -> StrEnum:
        if text not in names:
            raise RejectedValueError(rejection, valid=", ".join(names))
        return enum(text)

    return Kind("choice", "pilihan", read, str, choices=names, labels=labels_of(enum))


def limit(*values: int) -> Kind:
    """Return the kind of a declared bound: one of a few numbers, or `none` (read as `None`)."""
    names = ("none", *map(str, values))

    def read(text: str) -> Decimal | None:
        if text not in names:
            raise RejectedValueError("unknown_value", valid=", ".join(names))
        return None if text == "none" else Decimal(text)

    def write(value: Decimal | None) -> str:
        return "none" if value is None else write_number(value)

    labels = {"none": "tanpa batas"}
    return Kind("limit", "pilihan", read, write, choices=names, labels=labels)


ALL_KINDS_CODE: Final = {"all": "semua jenis"}
"""Codes that are words of people: what no row of a sheet itself is called by."""


def shown(kind: Kind, text: str) -> str:
    """Return a text of a dossier as people write it, so that it is read back as the same.

    Examples:
        >>> from capaian.dossier.tables.kinds import COUNT, DECIMAL
        >>> shown(COUNT, "12336"), shown(DECIMAL, "1234"), shown(DECIMAL, "99.50")
        ('12.336', '1234', '99,50')
    """
    try:
        value = kind.read_cell(text)
    except RejectedValueError:
        return text
    return with_groups(kind, value, text) if isinstance(value, Decimal) else text


def with_groups(kind: Kind, value: Decimal, text: str) -> str:
    """Return a figure with dots between its thousands;
    as its text has it where that would be misread.
    """
    grouped = write_exact(value)
    return grouped if kind.reads_as(grouped, value) else text.replace(".", ",")
