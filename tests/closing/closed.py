"""A closed year of the small dossier, and ways to spoil its file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from tests.functional.cli_cast import BALANGAN

from capaian.domain.identifiers import PostId
from capaian.dossier.check import prepare
from capaian.dossier.folder import combine_hashes, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.years.closing import make_snapshot
from capaian.dossier.years.snapshot import Approval, Snapshot, write_canonical, write_snapshot

Document: TypeAlias = dict[str, Any]
"""The values of a snapshot, for changing them at any depth."""
APPROVAL = Approval(PostId("kepala-dinas"), "Kepala Dinas", date(2024, 2, 28))


def close(dossier: Path) -> Snapshot:
    prepared = prepare(dossier)
    folder = scan_folder(dossier, IssueLog())
    office = prepared.office_year.office
    head = next(post for post in office.posts if post.id == office.head)
    approval = Approval(head.id, head.name, APPROVAL.on)
    return make_snapshot(folder, prepared.office_year, prepared.assess(), approval)


@cache
def balangan() -> Snapshot:
    return close(BALANGAN)


@cache
def balangan_file() -> bytes:
    return write_snapshot(balangan())


def edited(content: bytes, change: Callable[[Document], object]) -> bytes:
    """Return the file of a snapshot whose values were changed, in canonical form again."""
    document = json.loads(content)
    change(document)
    return write_canonical(document)


def stamp_anew(document: Document) -> None:
    """Note the SHA-256 that belongs to the changed texts and attachments,
    as whoever edits a closing can.
    """
    texts = {
        file: hashlib.sha256(text.encode()).hexdigest() for file, text in document["files"].items()
    }
    texts |= {one["file"]: one["sha256"] for one in document["attachments"]}
    document["dossier"] = combine_hashes(texts)
