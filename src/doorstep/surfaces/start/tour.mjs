// The tour: one order through a customer's phone, a worker's phone and the desk; it goes on when the order does.
import { ask, bar, byId, language, make, say, yuan } from "./dom.mjs";
import { addressOf, become, play } from "./play.mjs";

const WIDE = matchMedia("(min-width: 1280px)");
const PHONE_WIDTH = 390;
const DESK_WIDTH = 1280;
const AGAIN_MS = 2000;
const PEOPLE = ["customer", "worker", "operator"];
const WINDOWS = {
  customer: { "zh-CN": "客户 · 林小满", en: "Customer · Lin Xiaoman" },
  worker: { "zh-CN": "服务人员 · 陈秋菊", en: "Worker · Chen Qiuju" },
  console: { "zh-CN": "运营 · 何主管", en: "Operator · He" },
};
const STEPS = {
  none: [
    { "zh-CN": "在客户手机上下一单日常保洁；在服务人员手机上打开上岗开关。", en: "Order a cleaning on the customer's phone; switch the worker's phone to on duty." },
    { "zh-CN": "价格逐项列出，点下去之后总价不再变。", en: "The price stands line by line and does not change after the tap." },
  ],
  unpaid: [
    { "zh-CN": "点“去付款”：收银台在新窗口打开。", en: "Tap “Pay”: the cashier opens in a window of its own." },
    { "zh-CN": "时段和价格为客户保留；到时不付，自动放开，谁也不欠谁。", en: "Time and price are kept; unpaid, they are let go and nobody owes anything." },
  ],
  open: [
    { "zh-CN": "正在找人。想让陈秋菊来：在右侧订单页点“指派”。", en: "Somebody is looked for. To send Chen Qiuju, assign the order at the desk on the right." },
    { "zh-CN": "钱在托管里，不属于平台，也还不属于服务人员。", en: "The money is in escrow: not the platform's, and not the worker's yet." },
  ],
  assigned: [
    { "zh-CN": "有人接单了。服务人员出发，客户在地图上看着。", en: "Somebody has it. The worker sets out, and the customer watches the map." },
    { "zh-CN": "现在取消按规则收费，费用先显示；出发后的车费归服务人员。", en: "Cancelling follows the rule now, its fee is shown first; after setting out the way is paid to the worker." },
  ],
  under_way: [
    { "zh-CN": "到门口后输入开工码，逐步完成服务。", en: "At the door the start code is typed; the work goes step by step." },
    { "zh-CN": "要加项目，必须客户在自己手机上同意才算数。", en: "More work counts only with the customer's yes on their own phone." },
  ],
  finished: [
    { "zh-CN": "做完了。客户输入验收码验收，付清尾款。", en: "Done. The customer accepts with the code and pays what is left." },
    { "zh-CN": "一天不说话视为验收；欠款会提醒。", en: "A day of silence accepts; what is owed is recalled." },
  ],
  accepted: [
    { "zh-CN": "已验收，可以评价。点“过争议期”看结算。", en: "Accepted; a review may follow. Turn the clock past the disputes to see it settled." },
    { "zh-CN": "争议期内钱仍在托管；过后按下单时的规则分给各方。", en: "During the dispute window the money stays; then it is shared as agreed when ordering." },
  ],
  closed: [
    { "zh-CN": "结清。每一分钱的去处在右侧“资金”里。", en: "Settled. Where each fen went is told at the desk on the right." },
    { "zh-CN": "托管为零，账目合计为零。", en: "Escrow is zero, and so is the sum of the books." },
  ],
  cancelled: [
    { "zh-CN": "这一单取消了，可以再下一单。", en: "This order was cancelled; another one may be placed." },
    { "zh-CN": "按显示的费用结算，其余原路退回。", en: "The fee that was shown is taken, the rest goes back." },
  ],
};
const ORDER = Object.keys(STEPS);
const sessions = {};
let order = null;
let since = "";

function show() {
  byId("page").replaceChildren(
    bar(show),
    make("section", { class: "card caption", id: "caption", "aria-live": "polite" }),
    make("main", { class: "stage", id: "stage" }),
    make(
      "section",
      { class: "small-screen" },
      make("h1", {}, say({ "zh-CN": "跟着一单走", en: "Follow one order" })),
      make("p", { class: "soft" }, say({ "zh-CN": "三个窗口并排需要 1280 像素以上的屏幕。在这里可以一个一个打开：", en: "Three windows side by side need 1280 pixels. Here they open one by one:" })),
      make("div", { class: "choices" }, Object.entries(WINDOWS).map(([door, name]) =>
        make("button", { class: "button", type: "button", onclick: () => play({ key: door === "console" ? "operator" : door, door }) }, say(name)))),
    ),
  );
  if (WIDE.matches) raise();
  tell();
}

