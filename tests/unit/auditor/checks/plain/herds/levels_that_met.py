"""Levels said to meet a target that only their row prints."""

from __future__ import annotations

WRONG = [
    (
        "measured",
        ("Populasi sapi potong sebanyak 42.745 ekor belum mencapai target, dan pelayanan terus dibenahi."),
        ("claim", "belum mencapai target", "mencapai target"),
    ),
    (
        "measured",
        "Populasi kambing sebanyak 26.880 ekor melampaui target.",
        ("claim", "mencapai target", "belum mencapai target"),
    ),
    (
        "front",
        "Populasi kambing sebanyak 26.880 ekor telah memenuhi target yang ditetapkan.",
        ("claim", "mencapai target", "belum mencapai target"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "measured",
        "Populasi sapi potong sebanyak 42.745 ekor melampaui target.",
    ),
    (
        "measured",
        "Populasi kambing sebanyak 26.880 ekor belum mencapai target.",
    ),
    (
        "measured",
        "Populasi sapi potong sebanyak 42.745 ekor belum mencapai target akhir Renstra.",
    ),
    (
        "end",
        "Cakupan vaksinasi ternak sebesar 84,40% telah memenuhi target.",
    ),
    (
        "end",
        "Populasi kerbau sebanyak 19.430 belum mencapai target.",
    ),
    (
        "measured",
        "Populasi sapi potong tahun 2033 sebanyak 41.100 ekor belum mencapai target.",
    ),
]
"""Sentences that are right, or of something else."""
