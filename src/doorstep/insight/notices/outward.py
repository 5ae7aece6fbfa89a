"""The only code of notices that talks outside."""

from typing import cast
from uuid import UUID
from zoneinfo import ZoneInfo

from doorstep.insight.notices import commands, queries, rules
from doorstep.insight.notices.models import Notice
from doorstep.insight.notices.ports import Messenger
from doorstep.kernel import edge, ports
from doorstep.kernel.act import Act, outside
from doorstep.offering.workers import queries as workers
from doorstep.people.accounts import queries as accounts
from doorstep.visits.orders import queries as orders

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
    error = _send(act, notice, appid, openid) if openid else "not_linked"
    edge.step_in(act, commands.record_sent, notice_id=notice.id, error=error)


def _send(act: Act, notice: Notice, appid: str, openid: str) -> str:
    """Send it, if it is still allowed and the template can be filled; answers why not."""
    message = rules.WORDS[notice.kind].message
    template = queries.template(act, message)
    if template is None or not queries.may_send(act, actor_id=notice.actor_id, message=message):
        return "used_up"
    fields = rules.filled(template.fields, _filling(act, notice))
    if fields is None:
        return "nothing_to_fill_in"
    messenger = cast(Messenger, ports.get("notices.messenger"))
    result = messenger.send_subscribe(appid, openid, template.template_id, fields, PAGE)
    return "" if result == "sent" else result


def _filling(act: Act, notice: Notice) -> rules.Filling:
    order = orders.order(act, notice.order_id) if notice.order_id else None
    zone = ZoneInfo(accounts.city(act.city_id).zone)
    return rules.Filling(
        words=notice.text["zh-CN"],
        title=rules.WORDS[notice.kind].title,
        time=(notice.about_at or notice.made_at).astimezone(zone),
        amount_fen=notice.amount_fen,
        number=order.number if order else None,
    )


def _person(act: Act, audience: str, actor_id: UUID) -> UUID | None:
    if audience == rules.CUSTOMER:
        return accounts.customer(act, actor_id).person_id
    return workers.worker(act, actor_id).person_id
