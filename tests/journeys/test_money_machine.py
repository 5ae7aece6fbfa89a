"""Whatever people and the channel do in whatever order: after each step the audit set holds."""

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from doorstep.aftercare.quality import commands as quality
from doorstep.aftercare.quality.models import Dispute
from doorstep.aftercare.settlement import commands as settlement
from doorstep.aftercare.settlement import queries as settled
from doorstep.kernel import clock, edge, ids
from doorstep.kernel.act import CUSTOMER, OPERATOR, SYSTEM, WORKER
from doorstep.kernel.errors import Refusal
from doorstep.kernel.models import Message
from doorstep.kernel.queue import delivery
from doorstep.money.ledger import queries as ledger
from doorstep.money.payments import commands as payments
from doorstep.money.payments.models import Bill, Charge, Refund, Sharing, Transfer
from doorstep.money.wallets import commands as wallets
from doorstep.offering.catalog import queries as catalog
from doorstep.people.accounts import commands as accounts
from doorstep.people.accounts.models import Customer
from doorstep.visits.orders import commands as orders
from doorstep.visits.orders.models import ChangeOrder, Order, Seat, Visit
from doorstep.visits.orders.queries import Wish
from tests.doors.city import CITY, HOME, MONDAY
from tests.journeys.cast import Cast
from tests.journeys.channel import MCHID, SP_MCHID, SUB_MCHID

pytestmark = pytest.mark.slow

SERVICES = {"daily-cleaning": 2, "deep-cleaning": 4, "glass-cleaning": 2}
NOT_YET = ("ledger.overdue",)
"""What only says that time has passed, which here it does in leaps."""
_orders = st.integers(0, 2)
_amounts = st.integers(1, 30_000)
_flags = st.booleans()
_lives = st.tuples(st.sampled_from(sorted(SERVICES)), _flags, _flags, st.integers(0, 6))
"""What was ordered, of a firm or not, paid whole or not, and how many steps of LIFE are past."""

settings.register_profile(
    "few", max_examples=10, stateful_step_count=24, deadline=None, derandomize=True
)
settings.register_profile("many", max_examples=300, stateful_step_count=40, deadline=None)


