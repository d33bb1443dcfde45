"""A report as it is printed: lines, tables, sentences, and the numbers in them."""
