"""From blocks of a layout to blocks of the tree, before numbering.

Composers raise `UnknownNameError` for a name that no data could hold; `compose` notes it and goes
on.
"""
