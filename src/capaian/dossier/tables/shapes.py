"""The columns of every part, read from `columns.csv`, and the records that keys of YAML parts become.

`columns.csv` has one row a column: the table, file or shape that it is of, its name, kind, Indonesian title
and help, how much it is needed, its nature, and what else `Column` says. A kind is `decimal`, `text?` (empty
is `None`), `integer 1 50`, `limit 100 110`, `choice Polarity`, `@goal` (a shape below), `list of @goal` or
`@target by year`. What stands for an absent key is the empty value of its kind, a value of its kind, `empty`
(an empty text or record), or `default`: that of the domain type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from capaian.domain import follow_up, intake, narrative, office, period, plan, policy, rule_set, survey, work
from capaian.domain.office import Office, OrganisationUnit, Post
from capaian.domain.registers import catalogue, closed_month
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    Filler,
    Listing,
    Names,
    Nature,
    Shape,
    Structure,
)
from capaian.dossier.tables.kinds import KINDS, Kind, choice, integer, limit

_ENUMS: Final[Mapping[str, type[StrEnum]]] = {
    name: found
    for module in (
        *(intake, narrative, office, period, plan, policy, rule_set, survey, work),
        *(catalogue, closed_month),
    )
    for name, found in vars(module).items()
    if isinstance(found, type) and issubclass(found, StrEnum)
}
"""What `choice` can choose from: the enums of the domain."""


def office_part(
    office: Mapping[str, Any],
    year: int,
    units: tuple[OrganisationUnit, ...],
    posts: tuple[Post, ...],
    policies: policy.Policies,
    scales: tuple[rule_set.AchievementScale, ...],
) -> dict[str, object]:
    """Return the fields of `OfficeYear` that `office.yaml` holds; its organisation belongs to the office."""
    regions = {key: office[key]["code"] for key in ("regency", "province")}
    regions |= {f"{key}_name": office[key]["name"] for key in ("regency", "province")}
    built = Office(**{**office, **regions}, units=units, posts=posts)
    return {"office": built, "year": year, "policies": policies, "scales": scales}


class _Form(NamedTuple):
    """A shape without its columns."""

    build: Callable[..., Any]
    key: tuple[str, ...] = ()
    placed: bool = False
    shorthand: str = ""


_FORMS: Final[Mapping[str, _Form]] = {
    "office": _Form(dict),
    "region": _Form(dict),
    "organisation_unit": _Form(office.OrganisationUnit, ("id",)),
    "post": _Form(office.Post, ("id",)),
    # A direction without a method of its own has the usual one.
    "policies": _Form(
        lambda methods=None, **declared: policy.Policies(
            methods={**policy.DEFAULT_METHODS, **(methods or {})}, **declared
        )
    ),
    "zero_rules": _Form(policy.ZeroRules),
    "achievement_scale": _Form(rule_set.AchievementScale, ("id",)),
    "band": _Form(rule_set.Band, ("position",)),
    "provenance": _Form(rule_set.Provenance),
    "regional_plan": _Form(plan.RegionalPlan),
    "strategic_plan": _Form(plan.StrategicPlan),
    "goal": _Form(plan.Goal, ("id",), placed=True),
    "objective": _Form(plan.Objective, ("id",), placed=True),
    "survey": _Form(survey.Survey, ("id",), placed=True),
    "component": _Form(plan.Component, ("code",), placed=True),
    "measure": _Form(plan.Measure),
    "indicator": _Form(plan.Indicator, ("code",), placed=True),
    "credit_activity": _Form(plan.CreditActivity, ("code",), placed=True),
    "definition": _Form(plan.Definition),
    "target": _Form(plan.TargetValue, shorthand="value"),
    "cascade_link": _Form(plan.CascadeLink, ("child", "parent"), placed=True),
    "cross_cut": _Form(plan.CrossCut, ("subject", "partner", "contribution"), placed=True),
    "sheet": _Form(narrative.IndividualSheet, ("id",), placed=True),
    "sheet_line": _Form(narrative.SheetLine, placed=True),
    "fraction": _Form(narrative.Fraction),
    "agreement": _Form(plan.PerformanceAgreement, ("id",), placed=True),
    "agreement_target": _Form(
        lambda periods, **others: plan.AgreementTarget(periods=tuple((periods or {}).items()), **others),
        ("indicator",),
        placed=True,
    ),
    "document": _Form(narrative.LegalDocument, ("id",), placed=True),
    "article": _Form(narrative.Article, ("label",)),
    "decree_annex": _Form(narrative.DecreeAnnex, ("title",)),
    "decree_entry": _Form(narrative.DecreeEntry, shorthand="indicators"),
    "innovation": _Form(narrative.Innovation, ("id",), placed=True),
    "award": _Form(narrative.Award, ("name", "giver", "subject"), placed=True),
    "evaluation": _Form(narrative.ExternalEvaluation, ("id",), placed=True),
    "scored_unit": _Form(narrative.ScoredUnit, ("name",), placed=True),
    "recommendation": _Form(follow_up.Recommendation, placed=True),
    "source": _Form(office.Source, ("id",), placed=True),
    "difference": _Form(narrative.Difference, ("id",), placed=True),
    "evidence": _Form(narrative.Evidence, ("file",), placed=True),
    "intake": _Form(intake.Intake, ("id",), placed=True),
    "intake_column": _Form(intake.IntakeColumn, ("head",), placed=True),
    "intake_name": _Form(intake.IntakeName, ("text",), placed=True),
    "intake_period": _Form(intake.IntakePeriod, ("sha256", "sheet"), placed=True),
    "intake_reading": _Form(intake.IntakeReading, ("intake", "digest"), placed=True),
}


@cache
def _rows() -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the rows of `columns.csv` by what they are columns of."""
    rows: dict[str, list[Mapping[str, str]]] = {}
    for row in read_declared_rows(__file__, "columns.csv"):
        rows.setdefault(row["of"], []).append(row)
    return rows


