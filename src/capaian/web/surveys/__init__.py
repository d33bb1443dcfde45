"""Satisfaction surveys: answers brought in, looked through, closed, and fed into the plan."""
