// The start page: what this house is, its people to play, its clock, its figures, and what is real.
import { ask, bar, byId, language, make, moment, say, yuan } from "./dom.mjs";
import { face } from "./faces.mjs";
import { play } from "./play.mjs";
import { WORDS } from "./words.mjs";

const LOOK_MS = 2000;
const IDLE_MS = 10000;
const LOOKS = {
  customer: { cut: 3, clothes: "#F2994A" },
  neighbour: { cut: 1, grey: true, clothes: "#7A6BB0" },
  worker: { cut: 1, clothes: "#0B6E5F", apron: true },
  "firms-worker": { cut: 0, clothes: "#4C7FB8", apron: true },
  operator: { cut: 2, clothes: "#1F4E46" },
  dispatcher: { cut: 3, clothes: "#4C7FB8" },
  finance: { cut: 0, grey: true, clothes: "#5E8C4A" },
  merchant: { cut: 2, clothes: "#C86A5A" },
};
const isDemo = document.documentElement.dataset.kind !== "production";
let words = WORDS[language()];
let house = null;
let facts = null;
let people = [];

function show() {
  words = WORDS[language()];
  const parts = isDemo ? [first(), playing(), last()] : [greeting(), doors()];
  byId("page").replaceChildren(bar(show), make("main", {}, ...parts));
  refresh();
}

function greeting() {
  return make(
    "section",
    { class: "greeting" },
    make("h1", {}, words.title),
    make("p", {}, words.lead),
    make("ol", { class: "steps" }, words.steps.map((one) => make("li", {}, one))),
    isDemo
      ? make(
          "div",
          { class: "ways" },
          make("a", { class: "button main", href: "/tour" }, words.tour),
          make("a", { class: "button", href: "/break" }, words.breaking),
          make("a", { class: "button", href: "/promises" }, words.promises),
        )
      : null,
  );
}

function first() {
  const panel = make(
    "section",
    { class: "card now", "aria-live": "off" },
    make("header", {}, make("h2", { id: "city" }), make("span", { class: "clock", id: "clock" })),
    make("div", { class: "figures", id: "figures" }),
    make("div", { class: "turns", role: "group", "aria-label": words.clock }, turns()),
    make("p", { class: "small", id: "books" }),
  );
  return make(
    "div",
    {},
    make("div", { class: "first" }, greeting(), panel),
    make("div", { class: "card preparing hidden", id: "preparing", role: "status" }),
  );
}

function turns() {
  const ways = [
    ["real", { pace: 1 }],
    ["film", { pace: 60 }],
    ["hour", { jump: "hour" }],
    ["day", { jump: "day" }],
    ["after", { jump: "after_disputes" }],
  ];
  return ways.map(([name, body]) =>
    make("button", { class: "button", type: "button", "data-pace": body.pace ?? null, onclick: (tap) => turn(tap, body) }, words[name]),
  );
}

async function turn(tap, body) {
  const button = tap.currentTarget;
  button.disabled = true;
  const turned = await ask("/demo/clock", { method: "POST", body });
  button.disabled = false;
  if (turned) await look();
  else note(words.turned);
}

function playing() {
  return make(
    "section",
    { class: "section" },
    make("header", {}, make("h2", {}, words.play), make("span", { class: "soft small" }, words.playHint)),
    make("div", { class: "people", id: "people" }, people.map(card)),
  );
}

function card(one) {
  const about = make("span", {}, make("b", {}, say(one.name)), make("span", { class: "about" }, say(one.about)));
  return make(
    "button",
    { class: "card person", type: "button", "data-key": one.key, onclick: () => enter(one) },
    face(one.key, LOOKS[one.key]),
    about,
  );
}

async function enter(one) {
  if (!(await play(one))) note(words.gone);
}

function last() {
  const ribbon = words.facts.flatMap(([name, said]) => [make("dt", {}, name), make("dd", {}, said)]);
  return make(
    "section",
    { class: "section last" },
    make("div", { class: "card ribbon" }, make("h2", {}, words.ribbon), make("dl", {}, ribbon)),
    make("div", { class: "card", id: "phone" }),
  );
}

