"""General layouts of papers, as package data."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
_ENDING = ".yaml"
AUDIT_FOLDER = "audit"
"""Folder of the layouts over the audit of a report; no dossier is asked for them."""
APPROVAL_FOLDER = "approvals"
"""Folder of the layouts over what the log says of an approval, which no dossier has."""
REGISTER_FOLDER = "registers"
"""Folder of the layouts over what registers hold day by day, which no dossier has."""


def layout_kinds() -> tuple[str, ...]:
    """Return the ids of the general layouts, which are the kinds of papers of a dossier,
    sorted.
    """
    return _kinds(_FOLDER)


def audit_layout_kinds() -> tuple[str, ...]:
    """Return the ids of the papers about an audit, sorted.

    Examples:
        >>> audit_layout_kinds()
        ('lembar-hasil-reviu', 'temuan-audit')
    """
    return _kinds(_FOLDER / AUDIT_FOLDER)


def _kinds(folder: Path) -> tuple[str, ...]:
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in names if name.endswith(_ENDING)))


def layout_text(kind: str) -> str:
    """Return the YAML of a general layout (`pk`, `audit/temuan-audit`);
    `FileNotFoundError` for another.
    """
    return _FOLDER.joinpath(f"{kind}{_ENDING}").read_text(encoding="utf-8")
