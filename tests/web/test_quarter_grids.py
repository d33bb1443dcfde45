"""Quarters of targets and of the cash budget: typed, pasted and filled in,
and refused unlike their year.
"""

from __future__ import annotations

import pytest
from tests.web.approving import (
    INPUTS,
    LINES,
    add,
    indicator,
    promise,
    row,
    set_state,
    works,
    write,
)
from tests.web.beginnings import YEAR
from tests.web.elements import Element, fields
from tests.web.exchanging import edited, make_desk
from tests.web.filling import House
from tests.web.test_agreements import PARTS, TARGET, page, send

from capaian.domain.period import Period
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import Notice
from capaian.web.planning.planner_home import first_steps
from capaian.web.years.known import know
from capaian.web.years.models import Office, OfficeYear

QUARTERS = [f"{TARGET}:{YEAR}-Q{number}" for number in (1, 2, 3, 4)]
CASH = [f"pagu-{YEAR}-Q{number}-2.12.02.2.01.0001" for number in (1, 2, 3, 4)]
BUDGET = f"/kecil/{YEAR}/anggaran/"
WHY = "Target triwulan disusun dalam rencana aksi."


def count(house: House, how: str, **more: str) -> None:
    """Let the indicator be a count that is reported."""
    write(house, indicator(house), aggregation=how, unit="akta", formula="", **more)


def typed(shown: Element, *texts: str, year: str = "100") -> dict[str, str]:
    return {**fields(shown), TARGET: year, **dict(zip(QUARTERS, texts, strict=False))}


def stored(house: House) -> list[str]:
    rows = house.year.rows.filter(sheet=PARTS).order_by("cells__key")
    return [each.cells["value"] for each in rows]


@pytest.mark.parametrize(
    ("how", "year", "quarters", "words"),
    [
        ("sum", "100", ("20", "30", "25", "25"), ""),
        ("sum", "100", ("20", "30", "", ""), ""),
        (
            "sum",
            "100",
            ("20", "30", "25", "24"),
            "Jumlah triwulan 99, padahal setahun 100: kurang 1.",
        ),
        ("sum", "100", ("60", "50", "", ""), "Jumlah triwulan 110, melebihi setahun 100."),
        (
            "sum",
            "100",
            ("25", "50", "75", "100"),
            "tampaknya dihitung sejak Januari. Tulis 25, 25, 25, 25.",
        ),
        ("sum", "", ("25", "", "", ""), "Angka setahunnya kosong"),
        ("sum", "100", ("5", "25", "30", "40"), ""),  # a small part of what adds up
        ("last", "97,5", ("95", "95,5", "96", "97,5"), ""),
        (
            "last",
            "97,5",
            ("95", "95,5", "96", "97"),
            "Triwulan IV 97, padahal target setahun 97,5",
        ),
        ("last", "97,5", ("0,955", "", "", ""), "hanya 0,955 persen dari keseluruhan"),
        ("last", "97,5", ("98", "", "", ""), "Target 98 melampaui target setahun (97,5)"),
        ("last", "97,5", ("sembilan", "", "", ""), "“sembilan” bukan bilangan"),
        ("mean", "90", ("80", "85", "90", "95"), "Triwulan IV 95, padahal target setahun 90"),
    ],
)
def test_quarters_come_to_their_year_as_it_is_declared(
    house: House, how: str, year: str, quarters: tuple[str, ...], words: str
) -> None:
    if how != "last":
        count(house, how)
    status, reply = send(house, typed(page(house), *quarters, year=year))
    assert status == (422 if words else 302), reply.words
    if words:
        assert words in reply.all("div", role="alert")[0].words and stored(house) == []
        assert tuple(fields(reply)[name] for name in QUARTERS) == quarters


def test_what_is_better_lower_may_be_higher_before_the_end_and_not_lower(house: House) -> None:
    count(house, "last", polarity="lower")
    status, reply = send(house, typed(page(house), "9", "15", "12", "10", year="10"))
    assert status == 422 and "Target 9 melampaui target setahun (10)" in reply.words
    assert "Target 15" not in reply.words
    assert send(house, fields(reply))[0] == 302 and stored(house) == ["9", "15", "12", "10"], (
        "it was meant"
    )


def test_the_targets_of_words_are_not_added_up(house: House) -> None:
    count(house, "sum", value_type="text")
    status, reply = send(house, typed(page(house), "draf", "", "", "cetak", year="terbit"))
    assert status == 422 and "Triwulan IV cetak, padahal target setahun terbit" in reply.words
    assert send(house, typed(page(house), "draf", "", "", "terbit", year="terbit"))[0] == 302
    assert [each.cells["text"] for each in house.year.rows.filter(sheet=PARTS)] == [
        "draf",
        "terbit",
    ]