function doors() {
  const door = (href, name, said) =>
    make("a", { class: "card door", href }, make("h2", {}, name), make("p", { class: "soft" }, said));
  return make(
    "nav",
    { class: "doors" },
    door("/m/", words.customerDoor, words.customerDoorWords),
    door("/console/", words.deskDoor, words.deskDoorWords),
  );
}

function refresh() {
  if (!isDemo) return;
  if (facts?.city) showCity();
  if (house) {
    showPreparing();
    showPhone();
  }
  for (const button of document.querySelectorAll(".person")) button.disabled = !house?.moving?.ready;
}

function showCity() {
  const { city, clock, orders, money, audit } = facts;
  byId("city").textContent = `${say(city.name)} · ${words.now}`;
  byId("clock").textContent = moment(clock.business_at, city.zone);
  for (const button of document.querySelectorAll("[data-pace]"))
    button.setAttribute("aria-pressed", String(Number(button.dataset.pace) === clock.rate));
  const today = Object.values(orders.today).reduce((sum, count) => sum + count, 0);
  const going = (orders.all.assigned ?? 0) + (orders.all.under_way ?? 0);
  const figure = (value, name) => make("div", { class: "figure" }, make("b", {}, value), make("span", {}, name));
  byId("figures").replaceChildren(
    figure(String(today), words.today),
    figure(String(going), words.going),
    figure(String(facts.workers_on_duty), words.duty),
    figure(yuan(Math.round(money.escrow_fen / 100) * 100), words.escrow),
  );
  const isRight = money.sum_fen === 0 && audit?.clean !== false;
  const said = audit ? (isRight ? words.booksRight : words.booksWrong) : words.never;
  byId("books").replaceChildren(
    make("span", { class: isRight ? "good" : "bad" }, said),
    make("span", { class: "soft" }, ` · ${words.books} ${yuan(money.sum_fen)}`),
  );
}

function showPreparing() {
  const parts = [];
  const { moving, built } = house;
  if (!moving.ready && moving.done === 0) parts.push(make("span", {}, words.visitors));
  else if (moving.done < moving.of)
    parts.push(
      make("span", {}, `${words.moving} ${moving.done}/${moving.of}`),
      make("progress", { max: moving.of, value: moving.done, "aria-label": words.moving }),
    );
  for (const [name, one] of Object.entries(built)) {
    if (one.state === "failed") parts.push(make("span", { class: "bad" }, words.failed));
    else if (one.state !== "built")
      parts.push(make("span", {}, `${words.pages} · ${words.names[name] ?? name} ${words.states[one.state] ?? one.state}`));
  }
  const place = byId("preparing");
  place.classList.toggle("hidden", parts.length === 0);
  place.replaceChildren(make("b", {}, moving.ready ? words.lively : words.preparing), ...parts);
}

function showPhone() {
  const place = byId("phone");
  if (place.childElementCount) return;
  const { phone } = house;
  const said = phone.is_open
    ? [make("p", {}, words.phoneScan, " ", make("code", {}, phone.address)), make("p", {}, words.phonePlain)]
    : [make("p", {}, words.phoneHow), make("p", {}, make("code", {}, "./doorstep demo --host 0.0.0.0")), make("p", {}, words.phonePlain)];
  const picture = phone.is_open ? make("img", { src: "/start/phone.svg", alt: phone.address }) : null;
  place.replaceChildren(
    make("div", { class: "phone" }, picture, make("div", {}, make("h2", {}, words.phone), ...said)),
  );
}

function note(said) {
  const shown = make("div", { class: "toast", role: "alert" }, said);
  document.body.append(shown);
  setTimeout(() => shown.remove(), 3000);
}

async function look() {
  const [status, start] = await Promise.all([ask(`/status.json`), ask("/start.json")]);
  facts = status ?? facts;
  house = start ?? house;
  refresh();
}

async function follow() {
  await look();
  setTimeout(follow, document.hidden ? IDLE_MS : LOOK_MS);
}

async function begin() {
  if (isDemo) people = (await ask("/demo/people"))?.people ?? [];
  show();
  if (isDemo) await follow();
}

begin();
