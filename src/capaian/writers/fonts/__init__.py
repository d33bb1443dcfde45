"""Vendored faces (SIL Open Font License, see `OFL.txt`): a Latin subset,
renamed as the licence asks.
"""
