"""Ranges as people spell them, and of a thousand and more: what a field shows can be typed into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import Element
from tests.web.filling import YEAR, House, house
from tests.web.nightly.test_stated_targets import (
    AGREED,
    PLAN,
    both,
    columns,
    judge_whatever,
    put,
    revise,
    shown,
    type_in,
)
from tests.web.test_first_agreement import TARGET, address, fields, send
from tests.web.test_holding import LINES, indicator, write

from capaian.dossier.tables.kinds import DECIMAL
from capaian.web.measurement.wholes import tidy_figure
from capaian.web.planning.target_texts import columns_of, read_bounds

pytestmark = pytest.mark.django_db
SAID = "Tulis misalnya 95 atau 95,5; rentang: 90–95, minimal 90 atau maksimal 5."


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An office whose indicator is judged whatever its target is."""
    own = house(tmp_path)
    judge_whatever(own)
    return own


def percent(text: str) -> str:
    return DECIMAL.canonical(tidy_figure(LINES, "percent", text))


def alert(page: Element) -> str:
    return page.all("div", role="alert")[0].words


# --- spellings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *(
            "90–95",
            "90-95",
            "90 — 95",
            "90−95",
            "90‑95",
            "90‐95",
            "90\N{NO-BREAK SPACE}–\N{NO-BREAK SPACE}95",
        ),
        *("90 sampai dengan 95", "90 Sampai 95", "90 s.d. 95", "90 s.d 95", "90 S.D. 95", "90 s. d. 95"),
        *("90 sd 95", "90 s/d 95", "90 hingga 95", "90 HINGGA 95"),
        *("90%-95%", "90-95%", "90% - 95", "90 persen sampai dengan 95 persen", "90 % s.d. 95 %"),
    ],
)
def test_a_range_is_read_however_it_is_spelled(text: str) -> None:
    assert read_bounds(text, percent) == ("90", "95")


@pytest.mark.parametrize(
    "text",
    [
        *("minimal 90", "Minimal 90%", "minimum 90", "min 90", "min. 90", "min.90", "MIN. 90 persen"),
        *("paling sedikit 90", "Paling Sedikit 90 %", ">=90", ">= 90", "≥90", "≥ 90%"),
    ],
)
def test_a_lower_bound_is_read_however_it_is_spelled(text: str) -> None:
    assert read_bounds(text, percent) == ("90", "")


@pytest.mark.parametrize(
    "text",
    [
        *("maksimal 5", "Maksimal 5%", "maksimum 5", "maks 5", "maks. 5", "MAKS.5"),
        *("paling banyak 5", "<=5", "<= 5", "≤5", "≤ 5 persen"),
    ],
)
def test_an_upper_bound_is_read_however_it_is_spelled(text: str) -> None:
    assert read_bounds(text, percent) == ("", "5")


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("-5–5", ("-5", "5")),
        ("−5−5", ("-5", "5")),
        ("-5 - -3", ("-5", "-3")),
        ("−5 s.d. −3", ("-5", "-3")),
        ("minimal −1", ("-1", "")),
    ],
)
def test_bounds_may_be_below_nought(text: str, bounds: tuple[str, str]) -> None:
    assert read_bounds(text, percent) == bounds


@pytest.mark.parametrize(
    "text",
    [
        *("tahap 1-2", "31-12-2025", "2025-12-31", "31/12/2025", "−5", "-5", "1e-5", "90 / 95", "90..95"),
        *("minimal", "min", "minimalis 90", "> 90", "100-", "sampai 95", "95", "Baik", ""),
    ],
)
def test_other_texts_are_no_ranges(text: str) -> None:
    assert read_bounds(text, percent) is None


@both
@pytest.mark.parametrize("text", ["90%-95%", "90 Sampai Dengan 95"])
def test_it_is_asked_about_as_it_is_read_and_stored(own: House, page: str, text: str) -> None:
    put(own, page, value="90")
    status, told = type_in(own, page, text)
    assert status == 422 and "Dibaca sebagai rentang: 90–95." in alert(told)
    assert fields(told)[TARGET] == text
    assert type_in(own, page, text, fields(told))[0] == 302
    assert columns(own, page) == {"lower": "90", "upper": "95"}


@both
def test_how_a_range_is_typed_is_said_where_a_target_cannot_be_read(own: House, page: str) -> None:
    put(own, page, value="90")
    status, told = type_in(own, page, "antara 90 dan 95")
    assert status == 422 and f"“antara 90 dan 95” bukan bilangan. {SAID}" in alert(told)


def test_so_it_is_where_an_agreement_is_revised(own: House) -> None:
    put(own, AGREED, value="90")
    assert f"“antara 90 dan 95” bukan bilangan. {SAID}" in alert(revise(own, "antara 90 dan 95")[1])
    assert "Batas bawah 95 lebih besar daripada batas atas 90." in alert(revise(own, "95–90")[1])


@both
@pytest.mark.parametrize("text", ["90-950", "90% s.d. 950%", "minimal 900", "-5–95", "0,9–0,95"])
def test_each_bound_is_asked_about_as_a_figure_is(own: House, page: str, text: str) -> None:
    put(own, page, value="90")
    told = alert(type_in(own, page, text)[1])
    assert "di atas 100 persen" in told or "di bawah 0" in told or "Bila maksudnya 90 persen" in told


