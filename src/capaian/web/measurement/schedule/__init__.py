"""When the forms of a year close, and how often each thing is reported: set by the planner."""
