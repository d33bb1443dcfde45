"""Audits on the command line: reports, chosen findings, their files, and findings on the screen."""
