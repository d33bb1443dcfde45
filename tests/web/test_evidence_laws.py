"""Laws of evidence: whatever is brought,
taken away and handed in by whomever in whatever order.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.web.filling import POST, House, make_house, sound_forms

from capaian.domain.period import Period
from capaian.web.evidence.examination.kinds import Examined, MediaKind
from capaian.web.evidence.models import Requirement, Upload
from capaian.web.evidence.uploads import Purpose, bring, take_away
from capaian.web.evidence.views import write_archive
from capaian.web.evidence.year_evidence import PROOFS, find_lacking
from capaian.web.measurement.flow import State
from capaian.web.measurement.models import PostForm
from capaian.web.trail.models import Entry
from capaian.web.trail.record import Author
from capaian.web.trail.verify import verify_log
from capaian.web.years.change import Edit, RefusedChangeError, change
from capaian.web.years.contents import content_path
from capaian.web.years.known import know
from capaian.web.years.models import OfficeYear

SEEN = settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
CONTENTS = tuple(b"%PDF-1.7\n" + name for name in (b"satu", b"dua", b"tiga", b"empat"))
CODES = ("ktp", "iku-ktp")
_NONE = 2
"""Stands for no form."""
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["bring", "bring", "bring", "take", "hand in", "open", "unlist"]),
        st.integers(0, 2),  # which form: of two quarters, or none
        st.lists(st.integers(0, 3), min_size=1, max_size=3),  # which contents
        st.integers(0, 1),  # what they prove
    ),
    min_size=8,
    max_size=20,
)


def prepared(number: int, name: str = "") -> Examined:
    """A text that is ready to be kept."""
    content = CONTENTS[number]
    digest = hashlib.sha256(content).hexdigest()
    return Examined(MediaKind.PDF, content, original=digest, given=name or f"berkas-{number}.pdf")


@dataclass
class Paper:
    """What must be there, kept beside the program: the forms that rest on each content,
    and its codes.
    """

    forms: dict[int, set[int]] = field(default_factory=dict)
    codes: dict[int, set[str]] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)

    def brought(self, form: int, numbers: Sequence[int], code: str) -> None:
        for number in numbers:
            self.forms.setdefault(number, set()).add(form)
            self.codes.setdefault(number, set()).add(code)

    def may_take(self, number: int, form: int) -> bool:
        if form not in self.forms.get(number, ()):
            return False
        return not self._proves_closed(number) if form == _NONE else form not in self.closed

    def is_kept(self, number: int) -> bool:
        is_general = _NONE in self.forms[number]
        return bool(self.forms[number] & self.closed) or (
            is_general and self._proves_closed(number)
        )

    def _proves_closed(self, number: int) -> bool:
        """What was brought for none proves in both forms what they report: the component,
        no indicator.
        """
        return bool(self.closed) and "ktp" in self.codes[number]

    def taken(self, number: int, form: int) -> None:
        self.forms[number].discard(form)
        if not self.forms[number]:
            del self.forms[number], self.codes[number]


class Bench:
    """An office with two forms, and the steps that are tried in it."""

    def __init__(self, house: House) -> None:
        self.year, self.paper = house.year, Paper()
        self.author = Author(house.people["clerk"], "data_entry", "Salah berkas.")
        quarters = (f"{house.year.year}-Q1", f"{house.year.year}-Q2")
        self.forms: list[PostForm | None] = [
            *(
                PostForm.objects.create(office_year=house.year, post=POST, period=each)
                for each in quarters
            ),
            None,
        ]

    def step(self, what: str, at: int, numbers: Sequence[int], code: str) -> None:
        {"bring": self.bring, "take": self.take, "unlist": self.unlist}.get(what, self.turn)(
            at, numbers, code if what in ("bring", "take", "unlist") else what
        )

    def bring(self, at: int, numbers: Sequence[int], code: str) -> None:
        proof = Purpose(self.forms[at], (code,))
        kept = bring(self.year, proof, [prepared(number) for number in numbers], self.author)
        new = {number for number in numbers if number not in self.paper.forms}
        assert sum(each.is_new for each in kept) == len(new)
        self.paper.brought(at, numbers, code)

    def take(self, at: int, numbers: Sequence[int], _: str) -> None:
        form = self.forms[at]
        for number in numbers:
            sha256 = hashlib.sha256(CONTENTS[number]).hexdigest()
            upload = Upload.objects.filter(form=form, sha256=sha256, file__isnull=False).first()
            if upload is None:
                continue
            try:
                take_away(upload, self.author)
            except RefusedChangeError:
                assert not self.paper.may_take(number, at)
            else:
                assert self.paper.may_take(number, at)
                self.paper.taken(number, at)

    def unlist(self, at: int, numbers: Sequence[int], _: str) -> None:
        """A planner who would take a row away on the page of its sheet."""
        for row in self.year.rows.filter(sheet=PROOFS)[: len(numbers)]:
            number = next(n for n in range(4) if row.cells["file"].endswith(f"berkas-{n}.pdf"))
            if self.paper.is_kept(number):
                with pytest.raises(RefusedChangeError):
                    change(self.year, [Edit(PROOFS, None, row.pk, row.version)], self.author)

    def turn(self, at: int, _: Sequence[int], what: str) -> None:
        form = self.forms[at]
        if form is not None:
            form.state = State.SUBMITTED if what == "hand in" else State.DRAFT
            form.save()
            (self.paper.closed.add if what == "hand in" else self.paper.closed.discard)(at)

    def look(self) -> None:
        """Compare everything that is kept with the paper."""
        year = OfficeYear.objects.get(pk=self.year.pk)
        files = [*year.evidence.all()]
        rows = {row.cells["file"]: row.cells for row in year.rows.filter(sheet=PROOFS)}
        assert {file.name for file in files} == rows.keys()
        assert len({file.sha256 for file in files}) == len(files) == len(self.paper.forms)
        for file in files:
            content = content_path(file.sha256).read_bytes()
            number = CONTENTS.index(content)
            assert {self.at(upload) for upload in file.uploads.all()} == self.paper.forms[number]
            assert {*rows[file.name]["proves"].split()} == self.paper.codes[number]
            assert (rows[file.name]["sha256"], file.size) == (file.sha256, len(content))
        assert [
            issue.code
            for issue in know(year).dossier_check.issues
            if "evidence" in issue.place.file
        ] == []

    def at(self, upload: Upload) -> int:
        return next(
            at for at, form in enumerate(self.forms) if (form and form.pk) == upload.form_id
        )


@SEEN
@given(steps=STEPS)
def test_files_rows_contents_and_uploads_never_part(
    tmp_path_factory: pytest.TempPathFactory, steps: Sequence[tuple[str, int, list[int], int]]
) -> None:
    with transaction.atomic():
        bench = Bench(make_house(tmp_path_factory.mktemp("d")))
        for what, at, numbers, code in steps:
            bench.step(what, at, numbers, CODES[code])
            bench.look()
        archived(bench)
        assert verify_log() is None
        actions = Entry.objects.filter(action__startswith="evidence.").values_list(
            "action", flat=True
        )
        added, removed = (
            sum(each == f"evidence.{what}" for each in actions) for what in ("added", "removed")
        )
        linked = sum(each == "evidence.linked" for each in actions)
        assert added + linked - removed == sum(map(len, bench.paper.forms.values()))
        transaction.set_rollback(True)


def archived(bench: Bench) -> None:
    """The archive holds each content once, and its list names each."""
    content = io.BytesIO()
    write_archive(content, bench.year.evidence.order_by("name"))
    with zipfile.ZipFile(content) as archive:
        sums = [line.split("  ") for line in archive.read("SHA256SUMS").decode().splitlines()]
        assert {archive.read(name) for _, name in sums} == {CONTENTS[n] for n in bench.paper.forms}
        assert all(hashlib.sha256(archive.read(name)).hexdigest() == own for own, name in sums)


@SEEN
@given(
    required=st.sets(st.sampled_from(CODES)),
    brought=st.lists(
        st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 1)), max_size=6
    ),
)
def test_a_form_lacks_what_is_required_and_no_file_of_its_own_proves(
    tmp_path_factory: pytest.TempPathFactory,
    required: set[str],
    brought: list[tuple[int, int, int]],
) -> None:
    """A file proves the same wherever it is used; the form of the post tells of one thing,
    the cards.
    """
    with transaction.atomic():
        bench = Bench(make_house(tmp_path_factory.mktemp("d")))
        for code in required:
            Requirement.objects.create(office_year=bench.year, code=code)
        for at, number, code in brought:
            bench.bring(at, [number], CODES[code])
        forms = sound_forms(OfficeYear.objects.get(pk=bench.year.pk))
        for at in (0, 1):
            own = [number for number, used in bench.paper.forms.items() if at in used]
            is_proven = any("ktp" in bench.paper.codes[number] for number in own)
            form = forms.form(POST, Period.parse(f"{bench.year.year}-Q{at + 1}"))
            lacking = [*find_lacking(forms, form)]
            assert len(lacking) == ("ktp" in required and not is_proven)
            assert all(problem.part == "bukti" and problem.slot is None for problem in lacking)
        transaction.set_rollback(True)
