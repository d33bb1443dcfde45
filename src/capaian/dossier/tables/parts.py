"""Every part of a dossier, declared once; its columns are rows of `columns.csv`.

`parts.csv` has one row a part, in the order of the manual: its file, Indonesian title and help, of a table
the columns of its key and the field of `OfficeYear` that holds its rows, what becomes of these in the next
year (empty: they are kept), and what it is: `required`, `extra` or `sealed`, as `KeyFile` and `Table` have
it. Here each gets its name and the record that its rows become.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from capaian.domain import narrative, office, progress, survey, work
from capaian.domain.registers import catalogue, closed_month, closed_survey
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.tables.declaration import KeyFile, NextYearRule, Part, Shape, Table
from capaian.dossier.tables.shapes import columns_of, office_part

T = TypeVar("T")

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
    return KeyFile(file, row["title"], row["help"], shape, "required" in row["is"], "extra" in row["is"])


OFFICE = _key_file("office.yaml", office_part)
AREAS = _table("areas.csv", office.Area)
PLAN = _key_file("plan.yaml")
SHEETS = _key_file("sheets.yaml")
AGREEMENTS = _key_file("agreements.yaml")
NODES = _table("nodes.csv", work.WorkNode)
OUTPUTS = _table("outputs.csv", work.Output)
INPUTS = _table("inputs.csv", work.ResourceInput)
PLAN_YEARS = _table("renstra.csv", progress.PlanYear)
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
