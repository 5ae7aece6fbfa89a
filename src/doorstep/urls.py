"""The house's addresses: the doors, the files, and how the house is doing."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
