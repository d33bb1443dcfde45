"""How the rules reckon."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context
from typing import Final

ARITHMETIC: Final = Context(prec=50, rounding=ROUND_HALF_EVEN)
"""Wide enough that no figure of an office loses a digit; the caller's own context does not count."""
