"""Levels beside the target of the nation or the province."""

from __future__ import annotations

WRONG = [
    (
        "vaccine",
        (
            "Jika dibandingkan dengan target nasional tahun 2034 sebesar 86,00%, maka cakupan "
            "vaksinasi ternak telah melampaui target nasional."
        ),
        ("claim", "melampaui", "belum mencapai"),
    ),
    (
        "vaccine",
        (
            "Dibandingkan target provinsi sebesar 82,50%, cakupan vaksinasi ternak masih di bawah"
            " target provinsi."
        ),
        ("claim", "di bawah", "melampaui"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "vaccine",
        (
            "Jika dibandingkan dengan target nasional tahun 2034 sebesar 82,00%, maka cakupan "
            "vaksinasi ternak telah melampaui target nasional."
        ),
    ),
    (
        "vaccine",
        (
            "Dibandingkan target provinsi sebesar 86,50%, cakupan vaksinasi ternak masih di bawah"
            " target provinsi."
        ),
    ),
    (
        "vaccine",
        (
            "Dibandingkan target nasional sebesar 86,00%, cakupan vaksinasi unggas telah "
            "melampaui target nasional."
        ),
    ),
    (
        "events",
        (
            "Dibandingkan target nasional sebesar 60,00%, angka kelahiran ternak telah melampaui "
            "target nasional."
        ),
    ),
]
"""Sentences that are right, or of something else."""