def columns_of(name: str) -> tuple[Column, ...]:
    """Return the columns of a table, a YAML part or a shape, in the order of their rows.

    Raises:
        ValueError: a row names a kind, an enum, a shape, a need or a nature that there is not.
    """
    return tuple(map(_column, _rows()[name]))


def _column(row: Mapping[str, str]) -> Column:
    try:
        return _read_column(row)
    except (LookupError, ValueError, TypeError) as error:
        raise ValueError(f"columns.csv, {row['of']}, {row['name']}: {error}") from error


def _read_column(row: Mapping[str, str]) -> Column:
    structure = _structure(row["kind"])
    return Column(
        row["name"],
        structure,
        row["title"],
        row["help"],
        ColumnNeed[row["need"].upper() or "OPTIONAL"],
        row["field"],
        row["unit"],
        Names(row["defines"]) if row["defines"] else None,
        tuple(map(Names, row["refers_to"].split())),
        tuple(row["also"].split()),
        is_parent=bool(row["parent"]),
        filler=_filler(row["filler"], structure),
        since=int(row["since"] or 1),
        nature=Nature(row["nature"]) if row["nature"] else None,
    )


def _structure(text: str) -> Structure:
    value, by, key = text.partition(" by ")
    if by:
        return ByKey(_kind(key), _structure(value))
    item = text.removeprefix("list of ")
    if item != text:
        return Listing(_structure(item))
    return _shape(text[1:]) if text.startswith("@") else _kind(text)


@cache
def _shape(name: str) -> Shape:
    form = _FORMS[name]
    return Shape(columns_of(name), form.build, form.key, form.shorthand, form.placed)


@cache
def _kind(text: str) -> Kind:
    name, *words = text.removesuffix("?").split()
    match name:
        case "choice":
            kind = choice(_ENUMS[words[0]], *words[1:])
        case "integer":
            kind = integer(int(words[0]), int(words[1]))
        case "limit":
            kind = limit(*map(int, words))
        case _:
            kind = KINDS[name]
    return replace(kind, empty=None) if text.endswith("?") else kind


def _filler(text: str, structure: Structure) -> object:
    if not text:
        return Filler.KIND
    if text == "default":
        return Filler.LEFT_OUT
    if isinstance(structure, Kind):
        return "" if text == "empty" else structure.read(text)
    return structure.build() if isinstance(structure, Shape) else ()
