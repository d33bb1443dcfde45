"""What a document is built from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from capaian.documents.layout.model import Layout
from capaian.documents.layout.reader import layout_file, read_layout
from capaian.domain.assessment import Assessment
from capaian.domain.errors import FileError
from capaian.domain.office_year import OfficeYear
from capaian.domain.rule_set import RuleSet
from capaian.rules.evidence_captions import is_picture

_EVIDENCE_FOLDER = "evidence"
_FINAL, _UNDECIDED = "Naskah final", "Naskah"


@dataclass(frozen=True)
class Paper:
    """One office-year with its assessment, and the paper wanted of it."""

    office_year: OfficeYear
    assessment: Assessment
    rule_set: RuleSet
    stamp: str
    """SHA-256 of the data, as hexadecimal digits."""
    folder: Path | None = None
    """Dossier folder: its own layout and its `evidence/` are used where nothing is given below."""
    layout: Layout | None = None
    """`None`: the one in the folder, or the general one of the kind."""
    kind: str = "lkjip"
    """Id of the general layout."""
    subject: str = ""
    """Key of the thing that the paper is about, where there is one paper for each thing of a query."""
    name: str = ""
    """File name without its ending; the kind if empty."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """Content of evidence files by their name in `evidence.yaml`."""
    draft: str = ""
    """Draft line of the running head, `Draf 3, 8 Januari 2024, belum disetujui`; empty for other states."""
    approved: str = ""
    """Date of approval as printed on the title page; empty while no one has approved the figures."""

    @property
    def state(self) -> str:
        """What the title page says of the paper: only an approved one that is no draft is final."""
        return self.draft or (_FINAL if self.approved else _UNDECIDED)

    @property
    def is_final(self) -> bool:
        """Whether the paper is approved and no draft."""
        return self.state == _FINAL

    def find_layout(self) -> Layout:
        """Return the layout to use.

        Raises:
            InputError: with every problem of the folder's own layout.
            FileError: if that file cannot be read.
        """
        if self.layout is not None:
            return self.layout
        name = layout_file(self.kind)
        file = None if self.folder is None else self.folder / name
        if file is None or not file.is_file():
            return read_layout(kind=self.kind)
        return read_layout(_decode(file), file=name)

    def find_pictures(self) -> Mapping[str, bytes]:
        """Return the pictures that the evidence lists and the folder holds; minutes and tables are none.

        Raises:
            FileError: if a file is there and cannot be read.
        """
        if self.folder is None:
            return self.pictures
        listed = (each for each in self.office_year.evidence if is_picture(each))
        names = [each.file for each in listed if each.file not in self.pictures]
        files = {name: self.folder / _EVIDENCE_FOLDER / name for name in names}
        found = {name: _read(file) for name, file in files.items() if file.is_file()}
        return {**found, **self.pictures}


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FileError(f"Berkas {file.name} tidak dapat dibaca: {error.strerror}.") from error


def _decode(file: Path) -> str:
    try:
        return _read(file).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FileError(f"Berkas {file.name} bukan teks UTF-8.") from error
