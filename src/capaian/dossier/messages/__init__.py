"""The catalogue of what is said of dossiers and of what comes into them: by code, in Indonesian.

Each message says what happened and why it matters; its remedy says what to do. `{...}` are words that
the reader fills in. One module for each thing that is read.
"""

from capaian.dossier.messages.closings import CLOSINGS
from capaian.dossier.messages.counts import COUNTS
from capaian.dossier.messages.dossiers import DOSSIERS
from capaian.dossier.messages.foreign_cells import FOREIGN_CELLS
from capaian.dossier.messages.intake import INTAKE
from capaian.dossier.messages.message import Message
from capaian.dossier.messages.money import MONEY
from capaian.dossier.messages.packages import PACKAGES
from capaian.dossier.messages.readings import READINGS
from capaian.dossier.messages.spreadsheets import SPREADSHEETS
from capaian.dossier.messages.times import TIMES
from capaian.dossier.messages.totals import TOTALS
from capaian.dossier.messages.workbooks import AT_CELLS, WORKBOOKS

CATALOGUE: dict[str, Message] = {
    **DOSSIERS,
    **CLOSINGS,
    **PACKAGES,
    **FOREIGN_CELLS,
    **SPREADSHEETS,
    **WORKBOOKS,
    **INTAKE,
    **COUNTS,
    **MONEY,
    **TIMES,
    **TOTALS,
    **READINGS,
}
"""All messages by code."""

__all__ = ["AT_CELLS", "CATALOGUE", "Message"]
