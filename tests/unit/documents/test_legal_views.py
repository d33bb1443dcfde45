"""Decrees as papers read them: titles, citations, dates, articles, and the rows of their annexes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import legal_cast as legal

from capaian.documents.scope.values import Series, Thing, as_thing
from capaian.documents.scope.views.office import regent_title
from capaian.domain.identifiers import IndicatorCode, NodeId
from capaian.domain.narrative import DecreeAnnex, LegalDocument
from capaian.domain.office import Acting
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import Definition


def thing(document_id: str, year: OfficeYear | None = None) -> Thing:
    found = as_thing(legal.scope(year).resolve(f"documents.{document_id}"))
    assert found is not None
    return found


def of(decree: LegalDocument, **changes: object) -> Thing:
    """A decree in an office that has it alone beside the laws."""
    laws = (legal.law("uu-1", "Lembaran Negara Nomor 1"), legal.law("pp-2"))
    return thing(decree.id, legal.decreed(documents=(*laws, decree), **changes))


def annexes(decree: Thing) -> tuple[Thing, ...]:
    return legal.things(decree.field("annexes") or "")


def entries(annex: Thing, *fields: str) -> list[list[str]]:
    return [legal.words(entry, *fields) for entry in legal.things(annex.field("entries") or "")]


def test_a_decree_says_who_settled_what_and_where() -> None:
    fields = ("kind", "number", "date", "about", "issued_at", "signatory")
    assert legal.words(thing("sk-iku"), *fields) == [
        "decree",
        "050/1/2023",
        "Juli 2023",
        "Indikator Kinerja Dinas",
        "Kota Contoh",
        "Kepala Dinas",
    ]


@pytest.mark.parametrize(
    ("date", "shown", "to_sign"),
    [
        ("2021-01-04", "4 Januari 2021", "4 Januari 2021"),
        ("2023-07", "Juli 2023", "Juli 2023"),
        ("2023", "2023", "2023"),
        ("", "", "." * 30),
    ],
)
def test_of_a_date_no_more_is_written_than_is_known(date: str, shown: str, to_sign: str) -> None:
    assert legal.words(of(legal.decree(date=date)), "date", "issued_on") == [shown, to_sign]


def test_a_decree_without_a_place_is_issued_where_the_office_signs() -> None:
    year_place = replace(make.office(), place="Kota Lain", posts=legal.decreed().office.posts)
    assert legal.words(of(legal.decree(issued_at=""), office=year_place), "issued_at") == ["Kota Lain"]


@pytest.mark.parametrize(
    ("changes", "title", "post"),
    [
        (
            {},
            "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
            "Kepala Dinas Kependudukan dan Pencatatan Sipil",
        ),
        (
            {"acting": Acting.PLT},
            "Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh",
            "Plt. Kepala Dinas Kependudukan dan Pencatatan Sipil",
        ),
        ({"signatory": legal.KABID}, "Kepala Bidang Data", "Kepala Bidang Data"),
        (
            {"signatory": legal.KABID, "acting": Acting.PLT},
            "Plt. Kepala Bidang Data",
            "Plt. Kepala Bidang Data",
        ),
        ({"signatory": None}, "", ""),
    ],
    ids=["head", "acting head", "another post", "acting other", "nobody"],
)
def test_the_signature_names_the_post_in_the_capacity_of_the_day(
    changes: dict[str, object], title: str, post: str
) -> None:
    # The head acts today in this office; the paper was signed otherwise.
    decree = of(legal.decree("sk-iku", "iku", **changes))
    assert legal.words(decree, "signatory_title", "signatory_post") == [title, post]


def test_laws_are_cited_in_the_order_of_the_decree_with_their_gazette_even_twice() -> None:
    cited = legal.things(thing("sk-iku").field("legal_bases") or "")
    assert [legal.words(law, "citation") for law in cited] == [
        ["Peraturan uu-1 (Lembaran Negara Nomor 1)"],
        ["Peraturan pp-2"],
        ["Peraturan pp-2"],
    ]


def test_a_citation_without_its_document_is_left_out() -> None:
    cited = legal.things(of(legal.decree(attentions=("pp-2", "hilang"))).field("attentions") or "")
    assert [legal.words(law, "id") for law in cited] == [["pp-2"]]


def test_articles_keep_their_labels_words_and_items() -> None:
    articles = legal.things(thing("sk-iku").field("articles") or "")
    assert [legal.words(article, "label", "text") for article in articles] == [
        ["KESATU", "Indikator sebagaimana tercantum dalam lampiran."],
        ["KEDUA", "Indikator dipakai untuk:"],
    ]
    items = [legal.things(article.field("items") or "") for article in articles]
    assert [[legal.words(item, "text") for item in listed] for listed in items] == [
        [],
        [["rencana;"], ["laporan."]],
    ]


def test_annexes_keep_the_order_of_the_decree_and_number_themselves() -> None:
    found = annexes(thing("sk-iku"))
    assert [legal.words(annex, "number", "label", "title", "is_key") for annex in found] == [
        ["I", "Lampiran I", "Indikator Kinerja Utama", "ya"],
        ["II", "Lampiran II", "Indikator Kinerja", "tidak"],
    ]
    assert entries(found[0], "name") == [["Indikator iku-2"], ["Indikator iku-1"]]


def test_a_single_annex_has_no_numeral() -> None:
    decree = of(legal.decree(annexes=legal.ANNEXES[:1]))
    assert [legal.words(annex, "label") for annex in annexes(decree)] == [["Lampiran"]]


def test_two_indicators_share_a_row() -> None:
    last = legal.things(annexes(thing("sk-iku"))[1].field("entries") or "")[-1]
    assert legal.words(last, "name", "objective", "meaning", "owner") == [
        "Indikator ik-3 & Indikator ik-5",
        "Meningkatnya sasaran-1\nMeningkatnya sasaran-3",
        "makna",
        "Kepala Bidang Data",
    ]


def test_different_definitions_of_one_row_stand_below_each_other() -> None:
    year = legal.decreed()
    other = replace(year.indicators[4], definition=Definition("lain", "alasan", ""), data_source="SIAK")
    year = replace(year, indicators=(*year.indicators[:4], other, *year.indicators[5:]))
    last = legal.things(annexes(thing("sk-iku", year))[1].field("entries") or "")[-1]
    fields = ("meaning", "reason", "calculation", "data_source")
    assert legal.words(last, *fields) == ["makna\nlain", "alasan", "hitungan", "SIAK"]


def test_wording_of_this_decree_goes_before_the_plan_and_that_of_others_does_not() -> None:
    year = legal.decreed()
    renamed = replace(year.indicators[0], as_printed={"sk-iku": "Bunyi Keputusan", "lkjip": "Bunyi Laporan"})
    objectives = tuple(
        replace(o, as_printed={"sk-iku": "Sasaran Keputusan"}) if o.id == NodeId("sasaran-1") else o
        for o in year.objectives
    )
    year = replace(year, indicators=(renamed, *year.indicators[1:]), objectives=objectives)
    first = annexes(thing("sk-iku", year))[0]
    assert entries(first, "name", "objective")[1] == ["Bunyi Keputusan", "Sasaran Keputusan"]


def test_a_decree_still_to_be_written_lists_key_indicators_and_the_others_that_are_defined() -> None:
    year = legal.decreed()
    bare = tuple(
        replace(i, definition=Definition()) if i.code == IndicatorCode("ik-4") else i for i in year.indicators
    )
    found = annexes(of(legal.decree(), indicators=bare))
    assert [legal.words(annex, "title") for annex in found] == [
        ["Indikator Kinerja Utama"],
        ["Indikator Kinerja"],
    ]
    assert [entries(annex, "name") for annex in found] == [
        [["Indikator iku-1"], ["Indikator iku-2"]],
        [["Indikator ik-3"], ["Indikator ik-5"]],
    ]


def test_a_decree_on_other_matters_gets_no_annexes_of_its_own() -> None:
    assert annexes(thing("sk-iki")) == ()


def test_an_annex_may_name_an_indicator_that_nothing_defines() -> None:
    annex = DecreeAnnex("Lampiran", (legal.entry("hilang"),))
    assert entries(annexes(of(legal.decree(annexes=(annex,))))[0], "name", "objective") == [["", ""]]


@pytest.mark.parametrize(
    ("document_id", "expected"),
    [("sk-iku", ["ya", "tidak"]), ("sk-iki", ["tidak", "ya"]), ("uu-1", ["tidak", "tidak"])],
)
def test_which_decree_makes_which_paper(document_id: str, expected: list[str]) -> None:
    assert legal.words(thing(document_id), "is_iku", "is_iki") == expected


def test_the_letterhead_names_the_government_of_the_regency() -> None:
    office = as_thing(legal.scope().resolve("office"))
    assert office is not None
    assert legal.words(office, "government") == ["Pemerintah Kabupaten Contoh"]
    lines = office.field("letterhead")
    assert isinstance(lines, Series)
    assert [legal.words(line, "text") for line in lines.items] == [["Jalan Contoh 1"], ["Telepon 123"]]


@pytest.mark.parametrize(
    ("regency", "regent"),
    [("Kabupaten Contoh", "Bupati Contoh"), ("Kota Contoh", "Wali Kota Contoh")],
)
def test_who_governs_follows_from_the_kind_of_regency(regency: str, regent: str) -> None:
    year = make.office_year(office=replace(make.office(), regency_name=regency))
    assert regent_title(year.office) == regent
