"""Which thing of the dossier each row of the printed tables is about."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "belitung-2024"

COUNTS: Mapping[int, str] = {
    3: "ktp",
    5: "kk",
    7: "kia",
    10: "akta-lahir",
    12: "akta-mati",
    14: "akta-kawin",
    16: "akta-cerai",
    18: "pengesahan-anak",
    21: "akses-data",
}
"""Tabel 3.2.2.2: the row of the numerator; the denominator stands below it."""

CHAIN: Mapping[int, str] = {1: "iku-2", 2: "ikp-dafduk", 9: "ikp-capil", 20: "ikp-data"}
"""Tabel 3.2.2.2: rows of indicators."""

SUB_ACTIVITIES: Mapping[str, int] = {
    "I.1": 6,
    "I.2": 3,
    "I.3": 2,
    "I.4": 7,
    "I.5": 2,
    "I.6": 3,
    "I.7": 3,
    "II.1": 2,
    "III.1": 1,
    "III.2": 1,
    "IV.1": 1,
    "IV.2": 1,
    "V.1": 1,
}
"""Activities in printed order with the number of their sub-activities."""

PROGRAMS = ("I", "II", "III", "IV", "V")

KEY_INDICATORS: Mapping[str, tuple[str, ...]] = {
    "I": ("ikp-dokumen", "ikp-profesionalitas", "ikp-perkantoran", "ikp-sarana"),
    "II": ("ikp-dafduk",),
    "III": ("ikp-capil",),
    "IV": ("ikp-data",),
    "V": ("ikp-profil",),
}
"""Indicators of each program."""

WHOLE = "*"


def activities(program: str) -> tuple[str, ...]:
    return tuple(node for node in SUB_ACTIVITIES if node.rpartition(".")[0] == program)


def realisation_rows() -> Mapping[int, str]:
    """Return the nodes of the budget table by row;
    the word "Sub Kegiatan" has a row of its own.
    """
    rows: list[str | None] = []
    for program in PROGRAMS:
        rows.append(program)
        for activity in activities(program):
            subs = [f"{activity}.{number}" for number in range(1, SUB_ACTIVITIES[activity] + 1)]
            rows += [activity, None, *subs]
    rows.append(WHOLE)
    return {number: node for number, node in enumerate(rows, 1) if node is not None}


def annex_rows(has_means: bool) -> Mapping[int, tuple[str, str]]:
    """Return what each row of an annex is about: an indicator or a mean, and of which node.

    Args:
        has_means: whether a mean stands below the activities of each program, as in annexes I to
            III.
    """
    rows: list[tuple[str, str]] = []
    for program in PROGRAMS:
        rows += [(code, program) for code in KEY_INDICATORS[program]]
        rows += [(f"ikk-{_number(activity)}", activity) for activity in activities(program)]
        rows += [("mean", program)] if has_means else []
    rows.append(("mean", WHOLE))
    return dict(enumerate(rows, 1))


def _number(activity: str) -> str:
    program, _, place = activity.rpartition(".")
    return f"{PROGRAMS.index(program) + 1}-{place}"
