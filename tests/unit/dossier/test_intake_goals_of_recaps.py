"""Goals beside what was reached in a recap of regencies, and percentages without fractions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.intake.desks import Cells, codes, desk, means, proposed, taken, uncounted, values
from tests.intake.desks import balangan as office
from tests.intake.recap import regencies

NAMES = [name for _, name, *_ in regencies()]
PLACE = "KABUPATEN/KOTA SE-KALIMANTAN SELATAN TAHUN 2023"


def recap(title: str, heads: tuple[object, ...], *below: tuple[object, ...], whole: bool = False) -> Cells:
    """A recap whose last but one column is a goal and whose last one is a share, of every document."""
    width = len(heads)
    rows = []
    for place, name in enumerate(NAMES):
        share = Decimal(71 + place) if whole else Decimal(71 + place) + Decimal("0.37")
        rows.append((place + 1, name, *((Decimal(85), share) * width)[:width]))
    return [(f"{title} {PLACE}",), (), ("No", "Kabupaten/Kota", *heads), *below, *rows]  # type: ignore[return-value]  # cells


@pytest.mark.parametrize(
    ("heads", "below", "reached"),
    [
        (("KIA", None), ((None, None, "Target", "Realisasi"),), "KIA > Realisasi"),
        (("Target KIA", "Realisasi KIA"), (), "Realisasi KIA"),
        (("Rencana KIA", "Capaian KIA"), (), "Capaian KIA"),
    ],
)
@pytest.mark.parametrize("whole", [False, True])
def test_what_was_reached_is_proposed_and_no_goal(
    heads: tuple[object, ...], below: tuple[tuple[object, ...], ...], reached: str, whole: bool
) -> None:
    at = desk(uncounted())
    proposal = proposed(recap("CAPAIAN KINERJA", heads, *below, whole=whole), at)
    assert means(proposal) == {reached: "kia"}
    assert [doubt.option for doubt in at.doubts] == [f'--means "{reached}=kia"']


def test_how_much_of_a_goal_was_reached_is_no_coverage() -> None:
    heads = ("Target KIA", "Realisasi KIA", "Tingkat Capaian KIA (%)", "%")
    proposal = proposed(recap("CAPAIAN KINERJA", heads), desk(uncounted()))
    assert {*means(proposal)} <= {"Realisasi KIA"}


@pytest.mark.parametrize("heads", [("KTP-el", "KIA"), ("KIA", "Akta Kelahiran 0-17")])
def test_whole_percentages_of_regencies_are_no_counts(heads: tuple[str, ...]) -> None:
    found = taken(recap("CAKUPAN KEPEMILIKAN DOKUMEN", heads, whole=True), desk(uncounted()))
    cells = values(found, "numerator", "denominator", "value")
    assert cells
    assert {cell[:2] for cell in cells} == {("", "")}


def test_few_events_are_counts() -> None:
    title = "AKTA PERKAWINAN YANG DITERBITKAN"
    proposal = proposed(recap(title, ("Akta Perkawinan Terbit",), whole=True), desk(uncounted()))
    assert means(proposal) == {"Akta Perkawinan Terbit": "akta-kawin.issued"}


def kecamatan(head: str, *figures: int) -> Cells:
    names = [area.name for area in office().districts]
    rows = [(place, name, figures[place % len(figures)]) for place, name in enumerate(names)]
    return [("KEPEMILIKAN AKTA KELAHIRAN ANAK USIA 0-17 TAHUN 2023",), (), ("No", "Kecamatan", head), *rows]


@pytest.mark.parametrize(("figures", "is_asked"), [((91, 96, 99), True), ((3120, 4417, 96), False)])
def test_counts_of_a_kecamatan_none_of_which_is_above_a_hundred_are_asked(
    figures: tuple[int, ...], is_asked: bool
) -> None:
    at = desk(uncounted())
    proposed(kecamatan("Memiliki Akta Kelahiran", *figures), at)
    assert bool(at.doubts) == is_asked


def of_size(title: str, heads: tuple[str, ...], first: int, *, step: int) -> Cells:
    """A recap of whole numbers of some size below each head."""
    sizes = [first + step * place + place % 3 for place in range(len(NAMES))]
    rows = [
        (n, name, *(size for _ in heads)) for n, (name, size) in enumerate(zip(NAMES, sizes, strict=True))
    ]
    return [(f"{title} {PLACE}",), (), ("No", "Kabupaten/Kota", *heads), *rows]


@pytest.mark.parametrize("head", ["Cakupan Akta Kelahiran 0-17", "Persentase KTP-el", "KTP-el (%)"])
def test_percentages_without_their_comma_are_refused_with_what_they_may_be(head: str) -> None:
    at = desk(uncounted())
    taken(of_size("CAKUPAN DOKUMEN KEPENDUDUKAN", (head,), 8731, step=71), at)
    assert "percents_above" in codes(at)
    assert f'--means "angka {head}=persen"' in next(
        issue.remedy for issue in at.log.finish(()) if issue.code == "percents_above"
    )


def test_percentages_a_little_above_a_hundred_and_such_as_the_user_tells_are_taken() -> None:
    at = desk(uncounted())
    taken(of_size("CAKUPAN DOKUMEN", ("Cakupan KTP-el (%)",), 96, step=1), at)
    told = desk(uncounted(), means={"angka Cakupan KTP-el (%)": "persen"})
    taken(of_size("CAKUPAN DOKUMEN", ("Cakupan KTP-el (%)",), 8731, step=71), told)
    assert [code for one in (at, told) for code in codes(one) if code == "percents_above"] == []


def test_the_remedy_for_counts_reached_is_the_measure_of_those_and_no_coverage() -> None:
    at = desk(uncounted())
    rows = of_size("CAPAIAN KINERJA", ("Target KIA", "Realisasi KIA", "%"), 41_300, step=977)
    assert means(proposed(rows, at)) == {}
    (issue,) = at.log.finish(())
    assert '--means "Realisasi KIA=kia.issued"' in (issue.remedy or "")
