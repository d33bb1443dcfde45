"""Fields that two people wrote: what is sent back, what is merged, and how both versions are told."""

from __future__ import annotations

import pytest
from django import forms
from django.http import QueryDict
from django.test import RequestFactory

from capaian.web.site.overwriting import OvertakenError, require_as_shown
from capaian.web.site.overwritten_fields import both_versions, merge, sent_back

SHOWN = {"name": "Sari", "kind": "plt", "roles": "planner viewer", "note": ""}


class Tried(forms.Form):
    """A form with a text, a choice, and a list."""

    name = forms.CharField(label="Nama", required=False)
    kind = forms.ChoiceField(label="Cara", choices=[("plt", "Plt."), ("two words", "Dua kata")])
    roles = forms.MultipleChoiceField(
        label="Peran", choices=[("planner", "Perencana"), ("viewer", "Pembaca"), ("head", "Kepala")]
    )
    note = forms.CharField(label="Catatan", required=False)


def clash(typed: dict[str, str], stands: dict[str, str]) -> OvertakenError:
    with pytest.raises(OvertakenError) as found:
        require_as_shown(SHOWN, {**SHOWN, **typed}, {**SHOWN, **stands})
    return found.value


def test_a_field_that_nobody_else_wrote_is_no_clash() -> None:
    require_as_shown(SHOWN, {**SHOWN, "name": "Dewi"}, SHOWN)
    require_as_shown(SHOWN, {**SHOWN, "name": "Dewi"}, {**SHOWN, "name": "Dewi"})


def test_what_was_not_touched_becomes_what_the_other_one_wrote() -> None:
    error = clash({"name": "Dewi"}, {"kind": "two words", "roles": "head planner"})
    request = RequestFactory().post("/", {"name": "Dewi", "kind": "plt", "roles": ["planner", "viewer"]})
    data = merge(request, error, ("roles",))
    assert isinstance(data, QueryDict) and data["name"] == "Dewi"
    assert data["kind"] == "two words" and data.getlist("roles") == ["head", "planner"]


def test_what_both_wrote_keeps_what_was_typed_and_tells_the_other() -> None:
    error = clash({"name": "Dewi"}, {"name": "Ratna"})
    data = merge(RequestFactory().post("/", {"name": "Dewi"}), error)
    assert data["name"] == "Dewi"
    assert both_versions(Tried(data), error) == [("id_name", "Nama", "Dewi", "Ratna")]


def test_choices_are_told_by_their_words_and_lists_one_after_the_other() -> None:
    error = clash({}, {"kind": "two words", "roles": "head unknown"})
    told = both_versions(Tried(), error)
    assert told == [
        ("id_kind", "Cara", "Plt.", "Dua kata"),
        ("id_roles", "Peran", "Perencana, Pembaca", "Kepala, unknown"),
    ]


def test_what_was_shown_first_is_sent_back_until_both_are_told() -> None:
    stands = {"name": "Ratna", "note": "baru"}
    assert sent_back(RequestFactory().get("/"), stands) == stands
    again = sent_back(RequestFactory().post("/", {"dulu-name": "Sari", "name": "Dewi"}), stands)
    assert again == {"name": "Sari", "note": "baru"}
