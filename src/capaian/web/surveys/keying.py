"""Answers on paper, keyed batch by batch as digits; a sample of each batch is keyed twice and compared."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import Any, Final

from django import forms
from django.db import transaction
from django.http import QueryDict

from capaian.domain.survey import ELEMENTS, TOP_ANSWER, QuestionOrder, SurveyAnswer, SurveyTrait
from capaian.rules.registers.survey_answers import is_complete
from capaian.web.services.catalogue import catalogue_of
from capaian.web.surveys.form_views import PROFILE
from capaian.web.surveys.models import AnswerFile
from capaian.web.surveys.register import keep_answers, lock_survey
from capaian.web.surveys.views import SurveyPage
from capaian.web.years.change import RefusedChangeError

MAX_SHEETS: Final = 200
"""Of a batch: what somebody keys at one go."""
SHEETS_OF_SAMPLE: Final = 10
"""Of so many sheets one is keyed twice, and no fewer than `MIN_SAMPLE` of a batch."""
MIN_SAMPLE: Final = 3
CHANNEL: Final = "kertas"
_MOST: Final = [*[TOP_ANSWER] * len(ELEMENTS), *map(len, PROFILE.values())]
"""The highest digit at each place of a sheet."""


def read_sheet(text: str) -> str:
    """Return a sheet as digits, 0 where nothing is ticked; raises `ValidationError`.

    Examples:
        >>> read_sheet("4343 34-43"), read_sheet("434334343 2310")
        ('434334043', '4343343432310')
    """
    digits, lengths = "".join(text.split()).replace("-", "0"), (len(ELEMENTS), len(_MOST))
    if len(digits) not in lengths or not (digits.isascii() and digits.isdecimal()):
        raise forms.ValidationError(f"“{text.strip()[:40]}” bukan {lengths[0]} atau {lengths[1]} angka.")
    for place, (digit, most) in enumerate(zip(digits, _MOST, strict=False), 1):
        if int(digit) > most:
            raise forms.ValidationError(f"“{text.strip()}”: angka ke-{place} paling besar {most}.")
    return digits


class BatchForm(forms.Form):
    """A batch of sheets; once all can be read, it asks for a sample of them again, then for what differs."""

    use_required_attribute = False  # the page says what is missing

    bundel = forms.IntegerField(label="Nomor bundel", min_value=1, max_value=9_999)
    layanan = forms.ChoiceField(label="Layanan", required=False)
    urutan = forms.ChoiceField(
        label="Urutan pertanyaan di kertas",
        choices=[("", "pilih"), *((each.value, each.words) for each in QuestionOrder)],
    )
    lembar = forms.CharField(
        label="Jawaban, satu baris setiap lembar",
        help_text="Sembilan angka menurut urutan kertas, lalu bila ada empat angka tentang responden. "
        "0 atau - bila tidak dijawab.",
        widget=forms.Textarea({"rows": 12, "inputmode": "numeric", "spellcheck": "false"}),
    )

    def __init__(self, services: list[str], sent: QueryDict | None) -> None:
        """Offer the services; ask for the sample of what was sent."""
        super().__init__(sent)
        self.fields["layanan"] = forms.ChoiceField(
            label="Layanan", required=False, choices=[("", "campuran"), *((name, name) for name in services)]
        )
        self.sheets, self.problems = list[str](), list[str]()
        for number, line in enumerate(self.data.get("lembar", "").split("\n"), 1):
            try:
                self.sheets += [read_sheet(line)] if line.strip() else []
            except forms.ValidationError as error:
                self.problems.append(f"Baris {number}: {error.message}")
        count = max(MIN_SAMPLE, -(-len(self.sheets) // SHEETS_OF_SAMPLE))
        places = range(0 if self.problems else min(len(self.sheets), MAX_SHEETS))
        # By a lot that is the same for the same sheets, and that nobody knows before they are keyed.
        lots = sorted(places, key=lambda place: sha256(f"{place} {self.sheets}".encode()).digest())
        self.sample = sorted(lots[:count])
        for place in self.sample:
            self._ask_again(place)
        for field in self.fields.values():
            if not isinstance(field.widget, forms.RadioSelect):
                field.widget.attrs.setdefault("class", "kotak")

    def _ask_again(self, place: int) -> None:
        name = f"Lembar {place + 1}"
        self.fields[f"ulang-{place}"] = forms.CharField(
            label=f"{name}, sekali lagi",
            error_messages={"required": "Ketik lagi dari kertasnya."},
            widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        )
        try:
            again = read_sheet(self.data.get(f"ulang-{place}", ""))
        except forms.ValidationError:
            return
        if again != (first := self.sheets[place]):
            self.fields[f"pilih-{place}"] = forms.ChoiceField(
                label=f"{name} berbeda; yang benar",
                choices=[(first, f"{first} (pertama)"), (again, f"{again} (kedua)")],
                error_messages={"required": "Lihat kertasnya, lalu pilih."},
                widget=forms.RadioSelect,
            )

    def clean_lembar(self) -> str:
        """Refuse sheets that cannot be read, all at once."""
        if len(self.sheets) > MAX_SHEETS:
            self.problems.append(f"{len(self.sheets)} lembar; satu bundel paling banyak {MAX_SHEETS}.")
        if self.problems:
            raise forms.ValidationError(self.problems)
        return str(self.cleaned_data["lembar"])

    def clean(self) -> dict[str, Any]:
        """Refuse a second entry that cannot be read."""
        for name in [name for name in self.cleaned_data if name.startswith("ulang-")]:
            try:
                read_sheet(self.cleaned_data[name])
            except forms.ValidationError as error:
                self.add_error(name, error)
        return self.cleaned_data

    @property
    def different(self) -> list[int]:
        """Places of the sheets that were keyed in two ways."""
        return [place for place in self.sample if f"pilih-{place}" in self.fields]

    def answers(self) -> list[SurveyAnswer]:
        """Return the answers, of what differs as it was chosen."""
        chosen = {place: str(self.cleaned_data[f"pilih-{place}"]) for place in self.different}
        return [self._answer(chosen.get(place, digits)) for place, digits in enumerate(self.sheets)]

    def _answer(self, digits: str) -> SurveyAnswer:
        order = QuestionOrder(self.cleaned_data["urutan"])
        keyed = dict(zip(order.codes, map(int, digits), strict=False))
        traits = {SurveyTrait.CHANNEL: CHANNEL, SurveyTrait.SERVICE: str(self.cleaned_data["layanan"])}
        for (trait, groups), digit in zip(PROFILE.items(), digits[len(ELEMENTS) :], strict=False):
            traits[trait] = groups[int(digit) - 1] if int(digit) else ""
        stated = {trait: text for trait, text in traits.items() if text}
        return SurveyAnswer(tuple(keyed[code] or None for code in ELEMENTS), traits=stated)


class SurveyBatch(SurveyPage[BatchForm]):
    """Key a batch of paper."""

    template = "surveys/batch.html"

    def _make_form(self, sent: QueryDict | None) -> BatchForm:
        catalogue = catalogue_of(self.year)
        names = [each.name for code, each in catalogue.services.items() if catalogue.is_service(code)]
        return BatchForm(names, sent)

    @transaction.atomic
    def _keep(self, form: BatchForm) -> str:
        locked, number = lock_survey(self.survey), form.cleaned_data["bundel"]
        if locked.files.filter(name__startswith=f"Bundel {number},").exists():
            raise RefusedChangeError(f"Bundel {number} sudah diketik. Periksa nomor di kertasnya.")
        answers = form.answers()
        complete = [each for each in answers if is_complete(each, locked.min_elements)]
        twice = f"{len(form.sample)} lembar diketik dua kali, {len(form.different)} berbeda"
        name = f"Bundel {number}, {twice}"
        digest = sha256("\n".join([name, *form.sheets]).encode()).hexdigest()
        kept = AnswerFile(name=name, sha256=digest)
        keep_answers(locked, kept, self.request.user, complete, self.author(), {})
        left = len(answers) - len(complete)
        few = f"; {left} tidak dihitung karena kurang dari {locked.min_elements} unsur" if left else ""
        return f"{name}: {len(complete)} jawaban disimpan{few}."

    def _context(self) -> Mapping[str, object]:
        profile = [(trait.words, groups) for trait, groups in PROFILE.items()]
        return {"survey": self.survey, "profile": profile}
