"""Follow-up on pages: who owes what by when, and what became of it."""
