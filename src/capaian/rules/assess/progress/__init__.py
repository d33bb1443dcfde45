"""How far the year and the strategic plan have come, line by line: form E.81 and table T-C.29.

`lines` follows indicators and outputs through the quarters and puts all together, `money` what was
granted and spent; `plan` has every figure against the years of the strategic plan.
"""
