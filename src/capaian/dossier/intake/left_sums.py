"""Columns whose sum the user leaves out: that says nothing of whether they are taken instead."""

from __future__ import annotations

from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.sides import column_sums


def why_of_left_sum(table: ForeignTable, head: Head, desk: Desk) -> str:
    """Return what speaks against a column of which the user leaves out the sum, as in what follows a name."""
    left = {one.column: one.name for one in table.heads if desk.told(one.name) == LEFT_OUT}
    sums = column_sums(table) if left else ()
    names = (
        left[total.column]
        for parts, total in sums
        if total.column in left and head.column in {part.column for part in parts}
    )
    name = next(names, None)
    if name is None:
        return ""
    otherwise = f"bila tidak diambil juga: --means {shown_means(head.name, LEFT_OUT)}"
    return f", sebagai bagian yang dijumlahkan sendiri, padahal jumlahnya, {name}, ditinggalkan; {otherwise}"
