"""Child process of the charts: draws those of a paper and ends,
as the renderer gives no memory back.

Run as `python -P worker.py FONTS`; reads a line of JSON for each chart, the arguments of the
renderer, and writes a line for each, its picture as JSON, or null where it cannot be drawn.
Imports nothing of Capaian.
"""

from __future__ import annotations

import json
import sys

import vl_convert


def draw_lines(fonts: str) -> None:
    """Draw every chart that is read."""
    vl_convert.register_font_directory(fonts)
    vl_convert.vegalite_to_svg({"mark": "point", "data": {"values": []}})  # starts the engine
    for line in sys.stdin.buffer:
        try:
            drawn = vl_convert.vegalite_to_svg(**json.loads(line))
        except ValueError:
            drawn = None  # drawn once more by whoever needs it, who says what is wrong
        sys.stdout.write(json.dumps(drawn) + "\n")


if __name__ == "__main__":
    draw_lines(sys.argv[1])
