"""What the office reports to the Directorate General: lines with targets and results, and their parts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.documents.narrative.show import Format, show, words_of
from capaian.documents.scope.values import Series, Value, yes_no
from capaian.documents.scope.view import View
from capaian.documents.scope.views.indicators import INDICATOR
from capaian.documents.scope.views.plan import agreement_figure
from capaian.documents.scope.world import World
from capaian.domain.identifiers import IndicatorCode
from capaian.domain.plan import AgreementKind, AgreementTarget, PerformanceAgreement
from capaian.domain.value import Known, Reason, Stated, Unavailable
from capaian.domain.work import Output

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ReportedLine:
    """An indicator of the report: a line of its own, or a lettered part of one."""

    indicator: IndicatorCode
    number: str
    """`4.` for a line, `a.` for a part."""
    is_part: bool
    has_parts: bool = False
    """Its parts tell the result."""


def _field(line: ReportedLine, world: World, name: str) -> Value:
    """A field of the indicator; nothing where there is none to expect, as where the parts tell the result."""
    value = INDICATOR.fields[name](world.results[line.indicator], world)
    if isinstance(value, Unavailable) and (line.has_parts or value.reason is Reason.NO_TARGET):
        return ""
    return value


def _rows(line: ReportedLine, world: World) -> list[Output]:
    """Rows of outputs.csv within the period."""
    as_of = world.assessment.as_of
    rows = (o for o in world.office_year.outputs if o.indicator == line.indicator)
    return [o for o in rows if as_of.start <= o.period.start and o.period.end <= as_of.end]


def _note(line: ReportedLine, world: World) -> str:
    """What the rows of the period say beside the result; why there is none stands among the limitations."""
    if line.has_parts and _field(line, world, "actual") == "":
        return ""
    notes = (row.note for row in _rows(line, world))
    return "\n".join(dict.fromkeys(note for note in notes if note and not Reason.told_in(note)))


def _actual(line: ReportedLine, world: World) -> Value:
    """The result in the report's own words where it has any: `2 (dua) mitra`."""
    return _in_words(_field(line, world, "actual"), [row.text for row in _rows(line, world)])


def _target(line: ReportedLine, world: World) -> Value:
    as_of = world.assessment.as_of
    agreed = [t for a in _central(world) for t in a.targets if t.indicator == line.indicator]
    texts = [dict(t.periods).get(as_of, t.target).text for t in agreed]
    value = _field(line, world, "target")
    if value == "" and agreed:
        return _year_target(agreed[0], world)
    return _in_words(value, texts)


def _year_target(target: AgreementTarget, world: World) -> Value:
    """The agreement's target of the whole year, said to be so: its semester has none of its own."""
    if target.target.text:
        return f"{target.target.text} (setahun)"
    figure = agreement_figure(target, world)
    if isinstance(figure, Known):
        return Stated(f"{words_of(show(figure, Format.UNIT))} (setahun)", figure.trace)
    return figure


def _in_words(value: Value, texts: list[str]) -> Value:
    text = next(filter(None, texts), "")
    return Stated(text, value.trace) if text and isinstance(value, Known) else value


REPORTED: View[ReportedLine] = View(
    "butir laporan",
    {
        "number": lambda r, w: "" if r.is_part else r.number,
        "name": lambda r, w: f"{r.number} " * r.is_part + w.definitions[r.indicator].name,
        "depth": lambda r, w: "1" if r.is_part else "0",
        "indicator": lambda r, w: w.find("indicators", str(r.indicator)),
        "target": _target,
        "actual": _actual,
        "is_open": lambda r, w: yes_no(isinstance(_field(r, w, "actual"), Unavailable)),
        "has_actual": lambda r, w: yes_no(not isinstance(_field(r, w, "actual"), Unavailable | str)),
        "note": _note,
    },
)


def central_root(world: World) -> Value:
    """Return the lines of the report to the Directorate General, each followed by its parts."""
    lines = enumerate(_lines(world), start=1)
    return Series("butir laporan", tuple(REPORTED.of(str(n), line, world) for n, line in lines))


def _central(world: World) -> list[PerformanceAgreement]:
    agreements = world.office_year.agreements_of_year
    return [a for a in agreements if a.kind is AgreementKind.DIRECTOR_GENERAL]


def _lines(world: World) -> Iterator[ReportedLine]:
    promised = list(dict.fromkeys(t.indicator for a in _central(world) for t in a.targets))
    for number, code in enumerate(promised, start=1):
        parts = [part for part in _parts(code, world) if part not in promised]
        yield ReportedLine(code, f"{number}.", is_part=False, has_parts=bool(parts))
        for letter, part in zip(_LETTERS, parts, strict=False):
            yield ReportedLine(part, f"{letter}.", is_part=True)


def _parts(code: IndicatorCode, world: World) -> Iterator[IndicatorCode]:
    """Indicators below a line that belong to the same objective, in the order of the plan's links."""
    objective = world.definitions[code].objective
    for link in world.office_year.cascade:
        if link.parent == code and world.definitions[link.child].objective == objective:
            yield link.child
