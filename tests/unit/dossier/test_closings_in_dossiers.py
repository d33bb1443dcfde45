"""A closing in a later dossier: edited, lost, of another year or office;
none is read as another.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.closing.closed import Document, balangan, balangan_file, edited
from tests.closing.restating import HEAD, codes, errors, restate, retype

from capaian.dossier.read import read_closed_texts

AS_APPROVED = "iku-2,,2023,94.24,95,"
RETYPED = "iku-2,,2023,94.51,95,"


def test_nothing_is_restated_where_no_year_was_closed(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    restate(
        dossier,
        "iku-1,,2022,actual,93.40,93.46,Dihitung ulang,",
        "ktp,,2021,actual,99.0,99.1,Dihitung ulang,",
        "I.1,Laporan,2022,plan_actual,2,3,Dihitung ulang,",
        "iku-1,,2022,plan_target,3.30,3.40,Dihitung ulang,",
    )
    found = errors(dossier)
    assert [(issue.code, issue.place.row) for issue in found] == [
        ("restated_unheld", 2),
        ("restated_unheld", 3),
        ("restated_unheld", 4),
        ("restated_unheld", 5),
    ]
    assert "capaian new --from" in found[0].remedy
    assert "hapus baris ini" in found[0].remedy


def test_a_lost_closing_is_reported_instead_of_what_it_holds(dossier: Path) -> None:
    """Nobody knows whether it held the figure."""
    restate(dossier, "ik-17,,2023,actual,,5,Ternyata ada,")
    (dossier / "closed" / "2023.json").unlink()
    assert [code for code, _, _ in codes(dossier)] == ["closing_lost"]


def test_a_closing_that_restated_what_lies_in_none_is_still_read() -> None:
    """Earlier versions closed such years; the closings before them lie outside."""
    row = "iku-2,,2022,actual,93.40,93.46,Dihitung ulang,\n"
    snapshot = replace(balangan(), files={**balangan().files, "restatements.csv": f"{HEAD}{row}"})
    assert read_closed_texts(snapshot) is not None


# --- the closing itself


def raise_figure(document: Document) -> None:
    indicators = document["assessment"]["indicators"]
    found = next(item for item in indicators if item["code"] == "iku-2")
    found["periods"][0]["actual"]["value"] = "94.51"


def test_an_edited_closing_is_reported_by_its_hash(dossier: Path) -> None:
    """Whoever raises the figure in both places is found out by the source's SHA-256."""
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    (dossier / "closed" / "2023.json").write_bytes(edited(balangan_file(), raise_figure))
    assert codes(dossier) == [("snapshot_edited", "closed/2023.json", None)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (balangan_file()[:-9], "snapshot_broken"),
        (b"{}", "not_a_snapshot"),
        (b"", "not_a_snapshot"),
        (balangan_file().replace(b"snapshot/1", b"snapshot/9"), "snapshot_newer"),
    ],
)
def test_a_closing_that_cannot_be_read_is_reported(
    content: bytes, code: str, dossier: Path
) -> None:
    (dossier / "closed" / "2023.json").write_bytes(content)
    assert codes(dossier) == [(code, "closed/2023.json", None)]


def test_a_closing_under_another_year_is_reported(dossier: Path) -> None:
    (dossier / "closed" / "2022.json").write_bytes(balangan_file())
    assert codes(dossier) == [("closed_elsewhere", "closed/2022.json", None)]


def test_a_closing_of_another_office_is_reported(dossier: Path) -> None:
    file = dossier / "office.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"63.11"', '"63.10"'), encoding="utf-8"
    )
    assert ("closed_by_another", "closed/2023.json", None) in codes(dossier)


def test_a_closing_that_is_gone_is_reported_at_its_source(dossier: Path) -> None:
    """Nothing could hold a changed figure against it, which would still be traced to its hash."""
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    (dossier / "closed" / "2023.json").unlink()
    (issue,) = errors(dossier)
    assert (issue.code, issue.value) == ("closing_lost", "closed/2023.json")
    assert issue.place.file == "sources.yaml"
    assert issue.place.column is not None
    assert issue.place.column.endswith(".file")
    assert "arsip" in issue.remedy


def test_a_closing_that_is_a_link_is_reported_once(dossier: Path, tmp_path: Path) -> None:
    closed = dossier / "closed" / "2023.json"
    closed.symlink_to(closed.rename(tmp_path / "2023.json"))
    assert codes(dossier) == [("symlink_refused", "closed/2023.json", None)]
