"""Answers that are told together are accepted together, also those to questions that were not asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.functional.cli_cast import copy_balangan
from tests.intake.books import write_sheet
from tests.intake.desks import KTP, Cells
from tests.unit.dossier.test_intake_take_in import counts, found, take, without_counts

from capaian.dossier.intake import cumulative, owners, repeats, sizes, sums, swapped, told_parts
from capaian.dossier.intake.questions import is_answer

HEADS = {"Wajib Punya Kartu": "ktp.eligible", "Pemegang Kartu": "ktp.holders"}
MUSICIANS: Cells = (
    ("KEPEMILIKAN KTP-EL MUSISI TAHUN 2023",),
    (),
    ("No", "Kecamatan", *HEADS),
    *KTP[3:],
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    return without_counts(copy_balangan(tmp_path))


def test_all_answers_that_are_printed_may_be_told_at_once(dossier: Path, tmp_path: Path) -> None:
    book = write_sheet(tmp_path / "musisi.xlsx", MUSICIANS)
    told = {**HEADS, "isi tabel": "seluruhnya"}
    taken = take(book, dossier, is_agreed=True, means=told)
    assert (found(taken), taken.doubts) == ([], ())
    taken.write()
    assert counts(dossier)["ktp.holders", "63.11.08", "2023"] == 5126


@pytest.mark.parametrize(
    ("text", "means"),
    [("isi tabel", "sebagian"), ("isi meja", "seluruhnya"), ("Angka Rekam", "desimal"), ("bulan", "lewat")],
)
def test_what_answers_no_question_is_still_told(dossier: Path, tmp_path: Path, text: str, means: str) -> None:
    book = write_sheet(tmp_path / "ktp.xlsx", KTP)
    taken = take(book, dossier, is_agreed=True, means={text: means})
    assert [code for code, *_ in found(taken)] == ["means_unknown"]


@pytest.mark.parametrize("text", ["pemilik tabel", " Pemilik  Tabel "])
def test_answers_are_known_however_they_are_typed(dossier: Path, tmp_path: Path, text: str) -> None:
    book = write_sheet(tmp_path / "ktp.xlsx", KTP)
    assert not take(book, dossier, is_agreed=True, means={text: "kantor ini"}).has_errors


@pytest.mark.parametrize(
    ("text", "means"),
    [
        (told_parts.CONTENT, told_parts.ALL),
        (owners.OWNER, owners.OWN),
        (owners.OWNER, owners._OWN_PROVINCE),
        (cumulative.MONTHLY, cumulative.SO_FAR),
        (cumulative.EACH_ROW, cumulative.EACH),
        (repeats.REPEATED, repeats.ADDED),
        (repeats._REPEATED_NODES, repeats.ADDED),
        (sizes._REPLACED, sizes._RIGHT),
        (sums.UNSEEN, sums.NOUGHT),
        (swapped._QUESTION, swapped._NOT),
        ("angka Indeks", "skala-100"),
    ],
)
def test_each_question_that_is_asked_has_its_answer(text: str, means: str) -> None:
    assert is_answer(text, means)
    assert not is_answer(text, "ktp.holders")


@pytest.mark.parametrize(("text", "is_idle"), [("No", True), ("Kecamatan", True), ("Kebun", False)])
def test_what_stands_in_the_file_may_be_left_out_though_nothing_is_taken_of_it(
    dossier: Path, tmp_path: Path, text: str, is_idle: bool
) -> None:
    rows = [*KTP[:3], ("(1)", "(2)", "(3)", "(4)"), *KTP[3:]]
    book = write_sheet(tmp_path / "ktp.xlsx", rows)
    taken = take(book, dossier, is_agreed=True, means={text: "-", "(3)": "-"})
    assert [code for code, *_ in found(taken)] == ([] if is_idle else ["means_unknown"])
