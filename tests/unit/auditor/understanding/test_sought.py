"""Figures of one value that words may name, found without weighing all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.unit.auditor.reports import audited, read

from capaian.auditor.slips import values_of
from capaian.auditor.understanding.figure_index import find_figures
from capaian.auditor.understanding.figures import known_by
from capaian.auditor.understanding.prose import read_paragraphs
from capaian.auditor.understanding.quotes import Quoter, quotes_of
from capaian.auditor.understanding.sought import Shelf, Sought
from capaian.domain.audit import AuditRule

KINDS = ("bendungan", "embung", "irigasi", "saluran", "pintu", "sumur", "pompa", "jaringan")
_FIRST = ("karang", "sumber", "tegal", "wono", "bangun", "purwo", "mulyo", "pandan")
_LAST = ("rejo", "agung", "dadi", "jaya", "lestari", "harjo", "makmur", "asri", "kulon", "wetan")
PLACES = [f"{first}{last}" for last in _LAST for first in _FIRST]


def text(sections: int) -> Iterator[str]:
    """Yield sections with a table each, whose forty values are printed all over the text."""
    yield "LAPORAN KINERJA DINAS SUMBER DAYA AIR TAHUN 2031"
    for section, place in enumerate(PLACES[:sections]):
        values = [f"{80 + (section * 7 + row * 13) % 40 / 10:.2f}".replace(".", ",") for row in range(8)]
        yield f"3.{section + 1} Layanan {place}"
        yield f"Tabel 3.{section + 1} Capaian layanan {place} Tahun 2031"
        yield "No | Layanan | Capaian (%)"
        rows = [*zip(KINDS, values, strict=True)]
        yield from (
            f"{row} | Perbaikan {kind} {place} | {of}" for row, (kind, of) in enumerate(rows, start=1)
        )
        yield from (
            f"Capaian perbaikan {kind} {place} sebesar {of}% pada tahun 2031." for kind, of in rows[:4]
        )


def quoters(sections: int) -> list[Quoter]:
    report = read("\n".join(text(sections)))
    return [quoter for each in read_paragraphs(report.document) for quoter in quotes_of(report).of(each)]


def test_a_longer_text_weighs_as_many_figures_for_each_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times the text has four times as many cells of each value, of which none more is weighed."""
    weighed = []
    name = Quoter.naming
    monkeypatch.setattr(Quoter, "naming", lambda *given: weighed.append(1) or name(*given))
    counts = []
    for sections in (20, 80):
        weighed.clear()
        assert any([quoter.alike is not None for quoter in quoters(sections)])
        counts.append(len(weighed))
    assert counts[1] < 1.25 * 4 * counts[0]


def test_what_is_found_is_what_weighing_all_would_find() -> None:
    """A row that is named, or a table at hand, is never passed over."""
    told, named = quoters(40), 0
    assert len(told) == 160
    for quoter in told:
        all_of = [quote for value in values_near(quoter) for quote in quoter.quotes.named(value, 2, quoter)]
        open_to = [quote for quote in all_of if quote.naming.row or quote.naming.is_home]
        best = max(open_to, key=lambda quote: quote.naming.strength, default=None)
        if best is not None:
            assert quoter.alike is not None
            assert quoter.alike.naming == best.naming
            named += 1
    assert named > 100


def values_near(quoter: Quoter) -> list[Decimal]:
    """Return the values of tables that a slip makes of a figure, as the auditor tries them."""
    return [value for value in values_of(quoter.mention.number) if quoter.quotes.figures.has(value)]


def shelf(sections: int, value: str) -> Shelf:
    report = read("\n".join(text(sections)))
    return Shelf(find_figures(report).of(known_by(Decimal(value), 2)))


NOWHERE = Sought(homes=(-1,), words=(), values=(), marks=(), is_end=False)


def test_nothing_at_hand_finds_nothing_among_many() -> None:
    assert [*shelf(60, "80.00").open_to(NOWHERE)] == []


def test_few_figures_are_all_weighed() -> None:
    assert len([*shelf(8, "80.00").open_to(NOWHERE)]) > 0


def test_the_rarest_words_of_a_name_find_its_row() -> None:
    found = [*shelf(60, "80.00").open_to(replace(NOWHERE, words=(PLACES[0],)))]
    assert found
    assert all(any(PLACES[0] in name.words for name in figure.names) for figure in found)
    assert [*shelf(60, "80.00").open_to(replace(NOWHERE, words=("perbaikan",)))] == []


def test_a_table_at_hand_is_found_without_words() -> None:
    every = shelf(60, "80.00")
    line = next(iter(every.open_to(replace(NOWHERE, words=(PLACES[0],))))).table.line
    assert {figure.table.line for figure in every.open_to(replace(NOWHERE, homes=(line,)))} == {line}


def test_a_slip_is_still_found_among_many() -> None:
    """Perbaikan bendungan of the first section is 80,00."""
    told = f"Capaian perbaikan bendungan {PLACES[0]} sebesar"
    sound = "\n".join(text(40))
    assert audited(sound).findings == ()
    wrong = sound.replace(f"{told} 80,00%", f"{told} 80,60%", 1)
    found = [(f.rule, f.printed, f.computed) for f in audited(wrong).findings]
    assert found == [(AuditRule.CROSSREF, "80,60", "80,00")]
