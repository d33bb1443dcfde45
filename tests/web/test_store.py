"""A dossier taken in as rows and given back is the same dossier, and so is each edit of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from ruamel.yaml import YAML
from tests.web.beginnings import YEAR, lay, small, small_files

from capaian.dossier.check import check
from capaian.dossier.folder import Folder, lay_texts, scan_folder
from capaian.dossier.issues import IssueLog
from capaian.dossier.read import read_folder
from capaian.dossier.reading.cell_reading import Reading
from capaian.web.offices.models import Office
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.years.change import Edit, FlawedError, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import EvidenceFile, OfficeYear, PartFile, Row
from capaian.web.years.store import lay_out, read_files, take_in

EXAMPLES = Path(__file__).parents[2] / "examples"


def take_example(name: str) -> OfficeYear:
    office = Office.objects.create(slug=name, name=name)
    return take_in(office, int(name[-4:]), scan_folder(EXAMPLES / name, IssueLog()))


def test_two_offices_have_their_own_rows() -> None:
    first, second = take_example("balangan-2023"), take_example("belitung-2024")
    Row.objects.filter(office_year=first).update(cells={})
    assert "Belitung" in json.dumps(lay_out(second).parts["office.yaml"].decode())


def test_what_all_rows_of_a_part_leave_empties_it() -> None:
    year = take_example("balangan-2023")
    year.rows.filter(sheet="factors.csv").delete()
    assert "factors.csv" not in read_files(year).made.files


def test_a_count_that_was_changed_is_what_is_read() -> None:
    year = take_example("balangan-2023")
    row = year.rows.filter(sheet="counts.csv").first()
    assert row is not None
    row.cells = {**row.cells, "value": "7"}
    row.save()
    found = check(read_folder(lay_out(year), Reading()))
    assert found.office_year is None or found.office_year.counts[0].value == 7


def test_texts_lie_where_their_names_say() -> None:
    folder = lay_texts(
        Path("x"),
        {"plan.yaml": "a", "narrative/b.md": "b", "narrative/a.md": "a", "closed/2022.json": "{}"},
    )
    assert [*folder.parts, *folder.narratives, *folder.closed] == [
        "plan.yaml",
        "narrative/a.md",
        "narrative/b.md",
        "closed/2022.json",
    ]
    assert [*folder.hashes] == [
        "closed/2022.json",
        "narrative/a.md",
        "narrative/b.md",
        "plan.yaml",
    ]


BOM = b"\xef\xbb\xbf"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
NARRATIVE = "# Pendahuluan\n\nAlinea satu\nbaris dua.\n\n\n- butir é\n- butir\n".encode()


def facts(folder: Folder) -> object:
    """What a dossier says: without the hashes of its files and the line ends behind its texts."""
    year = check(read_folder(folder, Reading())).office_year
    assert year is not None
    texts = tuple(replace(text, markdown=text.markdown.rstrip("\n")) for text in year.narratives)
    return replace(year, files={}, narratives=texts)


def windows(content: bytes) -> bytes:
    return content.replace(b"\n", b"\r\n")


WRITINGS = {
    "as written": lambda content: content,
    "CRLF": windows,
    "BOM": lambda content: BOM + content,
    "BOM and CRLF": lambda content: BOM + windows(content),
    "no last line end": lambda content: content.removesuffix(b"\n"),
}


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_dossier_says_the_same_however_its_lines_end(tmp_path: Path, writing: str) -> None:
    files = {**small_files(), "narrative/pendahuluan.md": NARRATIVE}
    other = {name: WRITINGS[writing](content) for name, content in files.items()}
    plain, odd = lay(files, tmp_path / "biasa"), lay(other, tmp_path / "lain")
    year = small(tmp_path, "kecil", other)
    usual = small(tmp_path, "usual", files)
    assert facts(lay_out(year)) == facts(plain) == facts(odd)
    lines = [own.rows.values_list("sheet", "place", "cells") for own in (year, usual)]
    assert [*lines[0]] == [*lines[1]]
    assert read_files(year).made.problems == ()
    assert know(year).flaws == ()


@pytest.mark.parametrize("writing", WRITINGS)
def test_a_count_is_changed_alone_however_lines_end(tmp_path: Path, writing: str) -> None:
    other = {name: WRITINGS[writing](content) for name, content in small_files().items()}
    year = small(tmp_path, "kecil", other)
    before = know(year).made.files
    row = year.rows.filter(sheet="counts.csv").first()
    assert row is not None
    change(year, [Edit("counts.csv", {"value": "7"}, row.pk, 1)], Author())
    after = know(year).made.files
    assert {name for name in before if before[name] != after[name]} == {"counts.csv"}
    lines = [text.splitlines() for text in (before["counts.csv"], after["counts.csv"])]
    different = [pair for pair in zip(*lines, strict=True) if pair[0] != pair[1]]
    source = "agregat-2024-s2"
    assert different == [
        (f"ktp.holders,99.01.01,2024,,{source}", f"ktp.holders,99.01.01,2024,7,{source}")
    ]


def test_a_name_is_changed_alone_in_a_file_of_another_system(tmp_path: Path) -> None:
    year = small(tmp_path, "kecil", {"sources.yaml": BOM + windows(small_files()["sources.yaml"])})
    row = year.rows.filter(sheet="sources.yaml#sources").first()
    assert row is not None
    change(year, [Edit(row.sheet, {"title": "Judul: yang # lain"}, row.pk, 1)], Author())
    text = know(year).made.files["sources.yaml"]
    titles = [each["title"] for each in YAML(typ="safe").load(text)["sources"]]
    was = YAML(typ="safe").load(small_files()["sources.yaml"].decode())["sources"]
    assert titles == ["Judul: yang # lain", was[1]["title"]]


def noted(text: str) -> tuple[str, list[str]]:
    """A file of YAML with a note above each of its lines, one beside it and one at the end."""
    lines, notes = [], []
    for number, line in enumerate(text.splitlines(), 1):
        indent = line[: len(line) - len(line.lstrip())]
        notes.append(f"# catatan {number}: 'kutip' dan {{kurung}}")
        lines += [
            "",
            f"{indent}{notes[-1]}",
            line if line.lstrip().startswith("#") else f"{line}  # di sisi",
        ]
    return "\n".join([*lines, "", "# penutup", ""]), [*notes, "# penutup"]


PARTS = ("office.yaml", "plan.yaml", "agreements.yaml", "sources.yaml")
CHANGES: Mapping[str, tuple[str, str]] = {
    "office.yaml#units": ("name", "Nama yang lain"),
    "plan.yaml#indicators": ("definition.meaning", "Bunyi: yang # lain"),
    "agreements.yaml#agreements": ("title", 'Perjanjian "lain"'),
    "sources.yaml#sources": ("cut_off", "2024-06-30"),
}


def with_notes() -> tuple[dict[str, bytes], dict[str, list[str]]]:
    made = {name: noted(small_files()[name].decode()) for name in PARTS}
    return {name: text.encode() for name, (text, _) in made.items()}, {
        name: notes for name, (_, notes) in made.items()
    }


def test_a_dossier_with_notes_everywhere_comes_back_letter_by_letter(tmp_path: Path) -> None:
    files, _ = with_notes()
    year = small(tmp_path, "kecil", files)
    made = read_files(year).made
    assert {name: made.files[name] for name in PARTS} == {
        name: files[name].decode() for name in PARTS
    }
    assert facts(lay_texts(tmp_path, made.files)) == facts(
        lay(small_files() | files, tmp_path / "lain")
    )


def _equal_lines(one: list[str], other: list[str]) -> int:
    return next(
        number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]
    )


@pytest.mark.parametrize("sheet", CHANGES)
def test_a_changed_cell_leaves_all_but_its_record(tmp_path: Path, sheet: str) -> None:
    files, _ = with_notes()
    year = small(tmp_path, "kecil", files)
    (column, text), file = CHANGES[sheet], sheet.partition("#")[0]
    row = year.rows.filter(sheet=sheet).last()
    assert row is not None
    assert column in row.cells
    change(year, [Edit(sheet, {column: text}, row.pk, 1)], Author())
    before, after = files[file].decode().splitlines(), know(year).made.files[file].splitlines()
    above, below = _equal_lines(before, after), _equal_lines(before[::-1], after[::-1])
    record, key = before[above : len(before) - below], "code" if "code" in row.cells else "id"
    assert record
    others = [each.cells[key] for each in year.rows.filter(sheet=sheet) if each.pk != row.pk]
    assert not [line for line in record if any(f"{key}: {other}" in line for other in others)]


def test_a_new_record_leaves_every_note(tmp_path: Path) -> None:
    files, notes = with_notes()
    year = small(tmp_path, "kecil", files)
    change(year, [Edit("sources.yaml#sources", {"id": "baru", "title": "Baru"})], Author())
    text = know(year).made.files["sources.yaml"]
    kept = [line.strip() for line in text.splitlines() if line.strip() in notes["sources.yaml"]]
    assert sorted(kept) == sorted(notes["sources.yaml"])
    assert [each["id"] for each in YAML(typ="safe").load(text)["sources"]][-1] == "baru"


EVIDENCE = {
    "foto.png": PNG,
    "foto-lagi.png": PNG,
    "rapat/2024/notulen.txt": b"",
    "berita é.txt": b"\r\n\0",
}


def test_evidence_is_kept_by_its_content_and_given_back_by_its_name(tmp_path: Path) -> None:
    year = small(
        tmp_path, "kecil", {f"evidence/{name}": content for name, content in EVIDENCE.items()}
    )
    folder = lay_out(year)
    assert {name: path.read_bytes() for name, path in folder.evidence.items()} == EVIDENCE
    assert [*folder.evidence] == sorted(EVIDENCE)
    assert [*folder.hashes] == sorted(folder.hashes)
    for name, content in EVIDENCE.items():
        sha256 = hashlib.sha256(content).hexdigest()
        kept = EvidenceFile.objects.get(name=name)
        assert (kept.sha256, kept.size) == (sha256, len(content))
        assert folder.hashes[f"evidence/{name}"] == sha256
    assert content_path(hashlib.sha256(PNG).hexdigest()).read_bytes() == PNG
    assert len([path for path in content_path("00").parents[1].rglob("*") if path.is_file()]) == 3


def test_a_content_that_two_offices_bring_lies_there_once_and_untouched(tmp_path: Path) -> None:
    small(tmp_path, "satu", {"evidence/a.png": PNG})
    path = content_path(hashlib.sha256(PNG).hexdigest())
    before = path.stat().st_mtime_ns, path.stat().st_ino
    year = small(tmp_path, "dua", {"evidence/b.png": PNG})
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before
    assert {*path.parent.iterdir()} == {path}
    assert lay_out(year).evidence == {"b.png": path}


def test_evidence_that_was_lost_is_reported_and_the_rest_is_given_back(tmp_path: Path) -> None:
    listed = b"evidence:\n" + b"".join(
        f"  - {{file: {id_}.txt, caption: Rekap}}\n".encode() for id_ in ("ada", "hilang")
    )
    texts = {"evidence/ada.txt": b"ada", "evidence/hilang.txt": b"hilang", "evidence.yaml": listed}
    year = small(tmp_path, "kecil", texts)
    assert know(year).dossier_check.has_errors is False
    content_path(hashlib.sha256(b"hilang").hexdigest()).unlink()
    folder = lay_out(year)
    assert [*folder.evidence] == ["ada.txt"]
    codes = [issue.code for issue in check(read_folder(folder, Reading())).issues]
    assert codes.count("evidence_missing") == 1


def test_a_year_that_an_office_has_is_not_taken_in_again_not_even_in_part(tmp_path: Path) -> None:
    year = small(tmp_path)
    before = [*map(lambda model: model.objects.count(), (OfficeYear, PartFile, Row))]
    with pytest.raises(IntegrityError), transaction.atomic():
        take_in(year.office, YEAR, lay(small_files(), tmp_path / "lagi"))
    assert [model.objects.count() for model in (OfficeYear, PartFile, Row)] == before


def test_what_cannot_be_read_as_text_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnicodeDecodeError), transaction.atomic():
        small(tmp_path, "kecil", {"factors.csv": b"subject,period\n\xff\xfe,2024\n"})
    assert [model.objects.count() for model in (OfficeYear, PartFile, Row)] == [0, 0, 0]


def test_texts_lie_by_kind_with_the_hash_of_what_is_written() -> None:
    texts = {
        "narrative/é.md": "é",
        "plan.yaml": "",
        "closed/2020.json": "{}",
        "layouts/lkjip.yaml": "a\r\n",
    }
    folder = lay_texts(Path("kecil"), texts)
    assert (folder.path, folder.evidence) == (Path("kecil"), {})
    assert folder.narratives == {"narrative/é.md": "é".encode()}
    assert folder.closed == {"closed/2020.json": b"{}"}
    assert folder.parts == {"layouts/lkjip.yaml": b"a\r\n", "plan.yaml": b""}
    assert folder.hashes == {
        path: hashlib.sha256(text.encode()).hexdigest() for path, text in sorted(texts.items())
    }


COUNTS = small_files()["counts.csv"]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit("tidak-ada.csv", {"a": "1"})],
        [Edit("counts.csv", {"measure": "ktp.holders", "lain": "x"})],
        [Edit("counts.csv", None)],
        [Edit("office.yaml", {"office.regency.name": "Lain"})],
        [Edit("counts.csv", {"value": "1"}, 1, 1), Edit("counts.csv", {"value": "2"}, 1, 1)],
        [Edit("counts.csv", None, 1, 1), Edit("counts.csv", {"value": "2"}, 1, 1)],
    ],
)
def test_an_edit_that_nobody_can_mean_is_a_fault_of_ours(
    tmp_path: Path, edits: list[Edit]
) -> None:
    year = small(tmp_path)
    count = year.rows.count()
    with pytest.raises(ValueError, match=r"sheet|columns|named|twice"):
        change(year, edits, Author())
    assert (year.rows.count(), year.revision, Entry.objects.count()) == (count, 0, 0)


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_a_sign_that_no_database_keeps_is_refused_with_its_cell(tmp_path: Path, sign: str) -> None:
    year = small(tmp_path)
    row = year.rows.filter(sheet="counts.csv")[0]
    with pytest.raises(FlawedError) as caught:
        change(year, [Edit("counts.csv", {"source": f"a{sign}"}, row.pk, 1)], Author())
    (flaw,) = caught.value.flaws
    assert flaw.cell is not None
    assert (flaw.cell.row, flaw.cell.column, flaw.issue.code) == (
        row.pk,
        "source",
        "control_character",
    )


FILES: Mapping[str, bytes] = {
    "a line behind": COUNTS + b"\n",
    "lines between": COUNTS.replace(b"\n", b"\n\n"),
    "blanks alone": COUNTS + b"  \n",
    "a line before": b"\n" + COUNTS,
    "cells without a text": COUNTS + b",,,,\n",
    "blanks around names": COUNTS.replace(b"measure,area", b" measure , area"),
    "empty cells behind all": COUNTS.replace(b"\n", b",,\n"),
}


@pytest.mark.parametrize("kind", FILES)
def test_a_table_is_taken_in_as_the_reader_reads_it(tmp_path: Path, kind: str) -> None:
    plain, year = small(tmp_path, "rapi"), small(tmp_path, "kecil", {"counts.csv": FILES[kind]})
    rows = [
        [*each.rows.filter(sheet="counts.csv").values_list("cells", "number")]
        for each in (plain, year)
    ]
    assert rows[0] == rows[1]
    assert know(year).flaws == ()
    row = year.rows.filter(sheet="counts.csv")[1]
    change(year, [Edit("counts.csv", {"value": "7"}, row.pk, 1)], Author())
    change(
        plain,
        [Edit("counts.csv", {"value": "7"}, plain.rows.filter(sheet="counts.csv")[1].pk, 1)],
        Author(),
    )
    assert know(year).made.files["counts.csv"] == know(plain).made.files["counts.csv"]
