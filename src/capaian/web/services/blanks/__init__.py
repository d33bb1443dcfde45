"""Blanks (blangko) of an office: what comes in, is used, spoiled, destroyed,
and how long they last.
"""