def test_they_are_shared_out_and_the_step_is_done_when_saved(house: House) -> None:
    count(house, "sum")
    status, filled = send(house, {**typed(page(house), year="10"), "aksi": "rata"})
    assert status == 200 and stored(house) == []
    assert [fields(filled)[name] for name in QUARTERS] == ["3", "2", "3", "2"]
    assert send(house, fields(filled))[0] == 302
    (step,) = [each for each in first_steps(house.year) if each.title == "Target triwulan"]
    assert step.is_done and step.state == "1 dari 1 target perjanjian bertarget triwulan"
    assessment = know(house.year).assessment(Period.parse(f"{YEAR}-Q3"))
    assert assessment is not None and assessment.indicators[0].current.target.display == "8"


def test_last_year_gives_the_course_and_this_year_its_end(house: House) -> None:
    last = OfficeYear.objects.create(office=Office.objects.get(slug="kecil"), year=YEAR - 1)
    for number, value in enumerate(("10", "20", "30", "40"), 1):
        cells = {"targets.indicator": "iku-ktp", "key": f"{YEAR - 1}-Q{number}", "value": value}
        last.rows.create(sheet=PARTS, place=number, cells=cells)
    for how, expected in (("last", ["10", "20", "30", "90"]), ("sum", ["9", "18", "27", "36"])):
        count(house, how)
        _, filled = send(house, {**typed(page(house), year="90"), "aksi": "tahun-lalu"})
        assert [fields(filled)[name] for name in QUARTERS] == expected


def test_one_save_behind_an_approval_asks_one_reason_and_writes_one_notice(house: House) -> None:
    house.fill()
    promise(house)
    set_state(house, State.APPROVED)
    shown = page(house)
    sent = typed(shown, "80", "85", "88", "90", year="90")
    status, reply = send(house, sent)
    assert status == 422 and len(reply.all("textarea", name="alasan")) == 1 and stored(house) == []
    assert send(house, {**fields(reply), "alasan": WHY})[0] == 302 and stored(house) == [
        "80",
        "85",
        "88",
        "90",
    ]
    notice = Notice.objects.get(to=house.people["head"])
    assert "3 hal lain" in notice.text and notice.text.endswith(f"Alasannya: {WHY}")


@pytest.mark.parametrize(
    ("block", "quarters", "words"),
    [
        (
            "Indikator\tTW 1\tTriwulan II\tQ3\t{year}-Q4\tJumlah\n{name}\t80\t85,5\t88\t90\t343,5",
            4,
            "4 nilai",
        ),
        ("Kode\tTarget TW I\niku-ktp\t'80\nJumlah\t80", 1, "“Jumlah 80” tidak dikenal."),
        (
            "Kode\tTW I {last}\tTW II\niku-ktp\t1\t85",
            1,
            "Kolom “TW I 2023” bukan triwulan tahun 2024",
        ),
        ("Kode\tTW I\tTW I\niku-ktp\t80\t79", 0, "Kolom “triwulan i” ada dua."),
        ("\tTarget\t\nKode\tTW I\tTW II\niku-ktp\t80\t85", 2, "2 nilai diisi"),
        ("Kode\tTW-I\tTriwulan ke-2\tIII\niku-ktp\t80\t85\t88", 2, "Kolom “III” berisi angka"),
        ("Kode\tTW I\niku-ktp\t80\niku-ktp\t90", 1, "ada dua baris; yang terakhir diambil"),
        ("Kode\tApril\niku-ktp\t80", 0, "Salin bersama judul kolomnya"),
        ("No\tIndikator\tTW I\n7\t{bare}\t80", 1, "1 nilai"),
        ("No\tIndikator\tTW I\n{symbol}\t{bare}\t80", 1, "1 nilai"),
        ("No\tTW I\n{symbol}\t80", 1, "1 nilai"),
        ("No\tIndikator\tTW I\n1\tYang lain\t80", 0, "“1 Yang lain 80” tidak dikenal."),
    ],
)
def test_a_block_is_pasted_by_whatever_quarters_are_called(
    house: House, block: str, quarters: int, words: str
) -> None:
    write(house, indicator(house), symbol="IKU 1")
    (line,) = [each for each in page(house).all("tr") if each.all("input", name=TARGET)]
    name = line.all("th")[0].text.partition("Triwulan:")[0].strip()
    bare = row(house, "plan.yaml#indicators", code="iku-ktp").cells["name"]
    pasted = block.format(year=YEAR, last=YEAR - 1, name=name, bare=bare, symbol="1")
    status, reply = send(house, {**fields(page(house)), "aksi": "tempel", "tempelan": pasted})
    assert status == 200 and words in reply.words
    (box,) = reply.all("textarea", name="tempelan")
    assert box.text.strip() == (pasted.strip() if "nilai" not in words else ""), "what fails stays"
    assert sum(bool(fields(reply)[each]) for each in QUARTERS) == quarters


