"""Charts as plain Vega-Lite specifications: no colours, no fonts, only roles that the theme fills.

Each kind draws the rows of a query; its caption says what is found, where a claim holds; the
alternative text and the table of figures come from the same rows. What a sentence says as well is
not drawn.
"""
