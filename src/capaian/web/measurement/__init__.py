"""What each post reports of a period, and its way from the first figure to the approval."""
