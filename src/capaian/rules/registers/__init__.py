"""What follows from registers of daily work: the feed, balances, working time, stocks."""
