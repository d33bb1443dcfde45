"""How forms of accounts are answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

_CODES: Final = ["mfa/recovery_codes/download.txt"]


class FormErrors:
    """Says with its status that a form was not taken, as every other page does."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before what answers."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer."""
        return self._get_response(request)

    def process_template_response(self, request: HttpRequest, response: TemplateResponse) -> TemplateResponse:
        """Change the status where a form comes back with errors, and name the file of codes in our words."""
        if response.has_header("Content-Disposition") and response.template_name == _CODES:
            response["Content-Disposition"] = 'attachment; filename="kode-pemulihan-capaian.txt"'
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and getattr(form, "errors", None):
            response.status_code = 422
        return response
