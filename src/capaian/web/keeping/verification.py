"""Whether an installation is as the log says, and the copy that is made only where it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from capaian.domain.errors import FileError
from capaian.web.configuration import Configuration
from capaian.web.evidence.models import Upload
from capaian.web.keeping.archive import MANIFEST, read_kept_manifest, read_manifest
from capaian.web.keeping.backup import BackupMade, keep_keys, make_backup
from capaian.web.keys import TRAIL, read_key
from capaian.web.trail.anchors import Anchor, noted_points, read_point
from capaian.web.trail.guards import find_missing_guard
from capaian.web.trail.models import Head
from capaian.web.trail.verify import find_broken_log, last_point
from capaian.web.years.contents import content_path, find_damaged
from capaian.web.years.models import EvidenceFile


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found out about a log."""

    broken: str | None
    """What is wrong with the first entry that is not as it was written; `None`: all are."""
    unguarded: str | None
    """Which trigger no longer protects the log, or is not ours; `None`: all are as they were made."""
    damaged: Sequence[str]
    """Files of evidence that are not as they were kept, by name; they are read where all else holds."""
    point: str
    """Where the log ends, to be noted down and held against it later; empty: nothing stands in it."""


def verify_installation(
    configuration: Configuration, backup: Path | None = None, since: str = "", *, with_evidence: bool = False
) -> Verified:
    """Find out whether a log is as it was written, and goes on from where it once was; writes nothing.

    Args:
        configuration: Of the installation, whose database Django is connected to.
        backup: One of its backups.
        since: A point of the log that somebody noted down.
        with_evidence: Hold each file of evidence against its hash, too; it is read once.

    Raises:
        FileError: if the database is of another version, or a point or the key cannot be read.
    """
    read_key(configuration.keys, TRAIL)
    broken = find_broken_log(anchors_of(configuration, backup, since))
    if broken is not None:
        return Verified(broken, None, (), "")
    damaged = find_damaged_files() if with_evidence else ()
    return Verified(None, find_missing_guard(), damaged, str(last_point() or ""))


def back_up_installation(configuration: Configuration, target: Path, keys: Path | None) -> BackupMade:
    """Write an installation into one file while it answers, and its keys into another one.

    Evidence that was damaged before keeps nobody from a copy of the rest; it is named.

    Raises:
        FileError: if something cannot be read or written, or the log is not as it was written: a copy of it
            would push out those from before.
    """
    verified = verify_installation(configuration)
    if verified.broken is not None:
        raise FileError(
            f"Catatan kejadian berubah: {verified.broken}. Cadangan tidak dibuat; simpan cadangan yang lama."
        )
    head = Head.objects.first() or Head(seal="")
    kept = make_backup(configuration, target.absolute(), head.number, head.seal)
    if keys is not None:
        keep_keys(configuration, keys.absolute())
    damaged = tuple(names_of_contents(kept.damaged).values())
    return replace(kept, unguarded=verified.unguarded or "", damaged=damaged)


def anchors_of(configuration: Configuration, backup: Path | None, since: str) -> list[Anchor]:
    """Return all points that a log must have, each with where it is kept.

    Args:
        configuration: Of the installation.
        backup: One of its backups; `None`: none.
        since: A point that somebody noted down; empty: none.

    Raises:
        FileError: if one of them cannot be read.
    """
    manifests = {"cadangan yang dipulihkan": read_kept_manifest(configuration.folder / MANIFEST)}
    if backup is not None:
        manifests[f"cadangan {backup.name}"] = read_manifest(backup)
    points = {
        place: f"{each.entries}:{each.seal}"
        for place, each in manifests.items()
        if each is not None and each.entries and each.seal  # one of an earlier version does not say it
    }
    if since:
        points["titik yang disebut dengan --since"] = since
    noted = noted_points(configuration.folder)
    return [*noted, *(Anchor(read_point(text), place) for place, text in points.items())]


def find_damaged_files() -> list[str]:
    """Return what is damaged or lost of what was kept: evidence by office, year and name, else by hash."""
    known = {*EvidenceFile.objects.values_list("sha256", flat=True)}
    lost = [sha256 for sha256 in sorted(known) if not content_path(sha256).exists()]
    named = names_of_contents([*find_damaged(), *lost])
    return [f"{name} ({'hilang' if sha256 in lost else 'rusak'})" for sha256, name in named.items()]


def names_of_contents(hashes: Iterable[str]) -> Mapping[str, str]:
    """Return what contents are called: evidence of a year, evidence that was taken away, else the hash."""
    wanted = [*dict.fromkeys(hashes)]
    found = {each: f"isi {each}" for each in wanted}
    for upload in Upload.objects.filter(sha256__in=wanted).order_by("-pk"):
        found[upload.sha256] = f"{upload.office_year}: {upload.name}, sudah dihapus"
    for file in EvidenceFile.objects.filter(sha256__in=wanted).order_by("-pk"):
        found[file.sha256] = f"{file.office_year}: {file.name}"
    return found
