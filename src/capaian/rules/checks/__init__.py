"""What can be wrong with the choices, formulas and targets of an office-year, before it is computed."""
