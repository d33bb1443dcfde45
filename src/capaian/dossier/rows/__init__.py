"""The files of a dossier as flat rows of declared sheets,
and changed rows back into the same files.

Who lets people change rows, a workbook or a page, shows these sheets. Files, sections and records
that did not change stay as the office wrote them, with the comments above them. What the parts are
is told by their declarations.
"""
