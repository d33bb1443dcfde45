"""What key indicators have come to so far, while the year as a whole cannot be judged yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.assessment import IndicatorResult
from capaian.domain.period import Period
from capaian.domain.value import CellValue, Unavailable
from capaian.web.measurement.flow import OPEN, State
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.result_notes import provisional, state_of
from capaian.web.years.known import Known


@dataclass(frozen=True, slots=True)
class UntilNow:
    """The state of an indicator as of a quarter."""

    period: Period
    actual: CellValue
    is_provisional: bool
    """Not all forms up to then are approved."""
    state: str = ""
    """Of which ends its parts are, where these differ or are earlier than the quarter."""

    @property
    def words(self) -> str:
        """As of when, and how sure."""
        sure = "sementara, belum semuanya disetujui" if self.is_provisional else "disetujui"
        return f"{self.state or f'keadaan {self.period.label}'}, {sure}"


@dataclass(frozen=True, slots=True)
class Tile:
    """A key indicator on the first page."""

    result: IndicatorResult
    until_now: UntilNow | None
    """`None`: the year has a value, or no quarter has one."""


def tiles_of(known: Known, forms: Forms | None, results: Sequence[IndicatorResult]) -> Sequence[Tile]:
    """Return indicators, each without a value of the year with that of the last quarter that has one.

    A quarter counts whose forms, and those of the quarters before, were all handed in: what is half typed
    is the state of nothing.
    """
    lacking = {each.code for each in results if isinstance(each.current.actual, Unavailable)}
    found: dict[str, UntilNow] = {}
    for quarter in reversed(_complete(forms)) if forms is not None and lacking else ():
        if not lacking - found.keys():
            break
        assessment = known.assessment(quarter)
        if assessment is None:
            continue
        for each in assessment.indicators:
            actual = each.current.actual
            if each.code in lacking and each.code not in found and not isinstance(actual, Unavailable):
                state = state_of(assessment, each)
                found[each.code] = UntilNow(quarter, actual, bool(provisional(forms, quarter)), state)
    return [Tile(each, found.get(each.code)) for each in results]


def _complete(forms: Forms) -> list[Period]:
    """Return the quarters from the first on of which all forms were handed in."""
    states: dict[Period, list[State]] = {quarter: [] for quarter in forms.quarters}
    for _, each in forms.each():
        for form, _ in each:
            states[form.quarter].append(form.stands)
    found: list[Period] = []
    for quarter, own in states.items():
        if not own or OPEN & {*own}:
            break
        found.append(quarter)
    return found
