"""The canonical form: same facts, one spelling, comments kept,
nothing written while there is an error.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base

from capaian.domain.errors import FileError, InputError
from capaian.domain.office_year import OfficeYear
from capaian.dossier.canonical import format_dossier, format_text, make_canonical
from capaian.dossier.folder import scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import load_dossier
from capaian.dossier.tables import BY_FILE
from capaian.dossier.tables.declaration import Table

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"

SLOPPY = {
    "counts.csv": (
        'area,"measure",period,value,source\r\n'
        "63.99.01,ktp.holders, 2023 ,12.336,agregat\r\n"
        ",,,,\r\n"
        '63.99.02,"ktp.holders",2023,,\r\n'
    ),
    "outputs.csv": 'unit,period,actual,node,target,met\ndokumen,2023,"67,80",I.1,"1.234,5",TRUE\n',
}
NEAT = {
    "counts.csv": (
        "measure,area,period,value,source\n"
        "ktp.holders,63.99.01,2023,12336,agregat\n"
        "ktp.holders,63.99.02,2023,,\n"
    ),
    "outputs.csv": "node,unit,period,target,actual,met\nI.1,dokumen,2023,1234.5,67.80,ya\n",
}


def facts(office_year: OfficeYear) -> str:
    """The facts without their places and hashes."""
    text = str({name: value for name, value in vars(office_year).items() if name != "files"})
    pieces = text.split("place=Place(")
    return "".join([pieces[0], *(piece.partition(")")[2] for piece in pieces[1:])])


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return copy_base(tmp_path)


@pytest.mark.parametrize("file", SLOPPY)
def test_a_table_gets_canonical_figures_quotes_and_columns(file: str) -> None:
    assert format_text(file, SLOPPY[file]) == NEAT[file]
    assert format_text(file, NEAT[file]) == NEAT[file]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            'indicators:\n  - targets:\n      2023: "86,10"\n',
            "indicators:\n  - targets:\n      2023: 86.10\n",
        ),
        (
            "indicators:\n  - tolerance: 86,10 # dari\n",
            "indicators:\n  - tolerance: 86.10 # dari\n",
        ),
        ("indicators:\n  - is_key: true\n", "indicators:\n  - is_key: true\n"),
        ("indicators:\n  - tolerance: '12'\n", "indicators:\n  - tolerance: '12'\n"),
        ("goals: []\n\n\n", "goals: []\n"),
        ("# catatan\r\ngoals: [] # x\r\n", "# catatan\ngoals: [] # x\n"),
        ("goals: []", "goals: []\n"),
    ],
)
def test_yaml_is_mended_where_it_appears(before: str, after: str) -> None:
    assert format_text("plan.yaml", before) == after
    assert format_text("plan.yaml", after) == after


def test_offsets_count_signs_and_not_bytes() -> None:
    text = 'indicators:\n  - {name: "Skala 1–4 😀 é", tolerance: "3,5", tier: II}\n'
    assert format_text("plan.yaml", text) == (
        'indicators:\n  - {name: "Skala 1–4 😀 é", tolerance: 3.5, tier: II}\n'
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [("a  \r\nb\n\n\n", "a\nb\n"), ("", ""), ("\n", ""), ("a", "a\n"), ("  - a\n", "  - a\n")],
)
def test_texts_lose_trailing_spaces(before: str, after: str) -> None:
    assert format_text("narrative/x.md", before) == after


def test_formatting_says_what_changed_and_is_idempotent(dossier: Path) -> None:
    for file, text in SLOPPY.items():
        (dossier / file).write_text(text, newline="")
    (dossier / "narrative" / "ringkasan.md").write_text("Satu   \n")
    before = facts(load_dossier(dossier))
    assert format_dossier(dossier) == ["counts.csv", "narrative/ringkasan.md", "outputs.csv"]
    assert facts(load_dossier(dossier)) == before.replace("Satu   \\n", "Satu\\n")
    assert (dossier / "counts.csv").read_bytes() == NEAT["counts.csv"].encode()
    assert format_dossier(dossier) == []


def test_a_byte_order_mark_goes(dossier: Path) -> None:
    content = (dossier / "awards.yaml").read_bytes()
    (dossier / "awards.yaml").write_bytes(b"\xef\xbb\xbf" + content)
    assert format_dossier(dossier) == ["awards.yaml"]
    assert (dossier / "awards.yaml").read_bytes() == content


def test_the_base_is_canonical_except_where_it_says_otherwise(dossier: Path) -> None:
    assert format_dossier(dossier) == []
    assert all(
        (dossier / p.relative_to(BASE)).read_bytes() == p.read_bytes() for p in BASE.rglob("*.*")
    )


def test_the_example_is_canonical() -> None:
    for path in [*EXAMPLE.glob("*.csv"), *EXAMPLE.glob("*.yaml"), *EXAMPLE.glob("narrative/*.md")]:
        text = path.read_bytes().decode()
        assert format_text(str(path.relative_to(EXAMPLE)), text) == text, path.name


def test_nothing_is_written_while_there_is_an_error(dossier: Path) -> None:
    (dossier / "counts.csv").write_text(SLOPPY["counts.csv"], newline="")
    (dossier / "awards.yaml").write_text("awards: 1\n")
    before = {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()}
    with pytest.raises(InputError):
        format_dossier(dossier)
    assert {path: path.read_bytes() for path in dossier.rglob("*") if path.is_file()} == before


def test_a_missing_folder_is_a_file_error(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        format_dossier(tmp_path / "tidak-ada")


COMMENTED = """# Perjanjian; TW1 2024 tetap di sini
agreements:
  - id: pk-2024
    title: Target TW1 2024
    reviewed: 'TW1 2024'
    targets:
      - indicator: iku-1
        target: {value: "95,50"}
        periods:
          TW1 2024: {value: "20,00"}  # Triwulan I 2024
          "Semester I 2024": 40
          2024-Q3: 60
