"""The workbook of a dossier: everything in it as sheets that people fill in, and back again.

Sheets come from the declarations of the parts; no module here knows a part by name. What comes
back is turned into the files of a dossier and read by the one reader that there is.
"""
