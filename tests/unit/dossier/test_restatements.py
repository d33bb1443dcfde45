"""Figures of a closed year in the next one: as approved, or restated with a reason that fits both."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.bad_input.spoiling import copy_base
from tests.closing.closed import Document, balangan, balangan_file, close, edited
from tests.closing.next_years import after, balangan_2024, lay
from tests.closing.restating import HEAD, codes, errors, restate, retype, without

from capaian.domain.issue import Level
from capaian.dossier.read import read_closed_texts, read_dossier

AS_APPROVED = "iku-2,,2023,94.24,95,"
OUTPUT = "III.2.1,Capaian kinerja sub kegiatan,2023"
RETYPED = "iku-2,,2023,94.51,95,"


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return lay(balangan_2024().files, tmp_path / "2024")


def test_what_was_approved_stands(dossier: Path) -> None:
    assert codes(dossier) == []


# --- retyped ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "column", "closed"),
    [
        (AS_APPROVED, RETYPED, "actual", "94.24"),
        (AS_APPROVED, "iku-2,,2023,94.24,94,", "target", "95"),
        (AS_APPROVED, "iku-2,,2023,,95,", "actual", "94.24"),
        (AS_APPROVED, "iku-2,,2023,94.24,95,99", "achievement", "kosong"),
        (f"{OUTPUT},71.45,", f"{OUTPUT},74.15,", "actual", "71.45"),
    ],
)
def test_a_figure_is_not_retyped_without_a_reason(
    old: str, new: str, column: str, closed: str, dossier: Path
) -> None:
    retype(dossier, "history.csv", old, new)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.place.column) == ("retyped_prior", "history.csv", column)
    assert f"disahkan ({closed})" in issue.message
    assert "restatements.csv" in issue.remedy


def test_another_source_does_not_hide_it(dossier: Path) -> None:
    file = dossier / "history.csv"
    text = file.read_text(encoding="utf-8").replace(AS_APPROVED, RETYPED)
    line = next(line for line in text.splitlines() if line.startswith(RETYPED))
    file.write_text(text.replace(line, line.replace("penutupan-2023", "lkjip-2023")), encoding="utf-8")
    assert codes(dossier) == [("retyped_prior", "history.csv", "actual")]


def test_the_same_figure_written_otherwise_is_the_same(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, "iku-2,,2023,94.2400,95.0,")
    assert codes(dossier) == []


def test_every_retyped_figure_is_told_at_once(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    retype(dossier, "history.csv", "iku-1,,2023,86.95,86,", "iku-1,,2023,87,85,")
    assert [code for code, _, _ in codes(dossier)] == ["retyped_prior"] * 3


def test_the_unit_of_a_figure_stays(dossier: Path) -> None:
    """94,24 percent is not an index of 94,24."""
    retype(dossier, "history.csv", f"{AS_APPROVED},percent", f"{AS_APPROVED},index")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("regiven_prior", "scale", "index")
    assert issue.remedy == "Kembalikan ke percent."


NOTED = "ktp,,2022,99,,,percent,lkjip-2023,"


@pytest.mark.parametrize("note", ["", "dihitung ulang"])
def test_the_note_of_an_approved_row_stays(note: str, dossier: Path) -> None:
    retype(dossier, "history.csv", f"{NOTED}dikutip dalam uraian Q2", f"{NOTED}{note}")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column) == ("renoted_prior", "note")
    assert issue.message.endswith("disahkan sebagai: dikutip dalam uraian Q2.")


def test_a_note_that_is_added_where_none_was_approved_is_told(dossier: Path) -> None:
    """It changes no figure, but stands beside one that was approved without it."""
    retype(
        dossier,
        "history.csv",
        f"{AS_APPROVED},percent,penutupan-2023,",
        f"{AS_APPROVED},percent,penutupan-2023,lihat BA 12",
    )
    (issue,) = [one for one in read_dossier(dossier).issues if one.code == "noted_prior"]
    assert (issue.level, issue.place.file, issue.place.column) == (Level.WARNING, "history.csv", "note")
    assert "sesudah tahun 2023 disahkan" in issue.message
    assert "noted_prior" not in [one.code for one in errors(dossier)]


def test_a_note_that_is_added_to_money_of_a_closed_year_is_told(dossier: Path) -> None:
    path = dossier / "inputs.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if ",2023," in line and "penutupan-2023" in line)
    cells = dict(zip(next(csv.reader([head])), next(csv.reader([lines[first]])), strict=True))
    assert cells["note"] == ""
    cells["note"] = "menurut SP2D"
    made = io.StringIO()
    csv.writer(made, lineterminator="").writerow(cells.values())
    lines[first] = made.getvalue()
    path.write_text("\n".join([head, *lines, ""]), encoding="utf-8")
    (issue,) = [one for one in read_dossier(dossier).issues if one.code == "noted_prior"]
    assert (issue.place.file, issue.place.row, issue.place.column) == ("inputs.csv", first + 2, "note")


def test_a_restated_row_may_say_why_in_its_note(dossier: Path) -> None:
    retype(
        dossier,
        "history.csv",
        f"{NOTED}dikutip dalam uraian Q2",
        f"{NOTED}diperbaiki".replace(",99,", ",98,"),
    )
    restate(dossier, "ktp,,2022,actual,99,98,Dua kecamatan terhitung dua kali menurut berita acara.")
    assert "renoted_prior" not in [code for code, _, _ in codes(dossier)]


def test_a_row_as_approved_keeps_the_closing_as_its_source(dossier: Path) -> None:
    retype(dossier, "history.csv", f"{AS_APPROVED},percent,penutupan", f"{AS_APPROVED},percent,lkjip")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("resourced_prior", "source", "lkjip-2023")


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("iku-1,,2021,99,,,index,penutupan-2023,", "iku-1, 2021"),
        ("ik-17,,2023,99,,,percent,penutupan-2023,", "ik-17, 2023"),
        ("III.2.1,Keluaran lain,2023,99,,,percent,penutupan-2023,", "III.2.1, Keluaran lain, 2023"),
    ],
)
def test_a_row_that_names_the_closing_is_in_it(row: str, named: str, dossier: Path) -> None:
    """Its trace would lead to a hash of a file without such a figure."""
    file = dossier / "history.csv"
    file.write_text(f"{file.read_text(encoding='utf-8')}{row}\n", encoding="utf-8")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("not_in_closing", "source", "penutupan-2023")
    assert f"({named})" in issue.message
    file.write_text(file.read_text("utf-8").replace(row, row.replace("penutupan", "lkjip")), encoding="utf-8")
    assert codes(dossier) == []


# --- older than the first closing ---------------------------------------------------------------------


def test_older_history_is_not_retyped_either(dossier: Path) -> None:
    """The closed year compared itself with it."""
    retype(dossier, "history.csv", "iku-2,,2022,93.46,", "iku-2,,2022,93.40,")
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.column, issue.value) == ("retyped_prior", "actual", "93.4")
    assert "Angka tahun 2022 ini lain dari yang disahkan (93.46)" in issue.message
    restate(dossier, "iku-2,,2022,actual,93.46,93.40,Akta Juai dihitung ulang,")
    assert codes(dossier) == []


def test_older_history_is_not_deleted_either(dossier: Path) -> None:
    without(dossier, "history.csv", "iku-2,,2022,")
    (issue,) = errors(dossier)
    assert (issue.code, issue.value) == ("prior_removed", "iku-2, 2022")
    assert "source lkjip-2023" in issue.remedy


def test_older_history_may_be_added_and_led_to_a_better_source(dossier: Path) -> None:
    file = dossier / "history.csv"
    text = file.read_text(encoding="utf-8").replace(",percent,lkjip-2023", ",percent,agregat-2024-s2")
    file.write_text(f"{text}iku-2,,2019,88,,,percent,,\n", encoding="utf-8")
    assert codes(dossier) == []


# --- gone ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("iku-2,,2023,", "iku-2, 2023"),
        ("ktp,,2023,", "ktp, 2023"),
        (f"{OUTPUT},", "III.2.1, Capaian kinerja sub kegiatan, 2023"),
    ],
)
def test_a_row_of_a_closed_year_is_not_deleted_without_a_reason(row: str, named: str, dossier: Path) -> None:
    without(dossier, "history.csv", row)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.value) == ("prior_removed", "history.csv", named)
    assert issue.message.startswith("1 baris tahun 2023 yang sudah disahkan tidak ada lagi")
    assert "source penutupan-2023" in issue.remedy


def test_a_closed_year_deleted_as_a_whole_is_one_error(dossier: Path) -> None:
    """No row of 2023 is left that could tell that there were some."""
    file = dossier / "history.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if ",penutupan-2023," not in line]
    file.write_text("".join(kept), encoding="utf-8")
    count = len(lines) - len(kept)
    (issue,) = errors(dossier)
    assert (issue.code, issue.value.count(", 2023")) == ("prior_removed", 5)
    assert issue.value.endswith(f"; dan {count - 5} lagi")
    assert issue.message.startswith(f"{count} baris tahun 2023")


def test_a_row_is_deleted_with_a_reason_for_each_of_its_figures(dossier: Path) -> None:
    without(dossier, "history.csv", "iku-2,,2023,")
    restate(dossier, "iku-2,,2023,actual,94.24,,Dicabut Inspektorat,")
    assert codes(dossier) == [("prior_removed", "history.csv", None)]
    reasons = [f"iku-2,,2023,{cells},,Dicabut Inspektorat," for cells in ("actual,94.24", "target,95")]
    restate(dossier, *reasons)
    assert codes(dossier) == []


def test_an_output_that_is_planned_no_more_takes_its_row_along(dossier: Path) -> None:
    without(dossier, "outputs.csv", "III.2.1,")
    without(dossier, "history.csv", OUTPUT)
    assert codes(dossier) == []


# --- restated -----------------------------------------------------------------------------------------


def test_a_reason_lets_it_stand(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    restate(dossier, "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,agregat-2024-s2")
    assert codes(dossier) == []
    year = read_dossier(dossier).office_year
    assert year is not None
    (restatement,) = year.restatements
    assert (str(restatement.closed), str(restatement.restated)) == ("94.24", "94.51")


def test_a_restated_row_names_the_source_of_its_new_figure(dossier: Path) -> None:
    """Its trace must not point to a closing that holds another figure."""
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    restate(dossier, "iku-2,,2023,actual,94.24,94.51,Akta Juai dihitung ulang,")
    (told,) = [issue for issue in read_dossier(dossier).issues if issue.code == "restated_source"]
    assert (told.level, told.place.file, told.place.column) == (Level.WARNING, "history.csv", "source")
    retype(dossier, "history.csv", f"{RETYPED},percent,penutupan-2023", f"{RETYPED},percent,agregat-2024-s2")
    assert [issue for issue in read_dossier(dossier).issues if issue.code == "restated_source"] == []


def test_an_output_of_a_node_is_restated_by_its_name(dossier: Path) -> None:
    retype(dossier, "history.csv", f"{OUTPUT},71.45,", f"{OUTPUT},74.15,")
    restate(dossier, f"{OUTPUT},actual,71.45,74.15,Dua angka tertukar,")
    assert codes(dossier) == []


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("iku-2,,2023,actual,94.20,94.51,Salah hitung,", "restated_from", "closed"),
        ("iku-2,,2023,actual,,94.51,Salah hitung,", "restated_from", "closed"),
        ("iku-2,,2023,actual,94.24,94.50,Salah hitung,", "restated_to", "restated"),
        ("iku-2,,2023,actual,94.24,94.51,,", "empty_cell", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,-,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,12/3,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,x,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,a. b. ok,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,xxx,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,asdf,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,Koreksi,", "restated_unexplained", "reason"),
        ("iku-2,,2023,actual,94.24,94.51,Aaa... ???,", "restated_unexplained", "reason"),
        ("iku-2,,2023,aktual,94.24,94.51,Salah hitung,", "unknown_choice", "column"),
    ],
)
def test_a_restatement_fits_what_was_approved_and_what_stands_now(
    row: str, code: str, column: str, dossier: Path
) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    restate(dossier, row)
    found = [
        (issue.code, issue.place.column) for issue in errors(dossier) if issue.place.file != "history.csv"
    ]
    assert [place for _, place in found] == [column]
    if code.startswith("restated"):
        assert found[0][0] == code


SAME = "iku-2,,2023,actual,94.24,94.24,Dihitung ulang,"


def unrestated(dossier: Path) -> list[tuple[Level, int | None, str | None]]:
    found = [issue for issue in read_dossier(dossier).issues if issue.code == "not_restated"]
    return [(issue.level, issue.place.row, issue.place.column) for issue in found]


def test_a_figure_restated_as_the_same_is_told_as_no_restatement(dossier: Path) -> None:
    restate(dossier, SAME, "iku-2,,2023,target,95,95.0,Dihitung ulang,")
    assert unrestated(dossier) == [(Level.WARNING, 2, "restated"), (Level.WARNING, 3, "restated")]
    assert codes(dossier) == []


def test_what_is_worked_out_anew_may_come_to_the_same(dossier: Path) -> None:
    """It may rest on another figure that is restated."""
    retype(dossier, "history.csv", f"{OUTPUT},71.45,", f"{OUTPUT},74.15,")
    restate(dossier, SAME, f"{OUTPUT},actual,71.45,74.15,Dua angka tertukar,")
    assert unrestated(dossier) == []


def test_another_formula_may_come_to_the_same(dossier: Path) -> None:
    six = "    formula: mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)\n"
    retype(dossier, "plan.yaml", six, "    formula: mean(kk, ktp)\n")
    restate(dossier, SAME, "iku-1,,2023,actual,86.95,86.95,Dihitung ulang,")
    assert [row for _, row, _ in unrestated(dossier)] == [3]


def test_a_reason_for_another_column_is_none(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    restate(dossier, "iku-2,,2023,target,95,95,Salah hitung,")
    assert codes(dossier) == [("retyped_prior", "history.csv", "actual")]


def test_the_same_figure_is_restated_once(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    row = "iku-2,,2023,actual,94.24,94.51,Salah hitung,"
    restate(dossier, row, row)
    assert [file for _, file, _ in codes(dossier)] == ["restatements.csv"]


@pytest.mark.parametrize(
    ("row", "named"),
    [
        pytest.param("ik-17,,2023,actual,,5,Ternyata ada,", "ik-17, 2023", id="no figure of that year"),
        pytest.param("iku-2,,2023-Q1,actual,,,Ternyata ada,", "iku-2, 2023-Q1", id="nothing to nothing"),
        pytest.param("iku-2,,2019,actual,90,91,Salah hitung,", "iku-2, 2019", id="a year before"),
        pytest.param("iku-2,,2024,actual,90,91,Salah hitung,", "iku-2, 2024", id="the year itself"),
        pytest.param("iku-2,,2024,plan_target,96,95,Salah hitung,", "iku-2, 2024", id="not closed yet"),
        pytest.param("I,,2023,plan_spent,5,6,Salah hitung,", "I, 2023", id="renstra.csv tells nothing"),
    ],
)
def test_what_no_closing_holds_is_not_restated(row: str, named: str, dossier: Path) -> None:
    restate(dossier, row)
    (issue,) = errors(dossier)
    assert (issue.code, issue.place.file, issue.place.row, issue.place.column) == (
        "restated_unheld", "restatements.csv", 2, "closed"
    )  # fmt: skip
    assert f"({named})" in issue.message


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


def test_a_lost_closing_is_told_instead_of_what_it_holds(dossier: Path) -> None:
    """Nobody knows whether it held the figure."""
    restate(dossier, "ik-17,,2023,actual,,5,Ternyata ada,")
    (dossier / "closed" / "2023.json").unlink()
    assert [code for code, _, _ in codes(dossier)] == ["closing_lost"]


def test_a_closing_that_restated_what_lies_in_none_is_still_read() -> None:
    """Earlier versions closed such years; the closings before them lie outside."""
    row = "iku-2,,2022,actual,93.40,93.46,Dihitung ulang,\n"
    snapshot = replace(balangan(), files={**balangan().files, "restatements.csv": f"{HEAD}{row}"})
    assert read_closed_texts(snapshot) is not None


# --- the closing itself -------------------------------------------------------------------------------


def raise_figure(document: Document) -> None:
    indicators = document["assessment"]["indicators"]
    found = next(item for item in indicators if item["code"] == "iku-2")
    found["periods"][0]["actual"]["value"] = "94.51"


def test_an_edited_closing_is_told_by_its_hash(dossier: Path) -> None:
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
def test_a_closing_that_cannot_be_read_is_told(content: bytes, code: str, dossier: Path) -> None:
    (dossier / "closed" / "2023.json").write_bytes(content)
    assert codes(dossier) == [(code, "closed/2023.json", None)]


def test_a_closing_under_another_year_is_told(dossier: Path) -> None:
    (dossier / "closed" / "2022.json").write_bytes(balangan_file())
    assert codes(dossier) == [("closed_elsewhere", "closed/2022.json", None)]


def test_a_closing_of_another_office_is_told(dossier: Path) -> None:
    file = dossier / "office.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('"63.11"', '"63.10"'), encoding="utf-8")
    assert ("closed_by_another", "closed/2023.json", None) in codes(dossier)


def test_a_closing_that_is_gone_is_told_at_its_source(dossier: Path) -> None:
    """Nothing could hold a changed figure against it, which would still be traced to its hash."""
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    (dossier / "closed" / "2023.json").unlink()
    (issue,) = errors(dossier)
    assert (issue.code, issue.value) == ("closing_lost", "closed/2023.json")
    assert issue.place.file == "sources.yaml"
    assert issue.place.column is not None
    assert issue.place.column.endswith(".file")
    assert "arsip" in issue.remedy


def test_a_closing_that_is_a_link_is_told_once(dossier: Path, tmp_path: Path) -> None:
    closed = dossier / "closed" / "2023.json"
    closed.symlink_to(closed.rename(tmp_path / "2023.json"))
    assert codes(dossier) == [("symlink_refused", "closed/2023.json", None)]


def test_restatements_end_with_their_year(dossier: Path) -> None:
    retype(dossier, "history.csv", AS_APPROVED, RETYPED)
    restate(dossier, "iku-2,,2023,actual,94.24,94.51,Salah hitung,")
    found: Mapping[str, bytes] = after(close(dossier)).files
    assert "restatements.csv" not in found
    assert "94.51" in found["history.csv"].decode()
