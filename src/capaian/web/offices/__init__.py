"""Offices, who works in them, which post a person holds when, and what a role may do."""
