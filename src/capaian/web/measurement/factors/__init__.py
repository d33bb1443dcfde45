"""What helped, what stood in the way, what comes next: by posts for the indicators they answer for."""
