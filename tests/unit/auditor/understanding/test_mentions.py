"""Which figures of a sentence are quantities, and which of them are means."""

from __future__ import annotations

import pytest

from capaian.auditor.printed.document import Line
from capaian.auditor.reading.structure import read_structure
from capaian.auditor.understanding.mentions import Mention, mentions_of


def _mentions(text: str) -> list[Mention]:
    (sentence,) = read_structure([Line(1, (text,))]).sentences
    return [*mentions_of(sentence)]


@pytest.mark.parametrize(
    "span", ["5 tahun", "5 (lima) tahun", "14 (empat belas) hari", "3 bulan", "24 (dua puluh empat) bulan"]
)
def test_a_span_of_time_is_no_quantity(span: str) -> None:
    found = _mentions(f"Dokumen yang terbit selama {span} sebanyak 9.004 lembar.")
    assert [mention.number.text for mention in found] == ["9.004"]


@pytest.mark.parametrize("things", ["5 (lima) kecamatan", "14 (empat belas) kelompok", "3 petugas"])
def test_a_number_of_things_is_a_quantity(things: str) -> None:
    found = _mentions(f"Dokumen dari {things} sebanyak 9.004 lembar.")
    assert [mention.number.text for mention in found] == [things.split()[0], "9.004"]


@pytest.mark.parametrize(
    "said",
    ["rata-rata sebesar", "dengan rata-ratanya", "Rata rata per desa", "rata-rata selama 5 (lima) tahun"],
)
def test_a_mean_is_called_one(said: str) -> None:
    (mean,) = _mentions(f"Cakupan {said} 86,80%.")
    assert mean.is_mean


def test_only_the_figure_after_the_word_is_a_mean() -> None:
    found = _mentions("Rata-rata cakupan 86,80% dari target 90,00%.")
    assert [mention.is_mean for mention in found] == [True, False]
