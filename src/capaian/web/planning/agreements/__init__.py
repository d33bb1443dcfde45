"""Performance agreements with their revisions."""
