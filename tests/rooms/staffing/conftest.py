"""The city of the tests of dispatch, for those of staffing."""

from tests.rooms.dispatch.conftest import begun, board, city

__all__ = ["begun", "board", "city"]
