"""Figures of a sentence that a table has otherwise, beside the share and the other figure that it has too."""

from __future__ import annotations

from decimal import Decimal

from capaian.auditor.claims.equation import Equation
from capaian.auditor.claims.law import Law
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.domain.audit import AuditRule

_PAIR = 2
_Key = tuple[int, Decimal, Decimal]
"""Which of the inputs is left out, the share, and the other input."""


class Triples:
    """The shares of tables with part and whole."""

    def __init__(self, report: UnderstoodReport) -> None:
        """Look up every share of a table that holds."""
        self._known: dict[_Key, list[Equation]] = {}
        for table in report.tables:
            for equation in (each for _, equations in table.equations for each in equations):
                if equation.law is Law.PERCENT and equation.holds() and equation.result.decimals:
                    for key in _keys(equation):
                        self._known.setdefault(key, []).append(equation)

    def mend(self, failed: Equation) -> Equation:
        """Return what is wrong of a share: an input that a table has otherwise beside both others, if any.

        `Rp 40.218.000 dari pagu Rp 52.785.000 atau 73,78%`, where a row has that budget and that share, says
        the wrong amount and not the wrong share.
        """
        if failed.law is not Law.PERCENT or not failed.result.decimals or failed.holds():
            return failed
        meant = {
            place: {equation.inputs[place].value: equation for equation in self._known.get(key, ())}
            for place, key in enumerate(_keys(failed))
        }
        found = {place: others for place, others in meant.items() if others}
        if len(found) != 1 or any(len(others) != 1 for others in found.values()):
            return failed
        ((place, others),) = found.items()
        (equation,) = others.values()
        return Equation(
            AuditRule.CROSSREF,
            Law.EQUAL,
            failed.inputs[place],
            (equation.inputs[place],),
            f"{failed.place} dan {equation.place}",
            subject=_name(equation.names, place),
        )


def _keys(equation: Equation) -> tuple[_Key, ...]:
    """Return for each input what is told beside it; none where a share has no two."""
    if len(equation.inputs) != _PAIR:
        return ()
    values = [number.value for number in equation.inputs]
    return tuple((place, equation.result.value, values[1 - place]) for place in range(_PAIR))


def _name(names: tuple[str, ...], place: int) -> str:
    return names[place] if len(names) == _PAIR else ""
