"""Every address of the pages: each app has its own, and `site.rights` who may call which.

Codes of posts, indicators and components may have strokes: `iku/1`.
"""

from __future__ import annotations

from django.urls import include, path, register_converter
from django.urls.converters import StringConverter

from capaian.web.demonstration.views import enter
from capaian.web.services.urls import public_urlpatterns


class PeriodConverter(StringConverter):
    """What begins with a year, so that nothing else in an address is taken for a period."""

    regex = "[0-9]{4}[^/]*"


register_converter(PeriodConverter, "period")

_OF_A_YEAR = (
    "planning",
    "texts",
    "measurement",
    "evidence",
    "closing",
    "papers",
    "tracing",
    "boards",
    "feed",
    "services",
    "complaints",
    "history",
    "people",
)
"""Apps of which all addresses lie below those of a year, `dinas/2024/`."""

urlpatterns = [
    path("akun/", include("allauth.urls")),
    path("", include("capaian.web.home.urls")),
    path("peragaan/masuk/", enter, name="demonstration_enter"),
    path("", include("capaian.web.jobs.urls")),
    path("", include("capaian.web.administration.urls")),
    path("", include("capaian.web.exchange.urls")),
    path("", include("capaian.web.reminders.urls")),
    path("", include("capaian.web.inspection.urls")),
    path("", include(public_urlpatterns)),
    path(
        "<slug:office>/<int:year>/",
        include([path("", include(f"capaian.web.{app}.urls")) for app in _OF_A_YEAR]),
    ),
]
handler400 = "capaian.web.site.faults.not_understood"
handler403 = "capaian.web.site.faults.forbidden"
handler404 = "capaian.web.site.faults.nothing_here"
handler500 = "capaian.web.site.faults.our_fault"
