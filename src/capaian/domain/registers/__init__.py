"""Registers of daily work: what they count, their closed months,
and the feed that carries these on.

No row of a register is about a person.
"""
