"""Our own papers, audited as files: no error, and exactly those warnings that the dossiers declare."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Final

import pytest
from tests.audit.carried import spoil
from tests.audit.dice import Dice
from tests.audit.own_files import audited, read, read_as, written
from tests.audit.own_reports import EXAMPLES, OwnPaper, matches, print_own_papers, trace_own_reports
from tests.audit.planting import Planted
from tests.audit.relations import Figure, Kinship, TracedPaper, value_of

from capaian.auditor.against import find_underived
from capaian.auditor.audit import audit
from capaian.auditor.derivable import Derivable, derive
from capaian.domain.audit import Finding
from capaian.domain.issue import Level
from capaian.domain.narrative import Difference
from capaian.dossier.check import prepare
from capaian.writers.docx import write_docx

PAPERS: Final = {paper.name: paper for paper in print_own_papers()}
REPORTS: Final = {report.name: report for report in trace_own_reports()}
OF_FIGURES: Final = ("total_differs", "two_values", "part_larger_than_whole")
"""Contradictions of data that stay in them, so that the papers print them too."""
NOT_TOLD: Final[Mapping[str, str]] = {
    "rata-rata-2022": "the papers print the mean of 2022 and not its two parts",
    "capaian-program-v": "no paper says that it is a mean of its parts: each level has its own measure",
    "capaian-administrasi-umum": "as above",
    "capaian-pengumpulan-data": "as above",
    "capaian-iii-1": "as above",
    "capaian-iii-2": "as above",
    "capaian-iv-1": "as above",
    "capaian-iv-2": "as above",
    "satuan-data-awal": "the papers print the unit that was missing",
    "sumber-kosong": "an empty cell contradicts nothing",
}
"""Declared values that are kept as printed, where the papers hold nothing against them."""


def is_kept(difference: Difference) -> bool:
    """Whether what is declared stands in our papers: data that contradict each other, or used as printed."""
    is_of_data = any(subject.partition(":")[0] in OF_FIGURES for subject in difference.covers)
    return is_of_data or difference.used.startswith(difference.printed)


@cache
def derivable(office: str) -> Derivable:
    prepared = prepare(EXAMPLES / office)
    return derive(prepared.office_year, prepared.assess(), prepared.rule_set)


def _entries(paper: OwnPaper, finding: Finding) -> list[str]:
    return [difference.id for difference in paper.differences if matches(finding, difference)]


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_has_no_error_and_each_warning_is_one_that_is_declared(name: str, form: str) -> None:
    findings = [finding for finding in audited(name, form).findings if finding.level is not Level.NOTE]
    assert [finding.why for finding in findings if finding.level is Level.ERROR] == []
    told = {finding.id: (_entries(PAPERS[name], finding), finding.why) for finding in findings}
    assert {each: found for each, found in told.items() if len(found[0]) != 1} == {}


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_is_said_of_both_forms(name: str) -> None:
    word, pdf = (
        Counter((each.level, each.rule, each.printed, each.computed) for each in audited(name, form).findings)
        for form in ("docx", "pdf")
    )
    assert pdf == word


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize("office", sorted({paper.office for paper in PAPERS.values()}))
def test_every_difference_that_the_papers_keep_is_found_in_them(office: str, form: str) -> None:
    papers = [paper for paper in PAPERS.values() if paper.office == office]
    kept = {difference.id for difference in papers[0].differences if is_kept(difference)}
    met = {
        entry
        for paper in papers
        for finding in audited(paper.name, form).findings
        if finding.level is Level.WARNING
        for entry in _entries(paper, finding)
    }
    assert met == kept - set(NOT_TOLD)


def test_what_is_not_told_is_declared_and_kept() -> None:
    kept = {each.id for paper in PAPERS.values() for each in paper.differences if is_kept(each)}
    assert kept >= set(NOT_TOLD)


@pytest.mark.parametrize("office", sorted({paper.office for paper in PAPERS.values()}))
def test_what_a_dossier_gives_leaves_most_numbers_out(office: str) -> None:
    """Codes of places, numbers of laws and of rows of files are no figures that a report could rest on."""
    given = [number for number in range(1000, 10_000) if derivable(office).gives(Decimal(number), 0)]
    assert len(given) < 9_000 * 0.04
    assert len([number for number in range(100, 1000) if derivable(office).gives(Decimal(number), 0)]) < 150


def test_a_limit_that_the_dossier_declares_follows_from_it() -> None:
    prepared = prepare(EXAMPLES / "balangan-2023")
    year = prepared.office_year
    report = (
        "Tabel 4 Cara menghitung\nHal\tPilihan\tLambang\n"
        "Batas atas capaian\tDengan batas atas (137 persen)\tmin(C, batas)\n"
    )
    document, _ = read_as(report.encode(), "txt")
    for cap, wrong in ((None, ["137"]), (Decimal(137), []), (Decimal(173), ["137"])):
        declared = replace(year, policies=replace(year.policies, cap=cap))
        known = derive(declared, prepared.assess(), prepared.rule_set)
        assert [each.printed for each in find_underived(document, known)] == wrong


def _figures(report: TracedPaper, sort: str) -> Sequence[Figure]:
    related = [relation for relation in report.relations if relation.kinship is not Kinship.SAME]
    sorts = {
        "table": [figure for relation in related for figure in relation.inputs],
        "total": [relation.result for relation in related if relation.kinship is Kinship.SUM],
    }
    return [figure for figure in sorts[sort] if len(re.sub(r"\D", "", figure.text)) > 3]


def _one_digit_off(report: TracedPaper, sort: str) -> Planted:
    """Change one digit of a figure that follows from others, or that a table prints too."""
    dice = Dice(sort, 0)
    figure = dice.one_of(_figures(report, sort))
    places = [place for place, sign in enumerate(figure.text) if sign.isdigit()]
    place = dice.one_of(places[: len(places) - min(2, figure.decimals)])
    digit = str(1 + (int(figure.text[place]) + dice.below(8)) % 9)
    text = f"{figure.text[:place]}{digit}{figure.text[place + 1 :]}"
    line = report.texts[figure.line - 1]
    made = line[: figure.start] + text + line[figure.start + len(text) :]
    lines = (*report.texts[: figure.line - 1], made, *report.texts[figure.line :])
    assert value_of(text) != figure.value
    return Planted(
        sort, report.name, (figure.line,), f"{figure.text} -> {text}", lines, frozenset({figure.line})
    )


def _with_one_digit(report: TracedPaper, planted: Planted) -> bytes:
    """Return the Word file in which one sign of its text differs, without the figures it was made with.

    What recomputes must tell it by itself; see `test_retyped_figures` for what the kept figures tell.
    """
    sound = written(f"{report.name}/lkjip", "docx")
    spoiled = _body(write_docx(spoil(report, planted)))
    body = _body(sound)
    (place,) = [at for at, (old, new) in enumerate(zip(body, spoiled, strict=True)) if old != new]
    assert body[place].isdigit() and spoiled[place].isdigit()
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(sound)) as old, zipfile.ZipFile(made, "w") as new:
        for part in (each for each in old.infolist() if not each.filename.startswith("customXml/")):
            new.writestr(part, spoiled if part.filename == "word/document.xml" else old.read(part))
    return made.getvalue()


def _body(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read("word/document.xml").decode("utf-8")


def _is_told(name: str, planted: Planted) -> bool:
    """Whether a finding that the sound file has not leads to a line with the changed figure."""
    new = planted.what.split(" -> ")[1]
    document, file = read_as(_with_one_digit(REPORTS[name], planted), "docx")
    known = {(finding.rule, finding.why) for finding in audited(f"{name}/lkjip", "docx").findings}
    found = [
        finding for finding in audit(document, file).findings if (finding.rule, finding.why) not in known
    ]
    named = {line for finding in found for line in (finding.line, *finding.lines)}
    return any(new in document.line(line).text for line in named)


@pytest.mark.parametrize(("name", "sort"), [("balangan-2023", "total"), ("belitung-2024", "table")])
def test_one_digit_changed_in_the_word_file_is_found_at_its_place(name: str, sort: str) -> None:
    """Of digits in sentences, and of many more in tables, the score tells how many are found."""
    planted = _one_digit_off(REPORTS[name], sort)
    assert _is_told(name, planted), f"{planted.what} in {planted.lines[planted.changed[0] - 1]}"


@pytest.mark.parametrize("name", PAPERS)
def test_every_number_of_a_paper_follows_from_its_dossier(name: str) -> None:
    paper = PAPERS[name]
    document, _ = read(name, "docx")
    assert [each.quote for each in find_underived(document, derivable(paper.office))] == []
