"""Results on a terminal: the summary of a year, traces, and what to fill in next."""
