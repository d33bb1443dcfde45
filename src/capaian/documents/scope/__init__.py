"""One way of naming facts and results: dotted paths, for tables, charts and narratives alike.

`iku-2.prior.change`, `components.ktp.areas`, `nodes.V.2.1.money.ratio`. A path leads over things
(with fields) and series (with keys) to a value; what the data do not hold is `Unavailable`, what
no data could hold is an error with the nearest names.
"""
