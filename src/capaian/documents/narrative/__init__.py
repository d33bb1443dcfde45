"""The office's own words: a small part of Markdown with fields, and the checks on its digits."""
