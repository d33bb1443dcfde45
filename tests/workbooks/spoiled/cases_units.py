"""Figures with a sign of percent or of money, where they fit and where they are of another unit."""

from __future__ import annotations

from decimal import Decimal

from tests.workbooks.grids import COUNTS, OUTPUTS, SURVEY, TARGETS, Shown, put
from tests.workbooks.spoiled.case import Spoiled, Taken

_INPUTS, _RENSTRA, _HISTORY, _PEERS = "inputs.csv", "renstra.csv", "history.csv", "peers.csv"
_AGREED = "agreements.yaml#agreements/targets"
_FACTS, _PEOPLE = "facts.csv", "people.csv"

TAKEN = [
    Taken(
        "money among money",
        put(_INPUTS, 3, "original", "Rp 1.600.000"),
        {"inputs.csv": (",1500000,", ",1600000,")},
    ),
    Taken(
        "money of a plan of years",
        put(_RENSTRA, 3, "budget", "Rp1.001,-"),
        {"renstra.csv": (",1000,", ",1001,")},
    ),
    Taken(
        "a percentage of what is measured in percent",
        put(TARGETS, 4, "value", "96%"),
        {"plan.yaml": ("2023: 95\n", "2023: 96\n")},
    ),
    Taken(
        "a sign of percent in the format of what is measured in percent",
        put(TARGETS, 4, "value", Shown(Decimal(96), '0"%"')),
        {"plan.yaml": ("2023: 95\n", "2023: 96\n")},
    ),
    Taken(
        "a percentage of an earlier year",
        put(_HISTORY, 3, "actual", "93,47 %"),
        {"history.csv": (",93.46,", ",93.47,")},
    ),
    Taken(
        "a percentage of an index, as many write it",
        put(SURVEY, 3, "index", "83,65%"),
        {"survey.csv": (",83.64,", ",83.65,")},
    ),
    Taken(
        "a percentage where the unit is not known",
        put(_PEERS, 4, "value", "98,5%"),
        {"peers.csv": (",98.4,", ",98.5,")},
    ),
]

SPOILED = [
    Spoiled(
        "a percentage typed among money",
        put(_INPUTS, 3, "actual", "93,46%"),
        ("percent_of_other Masukan!H3",),
        says="rupiah atau orang",
    ),
    Spoiled(
        "a percentage of the program among money",
        put(_INPUTS, 3, "actual", Shown(Decimal("0.9346"), "0.00%")),
        ("percent_of_other Masukan!H3",),
    ),
    Spoiled(
        "a sign of percent in the format among money",
        put(_INPUTS, 3, "actual", Shown(Decimal("93.46"), '0.00"%"')),
        ("percent_of_other Masukan!H3",),
    ),
    Spoiled(
        "a sign of percent in the format among counts",
        put(COUNTS, 3, "value", Shown(Decimal(97), "0\\%")),
        ("percent_cell Data hitungan!E3",),
        says="97%",
    ),
    Spoiled(
        "a percentage among budgets of years",
        put(_RENSTRA, 3, "spent", "93,46 %"),
        ("percent_of_other Renstra menurut tahun!K3",),
        says="seharusnya rupiah",
    ),
    Spoiled(
        "a percentage in a row of documents",
        put(OUTPUTS, 3, "actual", "93,46%"),
        ("percent_of_other Keluaran!H3",),
        says="seharusnya dokumen",
    ),
    Spoiled(
        "a percentage for a number of partners that is agreed on",
        put(_AGREED, 4, "target.value", "93,46%"),
        ("percent_of_other Perjanjian kinerja, target!E4",),
        says="seharusnya mitra",
    ),
    Spoiled(
        "money among counts",
        put(COUNTS, 3, "value", "Rp 5.000"),
        ("not_a_number Data hitungan!E3",),
    ),
    Spoiled(
        "money for a target in percent",
        put(TARGETS, 4, "value", "Rp 30.633.400"),
        ("not_a_number Indikator, target Renstra!E4",),
    ),
]
