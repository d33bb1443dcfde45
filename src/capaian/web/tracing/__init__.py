"""Jejak angka: from any number to its formula, its inputs, their rows,
and who gave and approved them.
"""
