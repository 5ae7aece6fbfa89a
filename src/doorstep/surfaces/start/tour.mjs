// The tour: one order through a customer's phone, a worker's phone and the desk; its captions follow the order.
import { ask, bar, byId, language, make, say, yuan } from "./dom.mjs";
import { addressOf, become, play } from "./play.mjs";
import { CHAPTERS, chapter, does, money, rule } from "./story.mjs";

const WIDE = matchMedia("(min-width: 1280px)");
const PHONE_WIDTH = 390;
const DESK_WIDTH = 1280;
const AGAIN_MS = 2000;
const FOLLOWED = "doorstep.tour.order";
const BEGAN = "doorstep.tour.began";
const PEOPLE = ["customer", "worker", "operator"];
const WINDOWS = {
  customer: { "zh-CN": "客户 · 林小满", en: "Customer · Lin Xiaoman" },
  worker: { "zh-CN": "服务人员 · 陈秋菊", en: "Worker · Chen Qiuju" },
  console: { "zh-CN": "运营 · 何主管", en: "Operator · He" },
};
const ENDED = ["closed", "cancelled"];
const CANCELLED_FROM = ["unpaid", "open", "assigned", "under_way"];
const SOON_MS = 65 * 60 * 1000;
const sessions = {};
let order = null;
let facts = {};
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
      make("p", { class: "soft" }, say({ "zh-CN": "三个窗口并排需要 1280 像素以上的屏幕。在这里可以一个一个打开，返回时故事会接着讲：", en: "Three windows side by side need 1280 pixels. Here they open one by one; come back and the story has gone on:" })),
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
  const name = chapter(order);
  byId("caption").replaceChildren(
    make("ol", { class: "rail" }, rail(name)),
    make(
      "div",
      { class: "told" },
      make("h3", {}, does(name)),
      make("p", { class: "rule", id: "rule" }, rule(name, order, facts)),
    ),
    make("div", { class: "acts" }, acts(name)),
    make("div", { class: "purse", id: "purse" }, purse()),
  );
}

function rail(name) {
  const names = Object.keys(CHAPTERS);
  const at = name === "cancelled" ? -1 : names.indexOf(name);
  return names.map((one, place) =>
    make(
      "li",
      { class: place < at ? "past" : place === at ? "now" : null, "aria-current": place === at ? "step" : null },
      make("span", { class: "dot", "aria-hidden": "true" }, place < at ? "✓" : String(place + 1)),
      say(CHAPTERS[one]),
    ));
}

function purse() {
  const shown = money(order);
  if (!shown.length) return [];
  const total = make("b", {}, `${order.number} · ${yuan(order.balance.total_fen)}`);
  return [
    total,
    ...shown.map((one) => make("span", { class: `part ${one.kind}` }, make("i", { "aria-hidden": "true" }), `${one.name} ${yuan(one.fen)}`)),
  ];
}

function acts(name) {
  const button = (words, act) => make("button", { class: "button", type: "button", onclick: act }, say(words));
  const jump = (far) => () => ask("/demo/clock", { method: "POST", body: { jump: far } });
  const shown = [];
  if (WIDE.matches && order && !ENDED.includes(order.state))
    shown.push(button({ "zh-CN": "客户手机回到这一单", en: "This order on the customer's phone" }, toOrder));
  if (name === "assigned" && order.starts_at && new Date(order.starts_at) - new Date(facts.now ?? 0) > SOON_MS)
    shown.push(button({ "zh-CN": "时钟 +1 小时", en: "Clock +1 hour" }, async () => (await jump("hour")(), await look(order.id))));
  if (name === "accepted") shown.push(button({ "zh-CN": "过争议期", en: "Past disputes" }, jump("after_disputes")));
  if (order && ENDED.includes(order.state)) shown.push(button({ "zh-CN": "再走一单", en: "Another order" }, again));
  return shown;
}

function toOrder() {
  const frame = byId("view-customer");
  if (frame) frame.src = `/m/?${Date.now()}#/pages/customer/order?id=${order.id}`;
}

function again() {
  order = null;
  facts = {};
  sessionStorage.removeItem(FOLLOWED);
  const frame = byId("view-customer");
  if (frame) frame.src = `/m/?${Date.now()}#/pages/customer/root`;
  else sessionStorage.removeItem(BEGAN);
  tell();
}

const as = (key) => ({ headers: { Authorization: `Bearer ${sessions[key].token}` } });

/** Read the followed order; the first one of our customer after the tour began is followed. */
async function look(id) {
  if (order && id && id !== order.id && !ENDED.includes(order.state)) return;
  const found = await ask(`/api/console/v1/orders/${id ?? order?.id}`, as("operator"));
  const isKept = found?.id === sessionStorage.getItem(FOLLOWED);
  if (!found || found.customer_id !== sessions.customer.id || (found.placed_at < since && !isKept)) return;
  if (order && found.id === order.id && found.version < order.version) return;
  const isNew = found.id !== order?.id;
  order = found;
  sessionStorage.setItem(FOLLOWED, order.id);
  facts = await figures();
  const desk = byId("view-console");
  if (isNew && desk) desk.contentWindow.location.hash = `#/orders/${order.id}`;
  tell();
}

/** What cancelling would cost now, what our worker gets, and what time it is. */
async function figures() {
  const [fee, agenda, clock] = await Promise.all([
    CANCELLED_FROM.includes(order.state) ? ask(`/api/customer/v1/orders/${order.id}/cancellation`, as("customer")) : null,
    order.state === "assigned" || order.state === "under_way" ? ask("/api/worker/v1/agenda?days=3", as("worker")) : null,
    ask("/demo/clock"),
  ]);
  const mine = agenda?.find((one) => one.order_id === order.id);
  return { ...fee, pay_fen: mine?.pay_fen, now: clock?.now };
}

/** On a small screen the order was made while this page was away. */
async function lookForFirst() {
  const made = (await ask("/api/customer/v1/orders?size=1", as("customer")))?.items?.[0];
  if (made) await look(made.id);
}

function follow() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/api/live/v1`);
  const topics = [`customer:${sessions.customer.id}`];
  socket.addEventListener("open", () => {
    socket.send(JSON.stringify({ token: sessions.operator.token, topics }));
    if (order) look(order.id); // what was told while the line was down
  });
  socket.addEventListener("message", (told) => {
    const news = JSON.parse(told.data);
    const id = news.content?.order_id;
    if (id) look(id);
    else if (order) look(order.id);
  });
  socket.addEventListener("close", () => setTimeout(follow, AGAIN_MS));
}

async function begin() {
  document.documentElement.lang = language();
  for (const key of PEOPLE) sessions[key] = await become(key);
  if (PEOPLE.every((key) => sessions[key])) {
    sessions.customer.id = (await ask("/api/customer/v1/me", as("customer")))?.id;
    since = (await ask("/demo/clock", { method: "POST", body: { pace: 1 } }))?.now ?? "";
    if (!WIDE.matches) sessionStorage.setItem(BEGAN, (since = sessionStorage.getItem(BEGAN) ?? since));
  }
  show();
  addEventListener("resize", fit);
  if (!sessions.customer?.id) return;
  const kept = sessionStorage.getItem(FOLLOWED);
  if (kept) await look(kept);
  else if (!WIDE.matches) await lookForFirst();
  follow();
}

begin();
