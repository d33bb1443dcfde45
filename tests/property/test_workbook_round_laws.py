"""Laws of the way back: any valid dossier in any hand, as a workbook and again as a folder,
keeps every byte.

`CAPAIAN_DOSSIERS=500 pytest tests/property/test_workbook_round_laws.py` tries as many as a release
needs.
"""

from __future__ import annotations

import os
import re
import shutil
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bad_input.spoiling import BASE
from tests.dossiers import khayal
from tests.property.flat_edits import Planner, Sheets, by_numbers, remembered
from tests.property.yaml_styler import COMMENT, READABLE_TEXTS, Chance, restyle_dossier
from tests.workbooks.grids import Grids, grids_of, write_grids
from tests.workbooks.taking import bring

from capaian.dossier.canonical import canonical_folder, format_dossier
from capaian.dossier.excel.write.book import export_book
from capaian.dossier.folder import Folder
from capaian.dossier.rows.flat_rows import Rows
from capaian.dossier.rows.sheets import Form, sheets_of
from capaian.dossier.rows.yaml_parts import unfold
from capaian.dossier.tables import ALL_PARTS
from capaian.dossier.tables.declaration import KeyFile

DOSSIERS = int(os.environ.get("CAPAIAN_DOSSIERS", "6"))
"""Random dossiers per law."""
OFFICES = (BASE, khayal.FOLDER)
CHANCE = st.randoms(use_true_random=True)
AGREED = "agreements.yaml#agreements/targets"
NAMES = {"#", "agreements.id", "indicator"}
TEXTS = tuple(text for text in READABLE_TEXTS if not re.search("\u2028|[0-9] %", text))
"""What is typed; a figure with a sign of percent would be read as the figure
where a cell holds one.
"""


def make(rng: Chance, office: Path, folder: Path) -> Folder:
    """Write an office in another hand with other words, in canonical form."""
    dossier = folder / "asal"
    for name, content in restyle_dossier(rng, office, READABLE_TEXTS).items():
        (dossier / name).parent.mkdir(exist_ok=True, parents=True)
        (dossier / name).write_bytes(content)
    format_dossier(dossier)
    found, changed = canonical_folder(dossier)
    assert changed == []
    return found


@given(rng=CHANCE, office=st.sampled_from(OFFICES))
@settings(max_examples=DOSSIERS, deadline=None)
def test_any_dossier_comes_back_byte_by_byte(
    tmp_path_factory: pytest.TempPathFactory, rng: Chance, office: Path
) -> None:
    folder = tmp_path_factory.mktemp("acak")
    made = make(rng, office, folder)
    incoming = bring(export_book(made), folder, folder / "baru")
    assert not incoming.has_errors
    incoming.write()
    files = {
        path.relative_to(folder / "baru").as_posix(): path
        for path in (folder / "baru").rglob("*.*")
    }
    assert {name: path.read_bytes() for name, path in files.items()} == {
        **made.parts,
        **made.narratives,
    }
    assert bring(export_book(made), folder, made.path).changes == {}
    shutil.rmtree(folder)


@given(rng=CHANCE, office=st.sampled_from(OFFICES), times=st.integers(1, 6))
@settings(max_examples=DOSSIERS, deadline=None)
def test_any_edit_of_a_workbook_says_what_was_changed_and_no_comment_twice(
    tmp_path_factory: pytest.TempPathFactory, rng: Chance, office: Path, times: int
) -> None:
    folder = tmp_path_factory.mktemp("acak")
    made = make(rng, office, folder)
    grids = grids_of(export_book(made), with_empty=True)
    files = [part for part in ALL_PARTS if isinstance(part, KeyFile) and part.file in made.parts]
    part = files[rng.randrange(len(files))]
    text = made.parts[part.file].decode()
    sheets = Sheets.open(part, unfold(part, text))
    Planner(rng, TEXTS).change(sheets, times)
    type_into(grids, sheets)
    incoming = bring(write_grids(grids), folder, made.path)
    staged = (incoming.changes.get(part.file, made.parts[part.file]) or b"").decode()
    if not any(remembered(without_promises_of_nothing(sheets.flat()), part).values()):
        assert staged == ""
    else:
        # Those within a record that is removed go with it; the laws of rows say which others stay.
        assert not Counter(own_comments(staged)) - Counter(own_comments(text))
        changes = without_promises_of_nothing(sheets.flat())
        assert remembered(unfold(part, staged), part) == remembered(
            by_numbers(changes, part), part
        )
    assert set(incoming.changes) <= {part.file}
    shutil.rmtree(folder)


def without_promises_of_nothing(flat: Rows) -> Rows:
    """Rows without targets of agreements that have neither value nor quarters:
    the guide calls them none.
    """
    if AGREED not in flat:
        return flat
    with_quarters = {
        (row.cells["agreements.id"], row.cells["targets.indicator"])
        for row in flat[f"{AGREED}/periods"]
    }
    kept = []
    for row in flat[AGREED]:
        name = row.cells["agreements.id"], row.cells["indicator"]
        if name in with_quarters or any(text for at, text in row.cells.items() if at not in NAMES):
            kept.append(row)
    return {**flat, AGREED: tuple(kept)}


def type_into(grids: Grids, sheets: Sheets) -> None:
    flat = sheets.flat()
    for spec in sheets_of(sheets.part):
        grid = grids[spec.id]
        if spec.form is Form.FORM:
            lines = {row[1]: number for number, row in enumerate(grid.rows, 1) if len(row) > 1}
            for name, text in flat[spec.id][0].cells.items():
                grid.put(lines[name], "value", text or None)
            continue
        del grid.rows[2:]
        for row in flat[spec.id]:
            place = len(grid.rows) + 1
            for name, text in {"#": str(row.number or ""), **row.cells}.items():
                grid.put(place, name, text or None)


def own_comments(text: str) -> list[str]:
    return sorted(line.strip() for line in text.split("\n") if line.strip().startswith(COMMENT))
