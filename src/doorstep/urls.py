"""The house's addresses: the doors, the files, and how the house is doing."""

from django.urls import URLPattern, URLResolver, path

from doorstep.surfaces import (
    breaking,
    callbacks,
    console,
    customer,
    demo,
    front,
    health,
    scene,
    worker,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *front.paths,
    *health.paths,
    *demo.paths,
    *breaking.paths,
    *scene.paths,
    path("api/customer/v1/", customer.door.api.urls),
    path("api/worker/v1/", worker.door.api.urls),
    path("api/callbacks/v1/", callbacks.door.api.urls),
    path("api/console/v1/", console.door.api.urls),
]
handler400 = health.bad_request
handler404 = health.not_found
handler500 = health.broken
