"""Capaian: accountable numbers for the performance reports of Indonesian
civil registry offices.
"""

__version__: str
"""Version of the installed package; stands in manifests."""


def __getattr__(name: str) -> str:
    """Look the version up when somebody asks: commands start sooner,
    and Ctrl-C is understood sooner.
    """
    if name != "__version__":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib.metadata import version

    return version("capaian")
