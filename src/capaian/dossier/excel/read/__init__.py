"""A workbook that people filled in, taken back: its sheets, its cells,
the files of the dossier they make.

What is made here are files as they would lie in a folder; the one reader of dossiers checks them,
and what it says is told by sheet, row and column.
"""
