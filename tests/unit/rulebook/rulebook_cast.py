"""Small rulebooks for the tests: sound ones, to be broken in one place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from capaian.domain.rule_set import Provenance, Verification
from capaian.rulebook import DATA

LAW = Provenance(
    regulation="Peraturan Contoh Nomor 1",
    article="Lampiran",
    valid_from=date(2017, 1, 1),
    valid_to=None,
    verification=Verification.DOCUMENT,
    note="Laporan contoh",
)

HEAD = """\
- regulation: Peraturan Contoh Nomor 1
  article: Lampiran
  valid_from: 2017-01-01
  verified: doc
  note: Laporan contoh
  entries:
"""
"""Six lines of a group; entries of a test follow from line 7."""


def write(path: Path, *entries: str, head: str = HEAD) -> Path:
    """Write a rulebook file with these entries, each on its own line, and return it."""
    path.write_text(head + "".join(f"    - {entry}\n" for entry in entries), encoding="utf-8")
    return path


def copy_of_data(folder: Path) -> Path:
    """Return a copy of the rulebook that comes with the program, to be broken."""
    for file in DATA.glob("*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that must stand exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file.name}"
    file.write_text(text.replace(old, new), encoding="utf-8")
