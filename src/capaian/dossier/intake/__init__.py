"""Tables as other offices and systems hand them out, taken into the tables of a dossier.

A sheet is read as a grid; its tables are found by their heads; what each column and each row means is
guessed, shown, and remembered in `intake.yaml` once it was confirmed. Totals are checked and never taken.
Nothing here writes: what comes out are the new contents of files of the dossier, with every problem at its
cell.
"""
