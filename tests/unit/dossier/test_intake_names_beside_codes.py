"""Rows whose code and name stand in two columns, of which one is empty or says too little."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import KTP, Cells, balangan, codes, desk, taken, values
from tests.intake.recap import regencies

from capaian.domain.identifiers import AreaCode
from capaian.domain.office_year import OfficeYear

TITLE = "REKAPITULASI PEREKAMAN KTP-EL KABUPATEN/KOTA SE-KALIMANTAN SELATAN"
TWINS = {"63.03": "Kabupaten Banjar", "63.71": "Kota Banjar"}


def recap(last: str, *, surplus: int = 0, is_bare: bool = True) -> Cells:
    """A recap with a column of codes; its last row has none."""
    lines = regencies()
    rows = [
        (number, code.replace(".", ""), name.split(maxsplit=1)[1].upper() if is_bare else name, high, low)
        for number, (code, name, high, low) in enumerate(lines, 1)
    ]
    whole = (sum(line[2] for line in lines), sum(line[3] for line in lines) + surplus)
    return [(TITLE,), ("PER 31 DESEMBER 2023",), HEADS, *rows, (None, None, last, *whole)]


HEADS = ("NO", "KODE", "KABUPATEN/KOTA", "WAJIB KTP-EL", "SUDAH REKAM")
LAST = 4 + len(regencies())


def twins(rows: Cells) -> Cells:
    """A recap in which two names are one, so that the codes are the key."""
    codes_of = {code.replace(".", "") for code in TWINS}
    return [(*row[:2], "BANJAR", *row[3:]) if len(row) > 1 and row[1] in codes_of else row for row in rows]


@pytest.mark.parametrize("last", ["JUMLAH", "TOTAL", "KALIMANTAN SELATAN", "PROVINSI KALIMANTAN SELATAN"])
def test_a_total_is_known_by_its_name_where_codes_are_the_key(last: str) -> None:
    at = desk(with_twins())
    found = taken(twins(recap(last)), at)
    assert codes(at) == []
    areas = {area for (area,) in values(found, "area")}
    # the row of the province itself is kept, as one that its regencies make up
    assert areas - {"63"} == {code for code, *_ in regencies()}
    assert ("63" in areas) is ("SELATAN" in last)


@pytest.mark.parametrize("last", ["JUMLAH", "KALIMANTAN SELATAN"])
def test_such_a_total_is_checked(last: str) -> None:
    at = desk(with_twins())
    found = taken(twins(recap(last, surplus=1000)), at)
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row, str(issue.place.column)[0]) == ("total_differs", LAST, "E")
    assert "63" not in {area for (area,) in values(found, "area")}


def test_a_row_without_code_is_told_by_its_own_name() -> None:
    at = desk()
    taken(recap("ATLANTIS"), at)
    (issue,) = at.log.finish(())
    assert (issue.code, issue.place.row) == ("area_unknown", LAST)
    assert '--means "ATLANTIS=' in issue.remedy


def with_twins() -> OfficeYear:
    """Balangan, beside a regency and a city of one name."""
    office = balangan()
    peers = [peer for peer in office.peers if str(peer.area) not in TWINS]
    twins = [replace(office.peers[0], area=AreaCode(code), name=name) for code, name in TWINS.items()]
    return replace(office, peers=(*peers, *twins))


@pytest.mark.parametrize("codes_of", [("6303", "6371"), ("63.03", "63.71")])
def test_a_code_beside_names_tells_a_regency_from_the_city_of_its_name(codes_of: tuple[str, str]) -> None:
    at = desk(with_twins())
    plain = [row for row in recap("JUMLAH")[:-1] if row[1:2] not in (("6303",), ("6371",))]
    found = taken([*plain, *((1, code, "BANJAR", 90, 80) for code in codes_of)], at)
    assert "area_ambiguous" not in codes(at)
    assert {*TWINS} <= {area for (area,) in values(found, "area")}


def test_twins_without_a_code_are_to_be_written_in_full() -> None:
    at = desk(with_twins())
    plain = [row for row in recap("JUMLAH", is_bare=False)[:-1] if row[1:2] not in (("6303",), ("6371",))]
    rows = [(*row[:1], *row[2:]) if len(row) > 1 else row for row in plain]
    taken([*rows, (1, "BANJAR", 90, 80), (2, "BANJAR", 91, 81)], at)
    (first, second) = at.log.finish(())
    assert (first.code, second.code) == ("area_ambiguous", "area_ambiguous")
    assert "Kabupaten Banjar atau Kota Banjar" in first.message
    assert "--means" not in first.remedy


def namesake() -> OfficeYear:
    """Balangan, called like one of its kecamatan."""
    office = balangan()
    return replace(office, office=replace(office.office, regency_name="Kabupaten Halong"))


@pytest.mark.parametrize(("surplus", "said"), [(0, []), (7, ["total_differs"])])
def test_a_total_called_like_a_kecamatan_is_the_total(surplus: int, said: list[str]) -> None:
    *rows, total = KTP
    at = desk(namesake())
    eligible, holders = (int(str(cell)) for cell in total[-2:])
    found = taken([*rows, (*(None for _ in total[:-3]), "HALONG", eligible + surplus, holders)], at)
    assert codes(at) == said
    assert len({area for (area,) in values(found, "area")}) == 8
