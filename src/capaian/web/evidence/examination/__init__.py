"""A file of a stranger, looked through in a child process: what it is, and whether it names a person.

Knows nothing of the pages: bytes go in, and bytes or a refusal come out.
"""
