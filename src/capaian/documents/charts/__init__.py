"""Charts as plain Vega-Lite specifications: no colours, no fonts, only roles that the theme fills.

Each kind draws the rows of a query; the message line above is computed and stays neutral where no
claim holds; the alternative text and the table of figures come from the same rows.
"""
