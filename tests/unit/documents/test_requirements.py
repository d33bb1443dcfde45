"""What a layout requires, the things it makes a paper for, and the names of those papers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paper_text import write_text
from tests.unit.documents import cast

from capaian.documents.availability import check_paper, split_paper
from capaian.documents.build import build_document
from capaian.documents.layout import Layout, read_layout
from capaian.documents.paper import Paper, find_bare_rows, missing_parts
from capaian.documents.tree import Orientation
from capaian.domain.errors import InputError
from capaian.domain.issue import Level, Place
from capaian.domain.period import Period
from capaian.rules.assess import assess

HEAD = "id: x\ntitle: Naskah\nshort_title: N\n"
BODY = "blocks:\n  - {block: text, content: Halo}\n"


def layout(header: str, body: str = BODY) -> Layout:
    return read_layout(f"{HEAD}{header}{body}", file="layouts/pk.yaml")


def requiring(*rules: str) -> Layout:
    texts = [
        f"  - {{{rule}, file: plan.yaml, message: M{n}., remedy: R{n}.}}\n"
        for n, rule in enumerate(rules)
    ]
    return layout("requires:\n" + "".join(texts))


RULES = [
    ("query: indicators", True),
    ("query: parts.counts", True),
    ("query: iku-2.actual", True),
    ("query: indicators where tier = IX", False),
    ("query: documents where id = tidak-ada", False),
    ("query: tiers.IX, when: parts.counts", False),
    ("query: indicators where tier = IX, when: indicators where tier = X", True),
]


@pytest.mark.parametrize(("rule", "is_met"), RULES, ids=[rule for rule, _ in RULES])
def test_what_is_required_must_be_there(rule: str, is_met: bool) -> None:
    found = missing_parts(requiring(rule), cast.scope())
    assert [(i.code, i.level, i.place, i.message, i.remedy) for i in found] == (
        [] if is_met else [("part_required", Level.ERROR, Place("plan.yaml"), "M0.", "R0.")]
    )


def test_rows_without_figures_are_named_with_the_sheet_that_fills_them() -> None:
    message = "{{{{ count indicators }}}}."
    rule = (
        f'query: indicators where tier = {{}}, file: outputs.csv, message: "{message}", remedy: R.'
    )
    own = layout(
        "".join(["hints:\n", *(f"  - {{{rule.format(tier)}}}\n" for tier in ("IX", "II"))])
    )
    (found,) = find_bare_rows(own, cast.scope())
    assert (found.level, found.place, found.remedy) == (Level.WARNING, Place("outputs.csv"), "R.")
    assert found.message[:-1].isdigit(), "fields of a hint are filled"


def test_what_is_missing_is_reported_with_the_year_of_the_dossier() -> None:
    rule = (
        'query: tiers.IX, file: plan.yaml, message: "M {{ year }}.", remedy: "Isi {{ year }}-Q1."'
    )
    (found,) = missing_parts(layout(f"requires:\n  - {{{rule}}}\n"), cast.scope())
    assert (found.message, found.remedy) == ("M 2023.", "Isi 2023-Q1.")


@pytest.mark.parametrize("kind", ["lkjip", "pk"])
def test_agreements_of_another_year_are_not_those_of_this_one(kind: str) -> None:
    year = cast.rich()
    old = replace(year, agreements=tuple(replace(a, year=year.year - 1) for a in year.agreements))
    found = missing_parts(read_layout(kind=kind), cast.scope(old))
    assert "agreements.yaml" in {issue.place.file for issue in found}


def test_all_that_is_missing_is_reported_at_once() -> None:
    rules = [
        "query: tiers.IX",
        "query: iku-2",
        "query: parts.nope",
        "query: indicators where tier = IX",
    ]
    found = missing_parts(requiring(*rules), cast.scope())
    assert [(issue.code, issue.place) for issue in found] == [
        ("part_required", Place("plan.yaml")),
        ("unknown_field", Place("layouts/pk.yaml", 7)),
        ("part_required", Place("plan.yaml")),
    ]


def test_a_part_that_no_dossier_has_is_reported_with_the_nearest() -> None:
    (issue,) = missing_parts(requiring("query: parts.count"), cast.scope())
    assert (issue.value, issue.remedy.startswith("Yang ada: counts")) == ("count", True)


def test_checking_and_making_refuse_a_paper_alike() -> None:
    paper = cast.paper(layout=requiring("query: tiers.IX"))
    with pytest.raises(InputError) as caught:
        split_paper(paper)
    assert caught.value.issues == check_paper(paper)


MISTAKES = (
    "blocks:\n  - {block: text, content: '{{ oficce.name }}'}\n"
    "  - {block: text, content: '{{ yaer }}', when: tierz}\n"
)


def test_a_paper_that_only_lacks_data_is_not_read_further() -> None:
    """What lacks in the dossier would be told as names that are unknown."""
    header = "requires:\n  - {query: tiers.IX, file: a, message: b, remedy: c}\n"
    with pytest.raises(InputError) as caught:
        split_paper(cast.paper(layout=layout(header, MISTAKES)))
    assert [issue.code for issue in caught.value.issues] == ["part_required"]


# --- one paper for each thing

EACH = "each: indicators\nsubject: indikator\n"
ABOUT = 'blocks:\n  - {block: text, content: "Tentang {{ subject.name }}."}\n'


def each(header: str = EACH) -> Paper:
    return cast.paper(layout=layout(header, ABOUT), kind="pk")


def test_each_thing_has_a_paper_of_its_own() -> None:
    papers = split_paper(each())
    codes = [str(indicator.code) for indicator in cast.rich().indicators]
    assert [paper.subject for paper in papers] == codes
    assert [paper.name for paper in papers] == [f"pk-{code}" for code in codes]
    texts = [write_text(build_document(paper)) for paper in papers]
    names = [indicator.name for indicator in cast.rich().indicators]
    assert all(f"Tentang {name}" in text for name, text in zip(names, texts, strict=True))


def test_a_paper_about_the_whole_office_has_the_name_of_its_kind() -> None:
    (paper,) = split_paper(cast.paper(layout=layout(""), kind="renja"))
    assert (paper.name, paper.subject) == ("renja", "")


def test_papers_of_things_that_are_not_there_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        split_paper(each("each: indicators where tier = IX\nsubject: indikator eselon IX\n"))
    (issue,) = caught.value.issues
    assert (issue.code, issue.place.file) == ("part_required", "layouts/pk.yaml")
    assert "indikator eselon IX" in issue.message


@pytest.mark.parametrize(
    "header",
    ["each: indikator\n", "each: indicators\nfile: '{{ subject.kode }}'\n", "each: year\n"],
)
def test_an_unknown_thing_or_name_is_reported(header: str) -> None:
    with pytest.raises(InputError) as caught:
        split_paper(each(header))
    assert [issue.code for issue in caught.value.issues] == ["unknown_field"]


NAMES = [
    ("'{{ subject.code }}'", ["pk-iku-1", "pk-iku-2"]),
    ("'PK {{ subject.code }} / a?b'", ["pk-iku-1-a-b", "pk-iku-2-a-b"]),
    ("pk-sama", ["pk-sama", "pk-sama-2"]),
    ("'???'", ["pk-tanpa-nama", "pk-tanpa-nama-2"]),
    ("'../../etc'", ["pk-etc", "pk-etc-2"]),
]


@pytest.mark.parametrize(("file", "expected"), NAMES, ids=[file for file, _ in NAMES])
def test_names_of_files_are_plain_and_differ(file: str, expected: list[str]) -> None:
    names = [paper.name for paper in split_paper(each(f"{EACH}file: {file}\n"))]
    kept = [name for name in names if not name.startswith("pk-ik-")][:2]
    assert kept == expected
    assert len(set(names)) == len(names)


# --- what the file says of the paper


def test_the_title_tells_the_period() -> None:
    assert (
        build_document(cast.paper(layout=layout(""))).meta.title
        == f"Naskah Tahun {cast.rich().year}"
    )


def test_pages_lie_as_the_layout_says() -> None:
    assert build_document(cast.paper(layout=layout(""))).meta.orientation is Orientation.PORTRAIT
    turned = build_document(cast.paper(layout=layout("orientation: landscape\n")))
    assert turned.meta.orientation is Orientation.LANDSCAPE


def test_a_quarter_is_called_so() -> None:
    year, law = cast.rich(), cast.laws()
    quarter = assess(year, law, Period.parse(f"{year.year}-Q3"))
    made = build_document(replace(cast.paper(layout=layout("")), assessment=quarter))
    assert made.meta.title == f"Naskah Triwulan III Tahun {year.year}"
    assert made.meta.created == f"{year.year}-09-30"
