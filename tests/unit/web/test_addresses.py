"""Every address leads to a page: views are named by their place, which types do not see."""

from __future__ import annotations

from django.utils.module_loading import import_string

from capaian.web import urls


def test_every_view_that_is_read_in_late_is_there() -> None:
    patterns = [*urls._YEAR, *urls._OFFICE, *urls.urlpatterns]
    views = [each.callback for each in patterns if getattr(each, "callback", None)]
    places = {view.__module__ for view in views if view.__qualname__ == "lazy_path.<locals>.view"}
    assert len(places) > 50
    assert all(callable(import_string(place)) for place in places)
