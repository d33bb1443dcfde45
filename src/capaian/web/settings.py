"""Settings of Django, from what the installation is told (`configuration`)."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from capaian.web.configuration import read_configuration
from capaian.web.evidence.limits import BODY_BYTES
from capaian.web.keys import SESSION, read_key

_WEB_FOLDER = Path(__file__).parent
CAPAIAN = read_configuration(os.environ)

ALLOWED_HOSTS = [*CAPAIAN.hosts]
# Migrations are written and types checked without an installation: then no key outlives the
# process.
_KEY = (
    read_key(CAPAIAN.keys, SESSION).decode("ascii", "backslashreplace")
    if CAPAIAN.keys.is_dir()
    else ""
)
SECRET_KEY = _KEY or os.urandom(48).hex()

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "capaian.web.site.static_files.OwnStaticFiles",
    "capaian.web.site",
    "capaian.web.home",
    "capaian.web.accounts",
    "capaian.web.offices",
    "capaian.web.years",
    "capaian.web.trail",
    "capaian.web.jobs",
    "capaian.web.planning",
    "capaian.web.measurement",
    "capaian.web.evidence",
    "capaian.web.closing",
    "capaian.web.texts",
    "capaian.web.papers",
    "capaian.web.reminders",
    "capaian.web.people",
    "capaian.web.exchange",
    "capaian.web.inspection",
    "capaian.web.tracing",
    "capaian.web.boards",
    "capaian.web.feed",
    "capaian.web.services",
    "capaian.web.services.blanks",
    "capaian.web.services.visits",
    "capaian.web.complaints",
    "capaian.web.surveys",
    "capaian.web.followup",
    "capaian.web.history",
    "capaian.web.administration",
    "capaian.web.substitutes",
    "capaian.web.sign_in",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]
MIDDLEWARE = [
    # Early, so that also an answer that leads elsewhere or refuses says what it must.
    "capaian.web.site.middleware.AnswerHeads",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "capaian.web.site.middleware.AnswerablePages",
    "capaian.web.accounts.sessions.HashedSessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "capaian.web.accounts.forms.FormErrors",
    "capaian.web.site.access.Access",
    "capaian.web.site.middleware.TypedTexts",
    "capaian.web.accounts.sessions.Activity",
]
ROOT_URLCONF = "capaian.web.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "capaian.web.home.frame.frame",
            ],
            "builtins": [
                "django.templatetags.static",
                "django.contrib.humanize.templatetags.humanize",
                "allauth.templatetags.allauth",
                "capaian.web.site.templatetags.words",
                "capaian.web.measurement.templatetags.states",
                "capaian.web.boards.templatetags.boards",
            ],
        },
    }
]


DATABASES = {"default": CAPAIAN.database_settings}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "id"
TIME_ZONE = CAPAIAN.zone

STATIC_URL = "statis/"
STATICFILES_DIRS = [("fonts", _WEB_FOLDER.parent / "writers" / "fonts")]
STATIC_ROOT = CAPAIAN.local / "statis"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# What changes of a year and forms have to meet, in order.
CHANGE_RULES = "capaian.web.change_rules.CHANGE_RULES"
FORM_RULES = "capaian.web.change_rules.FORM_RULES"
# What the database keeps; of it registers, and the rows whose fingerprints the log keeps.
STORED_KINDS = "capaian.web.stored_kinds.STORED_KINDS"
REGISTER_COUNTS = "capaian.web.stored_kinds.REGISTER_COUNTS"
SEALED_KINDS = "capaian.web.stored_kinds.SEALED_KINDS"
# What worker processes do, by class; each name in the table of jobs is one of these.
JOB_KINDS = (
    "capaian.web.papers.making.MakePapers",
    "capaian.web.boards.charts.DrawChart",
    "capaian.web.reminders.sending.SendReminders",
    "capaian.web.surveys.register.WipeAnswers",
    "capaian.web.inspection.views.InspectReport",
    "capaian.web.exchange.import_plan.CompareFile",
    "capaian.web.administration.views.MakeBackup",
    "capaian.web.administration.views.VerifyLog",
    "capaian.web.administration.views.RehearseRestore",
)

# Reminders go out by these; without a host or token they stay on the pages.
globals().update(CAPAIAN.mail_settings)
EMAIL_TIMEOUT = 10
TELEGRAM_TOKEN = CAPAIAN.telegram

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "capaian.web.accounts.strength.StrengthValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = (
    False  # this session goes on, the others end (`sign_in.adapter`)
)
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_RATE_LIMITS = {
    # A key is a name with an address. Behind one address sits a whole office, of which nobody
    # waits for what another one mistypes. Our own limits: `sign_in.tries`.
    "login": "120/1m/ip",
    "login_failed": "5/5m/key,200/5m/ip",
}
ACCOUNT_ADAPTER = "capaian.web.sign_in.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "capaian.web.accounts.forms.EntryForm",
    "change_password": "capaian.web.accounts.forms.NewPasswordForm",
    "reauthenticate": "capaian.web.accounts.forms.PasswordAgainForm",
}
MFA_ADAPTER = "capaian.web.sign_in.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_FORMS = {
    "authenticate": "capaian.web.accounts.forms.CodeForm",
    "reauthenticate": "capaian.web.accounts.forms.CodeAgainForm",
    "activate_totp": "capaian.web.accounts.forms.FirstCodeForm",
    "add_webauthn": "capaian.web.accounts.forms.AddPasskeyForm",
    "authenticate_webauthn": "capaian.web.accounts.forms.PasskeyCodeForm",
    "login_webauthn": "capaian.web.accounts.forms.PasskeyEntryForm",
    "reauthenticate_webauthn": "capaian.web.accounts.forms.PasskeyAgainForm",
    "edit_webauthn": "capaian.web.accounts.forms.EditPasskeyForm",
}
MFA_TOTP_ISSUER = "Capaian"
USERSESSIONS_ADAPTER = "capaian.web.sign_in.adapter.SessionsAdapter"
USERSESSIONS_TRACK_ACTIVITY = True


def _cache(
    name: str, entries: int, seconds: int, folder: Path = CAPAIAN.shared
) -> dict[str, object]:
    """Return a cache that all processes share: files, for the eyes of the server alone."""
    return {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": folder / name,
        "OPTIONS": {"MAX_ENTRIES": entries},
        "TIMEOUT": seconds,
    }


CACHES = {
    # Tries to sign in are counted here, and refusals that were recorded: many names must not push
    # others out. A guesser has no more tries where there are several servers.
    "default": _cache("hitungan", 10_000, 300, CAPAIAN.counted),
    # Lists that point at work (`years.recent_lists`), minutes old at most.
    "lists": _cache("daftar", 2_000, 300),
    # Charts by what they show (`boards.charts`): figures that were corrected are not asked for
    # again.
    "pictures": _cache("gambar", 2_000, 30 * 86_400),
}
SESSION_ENGINE = "capaian.web.accounts.sessions"
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CAPAIAN.is_secret
CSRF_USE_SESSIONS = True
SECURE_SSL_REDIRECT = CAPAIAN.is_secret
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if CAPAIAN.is_secret else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = CAPAIAN.is_secret
SECURE_HSTS_PRELOAD = CAPAIAN.is_secret
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
CSRF_FAILURE_VIEW = "capaian.web.site.faults.without_token"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"journal": {"()": "capaian.web.site.journal.Journal"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "journal"},
        "none": {"class": "logging.NullHandler"},
    },
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "capaian.web": {"handlers": ["stderr"], "level": "WARNING"},
        # Waitress says of each request that waits a moment that one waits.
        "waitress.queue": {"level": "ERROR"},
        # Who looks for servers tries many names; the page says what an administrator has to add.
        "django.security.DisallowedHost": {"handlers": ["none"], "propagate": False},
    },
}

MAX_BODY_BYTES = BODY_BYTES
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_NUMBER_FILES = (
    500  # the page of evidence says what is too many; beyond it nothing is read
)
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
