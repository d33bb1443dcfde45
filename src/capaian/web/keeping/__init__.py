"""Copies of an installation: made while it answers, checked before they count,
put back whole or not.
"""
