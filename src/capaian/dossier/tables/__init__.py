"""Every part of a dossier, declared once.

Reader, writer and manual page come from these declarations; none of them knows a column
by name. A new column is one row of `columns.csv`.
"""

from capaian.dossier.tables.parts import ALL_PARTS, BY_FILE

__all__ = ["ALL_PARTS", "BY_FILE"]
