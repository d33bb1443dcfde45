"""What the office plans: every declared sheet as a page of rows that are read, added,
changed and removed.
"""
