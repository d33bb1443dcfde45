"""A paper of an office-year: its layout, its pictures, its data, brought together."""

from __future__ import annotations

from pathlib import Path

from capaian.cli.office_year import Prepared
from capaian.documents.layout import read_layout
from capaian.documents.paper import Paper
from capaian.domain.errors import FileError
from capaian.dossier import stamp

LAYOUT = "layout.yaml"


def open_paper(prepared: Prepared, dossier: Path, kind: str) -> Paper:
    """Bring together what a paper of one kind is made from.

    Raises:
        InputError: if the layout has problems.
        FileError: if the layout or a picture cannot be read.
    """
    return Paper(
        office_year=prepared.office_year,
        assessment=prepared.assess(),
        rule_set=prepared.rule_set,
        layout=read_layout(_own_layout(dossier), kind=kind),
        stamp=stamp(prepared.office_year),
        pictures={
            evidence.file: _read(dossier / "evidence" / evidence.file)
            for evidence in prepared.office_year.evidence
        },
    )


def _own_layout(dossier: Path) -> str | None:
    path = dossier / LAYOUT
    return _read(path).decode("utf-8") if path.is_file() else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileError(f"Berkas {path} tidak dapat dibaca: {error.strerror}.") from error
