"""Persons counted: extracts of the population register become count sheets,
quality figures and work lists.

A room and a process of its own: the pages never import it, and no row of a person leaves it.
Conditions are compiled once (Ibis) and run by DuckDB on one machine, or by Spark where that is
outgrown, with equal figures.
"""
