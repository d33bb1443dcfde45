"""An office-year that was approved, as one file that nothing can change unseen.

`snapshot` holds what was approved: the texts of the dossier, the results computed from them, who approved
them and when. `make` takes one of a dossier, `exchange` writes it as bytes and reads it back.
"""
