"""Boards: what the year has come to, what is at risk, and what each table holds as csv,
xlsx and json.
"""
