"""One cell in: the text that a dossier has for what a person sees there.

Table programs turn what is typed into figures, days and hours. Where only one thing can have been
meant it is taken; where something may have been lost on the way (`1.10` became 1.1 or a day,
`12.30` an hour) it is asked back.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import MINUS
from capaian.dossier.excel.book import KEPT_DIGITS, NUMBER_BOUND, SHARES, CellOddity, CellValue
from capaian.dossier.tables.days import holds_days, written_day
from capaian.dossier.tables.kinds import Kind
from capaian.dossier.tables.numbers import read_groups, write_number
from capaian.dossier.tables.rejection import RejectedValueError

_DECIMAL: Final = "decimal"
_RUPIAH: Final = "rupiah"
_FIGURES: Final = frozenset({_DECIMAL, "count", "integer"})
_WORDS: Final = frozenset({"text", "unit"})
_CODES: Final = frozenset({"code", "codes", "area_code", "sha256"})
# 86%, 93,46 %
_PERCENT: Final = re.compile(rf"([-{MINUS}]?[0-9]+(?:[.,][0-9]+)*)\s*%")
# Rp 30.633.400, Rp. 500.000,00, Rp111.574.800,-, 500.000,-
_MONEY: Final = re.compile(
    r"(?P<sign>Rp\.?\s*)?(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?P<rest>,"
    r"[0-9]{2}|,--?)?",
    re.IGNORECASE,
)
_CURRENCY: Final = re.compile(r"\ARp\.?\s*", re.IGNORECASE)
_REFUSED: Final = {
    CellOddity.STRUCK: "struck_cell",
    CellOddity.ERROR: "error_cell",
    CellOddity.NO_VALUE: "formula_without_value",
    CellOddity.TIME: "time_cell",
    CellOddity.UNCLEAR: "format_unclear",
}
"""Cells of which no value is left, or that may show another one than they have."""


def text_of_cell(
    kind: Kind, value: CellValue, odd: tuple[CellOddity, str] | None = None, unit: str = ""
) -> str:
    """Return the text of a cell whose column holds values of a kind;
    an empty cell has an empty one.

    Where the column has a unit, a figure that was pasted one column too far keeps its sign of
    percent or rupiah.

    Raises:
        RejectedValueError: if what is in the cell may not be what was meant.

    Examples:
        >>> from capaian.dossier.tables.kinds import CODE, DAY, DECIMAL
        >>> text_of_cell(DECIMAL, Decimal("93.125")), text_of_cell(CODE, Decimal(63))
        ('93.1250', '63')
        >>> text_of_cell(DAY, "31 Desember 2023")
        '2023-12-31'
    """
    form, word = odd or (None, "")
    if form is not None and (code := _REFUSED.get(form)):
        raise RejectedValueError(code, word=word)
    if unit and (form in SHARES or is_typed_percentage(kind, value)):
        seen = seen_share(form, value) if isinstance(value, Decimal) else str(value)
        raise RejectedValueError("percent_of_other", shown=seen, unit=unit)
    match value:
        case None:
            return ""
        case str():
            return _typed(kind, value, is_money=_RUPIAH in unit)
        case bool():
            if kind.name not in ("boolean", "mark"):
                raise RejectedValueError("truth_cell", shown=str(value).upper())
            return "ya" if value else "tidak"
        case Decimal():
            return _share(kind, form, word, value) if form in SHARES else _figure(kind, value)
        case date():
            return _date(kind, value, form)


def _typed(kind: Kind, text: str, *, is_money: bool) -> str:
    """Return a text; a day as people write it, and an Indonesian word for a choice,
    as the dossier has it.
    """
    if kind.is_free and not kind.choices:
        return text
    plain = text.strip()
    if holds_days(kind):
        return written_day(plain)
    if kind.name == "period":
        return kind.canonical(plain)  # by which rows are known again
    if kind.name == _DECIMAL:
        money = _read_money(plain) or read_groups(_CURRENCY.sub("", plain)) if is_money else None
        return money or _read_percentage(plain) or read_groups(plain) or plain
    if kind.name in _FIGURES:
        return read_groups(plain) or plain
    folded, labels = plain.casefold(), kind.labels
    named = [
        code
        for code in kind.choices
        if folded in (code.casefold(), labels.get(code, "").casefold())
    ]
    return named[0] if len(named) == 1 and plain and plain not in kind.choices else plain


def is_typed_percentage(kind: Kind, value: CellValue) -> bool:
    """Say whether a cell holds a figure with a sign of percent that was typed behind it."""
    return (
        kind.name == _DECIMAL
        and isinstance(value, str)
        and _read_percentage(value.strip()) is not None
    )


def _read_percentage(text: str) -> str | None:
    """Return the figure before a sign of percent;
    the reader of figures says whether it is clear.
    """
    found = _PERCENT.fullmatch(text)
    return found[1] if found else None


def _read_money(text: str) -> str | None:
    """Return an amount that is written as one: no rupiah has thousandths,
    so that its dots are thousands.
    """
    found = _MONEY.fullmatch(text)
    if found is None or not (found["sign"] or (found["rest"] or "").startswith(",-")):
        return None
    rest = found["rest"] or ""
    return found["whole"].replace(".", "") + ("" if "-" in rest else rest)


def _figure(kind: Kind, value: Decimal) -> str:
    if abs(value) >= NUMBER_BOUND:
        raise RejectedValueError("number_too_long", limit=str(KEPT_DIGITS))
    if kind.name in _FIGURES:
        return write_number(value)
    is_whole = value == value.to_integral_value()
    if not is_whole and kind.name in _CODES | _WORDS:
        raise RejectedValueError("text_as_number", shown=f"{value:f}".replace(".", ","))
    return f"{value:f}"


def _share(kind: Kind, form: CellOddity | None, word: str, value: Decimal) -> str:
    """Return what is seen: of a value of 0.86 that is shown as a percentage 86."""
    seen = seen_share(form, value)
    if kind.name == _DECIMAL:
        return write_number(Decimal(seen.removesuffix("%").replace(",", ".")))  # 95,500% is 95.5
    if kind.name in _WORDS:
        return seen
    raise RejectedValueError("percent_cell", shown=seen, format=word)


def seen_share(form: CellOddity | None, value: Decimal) -> str:
    """Return a value as a cell shows it that is a share,
    by its format or by a sign beside its digits.

    Examples:
        >>> seen_share(CellOddity.PERCENT,
        ...     Decimal("0.9346")), seen_share(CellOddity.PERCENT_SIGN, Decimal(9))
        ('93,46%', '9%')
    """
    seen = value * 100 if form is CellOddity.PERCENT else value
    return f"{seen.normalize():f}%".replace(".", ",")


def _date(kind: Kind, day: date, form: CellOddity | None) -> str:
    """Return a date, as far as it is shown: `Jul-23` is a month, whatever day stands behind."""
    is_month, is_year = form is CellOddity.MONTH, form is CellOddity.YEAR
    shown = day.isoformat()[: 4 if is_year else 7 if is_month else 10]
    if kind.name == "day" and (is_month or is_year):
        raise RejectedValueError("date_without_day", shown="/".join(reversed(shown.split("-"))))
    if holds_days(kind) or (kind.name == "year" and is_year):
        return shown
    if kind.name == "period":
        if not is_month and not is_year:
            raise RejectedValueError("day_as_period", day=f"{day:%d/%m/%Y}")
        return shown if is_year else shown.replace("-", "-M")
    raise RejectedValueError("date_cell", day=f"{day:%d/%m/%Y}")
