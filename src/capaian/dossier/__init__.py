"""One office-year outside the program: a folder of CSV, YAML and Markdown files.

Reads it into an `OfficeYear`, with every problem as an `Issue` at its file, line and column;
writes it back in one canonical form. Each part is declared once, in `tables`. Knows nothing of how
papers look and nothing of how results follow from figures.
"""