function raise() {
  byId("stage").replaceChildren(...Object.entries(WINDOWS).map(([door, name]) => {
    const frame = make("iframe", { src: addressOf(door), title: say(name), id: `view-${door}` });
    return make("section", { class: `window ${door === "console" ? "desk" : "phone"}` }, make("h2", {}, say(name)), make("div", { class: "view" }, frame));
  }));
  fit();
}

function fit() {
  for (const frame of document.querySelectorAll(".view iframe")) {
    const place = frame.parentElement;
    const wanted = frame.id === "view-console" ? DESK_WIDTH : PHONE_WIDTH;
    const scale = Math.min(1, place.clientWidth / wanted);
    frame.style.width = `${Math.ceil(place.clientWidth / scale)}px`;
    frame.style.height = `${Math.ceil(place.clientHeight / scale)}px`;
    frame.style.transform = `scale(${scale})`;
  }
}

function tell() {
  const state = order?.state ?? "none";
  const [does, rule] = STEPS[state] ?? STEPS.none;
  const balance = order?.balance;
  const money = balance
    ? `${order.number} · ${say({ "zh-CN": "总价", en: "total" })} ${yuan(balance.total_fen)} · ${say({ "zh-CN": "已付", en: "paid" })} ${yuan(balance.paid_fen)} · `
    : "";
  byId("caption").replaceChildren(
    make("span", { class: "number" }, String(Math.min(ORDER.indexOf(state) + 1, ORDER.length - 1))),
    make("div", {}, make("h3", {}, say(does)), make("p", { class: "money" }, money + say(rule))),
    make("div", { class: "acts" }, acts(state)),
  );
}

function acts(state) {
  const button = (name, act) => make("button", { class: "button", type: "button", onclick: act }, say(name));
  if (state === "unpaid")
    return [button({ "zh-CN": "去付款", en: "Pay" }, () => window.open(`/m/#/pages/customer/order?id=${order.id}`, "doorstep-customer", "popup,width=390,height=844"))];
  if (state === "accepted")
    return [button({ "zh-CN": "过争议期", en: "Past disputes" }, () => ask("/demo/clock", { method: "POST", body: { jump: "after_disputes" } }))];
  return [];
}

const asDesk = () => ({ headers: { Authorization: `Bearer ${sessions.operator.token}` } });

/** Read the followed order; the first one of our customer after the tour began is followed. */
async function look(id) {
  if (order && id && id !== order.id && !["closed", "cancelled"].includes(order.state)) return;
  const found = await ask(`/api/console/v1/orders/${id ?? order?.id}`, asDesk());
  if (!found || found.customer_id !== sessions.customer.id || found.placed_at < since) return;
  const isNew = found.id !== order?.id;
  order = found;
  const desk = byId("view-console");
  if (isNew && desk) desk.contentWindow.location.hash = `#/orders/${order.id}`;
  tell();
}

function follow() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/api/live/v1`);
  const topics = [`customer:${sessions.customer.id}`];
  socket.addEventListener("open", () => socket.send(JSON.stringify({ token: sessions.operator.token, topics })));
  socket.addEventListener("message", (told) => {
    const news = JSON.parse(told.data);
    const id = news.content?.order_id;
    if (id) look(id);
    else if (order) look(order.id);
  });
  socket.addEventListener("close", () => setTimeout(follow, AGAIN_MS));
}

async function begin() {
  if (WIDE.matches) {
    for (const key of PEOPLE) sessions[key] = await become(key);
    if (PEOPLE.every((key) => sessions[key])) {
      const mine = { headers: { Authorization: `Bearer ${sessions.customer.token}` } };
      sessions.customer.id = (await ask("/api/customer/v1/me", mine))?.id;
      since = (await ask("/demo/clock", { method: "POST", body: { pace: 1 } }))?.now ?? "";
      follow();
    }
  }
  document.documentElement.lang = language();
  show();
  addEventListener("resize", fit);
}

begin();
