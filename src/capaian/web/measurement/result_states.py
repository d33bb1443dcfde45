"""Of which end results are the state: said beside each of them that rests on stocks of an earlier end."""

from __future__ import annotations

from collections.abc import Mapping

from capaian.domain.assessment import Assessment, IndicatorResult
from capaian.domain.value import Known


def states_told(assessment: Assessment | None) -> Mapping[str, str]:
    """Return the words of all results that need them, by the codes of indicators."""
    told = (
        {}
        if assessment is None
        else {each.code: state_of(assessment, each) for each in assessment.indicators}
    )
    return {code: words for code, words in told.items() if words}


def state_of(assessment: Assessment, result: IndicatorResult) -> str:
    """Return of which end a result is the state, or of which ends its parts are; nothing where it is its own.

    What it came to against its target rests on the same counts, and where it has none of its own on those of
    its achievement.
    """
    for value in (result.current.actual, result.current.achievement):
        state = assessment.traces[value.trace].state if isinstance(value, Known) and value.trace else None
        if state is not None:
            return f"keadaan {state.label}"
    return ""
