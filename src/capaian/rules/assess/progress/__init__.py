"""How far the year and the strategic plan have come, line by line: form E.81 and table T-C.29.

`office` puts together what `lines` (indicators, outputs) and `money` follow through the quarters; `plan` has
every figure against the years of the strategic plan.
"""
