"""The switchboard: who hears what, which live topics show it, and what runs in a rhythm."""

from collections.abc import Callable
from typing import Any

from doorstep.aftercare.guarantee import listeners as guarantee
from doorstep.aftercare.guarantee.events import CompensationGiven, CompensationSent
from doorstep.aftercare.quality.events import (
    DisputeEnded,
    DisputeOpened,
    ObjectionAnswered,
    OrderReviewed,
    ReviewHidden,
)
from doorstep.aftercare.settlement import listeners as settlement
from doorstep.aftercare.settlement.events import EarningsReleased, OrderSettled
from doorstep.insight.notices import listeners as notices
from doorstep.kernel.memory import remembered
from doorstep.kernel.queue import Listener, Switchboard
from doorstep.money.payments.events import (
    BillPaid,
    RefundAbandoned,
    RefundDone,
    SharingDone,
    TransferEnded,
    TransferWaits,
)
from doorstep.money.wallets import listeners as wallets
from doorstep.money.wallets.events import WithdrawalMoved
from doorstep.offering.areas.events import AreaEnded, CityPackLoaded, TariffPublished
from doorstep.offering.catalog.events import (
    PricesPublished,
    ServiceChanged,
    SharePlanPublished,
    TermsPublished,
    TradePackLoaded,
)
from doorstep.offering.workers import listeners as workers
from doorstep.offering.workers.events import (
    GradeChanged,
    LicenceExpiring,
    PlanChanged,
    WentOffDuty,
    WentOnDuty,
    WorkerEnlisted,
    WorkerStateChanged,
)
from doorstep.people.accounts import queries as accounts
from doorstep.people.accounts.events import CustomerJoined, PersonErased
from doorstep.people.identity import listeners as identity
from doorstep.people.identity.events import (
    DocumentExpired,
    DossierApproved,
    DossierExpired,
    DossierRejected,
)
from doorstep.people.partners import listeners as partners
from doorstep.people.partners.events import (
    ContractSigned,
    MerchantActivated,
    MerchantEnded,
    MerchantPaused,
)
from doorstep.visits.dispatch import listeners as dispatch
from doorstep.visits.dispatch.events import (
    ChosenCannotCome,
    CompensationDue,
    DemandPublished,
    DeskNeeded,
    NobodyFound,
    OfferEnded,
    OfferMade,
    UnsafeRefused,
    WorkerApplied,
)
from doorstep.visits.hints import listeners as hints
from doorstep.visits.hints.events import HintEnded, HintGiven
from doorstep.visits.orders import listeners as orders
from doorstep.visits.orders.events import (
    ChangeDecided,
    ChangeProposed,
    DebtReminded,
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
from doorstep.visits.planning import listeners as planning
from doorstep.visits.planning.events import DayPlanReady, VisitAtRisk
from doorstep.visits.series import listeners as series
from doorstep.visits.series.events import (
    ChargeComing,
    OccurrenceAsked,
    OccurrenceLapsed,
    OccurrencePlaced,
    SeriesChanged,
    SeriesEnded,
    SeriesOpened,
)
from doorstep.visits.staffing import listeners as staffing
from doorstep.visits.staffing.events import HandoverAsked, HandoverEnded, PairBlocked, RestDue
from doorstep.visits.tracking import listeners as tracking
from doorstep.visits.tracking.events import LatenessTold, WorkerMoved
from doorstep.visits.waiting import listeners as waiting
from doorstep.visits.waiting.events import (
    EntryEnded,
    EntryJoined,
    SlotOffered,
    SlotOfferEnded,
)

LISTENERS: dict[type, list[Listener]] = {
    PersonErased: [
        identity.when_person_erased,
        series.when_person_erased,
        waiting.when_person_erased,
    ],
    DossierApproved: [workers.when_papers_change, partners.when_dossier_approved],
    DossierRejected: [workers.when_papers_change, partners.when_dossier_rejected],
    DossierExpired: [workers.when_papers_change, partners.when_dossier_expired],
    BillPaid: [orders.when_bill_paid],
    RefundDone: [settlement.when_refund_done],
    RefundAbandoned: [settlement.when_refund_done],
    SharingDone: [settlement.when_sharing_done],
    TransferWaits: [wallets.when_transfer_waits],
    TransferEnded: [wallets.when_transfer_ended, guarantee.when_transfer_ended],
    WentOffDuty: [dispatch.when_went_off_duty, hints.when_went_off_duty],
    WorkerStateChanged: [
        dispatch.when_worker_state_changed,
        planning.when_worker_state_changed,
        series.when_worker_state_changed,
        waiting.when_worker_state_changed,
        notices.when_worker_state_changed,
    ],
    PlanChanged: [
        dispatch.when_plan_changed,
        planning.when_plan_changed,
        series.when_plan_changed,
        waiting.when_plan_changed,
    ],
    GradeChanged: [notices.when_grade_changed],
    LicenceExpiring: [notices.when_licence_expiring],
    PaymentAsked: [notices.when_payment_asked],
    OrderPaid: [settlement.when_order_paid_late, settlement.when_tip_paid],
    OrderOpened: [dispatch.when_order_opened, notices.when_order_opened],
    OrderAssigned: [
        dispatch.when_order_assigned,
        notices.when_order_assigned,
        notices.when_order_assigned_worker,
        planning.when_order_assigned,
    ],
    OrderRescheduled: [
        dispatch.when_order_rescheduled,
        series.when_order_rescheduled,
        waiting.when_order_rescheduled,
        notices.when_order_rescheduled,
        notices.when_order_rescheduled_workers,
        planning.when_order_rescheduled,
    ],
    WorkerReleased: [
        tracking.when_worker_released,
        series.when_time_given_back,
        waiting.when_worker_released,
        notices.when_worker_released,
        notices.when_worker_released_worker,
    ],
    VisitSetOut: [notices.when_visit_set_out],
    VisitAtRisk: [notices.when_visit_at_risk, notices.when_visit_at_risk_worker],
    LatenessTold: [notices.when_lateness_told],
    VisitStarted: [planning.when_visit_started],
    VisitArrived: [notices.when_visit_arrived],
    VisitFinished: [notices.when_visit_finished, staffing.when_visit_finished],
    PairBlocked: [
        dispatch.when_pair_blocked,
        series.when_pair_blocked,
        waiting.when_pair_blocked,
    ],
    ChangeProposed: [notices.when_change_proposed],
    ChangeDecided: [notices.when_change_decided],
    DebtReminded: [notices.when_debt_reminded],
    NoShow: [notices.when_no_show, notices.when_no_show_worker],
    OrderAccepted: [settlement.when_order_accepted],
    OrderCancelled: [
        settlement.when_order_cancelled,
        dispatch.when_order_cancelled,
        tracking.when_order_cancelled,
        series.when_order_cancelled,
        series.when_time_given_back,
        waiting.when_order_cancelled,
        notices.when_order_cancelled,
        notices.when_order_cancelled_worker,
        planning.when_order_cancelled,
    ],
    OccurrenceAsked: [notices.when_occurrence_asked],
    OccurrenceLapsed: [notices.when_occurrence_lapsed],
    OccurrencePlaced: [notices.when_occurrence_placed],
    ChargeComing: [notices.when_charge_coming],
    SeriesEnded: [notices.when_series_ended],
    SlotOffered: [notices.when_slot_offered],
    SlotOfferEnded: [notices.when_slot_offer_ended],
    EntryEnded: [notices.when_entry_ended],
    OfferMade: [notices.when_offer_made, hints.when_offer_made],
    NobodyFound: [notices.when_nobody_found],
    DeskNeeded: [planning.when_desk_needed],
    CompensationDue: [guarantee.when_compensation_due, notices.when_compensation_due],
    CompensationSent: [notices.when_compensation_sent],
    HandoverAsked: [notices.when_handover_asked],
    HandoverEnded: [notices.when_handover_ended],
    RestDue: [notices.when_rest_due],
    OrderClosed: [guarantee.when_order_closed],
    ChosenCannotCome: [notices.when_chosen_cannot_come],
    WorkerApplied: [notices.when_worker_applied],
    EarningsReleased: [notices.when_earnings_released],
    OrderReviewed: [notices.when_order_reviewed],
    ReviewHidden: [notices.when_review_hidden, notices.when_review_hidden_worker],
    DisputeOpened: [notices.when_dispute_opened],
    DisputeEnded: [notices.when_dispute_ended, notices.when_dispute_ended_workers],
    ObjectionAnswered: [notices.when_objection_answered],
}


def _of_order(event: Any) -> list[str]:
    """Whoever watches the order, its customer and, where they are named, its workers."""
    topics = [f"order:{event.order_id}", "orders"]
    customer_id = getattr(event, "customer_id", None)
    if customer_id is not None:
        topics.append(f"customer:{customer_id}")
    return topics + _of_workers(event)


def _of_customer(event: Any) -> list[str]:
    """The customer whom a series or a waiting entry is about."""
    return [f"customer:{event.customer_id}"]


def _of_workers(event: Any) -> list[str]:
    named = [getattr(event, "worker_id", None), *getattr(event, "worker_ids", ())]
    return [f"worker:{id}" for id in dict.fromkeys(named) if id is not None]


def _of_demand(event: DemandPublished) -> list[str]:
    """The order's followers, and the hall of those who may take it: one seller's people."""
    return [*_of_order(event), f"hall:{event.merchant_id or 'platform'}"]


def _of_desks(event: DayPlanReady | UnsafeRefused) -> list[str]:
    """Whoever sits at the city's desk."""
    return ["orders"]


TOPICS: dict[type, Callable[[Any], list[str]]] = dict.fromkeys(
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
        DebtReminded,
        OrderCancelled,
        OrderClosed,
        OrderSettled,
        NoShow,
        OfferMade,
        OfferEnded,
        WorkerApplied,
        ChosenCannotCome,
        VisitAtRisk,
        LatenessTold,
        CompensationDue,
        CompensationSent,
        CompensationGiven,
        DeskNeeded,
        NobodyFound,
        EarningsReleased,
        OrderReviewed,
        ReviewHidden,
        DisputeOpened,
        DisputeEnded,
        OccurrencePlaced,
        ChargeComing,
    ],
    _of_order,
)
TOPICS |= dict.fromkeys(
    [
        SeriesOpened,
        SeriesChanged,
        SeriesEnded,
        OccurrenceAsked,
        OccurrenceLapsed,
        EntryJoined,
        EntryEnded,
        SlotOffered,
        SlotOfferEnded,
    ],
    _of_customer,
)
TOPICS |= {
    DemandPublished: _of_demand,
    HandoverAsked: _of_order,
    HandoverEnded: _of_order,
    UnsafeRefused: _of_desks,
    RestDue: _of_workers,
    HintGiven: _of_workers,
    HintEnded: _of_workers,
    WithdrawalMoved: _of_workers,
    DayPlanReady: _of_desks,
    WorkerStateChanged: _of_workers,
    GradeChanged: _of_workers,
    ObjectionAnswered: _of_workers,
}

