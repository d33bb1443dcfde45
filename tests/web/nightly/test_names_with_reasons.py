"""What approved figures are called, and where they are from, becomes another thing only with a reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.web.filling import POST, QUARTER, YEAR, House, house
from tests.web.test_holding import COUNTS, NODES, WHY, add, drafted, row, works, write

from capaian.domain.policy import EfficiencyMethod
from capaian.domain.work import Resource
from capaian.web.measurement.models import Notice
from capaian.web.planning.redefinition import RedefinitionError, why_reason
from capaian.web.planning.results import efficiency_name, own_results, resource_name
from capaian.web.years.known import know

pytestmark = pytest.mark.django_db
COMPONENTS, SOURCES = "plan.yaml#components", "sources.yaml#sources"
PROGRAMME, WORK, APART = "2.12.02", "2.12.02.2.01.0001", "2.12.03"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """An approved quarter with work below a programme, and counts of a source; another of each beside it."""
    own = house(tmp_path)
    for name in ("dipakai", "lain"):
        add(own, SOURCES, id=name, title=f"Agregat {name}", cut_off=f"{YEAR}-03-31")
    drafted(own)
    for stands in own.year.rows.filter(sheet=COUNTS):
        write(own, stands, source="dipakai")
    add(own, NODES, id=APART, kind="program", code=APART, name="Program lain", owner=POST)
    works(own)
    assert own.year.forms.get(period=QUARTER).state == "approved"
    Notice.objects.all().delete()
    return own


@pytest.mark.parametrize(
    ("sheet", "named", "changed", "said"),
    [
        (
            COMPONENTS,
            {"code": "ktp"},
            {"numerator.name": "Pemegang KTP baru"},
            "Pembilang Cakupan kepemilikan KTP-el",
        ),
        (
            COMPONENTS,
            {"code": "ktp"},
            {"denominator.name": "Semua penduduk"},
            "Penyebut Cakupan kepemilikan KTP-el",
        ),
        (SOURCES, {"id": "dipakai"}, {"title": "Agregat lain"}, "Judul sumber Agregat dipakai"),
        (SOURCES, {"id": "dipakai"}, {"cut_off": f"{YEAR}-06-30"}, "Tanggal acuan sumber Agregat dipakai"),
        (NODES, {"id": WORK}, {"name": "Pencetakan"}, "Nama pekerjaan Perekaman"),
        (NODES, {"id": WORK}, {"code": "2.12.02.2.01.0009"}, "Kode pekerjaan Perekaman"),
        (NODES, {"id": PROGRAMME}, {"name": "Program Baru"}, "Nama pekerjaan Program Pendaftaran"),
    ],
)
def test_what_approved_figures_are_called_needs_a_reason(
    own: House, sheet: str, named: dict[str, str], changed: dict[str, str], said: str
) -> None:
    stands = row(own, sheet, **named)
    with pytest.raises(RedefinitionError, match=f"{said} dipakai isian"):
        write(own, stands, "", **changed)
    own.year.refresh_from_db()
    assert why_reason(own.year, sheet, stands.cells).startswith("dipakai isian")
    write(own, stands, **changed)
    assert [each.text for each in Notice.objects.filter(to=own.people["head"]) if WHY in each.text]


@pytest.mark.parametrize(
    ("sheet", "named", "changed"),
    [
        (SOURCES, "lain", {"title": "Agregat baru"}),
        (SOURCES, "lain", {"cut_off": f"{YEAR}-06-30"}),
        (NODES, APART, {"name": "Program yang lain lagi"}),
    ],
)
def test_what_no_approved_figure_rests_on_is_called_freely(
    own: House, sheet: str, named: str, changed: dict[str, str]
) -> None:
    write(own, row(own, sheet, id=named), "", **changed)
    assert row(own, sheet, id=named).cells.items() >= changed.items()


def test_a_reason_names_money_and_methods_as_people_do(own: House) -> None:
    assessment = know(own.year).assessment()
    assert assessment is not None
    (work,) = [node for node in assessment.nodes if node.id == WORK]
    capital = replace(work.inputs[0], resource=Resource.MONEY, kind="capital")
    assert resource_name(capital) == "anggaran belanja modal"
    assert resource_name(replace(capital, kind="all")) == "anggaran"
    told = {efficiency_name(replace(work.efficiency[0], method=method)) for method in EfficiencyMethod}
    assert len(told) == len(EfficiencyMethod) and not [each for each in told if "_" in each]
    spots = own_results(assessment)
    assert not [spot for spot in spots if "_" in spot.what]
