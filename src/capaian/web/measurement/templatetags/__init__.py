"""Tags of the pages of forms."""
