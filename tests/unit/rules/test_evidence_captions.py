"""What a photograph is called that nobody described, and who is told of it."""

from __future__ import annotations

import pytest
from tests import factories as make

from capaian.domain.narrative import Evidence
from capaian.rules.evidence_captions import caption_evidence, caption_of, write_description

FILE = "2023-Q2/kabid/foto-loket.jpg"


def photo(
    caption: str = "", alt: str = "", file: str = FILE, date: str = "", *proves: str
) -> Evidence:
    codes = proves or ("ktp",)
    return Evidence(
        file, "image/jpeg", caption, alt, date, codes, "00", make.place("evidence.yaml", 7)
    )


def called(evidence: Evidence) -> str:
    return caption_of(
        evidence, {"ktp": "Cakupan KTP-el", "kia": "Cakupan KIA", "mati": "Akta kematian"}
    )


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
    (nameless,) = caption_evidence(
        make.office_year(components=(make.component("ktp", name=""),), evidence=(photo(),))
    )
    assert nameless.caption == "Bukti foto loket"


@pytest.mark.parametrize(
    ("caption", "alt", "shown"),
    [
        ("Loket", "", ("Loket", "Loket")),
        ("", "Dua loket", ("Dua loket",) * 2),
        ("A", "B", ("A", "B")),
    ],
)
def test_words_of_somebody_go_before_made_ones(
    caption: str, alt: str, shown: tuple[str, str]
) -> None:
    (found,) = caption_evidence(make.office_year(evidence=(photo(caption, alt),)))
    assert (found.caption, found.alt) == shown


def test_papers_that_are_no_pictures_stay_as_they_are() -> None:
    sheet = Evidence(
        "rekap.pdf", "application/pdf", "", "", "", ("ktp",), "00", make.place("evidence.yaml")
    )
    assert caption_evidence(make.office_year(evidence=(sheet,))) == (sheet,)


def test_a_description_is_never_endless() -> None:
    assert len(write_description(["panjang " * 100], "Tahun 2023")) == 300
    assert write_description([], "Tahun 2023") == ""