"""


def test_the_canonical_form_writes_keys_of_maps_too() -> None:
    written = format_text("agreements.yaml", COMMENTED)
    assert "2024-Q1: {value: 20.00}  # Triwulan I 2024" in written and "2024-S1: 40" in written
    assert "# Perjanjian; TW1 2024" in written and "title: Target TW1 2024" in written
    assert format_text("agreements.yaml", written) == written


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.iterdir()), ids=lambda path: path.name)
def test_dossiers_in_canonical_form_stay_byte_for_byte(path: Path) -> None:
    assert make_canonical(scan_folder(path, IssueLog())) == []


_WORDS = {
    "Q1": "TW1",
    "Q2": "Triwulan II",
    "Q3": "TW III",
    "Q4": "TW 4",
    "S1": "Semester I",
    "S2": "smt 2",
}


def in_words(cell: str) -> str:
    """A name as somebody may write it too: with blanks, a period in words."""
    year, _, part = cell.partition("-")
    return f" {_WORDS[part]} {year} " if part in _WORDS else f" {cell} "


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.iterdir()), ids=lambda path: path.name)
def test_names_in_every_table_are_found_however_they_are_spelt(path: Path) -> None:
    folder = scan_folder(path, IssueLog())
    plain, spelt = {**folder.parts}, set()
    for file, content in plain.items():
        part = BY_FILE.get(file)
        if isinstance(part, Table):
            rows = [*csv.DictReader(io.StringIO(content.decode()))]
            names = [
                column.name
                for column in part.columns
                if column.name in part.key or column.refers_to
            ]
            target = io.StringIO()
            writer = csv.DictWriter(target, [*rows[0]], lineterminator="\n")
            writer.writeheader()
            for row in rows:
                words = {name: in_words(row[name]) for name in names if row.get(name)}
                writer.writerow({**row, **words})
            folder.parts[file] = target.getvalue().encode()
            spelt.add(file)
    assert {*make_canonical(folder)} == spelt
    assert folder.parts == plain
