"""Things as papers see them: bands of any scale, dated indicators,
and figures typed into a dossier.
"""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests import factories as make
from tests.unit.documents import cast

from capaian.documents.scope.facts import DossierFigure, FactLog, write_source
from capaian.documents.scope.values import as_thing
from capaian.documents.scope.views.comparisons import band_glyph
from capaian.domain.period import write_partial_date
from capaian.domain.value import PERCENT, Correction, Known, SourceReference, Unavailable


def test_a_thing_has_no_field_of_another_name() -> None:
    thing = as_thing(cast.scope().resolve("iku-1"))
    assert thing is not None
    assert thing.field("warna") is None


@pytest.mark.parametrize(
    ("count", "glyphs"),
    [(5, "●○◊▽▼"), (4, "●○◊▼"), (3, "●◊▼"), (2, "●▼"), (1, "●"), (7, "●○◊▽▼▼▼")],
)
def test_scales_of_any_length_have_glyphs(count: int, glyphs: str) -> None:
    assert "".join(band_glyph(n, count) for n in range(1, count + 1)) == glyphs


@pytest.mark.parametrize(
    ("text", "words"),
    [("2023", "2023"), ("2023-07", "Juli 2023"), ("2024-01-10", "10 Januari 2024")],
)
def test_dates_of_which_only_a_part_is_known(text: str, words: str) -> None:
    assert write_partial_date(text) == words


# --- facts


def log() -> FactLog:
    return FactLog({make.SOURCE: make.source()})


def typed(name: str = "Laptop, baik", value: int | None = 3, row: int = 2) -> DossierFigure:
    return DossierFigure(name, value, cast.PIECES, make.place("assets.csv", row), make.SOURCE)


def test_a_typed_figure_leads_to_its_row_and_source() -> None:
    facts = log()
    figure = facts.figure(typed())
    assert isinstance(figure, Known)
    explanation = facts.explanations[figure.trace]
    assert explanation.name == "Laptop, baik"
    assert explanation.value == "3"
    assert explanation.source == (
        "assets.csv baris 2; Data agregat semester II, keadaan 31 Desember 2023; SHA-256 "
        "abababababab"
    )


def test_an_empty_cell_is_not_zero() -> None:
    assert isinstance(log().figure(typed(value=None)), Unavailable)


def test_ids_follow_the_order_of_use_and_stay_for_the_same_fact() -> None:
    facts = log()
    ids = [facts.figure(typed(row=row)) for row in (5, 4, 5)]
    assert [f.trace for f in ids if isinstance(f, Known)] == ["f1", "f2", "f1"]


def test_two_figures_of_one_row_are_two_facts() -> None:
    facts = log()
    assert facts.figure(typed("a")) != facts.figure(typed("b"))


RESTATED = SourceReference("restatements.csv", 2)
CLOSED = SourceReference("closed/2022.json", None, None, "Penutupan tahun 2022", None, "ab" * 32)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (SourceReference("a.csv"), "a.csv"),
        (SourceReference("a.csv", 7), "a.csv baris 7"),
        (SourceReference("a.csv", 7, make.SOURCE, "DKB"), "a.csv baris 7; DKB"),
        (
            SourceReference("a.csv", 7, make.SOURCE, "DKB", cast.DAY),
            "a.csv baris 7; DKB, keadaan 31 Desember 2023",
        ),
        (
            SourceReference(
                "a.csv", 7, correction=Correction(None, "Salah salin", RESTATED, None)
            ),
            (
                "a.csv baris 7; disajikan kembali: Salah salin (restatements.csv baris 2); "
                "disahkan: tidak ada"
            ),
        ),
        (
            SourceReference(
                "a.csv",
                7,
                correction=Correction(Decimal("94.24"), "Salah salin", RESTATED, CLOSED),
            ),
            (
                "a.csv baris 7; disajikan kembali: Salah salin (restatements.csv baris 2); "
                "disahkan: 94,24 (closed/2022.json; Penutupan tahun 2022; SHA-256 abababababab)"
            ),
        ),
    ],
)
def test_sources_say_as_much_as_is_known(source: SourceReference, words: str) -> None:
    assert write_source(source) == words


def test_counts_of_rows_are_whole_and_weights_keep_their_decimals() -> None:
    facts = log()
    assert facts.counted("Baris", 12, "cara").display == "12"
    assert facts.counted("Bobot", make.number("0.111") or 0, "cara").display == "0,111"


def test_percent_facts_keep_their_decimals() -> None:
    figure = log().figure(
        DossierFigure("Target", make.number("95"), PERCENT, make.place("p"), None, 2)
    )
    assert isinstance(figure, Known)
    assert figure.display == "95,00"
