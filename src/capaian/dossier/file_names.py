"""Which names the files of a dossier may have, wherever they are told: a folder, a closing,
a workbook.

A closing or a workbook may come from anybody, so that a name in it is believed only if a file of
that name could have been read from a dossier.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from capaian.dossier.tables import BY_FILE
from capaian.rulebook.layouts import layout_kinds

LAYOUT: Final = "layout.yaml"
LAYOUTS: Final = "layouts"
REPORT: Final = "lkjip"
"""The paper whose own layout is `layout.yaml`."""
NARRATIVE: Final = "narrative"
EVIDENCE: Final = "evidence"
CLOSED: Final = "closed"
"""Snapshots of the years before, as `capaian new --from` lays them there."""
FORMER_PARTS: Final = frozenset({"statements.csv"})
"""Files that earlier versions read: closings and workbooks may hold them,
and nothing is made of them.
"""
REGISTERS: Final = "registers"
"""Folder of the parts that tell of registers."""
README: Final = "README.md"
MAX_LEVELS: Final = 10
"""Folders in each other."""

_CLOSED_NAME: Final = re.compile(r"(?:19|20)[0-9]{2}\.json\Z")
_NARRATIVE_NAME: Final = re.compile(r"(?=.*[a-z0-9].*\.md\Z)[a-z0-9-][a-z0-9.-]*\Z")
_LONGEST_NAME: Final = 255
"""Bytes of a name in every usual file system."""
LONGEST_PATH: Final = len(f"{NARRATIVE}/") + _LONGEST_NAME
"""Letters of the path of a text within a dossier; evidence is none."""
_SEPARATORS: Final = re.compile(r"[/\\]")
# NUL and line feed among them, which part names from hashes in the SHA-256 of a dossier
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


def may_lie(file: str) -> bool:
    """Say whether a path is that of a file that is read from a dossier.

    Examples:
        >>> [may_lie(file)
        ...     for file in ("plan.yaml", "evidence/a.png", "closed/2023.json", "../plan.yaml")]
        [True, True, True, False]
    """
    return holds_text(file) or is_closing(file) or is_evidence(file)


def holds_text(file: str) -> bool:
    """Say whether a path is that of a part, a layout or a text:
    what closings and workbooks hold whole.

    Examples:
        >>> [holds_text(file)
        ...     for file in ("plan.yaml", "narrative/iku.md", "Plan.yaml", "evidence/a.md")]
        [True, True, False, False]
    """
    return file in (*BY_FILE, *FORMER_PARTS) or is_text_file(file)


def is_text_file(file: str) -> bool:
    """Say whether a path within a dossier is that of a text or a layout that may lie there.

    Examples:
        >>> [is_text_file(file)
        ...     for file in ("narrative/ringkasan.md", "layout.yaml", "narrative/../x.md")]
        [True, True, False]
    """
    folder, _, name = file.rpartition("/")
    if folder == NARRATIVE:
        return is_narrative_name(name)
    return file == LAYOUT or (folder == LAYOUTS and name in layout_names())


def is_closing(file: str) -> bool:
    """Say whether a path within a dossier is that of a closed year.

    Examples:
        >>> [is_closing(file) for file in ("closed/2023.json", "closed/../2023.json", "2023.json")]
        [True, False, False]
    """
    folder, _, name = file.rpartition("/")
    return folder == CLOSED and _CLOSED_NAME.match(name) is not None


def is_evidence(file: str) -> bool:
    r"""Say whether a path within a dossier is that of evidence,
    of which only name and hash are told.

    Examples:
        >>> [is_evidence(file)
        ...     for file in ("evidence/1/a.png", "evidence/../a.png", r"evidence/x\..\a.png")]
        [True, False, False]
    """
    folder, *parts = file.split("/")
    is_plain = (
        folder == EVIDENCE and ".." not in _SEPARATORS.split(file) and not _CONTROL.search(file)
    )
    return (
        is_plain
        and 0 < len(parts) <= MAX_LEVELS
        and not any(map(is_ignored, parts))
        and all(0 < len(part.encode("utf-8", "replace")) <= _LONGEST_NAME for part in parts)
    )


def is_ignored(name: str) -> bool:
    """Say whether a file belongs to the machine and not to the office: `.git`, `~$x`,
    `Thumbs.db`.
    """
    return name.startswith((".", "~$")) or name in {"Thumbs.db", "desktop.ini", README}


def is_narrative_name(name: str) -> bool:
    r"""Say whether a text may be called so: small letters, digits, points and dashes, and `.md`.

    Examples:
        >>> [is_narrative_name(name)
        ...     for name in ("iku-1.md", "-.md", ".iku.md", "IKU.md", "iku.md\n")]
        [True, False, False, False, False]
    """
    return _NARRATIVE_NAME.match(name) is not None and len(name) <= _LONGEST_NAME


def layout_names() -> list[str]:
    """Return how layouts of papers other than the report are called, by the kinds of papers."""
    return [f"{kind}.yaml" for kind in layout_kinds() if kind != REPORT]


def year_of_closing(file: str) -> int:
    """Return the year that a path of a closed year tells."""
    return int(PurePosixPath(file).stem)


def stays_inside(file: str) -> bool:
    r"""Say whether a path leads into the folder that it is written below, on any system.

    Examples:
        >>> [stays_inside(file)
        ...     for file in ("narrative/a.md", "../a", "/a", "a/../../b", r"C:\a", "")]
        [True, False, False, False, False, False]
    """
    parts = _SEPARATORS.split(file)
    return not {"", ".", ".."} & {*parts} and ":" not in file and not _CONTROL.search(file)
