"""Figures that contradict each other: declared by the planner with a reason, asked for by others."""
