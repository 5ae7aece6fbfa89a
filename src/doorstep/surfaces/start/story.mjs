// What the tour says of an order at each moment: what comes next, which rule holds, and where each fen is, read from the order itself.
import { moment, say, yuan } from "./dom.mjs";

const both = (zh, en) => ({ "zh-CN": zh, en });
/** The chapters in their order, with the short name of each. */
export const CHAPTERS = {
  none: both("下单", "Order"),
  unpaid: both("付款", "Pay"),
  open: both("找人", "Search"),
  assigned: both("接单", "Taken"),
  travelling: both("出发", "On the way"),
  arrived: both("到门口", "At the door"),
  started: both("服务中", "At work"),
  finished: both("验收", "Accept"),
  accepted: both("争议期", "Disputes"),
  closed: both("结清", "Settled"),
};
const PARTIES = {
  worker: both("服务人员", "Worker"),
  merchant: both("商家", "Merchant"),
  platform: both("平台", "Platform"),
  partner: both("城市合伙人", "Partner"),
  referrer: both("推荐人", "Referrer"),
  insurer: both("保险", "Insurer"),
};
const DOES = {
  none: both("在客户手机上下一单日常保洁；在服务人员手机上打开上岗开关。", "Order a cleaning on the customer's phone; switch the worker's phone to on duty."),
  unpaid: both("在客户手机上点“去支付”，收银台就在手机里打开，点“支付”。", "Tap “Pay” on the customer's phone: the cashier opens right there; pay."),
  open: both("正在找人。陈秋菊的手机响了就点“接单”；别人接了也行，或在右侧改派给她。", "Somebody is looked for. When Chen Qiuju's phone rings, say yes; or reassign it at the desk."),
  assigned: both("有人接单了。到时间后在服务人员手机上点“出发”。", "Somebody has it. When it is time, set out on the worker's phone."),
  travelling: both("正在路上，客户在地图上看着。到了门口点“我到了”。", "On the way; the customer watches the map. At the door, say so."),
  arrived: both("到门口了。客户手机上有开工码，服务人员输入它才能开工。", "At the door. The customer's phone shows the start code; work begins with it."),
  started: both("正在服务：一步一步打勾，要拍照的先拍照，最后点“完工”。", "At work: step by step, photos where they are asked for, then finish."),
  finished: both("做完了。客户扫码或输入验收码验收，付清尾款。", "Done. The customer accepts by code and pays what is left."),
  accepted: both("已验收，可以评价和打赏。点“过争议期”，看钱怎么分。", "Accepted; review or tip. Turn the clock past the disputes to see the money leave."),
  closed: both("结清了。每一分钱的去处也在右侧“钱的来龙去脉”里。", "Settled. Where each fen went is also told at the desk."),
  cancelled: both("这一单取消了，可以再下一单。", "This order was cancelled; another one may be placed."),
};

/** Which chapter an order is in: its state, and on the way its visit's. */
export function chapter(order) {
  if (!order) return "none";
  if (order.state !== "assigned" && order.state !== "under_way") return order.state;
  const running = order.visits.find((one) => one.state in CHAPTERS);
  if (running) return running.state;
  return order.visits.some((one) => one.state === "finished") ? "started" : "assigned";
}

/** What a person does next. */
export const does = (name) => say(DOES[name] ?? DOES.none);

/** The rule of the moment, with the order's own figures; `facts` has the fee of cancelling now and the worker's pay. */
export function rule(name, order, facts) {
  const told = RULES[name] ?? RULES.none;
  return say(told(order, facts ?? {}));
}

const cancelling = (facts) =>
  facts.fee_fen === undefined
    ? both("", "")
    : facts.fee_fen === 0
      ? both("现在取消不收费，全额退回。", "Cancelling now costs nothing; all goes back.")
      : both(
          `现在取消收 ${yuan(facts.fee_fen)}，退 ${yuan(facts.refund_fen)}，其中服务人员该得的部分直接归本人。`,
          `Cancelling now costs ${yuan(facts.fee_fen)} and ${yuan(facts.refund_fen)} goes back; the worker's part of the fee is the worker's.`,
        );
const pays = (facts) =>
  facts.pay_fen ? both(`做完这单，服务人员得 ${yuan(facts.pay_fen)}。`, `For this order the worker gets ${yuan(facts.pay_fen)}.`) : both("", "");
const joined = (...parts) => both(parts.map((one) => one["zh-CN"]).join(""), parts.map((one) => one.en).filter(Boolean).join(" "));

