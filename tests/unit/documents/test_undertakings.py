"""Agreements as posts sign them: whose lines, with whom, with which budgets, in place of what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests import factories as make
from tests.unit.documents import cast
from tests.unit.documents import legal_cast as legal

from capaian.documents.scope.paths import plain_text
from capaian.documents.scope.values import Thing, as_thing
from capaian.documents.scope.views.office import head_title
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.office import Acting
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, PerformanceAgreement
from capaian.domain.value import Known, TextValue, Unavailable, Unit

HEAD_TITLE = "Kepala Dinas Kependudukan dan Pencatatan Sipil Kabupaten Contoh"


def signed(year: OfficeYear | None = None) -> dict[str, Thing]:
    return {item.key: item for item in legal.things(legal.scope(year).resolve("undertakings"))}


def only(agreement: PerformanceAgreement, **changes: object) -> Thing:
    """The one paper of one agreement."""
    found = signed(legal.decreed(agreements=(agreement,), **changes))
    assert len(found) == 1
    return next(iter(found.values()))


def tier(*targets: str, **changes: object) -> PerformanceAgreement:
    chosen: dict[str, object] = {"kind": AgreementKind.TIER, "tier": "III", "second_party": ""}
    lines = (make.agreement_target(code, 10) for code in targets)
    return make.agreement(*lines, **{**chosen, **changes})


def codes(paper: Thing) -> list[str]:
    return [line.key for line in legal.things(paper.field("targets") or "")]


def budgets(paper: Thing) -> list[list[str]]:
    return [legal.words(b, "level", "code", "amount") for b in legal.things(paper.field("budgets") or "")]


def test_each_agreement_of_the_head_is_one_paper_and_each_post_signs_its_own() -> None:
    assert list(signed()) == ["pk-2023", "pk-2023-perubahan", "pk-iii-kabid", "pk-dirjen"]


def test_lines_go_to_the_post_that_is_responsible_and_the_others_stay_together() -> None:
    year = legal.decreed(agreements=(tier("ik-3", "ik-5", "ik-4"),))
    papers = signed(year)
    assert {key: codes(paper) for key, paper in papers.items()} == {
        "pk-2023-kabid": ["ik-3", "ik-4"],
        "pk-2023": ["ik-5"],
    }
    assert legal.words(papers["pk-2023"], "first_party") == ["Kepala Dinas"]


def test_a_line_without_a_post_belongs_to_the_owner_of_the_work_that_it_measures() -> None:
    year = legal.decreed(agreements=(tier("ik-3"),))
    orphan = tuple(replace(i, owner=None) for i in year.indicators)
    assert list(signed(replace(year, indicators=orphan))) == ["pk-2023-kabid"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", [HEAD_TITLE.replace("Kepala", "Plt. Kepala"), "Bupati Contoh"]),
        (HEAD_TITLE.removesuffix(" Kabupaten Contoh"), "Pj. Bupati", [HEAD_TITLE, "Pj. Bupati"]),
        (f"Plt. {HEAD_TITLE}", "", [f"Plt. {HEAD_TITLE}", "Bupati Contoh"]),
        ("Kepala Dukcapil", "", ["Kepala Dukcapil", "Bupati Contoh"]),
    ],
    ids=["stated nowhere", "regency left out", "acting then", "own name"],
)  # fmt: skip
def test_the_head_signs_as_the_paper_says_with_the_head_of_the_regency(
    first: str, second: str, expected: list[str]
) -> None:
    line = make.agreement_target("iku-1", 80)
    paper = only(make.agreement(line, first_party=first, second_party=second))
    assert legal.words(paper, "first_party", "second_party") == expected


@pytest.mark.parametrize("acting", [None, *Acting])
def test_all_papers_that_are_still_to_be_signed_name_the_head_alike(acting: Acting | None) -> None:
    line = make.agreement_target("iku-1", 80)
    office = legal.decreed().office
    posts = tuple(replace(post, acting=acting) if post.id == office.head else post for post in office.posts)
    papers = [
        make.agreement(line, id="pk-baru", first_party=HEAD_TITLE, signed=""),
        make.agreement(line, id="pk-lama", first_party=HEAD_TITLE, signed="2023-01"),
    ]
    year = legal.decreed(agreements=tuple(papers), office=replace(office, posts=posts))
    found = {key: legal.words(paper, "first_party") for key, paper in signed(year).items()}
    now = f"{acting} {HEAD_TITLE}" if acting else HEAD_TITLE
    assert found == {"pk-baru": [now], "pk-lama": [HEAD_TITLE]}
    assert head_title(year.office) == now
    words = {Acting.PLT: "pelaksana tugas", Acting.PLH: "pelaksana harian", Acting.PJ: "penjabat", None: ""}
    assert cast.scope(year).resolve("office.head.acting_as") == words[acting]


def test_titles_print_the_regency_on_a_line_of_its_own() -> None:
    paper = only(make.agreement(make.agreement_target("iku-1", 80), first_party=HEAD_TITLE))
    assert legal.words(paper, "first_post") == ["Kepala Dinas Kependudukan dan Pencatatan Sipil"]


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("", f"Plt. {HEAD_TITLE}"),
        ("Kepala Dinas Kependudukan dan Pencatatan Sipil", HEAD_TITLE),
    ],
)
def test_a_bidang_signs_with_the_head_in_the_capacity_that_the_paper_states(
    stated: str, expected: str
) -> None:
    paper = only(tier("ik-3", second_party=stated))
    assert legal.words(paper, "first_party", "second_party") == ["Kepala Bidang Data", expected]


def test_a_lower_post_signs_with_the_post_above_it() -> None:
    year = legal.decreed(agreements=(tier("ik-5", tier="IV", second_party="Kepala Bidang"),))
    owned = tuple(
        replace(i, owner=legal.STAFF) if i.code == IndicatorCode("ik-5") else i for i in year.indicators
    )
    acting = tuple(replace(p, acting=Acting.PLT if p.id == legal.KABID else None) for p in year.office.posts)
    paper = signed(replace(year, indicators=owned, office=replace(year.office, posts=acting)))["pk-2023-staf"]
    assert legal.words(paper, "first_party", "second_party") == ["Pengelola Data", "Plt. Kepala Bidang Data"]


def test_an_unknown_post_signs_with_whom_the_agreement_names() -> None:
    paper = only(tier("ik-5", first_party="JF", second_party="Kepala Bidang"))
    assert legal.words(paper, "first_party", "second_party") == ["JF", "Kepala Bidang"]


def test_the_first_agreement_has_the_first_budget_and_the_changed_one_the_changed() -> None:
    papers = signed()
    assert budgets(papers["pk-2023"]) == [["Program", "I", "100"], ["Program", "II", "50"]]
    assert budgets(papers["pk-2023-perubahan"]) == [["Program", "I", "400"], ["Program", "II", "600"]]
    assert [legal.words(papers[p], "total", "level") for p in ("pk-2023", "pk-2023-perubahan")] == [
        ["150", "Program"],
        ["1.000", "Program"],
    ]


@pytest.mark.parametrize(("is_changed", "amount"), [(False, "400"), (True, None)])
def test_the_only_budget_of_a_year_is_that_of_an_agreement_which_nobody_changed(
    is_changed: bool, amount: str | None
) -> None:
    year = legal.decreed(inputs=make.office_year().inputs)
    kept = year.agreements if is_changed else (year.agreements[0],)
    paper = signed(replace(year, agreements=kept))["pk-2023"]
    first = legal.things(paper.field("budgets") or "")[0].field("amount")
    assert (first.display if isinstance(first, Known) else None) == amount
    assert isinstance(paper.field("total"), Unavailable) is is_changed
    assert legal.words(paper, "knows_budgets") == ["tidak" if is_changed else "ya"]


def test_a_post_has_the_budget_of_the_work_it_owns_once() -> None:
    # I is owned by the post; I.1.1, which measures ik-4, lies below it.
    assert budgets(signed()["pk-iii-kabid"]) == [["Program", "I", "400"]]
    assert legal.words(signed()["pk-iii-kabid"], "total") == ["400"]


def test_lines_without_a_post_have_the_budget_of_what_they_measure() -> None:
    year = legal.decreed(agreements=(tier("ik-4", revision=1),))
    orphan = tuple(replace(i, owner=None) for i in year.indicators)
    unowned = tuple(replace(n, owner=None) for n in year.nodes)
    paper = signed(replace(year, indicators=orphan, nodes=unowned))["pk-2023"]
    assert budgets(paper) == [["Sub Kegiatan", "I.1.1", "100"]]
    assert legal.words(paper, "level", "total") == ["Sub Kegiatan", "100"]


def test_several_budgets_of_a_post_add_up_with_their_traces() -> None:
    year = legal.decreed(agreements=(tier("ik-3", revision=1),))
    owned = tuple(replace(n, owner=legal.KABID) if n.parent is None else n for n in year.nodes)
    paper = signed(replace(year, nodes=owned))["pk-2023-kabid"]
    total = paper.field("total")
    assert isinstance(total, Known)
    assert total.value == 1000
    assert total.trace.startswith("f")


def test_a_total_needs_all_its_parts() -> None:
    year = legal.decreed(agreements=(tier("ik-3", revision=1),))
    owned = tuple(replace(n, owner=legal.KABID) if n.parent is None else n for n in year.nodes)
    paper = signed(replace(year, nodes=owned, inputs=year.inputs[:2]))["pk-2023-kabid"]
    assert isinstance(paper.field("total"), Unavailable)
    assert legal.words(paper, "knows_budgets") == ["tidak"]


def test_funds_are_those_of_the_rows_below() -> None:
    first = legal.things(signed()["pk-2023"].field("budgets") or "")[0]
    assert legal.words(first, "funds", "name") == ["APBD", "Pekerjaan I"]


def test_work_without_money_keeps_its_line_without_an_amount() -> None:
    paper = signed(legal.decreed(inputs=()))["pk-2023"]
    amounts = [b.field("amount") for b in legal.things(paper.field("budgets") or "")]
    assert amounts
    assert all(isinstance(amount, Unavailable) for amount in amounts)


def test_the_agreement_with_the_centre_has_no_budget() -> None:
    paper = signed()["pk-dirjen"]
    assert budgets(paper) == []
    assert legal.words(paper, "second_party", "level") == ["Direktur Jenderal", "Program"]


def test_a_changed_agreement_names_what_it_replaces_and_why() -> None:
    paper = signed()["pk-2023-perubahan"]
    replaced = as_thing(paper.field("replaces") or "")
    assert replaced is not None
    assert replaced.key == "pk-2023"
    assert legal.words(paper, "is_revised", "reason") == ["ya", ""]
    assert legal.words(signed()["pk-iii-kabid"], "reason") == ["Renstra baru"]


def test_the_latest_of_several_earlier_agreements_is_replaced() -> None:
    line = make.agreement_target("iku-1", 80)
    made = [make.agreement(line, id=f"pk-{n}", revision=n) for n in range(3)]
    other = make.agreement(line, id="pk-lama", revision=1, year=2022)
    papers = signed(legal.decreed(agreements=(*made, other)))
    found = as_thing(papers["pk-2"].field("replaces") or "")
    assert found is not None
    assert found.key == "pk-1"
    assert isinstance(papers["pk-0"].field("replaces"), Unavailable)


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        ("2023-07-14", "Kota Contoh, 14 Juli 2023"),
        ("2023-07", "Kota Contoh, Juli 2023"),
        ("2023", "Kota Contoh, .................... 2023"),
        ("", "Kota Contoh, ...................."),
    ],
)
def test_dots_stand_where_the_day_is_to_be_written(date: str, shown: str) -> None:
    paper = only(make.agreement(make.agreement_target("iku-1", 80), signed=date))
    assert legal.words(paper, "place_and_date") == [shown]


def test_lines_of_a_group_are_lettered_below_its_words() -> None:
    lines = legal.things(signed()["pk-dirjen"].field("targets") or "")
    fields = ("intro", "letter", "lettered_name", "stated")
    assert [legal.words(line, *fields) for line in lines] == [
        ["", "", "Indikator pusat-1", "Sudah"],
        ["Kegiatan, meliputi:", "a.", "a. Indikator pusat-2", "3 (tiga) mitra"],
        ["", "b.", "b. Indikator pusat-3", "Inovasi"],
    ]


def test_lines_without_a_group_are_none() -> None:
    lines = legal.things(signed()["pk-2023"].field("targets") or "")
    assert [legal.words(line, "intro", "lettered_name") for line in lines] == [
        ["", "Indikator iku-1"],
        ["", "Indikator iku-2"],
    ]


@pytest.mark.parametrize(
    ("value", "unit", "scale", "text", "shown", "after"),
    [
        ("95", "percent", None, "", "95", "%"),
        ("99.4", "percent", None, "", "99,4", "%"),
        ("86", "index", None, "", "86", ""),
        ("3.4", "index", "scale-4", "", "3,4", ""),
        ("8", "dokumen", None, "", "8", "\N{NO-BREAK SPACE}dokumen"),
        ("3", "mitra", None, "3 (tiga) mitra", "3 (tiga) mitra", ""),
        (None, "keadaan", None, "Sudah", "Sudah", ""),
    ],
)
def test_targets_stand_as_agreements_write_them(
    value: str | None, unit: str, scale: str | None, text: str, shown: str, after: str
) -> None:
    target = make.target(value, text=text, scale=None if scale is None else Unit(scale))
    indicator = make.indicator("iku-1", unit=Unit(unit), objective=legal.decreed().indicators[0].objective)
    agreement = make.agreement(make.agreement_target("iku-1", target))
    line = legal.things(only(agreement, indicators=(indicator,), survey_elements=()).field("targets") or "")[
        0
    ]
    stated = line.field("stated")
    assert stated is not None
    assert [plain_text(stated), plain_text(line.field("stated_unit") or "")] == [shown, after]
    assert isinstance(stated, TextValue) is (value is not None and bool(text))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "ya"),
        ({"targets": ()}, "tidak"),
        ({"kind": AgreementKind.DIRECTOR_GENERAL}, "tidak"),
        ({"kind": AgreementKind.DIRECTOR_GENERAL, "document": "hilang"}, "tidak"),
        ({"kind": AgreementKind.DIRECTOR_GENERAL, "document": legal.BASIS}, "ya"),
    ],
    ids=["head", "no lines", "centre without basis", "basis unknown", "centre"],
)
def test_what_can_become_a_paper(changes: dict[str, object], expected: str) -> None:
    agreement = make.agreement(make.agreement_target("iku-1", 80), **changes)
    assert legal.words(only(agreement), "is_complete") == [expected]


def test_a_post_that_the_office_lacks_signs_nothing_of_its_own() -> None:
    year = legal.decreed(agreements=(tier("ik-3", "ik-5"),))
    lost = tuple(
        replace(i, owner=PostId("hilang")) if i.code == IndicatorCode("ik-3") else i for i in year.indicators
    )
    papers = signed(replace(year, indicators=lost))
    assert {key: codes(paper) for key, paper in papers.items()} == {"pk-2023": ["ik-3", "ik-5"]}


def test_an_agreement_of_one_named_post_is_that_posts_with_all_its_lines() -> None:
    year = legal.decreed(agreements=(tier("ik-3", "ik-5", "ik-4", first_party="Pengelola Data"),))
    papers = signed(year)
    assert {key: codes(paper) for key, paper in papers.items()} == {"pk-2023-staf": ["ik-3", "ik-5", "ik-4"]}
    assert legal.words(papers["pk-2023-staf"], "first_party") == ["Pengelola Data"]
