"""The evidence of a dossier that somebody brings: what of it is listed, looked through, asked about, told."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.dossier.tables.parts import EVIDENCE as PART
from capaian.web.evidence.dossier_files import Looked, look_through
from capaian.web.exchange.belonging import problem

LIST: Final = PART.file
"""The file that lists evidence."""


@dataclass(frozen=True)
class Proofs:
    """Files of evidence that were looked through, by their paths below `evidence/`."""

    looked: Mapping[str, Looked] = field(default_factory=dict)
    unlisted: tuple[str, ...] = ()
    """Files that the dossier does not list, so that they are not used."""

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Why files are not taken, each with what to do."""
        return tuple(
            problem("evidence_refused", each.refused, "", f"{EVIDENCE}/{name}")
            for name, each in self.looked.items()
            if each.refused
        )

    @property
    def cleaned(self) -> list[str]:
        """Names of files of which less is kept than was brought."""
        return [name for name, each in self.looked.items() if each.is_cleaned]

    @property
    def doubtful(self) -> list[tuple[str, Looked]]:
        """Files that look as if they named persons by number."""
        return [(name, each) for name, each in self.looked.items() if each.personal]

    @property
    def paths(self) -> Mapping[str, Path]:
        """Where the contents lie that would be kept."""
        return {name: each.path for name, each in self.looked.items() if not each.refused}

    def unconfirmed(self, confirmed: Collection[str]) -> list[tuple[str, Looked]]:
        """Return doubtful files that nobody confirmed, by the SHA-256 of what was brought."""
        return [(name, each) for name, each in self.doubtful if each.original not in confirmed]

    def but(self, kept: Mapping[str, str]) -> Proofs:
        """Return those that are not there already as they would be kept, by their hashes."""
        looked = {name: each for name, each in self.looked.items() if kept.get(name) != each.sha256}
        return Proofs(looked)

    def written(self, text: str) -> str:
        """Return the list of evidence with the hashes of what would be kept."""
        for each in self.looked.values():
            if each.is_cleaned:
                text = re.sub(each.original, each.sha256, text, flags=re.IGNORECASE)
        return text


NO_PROOFS: Final = Proofs()
"""Of what brings none."""


def look(files: Mapping[str, Path], shelf: Path) -> Proofs:
    """Look through evidence of a dossier; raises `FileError`."""
    return Proofs(look_through(files, shelf))


def clean(folder: Folder, proofs: Proofs) -> Folder:
    """Return a dossier with its evidence as it would be kept, and without any that was not looked through."""
    strange = {f"{EVIDENCE}/{name}" for name in folder.evidence}
    own = {f"{EVIDENCE}/{name}": each.sha256 for name, each in proofs.looked.items()}
    hashes = {name: sha256 for name, sha256 in folder.hashes.items() if name not in strange} | own
    parts = {**folder.parts}
    if LIST in parts:
        parts[LIST] = proofs.written(parts[LIST].decode("utf-8-sig")).encode()
    return replace(folder, parts=parts, evidence={**proofs.paths}, hashes=dict(sorted(hashes.items())))


def without_proofs(folder: Folder) -> Folder:
    """Return a dossier for who may not see evidence: neither files nor the list of them.

    Closings of the years before hold their own lists and go as they are or not at all, since their hash would
    not hold any more.
    """
    own = {LIST, *(f"{EVIDENCE}/{name}" for name in folder.evidence), *folder.closed}
    parts = {name: content for name, content in folder.parts.items() if name not in own}
    hashes = {name: sha256 for name, sha256 in folder.hashes.items() if name not in own}
    return replace(folder, parts=parts, closed={}, evidence={}, hashes=hashes)
