"""One office-year outside the program: a folder of CSV, YAML and Markdown files.

Reads it into an `OfficeYear`, with every problem as an `Issue` at its file, line and column; writes it
back in one canonical form. Each part is declared once, in `tables`. Knows nothing of how papers look
and nothing of how results follow from figures.
"""

from capaian.dossier.canonical import format_dossier
from capaian.dossier.csv_writer import write_csv
from capaian.dossier.read import ReadResult, load_dossier, read_dossier
from capaian.dossier.stamp import hash_dossier, stamp

__all__ = [
    "ReadResult",
    "format_dossier",
    "hash_dossier",
    "load_dossier",
    "read_dossier",
    "stamp",
    "write_csv",
]
