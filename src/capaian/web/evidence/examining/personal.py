"""Where a file names a person by number: asked generously, since the answer is only to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from capaian.dossier.personal import looks_personal


def find_place(pieces: Iterable[tuple[str, str]]) -> str:
    """Return the name of the first piece of a file that looks personal; nothing where none does.

    Args:
        pieces: Names of pieces, such as `halaman 2`, with their texts.
    """
    return next((name for name, text in pieces if looks_personal(text)), "")
