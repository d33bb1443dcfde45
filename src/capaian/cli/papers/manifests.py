"""Manifests of several runs into one folder: a later run keeps what earlier ones wrote of the same data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from capaian.domain.exchange import Plain

_SAME: Final = ("schema", "office", "year", "data_sha256", "capaian")
"""Without these in common, the earlier papers were made from something else."""


def keep_earlier(new: bytes, folder: Path, name: str) -> bytes:
    """Return a manifest with the papers of the one in whose place it will be, where they still lie there.

    Papers made from other data, for another office-year or by another version are not carried along, nor
    are files that were changed since, or were replaced by those of another office. What cannot be
    understood, or is no manifest of ours, is as good as none.
    """
    earlier, content = _read(folder / name), json.loads(new)
    if earlier is None or any(earlier.get(key) != content[key] for key in _SAME):
        return new
    made = _papers(content)
    files = _mapping(earlier, "files")
    kept = {
        file: digest
        for file, digest in files.items()
        if Path(file).stem not in made and _lies_in(folder, file, digest)
    }
    if not kept:
        return new
    stems = {Path(file).stem for file in kept}
    papers = {paper: title for paper, title in _papers(earlier).items() if paper in stems} | made
    refused = {kind: why for kind, why in _mapping(earlier, "refused").items() if kind not in made}
    appended = _mapping(earlier, "appended") | _mapping(content, "appended")
    merged: dict[str, Plain] = {key: content[key] for key in _SAME}
    merged |= {"papers": papers, "refused": refused | _mapping(content, "refused")}
    merged |= {"appended": appended} if appended else {}
    merged["files"] = kept | _mapping(content, "files")
    return (json.dumps(merged, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _lies_in(folder: Path, file: str, digest: Plain) -> bool:
    """Whether a file lies in a folder itself, as it was written."""
    path = folder / file
    try:
        is_there = path.name == file and path.is_file()
        return is_there and hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except (OSError, ValueError):
        return False


def _read(path: Path) -> Mapping[str, Plain] | None:
    """Return the manifest that lies there; `None` if there is none that can be read."""
    try:
        found = json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _mapping(content: Mapping[str, Plain], key: str) -> dict[str, Plain]:
    found = content.get(key)
    return dict(found) if isinstance(found, dict) else {}


def _papers(content: Mapping[str, Plain]) -> dict[str, Plain]:
    """Titles by file name; a manifest of one paper has its title alone."""
    if "papers" in content:
        return _mapping(content, "papers")
    return {Path(file).stem: content.get("title") for file in _mapping(content, "files")}
