"""Any workbook as sheets of cells: opened in a child process, never run, refused with its cause if hostile.

Nothing here knows what a dossier is.
"""
