"""Formulas of a trace in words: names in place of the symbols that only the plan explains."""

from __future__ import annotations

import re
from collections.abc import Mapping

from capaian.domain.office_year import OfficeYear as Facts
from capaian.domain.survey import WHOLE_SURVEY


def symbols_of(facts: Facts) -> Mapping[str, str]:
    """Return what stands in formulas for whoever knows the plan by heart, with the words for it.

    These are the symbols of components (`Q1`), and the elements of a survey added up (`(U1 + U2 + U3)`).
    """
    found = {part.symbol: part.name for part in facts.components if part.symbol and part.name}
    elements: dict[tuple[str, str], list[str]] = {}
    for each in facts.survey_elements:
        if each.code != WHOLE_SURVEY:
            elements.setdefault((str(each.survey), str(each.period)), []).append(each.code)
    sums = {f"({' + '.join(codes)})": f"jumlah indeks {len(codes)} unsur" for codes in elements.values()}
    return {**found, **sums}


def spelled(formula: str, symbols: Mapping[str, str]) -> str:
    """Return a formula with words in place of symbols.

    Examples:
        >>> spelled("rata-rata (Q1; Q2)", {"Q1": "Cakupan KK", "Q2": "Cakupan KTP-el"})
        'rata-rata (Cakupan KK; Cakupan KTP-el)'
        >>> spelled("(U1 + U2) ÷ 2", {"(U1 + U2)": "jumlah indeks 2 unsur"}), spelled("Q12", {"Q1": "KK"})
        ('jumlah indeks 2 unsur ÷ 2', 'Q12')
    """
    if not symbols:
        return formula
    longest = sorted(symbols, key=len, reverse=True)
    known = "|".join(re.escape(symbol) for symbol in longest)
    return re.sub(rf"(?<![\w.-])(?:{known})(?![\w-]|\.\w)", lambda found: symbols[found[0]], formula)
