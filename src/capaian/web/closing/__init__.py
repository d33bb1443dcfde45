"""The end of a year: the head of office approves it, and its snapshot is kept by its hash."""
