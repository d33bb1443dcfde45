"""Marks in a workbook that somebody filled in: faulty cells stand out and say in a note what is wrong.

Only what marks need is added to the package; everything else in the file, looks and lists too, stays as its
program wrote it. Marks of an earlier time are taken away first.
"""
