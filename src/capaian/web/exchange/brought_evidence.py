"""The evidence of a dossier that somebody brings: looked through as an upload is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from capaian.domain.issue import Issue
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder
from capaian.web.evidence.dossier_files import ExaminedFile, examine_files
from capaian.web.exchange.comparison import LIST
from capaian.web.exchange.file_outcome import FileOutcome
from capaian.web.exchange.origin_checks import problem
from capaian.web.years.hashes import with_hashes

_PERSONAL: Final = "Bukti ini tampak memuat NIK."
_LEAVE_OUT: Final = (
    "Hapus atau tutupi nomornya. Bila memang harus ada, bawa dossier tanpa berkas ini, lalu unggah di "
    "isiannya."
)


@dataclass(frozen=True)
class BroughtEvidence:
    """New and other files of evidence, by their paths below `evidence/`."""

    looked: Mapping[str, ExaminedFile] = field(default_factory=dict)

    @property
    def issues(self) -> Iterator[Issue]:
        """Why files are not taken: they are refused, or look as if they named persons by number."""
        for name, each in self.looked.items():
            if each.refused:
                yield problem("evidence_refused", each.refused, "", f"{EVIDENCE}/{name}")
            elif each.personal:
                yield problem("evidence_unsure", _PERSONAL, _LEAVE_OUT, f"{EVIDENCE}/{name}")

    @property
    def cleaned(self) -> list[str]:
        """Names of files of which less is kept than was brought."""
        return [name for name, each in self.looked.items() if each.is_cleaned]

    @property
    def paths(self) -> Mapping[str, Path]:
        """Where the contents lie that would be kept."""
        return {name: each.path for name, each in self.looked.items() if not each.refused}


NO_EVIDENCE: Final = BroughtEvidence()


def look_at_evidence(
    outcome: FileOutcome, shelf: Path, present: Folder
) -> tuple[Mapping[str, str], BroughtEvidence]:
    """Look through new evidence; return the files of the dossier, whose list names it as it would be kept.

    Raises:
        FileError: if nothing can be written on the shelf.
    """
    if LIST not in outcome.texts:
        return outcome.texts, NO_EVIDENCE
    looked = examine_files(outcome.evidence, shelf) if outcome.evidence else {}
    kept = {name: present.hashes[f"{EVIDENCE}/{name}"] for name in present.evidence}
    text = outcome.texts[LIST]
    for each in looked.values():
        if each.is_cleaned:
            text = re.sub(each.original, each.sha256, text, flags=re.IGNORECASE)
    becomes = kept | {name: each.sha256 for name, each in looked.items() if not each.refused}
    new = {name: each for name, each in looked.items() if kept.get(name) != each.sha256}
    return {**outcome.texts, LIST: with_hashes(text, becomes)}, BroughtEvidence(new)
