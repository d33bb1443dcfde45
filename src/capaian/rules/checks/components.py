"""Components that are not the ratio they declare, and measures declared in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Measure
from capaian.rules.formula.issues import FormulaError
from capaian.rules.formula.parse import parse
from capaian.rules.formula.tree import Expression, Name, Operator, Product, names_in, parts_of

Use = tuple[str, bool]
"""A name in a formula, and whether it stands below the line."""


def check_components(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield every component whose formula is not of its own measures, and every measure with two faces."""
    measures = {str(m.code) for component in office_year.components for m in _measures(component)}
    for component in office_year.components:
        yield from _check_formula(component, measures)
    yield from _check_measures(office_year)


def _check_formula(component: Component, measures: set[str]) -> Iterator[Issue]:
    try:
        expression = parse(component.formula)
    except FormulaError:
        return
    used = {name.code for name in names_in(expression)}
    if not used <= measures:
        return  # an unknown name is told by the check of formulas; what was meant is not known
    own = [str(measure.code) for measure in _measures(component)]
    if missing := [code for code in own if code not in used]:
        yield _unused(component, missing)
    if foreign := sorted(used - set(own)):
        yield _foreign(component, foreign)
    if not missing and not foreign and _is_inverse(expression, *own):
        yield _inverse(component)


def _measures(component: Component) -> tuple[Measure, Measure]:
    return component.numerator, component.denominator


def _is_inverse(expression: Expression, numerator: str, denominator: str) -> bool:
    uses = set(_uses(expression, is_below=False))
    over = {(numerator, True), (denominator, False)}
    return uses == over and numerator != denominator


def _uses(expression: Expression, *, is_below: bool) -> Iterator[Use]:
    if isinstance(expression, Name):
        yield expression.code, is_below
    elif isinstance(expression, Product):
        for link in expression.factors:
            yield from _uses(link.operand, is_below=is_below != (link.operator is Operator.OVER))
    else:
        for part in parts_of(expression):
            yield from _uses(part, is_below=is_below)


def _unused(component: Component, missing: list[str]) -> Issue:
    message = (
        f"Rumus {component.name} tidak memakai {' dan '.join(missing)}, padahal itu pembilang "
        "atau penyebutnya; tabel pembilang dan penyebut tidak akan cocok dengan hasilnya."
    )
    return _formula_issue("component_without_its_measures", message, component)


def _foreign(component: Component, foreign: list[str]) -> Issue:
    message = (
        f"Rumus {component.name} memakai {', '.join(foreign)}, ukuran milik komponen lain; "
        "hasilnya bukan rasio pembilang dan penyebut yang dinyatakan."
    )
    return _formula_issue("component_with_other_measures", message, component)


def _inverse(component: Component) -> Issue:
    message = f"Rumus {component.name} membagi penyebut dengan pembilang, jadi rasionya terbalik."
    return _formula_issue("component_inverse", message, component)


def _formula_issue(code: str, message: str, component: Component) -> Issue:
    where = Place(component.place.file, component.place.row, "formula")
    remedy = (
        f"Tulis 100 * {component.numerator.code} / {component.denominator.code}, "
        "atau perbaiki numerator dan denominator."
    )
    return Issue(Level.ERROR, code, message, where, component.formula, remedy)


def _check_measures(office_year: OfficeYear) -> Iterator[Issue]:
    first: dict[str, Measure] = {}
    for component in office_year.components:
        for measure in _measures(component):
            known = first.setdefault(measure.code, measure)
            if known != measure:
                yield _two_faces(component, known, measure)


def _two_faces(component: Component, known: Measure, measure: Measure) -> Issue:
    message = (
        f"Ukuran ini dinyatakan dua kali: “{known.name}” dalam {known.unit.label}, lalu “{measure.name}” "
        f"dalam {measure.unit.label}; hanya satu yang terpakai."
    )
    column = "numerator" if measure is component.numerator else "denominator"
    where = Place(component.place.file, component.place.row, column)
    remedy = "Samakan nama dan satuannya, atau beri kode lain bila memang ukuran lain."
    return Issue(Level.ERROR, "measure_declared_twice", message, where, measure.code, remedy)