_KEPT = "a version that is kept; screens ask when they need it"
_HEARD_OTHERWISE = "its own row says so, and nobody waits for it"
SILENT: dict[type, str] = {
    CityPackLoaded: _KEPT,
    AreaEnded: _KEPT,
    TariffPublished: _KEPT,
    TradePackLoaded: _KEPT,
    ServiceChanged: _KEPT,
    PricesPublished: _KEPT,
    SharePlanPublished: _KEPT,
    TermsPublished: _KEPT,
    ContractSigned: _KEPT,
    CustomerJoined: _HEARD_OTHERWISE,
    WorkerEnlisted: _HEARD_OTHERWISE,
    WorkerMoved: "told live past the queue, and kept nowhere",
    WentOnDuty: "the next tick of dispatch sees who is on duty",
    DocumentExpired: "the dossier that it ends is told as DossierExpired",
    MerchantActivated: _HEARD_OTHERWISE,
    MerchantPaused: "every sale asks whether the seller may serve",
    MerchantEnded: "every sale asks whether the seller may serve",
}
"""Told for whoever builds on them; nobody in the house hears these, and why nobody has to."""

RHYTHMS = {
    "dispatch.tick": 1.0,
    "dispatch.look_after": 60.0,
    "dispatch.forget_places": 300.0,
    "guarantee.look_after": 300.0,
    "hints.lead": 10.0,
    "hints.forget": 3600.0,
    "planning.watch": 60.0,
    "planning.catch_up": 60.0,
    "planning.night": 900.0,
    "kernel.seal_audit": 1.0,
    "ledger.seal": 1.0,
    "ledger.roll_snapshots": 30.0,
    "tracking.forget_tracks": 3600.0,
    "tracking.teach_travel": 3600.0,
    "areas.refresh_ways": 900.0,
    "kernel.tidy": 3600.0,
    "payments.look_after": 60.0,
    "reconciliation.catch_up": 300.0,
    "settlement.count_days": 900.0,
    "payments.tidy_notices": 3600.0,
    "kernel.end_files": 3600.0,
    "kernel.rewrap_keys": 3600.0,
    "accounts.forget_codes": 3600.0,
    "series.catch_up": 300.0,
    "waiting.look_after": 60.0,
}


@remembered(2.0)
def _cities() -> list[int]:
    return [city.number for city in accounts.cities_unscoped()]


SWITCHBOARD = Switchboard(
    listeners=LISTENERS,
    topics=TOPICS,
    rhythms=RHYTHMS,
    cities=_cities,
    paced=("dispatch.tick",),
)
