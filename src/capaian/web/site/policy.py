"""What a browser may load, run and keep: our own files, nothing that stands in a page, and no page."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.deprecation import MiddlewareMixin

POLICY: Final = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

UNKEPT: Final = "private, no-store"


class ContentPolicy(MiddlewareMixin):
    """Says it with every answer."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Add the policy."""
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
        return response


class NoCopies(MiddlewareMixin):
    """Lets no browser keep an answer that says nothing else: whoever comes next presses its back key.

    Stands behind what serves our own files, which may be kept, and before all that knows who asks.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Say that it is shown once."""
        response.headers.setdefault("Cache-Control", UNKEPT)
        return response


class HeadWithoutBody(MiddlewareMixin):
    """Sends of an answer to HEAD the headers alone, its length among them."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leave out the body."""
        if request.method == "HEAD":
            if isinstance(response, StreamingHttpResponse):
                response.streaming_content = ()
            elif isinstance(response, HttpResponse):
                response.content = b""
        return response
