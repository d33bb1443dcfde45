"""Tags of the pages of registers."""
