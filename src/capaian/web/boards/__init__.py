"""Boards: what the year has come to, what is at risk, and what each table holds as csv, xlsx and json.

They show an `Assessment` and what `rules` make of it; they compute nothing and write nothing but boundaries
and pictures of charts.
"""
