"""Whatever is paid and refunded in whatever portions: nobody's part goes the wrong way."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from doorstep.aftercare.settlement import rules
from doorstep.algorithms import splitting
from doorstep.algorithms.pricing import CouponCost

WORKERS = ("w1", "w2")
CAP_BP = 3_000


@st.composite
def orders(draw: st.DrawFn) -> splitting.SplitInput:
    """An order as sold: lines, one or two seats, perhaps a coupon."""
    lines = [
        splitting.SplitLine(kind, draw(st.integers(1, 3_000)))
        for kind in draw(st.sets(st.sampled_from(("material", "travel", "insurance"))))
    ]
    service_fen = draw(st.integers(1, 40_000))
    lines.append(splitting.SplitLine("service", service_fen))
    coupon = draw(
        st.sampled_from([CouponCost(), CouponCost(service_fen // 3), CouponCost(0, 1, 0)])
    )
    plan = splitting.SharePlan(
        mode=draw(st.sampled_from(["D", "S2"])),
        commission_bp=draw(st.integers(0, 4_000)),
        partner_bp=draw(st.integers(0, 5_000)),
        material_commission_bp=draw(st.integers(0, 2_000)),
    )
    rates = draw(st.lists(st.integers(5_000, 9_000), min_size=1, max_size=2))
    seats = tuple(splitting.Seat(rate, n + 1) for n, rate in enumerate(rates))
    return splitting.SplitInput(plan, tuple(lines), seats, coupon)


def divided(order: splitting.SplitInput, kept_fen: int) -> rules.Divided:
    """The order's money when so much of it is there."""
    return rules.divide(
        replace(order, paid_fen=kept_fen),
        workers=WORKERS[: len(order.seats)],
        merchant="m",
        partner="p",
        room_fen=rules.room_fen(kept_fen, CAP_BP) if order.plan.mode == "S2" else None,
    )


def price_fen(order: splitting.SplitInput) -> int:
    """What the customer pays for it."""
    return sum(line.amount_fen for line in order.lines) - order.coupon_cost.total_fen


@given(order=orders(), data=st.data())
def test_parts_rise_with_payments_fall_with_refunds_and_sum_to_what_is_kept(
    order: splitting.SplitInput, data: st.DataObject
) -> None:
    mode = order.plan.mode
    rest = ("platform", "") if mode == "D" else ("merchant", "m")
    standing = rules.Divided()
    for _ in range(data.draw(st.integers(1, 6))):
        kept_fen = data.draw(st.integers(0, price_fen(order)))
        sign = 1 if kept_fen >= standing.kept_fen else -1

        step = rules.step(standing, divided(order, kept_fen), mode=mode, rest=rest)

        assert all(fen * sign > 0 for fen in step.parts.values())
        parts = {
            party: standing.parts.get(party, 0) + step.parts.get(party, 0)
            for party in {*standing.parts, *step.parts}
        }
        standing = rules.Divided(
            parts=parts,
            kept_fen=standing.kept_fen + step.kept_fen,
            subsidy_fen=standing.subsidy_fen + step.subsidy_fen,
            partner_subsidy_fen=standing.partner_subsidy_fen + step.partner_subsidy_fen,
            owed_fen=standing.owed_fen + step.owed_fen,
        )
        added_fen = standing.subsidy_fen + standing.partner_subsidy_fen if mode == "D" else 0
        assert standing.kept_fen == kept_fen
        assert sum(parts.values()) == kept_fen + added_fen
        assert min(parts.values(), default=0) >= 0
        assert min(standing.subsidy_fen, standing.partner_subsidy_fen) >= 0


@given(
    fee_fen=st.integers(1, 30_000), worker_bp=st.integers(0, 10_000), back_bp=st.integers(0, 10_000)
)
def test_a_fee_is_given_back_by_those_who_had_it(
    fee_fen: int, worker_bp: int, back_bp: int
) -> None:
    rest = ("platform", "")
    workers = {"w1": fee_fen * worker_bp // 10_000}
    whole = rules.divide_fee(fee_fen, fee_fen, rest, workers)
    kept = rules.divide_fee(fee_fen, fee_fen - fee_fen * back_bp // 10_000, rest, workers)

    step = rules.step(whole, kept, mode="D", rest=rest)

    assert whole.parts.get(("worker", "w1"), 0) == workers["w1"]
    assert sum(step.parts.values()) == kept.kept_fen - fee_fen
    assert all(fen <= 0 for fen in step.parts.values())
