"""A page of an office-year with one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

F = TypeVar("F", bound=BaseForm)
_UNFIT = 422


class FormPage(View, Generic[F]):
    """Shows a form, and keeps what is sent; a mistyped one comes back, a refused one with the reason why."""

    request: OfficeRequest
    template: ClassVar[str]
    """Gets `form`, `problem` (the reason; empty: none) and what `_context` gives."""
    next_page: ClassVar[str]
    """Name of the page to go on with."""

    @property
    def year(self) -> OfficeYear:
        """The office-year of the page."""
        return self.request.here.require_year()

    def author(self, reason: str = "") -> Author:
        """Return who sends the form."""
        return author_of(self.request, reason)

    def _make_form(self, sent: QueryDict | None) -> F:
        """Return the form, with what was sent; `None`: nothing was."""
        raise NotImplementedError

    def _keep(self, form: F) -> str:
        """Keep what a valid form says, and return what is said about it; raises `RefusedChangeError`."""
        raise NotImplementedError

    def _context(self) -> Mapping[str, object]:
        """Return what the page shows beside the form."""
        return {}

    def _next_address(self, form: F) -> str:
        """Return where to go on."""
        return self.address(self.next_page)

    def _error_words(self, form: F) -> str:
        """Return what is said of a mistyped form apart from its fields; empty: they say it themselves."""
        return ""

    def address(self, name: str, *others: object) -> str:
        """Return the address of a page below the year."""
        return reverse(name, args=[self.year.office.slug, self.year.year, *others])

    def get(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Show the form."""
        return self._show(self._make_form(None), 200)

    def post(self, request: OfficeRequest, **_: object) -> HttpResponse:
        """Keep what was sent, or say why not."""
        form = self._make_form(request.POST)
        if not form.is_valid():
            return self._show(form, _UNFIT, self._error_words(form))
        try:
            messages.success(request, self._keep(form))
        except RefusedChangeError as error:
            request.refused = error.message
            return self._show(form, _UNFIT, error.message)
        return redirect(self._next_address(form))

    def _show(self, form: F, status: int, problem: str = "") -> HttpResponse:
        context = {**self._context(), "form": form, "problem": problem}
        return render(self.request, self.template, context, status=status)
