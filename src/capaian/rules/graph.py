"""In which order formulas are computed: what a formula names comes before it."""

from __future__ import annotations

import graphlib
from collections.abc import Collection, Iterable, Mapping
from typing import ClassVar

from capaian.domain.errors import CapaianError
from capaian.rules.formula.tree import Expression, names_in


class CycleError(CapaianError):
    """Formulas that name each other in a circle, so that none of them can be computed first."""

    code: ClassVar[str] = "formula_cycle"

    def __init__(self, cycle: tuple[str, ...]) -> None:
        """Keep the circle: each code names the next one, the last one the first."""
        super().__init__(describe_cycle(cycle))
        self.cycle = cycle


def describe_cycle(cycle: tuple[str, ...]) -> str:
    """Say in Indonesian which formulas name each other.

    Examples:
        >>> describe_cycle(("iku-1", "iku-2"))
        'Rumus saling menunjuk sehingga tidak ada yang dapat dihitung lebih dulu: iku-1 → iku-2 → iku-1.'
        >>> describe_cycle(("iku-1",))
        'Rumus iku-1 menunjuk dirinya sendiri.'
    """
    if len(cycle) == 1:
        return f"Rumus {cycle[0]} menunjuk dirinya sendiri."
    circle = " → ".join((*cycle, cycle[0]))
    return f"Rumus saling menunjuk sehingga tidak ada yang dapat dihitung lebih dulu: {circle}."


COMPUTED_FIELDS = frozenset({"actual", "target", "achievement"})
"""What follows a code after a point when the computed thing itself is meant: `ik-4-3.achievement`."""


def needs_of(expression: Expression, codes: Collection[str]) -> tuple[str, ...]:
    """Return the codes whose figures a formula names, itself or by one of their computed fields.

    Measures are no fields: `ktp.holders` is counted, so the formula of `ktp` does not name itself.
    Members of collections are not among the needs: who is a member is known to the caller only.

    Examples:
        >>> from capaian.rules.formula.parse import parse
        >>> needs_of(parse("mean(ktp, ik-4-3.achievement) + kia.issued"), {"ktp", "kia", "ik-4-3"})
        ('ktp', 'ik-4-3')
    """
    found = (_owner(name.code, codes) for name in names_in(expression))
    return tuple(dict.fromkeys(code for code in found if code is not None))


def order(needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the codes so that each comes after those it needs; those that need none first, as given.

    Needs that are no keys are left out: they are data, not formulas.

    Raises:
        CycleError: naming the first circle.

    Examples:
        >>> order({"iku-2": ("ktp", "kia"), "ktp": (), "kia": ("kia.issued",)})
        ('ktp', 'kia', 'iku-2')
    """
    try:
        return tuple(graphlib.TopologicalSorter(_within(needs)).static_order())
    except graphlib.CycleError as error:
        raise CycleError(_circle(error, needs)) from None


def find_cycles(needs: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """Return circles that share no code, until no other circle is left beside them.

    Examples:
        >>> find_cycles({"a": ("b",), "b": ("a",), "c": ("c",), "d": ("a",)})
        (('a', 'b'), ('c',))
    """
    left = _within(needs)
    cycles: list[tuple[str, ...]] = []
    while True:
        try:
            order(left)
        except CycleError as error:
            cycles.append(error.cycle)
            left.update((code, []) for code in error.cycle)
        else:
            return tuple(cycles)


def _owner(name: str, codes: Collection[str]) -> str | None:
    if name in codes:
        return name
    stem, _, last = name.rpartition(".")
    return stem if stem in codes and last in COMPUTED_FIELDS else None


def _within(needs: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {code: [need for need in dict.fromkeys(needed) if need in needs] for code, needed in needs.items()}


def _circle(error: graphlib.CycleError, needs: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the circle with each code before the one it needs, from the one that was given first."""
    backwards = error.args[1][:-1]
    circle = tuple(reversed(backwards))
    positions = {code: place for place, code in enumerate(needs)}
    first = min(range(len(circle)), key=lambda place: positions[circle[place]])
    return circle[first:] + circle[:first]
