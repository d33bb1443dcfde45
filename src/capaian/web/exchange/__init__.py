"""An office-year begins, leaves as workbook or dossier, and comes back: shown first,
then written.
"""
