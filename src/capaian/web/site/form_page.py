"""A page of an office-year with one form,
and what tells that somebody else wrote since it was shown.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import ClassVar, Final, Generic, TypeVar

from django.contrib import messages
from django.forms import BaseForm, BooleanField
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from capaian.domain.period import Period
from capaian.web.site.access import OfficeRequest, author_of
from capaian.web.trail.record import Author
from capaian.web.years.change import RefusedChangeError
from capaian.web.years.models import OfficeYear

MAX_DIGITS_OF_A_KEY: Final = 18
"""A longer number overflows databases."""
_MAX_DIGITS_OF_A_VERSION: Final = 9

SHOWN_PREFIX: Final = "dulu-"
"""Before the name of a field: what was shown in it."""


def version_in(sent: Mapping[str, str]) -> int:
    """Return the version that a page showed; 0, which nothing ever has,
    where it told no number.
    """
    text = sent.get("versi", "")
    return (
        int(text)
        if text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS_OF_A_VERSION
        else 0
    )


def find_period(text: str, year: int) -> Period:
    """Return the period of an address; raises `Http404` where it is none of the year."""
    with suppress(ValueError):
        period = Period.parse(text)
        if period.year == year:
            return period
    raise Http404


F = TypeVar("F", bound=BaseForm)
_KEY: Final = "key"
_NO_REPETITION: Final = "catat-lagi"
"""Name of the box by which somebody says that an entry is no repetition."""


class FormPage(View, Generic[F]):
    """Shows a form, and keeps what is sent; a mistyped one comes back,
    a refused one with the reason why.
    """

    request: OfficeRequest
    template: ClassVar[str]
    """Gets `form`, `problem` (the reason; empty: none) and what `_context` gives."""
    form_class: type[F]
    """Made of what was sent alone; pages whose form needs more make it themselves."""
    next_page: ClassVar[str]
    """Name of the page to go on with."""
    makes_entry: ClassVar[bool] = False
    """Whether each form makes an entry, told from others by its `key`: one that is repeated is
    asked about.

    No browser keeps our pages, so whoever goes back gets the words that were typed with a fresh
    key, and would make a second entry of them.
    """

    @property
    def year(self) -> OfficeYear:
        """The office-year of the page."""
        return self.request.here.require_year()

    def author(self, reason: str = "") -> Author:
        """Return who sends the form."""
        return author_of(self.request, reason)

    def _make_form(self, sent: QueryDict | None) -> F:
        """Return the form, with what was sent; `None`: nothing was."""
        return self.form_class(sent)

    def _keep(self, form: F) -> str:
        """Keep what a valid form says, and return what is said about it;
        raises `RefusedChangeError`.
        """
        raise NotImplementedError

    def _context(self) -> Mapping[str, object]:
        """Return what the page shows beside the form."""
        return {}

    def _next_address(self, form: F) -> str:
        """Return where to go on."""
        return self.address(self.next_page)

    def _error_words(self, form: F) -> str:
        """Return what is said of a mistyped form apart from its fields; empty:
        they say it themselves.
        """
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
            return self._show(form, 422, self._error_words(form))
        try:
            self._ask_about_repetition(form)
            messages.success(request, self._keep(form))
        except RefusedChangeError as error:
            request.refused = error.message
            return self._show(form, 422, error.message)
        if self.makes_entry:
            request.session["entry"] = {**self._entry_sent(form), "at": time.time()}
        return redirect(self._next_address(form))

    def _entry_sent(self, form: F) -> dict[str, str]:
        """Return the key of the form that was sent, and the fingerprint of what else it says."""
        sent = self.request.POST
        written = json.dumps(
            [self.request.path, [sent.getlist(name) for name in form.fields if name != _KEY]]
        )
        return {_KEY: sent.get(_KEY, ""), "words": hashlib.sha256(written.encode()).hexdigest()}

    def _ask_about_repetition(self, form: F) -> None:
        if (
            not self.makes_entry
            or _NO_REPETITION in self.request.POST
            or "entry" not in self.request.session
        ):
            return
        last, own = self.request.session["entry"], self._entry_sent(form)
        is_repeated = last[_KEY] != own[_KEY] and last["words"] == own["words"]
        if is_repeated and time.time() - last["at"] < 10 * 60:
            form.fields[_NO_REPETITION] = BooleanField(
                label="Catat lagi: ini kejadian lain yang isinya sama"
            )
            raise RefusedChangeError(
                "Sama dengan yang baru dicatat. Bila memang dua kali, centang Catat lagi."
            )

    def _show(self, form: F, status: int, problem: str = "") -> HttpResponse:
        context = {**self._context(), "form": form, "problem": problem}
        return render(self.request, self.template, context, status=status)
