"""Targets and days that can hardly be meant, asked about once on the page where they are typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from capaian.domain.period import MONTHS
from capaian.dossier.tables.days import other_weekday
from capaian.dossier.tables.kinds import DECIMAL, PARTIAL_DATE
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.targets import RangeMisfit
from capaian.web.planning.agreement_series import AGREEMENTS, LINES, OWNER
from capaian.web.planning.defining import OWNER as INDICATOR
from capaian.web.planning.defining import TARGETS
from capaian.web.planning.target_texts import bounds_in, figure_of
from capaian.web.planning.typed_figures import Targets, targets_by_code
from capaian.web.years.known import Known

SURE: Final = "yakin-"
"""Before the name of a field whose odd text was asked about, with that text."""
MEANT: Final = "Perbaiki; bila memang demikian, simpan sekali lagi."
_WEEKDAY: Final = "“{}”: hari itu {}. Perbaiki hari atau tanggalnya."
_UNJUDGED: Final = "jadi capaiannya tidak dapat dinilai."
_KEPT: Final = "Bila tetap dipakai, simpan sekali lagi."
_FIGURES: Final = ("value", "lower", "upper")
_BOUNDS: Final = ("lower", "upper")
_COLUMNS: Final[Mapping[str, Sequence[str]]] = {
    TARGETS: _FIGURES,
    LINES: [f"target.{each}" for each in _FIGURES],
    AGREEMENTS: ["signed"],
}
"""Columns of the figure and the bounds in sheets of targets of a year, and of the day of an agreement."""


def say_odd(known: Targets, text: str, year: int) -> str:
    """Say why a target as a dossier writes it can hardly be meant, and what to do; nothing where it can."""
    try:
        value = DECIMAL.read_cell(text)
    except RejectedValueError:
        return ""  # told where it is written
    why = known.why_odd(value, year) if isinstance(value, Decimal) else ""
    return f"{why} {MEANT}" if why else ""


def say_misfit(told: str, misfit: RangeMisfit) -> str:
    """Say that an indicator is not judged by a range, and what to do.

    Args:
        told: The range, as people write it.
        misfit: Why it is not.
    """
    return f"Dibaca sebagai rentang: {told}, {misfit.why}, {_UNJUDGED} {misfit.remedy} {_KEPT}"


def days_like(year: int | str, day: int = 28, month: int = 1) -> str:
    """Return how the day of an agreement may be typed, by an example of its year.

    Examples:
        >>> days_like(2026), days_like(2026, 2, 7).partition(", atau")[0]
        ('28 Januari 2026, 28/01/2026, atau bulannya saja: Januari 2026', '2 Juli 2026, 02/07/2026')
    """
    name = MONTHS[month - 1]
    return f"{day} {name} {year}, {day:02}/{month:02}/{year}, atau bulannya saja: {name} {year}"


def say_odd_day(year: str, text: str) -> str:
    """Say why an agreement of a year can hardly be signed on a day as a dossier writes it.

    Examples:
        >>> say_odd_day("2026", "2026-01-02"), say_odd_day("2026", "kemarin")
        ('', '')
        >>> say_odd_day("2026", "2025-01-02").partition(". ")[0]
        'Tanggalnya dalam tahun 2025, perjanjiannya untuk tahun 2026'
    """
    found = text.partition("-")[0]
    if not found.isdecimal() or found == year or not year:
        return ""
    return f"Tanggalnya dalam tahun {found}, perjanjiannya untuk tahun {year}. {MEANT}"


def refuse_day(year: int | str, text: str) -> str:
    """Say why an agreement of a year cannot be signed on what was typed, with what to type.

    Args:
        year: Of the agreement, for the examples.
        text: The day as a dossier writes it, or as it was typed where it is none.

    Examples:
        >>> refuse_day(2026, "2026-01-28"), refuse_day(2026, "2026-01")
        ('', '')
        >>> refuse_day(2026, "2026").partition(".")[0]
        'Tahunnya saja (2026) belum cukup'
        >>> refuse_day(2026, "32 Januari 2026").partition(".")[0]
        '“32 Januari 2026” bukan tanggal'
        >>> refuse_day(2026, "Selasa, 5 Januari 2026")
        '“Selasa, 5 Januari 2026”: hari itu Senin. Perbaiki hari atau tanggalnya.'
    """
    if weekday := other_weekday(text):
        return _WEEKDAY.format(text, weekday)
    how = f"Tulis misalnya {days_like(year)}."
    try:
        is_year = len(str(PARTIAL_DATE.read_cell(text))) <= len("2026")
    except RejectedValueError:
        return f"“{text}” bukan tanggal. {how}"
    return f"Tahunnya saja ({text}) belum cukup. {how}" if is_year else ""


def find_odd(
    sheet: str, cells: Mapping[str, str], stands: Mapping[str, str], known: Known
) -> tuple[str, str]:
    """Return the column of a row that can hardly be meant, and why; two empty texts where it can.

    Args:
        sheet: Of the row.
        cells: As they are to be.
        stands: As they are stored; what is there already is not asked about.
        known: What is known of the year.
    """
    texts = {name: cells.get(name, "") for name in _COLUMNS.get(sheet, ())}
    new = {name: text for name, text in texts.items() if text and text != stands.get(name, "")}
    found = {name: said for name, text in new.items() if (said := _why_odd(sheet, cells, text, known))}
    whys = [said.removesuffix(MEANT).strip() for said in found.values()]
    if not found:
        return _find_misfit(sheet, cells, new, known)
    return next(iter(found)), " ".join([*dict.fromkeys(whys), MEANT])


def _find_misfit(
    sheet: str, cells: Mapping[str, str], new: Mapping[str, str], known: Known
) -> tuple[str, str]:
    """Return the first new bound of a range by which its indicator is not judged, and why."""
    column = next((name for name in new if name.endswith(_BOUNDS)), "")
    told = _told_of(sheet, cells, known) if column else None
    if told is None:
        return "", ""
    value, lower, upper = (figure_of(cells.get(name, "")) for name in _COLUMNS[sheet])
    misfit = told.misfit(lower, upper) if value is None else None
    return (column, say_misfit(bounds_in(sheet, cells), misfit)) if misfit else ("", "")


def _why_odd(sheet: str, cells: Mapping[str, str], text: str, known: Known) -> str:
    if sheet == AGREEMENTS:
        return say_odd_day(cells.get("year", ""), text)
    key = cells.get("key", "") if sheet == TARGETS else _year_of(cells.get(OWNER, ""), known)
    told = _told_of(sheet, cells, known)
    return say_odd(told, text, int(key)) if told is not None and key.isdecimal() else ""


def _told_of(sheet: str, cells: Mapping[str, str], known: Known) -> Targets | None:
    """Return what is known of the targets of the indicator of a row."""
    facts = known.read.partial
    of = cells.get(INDICATOR if sheet == TARGETS else "indicator", "")
    return targets_by_code(facts).get(of) if facts is not None else None


def _year_of(agreement: str, known: Known) -> str:
    facts = known.read.partial
    papers = facts.agreements if facts is not None else ()
    return next((str(each.year) for each in papers if each.id == agreement), "")
