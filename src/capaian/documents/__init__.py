"""What papers say: the document tree, layouts as data, narrative texts with fields.

Reads an `Assessment` and an `OfficeYear`, computes nothing, and knows no file format: how a paper
looks is the business of the writers. No office is named in this room; what is particular to one
stands in its layout and its narratives.
"""
