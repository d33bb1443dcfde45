"""The files of a dossier as flat rows of declared sheets, and changed rows back into the same files.

Who lets people change rows, a workbook or a page, shows these sheets. Nothing is written anew that was not
changed: comments, quotes, order and layout of the office stay as they are. What the parts are is told by
their declarations; how YAML is edited in place knows no declaration.
"""
