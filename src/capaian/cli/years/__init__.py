"""Closed years and new ones: what `close` and `new` understand and say."""
