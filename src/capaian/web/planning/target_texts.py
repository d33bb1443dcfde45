"""Targets as people write them, whatever columns hold them: a figure, a range between bounds, or words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from capaian.domain.numerals import write_exact
from capaian.domain.plan import TargetValue
from capaian.dossier.tables.kinds import DECIMAL
from capaian.dossier.tables.rejection import RejectedValueError
from capaian.rules.targets import describe_range
from capaian.web.measurement.wholes import without_dots

PREFIXES: Final[Mapping[str, str]] = {"agreements.yaml#agreements/targets": "target."}
"""Before the columns of a target, in sheets where they stand beside others."""
_UNREADABLE: Final = (
    "“{}” bukan bilangan. Tulis misalnya 95 atau 95,5; rentang: 90–95, minimal 90 atau maksimal 5."
)
_DOTS: Final = (
    "Titik dalam “{}” dapat berarti ribuan atau pecahan. Bila ribuan, tulis {}; bila pecahan, tulis paling "
    "banyak dua angka di belakang koma."
)
_CROSSED: Final = "Batas bawah {} lebih besar daripada batas atas {}."
_DASH: Final = r"[-\u2010-\u2015\N{MINUS SIGN}]"
_UNTIL: Final = rf"{_DASH}|s\.\s?d\.?|s/d|sd|sampai(?:\s+dengan)?|hingga"
_BETWEEN: Final = re.compile(
    rf"(?P<lower>.*[0-9](?:\s*(?:%|persen))?)\s*(?:{_UNTIL})\s*(?P<upper>(?:rp\.?\s*)?[-−]?[0-9].*)\Z",
    re.IGNORECASE,
)
_LEAST: Final = re.compile(
    r"(?:(?:minimal|minimum|min|paling\s+sedikit)\s+|min\.\s*|(?:>=|≥)\s*)(?P<lower>\S.*)\Z", re.IGNORECASE
)
_MOST: Final = re.compile(
    r"(?:(?:maksimal|maksimum|maks|paling\s+banyak)\s+|maks\.\s*|(?:<=|≤)\s*)(?P<upper>\S.*)\Z",
    re.IGNORECASE,
)
_THOUSANDS: Final = re.compile(r"(?<![0-9.,])[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?![0-9.])")
Bounds = tuple[str, str]
"""Lower and upper as a dossier writes them; an empty one is not set."""


def figure_of(text: str) -> Decimal | None:
    """Return the figure in a text as a dossier writes it; `None` where there is none."""
    try:
        value = DECIMAL.read_cell(text)
    except RejectedValueError:
        return None
    return value if isinstance(value, Decimal) else None


def with_thousands(meant: Callable[[str], str], *shown: str) -> Callable[[str], str]:
    """Return how figures are read in a field: their dots are those of thousands where it shows such figures.

    Args:
        meant: Returns a figure as a dossier writes it.
        shown: Targets as people write them, as the field shows them.

    Examples:
        >>> [with_thousands(DECIMAL.canonical, shown)("1.500") for shown in ("1.000–2.000", "10–14,5", "")]
        ['1500', '1.500', '1.500']
    """
    if not any(_THOUSANDS.search(text) for text in shown):
        return meant

    def read(text: str) -> str:
        known = meant(text)
        return known if figure_of(known) is not None else DECIMAL.canonical(without_dots(known))

    return read


def say_unreadable(text: str, reads: Callable[[str], bool]) -> str:
    """Say why a text is no target, and what to type.

    Args:
        text: What was typed.
        reads: Says whether a text is one.
    """
    bare = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), text)
    return _DOTS.format(text, bare) if bare != text and reads(bare) else _UNREADABLE.format(text)


def plain_bounds(bounds: Bounds) -> str:
    """Return a range in one spelling, whose figures are read again as they are.

    Examples:
        >>> [plain_bounds(bounds) for bounds in (("1000", "2000.5"), ("90", ""), ("", "5"))]
        ['1000–2000.5', 'minimal 90', 'maksimal 5']
    """
    lower, upper = bounds
    return "–".join(bounds) if lower and upper else f"minimal {lower}" if lower else f"maksimal {upper}"


def why_crossed(bounds: Bounds) -> str:
    """Say that the lower bound of a range is above the upper one; nothing where it is not."""
    lower, upper = map(figure_of, bounds)
    if lower is None or upper is None or lower <= upper:
        return ""
    return _CROSSED.format(write_exact(lower), write_exact(upper))


def write_bounds(lower: str, upper: str) -> str:
    """Return bounds as people write a range; those that cannot be read stay as they are.

    Examples:
        >>> write_bounds("10", "14.5"), write_bounds("90", ""), write_bounds("", "5"), write_bounds("", "")
        ('10–14,5', 'minimal 90', 'maksimal 5', '')
    """
    read = [figure_of(bound) for bound in (lower, upper)]
    if any(bound and value is None for bound, value in zip((lower, upper), read, strict=True)):
        return "–".join((lower, upper))
    return describe_range(TargetValue(None, lower=read[0], upper=read[1])) if lower or upper else ""


def read_bounds(text: str, meant: Callable[[str], str]) -> Bounds | None:
    """Return the bounds that a range names; `None` where a text is no range.

    Args:
        text: What was typed.
        meant: Returns a figure as a dossier writes it.

    Examples:
        >>> [read_bounds(text, DECIMAL.canonical) for text in ("10–14,5", "minimal 90", "maksimal 5")]
        [('10', '14.5'), ('90', ''), ('', '5')]
        >>> [read_bounds(text, DECIMAL.canonical) for text in ("10 S.D. 14", "≥ 12", "-5 − -3")]
        [('10', '14'), ('12', ''), ('-5', '-3')]
        >>> [read_bounds(text, DECIMAL.canonical) for text in ("12", "-3", "tahap 1-2", "31-12-2025")]
        [None, None, None, None]
    """
    found = _BETWEEN.match(text) or _LEAST.match(text) or _MOST.match(text)
    named = found.groupdict() if found else {}
    bounds = [meant(named.get(name, "").strip()) for name in ("lower", "upper")]
    if not named or any(bound and figure_of(bound) is None for bound in bounds):
        return None
    return bounds[0], bounds[1]


def bounds_in(sheet: str, cells: Mapping[str, str]) -> str:
    """Return the range that a row states, as people write it; empty where it has no bounds."""
    prefix = PREFIXES.get(sheet, "")
    return write_bounds(*(cells.get(f"{prefix}{name}", "") for name in ("lower", "upper")))


def words_in(sheet: str, cells: Mapping[str, str]) -> str:
    """Return the words that a row states as its target, where it states no figure."""
    prefix = PREFIXES.get(sheet, "")
    is_figure = cells.get(f"{prefix}value") or bounds_in(sheet, cells)
    return "" if is_figure else cells.get(f"{prefix}text", "")


def stated_in(sheet: str, cells: Mapping[str, str]) -> str:
    """Return the target that a row states, as people write it: figure before range before words.

    Examples:
        >>> [stated_in("", cells) for cells in ({"value": "95.5", "text": "B"}, {"lower": "1", "text": "x"})]
        ['95,5', 'minimal 1']
        >>> stated_in("agreements.yaml#agreements/targets", {"target.text": "Baik"}), stated_in("", {})
        ('Baik', '')
    """
    value = cells.get(f"{PREFIXES.get(sheet, '')}value", "")
    figure = figure_of(value)
    told = write_exact(figure) if figure is not None else value
    return told or bounds_in(sheet, cells) or words_in(sheet, cells)


def columns_of(sheet: str, text: str, meant: Callable[[str], str], *, is_words: bool) -> Mapping[str, str]:
    """Return the columns of a target that was typed: what it states, and that it states nothing else.

    Args:
        sheet: Of its row.
        text: What was typed.
        meant: Returns a figure as a dossier writes it.
        is_words: It takes no figures.
    """
    prefix = PREFIXES.get(sheet, "")
    bounds = None if is_words else read_bounds(text, meant)
    named = {"value": "", "text": "", "lower": "", "upper": ""}
    if bounds:
        named |= {"lower": bounds[0], "upper": bounds[1]}
    elif is_words or figure_of(meant(text)) is None:
        named["text"] = text
    else:
        named["value"] = meant(text)
    return {f"{prefix}{name}": column for name, column in named.items()}
