"""The WSGI application of the house."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")

from doorstep import settings

settings.insist()
application = get_wsgi_application()
