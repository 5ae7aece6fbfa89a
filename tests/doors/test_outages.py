"""What production lacks from outside is an outage with a sentence, and the rest goes on."""

from typing import Any

from doorstep.kernel import ports
from tests.doors.city import Caller, City, a_phone


def test_a_code_that_nobody_can_send_is_an_outage_and_not_a_bug(city: City, settings: Any) -> None:
    settings.PRODUCTION = True
    ports.get.cache_clear()
    answer = Caller("customer").post(
        "sessions/codes", {"phone": a_phone()}, **{"Accept-Language": "en"}
    )

    assert (answer.status_code, answer.json()["code"]) == (503, "kernel.Outage")
    assert "try again later" in answer.json()["detail"]
