"""What the formula of an indicator or component may name, with what each name means and counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Component, Indicator
from capaian.domain.value import INDEX, PERCENT, Unit
from capaian.rules.facts import Facts


class FormulaNameKind(StrEnum):
    """What stands behind a name."""

    OWN_MEASURE = "own_measure"
    """Numerator or denominator of the component itself."""
    MEASURE = "measure"
    COMPONENT = "component"
    INDICATOR = "indicator"
    SURVEY = "survey"

    @property
    def words(self) -> str:
        """The kind in Indonesian."""
        return {
            "own_measure": "Pembilang dan penyebutnya",
            "measure": "Ukuran",
            "component": "Cakupan",
            "indicator": "Indikator lain",
            "survey": "Survei",
        }[self.value]


@dataclass(frozen=True, slots=True)
class FormulaName:
    """Something that a formula may name."""

    kind: FormulaNameKind
    text: str
    """As the formula writes it: `ktp.holders`, `index(skm)`."""
    meaning: str
    """What readers call it."""
    unit: Unit


def find_formula_names(office_year: OfficeYear, part: Component | Indicator) -> tuple[FormulaName, ...]:
    """Return what a formula may name, by kind, in the order of the dossier.

    A component names its own two measures and no others; an indicator names all but itself.
    """
    if isinstance(part, Component):
        own = (part.numerator, part.denominator)
        return tuple(
            FormulaName(FormulaNameKind.OWN_MEASURE, each.code, each.name, each.unit) for each in own
        )
    return (
        *_components(office_year),
        *_surveys(office_year),
        *_others(office_year, part),
        *_measures(office_year),
    )


def _components(office_year: OfficeYear) -> Iterator[FormulaName]:
    for each in office_year.components:
        yield FormulaName(FormulaNameKind.COMPONENT, each.code, each.label, each.unit)


def _surveys(office_year: OfficeYear) -> Iterator[FormulaName]:
    for each in office_year.surveys:
        yield FormulaName(FormulaNameKind.SURVEY, f"index({each.id})", each.name, INDEX)


def _others(office_year: OfficeYear, own: Indicator) -> Iterator[FormulaName]:
    for each in office_year.indicators:
        if each.code != own.code:
            name = each.label
            yield FormulaName(FormulaNameKind.INDICATOR, each.code, name, each.unit)
            yield FormulaName(FormulaNameKind.INDICATOR, f"{each.code}.target", f"Target {name}", each.unit)
            yield FormulaName(
                FormulaNameKind.INDICATOR, f"{each.code}.achievement", f"Capaian {name}", PERCENT
            )


def _measures(office_year: OfficeYear) -> Iterator[FormulaName]:
    for measure in Facts(office_year).measures.values():
        yield FormulaName(FormulaNameKind.MEASURE, measure.code, measure.name, measure.unit)
