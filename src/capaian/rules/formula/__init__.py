"""The formula language: how an indicator follows from named figures.

`parse.parse` makes a typed tree of a text, `check.check` finds what is wrong with it,
`explain.explain` writes it for readers, `evaluate.evaluate` computes it with a trace for each
step. Knows nothing of offices and dossiers: a `Scope` says which names there are, a `Resolver`
what they are worth.
"""
