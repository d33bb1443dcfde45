"""Links between indicators that run in circles, or say of a formula what it does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from capaian.domain.identifiers import IndicatorCode
from capaian.domain.issue import Issue, Level, Place
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import CascadeKind, CascadeLink, Indicator
from capaian.rules.dependencies import IndicatorRoots, find_cycles, find_indicator_roots
from capaian.rules.facts import group
from capaian.rules.formula.issues import FormulaError


def check_cascade(office_year: OfficeYear) -> Iterator[Issue]:
    """Yield circles, links that contradict the formulas, and indicators that hang on nothing.

    An office that states no link at all has not begun with its tree; then there is nothing to say.
    """
    if not office_year.cascade:
        return
    yield from _check_circles(office_year.cascade)
    try:
        roots = find_indicator_roots(office_year)
    except FormulaError:
        return  # told by the check of formulas; what rests on what is not known
    for link in office_year.cascade:
        yield from _check_kind(link, office_year.indicator_by_code, roots)
    yield from _check_unlinked(office_year)


def _check_circles(cascade: Sequence[CascadeLink]) -> Iterator[Issue]:
    parents = {
        str(child): [str(link.parent) for link in links]
        for child, links in group(cascade, lambda link: link.child).items()
    }
    for cycle in find_cycles(parents):
        path = " → ".join((*cycle, cycle[0]))
        message = f"Turunan indikator melingkar, jadi tidak ada puncaknya: {path}."
        place = next(link.place for link in cascade if link.child == cycle[0])
        remedy = "Hapus atau balik salah satu kaitan itu."
        yield Issue(Level.ERROR, "cascade_cycle", message, _at(place, "parent"), path, remedy)


def _check_kind(
    link: CascadeLink, indicators: Mapping[IndicatorCode, Indicator], roots: IndicatorRoots
) -> Iterator[Issue]:
    if link.child not in indicators or link.parent not in indicators or link.child == link.parent:
        return
    is_component = roots.uses(link.parent, link.child)
    if link.kind is CascadeKind.COMPONENT and not is_component:
        yield _no_component(link, indicators[link.parent])
    elif link.kind is not CascadeKind.COMPONENT and roots.names(link.parent, link.child):
        message = (
            f"Rumus {link.parent} memakai {link.child}, tetapi kaitannya dinyatakan {link.kind}; "
            "pohon kinerja tidak akan menunjukkan bahwa angkanya ikut dihitung."
        )
        place = _at(link.place, "kind")
        remedy = "Ganti kind menjadi component."
        yield Issue(Level.WARNING, "cascade_is_component", message, place, link.kind, remedy)


def _no_component(link: CascadeLink, parent: Indicator) -> Issue:
    formula = f"rumusnya {parent.formula}" if parent.formula else "indikator itu tidak punya rumus"
    message = (
        f"{link.child} dinyatakan komponen {link.parent}, padahal {formula} dan tidak memakainya, "
        "baik langsung maupun lewat data yang sama."
    )
    remedy = "Ganti kind menjadi contribution atau service, atau perbaiki rumusnya."
    return Issue(Level.ERROR, "cascade_not_component", message, _at(link.place, "kind"), link.child, remedy)


def _check_unlinked(office_year: OfficeYear) -> Iterator[Issue]:
    linked = {code for link in office_year.cascade for code in (link.child, link.parent)}
    for indicator in office_year.indicators:
        if indicator.code not in linked:
            message = (
                f"{indicator.name} tidak terkait dengan indikator lain, jadi pohon kinerja tidak "
                "menunjukkan apa yang ditopangnya."
            )
            remedy = "Tambahkan ke cascade, dengan proposed: ya bila tidak ada sumber yang menyatakannya."
            yield Issue(
                Level.NOTE, "indicator_without_link", message, indicator.place, indicator.code, remedy
            )


def _at(place: Place, column: str) -> Place:
    return Place(place.file, place.row, column)
