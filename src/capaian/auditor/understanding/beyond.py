"""How far a thing lies beyond or short of another: `melampaui 32,76% dari rencana`, `kurang 5% dari pagu`."""

from __future__ import annotations

import re
from typing import Final

_BEYOND: Final = re.compile(
    r"\b(?:melampaui|melebihi|ter(?:lampaui|lewati)|lebih|kurang|di\s?(?:atas|bawah)|surplus|defisit)"
    r"\s*(?:sebesar|sebanyak|sekitar)?\s*(?:rp\.?\s*)?$",
    re.IGNORECASE,
)


def lies_beyond(words: str) -> bool:
    """Say whether the figure right behind words may be how far a thing lies from another, or a rough one.

    Examples:
        >>> lies_beyond("target 3.400 orang terlampaui "), lies_beyond("target terlampaui dengan realisasi ")
        (True, False)
    """
    return _BEYOND.search(words) is not None
