"""The verb of ordering: the wish is checked and priced once, and everything is kept together."""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from doorstep.algorithms import checkdigits
from doorstep.algorithms.money import FULL_BP, allot
from doorstep.kernel import ids
from doorstep.kernel.act import Act, command
from doorstep.kernel.errors import NotFound
from doorstep.kernel.queue import tell
from doorstep.kernel.together import insert, together
from doorstep.visits.orders import queries
from doorstep.visits.orders.commands import asking, seating, steps
from doorstep.visits.orders.events import OrderPlaced
from doorstep.visits.orders.models import Order, Seat, Visit
from doorstep.visits.orders.queries import Wish
from doorstep.visits.orders.rules import moves, numbers, paying
from doorstep.visits.orders.rules.refusals import NobodyFree, PriceChanged
from doorstep.visits.orders.rules.terms import PAY_GRACE_SECONDS

NUMBERS_DRAWN = 3


@command
def place(
    act: Act,
    *,
    wish: Wish,
    shown_total_fen: int | None = None,
    customer_id: UUID | None = None,
    pay_from_at: datetime | None = None,
    but: Collection[UUID] = (),
) -> Order:
    """Order a service: price and slot are held while the customer pays the first part.

    `shown_total_fen` is the price the customer saw.  An operator, or the house by a standing
    agreement, orders for a `customer_id`.  With `pay_from_at` the order is confirmed unpaid, and
    asked for its payment then at the earliest.  `but` are workers who are not to come.
    Refuses with NotAllowed, Invalid, NotFound, NotServed, WayNotOffered, TooSoon, TooFarAhead,
    PriceChanged, NobodyFree, InDebt, and with what the catalogue and the calendar say.
    """
    moves.allowed("place", act.role)
    customer = customer_id or act.actor_id
    if customer is None or (act.role == "customer" and customer != act.actor_id):
        raise NotFound()
    offer = queries.offer(act, wish, customer_id=customer)
    if shown_total_fen is not None and shown_total_fen != offer.total_fen:
        raise PriceChanged()
    if wish.wanted_worker_id in but:
        raise NobodyFree()
    order = _order(act, wish, offer, customer, pay_from_at)
    visits = _visits(act, order, offer)
    seats = _seats(act, visits, offer.crew)
    if wish.holds_a_slot:
        for visit in visits:
            mine = [seat for seat in seats if seat.visit_id == visit.id]
            _hold(act, order, visit, mine, but)
    with together():
        _keep(act, order, offer, visits, seats)
        _ask(act, order, visits)
        _tell(act, order)
    return order


def _tell(act: Act, order: Order) -> None:
    tell(
        act,
        OrderPlaced(
            **steps.whose(order),
            merchant_id=order.merchant_id,
            service_id=order.service_id,
            way=order.way,
            timing=order.timing,
            total_fen=order.total_fen,
            placed_at=order.placed_at,
            pay_until_at=order.pay_until_at,
            pay_from_at=order.pay_from_at,
        ),
    )


def _order(
    act: Act,
    wish: Wish,
    offer: queries.Offer,
    customer_id: UUID,
    pay_from_at: datetime | None,
) -> Order:
    order = Order(
        id=ids.new(act.city_id),
        city_id=act.city_id,
        number=_free_number(act),
        customer_id=customer_id,
        merchant_id=offer.merchant_id,
        contract_id=offer.contract_id,
        payee_mode=offer.payee_mode,
        price_list_id=offer.price_list_id,
        share_plan_id=offer.share_plan_id,
        term_sheet_id=offer.term_sheet_id,
        service_id=wish.service_id,
        choices=wish.choices(),
        way=wish.way,
        timing=wish.timing,
        wanted_worker_id=wish.wanted_worker_id,
        pay=wish.pay,
        total_fen=offer.total_fen,
        deposit_fen=offer.deposit_fen,
        address_id=wish.address_id,
        lat=offer.lat,
        lng=offer.lng,
        community=offer.community,
        note=wish.note,
        photo_ids=[str(id) for id in wish.photo_ids],
        placed_at=act.at,
    )
    order.state = "unpaid" if order.first_part_fen else "open"
    if order.state == "unpaid":
        frozen = paying.pay_from(order.payee_mode, offer.terms, ends_at=offer.ends_at, at=act.at)
        order.pay_from_at = max(filter(None, (frozen, pay_from_at)), default=None)
        if order.pay_from_at is None:
            order.pay_until_at = paying.pay_until(
                offer.terms, asked_at=act.at, confirmed_unpaid=False
            )
    return order


def _free_number(act: Act) -> str:
    """A random number, so that numbers tell nobody how many orders there are."""
    low = 10 ** (numbers.NUMBER_DIGITS - 1)
    serials = [low + secrets.randbelow(9 * low) for _ in range(NUMBERS_DRAWN)]
    drawn = [checkdigits.order_number(serial, numbers.NUMBER_DIGITS) for serial in serials]
    used = set(Order.objects.of(act).filter(number__in=drawn).values_list("number", flat=True))
    return next(number for number in drawn if number not in used)


def _visits(act: Act, order: Order, offer: queries.Offer) -> list[Visit]:
    return [
        Visit(
            id=ids.new(act.city_id),
            city_id=act.city_id,
            order_id=order.id,
            index=index,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        for index, (starts_at, ends_at) in enumerate([(offer.starts_at, offer.ends_at)])
    ]


def _seats(act: Act, visits: list[Visit], crew: int) -> list[Seat]:
    parts_bp = allot(FULL_BP, [1] * crew)
    return [
        Seat(
            id=ids.new(act.city_id),
            city_id=act.city_id,
            visit_id=visit.id,
            index=index,
            part_bp=part_bp,
        )
        for visit in visits
        for index, part_bp in enumerate(parts_bp)
    ]


def _hold(act: Act, order: Order, visit: Visit, seats: list[Seat], but: Collection[UUID]) -> None:
    """Hold the time of the chosen worker, or of tentative ones whom dispatch may reseat."""
    lapses_at = None
    if order.pay_until_at is not None:
        lapses_at = order.pay_until_at + timedelta(seconds=PAY_GRACE_SECONDS)
    held = seating.hold_crew(act, order, visit, len(seats), lapses_at=lapses_at, but=but)
    for seat, worker_id in zip(seats, held, strict=True):
        seat.worker_id = worker_id
        seat.state = moves.move(moves.SEAT_MOVES, seat.state, "hold")


def _keep(
    act: Act, order: Order, offer: queries.Offer, visits: list[Visit], seats: list[Seat]
) -> None:
    facts = {"total_fen": order.total_fen, "starts_at": offer.starts_at.isoformat()}
    move, link = steps.born(act, order, facts)
    priced = [queries.line_facts(line) for line in offer.lines]
    lines = queries.line_rows(act, order.id, priced, first=1)
    insert([order, *lines, *visits, *seats, move, link])


def _ask(act: Act, order: Order, visits: list[Visit]) -> None:
    if order.state == "open":
        seating.announce(act, order, visits, again=False)
    elif order.pay_from_at is not None:
        asking.wait_to_ask(act, order)
    else:
        asking.first_part(act, order)
