"""What is called efficient reached no less than it spent; what is left of a budget is no waste."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import audited, told

from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level

CLOSING = (
    "Penggunaan sumber daya dinas pada tahun 2022 {verdict}. Rata-rata capaian kinerja program sebesar"
    " {reached}%, sedangkan serapan anggarannya sebesar {spent}%.\n"
)
PORT = (
    "Capaian sasaran keselamatan pelayaran sebesar {reached}% dari target sebesar {target}%. Sasaran ini"
    " didukung dana sebesar Rp 48.500.000,- atau {spent}% dari anggaran sebesar Rp 50.000.000,-. Dari sisi"
    " penggunaan dana sasaran ini {verdict}.\n"
)
VERDICTS = ["termasuk efisien", "tergolong cukup efisien", "sudah efisien", "berjalan dengan efisien"]


def claims(text: str) -> list[tuple[int, str]]:
    return [(line, printed) for line, printed, _ in told(text, AuditRule.CLAIM)]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_who_reached_less_than_was_spent_is_not_efficient(verdict: str) -> None:
    assert claims(CLOSING.format(verdict=verdict, reached="85,76", spent="94,23")) == [(1, verdict)]
    assert claims(CLOSING.format(verdict=verdict, reached="98,40", spent="94,23")) == []
    assert claims(CLOSING.format(verdict=verdict, reached="94,23", spent="94,23")) == []


def test_it_is_a_warning_that_names_both_figures() -> None:
    text = CLOSING.format(verdict="termasuk efisien", reached="85,76", spent="94,23")
    (finding,) = [f for f in audited(text).findings if f.rule is AuditRule.CLAIM]
    assert finding.level is Level.WARNING
    assert "85,76%" in finding.why
    assert "94,23%" in finding.why


@pytest.mark.parametrize(
    ("reached", "target", "spent", "is_told"),
    [
        ("50", "100", "97", True),
        ("80", "90", "97", True),
        ("87", "76", "97", False),
        ("97", "100", "97", False),
        ("60", "50", "97", False),
    ],
)
def test_an_actual_beside_its_target_counts_by_what_it_reached_of_it(
    reached: str, target: str, spent: str, *, is_told: bool
) -> None:
    text = PORT.format(reached=reached, target=target, spent=spent, verdict="telah dicapai secara efisien")
    assert bool(claims(text)) is is_told


@pytest.mark.parametrize(
    "verdict",
    [
        "belum termasuk efisien",
        "dikatakan efisien apabila capaiannya melebihi serapan",
        "perlu berjalan efisien",
        "dijalankan menurut pedoman efisiensi",
        "diukur menurut tingkat efisiensinya",
    ],
)
def test_denials_conditions_and_wishes_call_nothing_efficient(verdict: str) -> None:
    assert claims(CLOSING.format(verdict=verdict, reached="85,76", spent="94,23")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Penggunaan dana termasuk efisien. Serapan anggaran sebesar 94,23%.\n",
        "Penggunaan dana termasuk efisien. Rata-rata capaian kinerja program sebesar 85,76%.\n",
        "Penggunaan dana termasuk efisien.\n\nCapaian kinerja 85,76%, dan serapan anggaran 94,23%.\n",
        CLOSING.format(verdict="termasuk efisien", reached="85,76", spent="94,23").rstrip()
        + " Pada tahun 2021 serapan anggaran sebesar 80,10%.\n",
    ],
    ids=["nothing-reached", "nothing-spent", "another-paragraph", "two-years"],
)
def test_a_verdict_without_both_figures_of_its_paragraph_is_left_alone(text: str) -> None:
    assert claims(text) == []


REST = (
    "Kegiatan {name} dengan capaian kinerja 111% dan serapan anggaran {spent}%,"
    " sehingga {word} anggaran {rest}%.\n"
)


@pytest.mark.parametrize("word", ["defisiensi", "inefisiensi", "pemborosan"])
@pytest.mark.parametrize("name", ["pemugaran naskah", "pengerukan alur pelayaran"])
def test_what_is_left_of_a_budget_is_no_waste(word: str, name: str) -> None:
    wrong = REST.format(name=name, spent="94,41", word=word, rest="5,59")
    assert told(wrong, AuditRule.LABEL) == [(1, word, "efisiensi")]
    assert told(wrong.replace(f"{word} ", "efisiensi "), AuditRule.LABEL) == []


@pytest.mark.parametrize(("spent", "rest"), [("94,41", "5,95"), ("105,59", "5,59"), ("94,41", "11,00")])
def test_another_figure_may_be_a_waste(spent: str, rest: str) -> None:
    text = REST.format(name="pemugaran naskah", spent=spent, word="pemborosan", rest=rest)
    assert told(text, AuditRule.LABEL) == []