class MoneyMachine(RuleBasedStateMachine):
    """Three orders at most, everybody who may touch their money, and a channel that says anything.

    A refusal is an answer like any other.  News is heard when the machine says so.
    """

    fresh_city: ClassVar[Callable[[], Cast]]

    @initialize(lives=st.lists(_lives, min_size=1, max_size=2))
    def open(self, lives: list[tuple[str, bool, bool, int]]) -> None:
        """A customer with orders that have come more or less far, in the city as it was opened."""
        self.cast = type(self).fresh_city()
        self.order_ids: list[UUID] = []
        person_id = ids.new(0)
        customer = Customer.objects.create(city_id=CITY, person_id=person_id, since_at=MONDAY)
        self.customer_id = customer.id
        place = self.do(
            accounts.save_address,
            CUSTOMER,
            customer_id=customer.id,
            community="云河花园",
            house="3栋502",
            contact_name="陈女士",
            contact_phone="13800138000",
            **HOME,
        )
        self.address_id = place.id
        for n, (service, by_firm, whole, steps) in enumerate(lives):
            self.place(service, by_firm, whole, hour=3 * n)
            for step in LIFE[:steps]:
                step(self, n)
            self.hear()

    @rule(
        service=st.sampled_from(sorted(SERVICES)),
        by_firm=_flags,
        whole=_flags,
        hour=st.integers(0, 9),
    )
    def place(self, service: str, by_firm: bool, whole: bool, hour: int) -> None:
        """Somebody orders for the day after tomorrow."""
        if len(self.order_ids) == 3:
            return
        day = clock.read().replace(hour=0, minute=0, second=0, microsecond=0)
        wish = Wish(
            service_id=edge.enter(catalog.service_by_code, service, city_id=CITY).id,
            address_id=self.address_id,
            variant="room" if service == "glass-cleaning" else "standard",
            units=SERVICES[service],
            way="grab",
            starts_at=day + timedelta(days=2, hours=hour),
            merchant_id=self.cast.merchant_id if by_firm else None,
            pay="whole" if whole else "deposit",
        )
        order = self.do(orders.place, CUSTOMER, wish=wish)
        if order is not None:
            self.order_ids.append(order.id)
            self.begin_to_pay(len(self.order_ids) - 1)

    @rule(n=_orders, scene=st.sampled_from(["jsapi", "native"]))
    def begin_to_pay(self, n: int, scene: str = "jsapi") -> None:
        """The customer opens the cashier for whatever is asked, or has a picture to be scanned.

        Who does both can pay twice: an earlier charge is closed only after a while.
        """
        for bill in self.rows(Bill, n, "subject_id").filter(state="open"):
            self.do(payments.begin_charge, bill_id=bill.id, scene=scene)

    @rule(n=_orders, times=st.integers(1, 3), off_fen=st.sampled_from([0, 0, 0, 0, 1, -1]))
    def pay(self, n: int, times: int, off_fen: int) -> None:
        """The channel tells of payments: once or more, in time or late, or of another amount."""
        for charge in self.rows(Charge, n, "bill__subject_id").select_related("bill"):
            for _ in range(times):
                self.do(
                    payments.record_payment,
                    charge_id=charge.id,
                    paid_fen=charge.amount_fen + off_fen,
                    currency="CNY",
                    mchid=charge.bill.mchid,
                    sub_mchid=charge.bill.sub_mchid,
                    transaction_no=f"42{charge.id.hex[:24]}",
                    paid_at=clock.read(),
                )

    @rule(n=_orders, steps=st.integers(1, 6))
    def get_on(self, n: int, steps: int) -> None:
        """The order takes its next steps: taken, on the way, there, begun, finished."""
        for _ in range(steps):
            self.hear()
            for order in self.the(n):
                self._step(order)

    @rule(n=_orders, approve=_flags)
    def change(self, n: int, approve: bool) -> None:
        """More work is proposed on site, and decided."""
        for visit in self.rows(Visit, n, "order_id"):
            self.do(orders.propose_change, WORKER, self._worker(n), visit_id=visit.id, units=1)
        for one in self.rows(ChangeOrder, n, "order_id").filter(state="proposed"):
            self.do(orders.decide_change, CUSTOMER, change_id=one.id, approve=approve)
        self.begin_to_pay(n)

    @rule(n=_orders)
    def accept(self, n: int) -> None:
        """The customer accepts, or asks for what is due."""
        for order in self.the(n):
            self.do(orders.accept, CUSTOMER, order_id=order.id)
            self.do(orders.pay_balance, CUSTOMER, order_id=order.id)
        self.begin_to_pay(n)

    @rule(n=_orders, by=st.sampled_from([CUSTOMER, OPERATOR]), waived=_flags)
    def cancel(self, n: int, by: str, waived: bool) -> None:
        """Somebody cancels."""
        for order in self.the(n):
            waives = waived and by == OPERATOR
            self.do(orders.cancel, by, order_id=order.id, reason="改期", waived=waives)

    @rule(n=_orders, side=st.sampled_from(["customer", "worker"]), search_again=_flags)
    def miss(self, n: int, side: str, search_again: bool) -> None:
        """Somebody was not there."""
        for visit in self.rows(Visit, n, "order_id").filter(state__in=["arrived", "planned"]):
            self._until(visit.starts_at + timedelta(hours=1))
            self.do(
                orders.report_no_show,
                OPERATOR,
                visit_id=visit.id,
                side=side,
                search_again=search_again,
            )

    @rule(n=_orders, hours=st.integers(-30, 60))
    def reschedule(self, n: int, hours: int) -> None:
        """The visit is moved."""
        for visit in self.rows(Visit, n, "order_id").filter(state="planned"):
            starts_at = visit.starts_at + timedelta(hours=hours)
            self.do(orders.reschedule, OPERATOR, visit_id=visit.id, starts_at=starts_at)

    @rule(n=_orders, amount_fen=st.integers(1, 2_000))
    def tip(self, n: int, amount_fen: int) -> None:
        """The customer wants to give a tip, perhaps another one than before."""
        for order in self.the(n):
            self.do(orders.tip, CUSTOMER, order_id=order.id, amount_fen=amount_fen)
        self.begin_to_pay(n)

    @rule(n=_orders)
    def object(self, n: int) -> None:
        """The customer objects."""
        for order in self.the(n):
            self.do(quality.open_dispute, CUSTOMER, order_id=order.id, reason="没做干净")

    @rule(n=_orders, refund_fen=st.just(0) | _amounts)
    def decide(self, n: int, refund_fen: int) -> None:
        """The desk decides an objection."""
        for dispute in self.rows(Dispute, n, "order_id").filter(state=Dispute.OPEN):
            self.do(
                quality.decide_dispute,
                OPERATOR,
                dispute_id=dispute.id,
                decision="部分退款",
                refund_fen=refund_fen,
            )

    @rule(n=_orders)
    def outlast_the_freeze(self, n: int) -> None:
        """An objection is still open when the channel's clock runs out."""
        self.hear()
        self.object(n)
        for order in self.the(n):
            found = edge.enter(settled.settlement_of, order.id, city_id=CITY)
            if found is not None and found.freeze_ends_at is not None:
                self._until(found.freeze_ends_at)
        self.hear()

    @rule(n=_orders, amount_fen=_amounts, all_of_it=_flags)
    def give_back(self, n: int, amount_fen: int, all_of_it: bool) -> None:
        """The desk gives money back: before the work is accepted, before its shares leave, after.

        As the console does it: from escrow while nothing is settled, else from every share.
        """
        for order in self.the(n):
            found = edge.enter(settled.settlement_of, order.id, city_id=CITY)
            if found is None:
                facts = {"subject_id": order.id, "amount_fen": amount_fen, "cause": "desk"}
                self.do(payments.open_refund, OPERATOR, **facts)
                continue
            wanted_fen = found.kept_fen if all_of_it else amount_fen
            facts = {"order_id": order.id, "amount_fen": wanted_fen, "cause": "desk"}
            self.do(settlement.take_back, OPERATOR, **facts)

    @rule(is_done=_flags, times=st.integers(1, 2))
    def hear_of_refunds(self, is_done: bool, times: int) -> None:
        """The channel tells how refunds stand."""
        for refund in Refund.objects.filter(city_id=CITY):
            for _ in range(times):
                error = "" if is_done else "USER_ACCOUNT_ABNORMAL"
                facts = {"refund_id": refund.id, "is_done": is_done, "error": error}
                self.do(payments.record_refund, **facts)

    @rule(closed=st.sampled_from(["none", "all", "every other"]), times=st.integers(1, 2))
    def hear_of_sharings(self, closed: str, times: int) -> None:
        """The channel tells that sharings are final, some with a receiver who was closed."""
        for n, sharing in enumerate(Sharing.objects.filter(city_id=CITY).order_by("id")):
            is_closed = closed == "all" or (closed == "every other" and n % 2 == 0)
            for _ in range(times):
                self.do(
                    payments.record_sharing,
                    sharing_id=sharing.id,
                    is_final=True,
                    closed_accounts=[SP_MCHID] if is_closed else [],
                )

    @rule(amount_fen=st.integers(100, 20_000), worker=st.integers(0, 1))
    def withdraw(self, amount_fen: int, worker: int) -> None:
        """A worker takes earnings out, or one fen more than there is."""
        mine = self.cast.crew[worker]
        account = f"worker_payable:{mine.actor_id.hex}"
        there_fen = edge.enter(ledger.balance, account, city_id=CITY)
        self.do(
            wallets.withdraw,
            WORKER,
            mine.actor_id,
            worker_id=mine.actor_id,
            person_id=mine.person_id,
            openid="o-1",
            mchid=MCHID,
            amount_fen=min(amount_fen, there_fen + 1),
        )

    @rule(is_paid=_flags, times=st.integers(1, 2))
    def hear_of_transfers(self, is_paid: bool, times: int) -> None:
        """The channel tells how transfers ended; the first word counts."""
        for transfer in Transfer.objects.filter(city_id=CITY):
            for _ in range(times):
                facts = {"transfer_id": transfer.id, "is_final": True, "is_paid": is_paid}
                self.do(payments.record_transfer, **facts)

    @rule(hours=st.sampled_from([1, 25, 73, 600]))
    def wait(self, hours: int) -> None:
        """Time passes; what falls due is heard with the next news."""
        clock.turn(to=clock.read() + timedelta(hours=hours), rate=0)

    @rule()
    def hear(self) -> None:
        """All news is heard and every timer that is due fires; nothing is said to the channel."""
        for _ in range(100):
            if not delivery.work_once(CITY, [Message.NEWS, Message.TASK]):
                return
        raise AssertionError("the queue does not come to rest")

    @invariant()
    def the_audit_holds(self) -> None:
        """Nothing is off, however half done things are."""
        found = [one for one in ledger.audit(CITY).findings if not one.is_warning]
        assert not [one for one in found if one.check not in NOT_YET], found

    def teardown(self) -> None:
        """When the channel has answered all and time has passed, no ended order holds money."""
        if not hasattr(self, "order_ids"):
            return
        self.decide_all()
        for _ in range(3):
            self.hear_of_refunds(True, 1)
            self.hear_of_sharings("none", 1)
            self.hear_of_transfers(True, 1)
            self.wait(73)
            self.hear()
        self.the_audit_holds()
        for order in Order.objects.filter(city_id=CITY, state__in=["accepted", "cancelled"]):
            assert order.closed_at is not None, (order.state, order.number)
        ended = Order.objects.filter(city_id=CITY, closed_at__isnull=False)
        for order in ended:
            for account in ("escrow", "custody_escrow", "custody_share"):
                assert self.balance(f"{account}:{order.id.hex}") == 0, account
        self.the_merchant_has_what_the_channel_keeps(ended.count() == Order.objects.count())

    def the_merchant_has_what_the_channel_keeps(self, all_ended: bool) -> None:
        """When every order has ended, nothing but the merchant's own is left in its name."""
        if all_ended:
            assert self.balance(f"custody_pending:{SUB_MCHID}") == 0
            kept_fen = -self.balance(f"custody_channel:{SUB_MCHID}")
            assert self.balance(f"custody_merchant:{SUB_MCHID}") == kept_fen

    @staticmethod
    def balance(code: str) -> int:
        """What an account holds."""
        return int(edge.enter(ledger.balance, code, city_id=CITY))

    def decide_all(self) -> None:
        """Every objection ends."""
        self.hear()
        for n in range(3):
            self.decide(n, 0)

    def do(
        self,
        verb: Callable[..., Any],
        role: str = SYSTEM,
        actor_id: UUID | None = None,
        **facts: Any,
    ) -> Any:
        """One command; None when it was refused."""
        actors = {CUSTOMER: getattr(self, "customer_id", None), OPERATOR: ids.new(CITY)}
        who = actor_id or actors.get(role)
        try:
            return edge.enter(
                lambda act: verb(act, **facts),
                city_id=CITY,
                role=role,
                actor_id=who,
                reason="按规则",
            )
        except Refusal:
            return None

    def the(self, n: int) -> list[Order]:
        """The n-th order, if there is one."""
        return list(Order.objects.filter(city_id=CITY, id__in=self.order_ids[n : n + 1]))

    def rows(self, model: Any, n: int, name: str) -> Any:
        """The rows of the n-th order."""
        wanted = {f"{name}__in": self.order_ids[n : n + 1]}
        return model.objects.filter(city_id=CITY, **wanted).order_by("id")

    def _worker(self, n: int) -> UUID | None:
        seats = Seat.objects.filter(city_id=CITY, visit__order_id__in=self.order_ids[n : n + 1])
        found = seats.filter(state="taken").first()
        return found.worker_id if found else None

    def _step(self, order: Order) -> None:
        visit = Visit.objects.filter(city_id=CITY, order=order).order_by("index")[0]
        if order.state == "open":
            crew = self.cast.staff if order.merchant_id else self.cast.crew
            for one in crew:
                if self.do(orders.assign, order_id=order.id, worker_id=one.actor_id) is not None:
                    return
            return
        worker = self._worker(self.order_ids.index(order.id))
        verbs: dict[str, Callable[..., Any]] = {
            "planned": orders.set_out,
            "travelling": orders.arrive,
            "started": orders.finish,
        }
        if visit.state == "planned":
            self._until(visit.starts_at - timedelta(hours=1))
        if visit.state == "arrived":
            shown = self.do(orders.show_start_code, CUSTOMER, visit_id=visit.id)
            if shown is not None:
                self.do(orders.start, WORKER, worker, visit_id=visit.id, code=shown.code)
        elif visit.state in verbs and worker is not None:
            self.do(verbs[visit.state], WORKER, worker, visit_id=visit.id)

    @staticmethod
    def _until(moment: datetime) -> None:
        clock.turn(to=max(moment, clock.read()), rate=0)


LIFE: tuple[Callable[[MoneyMachine, int], object], ...] = (
    lambda machine, n: machine.pay(n, times=1, off_fen=0),
    lambda machine, n: machine.get_on(n, steps=3),
    lambda machine, n: machine.get_on(n, steps=3),
    lambda machine, n: machine.accept(n),
    lambda machine, n: machine.pay(n, times=1, off_fen=0),
    lambda machine, n: (machine.hear(), machine.wait(73)),
)
"""Paid, at the door, done, accepted, paid whole, and released: the straight way of an order."""


def test_no_sequence_of_acts_puts_the_books_wrong(fresh_city: Callable[[], Cast]) -> None:
    MoneyMachine.fresh_city = staticmethod(fresh_city)
    profile = settings.get_profile(os.environ.get("MONEY_MACHINE", "few"))
    run_state_machine_as_test(
        MoneyMachine, settings=settings(profile, suppress_health_check=list(HealthCheck))
    )
