"""A second row that a row is held against."""

from __future__ import annotations

WRONG = [
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak 3.333 ekor dibandingkan Kabupaten "
            "Tanjung Rusa, namun masih lebih banyak dibandingkan Kabupaten Savana."
        ),
        ("claim", "lebih banyak", "lebih sedikit"),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih rendah dibandingkan Kabupaten Savana, tetapi"
            " masih lebih rendah dibandingkan Kabupaten Rawa Kerbau sebanyak 21.066 ekor."
        ),
        ("claim", "lebih rendah", "lebih tinggi"),
    ),
]
"""Where a sentence stands, what it says, and what is told of it."""

SOUND = [
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak 3.333 ekor dibandingkan Kabupaten "
            "Tanjung Rusa, namun masih lebih sedikit dibandingkan Kabupaten Savana."
        ),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih rendah dibandingkan Kabupaten Savana, tetapi"
            " lebih tinggi dibandingkan Kabupaten Rawa Kerbau."
        ),
    ),
    (
        "regions",
        (
            "Populasi Kabupaten Padang Gembala lebih banyak dibandingkan Kabupaten Tanjung Rusa, "
            "namun lebih banyak dibandingkan Kabupaten Lintang Batu."
        ),
    ),
]
"""Sentences that are right, or of something else."""