def test_a_row_takes_a_quarter_in_words(house: House) -> None:
    add(house, LINES, agreements__id=f"pk-{YEAR}", indicator="iku-ktp", target__value="90")
    where = f"/kecil/{YEAR}/perencanaan/agreements-agreements-targets-periods/baru/"
    cells = {
        "agreements.id": f"pk-{YEAR}",
        "targets.indicator": "iku-ktp",
        "key": "Triwulan I",
        "value": "80",
    }
    assert send(house, {f"sel-{name}": text for name, text in cells.items()}, where)[0] == 302
    assert row(house, PARTS).cells["key"] == f"{YEAR}-Q1"


@pytest.mark.parametrize(
    ("quarters", "words"),
    [
        (("200", "300", "250", "250"), ""),
        (("Rp 200", "", "", ""), ""),
        (("200", "300", "250", "300"), "Jumlah triwulan 1.050, padahal setahun 1.000: lebih 50."),
        (("1.200", "", "", ""), "Jumlah triwulan 1.200, melebihi setahun 1.000."),
        (("dua ratus", "", "", ""), "“dua ratus” bukan bilangan"),
    ],
)
def test_the_cash_budget_comes_to_the_budget_in_force(
    house: House, quarters: tuple[str, ...], words: str
) -> None:
    works(house)
    sent = {**fields(page(house, BUDGET)), **dict(zip(CASH, quarters, strict=True))}
    status, reply = send(house, sent, BUDGET)
    if status == 422 and not words:
        status, reply = send(house, {**fields(reply), "alasan": WHY}, BUDGET)
    assert status == (422 if words else 302), reply.words
    assert words in reply.words
    first = row(house, INPUTS, period=f"{YEAR}-Q1").cells
    assert first["actual"] == "250" and first.get("revised", "") == ("" if words else "200")


def test_cash_of_a_budget_that_nobody_revised_is_planned_and_moves_with_a_revision(
    house: House,
) -> None:
    works(house)
    write(house, row(house, INPUTS, period=str(YEAR)), revised="")
    four = dict(zip(CASH, ("200", "300", "250", "250"), strict=True))
    _, reply = send(house, {**fields(page(house, BUDGET)), **four}, BUDGET)
    assert send(house, {**fields(reply), "alasan": WHY}, BUDGET)[0] == 302
    assessment = know(house.year).assessment(Period.parse(f"{YEAR}-Q2"))
    assert assessment is not None and assessment.progress is not None
    (money,) = [
        each.money for each in assessment.progress.nodes if each.node == "2.12.02" and each.money
    ]
    assert [each.target.display for each in money.stages] == ["200", "300", "250", "250"]
    revised = "pagu-revised-2.12.02.2.01.0001-all"
    status, reply = send(house, {**fields(page(house, BUDGET)), revised: "-1"}, BUDGET)
    assert (
        status == 422 and "kurang dari nol" in reply.words and "padahal setahun" not in reply.words
    )
    status, reply = send(house, {**fields(page(house, BUDGET)), revised: "1.100"}, BUDGET)
    assert (
        status == 422
        and "Jumlah triwulan 1.000, padahal setahun 1.100: kurang 100." in reply.words
    )


def test_a_workbook_takes_a_quarter_in_words(house: House) -> None:
    paper = {"agreements__id": f"pk-{YEAR}"}
    add(house, LINES, indicator="iku-ktp", target__value="90", **paper)
    add(house, PARTS, targets__indicator="iku-ktp", key=f"{YEAR}-Q1", value="80", **paper)
    house.year.refresh_from_db()
    desk = make_desk(house.year, "pengimpor")
    book = edited(desk.got("buku.xlsx"), PARTS, key1="Triwulan II")
    assert desk.take(desk.bring("a.xlsx", book)).status_code == 302
    assert row(house, PARTS).cells["key"] == f"{YEAR}-Q2"
