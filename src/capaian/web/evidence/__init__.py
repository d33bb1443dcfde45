"""Evidence of a year: files that prove what forms tell, looked through, kept, and seen by few."""
