"""General layouts of papers, as package data."""
