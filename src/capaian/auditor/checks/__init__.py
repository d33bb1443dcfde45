"""The 22 rules, one module each: which statements of a report each can recompute."""
