"""Tags of the templates of boards."""
