"""The switchboard: who hears what, which live topics show it, and what runs in a rhythm."""

from typing import Any

from doorstep.aftercare.quality.events import DisputeEnded, DisputeOpened, OrderReviewed
from doorstep.aftercare.settlement import listeners as settlement
from doorstep.aftercare.settlement.events import EarningsReleased, OrderSettled
from doorstep.insight.notices import listeners as notices
from doorstep.kernel.memory import remembered
from doorstep.kernel.queue import Listener, Switchboard
from doorstep.money.payments.events import BillPaid, RefundDone, SharingDone, TransferEnded
from doorstep.money.wallets import listeners as wallets
from doorstep.offering.workers import listeners as workers
from doorstep.offering.workers.events import WentOffDuty, WorkerStateChanged
from doorstep.people.accounts import queries as accounts
from doorstep.people.identity.events import DossierApproved, DossierExpired, DossierRejected
from doorstep.people.partners import listeners as partners
from doorstep.visits.dispatch import listeners as dispatch
from doorstep.visits.dispatch.events import (
    ChosenCannotCome,
    DemandPublished,
    NobodyFound,
    OfferEnded,
    OfferMade,
    WorkerApplied,
)
from doorstep.visits.orders import listeners as orders
from doorstep.visits.orders.events import (
    ChangeDecided,
    ChangeProposed,
    NoShow,
    OrderAccepted,
    OrderAssigned,
    OrderCancelled,
    OrderClosed,
    OrderOpened,
    OrderPaid,
    OrderPlaced,
    OrderRescheduled,
    PaymentAsked,
    VisitArrived,
    VisitFinished,
    VisitSetOut,
    VisitStarted,
    WorkerReleased,
)
from doorstep.visits.tracking import listeners as tracking

LISTENERS: dict[type, list[Listener]] = {
    DossierApproved: [workers.when_papers_change, partners.when_dossier_approved],
    DossierRejected: [workers.when_papers_change, partners.when_dossier_rejected],
    DossierExpired: [workers.when_papers_change, partners.when_dossier_expired],
    BillPaid: [orders.when_bill_paid],
    RefundDone: [settlement.when_refund_done],
    SharingDone: [settlement.when_sharing_done],
    TransferEnded: [wallets.when_transfer_ended],
    WentOffDuty: [dispatch.when_went_off_duty],
    WorkerStateChanged: [dispatch.when_worker_state_changed],
    PaymentAsked: [notices.when_payment_asked],
    OrderPaid: [settlement.when_order_paid_late, settlement.when_tip_paid],
    OrderOpened: [dispatch.when_order_opened, notices.when_order_opened],
    OrderAssigned: [dispatch.when_order_assigned, notices.when_order_assigned],
    OrderRescheduled: [dispatch.when_order_rescheduled],
    WorkerReleased: [tracking.when_worker_released, notices.when_worker_released],
    VisitSetOut: [notices.when_visit_set_out],
    VisitArrived: [notices.when_visit_arrived],
    VisitFinished: [notices.when_visit_finished],
    ChangeProposed: [notices.when_change_proposed],
    OrderAccepted: [settlement.when_order_accepted],
    OrderCancelled: [
        settlement.when_order_cancelled,
        dispatch.when_order_cancelled,
        tracking.when_order_cancelled,
        notices.when_order_cancelled,
        notices.when_order_cancelled_worker,
    ],
    OfferMade: [notices.when_offer_made],
    NobodyFound: [notices.when_nobody_found],
    EarningsReleased: [notices.when_earnings_released],
    DisputeEnded: [notices.when_dispute_ended],
}


def _of_order(event: Any) -> list[str]:
    """Whoever watches the order, its customer and, where one is named, its worker."""
    topics = [f"order:{event.order_id}", "orders"]
    for name in ("customer", "worker"):
        id = getattr(event, f"{name}_id", None)
        if id is not None:
            topics.append(f"{name}:{id}")
    return topics


TOPICS = dict.fromkeys(
    [
        OrderPlaced,
        OrderOpened,
        OrderAssigned,
        OrderPaid,
        OrderRescheduled,
        PaymentAsked,
        WorkerReleased,
        VisitSetOut,
        VisitArrived,
        VisitStarted,
        VisitFinished,
        ChangeProposed,
        ChangeDecided,
        OrderAccepted,
        OrderCancelled,
        OrderClosed,
        OrderSettled,
        NoShow,
        OfferMade,
        OfferEnded,
        DemandPublished,
        WorkerApplied,
        ChosenCannotCome,
        NobodyFound,
        EarningsReleased,
        OrderReviewed,
        DisputeOpened,
        DisputeEnded,
    ],
    _of_order,
)

RHYTHMS = {
    "dispatch.tick": 2.0,
    "kernel.seal_audit": 1.0,
    "ledger.seal": 1.0,
    "ledger.roll_snapshots": 30.0,
    "tracking.forget_tracks": 3600.0,
    "kernel.tidy": 3600.0,
    "kernel.end_files": 3600.0,
    "kernel.rewrap_keys": 3600.0,
    "accounts.forget_codes": 3600.0,
}


@remembered(2.0)
def _cities() -> list[int]:
    return [city.number for city in accounts.cities_unscoped()]


SWITCHBOARD = Switchboard(listeners=LISTENERS, topics=TOPICS, rhythms=RHYTHMS, cities=_cities)
