"""General layouts of papers, as package data."""

from __future__ import annotations

from importlib.resources import files

_ENDING = ".yaml"


def layout_kinds() -> tuple[str, ...]:
    """Return the ids of the general layouts, which are the kinds of papers, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def layout_text(kind: str) -> str:
    """Return the YAML of a general layout; raises `FileNotFoundError` for an unknown kind."""
    return files(__name__).joinpath(f"{kind}{_ENDING}").read_text(encoding="utf-8")
