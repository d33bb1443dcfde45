"""An office whose codes have 80 letters and whose names have 250, as a dossier may have them.

It comes in through the pages, as an office brings it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.web.beginnings import YEAR
from tests.web.elements import elements
from tests.web.exchanging import Desk, unzipped, zipped
from tests.web.filling import AREAS, QUARTER, House, make_house

from capaian.dossier.tables.kinds import LONGEST_CODE
from capaian.web.offices.models import Holding, HoldingKind


def long_code(begin: str) -> str:
    return begin.ljust(LONGEST_CODE, "a")


def long_name(begin: str) -> str:
    return (
        f"{begin} {'serta pencatatan sipil bagi penduduk rentan ' * 6}"[:249]
        .rstrip()
        .ljust(250, "n")
    )


CODES: Final = {
    name: long_code(name)
    for name in (
        "kabid-dafduk",
        "kepala-dinas",
        "ktp.holders",
        "ktp.eligible",
        "iku-ktp",
        "sasaran-2",
    )
}
COMPONENT: Final = long_code("ktp")
POST, HEAD = CODES["kabid-dafduk"], CODES["kepala-dinas"]
NAMES: Final = {
    name: long_name(name)
    for name in (
        "Cakupan kepemilikan KTP-el",
        "Kepala Bidang Pelayanan Pendaftaran Penduduk",
        "Meningkatnya kepemilikan dokumen kependudukan",
        "Penduduk wajib KTP",
    )
}
OUTPUT: Final = long_name("Jumlah dokumen hasil koordinasi")
NODE: Final = long_code("2.12.02.2.01.0001")
OUTPUT_CELL: Final = f"outputs:{NODE}::{OUTPUT}:{QUARTER}:"
TEXT: Final = f"narrative/{'a' * 252}.md"
OFFICE: Final = "D" * 200
_WORK: Final = f"""id,kind,code,name,parent,owner
2.12.02,program,2.12.02,{long_name("Program")},,
2.12.02.2.01,activity,2.12.02.2.01,{long_name("Kegiatan")},2.12.02,
{NODE},subactivity,2.12.02.2.01.0001,{long_name("Perekaman")},2.12.02.2.01,{POST}
"""
_OUTPUTS: Final = f"node,name,unit,period,target,actual\n{NODE},{OUTPUT},dokumen,{YEAR},10,\n"


def lengthened(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a small dossier with long codes and names, some work,
    and a text of a long name.
    """
    found = {}
    for path, content in files.items():
        text = content.decode()
        for name, becomes in {**CODES, **NAMES}.items():
            text = text.replace(name, becomes)
        for key in ("code", "formula"):
            text = text.replace(f"{key}: ktp\n", f"{key}: {COMPONENT}\n")
        found[path] = text.encode()
    more = {"nodes.csv": _WORK.encode(), "outputs.csv": _OUTPUTS.encode(), TEXT: b"Kata.\n"}
    return {**found, **more}


def long_house(folder: Path) -> House:
    """An office with a long name that brings a dossier of long names;
    a clerk and the head hold its posts.
    """
    house = make_house(folder)
    office = house.year.office
    office.name = OFFICE
    office.save()
    for name, user in house.people.items():
        user.full_name = name.capitalize().ljust(120, "a")
        user.save()
    desk = Desk(house.browser("planner"), house.year)
    address = desk.bring("kantor.zip", zipped(lengthened(unzipped(desk.got("dossier.zip")))))
    taken = desk.take(address)
    assert taken.status_code == 302, elements(taken.content.decode()).by_id("isi").words
    for old, post in (("kabid-dafduk", POST), ("kepala-dinas", HEAD)):
        Holding.objects.filter(post=old).update(post=post)
    assert Holding.objects.filter(post=POST, kind=HoldingKind.CLERK).exists()
    house.year.refresh_from_db()
    return house


def figures(**more: str) -> dict[str, str]:
    """What the form sends with all figures of the quarter."""
    sent = {f"sel-{OUTPUT_CELL}actual": "3", **more}
    for measure, value in ((CODES["ktp.holders"], "90"), (CODES["ktp.eligible"], "100")):
        for area in AREAS:
            sent[f"sel-counts:{measure}:{area}:{QUARTER}:value"] = value
    return sent
