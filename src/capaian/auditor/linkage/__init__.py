"""Linkage: the same quantity in two places, and which of two values is the wrong one."""
