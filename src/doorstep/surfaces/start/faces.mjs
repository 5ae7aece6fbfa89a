// Portraits drawn from a seed: skin, hair and clothes vary, nobody real is meant.
import { draw } from "./dom.mjs";

const SKIN = ["#F6D3B3", "#EFC19C", "#E3AE86", "#F9DEC6"];
const HAIR = ["#2B2320", "#43322A", "#1D1F26", "#6B5547"];
const CLOTHES = ["#0B6E5F", "#F2994A", "#4C7FB8", "#C86A5A", "#7A6BB0", "#5E8C4A"];
const GROUND = ["#DDF0EA", "#FCEAD8", "#E3ECF8", "#F8E3DF", "#EAE6F6", "#E6F0DF"];
const CUTS = [
  "M12 27c-1-13 5-18 12-18s13 5 12 18c-2-6-4-9-6-10-5 3-12 3-14 2-2 2-3 4-4 8z",
  "M11 34c-2-16 3-25 13-25s15 9 13 25l-5 2 1-15c-6 0-11-2-14-4-2 3-3 3-4 4l1 15z",
  "M13 23c0-9 4-14 11-14s11 5 11 14c-1-3-2-5-3-6-5 1-13 1-16 0-1 1-2 3-3 6z",
  "M12 26c-2-11 3-17 12-17s14 6 12 17c-1-4-3-7-5-9-2 2-9 4-13 2-3 1-5 3-6 7z",
];

function drops(seed) {
  let sum = 7;
  for (const letter of seed) sum = (sum * 31 + letter.codePointAt(0)) >>> 0;
  return () => (sum = (Math.imul(sum, 1664525) + 1013904223) >>> 0) >>> 8;
}

/** A face; `look` may fix the cut (0 short, 1 long, 2 cropped, 3 parted), grey hair, an apron. */
export function face(seed, look = {}) {
  const next = drops(seed);
  const of = (list) => list[next() % list.length];
  const skin = of(SKIN);
  const hair = look.grey ? "#B9BDBE" : of(HAIR);
  const clothes = look.clothes ?? of(CLOTHES);
  const cut = CUTS[look.cut ?? next() % CUTS.length];
  const features = [
    draw("circle", { cx: 19.6, cy: 26, r: 1.25, fill: "#2B2320" }),
    draw("circle", { cx: 28.4, cy: 26, r: 1.25, fill: "#2B2320" }),
    draw("path", { d: "M20.5 31c2 2 5 2 7 0", fill: "none", stroke: "#9C4F3C", "stroke-width": 1.6, "stroke-linecap": "round" }),
  ];
  const apron = look.apron
    ? draw("path", { d: "M18 48V41l2-2h8l2 2v7z", fill: "#fff", "fill-opacity": .88 })
    : draw("path", { d: "M20 39l4 4 4-4", fill: "none", stroke: "#fff", "stroke-width": 2, "stroke-linejoin": "round" });
  return draw(
    "svg",
    { viewBox: "0 0 48 48", "aria-hidden": "true" },
    draw("defs", {}, draw("clipPath", { id: `round-${seed}` }, draw("circle", { cx: 24, cy: 24, r: 24 }))),
    draw(
      "g",
      { "clip-path": `url(#round-${seed})` },
      draw("rect", { width: 48, height: 48, fill: of(GROUND) }),
      look.cut === 1 ? draw("path", { d: "M11 22h26v18H11z", fill: hair }) : null,
      draw("path", { d: "M8 50c0-9 7-12 16-12s16 3 16 12z", fill: clothes }),
      apron,
      draw("rect", { x: 20.5, y: 32, width: 7, height: 8, rx: 3.5, fill: skin }),
      draw("ellipse", { cx: 24, cy: 25, rx: 9.6, ry: 11, fill: skin }),
      draw("path", { d: cut, fill: hair }),
      ...features,
    ),
  );
}
