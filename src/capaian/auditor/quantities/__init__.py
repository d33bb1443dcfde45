"""Quantities: every printed figure with what it is of, its role, its period,
its unit and its place.
"""
