"""Tickets (karcis): single requests with the time of each stage, so that durations are known."""
