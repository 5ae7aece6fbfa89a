"""What the clients ask before anybody signs in: which house this is, and the map it draws on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from doorstep.kernel.edge.problem import answer
from doorstep.kernel.errors import NotFound
from doorstep.people.accounts import queries as accounts

DRAWN = "basemap.json"
DRAWN_SECONDS = 3_600


@require_safe
def scene(request: HttpRequest) -> HttpResponse:
    """The kind of house, its cities, and the base map: drawn, tiles by key, or none."""
    cities = [
        {
            "number": city.number,
            "name": city.name,
            "zone": city.zone,
            "center_lat": city.center_lat,
            "center_lng": city.center_lng,
            "state": city.state,
        }
        for city in accounts.cities_unscoped()
    ]
    kind = "production" if settings.PRODUCTION else "demo"
    response = JsonResponse({"kind": kind, "cities": cities, "map": _map()})
    response["Cache-Control"] = "no-cache"
    return response


def _map() -> dict[str, Any]:
    if settings.MAP_TILES:
        return {
            "style": "tiles",
            "url": settings.MAP_TILES,
            "attribution": settings.MAP_ATTRIBUTION,
            "crs": settings.MAP_CRS,
        }
    if (settings.DATA / DRAWN).is_file():
        return {
            "style": "drawn",
            "url": f"/{DRAWN}",
            "attribution": "示意图 schematic",
            "crs": "gcj02",
        }
    return {"style": "none", "url": "", "attribution": "", "crs": "gcj02"}


@require_safe
def drawn(request: HttpRequest) -> HttpResponse:
    """The base map that lies in the data folder: a city's roads, water and parks as GeoJSON."""
    try:
        map_text = (settings.DATA / DRAWN).read_bytes()
    except FileNotFoundError:
        return answer(request, NotFound())
    response = HttpResponse(map_text, content_type="application/geo+json")
    response["Cache-Control"] = f"max-age={DRAWN_SECONDS}"
    return response


paths: list[URLPattern] = [path("scene.json", scene), path(DRAWN, drawn)]
"""Addresses beside the doors, for urls.py."""
