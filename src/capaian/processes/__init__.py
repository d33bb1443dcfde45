"""How work runs: child processes for what files of strangers may turn into harm,
and the search for cycles.

Knows nothing of the field and of no file; any room may use it.
"""
