"""Form: bounds, marks of numbers, heads in their order; the simplest that speak truly."""
