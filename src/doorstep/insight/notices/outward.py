"""The only code of notices that talks outside."""

from typing import cast
from uuid import UUID

from doorstep.insight.notices import commands, queries, rules
from doorstep.insight.notices.ports import Messenger
from doorstep.kernel import edge, ports
from doorstep.kernel.act import Act, outside
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts

PAGE = "pages/order/order"


@outside
def send(act: Act, *, notice_id: UUID) -> None:
    """Send a notice as a subscribe message; whom no mini program knows reads it in the app."""
    notice = queries.notice_unscoped(act, notice_id)
    if notice is None or notice.sent_at is not None:
        return
    city = accounts.city(act.city_id)
    appid = city.appid if notice.audience == rules.CUSTOMER else city.worker_appid
    person_id = _person(act, notice.audience, notice.actor_id)
    openid = accounts.openid_of(act, person_id=person_id, appid=appid) if person_id else ""
    if not openid:
        return
    messenger = cast(Messenger, ports.get("notices.messenger"))
    fields = {"thing1": notice.text["zh-CN"][:20]}
    template = rules.WORDS[notice.kind].template
    result = messenger.send_subscribe(appid, openid, template, fields, PAGE)
    error = "" if result == "sent" else result
    edge.step_in(act, commands.record_sent, notice_id=notice.id, error=error)


def _person(act: Act, audience: str, actor_id: UUID) -> UUID | None:
    if audience == rules.CUSTOMER:
        return accounts.customer(act, actor_id).person_id
    return workers.worker(act, actor_id).person_id
