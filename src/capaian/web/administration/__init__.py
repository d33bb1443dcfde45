"""What the administrator does for an installation: copies, checks, and how it is."""
