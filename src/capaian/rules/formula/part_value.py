"""What is known of a part of a formula while it is computed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from capaian.domain.identifiers import TraceId
from capaian.domain.value import ONE, Known, Reason, Result, Unavailable, Unit
from capaian.rules.formula.exact import Exact, exact
from capaian.rules.formula.phrase import Phrase, Tightness


@dataclass(frozen=True, slots=True)
class PartValue:
    """The value of a part, how it reads with figures, and the steps it rests on."""

    value: Exact
    phrase: Phrase
    unit: Unit = ONE
    inputs: tuple[TraceId, ...] = ()
    remarks: tuple[str, ...] = ()
    """What the reader must know besides the figures: members left out, and why."""


@dataclass(frozen=True, slots=True)
class JoinedParts:
    """Parts put together: what they rest on, or what keeps them from a value."""

    unit: Unit
    inputs: tuple[TraceId, ...]
    remarks: tuple[str, ...]
    gap: Unavailable | None

    def part(self, value: Exact, phrase: Phrase) -> PartValue:
        """Return the parts as one part."""
        return PartValue(value, phrase, self.unit, self.inputs, self.remarks)


def given_value(name: str, result: Result) -> PartValue:
    """Return a figure that the data give; a missing one is known by its name.

    Examples:
        >>> given_value("kia", Unavailable(Reason.NOT_REPORTED)).value.missing
        ('kia',)
    """
    inputs = (result.trace,) if result.trace is not None else ()
    if isinstance(result, Known):
        tightness = Tightness.SUM if result.value < 0 else Tightness.ATOM
        return PartValue(exact(result.value), Phrase(result.display, tightness), result.unit, inputs)
    gap = Unavailable(result.reason, (name,), result.note)
    return PartValue(gap, Phrase(result.display), ONE, inputs)


def join_parts(parts: Sequence[PartValue]) -> JoinedParts:
    """Put parts together: missing inputs before any other reason, all of them by name.

    Examples:
        >>> parts = [given_value(name, Unavailable(Reason.NOT_REPORTED)) for name in ("kia", "ktp")]
        >>> join_parts(parts).gap.missing
        ('kia', 'ktp')
    """
    units = {part.unit for part in parts} - {ONE}
    return JoinedParts(
        unit=units.pop() if len(units) == 1 else ONE,
        inputs=tuple(trace for part in parts for trace in part.inputs),
        remarks=tuple(remark for part in parts for remark in part.remarks),
        gap=_gap(parts),
    )


def _gap(parts: Sequence[PartValue]) -> Unavailable | None:
    gaps = [part.value for part in parts if isinstance(part.value, Unavailable)]
    missing = dict.fromkeys(name for gap in gaps for name in gap.missing)
    if missing:
        return Unavailable(Reason.MISSING_INPUT, tuple(missing))
    return gaps[0] if gaps else None
