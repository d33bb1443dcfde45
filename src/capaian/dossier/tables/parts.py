"""Every part of a dossier, declared once; its columns are rows of `columns.csv`.

`columns.csv` has one row a column: the table, file or shape that it is of, its name, kind,
Indonesian title and help, how much it is needed, its nature, and what else `Column` says. A kind
is `decimal`, `text?` (empty is `None`), `integer 1 50`, `limit 100 110`, `choice Polarity`,
`@goal` (a shape below), `list of @goal` or `@target by year`. What stands for an absent key is the
empty value of its kind, a value of its kind, `empty` (an empty text or record), or `default`: that
of the domain type.

`parts.csv` has one row a part, in the order of the manual: its file, Indonesian title and help, of
a table the columns of its key and the field of `OfficeYear` that holds its rows, what becomes of
these in the next year (empty: they are kept), and what it is: `required`, `extra` or `sealed`, as
`KeyFile` and `Table` have it. Here each gets its name and the record that its rows become.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

from capaian.domain import (
    follow_up,
    intake,
    narrative,
    office,
    period,
    plan,
    policy,
    rule_set,
    survey,
    work,
)
from capaian.domain.office import Office, OrganisationUnit, Post
from capaian.domain.progress import PlanYear
from capaian.domain.registers import catalogue, closed_month, closed_survey
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    ColumnNeed,
    Filler,
    KeyFile,
    Listing,
    Names,
    Nature,
    NextYearRule,
    Part,
    Shape,
    Structure,
    Table,
)
from capaian.dossier.tables.kinds import KINDS, Kind, choice, integer, limit

T = TypeVar("T")

_REGISTERS: Final = (catalogue, closed_month)
_ENUMS: Final[Mapping[str, type[StrEnum]]] = {
    name: found
    for module in (
        intake,
        narrative,
        office,
        period,
        plan,
        policy,
        rule_set,
        survey,
        work,
        *_REGISTERS,
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
    """Return the fields of `OfficeYear` that `office.yaml` holds;
    its organisation belongs to the office.
    """
    regions = {key: office[key]["code"] for key in ("regency", "province")}
    regions |= {f"{key}_name": office[key]["name"] for key in ("regency", "province")}
    built = Office(**{**office, **regions}, units=units, posts=posts)
    return {"office": built, "year": year, "policies": policies, "scales": scales}


_SHAPES: Final[Mapping[str, Shape]] = {
    "office": Shape((), dict, placed=False),
    "region": Shape((), dict, placed=False),
    "organisation_unit": Shape((), office.OrganisationUnit, ("id",), placed=False),
    "post": Shape((), office.Post, ("id",), placed=False),
    # A direction without a method of its own has the usual one.
    "policies": Shape(
        (),
        lambda methods=None, **declared: policy.Policies(
            methods={**policy.DEFAULT_METHODS, **(methods or {})}, **declared
        ),
        placed=False,
    ),
    "zero_rules": Shape((), policy.ZeroRules, placed=False),
    "achievement_scale": Shape((), rule_set.AchievementScale, ("id",), placed=False),
    "band": Shape((), rule_set.Band, ("position",), placed=False),
    "provenance": Shape((), rule_set.Provenance, placed=False),
    "regional_plan": Shape((), plan.RegionalPlan, placed=False),
    "strategic_plan": Shape((), plan.StrategicPlan, placed=False),
    "goal": Shape((), plan.Goal, ("id",)),
    "objective": Shape((), plan.Objective, ("id",)),
    "survey": Shape((), survey.Survey, ("id",)),
    "component": Shape((), plan.Component, ("code",)),
    "measure": Shape((), plan.Measure, placed=False),
    "indicator": Shape((), plan.Indicator, ("code",)),
    "credit_activity": Shape((), plan.CreditActivity, ("code",)),
    "definition": Shape((), plan.Definition, placed=False),
    "target": Shape((), plan.TargetValue, shorthand="value", placed=False),
    "cascade_link": Shape((), plan.CascadeLink, ("child", "parent")),
    "cross_cut": Shape((), plan.CrossCut, ("subject", "partner", "contribution")),
    "sheet": Shape((), narrative.IndividualSheet, ("id",)),
    "sheet_line": Shape((), narrative.SheetLine),
    "fraction": Shape((), narrative.Fraction, placed=False),
    "agreement": Shape((), plan.PerformanceAgreement, ("id",)),
    "agreement_target": Shape(
        (),
        lambda periods, **others: plan.AgreementTarget(
            periods=tuple((periods or {}).items()), **others
        ),
        ("indicator",),
    ),
    "document": Shape((), narrative.LegalDocument, ("id",)),
    "article": Shape((), narrative.Article, ("label",), placed=False),
    "decree_annex": Shape((), narrative.DecreeAnnex, ("title",), placed=False),
    "decree_entry": Shape((), narrative.DecreeEntry, shorthand="indicators", placed=False),
    "innovation": Shape((), narrative.Innovation, ("id",)),
    "award": Shape((), narrative.Award, ("name", "giver", "subject")),
    "evaluation": Shape((), narrative.ExternalEvaluation, ("id",)),
    "scored_unit": Shape((), narrative.ScoredUnit, ("name",)),
    "recommendation": Shape((), follow_up.Recommendation),
    "source": Shape((), office.Source, ("id",)),
    "difference": Shape((), narrative.Difference, ("id",)),
    "evidence": Shape((), narrative.Evidence, ("file",)),
    "intake": Shape((), intake.Intake, ("id",)),
    "intake_column": Shape((), intake.IntakeColumn, ("head",)),
    "intake_name": Shape((), intake.IntakeName, ("text",)),
    "intake_period": Shape((), intake.IntakePeriod, ("sha256", "sheet")),
    "intake_reading": Shape((), intake.IntakeReading, ("intake", "digest")),
}
"""Records of YAML parts, without their columns."""


_COLUMNS: Final[dict[str, list[Mapping[str, str]]]] = defaultdict(list)
for _column_row in read_declared_rows(__file__, "columns.csv"):
    _COLUMNS[_column_row["of"]].append(_column_row)


def columns_of(name: str) -> tuple[Column, ...]:
    """Return the columns of a table, a YAML part or a shape, in the order of their rows.

    Raises:
        ValueError: a row names a kind, an enum, a shape, a need or a nature that there is not.
    """
    return tuple(map(_column, _COLUMNS[name]))


def _column(row: Mapping[str, str]) -> Column:
    try:
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
    except (LookupError, ValueError, TypeError) as error:
        raise ValueError(f"columns.csv, {row['of']}, {row['name']}: {error}") from error


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
    return replace(_SHAPES[name], columns=columns_of(name))


@cache
def _kind(text: str) -> Kind:
    name, *words = text.removesuffix("?").split()
    if name == "choice":
        kind = choice(_ENUMS[words[0]], *words[1:])
    elif name == "integer":
        kind = integer(int(words[0]), int(words[1]))
    elif name == "limit":
        kind = limit(*map(int, words))
    else:
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


_ROWS: Final = {row["file"]: row for row in read_declared_rows(__file__, "parts.csv")}


def _table(file: str, record: Callable[..., T]) -> Table[T]:
    row = _ROWS[file]
    return Table(
        file,
        row["title"],
        row["help"],
        columns_of(file),
        tuple(row["key"].split()),
        record,
        row["field"],
        is_extra="extra" in row["is"],
        next_year=NextYearRule(row["next_year"] or "kept"),
        is_sealed="sealed" in row["is"],
    )


def _key_file(file: str, build: Callable[..., dict[str, Any]] = dict) -> KeyFile:
    row, shape = _ROWS[file], Shape(columns_of(file), build, placed=False)
    return KeyFile(
        file, row["title"], row["help"], shape, "required" in row["is"], "extra" in row["is"]
    )


OFFICE = _key_file("office.yaml", office_part)
AREAS = _table("areas.csv", office.Area)
PLAN = _key_file("plan.yaml")
SHEETS = _key_file("sheets.yaml")
AGREEMENTS = _key_file("agreements.yaml")
NODES = _table("nodes.csv", work.WorkNode)
OUTPUTS = _table("outputs.csv", work.Output)
INPUTS = _table("inputs.csv", work.ResourceInput)
PLAN_YEARS = _table("renstra.csv", PlanYear)
COUNTS = _table("counts.csv", work.Count)
SURVEY = _table("survey.csv", survey.SurveyElement)
SURVEY_CLOSINGS = _table("registers/surveys.csv", closed_survey.SurveyClosing)
SURVEY_GROUPS = _table("registers/respondents.csv", closed_survey.SurveyGroup)
HISTORY = _table("history.csv", work.HistoryValue)
RESTATEMENTS = _table("restatements.csv", work.Restatement)
PEERS = _table("peers.csv", work.PeerValue)
FACTORS = _table("factors.csv", narrative.Factor)
DOCUMENTS = _key_file("documents.yaml")
COOPERATION = _table("cooperation.csv", narrative.Cooperation)
PEOPLE = _table("people.csv", office.StaffCount)
TRAINING = _table("training.csv", office.Training)
ASSETS = _table("assets.csv", office.Asset)
FACTS = _table("facts.csv", office.Fact)
INNOVATIONS = _key_file("innovations.yaml")
AWARDS = _key_file("awards.yaml")
EVALUATIONS = _key_file("evaluations.yaml")
RECOMMENDATIONS = _key_file("recommendations.yaml")
SOURCES = _key_file("sources.yaml")
DIFFERENCES = _key_file("differences.yaml")
EVIDENCE = _key_file("evidence.yaml")
INTAKE = _key_file("intake.yaml")
FEEDS = _table("feeds.csv", closed_month.Feed)
SERVICES = _table("registers/services.csv", catalogue.Service)
SITES = _table("registers/sites.csv", catalogue.Site)
HOURS = _table("registers/hours.csv", catalogue.OfficeHours)
HOLIDAYS = _table("registers/holidays.csv", catalogue.Holiday)
CLOSINGS = _table("registers/closings.csv", closed_month.RegisterClosing)
FIGURES = _table("registers/figures.csv", closed_month.RegisterFigure)

BY_FILE: Final[dict[str, Part]] = {
    part.file: part for part in [*vars().values()] if isinstance(part, Table | KeyFile)
}
"""Parts by file name."""
ALL_PARTS: Final = tuple(BY_FILE[file] for file in _ROWS)
"""All parts in the order of the manual."""

AMOUNTS: Final = ("original", "revised", "actual")
"""What a column of a budget in a foreign table can hold; columns of `inputs.csv`."""
