"""Writing the workbook of a dossier: one sheet for each list and table,
and sheets that explain and check.

Everything comes from the declarations of the parts. A text of a dossier is never written as
anything but text, so that no program takes it for a formula.
"""
