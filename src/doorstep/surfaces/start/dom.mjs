// Building pages without a framework: elements, drawings, the language, money and times.

const DRAWN = "http://www.w3.org/2000/svg";
const KEPT = "doorstep.front.language";

/** An element with attributes and listeners (`onclick`), and what is in it. */
export function make(tag, attributes = {}, ...inside) {
  return filled(document.createElement(tag), attributes, inside);
}

/** An element of a drawing. */
export function draw(tag, attributes = {}, ...inside) {
  return filled(document.createElementNS(DRAWN, tag), attributes, inside);
}

function filled(made, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...inside.flat().filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

export const byId = (id) => document.getElementById(id);

/** zh-CN or en: what was chosen here before, else what the house read from the browser's wish. */
export function language() {
  const kept = localStorage.getItem(KEPT);
  return kept === "zh-CN" || kept === "en" ? kept : document.documentElement.dataset.language;
}

/** Choose the other language. */
export function switchLanguage() {
  localStorage.setItem(KEPT, language() === "en" ? "zh-CN" : "en");
}

/** One of two sentences. */
export function say(both) {
  return both[language()] ?? both["zh-CN"];
}

export function yuan(fen) {
  const sum = (Math.abs(fen) / 100).toLocaleString(language(), {
    minimumFractionDigits: fen % 100 ? 2 : 0,
    maximumFractionDigits: 2,
  });
  return `${fen < 0 ? "-" : ""}¥${sum}`;
}

/** A moment as the city's clocks show it: the day and the time. */
export function moment(at, zone = "Asia/Shanghai") {
  const told = (shape) => new Intl.DateTimeFormat(language(), { timeZone: zone, ...shape }).format(new Date(at));
  const day = told({ month: "short", day: "numeric", weekday: "short" });
  return `${day} ${told({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" })}`;
}

/** What an address of the house says, or null. */
export async function ask(path, options = {}) {
  const headers = { "Accept-Language": language(), ...options.headers };
  if (options.body) headers["Content-Type"] = "application/json";
  try {
    const answer = await fetch(path, {
      method: options.method ?? "GET",
      headers,
      body: options.body ? JSON.stringify(options.body) : undefined,
      cache: "no-store",
    });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

/** The mark: an open door with a warm light. */
export function mark() {
  return draw(
    "svg",
    { viewBox: "0 0 40 40", "aria-hidden": "true" },
    draw("rect", { x: 2, y: 2, width: 36, height: 36, rx: 11, fill: "#0B6E5F" }),
    draw("path", { d: "M12 31V12a3 3 0 0 1 3-3h10a3 3 0 0 1 3 3v19z", fill: "#F9D9B0" }),
    draw("path", { d: "M12 31V12a3 3 0 0 1 3-3l7 4v18z", fill: "#F2994A" }),
    draw("circle", { cx: 19, cy: 22, r: 1.4, fill: "#3A2106" }),
    draw("path", { d: "M8 31h24", stroke: "#fff", "stroke-width": 2, "stroke-linecap": "round" }),
  );
}

const LINKS = [
  { path: "/tour", words: { "zh-CN": "跟着一单走", en: "Follow one order" }, demo: true },
  { path: "/break", words: { "zh-CN": "试着弄坏它", en: "Try to break it" }, demo: true },
  { path: "/promises", words: { "zh-CN": "兑现清单", en: "Promises" } },
  { path: "/status", words: { "zh-CN": "运行状态", en: "Status" } },
];

/** The bar on top of every page: home, the other pages, the language. */
export function bar(again) {
  const isDemo = document.documentElement.dataset.kind !== "production";
  const other = language() === "en" ? "中文" : "English";
  document.documentElement.lang = language();
  return make(
    "header",
    { class: "bar" },
    make("a", { class: "home", href: "/" }, mark(), "Doorstep 上门"),
    LINKS.filter((one) => isDemo || !one.demo).map((one) =>
      make(
        "a",
        { class: "link", href: one.path, "aria-current": location.pathname === one.path ? "page" : null },
        say(one.words),
      ),
    ),
    make("button", { type: "button", onclick: () => (switchLanguage(), again()) }, other),
  );
}
