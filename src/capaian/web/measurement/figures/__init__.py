"""Figures of a year: what they are called, to which forms they belong, and who wrote them."""
