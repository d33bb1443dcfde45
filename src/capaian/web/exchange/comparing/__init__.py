"""A file of a stranger held against a year, by a child where it is large: what would become of the year.

Knows nothing of the pages: a task goes in, and what is to be told comes out.
"""
