"""The data-quality gate: figures that contradict each other or cannot be.

Each contradiction is an error with a subject that `differences.yaml` can cover; what is declared there with
a reason becomes a warning and is printed among the data limitations.
"""
