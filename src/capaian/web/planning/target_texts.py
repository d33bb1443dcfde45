"""Targets as people write them, whatever columns hold them: a figure, a range between bounds, or words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from django.core.exceptions import ValidationError

from capaian.domain.numerals import write_exact
from capaian.domain.plan import Indicator, TargetValue, ValueType
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.targets import write_target
from capaian.web.measurement.entry.typed_figures import tidy_figure

PREFIXES: Final[Mapping[str, str]] = {"agreements.yaml#agreements/targets": "target."}
"""Before the columns of a target, in sheets where they stand beside others."""
_UNREADABLE: Final = (
    "“{}” bukan bilangan. Tulis misalnya 95 atau 95,5; rentang: 90–95, minimal 90 atau maksimal 5."
)
_CROSSED: Final = "Batas bawah {} lebih besar daripada batas atas {}."
_DASH: Final = r"[-\u2010-\u2015\N{MINUS SIGN}]"
_UNTIL: Final = rf"{_DASH}|s\.\s?d\.?|s/d|sd|sampai(?:\s+dengan)?|hingga"
_RANGES: Final = (
    re.compile(
        rf"(?P<lower>.*[0-9](?:\s*(?:%|persen))?)\s*(?:{_UNTIL})\s*(?P<upper>(?:rp\.?\s*)?[-−]?[0-9].*)\Z",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:minimal|minimum|min|paling\s+sedikit)\s+|min\.\s*|(?:>=|≥)\s*)(?P<lower>\S.*)\Z",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:(?:maksimal|maksimum|maks|paling\s+banyak)\s+|maks\.\s*|(?:<=|≤)\s*)(?P<upper>\S.*)\Z",
        re.IGNORECASE,
    ),
)


def takes_figures(indicator: Indicator) -> bool:
    """Say whether the targets of an indicator are figures; those of others are words."""
    return indicator.value_type in (ValueType.NUMBER, ValueType.INDEX)


def read_target(sheet: str, indicator: Indicator, text: str) -> Mapping[str, str]:
    """Return the columns of a target that was typed: what it states, and that it states nothing else.

    Raises:
        ValidationError: if it is neither a figure nor a range, though the indicator has figures.
    """
    named = {"value": "", "text": "", "lower": "", "upper": ""}
    if not takes_figures(indicator):
        named["text"] = text
    elif text:
        named |= read_figures(text, indicator.unit)
    return {f"{PREFIXES.get(sheet, '')}{name}": stated for name, stated in named.items()}


def read_figures(text: str, unit: str) -> Mapping[str, str]:
    """Return the figure or the bounds that a text states; raises `ValidationError` where it is neither."""
    if bounds := _read_bounds(text, unit):
        return bounds
    figure = DECIMAL.canonical(tidy_figure("", unit, text))
    if read_figure(figure) is None:
        raise ValidationError(_UNREADABLE.format(text))
    return {"value": figure}


def _read_bounds(text: str, unit: str) -> Mapping[str, str]:
    """Return the bounds that a range names (`10 s.d. 14`, `≥ 12`, `maks. 5`); none where it is none."""
    found = next((match for each in _RANGES if (match := each.match(text))), None)
    if found is None:
        return {}
    bounds = {name: DECIMAL.canonical(tidy_figure("", unit, own)) for name, own in found.groupdict().items()}
    figures = {name: read_figure(bound) for name, bound in bounds.items()}
    if None in figures.values():
        return {}
    lower, upper = figures.get("lower"), figures.get("upper")
    if lower is not None and upper is not None and lower > upper:
        raise ValidationError(_CROSSED.format(write_exact(lower), write_exact(upper)))
    return bounds


def target_figures(sheet: str, cells: Mapping[str, str]) -> dict[str, Decimal | None]:
    """Return the figure and the bounds of the target that a row states, by the names of columns."""
    prefix = PREFIXES.get(sheet, "")
    return {name: read_figure(cells.get(f"{prefix}{name}", "")) for name in ("value", "lower", "upper")}


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
        >>> [stated_in("", cells) for cells in ({"value": "95.5", "text": "B"}, {"lower": "1", "text": "x"})]
        ['95,5', 'minimal 1']
        >>> stated_in("agreements.yaml#agreements/targets", {"target.text": "Baik"}), stated_in("", {})
        ('Baik', '')
    """
    prefix, figures = PREFIXES.get(sheet, ""), target_figures(sheet, cells)
    stated = {name: cells.get(f"{prefix}{name}", "") for name in figures}
    if any(text and figures[name] is None for name, text in stated.items()):  # it cannot be read
        return stated["value"] or "–".join((stated["lower"], stated["upper"]))
    value, lower, upper = figures.values()
    return write_target(TargetValue(value, cells.get(f"{prefix}text", ""), lower=lower, upper=upper))


def printed_target(target: TargetValue) -> str:
    """Return a target as its paper prints it: words before figure before range."""
    figure = f"{target.value}".replace(".", ",") if target.value is not None else ""
    return target.text or figure or write_target(target)
