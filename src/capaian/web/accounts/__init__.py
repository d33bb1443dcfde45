"""Who signs in: accounts, second factors and sessions, by django-allauth."""
