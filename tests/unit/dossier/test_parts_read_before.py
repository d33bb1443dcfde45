"""Rows say what the files say that they make, part by part and in one piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pytest

from capaian.dossier import read as reading_module
from capaian.dossier.evidence import EvidenceFile
from capaian.dossier.file_names import EVIDENCE
from capaian.dossier.folder import Folder, lay_texts, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import Contents, PartSource, ReadResult, read_contents, read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.dossier.rows.files import files_of, rows_of
from capaian.dossier.rows.flat_rows import FlatRow, Rows
from capaian.dossier.tables.declaration import Part
from capaian.rules.facts import KeptResults

ROOT = Path(__file__).parents[3] / "examples"
EXAMPLES = sorted(path.name for path in ROOT.iterdir() if (path / "plan.yaml").is_file())
NAME = "balangan-2023"
Cells = Mapping[str, str]


@cache
def scanned(name: str = NAME) -> Folder:
    return scan_folder(ROOT / name, IssueLog())


@cache
def texts_of(name: str = NAME) -> Mapping[str, str]:
    folder = scanned(name)
    files = {**folder.parts, **folder.narratives, **folder.closed}
    return {file: content.decode("utf-8-sig") for file, content in files.items()}


def evidence_of(folder: Folder) -> Mapping[str, EvidenceFile]:
    hashes = {name: folder.hashes[f"{EVIDENCE}/{name}"] for name in folder.evidence}
    return {name: EvidenceFile(path, hashes[name]) for name, path in folder.evidence.items()}


def outcome(result: ReadResult) -> object:
    return result.office_year, result.partial, result.issues, dict(result.files)


def read_both(
    rows: Rows, name: str = NAME, kept: KeptResults | None = None
) -> tuple[object, object]:
    """What comes of rows, and of the bytes of the files that they make."""
    folder = scanned(name)
    made = files_of(rows, texts_of(name), kept)
    laid = lay_texts(folder.path, made.files)
    laid.evidence = {**folder.evidence}
    laid.hashes |= {
        file: own for file, own in folder.hashes.items() if file.startswith(f"{EVIDENCE}/")
    }
    contents = Contents.of_rows(made, evidence_of(folder), laid.hashes)
    return outcome(read_contents(contents, Reading(), kept)), outcome(read_folder(laid, Reading()))


@pytest.mark.parametrize("name", EXAMPLES)
def test_rows_say_what_their_files_say(name: str) -> None:
    kept = KeptResults()
    expected = outcome(read_folder(scanned(name), Reading()))
    for _ in range(2):
        assert read_both(rows_of(scanned(name)), name, kept) == (expected, expected)


def first(sheet: str, change: Callable[[Cells], Cells]) -> Callable[[Rows], Rows]:
    """Another first row of a sheet."""

    def with_change(rows: Rows) -> Rows:
        row, *others = rows[sheet]
        return {**rows, sheet: [FlatRow({**row.cells, **change(row.cells)}, row.number), *others]}

    return with_change


def more(sheet: str, change: Callable[[Cells], Cells]) -> Callable[[Rows], Rows]:
    """A row more, at the end of a sheet."""
    return lambda rows: {
        **rows,
        sheet: [*rows[sheet], FlatRow({**rows[sheet][0].cells, **change(rows[sheet][0].cells)})],
    }


COUNTS, FACTORS, NODES, OUTPUTS = "counts.csv", "factors.csv", "nodes.csv", "outputs.csv"
SPOILED: Mapping[str, Callable[[Rows], Rows]] = {
    "a figure that is none": first(COUNTS, lambda _: {"value": "tujuh"}),
    "a figure in two ways": first(COUNTS, lambda _: {"value": "1.500"}),
    "another way to write it": first(COUNTS, lambda cells: {"value": f" {cells['value']},0 "}),
    "no figure": first(COUNTS, lambda _: {"value": ""}),
    "no key": first(COUNTS, lambda _: {"measure": " "}),
    "a name of nothing": first(COUNTS, lambda _: {"area": "63.11.99"}),
    "a row twice": more(COUNTS, lambda _: {}),
    "two values for one fact": more(COUNTS, lambda _: {"value": "1"}),
    "a row of nothing": more(COUNTS, lambda cells: dict.fromkeys(cells, "")),
    "no row": lambda rows: {**rows, COUNTS: []},
    "a text of lines above the others": first(
        FACTORS, lambda _: {"text": 'Satu,\ndua\r\ndan "tiga".'}
    ),
    "a text that is too long": first(FACTORS, lambda _: {"text": "x" * 20_001}),
    "the number of a person": first(FACTORS, lambda _: {"text": "NIK 6311010101900001"}),
    "a sign that no file has": first(FACTORS, lambda _: {"text": "a\x07b"}),
    "a part of itself": first(NODES, lambda cells: {"parent": cells["id"]}),
    "a code that others name": first("areas.csv", lambda _: {"code": "63.11.77"}),
    "a figure cut at its comma": first(OUTPUTS, lambda _: {"actual": "2", "unit": "8"}),
    "a year that is none": first("office.yaml", lambda _: {"year": "lama"}),
    "a target of nothing": more(
        "plan.yaml#indicators/targets", lambda _: {"indicators.code": "iku-99"}
    ),
}


@pytest.mark.parametrize("why", SPOILED)
def test_what_is_wrong_is_reported_alike_and_forgotten_when_it_is_mended(why: str) -> None:
    kept, rows = KeptResults(), rows_of(scanned())
    right, _ = read_both(rows, kept=kept)
    for _ in range(2):
        wrong, expected = read_both(SPOILED[why](rows), kept=kept)
        assert wrong == expected
    assert read_both(rows, kept=kept)[0] == right


def test_only_what_changed_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    rows, kept = rows_of(scanned()), KeptResults()
    read_both(rows, kept=kept)
    read, real = list[str](), reading_module.records_of

    def note(part: Part, source: PartSource, reading: Reading) -> object:
        read.append(part.file)
        return real(part, source, reading)

    changed = files_of(SPOILED["no figure"](rows), texts_of(NAME), kept)
    monkeypatch.setattr(reading_module, "records_of", note)
    read_contents(Contents.of_rows(changed, {}, {}), Reading(), kept)
    assert read == [COUNTS]


def test_one_version_does_not_write_into_what_another_one_keeps() -> None:
    before = KeptResults()
    sources = (object(),)
    before.of("part", sources, lambda: 1)
    after = KeptResults(before)
    assert after.of("part", sources, lambda: 2) == 1
    assert after.of("part", (object(),), lambda: 3) == 3
    assert before.of("part", sources, lambda: 4) == 1
