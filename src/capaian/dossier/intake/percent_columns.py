"""Columns of percentages in tables of counts, whatever their heads tell: counts are wanted."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.figures import Kind
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.measures import Guessed, guess_measures, is_ratio, measures_of
from capaian.dossier.intake.words import fold

PERCENTS: Final = "percents_of_counts"
_WORDS: Final = frozenset({"%", "persen", "persentase", "prosentase"})
_MOST: Final = 100
_THOUSANDTHS: Final = -3
"""Decimals of counts that lost their thousands: `12.336` became twelve and some."""


def percent_columns(table: ForeignTable, heads: Sequence[Head]) -> list[Head]:
    """Return the columns of which words or figures tell percentages, though their heads name none.

    Where heads name percentages, a title that names them means these.
    """
    counted = [head for head in heads if not is_ratio(head)]
    is_apart = len(counted) < len(heads)
    is_told = not is_apart and any(_WORDS & {*fold(title).split()} for title in table.titles)
    return [head for head in counted if _holds_percents(table, head, is_told)]


def _holds_percents(table: ForeignTable, head: Head, is_told: bool) -> bool:
    """Say whether no figure is above a hundred, and words tell shares, or most figures do: `61,84`."""
    figures = _figures(table, head)
    if not figures or not all(0 <= figure <= _MOST for figure in figures):
        return False
    broken = [figure for figure in figures if figure != figure.to_integral_value()]
    cut = [figure for figure in broken if figure.normalize().as_tuple().exponent == _THOUSANDTHS]
    return is_told or (2 * len(broken) > len(figures) and 2 * len(cut) <= len(broken))


def _figures(table: ForeignTable, head: Head) -> list[Decimal]:
    told = (table.figure(row, head, Kind.RATIO) for row in table.rows)
    return [figure for figure in told if figure is not None]


def report_percents(
    table: ForeignTable, heads: Sequence[Head], guessed: Sequence[Guessed], desk: Desk, places: frozenset[str]
) -> None:
    """Report once the columns of percentages whose counts no other column has.

    Args:
        table: The table.
        heads: Its columns of percentages.
        guessed: What the others are taken for.
        desk: Where problems go.
        places: Words of names of places, which may stand in any title.
    """
    taken = {guess.means for guess in guessed}
    lacking = [one for one in measures_of(desk.office, desk.rules) if one.means not in taken]
    found = sorted(
        {one.head.column: one.head for one in guess_measures(table, heads, lacking, places)}.items()
    )
    if found:
        columns = [head for _, head in found]
        words = {
            "heads": ", ".join(f'"{head.name}"' for head in columns),
            "example": " ".join(f"--means {shown_means(head.name, LEFT_OUT)}" for head in columns),
        }
        desk.log.add(PERCENTS, table.place(None, columns[0]), **words)
