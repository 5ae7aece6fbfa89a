// Trying to break the house: five buttons, each with what should happen, what happened, and the books after it.
import { ask, bar, byId, draw, language, make, say, yuan } from "./dom.mjs";

const LOOK_MS = 400;
const IDLE_MS = 3000;
const MANY = 4;
const TRIES = {
  "double-pay": {
    sign: ["M4 7h16v10H4z", "M4 11h16", "M8 21h12a1 1 0 0 0 1-1v-9"],
    name: { "zh-CN": "一张账单付两次", en: "Pay a bill twice" },
    attack: { "zh-CN": "手机和电脑同时付同一单，渠道的通知再重复送几遍。", en: "A phone and a computer pay one order at once, and the channel repeats its letters." },
    should: { "zh-CN": "只收一份钱；多付的自动原路退回，通知送几遍都只算一次。", en: "One payment is kept; the other goes back by itself, and a repeated letter counts once." },
  },
  "forged-notice": {
    sign: ["M4 6h16v12H4z", "m4 7 8 6 8-6", "m9 20 6-3"],
    name: { "zh-CN": "伪造付款通知", en: "Forge a notice" },
    attack: { "zh-CN": "没付钱，却往回调地址寄“已付款”，内容和真的一样。", en: "Nothing is paid, but letters that say “paid” come to the callback, looking genuine." },
    should: { "zh-CN": "签名不对一律拒收（401），订单还是待付款。", en: "Whatever the channel did not sign is refused (401), and the order stays unpaid." },
  },
  "one-slot": {
    sign: ["M4 5h16v15H4z", "M4 10h16", "M9 3v4", "M15 3v4", "M9 15h6"],
    name: { "zh-CN": "两位客户抢同一时段", en: "Two customers, one slot" },
    attack: { "zh-CN": "同一个人、同一小时，两个请求同一瞬间到。", en: "The same person, the same hour, two requests at the same moment." },
    should: { "zh-CN": "一位成功，另一位当场被告知，绝不会约重。", en: "One has it; the other is told at once. Nobody is promised twice." },
  },
  "one-order": {
    sign: ["M12 3v6", "m6 9 6 3 6-3", "M5 20a3 3 0 0 1 6 0", "M13 20a3 3 0 0 1 6 0"],
    name: { "zh-CN": "16 人抢一单", en: "Sixteen workers, one order" },
    attack: { "zh-CN": "16 位服务人员同一瞬间点“抢单”。", en: "Sixteen workers tap “take” at the same moment." },
    should: { "zh-CN": "恰好一位抢到，其余 15 位看到“已被接走”。", en: "Exactly one has it; fifteen read that it is taken." },
  },
  "dead-database": {
    sign: ["M5 6c0-4 14-4 14 0s-14 4-14 0z", "M5 6v12c0 4 14 4 14 0V6", "m9 12 6 5", "m15 12-6 5"],
    name: { "zh-CN": "强杀数据库", en: "Kill the database" },
    attack: { "zh-CN": "kill -9 数据库的所有进程，这一刻还有人在下单。", en: "kill -9 to all of the database's processes while somebody orders." },
    should: { "zh-CN": "明说暂时不可用，自己起来；确认过的一单不丢、一单不重。", en: "The house says so and comes back by itself; nothing confirmed is lost, nothing is there twice." },
  },
};
const WORDS = {
  "zh-CN": {
    title: "试着弄坏它",
    lead: "下面每个按钮都是真的：真实的并发请求、真实的签名、真的杀掉数据库进程。由城里的模拟程序从外面动手，平台不知道会发生什么。做完立刻对账。",
    should: "应该怎样", go: "动手", again: "再来一次", asked: "正在叫人动手…", running: "进行中…",
    unheard: "没有人应答：模拟城市没有在运行（请用 ./doorstep demo 启动），或人还没搬齐。",
    held: "守住了", broken: "没守住", stopped: "没能做完", empty: "还没有试过。点“动手”，看它怎么应对。",
    books: "账本", own: "自有", custody: "代管", audit: "项审计", clean: "分毫不差", wrong: "有误",
    busy: "上一个试验还在进行，请稍等。", seconds: "秒", lost: "连不上平台，正在重试…",
  },
  en: {
    title: "Try to break it",
    lead: "Every button is real: requests in parallel, real signatures, a database process that is truly killed. The city's simulator does it from outside, and the house is not told. The books are audited right after.",
    should: "What should happen", go: "Do it", again: "Once more", asked: "Calling somebody to do it…", running: "Under way…",
    unheard: "Nobody answers: the made-up city is not running (start ./doorstep demo), or people are still moving in.",
    held: "It held", broken: "It broke", stopped: "Not carried out", empty: "Not tried yet. Press “Do it” and see how it answers.",
    books: "Books", own: "own", custody: "custody", audit: "audit checks", clean: "right to the fen", wrong: "wrong",
    busy: "Another try is under way; wait for its end.", seconds: "s", lost: "The house cannot be reached; trying again…",
  },
};
let words = WORDS[language()];
let tries = [];
let isLost = false;

