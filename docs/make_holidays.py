# /// script
# requires-python = ">=3.11"
# dependencies = ["holidays>=0.109"]
# ///
"""Write the holidays that new years propose: `uv run docs/make_holidays.py FIRST LAST`, two years.

They come from the package `holidays`, which takes past years from decrees and reckons others; an
office confirms each year's from the decree itself. The result is committed: nothing else needs the
package, which knows no newer python-dateutil than 2.9 and so has an environment of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path

import holidays

_HEAD = """\
# Hari libur nasional dan cuti bersama, untuk diusulkan saat sebuah tahun dimulai; \
kantor mencocokkannya
# dengan keputusan bersama tahun itu. Dibuat docs/make_holidays.py, jangan diubah dengan tangan.
"""
_YEAR = """
- regulation: Keputusan Bersama Menteri Agama, Menteri Ketenagakerjaan, dan Menteri PANRB
  article: Hari libur nasional dan cuti bersama tahun {year}
  valid_from: {year}-01-01
  verified: unverified
  note: Dari paket Python holidays {version}; belum diverifikasi dengan keputusannya
  entries:
"""


def write_holidays(first: int, last: int) -> str:
    """Return the entries of the rulebook for the years from the first to the last."""
    version, text = holidays.__version__, _HEAD
    for year in range(first, last + 1):
        found = holidays.country_holidays(
            "ID", years=year, categories=("government", "public"), language="id"
        )
        text += _YEAR.format(year=year, version=version)
        text += "".join(
            f'    - {{day: {day}, name: "{name}"}}\n' for day, name in sorted(found.items())
        )
    return text


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "src" / "capaian" / "rulebook" / "data" / "holidays.yaml"
    target.write_text(write_holidays(int(sys.argv[1]), int(sys.argv[2])), encoding="utf-8")
