"""A second invented office, unlike the first in all that a report could take for granted.

A town with two districts, a scale of three bands, rounding at the end only, original targets in
force, one indicator where less is better, one in words; no survey, no other regencies, no
strategic plan.
"""

from __future__ import annotations

from dataclasses import replace

from tests import factories as make
from tests.unit.documents import cast

from capaian.documents.paper import Paper
from capaian.domain.identifiers import AreaCode, IndicatorCode, MeasureCode, PostId
from capaian.domain.office import Area, AreaKind, Office
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, Measure, ValueType
from capaian.domain.policy import AgreementChoice, Polarity, Rounding, ScaleGap
from capaian.domain.value import Unit
from capaian.rules.assess import assess

CITY = AreaCode("98.71")
NORTH, SOUTH = AreaCode("98.71.01"), AreaCode("98.71.02")
BANDS = (
    make.band(1, "Baik", "80", None),
    make.band(2, "Cukup", "60", "79.99"),
    make.band(3, "Kurang", None, "59.99"),
)


def _district(code: AreaCode, name: str) -> Area:
    return Area(code, name, AreaKind.DISTRICT, CITY, make.place("areas.csv"))


def _counts() -> tuple[make.Count, ...]:
    values = {"pindah.done": (7, 4), "pindah.asked": (10, 4)}
    return tuple(
        make.count(measure, area, value, row=row)
        for measure, pair in values.items()
        for row, (area, value) in enumerate(zip((NORTH, SOUTH), pair, strict=True), start=2)
    )


def town(**changes: object) -> OfficeYear:
    component = make.component(
        "pindah",
        name="Penyelesaian surat pindah",
        symbol="P",
        numerator=Measure(MeasureCode("pindah.done"), "Surat selesai", Unit("surat")),
        denominator=Measure(MeasureCode("pindah.asked"), "Surat diminta", Unit("surat")),
        formula="100 * pindah.done / pindah.asked",
    )
    year = OfficeYear(
        office=Office(
            "Dinas Dukcapil",
            "Dukcapil",
            CITY,
            "Kota Rekaan",
            AreaCode("98"),
            "Rekaan",
            "Rekaan",
            PostId("kepala"),
        ),
        year=2024,
        policies=make.policies(
            rounding=Rounding.EXACT,
            agreement=AgreementChoice.ORIGINAL,
            scale="tiga",
            scale_gap=ScaleGap.ROUND,
            decimals=1,
        ),
        areas=(_district(NORTH, "Utara"), _district(SOUTH, "Selatan")),
        goals=(make.goal(),),
        objectives=(make.objective(),),
        components=(component,),
        indicators=(
            make.indicator(
                "tepat", "pindah", name="Surat pindah tepat waktu", is_key=True, symbol="IKU A"
            ),
            make.indicator(
                "aduan",
                name="Aduan",
                is_key=True,
                unit=Unit("aduan"),
                decimals=0,
                polarity=Polarity.LOWER_IS_BETTER,
                symbol="IKU B",
            ),
            make.indicator(
                "sop", name="SOP tersedia", is_key=True, value_type=ValueType.TEXT, symbol="IKU C"
            ),
        ),
        agreements=(
            make.agreement(
                make.agreement_target("tepat", "90"),
                make.agreement_target("aduan", "10"),
                make.agreement_target("sop", make.target(None, text="Ada")),
                id="pk",
                year=2024,
                kind=AgreementKind.OFFICE,
                signed="2024-01",
            ),
        ),
        outputs=(
            make.report("aduan", 8, 2024),
            make.report("sop", None, 2024, text="Ada", met=True),
        ),
        counts=tuple(replace(row, period=make.period(2024)) for row in _counts()),
        scales=(make.scale(BANDS, "tiga"),),
        sources=(make.source(),),
    )
    return replace(year, **changes)


def town_paper(year: OfficeYear | None = None) -> Paper:
    chosen, law = year or town(), cast.laws()
    return Paper(chosen, assess(chosen, law), law, "0123456789abcdef" * 4)


KEY = (IndicatorCode("tepat"), IndicatorCode("aduan"), IndicatorCode("sop"))