function show() {
  words = WORDS[language()];
  byId("page").replaceChildren(
    bar(show),
    make(
      "main",
      {},
      make("h1", {}, words.title),
      make("p", { class: "lead" }, words.lead),
      make("div", { class: "tries" }, Object.entries(TRIES).map(([name, one]) => card(name, one))),
    ),
  );
  refresh();
}

function card(name, one) {
  const sign = draw("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, one.sign.map((d) => draw("path", { d })));
  return make(
    "section",
    { class: "card try", "aria-labelledby": `name-${name}` },
    make(
      "div",
      {},
      make(
        "div",
        { class: "head" },
        make("span", { class: "sign" }, sign),
        make("div", {}, make("h2", { id: `name-${name}` }, say(one.name)), make("p", { class: "attack" }, say(one.attack))),
      ),
      make("p", { class: "should" }, make("b", {}, words.should), say(one.should)),
      make("button", { class: "button main go", type: "button", id: `go-${name}`, onclick: () => begin(name) }, words.go),
    ),
    make("div", { class: "told", id: `told-${name}`, "aria-live": "polite" }),
  );
}

async function begin(name) {
  for (const button of document.querySelectorAll(".go")) button.disabled = true;
  const asked = await ask(`/demo/breaking/${name}`, { method: "POST" });
  if (!asked) note(words.busy);
  await look();
}

function refresh() {
  const isBusy = tries.some((one) => one.state === "asked" || one.state === "running");
  for (const one of tries) {
    const place = byId(`told-${one.name}`);
    const drawn = JSON.stringify([one, language(), isLost]);
    if (place.dataset.drawn !== drawn) {
      place.dataset.drawn = drawn;
      place.replaceChildren(...told(one));
    }
    const button = byId(`go-${one.name}`);
    button.disabled = isBusy;
    button.textContent = one.state === "none" ? words.go : words.again;
  }
}

function told(one) {
  if (one.state === "none") return [make("p", { class: "empty" }, words.empty)];
  return [
    verdict(one),
    one.steps.length ? make("ol", { class: "story" }, one.steps.map(step)) : null,
    one.books ? books(one.books) : null,
  ].filter(Boolean);
}

function verdict(one) {
  const isGoing = one.state === "asked" || one.state === "running";
  const look = one.state === "held" ? "badge" : one.state === "broken" ? "badge wrong" : "badge warm";
  return make(
    "div",
    { class: "verdict" },
    isGoing ? make("span", { class: "turning", "aria-hidden": "true" }) : null,
    isGoing ? make("span", { class: "soft" }, isLost ? words.lost : words[one.state]) : make("span", { class: look }, words[one.state]),
    one.seconds ? make("span", { class: "soft small" }, `${one.seconds.toFixed(1)} ${words.seconds}`) : null,
  );
}

function step(one) {
  const [look, sign] = one.held === true ? ["mark good", "✓"] : one.held === false ? ["mark bad", "✗"] : ["mark", "·"];
  return make(
    "li",
    {},
    make("span", { class: look, "aria-hidden": "true" }, sign),
    make("span", {}, say(one.said)),
    make("span", { class: "at" }, `${one.at_seconds.toFixed(1)} ${words.seconds}`),
    one.answers.length ? make("ul", { class: "answers" }, grouped(one.answers).map(answer)) : null,
  );
}

/** Answers of the same words are one line with all who were given them, once there are many. */
function grouped(answers) {
  const found = new Map();
  for (const one of answers) {
    const same = `${one.status} ${one.code} ${one.detail}`;
    found.set(same, [...(found.get(same) ?? []), one]);
  }
  return [...found.values()].flatMap((same) =>
    same.length > MANY ? [{ ...same[0], who: same.map((one) => one.who).join(" · ") }] : same);
}

function answer(one) {
  const said = one.detail || one.code;
  return make(
    "li",
    { class: one.status >= 200 && one.status < 300 ? "won" : null },
    `${one.who} · `,
    make("b", {}, String(one.status)),
    said ? make("span", { class: "detail" }, ` ${said}`) : null,
  );
}

function books(one) {
  const look = one.is_right ? "good" : "bad";
  return make(
    "p",
    { class: "books" },
    make("b", {}, words.books),
    make("span", {}, `${words.own} ${yuan(one.sums_fen.OWN ?? 0)}`),
    make("span", {}, `${words.custody} ${yuan(one.sums_fen.CUSTODY ?? 0)}`),
    make("span", { class: look }, `${one.checks} ${words.audit} · ${one.is_right ? words.clean : words.wrong}`),
  );
}

function note(said) {
  const shown = make("div", { class: "toast", role: "alert" }, said);
  document.body.append(shown);
  setTimeout(() => shown.remove(), 3000);
}

async function look() {
  const found = await ask("/demo/breaking");
  isLost = !found;
  tries = found?.tries ?? tries;
  refresh();
}

async function follow() {
  await look();
  const isBusy = tries.some((one) => one.state === "asked" || one.state === "running");
  setTimeout(follow, isBusy && !document.hidden ? LOOK_MS : IDLE_MS);
}

show();
await follow();
