"""Rows of the declared sheets, one by one: written, added, removed."""
