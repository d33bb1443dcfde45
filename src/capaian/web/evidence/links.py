"""Between values and files: which files prove a value, and in which cells stands what a file proves.

A file proves what the dossier says of it (`proves`: codes), in the quarters for whose forms it was brought;
one that belongs to no form proves it in every quarter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils import timezone

from capaian.domain.period import write_date
from capaian.web.evidence.models import Upload
from capaian.web.evidence.requirements import PROOFS, brought_for, names_in
from capaian.web.measurement.figures.belonging import given_columns
from capaian.web.measurement.form_cells import FormCells
from capaian.web.measurement.forms import Forms
from capaian.web.measurement.handed_in_values import EarlierValues, values_handed_in
from capaian.web.measurement.models import PostForm
from capaian.web.measurement.sections import Proof
from capaian.web.site.access import OfficeRequest
from capaian.web.site.rights import RIGHTS


def may_see(request: OfficeRequest) -> bool:
    """Say whether a person sees evidence: the office does, and who inspects it."""
    return bool(request.here.roles & RIGHTS["evidence"]["GET"])


@dataclass(frozen=True)
class Proofs:
    """The files of an office-year by what they prove."""

    forms: Forms

    def of(self, form: PostForm, code: str) -> Sequence[Proof]:
        """Return the files that prove what a form tells of a thing, by their names."""
        own = self._by_code.get(code, ())
        return [proof for proof, forms in own if not forms or form.pk in forms]

    def last_brought(self, form: PostForm, proofs: Iterable[Proof]) -> datetime | None:
        """Return when the newest of some files was brought, for a form or the office; `None`: none was."""
        moments = [self._moments.get(proof.id, {}) for proof in proofs]
        return max((at for each in moments for pk, at in each.items() if pk in (None, form.pk)), default=None)

    def is_bare(self, form: PostForm, form_cells: FormCells) -> bool:
        """Say whether nothing was brought for a form, and nothing proves anything that it tells of."""
        return form.pk not in self._with_files and not any(
            self.of(form, code) for code in names_in(form_cells)
        )

    @cached_property
    def _with_files(self) -> frozenset[int]:
        return frozenset().union(*self._brought.values())

    def in_form(self, form: PostForm) -> Mapping[str, Sequence[Proof]]:
        """Return them by code, of those alone that were brought for a form."""
        found: dict[str, list[Proof]] = {}
        for code, proof, _ in self._proven((file.name, file.pk) for file in brought_for(form)):
            found.setdefault(code, []).append(proof)
        return found

    @cached_property
    def _by_code(self) -> Mapping[str, Sequence[tuple[Proof, frozenset[int]]]]:
        """Each file with the forms for which it was brought."""
        found: dict[str, list[tuple[Proof, frozenset[int]]]] = {}
        brought = self._brought
        for code, proof, pk in self._proven(self.forms.year.evidence.values_list("name", "pk")):
            found.setdefault(code, []).append((proof, brought.get(pk, frozenset())))
        return found

    def _proven(self, files: Iterable[tuple[str, int]]) -> Iterator[tuple[str, Proof, int]]:
        """Yield what files prove, by their names, with their ids."""
        own = [(name, pk, self._cells.get(name, {})) for name, pk in sorted(files)]
        captions = Counter(cells.get("caption", "") for _, _, cells in own)
        for name, pk, cells in own:
            caption, file = cells.get("caption", ""), name.rpartition("/")[2]
            # Files of one caption are told apart by their names.
            title = caption if captions[caption] == 1 else f"{caption} ({file})" if caption else file
            yield from ((code, Proof(pk, title or file), pk) for code in cells.get("proves", "").split())

    @cached_property
    def _brought(self) -> Mapping[int, frozenset[int]]:
        # One that was brought for no form, too, still proves its things in every quarter.
        return {
            file: frozenset() if None in forms else frozenset(form for form in forms if form)
            for file, forms in self._moments.items()
        }

    @cached_property
    def _moments(self) -> Mapping[int, Mapping[int | None, datetime]]:
        """When each file was brought, by the form; `None`: for none."""
        uploads = Upload.objects.filter(office_year=self.forms.year, file__isnull=False)
        found: dict[int, dict[int | None, datetime]] = {}
        for file, form, at in uploads.values_list("file_id", "form_id", "at"):
            found.setdefault(file or 0, {})[form] = at
        return found

    @cached_property
    def _cells(self) -> Mapping[str, Mapping[str, str]]:
        return {row.cells.get("file", ""): row.cells for row in self.forms.known.rows.get(PROOFS, ())}


def find_proofs(request: OfficeRequest, forms: Forms, form: PostForm) -> Mapping[str, Sequence[Proof]]:
    """Return the files that a form rests on by what they prove; nothing for who may not see evidence."""
    return Proofs(forms).in_form(form) if may_see(request) else {}


def ask_of_older(forms: Forms, form: PostForm) -> Iterator[tuple[str, str]]:
    """Ask of values that say something else than when they were handed in, with the evidence of then."""
    since = values_handed_in(forms, form) if brought_for(form) else None
    names = [*_outgrown(forms, form, since)] if since else []
    if since and names:
        day, listed = write_date(timezone.localdate(since.at)), ", ".join(names)
        question = (
            f"Nilai berikut berubah sejak diajukan {day}, sedangkan buktinya dari sebelum itu: {listed}. "
            "Unggah bukti yang baru di bagian Bukti dukung, atau ajukan bila bukti lama masih membuktikannya."
        )
        yield question, f"Diajukan dengan bukti dari sebelum nilainya berubah: {listed}."


def _outgrown(forms: Forms, form: PostForm, since: EarlierValues) -> Iterator[str]:
    """Yield what a form tells of whose values changed, and for which nothing was brought since."""
    form_cells, proofs = forms.cells_of(form.post, form.quarter), Proofs(forms)
    for code, name in names_in(form_cells).items():
        slots = (
            slot for slot in form_cells.by_code.get(code, ()) if slot.column in given_columns(slot.sheet)
        )
        last = proofs.last_brought(form, proofs.of(form, code))
        if last is not None and last <= since.at and any(slot.name in since.before for slot in slots):
            yield name
