"""Formulas and workings in running text: flat, stacked and TeX fractions,
and results that words work out.
"""
