"""An office-year taken in from a dossier, and given back as one.

Rows are the truth. The files that they were taken from stay as they were: they hold what no row
says, and rows are written into them anew whenever a dossier is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final, cast

from django.conf import settings
from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from capaian.domain.errors import FileError
from capaian.dossier.evidence import EvidenceFile
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, lay_texts
from capaian.dossier.rows.files import MadeFiles, files_of, rows_of
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.rows.sheets import sheets_of
from capaian.dossier.rows.texts import LAYOUT_SHEET, NARRATIVE_SHEET
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import Table
from capaian.rules.facts import KeptResults
from capaian.web.offices.models import Office
from capaian.web.years.contents import LIST, content_path, keep_content, named_contents
from capaian.web.years.models import EvidenceFile as KeptFile
from capaian.web.years.models import OfficeYear, PartFile, Row, load_cells, read_cells

_ROWS_AT_ONCE: Final = 2_000
"""Rows that one statement writes."""
SEALED: Final = frozenset(
    part.file for part in ALL_PARTS if isinstance(part, Table) and part.is_sealed
)
"""Parts that stay files: they are written whole, and would be most of the rows of a year."""


@transaction.atomic
def take_in(office: Office, year: int, folder: Folder) -> OfficeYear:
    """Keep a dossier as rows; it must be free of errors of form.

    Evidence of others than us was looked through before (`evidence.admit`).
    """
    made = OfficeYear.objects.create(office=office, year=year)
    texts = {**folder.parts, **folder.narratives, **folder.closed}
    keep_texts(made, {path: content.decode("utf-8-sig") for path, content in texts.items()})
    rows, hashes = (
        rows_of(folder),
        {name: folder.hashes[f"{EVIDENCE}/{name}"] for name in folder.evidence},
    )
    rows = {**rows, LIST: named_contents(rows.get(LIST, ()), hashes)}
    Row.objects.bulk_create(_rows(made, rows), batch_size=_ROWS_AT_ONCE)
    for name, path in folder.evidence.items():
        content = path.read_bytes()
        made.evidence.create(name=name, sha256=keep_content(content), size=len(content))
    return made


def keep_texts(year: OfficeYear, texts: Mapping[str, str]) -> None:
    """Keep the files of a dossier, by their paths."""
    files = (PartFile(office_year=year, path=path, text=text) for path, text in texts.items())
    PartFile.objects.bulk_create(files)


def _rows(year: OfficeYear, rows: Rows) -> Iterator[Row]:
    for sheet, own in rows_of_sheets(rows).items():
        for place, row in enumerate(own, 1):
            yield Row(
                office_year=year, sheet=sheet, place=place, number=row.number, cells={**row.cells}
            )


def rows_of_sheets(rows: Rows) -> Rows:
    """Return rows without those of parts that stay files."""
    return {sheet: own for sheet, own in rows.items() if sheet not in SEALED}


@dataclass(frozen=True)
class StoredRows:
    """The rows of an office-year, and the files that they make."""

    base: Mapping[str, str]
    """The files that the rows were taken from."""
    made: MadeFiles
    """Files as the rows say they are."""
    rows: Mapping[str, Sequence[FlatRow]]
    """By sheet, in their order."""
    ids: Mapping[str, Sequence[int]]
    """Ids of the rows, as these stand."""
    base_ids: Mapping[str, int] = field(default_factory=dict)
    """Ids of the files, as far as they are known; a text never changes,
    another file takes its place.
    """
    by_text: Mapping[tuple[str, int], FlatRow] = field(default_factory=dict, repr=False)
    """Rows as they were read from the database, by text and number."""


def read_files(
    year: OfficeYear, earlier: StoredRows | None = None, results: KeptResults | None = None
) -> StoredRows:
    """Return the rows of an office-year, and the files of the dossier as they say they are.

    Args:
        year: Whose rows.
        earlier: What was kept before; where the files are still the same they are not read again,
            and the
            rows of a sheet that are the same stay the same object.
        results: What was made before; parts that come of the same rows are not made again.
    """
    base_ids = dict(year.files.values_list("path", "id"))
    if earlier is not None and base_ids == earlier.base_ids:
        base = earlier.base
    else:
        files = [*year.files.values_list("path", "id", "text")]
        base_ids, base = (
            {path: one for path, one, _ in files},
            {path: text for path, _, text in files},
        )
    # A sheet of which no row is left empties its part, while one that is not named leaves it.
    parts = (part for part in ALL_PARTS if part.file in base and part.file not in SEALED)
    sheets = [sheet for part in parts for sheet in sheets_of(part)]
    rows: dict[str, list[FlatRow]] = {
        each.id: [] for each in (*sheets, NARRATIVE_SHEET, LAYOUT_SHEET)
    }
    ids: dict[str, list[int]] = {}
    found = [*year.rows.values_list("sheet", "number", "id", Cast("cells", TextField()))]
    before = earlier.by_text if earlier else {}
    new = [(text, number) for _, number, _, text in found if (text, number) not in before]
    # ten times as fast as one by one
    all_cells = cast(Sequence[object], load_cells(f"[{','.join(text for text, _ in new)}]"))
    pairs = zip(new, all_cells, strict=True)
    read = {(text, number): FlatRow(read_cells(cells), number) for (text, number), cells in pairs}
    read |= {
        (text, number): before[text, number]
        for _, number, _, text in found
        if (text, number) in before
    }
    for sheet, number, row, text in found:
        rows.setdefault(sheet, []).append(read[text, number])
        ids.setdefault(sheet, []).append(row)
    known = earlier.rows if earlier else {}
    shared = {
        sheet: known[sheet] if own == known.get(sheet) else own for sheet, own in rows.items()
    }
    return StoredRows(base, files_of(shared, base, results), shared, ids, base_ids, read)


@dataclass(frozen=True)
class RowState:
    """What became of a row that somebody wrote."""

    sheet: str
    row: int
    """Its id."""
    cells: Mapping[str, str] | None
    """Its texts now; `None`: it is gone."""


def follow(
    kept: StoredRows, written: Sequence[RowState], results: KeptResults | None = None
) -> StoredRows:
    """Return what `read_files` would return now, from what it returned before rows were written.

    Rows that are new stand at the end of their sheets.
    """
    rows, ids = {**kept.rows}, {**kept.ids}
    for sheet in {each.sheet for each in written}:
        own = dict(zip(ids.get(sheet, ()), rows.get(sheet, ()), strict=True))
        for each in written:
            if each.sheet != sheet:
                continue
            if each.cells is None:
                own.pop(each.row, None)
            else:
                number = own[each.row].number if each.row in own else 0
                own[each.row] = FlatRow({**each.cells}, number)
        ids[sheet], rows[sheet] = [*own], [*own.values()]
    return replace(kept, made=files_of(rows, kept.base, results), rows=rows, ids=ids)


def lay_out(year: OfficeYear) -> Folder:
    """Return the dossier of an office-year, in memory."""
    return DossierFiles(str(year), read_files(year).made, find_evidence(year)).folder


def find_evidence(year: OfficeYear) -> dict[str, EvidenceFile]:
    """Return the files of evidence that are kept, by their paths below `evidence/`;
    raises `FileError`.
    """
    found = year.evidence.order_by("name").values_list("name", "sha256")
    files = {name: EvidenceFile(content_path(sha256), sha256) for name, sha256 in found}
    there = {name: file for name, file in files.items() if file.path.exists()}
    if len(there) < len(files) and not settings.CAPAIAN.folder.is_dir():
        raise FileError(
            "Folder data tidak tercapai. Coba lagi sebentar lagi."
        )  # all of it is away, not lost
    return there


_LOOKED_AT: Final = 20
"""Contents by which a folder is known to be another one, or not there: single ones may be lost."""


def require_own_evidence() -> None:
    """Require that the data folder is the one that evidence was kept in; raises `FileError`."""
    newest = [*KeptFile.objects.order_by("-pk").values_list("sha256", flat=True)[:_LOOKED_AT]]
    if newest and not any(content_path(sha256).exists() for sha256 in newest):
        raise FileError(
            f"{settings.CAPAIAN.evidence} tidak memuat satu pun dari {len(newest)} bukti "
            "terakhir dalam "
            "basis data: folder data ini bukan pasangannya, atau disknya tidak terpasang. "
            "Periksa --data; "
            "bila buktinya memang hilang, pulihkan folder bukti dari cadangan."
        )


@dataclass(frozen=True, eq=False)  # equal as mappings are
class DossierFiles(Mapping[str, str]):
    """SHA-256 of the files of an office-year by path;
    they are written once somebody takes them out.
    """

    name: str
    made: MadeFiles
    evidence: Mapping[str, EvidenceFile]

    @cached_property
    def folder(self) -> Folder:
        """The dossier, with its evidence where it is kept."""
        folder = lay_texts(Path(self.name), self.made.files)
        folder.evidence = {name: file.path for name, file in self.evidence.items()}
        proofs = {f"{EVIDENCE}/{name}": file.sha256 for name, file in self.evidence.items()}
        folder.hashes = dict(sorted((folder.hashes | proofs).items()))
        return folder

    def __getitem__(self, file: str) -> str:
        return self.folder.hashes[file]

    def __iter__(self) -> Iterator[str]:
        return iter(self.folder.hashes)

    def __len__(self) -> int:
        return len(self.folder.hashes)
