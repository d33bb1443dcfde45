"""How an indicator hangs together with others, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from capaian.cli.results.named_cells import NamedCell
from capaian.domain.assessment import Assessment
from capaian.domain.plan import PROPOSED_MARK, CascadeLink


def links_of(cells: Sequence[NamedCell], assessment: Assessment) -> tuple[CascadeLink, ...]:
    """Return the links up and down of the named indicators, in the order of the plan."""
    codes = {named.name for named in cells}
    return tuple(link for link in assessment.cascade if codes & {link.child, link.parent})


def write_links(cells: Sequence[NamedCell], assessment: Assessment) -> Iterator[str]:
    """Yield a line for each link of the named indicators and for each partner outside the office.

    What no source states is marked `usulan`.
    """
    codes = {named.name for named in cells}
    names = {str(indicator.code): indicator.name for indicator in assessment.indicators}
    for link in links_of(cells, assessment):
        is_below = link.child in codes
        word, other = ("Turunan dari", link.parent) if is_below else ("Diturunkan ke", link.child)
        yield f"{word} {other}, {names.get(other, other)}: {link.words}"
    for cut in assessment.crosscutting:
        if cut.subject in codes:
            yield f"Peran {cut.partner}: {cut.contribution}{PROPOSED_MARK if cut.proposed else ''}"
