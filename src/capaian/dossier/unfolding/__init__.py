"""YAML and Markdown of a dossier as flat rows for a workbook, and changed rows back into the same files.

Nothing is written anew that was not changed: comments, quotes, order and layout of the office stay as they
are. What the parts are is told by their declarations; how YAML is edited in place knows no declaration.
"""
