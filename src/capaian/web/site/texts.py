"""Free text as it comes in: signs that nobody types and that no database keeps are taken out here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.deprecation import MiddlewareMixin

_UNTYPED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""All control characters but tab and ends of lines, and what is no sign at all."""
_TOLD: Final = ("sel-", "rumus")
"""How names of cells and formulas begin, which tell of such a sign in place."""


def clean(text: str) -> str:
    r"""Return a text without them.

    Examples:
        >>> clean("Dua\x00 anak\x1b[1m pindah")
        'Dua anak[1m pindah'
    """
    return _UNTYPED.sub("", text)


class CleanTexts(MiddlewareMixin):
    """Stands before every view that reads what was typed."""

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        args: tuple[object, ...],
        kwargs: Mapping[str, object],
    ) -> None:
        """Clean what is sent to pages of a year; forms of other pages refuse such signs themselves."""
        if request.method != "POST" or "year" not in kwargs:
            return
        if any(_is_odd(name, texts) for name, texts in request.POST.lists()):
            pairs = [
                (name, clean(text) if _is_odd(name, texts) else text)
                for name, texts in request.POST.lists()
                for text in texts
            ]
            request.POST = QueryDict(urlencode(pairs))


def _is_odd(name: str, texts: Iterable[str]) -> bool:
    return not name.startswith(_TOLD) and any(map(_UNTYPED.search, texts))
