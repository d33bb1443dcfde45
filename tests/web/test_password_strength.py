"""A password that is easily guessed is told why and how it is done better; one of own words is taken."""

from __future__ import annotations

import time

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from capaian.web.accounts.models import User
from capaian.web.accounts.strength import weakness
from capaian.web.offices.models import Office

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "password",
    [
        *("aaaaaaaaaaaa", "abcabcabcabc", "dinasdukcapil", "administrator1", "Rahasia12345", "qwertyuiopas"),
        *("zxcvbnm,./zx", "capaian-peragaan", "disdukcapil2023", "abcdefghijklm", "Merdeka17081945"),
        *("D1nasDukc4pil", "tirtakencana99", "kencana-tirta-2"),
    ],
)
def test_what_comes_to_everybodys_mind_is_refused_with_how_it_is_done_better(password: str) -> None:
    Office.objects.create(slug="tirta-kencana", name="Disdukcapil Kabupaten Tirta Kencana")
    with pytest.raises(ValidationError) as caught:
        validate_password(password, User(username="sari", full_name="Sari Baru"))
    (text,) = caught.value.messages
    assert text.startswith("Kata sandi ini mudah ditebak")
    assert ("nama atau istilah dinas" in text) or password not in ("dinasdukcapil", "tirtakencana99")
    assert "empat kata atau lebih" in text and text.endswith(".")
    assert password.lower() not in text.lower(), "nothing that was typed is shown"


@pytest.mark.parametrize(
    "password",
    [
        "kuda-pagi-jendela-laut",
        "payung di lereng sebelah 9",
        "w8#Kd02mLq!z",
        "ufuk.sendok.lumut.rakit",
        "ꦏꦥꦭ-jeruk-angin-42",
    ],
)
def test_own_words_that_have_nothing_to_do_with_each_other_are_taken(password: str) -> None:
    validate_password(password, User(username="sari", full_name="Sari Baru"))


def test_a_long_password_is_looked_at_in_no_time() -> None:
    begun = time.perf_counter()
    assert weakness("a1" * 5_000, []) is not None
    assert weakness("kuda pagi jendela laut " * 400, []) is None
    assert time.perf_counter() - begun < 2


def test_what_is_too_short_and_guessable_is_told_as_both_and_digits_once() -> None:
    for password, count in (("mawarku", 2), ("111111111111", 1)):
        with pytest.raises(ValidationError) as caught:
            validate_password(password, User(username="oki", full_name="Oki"))
        assert len(caught.value.messages) == count
