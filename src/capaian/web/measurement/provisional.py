"""Whether results are provisional: figures of forms that nobody has approved yet may become others."""

from __future__ import annotations

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.forms import Forms

_DONE = frozenset({State.APPROVED, State.LOCKED})


def provisional(forms: Forms | None, as_of: Period | None = None) -> str:
    """Return in words how provisional the results of a period are; nothing where all its forms are approved.

    Args:
        forms: All of the year; `None` where its plan cannot be read.
        as_of: Forms up to its end count; by default those of the whole year.
    """
    if forms is None or forms.year.is_closed:
        return ""
    told = [
        form.stands in _DONE
        for _, each in forms.each()
        for form, _ in each
        if as_of is None or form.quarter.end <= as_of.end
    ]
    return "" if all(told) else f"sementara: {sum(told)} dari {len(told)} isian disetujui"