const RULES = {
  none: () => both("价格逐项列出，点下去之后总价不再变；人和时段在付款前就为您留着。", "The price stands line by line and does not change after the tap; person and time are kept while you pay."),
  unpaid: (order) => {
    const bill = order.bills.find((one) => one.state === "open");
    const lines = order.lines.map((one) => `${one.label} ${yuan(one.amount_fen)}`).join(" + ");
    const asked = bill ? yuan(bill.amount_fen) : yuan(order.balance.due_fen);
    const until = order.pay_until_at ? moment(order.pay_until_at) : "";
    return both(
      `${lines} = ${yuan(order.total_fen)}，现在付 ${asked}。${until} 前不付自动放开，谁也不欠谁。`,
      `${lines} = ${yuan(order.total_fen)}; ${asked} now. Unpaid by ${until} it is let go, and nobody owes anything.`,
    );
  },
  open: (order, facts) =>
    joined(
      both(
        `${yuan(order.balance.paid_fen)} 在托管里：不属于平台，也还不属于服务人员；没人来就自动全退。`,
        `${yuan(order.balance.paid_fen)} is in escrow: not the platform's, not the worker's; if nobody comes it all goes back.`,
      ),
      cancelling(facts),
    ),
  assigned: (order, facts) => joined(pays(facts), cancelling(facts)),
  travelling: (order, facts) => joined(both("已经出发，路费算服务人员的。", "The worker has set out; the way is theirs."), cancelling(facts)),
  arrived: (order, facts) => joined(both("没有开工码就不算开工，不会被多收一分。", "Without the code no work has begun, and nothing is owed for it."), cancelling(facts)),
  started: (order, facts) =>
    joined(both(`总价还是 ${yuan(order.total_fen)}；要加项目，客户在自己手机上同意才算数。`, `The total is still ${yuan(order.total_fen)}; more counts only with the customer's yes.`), pays(facts)),
  finished: (order) =>
    both(
      `托管 ${yuan(kept(order))}，还差 ${yuan(order.balance.due_fen)}。一天不说话视为验收，欠款会提醒。`,
      `${yuan(kept(order))} in escrow, ${yuan(order.balance.due_fen)} still due. A day of silence accepts; what is owed is recalled.`,
    ),
  accepted: (order) =>
    both(
      `怎么分已经定了，但${order.dispute_until ? ` ${moment(order.dispute_until)} ` : "争议期"}前一分不动：有争议，钱还在。`,
      `Who gets what is decided, and nothing moves before ${order.dispute_until ? moment(order.dispute_until) : "the window ends"}: should there be a dispute, the money is there.`,
    ),
  closed: (order) =>
    both(
      `托管归零：${parts(order).map((one) => `${one.name} ${yuan(one.fen)}`).join("，")}，合计 ${yuan(sum(order))}，一分不差。`,
      `Escrow is zero: ${parts(order).map((one) => `${one.name} ${yuan(one.fen)}`).join(", ")}; together ${yuan(sum(order))}, to the fen.`,
    ),
  cancelled: (order) =>
    both(
      `收费 ${yuan(order.fee_fen ?? 0)}，退回 ${yuan(order.balance.refunded_fen)}，按下单时的条款。`,
      `A fee of ${yuan(order.fee_fen ?? 0)}, ${yuan(order.balance.refunded_fen)} back, by the terms of the day of ordering.`,
    ),
};

const kept = (order) => Math.max(0, order.balance.paid_fen - order.balance.refunded_fen);
const sum = (order) => parts(order).reduce((all, one) => all + one.fen, 0);

/** The parties' parts as they were decided. */
function parts(order) {
  const found = new Map();
  for (const one of order.settlement?.shares ?? [])
    found.set(one.party, (found.get(one.party) ?? 0) + one.amount_fen);
  return [...found].map(([party, fen]) => ({ party, fen, name: say(PARTIES[party] ?? both(party, party)) })).filter((one) => one.fen);
}

/** Where the money is now, as parts of one bar: `kind` is unpaid, escrow, back, or a party. */
export function money(order) {
  if (!order) return [];
  const { total_fen, refunded_fen } = order.balance;
  const shown = [];
  const add = (kind, words, fen) => fen > 0 && shown.push({ kind, name: say(words), fen });
  if (order.settlement) {
    const isOut = order.settlement.state === "released" || order.state === "closed";
    for (const one of parts(order))
      shown.push({ kind: isOut ? one.party : "waiting", name: isOut ? one.name : say(both(`${one.name}（待发）`, `${one.name} (held)`)), fen: one.fen });
  } else add("escrow", both("托管", "Escrow"), kept(order));
  add("unpaid", both("未付", "Unpaid"), order.state === "cancelled" ? 0 : order.balance.due_fen || (order.state === "unpaid" ? total_fen : 0));
  add("back", both("已退", "Back"), refunded_fen);
  return shown;
}
