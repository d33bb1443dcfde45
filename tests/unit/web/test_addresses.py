"""Every address leads to a page, every app is installed: named by their place,
which types do not see.
"""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.module_loading import import_string

from capaian.web import urls

WEB = Path(urls.__file__).parent


def test_every_view_that_is_read_in_late_is_there() -> None:
    patterns = [*urls._YEAR, *urls._OFFICE, *urls.urlpatterns]
    views = [each.callback for each in patterns if getattr(each, "callback", None)]
    places = {view.__module__ for view in views if view.__qualname__ == "lazy_path.<locals>.view"}
    assert len(places) > 50
    assert all(callable(import_string(place)) for place in places)


def test_every_folder_with_models_is_an_app() -> None:
    folders = (path.parent.relative_to(WEB).parts for path in WEB.rglob("models.py"))
    apps = {".".join(("capaian.web", *parts)) for parts in folders}
    assert len(apps) > 15
    assert apps <= {*settings.INSTALLED_APPS}
