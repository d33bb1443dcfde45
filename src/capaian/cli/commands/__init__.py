"""The commands, one a module: its options, what it does, and what it prints."""
