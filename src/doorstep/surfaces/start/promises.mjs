// The promises that work today, each with its screen and its test, as the house reads them from one file.
import { ask, bar, byId, language, make, say } from "./dom.mjs";

const GROUPS = [
  ["C", { "zh-CN": "客户", en: "Customer" }],
  ["W", { "zh-CN": "服务人员", en: "Worker" }],
  ["M", { "zh-CN": "商家", en: "Merchant" }],
  ["O", { "zh-CN": "运营", en: "Operator" }],
  ["P", { "zh-CN": "资金", en: "Money" }],
  ["T", { "zh-CN": "信任与安全", en: "Trust and safety" }],
  ["I", { "zh-CN": "洞察", en: "Insight" }],
  ["A", { "zh-CN": "来源的说法", en: "Claims of the sources" }],
  ["B", { "zh-CN": "来源的数字", en: "Figures of the sources" }],
  ["X", { "zh-CN": "平台", en: "Platform" }],
];
const WORDS = {
  "zh-CN": {
    title: "兑现清单",
    lead: "下面每一条今天就能用：点“打开”看页面，灰字是证明它的测试。清单来自一个文件，页面或测试不在了，检查就不通过。",
    open: "打开",
    inOrder: "在订单里看",
  },
  en: {
    title: "Promises",
    lead: "Every row below works today: open its screen, and the grey line is the test that shows it. The list is one file; when a screen or a test is gone, the checks fail.",
    open: "Open",
    inOrder: "See it in an order",
  },
};
let rows = [];

function show() {
  const words = WORDS[language()];
  const groups = GROUPS.map(([letter, name]) => [name, rows.filter((one) => one.row.startsWith(letter))]);
  byId("page").replaceChildren(
    bar(show),
    make(
      "main",
      {},
      make("h1", {}, words.title),
      make("p", { class: "lead" }, words.lead),
      groups
        .filter(([, found]) => found.length)
        .map(([name, found]) =>
          make("section", {}, make("h2", {}, say(name)), make("div", { class: "rows" }, found.map((one) => card(one, words)))),
        ),
    ),
  );
}

function card(one, words) {
  // A screen of one thing begins at its list.
  const [screen, needed] = one.screen.split("/:");
  return make(
    "article",
    { class: "card row" },
    make("span", { class: "badge" }, one.row),
    make("span", { class: "said" }, language() === "en" ? one.en : one.zh),
    make("span", { class: "test" }, one.test),
    make("a", { class: "button see", href: screen, target: "_blank", rel: "noopener" }, needed ? words.inOrder : words.open),
  );
}

async function begin() {
  rows = (await ask("/promises.json"))?.promises ?? [];
  show();
}

begin();
