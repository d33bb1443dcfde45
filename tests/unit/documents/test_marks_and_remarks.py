"""Margin marks on leads and callouts; `belum diverifikasi` beside every fact of
the law that is not sure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests import factories as make
from tests.functional.cli_cast import BALANGAN
from tests.paper_text import write_inlines, write_text
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.tree import BandLegend, Document, Table, TraceList
from capaian.domain.rule_set import MethodDescription, Provenance, RuleSet, Verification
from capaian.dossier.read import read_dossier
from capaian.rulebook import DATA, load_rulebook, read_rulebook
from capaian.rules.assess import assess

# --- marks

LEADS = """
  - {block: heading, id: bab, kind: chapter, title: Bab, lead: "Capaian {{ iku-2.achievement }}%."}
  - {block: callout, kind: method, title: Catatan, content: "Bobot {{ skm.weight }}."}
  - {block: callout, kind: limitation, title: Batas, content: "Tanpa angka, tahun {{ year }}."}
  - {block: heading, id: lain, kind: chapter, title: Lain, lead: "Tahun {{ year }}."}
  - {block: generated, kind: traces}
"""


def test_leads_and_callouts_with_figures_lead_to_entries_titled_by_what_is_beside_the_mark() -> (
    None
):
    marked = build_document(cast.paper(layout=cast.layout(LEADS)))
    text = write_text(marked)
    assert text.count("(Jejak 1-") == 2
    assert "Capaian [85,00]%.  (Jejak 1-1)" in text
    assert "! Catatan: Bobot [0,3333].  (Jejak 1-2)" in text
    (listed,) = [b for b in marked.blocks if isinstance(b, TraceList)]
    titles = [(entry.label, entry.title) for entry in listed.entries]
    assert titles == [("Jejak 1-1", "Bab I"), ("Jejak 1-2", "Catatan")]
    assert "Capaian IKU 2" in listed.entries[0].steps[0].name


# --- belum diverifikasi

REMARK = "belum diverifikasi"


def unsure(provenance: Provenance) -> Provenance:
    return replace(provenance, verification=Verification.UNVERIFIED)


def unverified(rules: RuleSet) -> RuleSet:
    """The same law, with not one fact of it verified."""
    methods: Mapping[str, tuple[MethodDescription, ...]] = {
        topic: tuple(replace(m, provenance=unsure(m.provenance)) for m in entries)
        for topic, entries in rules.methods.items()
    }
    return replace(
        rules,
        methods=methods,
        scales=tuple(replace(s, provenance=unsure(s.provenance)) for s in rules.scales),
        survey_classes=tuple(
            replace(t, provenance=unsure(t.provenance)) for t in rules.survey_classes
        ),
        national_targets=tuple(
            replace(t, provenance=unsure(t.provenance)) for t in rules.national_targets
        ),
    )


def report_under(rules: RuleSet) -> Document:
    year = read_dossier(BALANGAN).require()
    return build_document(Paper(year, assess(year, rules), rules, "0" * 64, folder=BALANGAN))


@pytest.fixture(scope="module")
def doubtful() -> Document:
    return report_under(unverified(read_rulebook(DATA)))


@pytest.fixture(scope="module")
def report() -> Document:
    return report_under(load_rulebook())


def table(document: Document, name: str) -> Table:
    return next(b for b in document.blocks if isinstance(b, Table) and b.id == name)


def test_the_remark_appears_just_where_the_rulebook_is_not_sure(report: Document) -> None:
    """Walk the annex of the real law: a row has the remark if and only if
    its method is unverified.
    """
    methods = [m for entries in load_rulebook().methods.values() for m in entries]
    seen = 0
    for row in table(report, "tabel-kebijakan").rows:
        cells = [write_inlines(cell.content) for cell in row.cells]
        named = [
            m for m in methods if len(cells) > 3 and m.name == cells[1] and m.symbols == cells[2]
        ]
        if len(named) == 1:
            seen += 1
            assert (REMARK in cells[3]) is (
                named[0].provenance.verification is Verification.UNVERIFIED
            )
    assert seen > 5


@pytest.mark.parametrize("name", ["tabel-skala", "tabel-survei-skm"])
def test_sources_of_scales_and_classes_carry_the_remark(
    name: str, doubtful: Document, report: Document
) -> None:
    assert REMARK in write_inlines(table(doubtful, name).source)
    assert REMARK not in write_inlines(table(report, name).source)


def test_the_legend_of_the_scale_carries_the_remark_once(doubtful: Document) -> None:
    (legend,) = [b for b in doubtful.blocks if isinstance(b, BandLegend)]
    assert legend.remark.count(REMARK) == 1


def test_texts_that_name_scale_or_class_carry_the_remark(doubtful: Document) -> None:
    text = write_text(doubtful)
    assert f"({REMARK}); <Tabel 3.1>" in text
    assert f"B (Baik ({REMARK}))" in text


def test_other_gap_rules_carry_the_remark(doubtful: Document) -> None:
    lines = [line for line in write_text(doubtful).splitlines() if "dengan cara “" in line]
    assert lines
    assert all(REMARK in line for line in lines)


def test_verified_law_carries_no_remark(report: Document) -> None:
    body = [line for line in write_text(report).splitlines() if REMARK in line]
    assert all(
        "Capaian: makin dekat" in line or "dengan cara" in line or " | " in line for line in body
    )


@pytest.mark.parametrize(
    ("verification", "remark"), [(Verification.UNVERIFIED, REMARK), (Verification.SECONDARY, "")]
)
def test_a_national_target_of_the_rulebook_is_remarked_beside_its_figure(
    verification: Verification, remark: str
) -> None:
    law = make.national_target("ktp", "95")
    law = replace(law, provenance=replace(law.provenance, verification=verification))
    rules = replace(cast.laws(), national_targets=(law,))
    year = cast.rich(
        agreements=cast.make.office_year().agreements,
        indicators=tuple(i for i in cast.rich().indicators if i.code != "nas-ktp"),
    )
    scope = cast.scope(year, rules)
    line = scope.resolve("ik-3.comparisons.4")
    assert getattr(scope.resolve("ik-3.comparisons.4.value"), "display", "") == "95,00"
    assert line is not None
    assert scope.resolve("ik-3.comparisons.4.remark") == remark


def test_a_target_agreed_with_the_director_general_needs_no_remark() -> None:
    scope = cast.scope(rules=unverified(cast.laws()))
    assert scope.resolve("ik-3.comparisons.4.remark") == ""
