"""Printed statements that can be recomputed, and the laws that they follow."""
