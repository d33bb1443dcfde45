"""Months of the registers: closed, they fill the figures of the year; reopened,
they take them back.
"""
