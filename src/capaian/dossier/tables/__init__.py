"""Every part of a dossier, declared once.

Reader, writer, JSON schema and manual page come from these declarations; none of them knows a column
by name. A new column is one line here.
"""

from capaian.dossier.tables.agreements import AGREEMENTS
from capaian.dossier.tables.comparison import HISTORY, PEERS, RESTATEMENTS, SURVEY
from capaian.dossier.tables.declaration import (
    ByKey,
    Column,
    KeyFile,
    Listing,
    Names,
    Nature,
    Need,
    NextYear,
    Part,
    Shape,
    Table,
)
from capaian.dossier.tables.intake import INTAKE
from capaian.dossier.tables.legal import DOCUMENTS
from capaian.dossier.tables.manual import write_manual
from capaian.dossier.tables.means import ASSETS, FACTS, PEOPLE, TRAINING
from capaian.dossier.tables.office import AREAS, OFFICE
from capaian.dossier.tables.plan import PLAN
from capaian.dossier.tables.schema import write_schema
from capaian.dossier.tables.sheets import SHEETS
from capaian.dossier.tables.statements import STATEMENTS
from capaian.dossier.tables.strategic import PLAN_YEARS
from capaian.dossier.tables.words import (
    AWARDS,
    COOPERATION,
    DIFFERENCES,
    EVALUATIONS,
    EVIDENCE,
    FACTORS,
    INNOVATIONS,
    RECOMMENDATIONS,
    SOURCES,
)
from capaian.dossier.tables.work import COUNTS, INPUTS, NODES, OUTPUTS

ALL: tuple[Part, ...] = (
    OFFICE,
    AREAS,
    PLAN,
    SHEETS,
    AGREEMENTS,
    STATEMENTS,
    NODES,
    OUTPUTS,
    INPUTS,
    PLAN_YEARS,
    COUNTS,
    SURVEY,
    HISTORY,
    RESTATEMENTS,
    PEERS,
    FACTORS,
    DOCUMENTS,
    COOPERATION,
    PEOPLE,
    TRAINING,
    ASSETS,
    FACTS,
    INNOVATIONS,
    AWARDS,
    EVALUATIONS,
    RECOMMENDATIONS,
    SOURCES,
    DIFFERENCES,
    EVIDENCE,
    INTAKE,
)
"""All parts in the order of the manual."""

BY_FILE = {part.file: part for part in ALL}
"""Parts by file name."""

__all__ = [
    "ALL",
    "BY_FILE",
    "ByKey",
    "Column",
    "KeyFile",
    "Listing",
    "Names",
    "Nature",
    "Need",
    "NextYear",
    "Part",
    "Shape",
    "Table",
    "write_manual",
    "write_schema",
]
