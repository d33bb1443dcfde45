"""The year after a closed one: what goes on is carried over,
what was approved becomes the comparison.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

from ruamel.yaml.error import YAMLError

from capaian.domain.office_year import OfficeYear
from capaian.dossier.canonical import format_text
from capaian.dossier.file_names import NARRATIVE
from capaian.dossier.folder import Folder
from capaian.dossier.read import find_broken_parts
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Table
from capaian.dossier.years.carried_files import (
    CARRIED_FILES,
    LEFT_FILES,
    Drafts,
    Renewal,
    carry_parts,
    carry_tables,
    draft_agreements,
)
from capaian.dossier.years.closed_figures import closed_figures
from capaian.dossier.years.snapshot import Approval, Snapshot, place_of

_FRONT_MATTER: Final = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# {{ ref tabel-pk-2023 }}
_FIELD: Final = re.compile(r"\{\{[^{}]*\}\}")

_NONE: Final[Mapping[str, bytes]] = {}


@dataclass(frozen=True, slots=True)
class NextYear:
    """A dossier that goes on from a closed year."""

    year: int
    files: Mapping[str, bytes]
    """Contents by path, in canonical form, the snapshot among them."""
    compared: int
    """Figures of the closed year that stand in history.csv."""
    texts: int
    """Texts marked for revision."""
    left: tuple[str, ...]
    """Files of the closed year that do not go on, evidence among them."""


class BrokenTextsError(Exception):
    """A closing holds texts with which no year can have been closed,
    so that nobody can go on from them.
    """

    def __init__(self, files: Sequence[str]) -> None:
        """Keep which."""
        super().__init__(", ".join(files))
        self.files = files


def begin_ahead(office_year: OfficeYear, folder: Folder) -> NextYear:
    """Return the dossier of the year after one that is still open.

    It goes on with what `go_on` carries over, but for figures and texts of the open year: these
    come with its closing, once that is approved (`new_closing.take_over`).

    Raises:
        BrokenTextsError: if the files of the open year cannot be read.
    """
    office = office_year.office
    texts = {file: content.decode() for file, content in folder.parts.items()}
    unapproved = Approval(office.head, "", date(office_year.year, 12, 31))
    snapshot = Snapshot(
        office.regency, office.name, office_year.year, unapproved, "", texts, (), {}
    )
    return go_on(snapshot, b"", folder.closed, is_compared=False)


def go_on(
    snapshot: Snapshot,
    content: bytes,
    earlier: Mapping[str, bytes] = _NONE,
    *,
    is_compared: bool,
    texts: Mapping[str, str] | None = None,
) -> NextYear:
    """Return the dossier of the year after a closed one.

    Definitions, work plan and layouts stay as they are, with their comments. Rows of figures wait
    for the new ones; targets are those of the strategic plan. Every text asks to be looked at
    again.

    Args:
        snapshot: The closed year.
        content: The bytes of its file, whose SHA-256 names it as the source of every figure taken
            from it;
            empty: nobody approved it, and none is taken.
        earlier: Closings of the years before, by their places in a dossier; their hashes were held
            against
            those that the snapshot notes.
        is_compared: That hash is the one which was noted when the year was closed; else every
            trace says that
            it is not known to be.
        texts: Of the report by their files, where they were written on after the figures were
            approved.

    Raises:
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    with _broken_parts_named(snapshot):
        renewal = Renewal(snapshot.year, is_approved=bool(content))
        drafts = draft_agreements(snapshot, renewal)
        others = {
            file: text
            for file, text in snapshot.files.items()
            if file not in {*LEFT_FILES, *CARRIED_FILES}
            and not file.startswith(f"{NARRATIVE}/")
            and not isinstance(BY_FILE.get(file), Table)
        }
        files = others | carry_tables(snapshot, renewal)
        files |= carry_parts(snapshot, content, renewal, drafts, is_compared=is_compared)
        written = snapshot.files if texts is None else texts
        marked = _texts(snapshot.year, written, drafts) if content else {}
        formatted = {
            file: format_text(file, text) for file, text in files.items() if text
        } | marked
        closings = {**earlier, place_of(snapshot.year): content} if content else {**earlier}
        had = {*snapshot.files, *(item.file for item in snapshot.attachments)}
        return NextYear(
            year=renewal.year,
            files={file: text.encode() for file, text in formatted.items()} | closings,
            compared=len(closed_figures(snapshot)),
            texts=len(marked),
            left=tuple(sorted(had - formatted.keys() - closings.keys())),
        )


@contextmanager
def _broken_parts_named(snapshot: Snapshot) -> Iterator[None]:
    """Say which texts of a closing are broken, where nobody can go on from them."""
    try:
        yield
    except (LookupError, ValueError, AttributeError, YAMLError):
        if broken := find_broken_parts(snapshot):
            raise BrokenTextsError(broken) from None
        raise


def _texts(closed: int, written: Mapping[str, str], drafts: Drafts) -> dict[str, str]:
    """Return the texts, which say that they were last edited with the figures of the closed year.

    The hash of fields never looks like this, so that a text counts as outdated until somebody
    edits it, even one without fields. A text about an agreement is called after the new one, or
    ends with it; fields that name an agreement name the new one.
    """
    longest_first, marked = sorted(drafts.ids, key=len, reverse=True), {}

    def renew(field: re.Match[str]) -> str:
        old = next((id_ for id_ in longest_first if id_ in field[0]), "")
        return field[0].replace(old, drafts.ids[old]) if old else field[0]

    for file, text in written.items():
        stem = file.removesuffix(".md")
        about = next((old for old in drafts.ids if stem.endswith(f"-{old}")), "")
        if file.startswith(f"{NARRATIVE}/") and about not in drafts.ended:
            name = f"{stem.removesuffix(about)}{drafts.ids[about]}.md" if about else file
            body = _FIELD.sub(renew, _FRONT_MATTER.sub("", text, count=1))
            marked[name] = f"---\nfields: tahun{closed}\n---\n{body}"
    return marked
