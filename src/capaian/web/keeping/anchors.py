"""Where points of a log are kept apart from its database: backups, the file beside it, somebody's note."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from capaian.web.configuration import Configuration
from capaian.web.keeping.archive import MANIFEST, Manifest, read_kept_manifest, read_manifest
from capaian.web.trail.anchors import Anchor, noted_points, read_point


def anchors_of(configuration: Configuration, backup: Path | None, since: str) -> list[Anchor]:
    """Return all points that a log must have, each with where it is kept.

    Args:
        configuration: Of the installation.
        backup: One of its backups; `None`: none.
        since: A point that somebody noted down; empty: none.

    Raises:
        FileError: if one of them cannot be read.
    """
    found = [*noted_points(configuration.folder)]
    restored = read_kept_manifest(configuration.folder / MANIFEST)
    if restored is not None:
        found += _anchor_of(restored, "cadangan yang dipulihkan")
    if backup is not None:
        found += _anchor_of(read_manifest(backup), f"cadangan {backup.name}")
    if since:
        found.append(Anchor(read_point(since), "titik yang disebut dengan --since"))
    return found


def _anchor_of(manifest: Manifest, place: str) -> Iterator[Anchor]:
    """Yield where the log was when a backup was made; those of earlier versions do not say it."""
    if manifest.entries and manifest.seal:
        yield Anchor(read_point(f"{manifest.entries}:{manifest.seal}"), place)
