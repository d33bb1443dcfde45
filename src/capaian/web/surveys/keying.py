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
_HIGHEST_DIGITS: Final = [*[TOP_ANSWER] * len(ELEMENTS), *map(len, PROFILE.values())]
"""At each place of a sheet: how many choices it has."""


class SheetField(forms.CharField):
    """A sheet as digits: nine answers, or those with four of the respondent; 0 or a hyphen: not ticked."""

    def to_python(self, value: object) -> str:
        """Return the digits; raises `ValidationError`.

        Examples:
            >>> SheetField().clean("4343 34-43"), SheetField().clean("434334343 2310")
            ('434334043', '4343343432310')
        """
        text, lengths = super().to_python(value) or "", (len(ELEMENTS), len(_HIGHEST_DIGITS))
        digits = "".join(text.split()).replace("-", "0")
        if digits and not (len(digits) in lengths and digits.isascii() and digits.isdecimal()):
            raise forms.ValidationError(f"“{text[:40]}” bukan {lengths[0]} atau {lengths[1]} angka.")
        for place, (digit, highest) in enumerate(zip(digits, _HIGHEST_DIGITS, strict=False), 1):
            if int(digit) > highest:
                raise forms.ValidationError(f"“{text}”: angka ke-{place} paling besar {highest}.")
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
        self.fields["layanan"].choices = [("", "campuran"), *((name, name) for name in services)]  # type: ignore[attr-defined]  # it is a choice
        self.sheets, self.problems, self.different = list[str](), list[str](), 0
        for number, line in enumerate(self.data.get("lembar", "").split("\n"), 1):
            try:
                self.sheets += filter(None, [SheetField(required=False).clean(line)])
            except forms.ValidationError as error:
                self.problems.append(f"Baris {number}: {error.message}")
        if len(self.sheets) > MAX_SHEETS:
            self.problems.append(f"{len(self.sheets)} lembar; satu bundel paling banyak {MAX_SHEETS}.")
        places = range(0 if self.problems else len(self.sheets))
        # By a lot that is the same for the same sheets, and that nobody knows before they are keyed.
        lots = sorted(places, key=lambda place: sha256(f"{place} {self.sheets}".encode()).digest())
        self.sample = sorted(lots[: max(MIN_SAMPLE, -(-len(lots) // SHEETS_OF_SAMPLE))])
        for place in self.sample:
            self.fields[f"ulang-{place}"] = SheetField(
                label=f"Lembar {place + 1}, sekali lagi",
                error_messages={"required": "Ketik lagi dari kertasnya."},
                widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
            )
        for field in self.fields.values():
            field.widget.attrs["class"] = "kotak"

    def clean_lembar(self) -> str:
        """Refuse sheets that cannot be read, all at once."""
        if self.problems:
            raise forms.ValidationError(self.problems)
        return str(self.cleaned_data["lembar"])

    def clean(self) -> dict[str, Any]:
        """Let one be chosen where a sheet was keyed in two ways."""
        for place in self.sample:
            first, again = self.sheets[place], self.cleaned_data.get(f"ulang-{place}", "")
            if again in ("", first):
                continue
            self.different += 1
            name = f"pilih-{place}"
            self.fields[name] = forms.ChoiceField(
                label=f"Lembar {place + 1} berbeda; yang benar",
                choices=[(first, f"{first} (pertama)"), (again, f"{again} (kedua)")],
                error_messages={"required": "Lihat kertasnya, lalu pilih."},
                widget=forms.RadioSelect,
            )
            try:
                self.sheets[place] = self.fields[name].clean(self.data.get(name))
            except forms.ValidationError as error:
                self.add_error(name, error)
        return self.cleaned_data

    def answers(self) -> list[SurveyAnswer]:
        """Return the answers, of what differs as it was chosen."""
        order = QuestionOrder(self.cleaned_data["urutan"])
        made = []
        for digits in self.sheets:
            keyed = dict(zip(order.codes, map(int, digits), strict=False))
            traits = {SurveyTrait.CHANNEL: CHANNEL, SurveyTrait.SERVICE: str(self.cleaned_data["layanan"])}
            for (trait, groups), digit in zip(PROFILE.items(), digits[len(ELEMENTS) :], strict=False):
                traits[trait] = ("", *groups)[int(digit)]
            stated = {trait: text for trait, text in traits.items() if text}
            made.append(SurveyAnswer(tuple(keyed[code] or None for code in ELEMENTS), traits=stated))
        return made


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
        name = f"Bundel {number}, {len(form.sample)} lembar diketik dua kali, {form.different} berbeda"
        answers = [each for each in form.answers() if is_complete(each, locked.min_elements)]
        digest = sha256("\n".join([name, *form.sheets]).encode()).hexdigest()
        kept = AnswerFile(name=name, sha256=digest)
        keep_answers(locked, kept, self.request.user, answers, self.author())
        left = len(form.sheets) - len(answers)
        few = f"; {left} tidak dihitung karena kurang dari {locked.min_elements} unsur" if left else ""
        return f"{name}: {len(answers)} jawaban disimpan{few}."

    def _context(self) -> Mapping[str, object]:
        profile = [(trait.words, groups) for trait, groups in PROFILE.items()]
        return {"survey": self.survey, "profile": profile}
