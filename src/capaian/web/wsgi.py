"""The pages as any server of Python web programs takes them."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")

application = get_wsgi_application()
