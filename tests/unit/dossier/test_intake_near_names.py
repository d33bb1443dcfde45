"""Budgets without codes: names of the plan that are almost those of the official list have their codes."""

from __future__ import annotations

from dataclasses import replace

from tests.intake.desks import Cells, balangan, codes, desk, taken, values

from capaian.domain.office_year import OfficeYear

OWN, TWIN = "Penyediaan Jasa Layanan Umum Kantor", "V.5.2"


def planned(name: str, **others: str) -> OfficeYear:
    """The example, where a sub-activity is called otherwise than in the official list, and others too."""
    names = {TWIN: name, **{id_.replace("_", "."): other for id_, other in others.items()}}
    return replace(
        balangan(),
        inputs=(),
        nodes=tuple(replace(node, name=names.get(str(node.id), node.name)) for node in balangan().nodes),
    )


def rows(*names: str) -> Cells:
    lines = [[name, 9_000_000 + n, 7_000_000 + n] for n, name in enumerate(names)]
    return [["REALISASI BELANJA TAHUN 2023"], ["Uraian", "Pagu", "Realisasi"], *lines]


PLAIN = ("Kerja Sama Pemanfaatan Data Kependudukan", "Penyediaan Peralatan dan Perlengkapan Kantor")


def test_a_name_of_the_plan_is_that_of_its_node() -> None:
    at = desk(planned(OWN))
    found = taken(rows(*PLAIN, OWN), at)
    assert values(found, "node", "actual")[-1] == (TWIN, "7000002")
    assert (codes(at), at.doubts) == ([], [])


def test_a_code_whose_name_another_node_has_is_not_given_twice() -> None:
    at = desk(planned(OWN, V_4_4="Penyediaan Jasa Pelayanan Umum Kantor"))
    found = taken(rows(*PLAIN, OWN), at)
    assert "V.4.4" not in {node for (node,) in values(found, "node")}
    assert "line_without_code" in codes(at)


def test_a_name_unlike_any_official_one_is_told() -> None:
    at = desk(planned("Jamuan Tamu"))
    taken(rows(*PLAIN, "Jamuan Tamu"), at)
    assert codes(at) == ["line_without_code"]
