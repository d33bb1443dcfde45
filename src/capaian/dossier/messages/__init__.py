"""The catalogue of what is said of dossiers and of what comes into them: by code, in Indonesian.

Each message says what happened and why it matters; its remedy says what to do. `{...}` are words that
the reader fills in. One module for each thing that is read.
"""

from capaian.dossier.messages.closings import CLOSINGS
from capaian.dossier.messages.dossiers import DOSSIERS
from capaian.dossier.messages.message import Message
from capaian.dossier.messages.packages import PACKAGES
from capaian.dossier.messages.spreadsheets import SPREADSHEETS
from capaian.dossier.messages.workbooks import AT_CELLS, WORKBOOKS

CATALOGUE: dict[str, Message] = {
    **DOSSIERS,
    **CLOSINGS,
    **PACKAGES,
    **SPREADSHEETS,
    **WORKBOOKS,
}
"""All messages by code."""

__all__ = ["AT_CELLS", "CATALOGUE", "Message"]
