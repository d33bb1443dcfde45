"""Formulas of Probolinggo 2021 with invented figures: shares of programs and activities, ratios,
sums.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests.agreement.probolinggo_2021.example import (
    OFFICE,
    Results,
    Row,
    cell,
    compute,
    copy_with,
    counts_of,
)

ACHIEVED = {
    "P1": Decimal(80),
    "P2": Decimal("79.99"),
    "P3": Decimal("100.5"),
    "P4": Decimal(50),
    "P5": Decimal(95),
    "P6": Decimal("80.01"),
    "P7": Decimal(12),
}
"""Invented achievements of invented programs; an eighth one has reported nothing."""

SPENT = {"K1": (1000, 800), "K2": (1000, 799), "K3": (5000, 5000), "K4": (3, 2)}
"""Budget and realisation of invented activities: 80,00; 79,90; 100,00; 66,67 percent."""

DONE = {"K1": 100, "K2": 40, "K3": 85, "K4": 79}
"""Achievement of the same activities, against a target of 100."""

COUNTS = {
    "sarana.available": 45,
    "sarana.needed": 60,
    "kepegawaian.on_time": 118,
    "kepegawaian.due": 120,
    "ketatalaksanaan.on_time": 999,
    "ketatalaksanaan.all": 1000,
    "laporan-keuangan.on_time": 11,
    "laporan-keuangan.all": 12,
    "ktp.holders": 168_000,
    "ktp.eligible": 171_500,
    "akta-lahir.holders": 61_234,
    "akta-lahir.population": 70_000,
    "data-ganda.validated": 30,
    "data-ganda.found": 48,
    "pemanfaatan.used": 7,
    "pemanfaatan.available": 8,
    "jaringan-siak.sound": 33,
    "jaringan-siak.all": 34,
}

RATIOS = {
    "iki-2-1": "75,00",
    "iki-2-2": "98,33",
    "iki-2-3": "99,90",
    "iki-6-1": "91,67",
    "iku-1": "97,96",
    "iku-2": "87,48",
    "iku-3": "62,50",
    "iki-21-1": "87,50",
    "iki-21-2": "97,06",
}
"""Divided by hand."""

ACTS = {
    "iki-16-1": 4210,
    "iki-19-1": 95,
    "iki-19-2": 17,
    "iki-19-3": 1204,
    "iki-19-4": 23,
    "iki-19-5": 61,
}
"""Applicants served, by kind of act."""

PARTNERS = (("Bank Contoh", "2021-02-01"), ("Rumah Sakit Contoh", "ya"), ("Dinas Contoh", ""))
"""Invented partners and when they signed; the third has not."""


def node(identifier: str, kind: str, parent: str = "") -> Row:
    return {
        "id": identifier,
        "kind": kind,
        "code": identifier,
        "name": f"Contoh {identifier}",
        "parent": parent,
        "objective": "" if parent else "sasaran-1",
        "owner": "",
        "indicators": "",
    }


def output(place: str, code: str, target: object, actual: object) -> Row:
    return {
        "node": place,
        "indicator": code,
        "name": "" if code else "Keluaran contoh",
        "unit": "pemohon" if code else "dokumen",
        "period": "2021",
        "target": target,
        "actual": actual,
        "text": "",
        "met": "",
        "source": "",
        "note": "",
    }


def money(place: str, budget: int, spent: int) -> Row:
    return {
        "node": place,
        "period": "2021",
        "resource": "money",
        "kind": "all",
        "original": "",
        "revised": budget,
        "actual": spent,
        "source": "",
        "note": "",
    }


def partner(name: str, signed: str) -> Row:
    return {
        "partner": name,
        "subject": "Pemanfaatan data",
        "kind": "data_use",
        "requested": "ya",
        "approved": "ya",
        "signed": signed,
        "valid_to": "",
        "state": "",
        "document": "",
        "source": "",
    }


def tables() -> dict[str, list[Row]]:
    programs = [node(name, "program") for name in (*ACHIEVED, "P8")]
    activities = [node(name, "activity", "P1") for name in SPENT]
    reported = [output(name, "", 100, achieved) for name, achieved in ACHIEVED.items()]
    done = [output(name, "", 100, achieved) for name, achieved in DONE.items()]
    acts = [output("P8", code, "", value) for code, value in ACTS.items()]
    return {
        "nodes.csv": programs + activities,
        "outputs.csv": reported + done + acts,
        "inputs.csv": [money(name, *line) for name, line in SPENT.items()],
        "counts.csv": counts_of(COUNTS),
        "cooperation.csv": [partner(*line) for line in PARTNERS],
    }


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    return compute(copy_with(tmp_path_factory.mktemp("rumus"), tables()))


def share_by_hand(figures: list[Decimal]) -> Decimal:
    """Return the percentage of figures of 80 and more, counted plainly."""
    return Decimal(100) * len([figure for figure in figures if figure >= 80]) / len(figures)


def test_share_of_programs_with_achievement_of_80_and_more(results: Results) -> None:
    expected = share_by_hand(list(ACHIEVED.values()))
    assert round(Decimal(cell(results, "iki-1-1")["value"]), 10) == round(expected, 10)
    assert cell(results, "iki-1-1")["display"] == "57,14"


def test_share_of_activities_by_achievement(results: Results) -> None:
    assert cell(results, "iki-6-3")["display"] == "50,00"
    assert Decimal(cell(results, "iki-6-3")["value"]) == share_by_hand(
        [Decimal(v) for v in DONE.values()]
    )


def test_share_of_activities_by_money(results: Results) -> None:
    absorbed = [Decimal(100) * spent / budget for budget, spent in SPENT.values()]
    assert Decimal(cell(results, "iki-6-2")["value"]) == share_by_hand(absorbed)
    assert cell(results, "iki-6-2")["display"] == "50,00"


@pytest.mark.parametrize("code", RATIOS)
def test_ratios_of_counts_of_the_office(code: str, results: Results) -> None:
    assert cell(results, code)["display"] == RATIOS[code]


@pytest.mark.parametrize(
    ("code", "measure"), [("iki-9-1", "ktp.holders"), ("iki-15-1", "akta-lahir.holders")]
)
def test_numbers_of_holders_are_the_counts_themselves(
    code: str, measure: str, results: Results
) -> None:
    assert Decimal(cell(results, code)["value"]) == COUNTS[measure]


def test_events_are_the_sum_of_the_acts_that_the_print_lists(results: Results) -> None:
    assert Decimal(cell(results, "iki-15-3")["value"]) == 4210 + 95 + 17 + 1204 + 23 + 61


def test_cooperation_is_counted_from_the_partners_that_signed(results: Results) -> None:
    assert Decimal(cell(results, "iki-26-1")["value"]) == 2


def test_counts_by_district_add_up_to_the_city(tmp_path: Path) -> None:
    rows = [
        {
            "measure": measure,
            "area": f"{OFFICE}.0{n}",
            "period": "2021",
            "value": n * factor,
            "source": "",
        }
        for measure, factor in (("ktp.holders", 90), ("ktp.eligible", 100))
        for n in range(1, 6)
    ]
    found = cell(compute(copy_with(tmp_path, {"counts.csv": rows})), "iki-9-1")
    assert Decimal(found["value"]) == 90 * (1 + 2 + 3 + 4 + 5)
