"""Requests that are too large: taken to their end without being kept, so that browsers show why they fail."""

from __future__ import annotations

from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge


class LargeBodyParser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Hands a request whose body is too large on without the body; `site.middleware.LargestBody` answers it.

    Who closes the connection instead while a browser still sends gets no word across: it shows a fault of the
    network.
    """

    error: object
    _coming = 0
    """Bytes that still come and are not kept."""

    def received(self, data: bytes) -> int:
        """Take some of what was sent, and return how many bytes of it belong to this request."""
        if self._coming:
            taken = min(self._coming, len(data))
            self._coming -= taken
            self.completed = not self._coming
            return taken
        taken = int(super().received(data))
        if isinstance(self.error, RequestEntityTooLarge) and not self.chunked:
            self.error, self.completed, self._coming = None, False, self.content_length
        return taken
