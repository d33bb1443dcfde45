"""Reading: pages become grids, whose cells stand under the right row and heads,
and passages of text.
"""
