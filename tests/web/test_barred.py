"""Who verifies or approves and may not decide about a form reads why, what is the own entry, and who may."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.web.elements import elements
from tests.web.filling import House, house, typed
from tests.web.test_figure_writers import WAYS, step, submit
from tests.web.twins import SINCE, person

from capaian.web.measurement.models import FigureWriter, Taken
from capaian.web.offices.models import Holding, HoldingKind, Membership, Role

pytestmark = pytest.mark.django_db
HOLDERS = "Penduduk yang sudah merekam KTP-el"


@pytest.fixture(name="own")
def made(tmp_path: Path) -> House:
    """A draft with figures, and somebody who holds another unit."""
    own = house(tmp_path)
    other = person("kabid-lain", own.year.office, Role.UNIT_HEAD)
    Holding.objects.create(
        office=own.year.office, user=other, post="kabid-capil", kind=HoldingKind.DEFINITIVE, since=SINCE
    )
    sent = {**typed(("90", "45"), ("100", "50")), "aksi": "simpan"}
    assert own.browser("clerk").post(own.address(), sent).status_code == 302
    return House(own.year, {**own.people, "other": other})


def why(own: House, name: str) -> str:
    page = elements(own.browser(name).get(own.address()).text)
    return " ".join(box.words for box in page.all("div") if box.attributes.get("id") == "bukan-anda")


@pytest.mark.parametrize("way", WAYS)
def test_a_planner_reads_what_is_the_own_entry_since_when_and_who_may(own: House, way: str) -> None:
    WAYS[way](own, "planner")
    submit(own)
    said = why(own, "planner")
    at = FigureWriter.objects.filter(by=own.people["planner"]).latest("at").at.astimezone()
    assert "Anda yang mengisi nilai ini. Yang memverifikasi harus orang lain." in said
    assert HOLDERS in said and "Triwulan I Tahun 2024" in said and str(at.year) in said
    assert f"Yang dapat memverifikasi isian ini: {own.people['other']} (Kepala bidang)." in said


def test_where_nobody_else_may_it_is_said_what_helps(own: House) -> None:
    WAYS["page"](own, "planner")
    submit(own)
    Membership.objects.filter(user=own.people["other"]).update(role=Role.VIEWER)
    said = why(own, "planner")
    assert "Belum ada orang lain yang dapat memverifikasi isian ini." in said
    assert "Administrator memberi peran Perencana" in said


def test_a_head_who_verified_reads_it_too(own: House) -> None:
    submit(own)
    Membership.objects.create(office=own.year.office, user=own.people["head"], role=Role.PLANNER, since=SINCE)
    assert step(own, "head", "verify") == 302
    said = why(own, "head")
    assert "Anda yang memverifikasi isian ini. Yang menyetujui harus orang lain." in said
    taken = Taken.objects.get(step="verify")
    assert "verifikasi isian ini" in said and str(taken.at.astimezone().year) in said


def test_it_is_said_to_nobody_who_may_decide_or_never_could(own: House) -> None:
    submit(own)
    assert [why(own, name) for name in ("planner", "head", "clerk", "holder", "viewer", "other")] == [""] * 6
