"""Every result of the office of the factories, with the step that gave it:
to be followed with pen and paper.

What to look for in a difference: a figure that moved, a reason (behind `!`) in place of it,
another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path

from tests.conftest import Golden
from tests.factories import office_year, rule_set

from capaian.domain.assessment import Assessment
from capaian.domain.identifiers import TraceId
from capaian.domain.period import Period
from capaian.domain.rule_set import Band
from capaian.domain.value import Known, TextValue, Unavailable
from capaian.rules.assess import assess

LEFT_OUT = {"policies", "traces", "office", "regency"}
NAMES = ("code", "id", "tier", "area", "method", "subject", "kind", "resource", "period")


def test_all_results_of_an_office(golden: Golden) -> None:
    result = assess(office_year(), rule_set())
    lines = [line for line in _results(result, "", result) if not line.endswith((" = ", " = ()"))]
    golden.check("\n".join(lines) + "\n", Path(__file__).with_name("whole_office.txt"))


def _results(value: object, path: str, of: Assessment) -> Iterator[str]:
    """Yield every single value below a path."""
    if isinstance(value, Known | TextValue | Unavailable):
        yield f"{path} = {_figure(value)}{_step(value.trace, of)}"
    elif is_dataclass(value) and not isinstance(value, Period | Band):
        for field in fields(value):
            if field.name not in LEFT_OUT:
                yield from _results(getattr(value, field.name), f"{path}/{field.name}", of)
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _results(part, f"{path}/{key}", of)
    elif isinstance(value, tuple) and value:
        for number, part in enumerate(value):
            yield from _results(part, f"{path}/{_name(part, number)}", of)
    else:
        yield f"{path} = {_word(value)}"


def _figure(value: Known | TextValue | Unavailable) -> str:
    if isinstance(value, Unavailable):
        return f"!{value.words}"
    return f"{value.display} {value.unit}" if isinstance(value, Known) else value.display


def _word(value: object) -> str:
    return str(
        value.value
        if isinstance(value, Enum)
        else value.name
        if isinstance(value, Band)
        else value
    )


def _name(value: object, number: int) -> str:
    found = (getattr(value, name, None) for name in NAMES)
    return " ".join(
        str(part.value if isinstance(part, Enum) else part) for part in found if part
    ) or str(number)


def _step(trace: TraceId | None, of: Assessment) -> str:
    """How a figure was worked out, or the row that it was read from."""
    if not trace:
        return ""
    step = of.traces[trace]
    source = f"{step.source.file} {step.source.row}" if step.source else ""
    return "".join(
        f" | {text}"
        for text in (step.subject, step.formula, step.working, step.policy, source)
        if text
    )
