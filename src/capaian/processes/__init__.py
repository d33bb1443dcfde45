"""Child processes that do what a file of strangers may turn into harm: how they start, and their limits.

Knows nothing of the field and of no file; any room may use it.
"""
