"""Child process that reads a pdf which is to be attached:
a file made to fill memory ends it alone.

Started with the pdf as standard input; writes JSON: why no page can be printed, and the text of
each page.
"""

from __future__ import annotations

import json
import sys

from capaian.processes.limits import limit_memory

MEGABYTES = 1_000
"""Address space; about half of it is taken by the libraries themselves."""


def read_pages(content: bytes) -> tuple[str, list[str]]:
    """Return `locked`, `broken`, or nothing where all pages can be printed; and their texts."""
    import pypdfium2  # the rest of the room does without it
    import pypdfium2.raw as pdfium

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        # The library remembers the cause of an earlier failure, so its word alone is not enough.
        is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in content
        return "locked" if is_locked else "broken", []
    texts = [page.get_textpage().get_text_bounded() for page in document]
    return "" if texts else "broken", texts


if __name__ == "__main__":
    limit_memory(MEGABYTES)
    sys.stdout.write(json.dumps(read_pages(sys.stdin.buffer.read())))
