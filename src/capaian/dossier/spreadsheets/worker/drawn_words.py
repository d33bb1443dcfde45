"""Words as a reader sees them, whatever letters and signs they are written with."""

from __future__ import annotations

import re
from typing import Final
from unicodedata import category, normalize

_STRANGE: Final = (
    "\u0430\u0435\u0440\u0501\u04bb\u0456\u0458\u043a\u04cf\u043c\u043f\u043e\u0433\u0455\u0442\u0443\u0432\u043d"
    "\u03b1\u03b9\u03ba\u03bf\u03c1\u03c4\u03c5\u03bd\u0131"
)
_DRAWN_AS: Final = "aepdhijklmnorstybh" + "aikoptuni"
_LATIN: Final = str.maketrans(_STRANGE + _STRANGE.upper(), _DRAWN_AS + _DRAWN_AS.upper())
"""Letters of Cyrillic, Greek and Turkish that are drawn as Latin ones, or nearly so."""
_UNSEEN: Final = ("Cf", "Mn")
"""Signs without a width: joiners and breaks that nobody sees, marks on the letter before."""
_DASHES: Final = "\u2043\u2212\u207b\u208b\u2796"
"""Those that are no punctuation of this kind by their category."""
_SIGNS: Final = str.maketrans("×✕✖⨯⋅∙·÷∶⁄∕➗‘’`´′ʼ", "xxxxxxx/:///" + "'" * 6)
_NOTE: Final = re.compile("(?<![0-9⁰¹²³⁴-⁹⁺⁻])[⁰¹²³⁴-⁹](?![⁰¹²³⁴-⁹])")
"""A raised digit alone is a degree, a square or the sign of a footnote."""


def as_drawn(words: str) -> str:
    """Return words in the letters that a reader sees; few formats have any but plain ones."""
    if words.isascii():
        return words
    plain = normalize("NFKD", words).translate(_LATIN)
    return "".join(sign for sign in plain if category(sign) not in _UNSEEN)


def in_plain_signs(words: str) -> str:
    """Return words in plain letters, with one sign each for a minus, for times and for a quotient.

    Examples:
        >>> in_plain_signs("➖"), in_plain_signs(" × ½"), in_plain_signs(" m²"), in_plain_signs("‘000")
        ('-', ' x 1/2', ' m', "'000")
    """
    if words.isascii():
        return words.replace("`", "'")
    dashed = ("-" if sign in _DASHES or category(sign) == "Pd" else sign for sign in _NOTE.sub("", words))
    return as_drawn("".join(dashed)).translate(_SIGNS)
