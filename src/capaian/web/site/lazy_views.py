"""Views of pages that are opened seldom: read in at the first request for one, not before all others."""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType

from django.http import HttpRequest, HttpResponseBase
from django.utils.module_loading import import_string

View = Callable[..., HttpResponseBase]


def lazy_views(app: str) -> Callable[[str], View]:
    """Return what stands for a view of an app, a function or a class, by its path within the app."""

    def lazy_view(path: str) -> View:
        def view(request: HttpRequest, **place: object) -> HttpResponseBase:
            found = import_string(f"{app}.{path}")
            answer: View = found if isinstance(found, FunctionType) else found.as_view()
            return answer(request, **place)

        view.__module__ = app  # by which navigation knows where a page belongs
        return view

    return lazy_view
