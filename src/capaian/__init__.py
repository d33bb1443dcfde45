"""Capaian: accountable numbers for the performance reports of Indonesian civil registry offices."""

from importlib.metadata import version

__version__ = version("capaian")
"""Version of the installed package; stands in manifests."""
