"""Tables of planning in which many rows are typed at once."""
