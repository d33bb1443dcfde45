"""Signing in: who may, how often one may try, second factors,
and what the log hears of accounts.
"""
