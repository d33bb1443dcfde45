"""What a photograph is called that nobody described, and who is told of it."""

from __future__ import annotations

import pytest
from tests import factories as make

from capaian.domain.issue import Level
from capaian.domain.narrative import Evidence
from capaian.rules.evidence_captions import (
    caption_evidence,
    caption_of,
    evidence_subject_names,
    write_description,
)
from capaian.rules.facts import Facts
from capaian.rules.quality.evidence import check_evidence_words

FILE = "2023-Q2/kabid/foto-loket.jpg"


def photo(caption: str = "", alt: str = "", file: str = FILE, date: str = "", *proves: str) -> Evidence:
    codes = proves or ("ktp",)
    return Evidence(file, "image/jpeg", caption, alt, date, codes, "00", make.place("evidence.yaml", 7))


def called(evidence: Evidence) -> str:
    return caption_of(evidence, {"ktp": "Cakupan KTP-el", "kia": "Cakupan KIA", "mati": "Akta kematian"})


def test_a_photo_is_called_by_what_it_proves_and_when() -> None:
    assert called(photo()) == "Bukti Cakupan KTP-el, Triwulan II Tahun 2023"
    assert called(photo("", "", FILE, "", "ktp", "kia")) == (
        "Bukti Cakupan KTP-el dan Cakupan KIA, Triwulan II Tahun 2023"
    )
    assert called(photo("", "", FILE, "", "ktp", "kia", "mati")) == (
        "Bukti Cakupan KTP-el, Cakupan KIA, dan 1 lainnya, Triwulan II Tahun 2023"
    )


@pytest.mark.parametrize(
    ("file", "date", "words"),
    [
        (FILE, "2023-05-02", "Bukti Cakupan KTP-el"),  # the date stands beside the caption
        ("foto-loket.jpg", "", "Bukti Cakupan KTP-el"),
        ("umum/foto-loket.jpg", "", "Bukti Cakupan KTP-el"),
        ("2023-Q5/foto-loket.jpg", "", "Bukti Cakupan KTP-el"),
    ],
)
def test_no_period_is_made_up(file: str, date: str, words: str) -> None:
    assert called(photo("", "", file, date)) == words


def test_what_proves_nothing_known_is_called_by_its_file() -> None:
    assert called(photo("", "", FILE, "", "sarana")) == "Bukti foto loket"


@pytest.mark.parametrize(
    ("caption", "alt", "shown"),
    [("Loket", "", ("Loket", "Loket")), ("", "Dua loket", ("Dua loket",) * 2), ("A", "B", ("A", "B"))],
)
def test_words_of_somebody_go_before_made_ones(caption: str, alt: str, shown: tuple[str, str]) -> None:
    (found,) = caption_evidence(make.office_year(evidence=(photo(caption, alt),)))
    assert (found.caption, found.alt) == shown


def test_papers_that_are_no_pictures_stay_as_they_are() -> None:
    sheet = Evidence("rekap.pdf", "application/pdf", "", "", "", ("ktp",), "00", make.place("evidence.yaml"))
    assert caption_evidence(make.office_year(evidence=(sheet,))) == (sheet,)
    assert [*check_evidence_words(Facts(make.office_year(evidence=(sheet,))))] == []


def test_a_description_is_never_endless() -> None:
    assert len(write_description(["panjang " * 100], "Tahun 2023")) == 300
    assert write_description([], "Tahun 2023") == ""


@pytest.mark.parametrize(
    ("caption", "alt", "level", "column"),
    [
        ("", "", Level.WARNING, "caption"),
        (" ", "Dua loket", Level.NOTE, "caption"),
        ("Loket", "", Level.NOTE, "alt"),
    ],
)
def test_what_lacks_is_told_by_row_with_the_words_that_stand_in(
    caption: str, alt: str, level: Level, column: str
) -> None:
    year = make.office_year(evidence=(photo(caption, alt), photo("Loket", "Dua loket")))
    (issue,) = check_evidence_words(Facts(year))
    assert (issue.level, issue.code, issue.place.file, issue.place.row) == (
        level,
        "picture_undescribed",
        "evidence.yaml",
        7,
    )
    assert (issue.place.column or "").endswith(column)
    assert (
        caption_of(year.evidence[0], evidence_subject_names(year)) in issue.message and FILE in issue.message
    )
