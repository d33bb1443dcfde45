"""Formulas of indicators and components: tried as they are typed, and kept with their versions."""
