"""What was done by whom and when, in a log that only grows and in which a change is found."""
