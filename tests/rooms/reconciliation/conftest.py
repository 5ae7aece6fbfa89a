"""The city of the journeys with a channel of its own."""

from tests.journeys.conftest import opened, story  # noqa: F401 - fixtures of this folder too