@pytest.mark.parametrize("text", ["90-950", "-5–95", "maksimal 950%"])
def test_so_is_each_of_a_revision(own: House, text: str) -> None:
    put(own, AGREED, value="90")
    status, told = revise(own, text)
    assert status == 422 and ("di atas 100 persen" in alert(told) or "di bawah 0" in alert(told))
    assert revise(own, text, **{f"yakin-{TARGET}": fields(told)[TARGET]})[0] == 302


@both
def test_percent_in_a_range_of_something_else_is_told(own: House, page: str) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, page, value="90")
    told = alert(type_in(own, page, "90%-95%")[1])
    assert "“90%-95%” bertanda persen, padahal satuannya lain. Bila angkanya benar, tulis 90-95 saja." in told


# --- a thousand and more -----------------------------------------------------------------------------


@both
def test_a_range_of_years_is_asked_about_as_others_are(own: House, page: str) -> None:
    put(own, page, value="90")
    status, told = type_in(own, page, "2024-2025")
    assert status == 422 and "di atas 100 persen (2.024)" in alert(told)
    assert columns(own, page) == {"value": "90"}


@both
@pytest.mark.parametrize("text", ["2024-2025", "2024 s.d. 2025"])
def test_a_range_of_thousands_is_asked_about(own: House, page: str, text: str) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, page, value="1500")
    status, told = type_in(own, page, text)
    assert status == 422 and "Dibaca sebagai rentang: 2.024–2.025." in alert(told)
    assert type_in(own, page, text, fields(told))[0] == 302
    assert columns(own, page) == {"lower": "2024", "upper": "2025"}


@both
@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("1000-2500", {"lower": "1000", "upper": "2500"}),
        ("1.000–2.500", {"lower": "1000", "upper": "2500"}),
        ("1.100 s.d. 2.000", {"lower": "1100", "upper": "2000"}),
        ("minimal 1.000", {"lower": "1000"}),
        ("500-600", {"lower": "500", "upper": "600"}),
        ("1.000–2.000,5", {"lower": "1000", "upper": "2000.5"}),
    ],
)
def test_other_bounds_of_thousands_are_typed_as_they_are_shown(
    own: House, page: str, text: str, stated: dict[str, str]
) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, page, lower="1000", upper="2000")
    assert fields(shown(own, page))[TARGET] == "1.000–2.000"
    assert type_in(own, page, text)[0] == 302
    assert columns(own, page) == stated


@both
def test_what_takes_their_place_is_told_as_it_is(own: House, page: str) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, page, lower="1000", upper="2000")
    assert "Batas bawah 2.500 lebih besar daripada batas atas 1.000." in alert(
        type_in(own, page, "2.500–1.000")[1]
    )
    status, told = type_in(own, page, "1.500")
    assert status == 422 and "Menggantikan target 1.000–2.000: batasnya dihapus." in alert(told)
    assert type_in(own, page, "1.500", fields(told))[0] == 302
    assert columns(own, page) == {"value": "1500"}
    assert type_in(own, page, "1.600")[0] == 302 and columns(own, page) == {"value": "1600"}


DOTS = "Titik dalam “{}” dapat berarti ribuan atau pecahan. Bila ribuan, tulis {}; bila pecahan, tulis"


@both
@pytest.mark.parametrize("unit", ["hari kerja", "percent"])
@pytest.mark.parametrize(
    ("text", "bare"), [("1.500", "1500"), ("1.000–2.000", "1000–2000"), ("min. 12.336", "min. 12336")]
)
def test_dots_that_may_be_of_thousands_are_told(
    own: House, page: str, unit: str, text: str, bare: str
) -> None:
    write(own, indicator(own), unit=unit)
    put(own, page, value="90")
    status, told = type_in(own, page, text)
    assert status == 422 and DOTS.format(text, bare) in alert(told)
    status, told = type_in(own, page, bare)
    assert status == 302 or "simpan sekali lagi" in alert(told), "what it says can be typed"


def test_so_are_those_of_a_revision(own: House) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, AGREED, value="90")
    assert DOTS.format("1.000–2.000", "1000–2000") in alert(revise(own, "1.000–2.000")[1])


@pytest.mark.parametrize("cells", [{"lower": "1000", "upper": "2000"}, {"value": "1500"}])
def test_thousands_of_the_plan_are_taken_along(own: House, cells: dict[str, str]) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, PLAN, **cells)
    status, filled = send(own, {**fields(shown(own, AGREED)), "aksi": "renstra"}, address(own))
    assert status == 200 and "1 target diisi dari Renstra" in filled.words
    assert send(own, fields(filled), address(own))[0] == 302
    assert columns(own, AGREED) == cells


def test_a_revision_takes_bounds_of_thousands_as_it_shows_them(own: House) -> None:
    write(own, indicator(own), unit="hari kerja")
    put(own, AGREED, lower="1000", upper="2000")
    assert revise(own, "1.000–2.500")[0] == 302
    new = own.year.rows.get(sheet=LINES, **{"cells__agreements.id": f"pk-{YEAR}-perubahan-1"})
    assert (new.cells["target.lower"], new.cells["target.upper"]) == ("1000", "2500")


@pytest.mark.parametrize("text", ["90-95", "Minimal 90", "paling banyak 5 persen"])
def test_no_words_are_left_beside_a_range(text: str) -> None:
    assert not columns_of(LINES, text, percent, is_words=False)["target.text"]
