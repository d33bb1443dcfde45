"""Relations: the laws that the columns and rows of a table obey,
and the figures that break them.
"""
