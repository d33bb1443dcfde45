"""Results on a terminal: one module for each thing that a command shows at length."""
