"""What is displayed beside results: that they are provisional, and of which end they are the state."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.period import Period
from capaian.domain.value import Known, TextValue
from capaian.rules.assess import Headlines
from capaian.web.measurement.flow import DONE_STATES
from capaian.web.measurement.forms import Forms


def provisional(forms: Forms | None, as_of: Period | None = None) -> str:
    """Return in words how provisional the results of a period are; nothing where all its forms are approved.

    Args:
        forms: All of the year; `None` where its plan cannot be read.
        as_of: Forms up to its end count; by default those of the whole year.
    """
    if forms is None or forms.year.is_closed:
        return ""
    own = [form for form in forms.all_forms() if as_of is None or form.quarter.end <= as_of.end]
    done = sum(form.stage in DONE_STATES for form in own)
    return "" if done == len(own) else f"sementara: {done} dari {len(own)} isian disetujui"


def states_of_results(assessment: Assessment | Headlines) -> Mapping[str, str]:
    """Return the words of all results that need them, by the codes of indicators."""
    found = {each.code: state_of(assessment, each) for each in assessment.indicators}
    return {code: words for code, words in found.items() if words}


def state_of(assessment: Assessment | Headlines, result: IndicatorResult) -> str:
    """Return of which end a result is the state, or of which ends its parts are; nothing where it is its own.

    What it came to against its target rests on the same counts, and where it has none of its own on those of
    its achievement.
    """
    for value in (result.current.actual, result.current.achievement):
        trace = value.trace if isinstance(value, Known | TextValue) else None
        state = assessment.traces[trace].state if trace else None
        if state is not None:
            return f"keadaan {state.label}"
    return ""
