"""The command line: reads arguments, calls the rooms, shows results and problems.

Knows how a terminal behaves and which exit code means what. Computes nothing and lays out nothing.
"""
