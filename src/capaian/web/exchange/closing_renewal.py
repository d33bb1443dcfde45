"""Taking over the new closing of the year before: made as a dossier, and shown like any that is brought."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

from django.contrib import messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from capaian.domain.errors import CapaianError
from capaian.dossier.folder import lay_texts
from capaian.dossier.packing.pack import pack_folder
from capaian.dossier.years.new_closing import take_over
from capaian.dossier.years.next_year import BrokenTextsError
from capaian.dossier.years.snapshot import place_of
from capaian.web.exchange.models import Upload
from capaian.web.exchange.uploads import keep_upload
from capaian.web.measurement.year_approvals import Unfit, overtaken_closings
from capaian.web.site.access import OfficeRequest
from capaian.web.years.contents import content_path, is_whole
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear


def closing_take(request: OfficeRequest, office: str, year: int) -> HttpResponse:
    """Make the dossier of a year with the closings in force, and lead to its preview."""
    own = request.here.require_year()
    found = [each for each in overtaken_closings(own) if each.instead]
    if not found or own.is_closed:
        raise Http404
    try:
        texts = taken_over(own, found)
        file = SimpleUploadedFile(f"Penutupan {found[-1].year} yang baru", _packed(texts))
        upload = keep_upload(own, request.user, file, Upload.Kind.DOSSIER)
    except BrokenTextsError as error:
        messages.error(request, f"Penutupan yang baru memuat berkas yang tidak terbaca: {error}.")
    except CapaianError as error:
        messages.error(request, error.message)
    else:
        return redirect("import_preview", office=office, year=year, token=upload.token)
    return redirect("year", office=office, year=year)


def taken_over(year: OfficeYear, found: list[Unfit]) -> Mapping[str, str]:
    """Return the files of a year with closings in force instead of those that it holds.

    Raises:
        InputError: if a closing is damaged.
        BrokenTextsError: if its texts are none that a year can have been closed with.
    """
    texts = know(year).made.files
    for each in found:
        new = content_path(each.instead).read_bytes() if is_whole(each.instead) else b""
        old = texts.get(place_of(each.year), "").encode()
        texts = take_over(texts, old, new, each.year, is_last=each.year == year.year - 1)
    return texts


def _packed(texts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    pack_folder(lay_texts(Path("baru"), texts), target, with_evidence=False)
    return target.getvalue()
