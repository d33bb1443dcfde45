#!/usr/bin/env python
"""Django's own commands for an installation, such as `python manage.py check --deploy`.

Which installation it is, and its other settings, are told by the environment, as docs/operations.md says;
an office needs nothing but `capaian`.
"""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.umask(0o077)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "capaian.web.settings")
    execute_from_command_line(sys.argv)
