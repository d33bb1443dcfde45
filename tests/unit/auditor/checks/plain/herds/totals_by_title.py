"""Shares of all rows that a summary quotes by the title of their table."""

from __future__ import annotations

WRONG = [
    (
        "end",
        "Pendapatan daerah dari peternakan mencapai 110,12% dari target.",
        ("crossref", "110,12", "101,12"),
    ),
    (
        "end",
        (
            "Cakupan vaksinasi ternak mencapai 84,40% dan pendapatan daerah dari peternakan "
            "mencapai 102,11% dari target."
        ),
        ("crossref", "102,11", "101,12"),
    ),
    (
        "front",
        "Kendala utama adalah cakupan vaksinasi ternak yang baru mencapai 81,37%.",
        ("crossref", "81,37", "84,40"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "end",
        "Pendapatan daerah dari peternakan mencapai 101,12% dari target.",
    ),
    (
        "front",
        "Kendala utama adalah cakupan vaksinasi ternak yang baru mencapai 84,40%.",
    ),
    (
        "end",
        "Pada tahun 2033 cakupan vaksinasi ternak mencapai 81,37%.",
    ),
    (
        "end",
        "Cakupan vaksinasi ternak nasional mencapai 79,20%.",
    ),
    (
        "end",
        "Cakupan vaksinasi unggas mencapai 66,10%.",
    ),
    (
        "front",
        "Di Gembala Selatan cakupan vaksinasi ternak mencapai 80,00%.",
    ),
    (
        "end",
        "Pendapatan daerah dari peternakan triwulan pertama mencapai 24,10% dari target.",
    ),
]
"""Sentences that are right, or of something else."""
