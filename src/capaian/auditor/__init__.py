"""Reading a finished report and recomputing every statement in it that can be recomputed."""
