"use strict";
(() => {
  const films = JSON.parse(document.getElementById("films").textContent);
  const find = (id) => document.getElementById(id);
  const root = document.documentElement;
  const canvas = find("map"), pen = canvas.getContext("2d");
  const play = find("play"), time = find("time"), speed = find("speed"), chosen = find("film");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const LOST_SHOWN = 300;
  let film, trips, colours, now = 0, running = false, before = null;

  const paint = () => {
    const style = getComputedStyle(root);
    colours = {};
    for (const name of ["waiting", "idle", "going", "serving", "lost", "ours", "rule", "card", "ink"])
      colours[name] = style.getPropertyValue("--" + name).trim();
  };

  // What each worker does, in order: [begins, ends, from x, from y, to x, to y, what].
  const prepare = (name) => {
    film = films[name];
    trips = film.homes.map(() => []);
    for (const [begins, x, y, , worker, accepted, fromX, fromY, arrived, done] of film.orders) {
      if (worker < 0) continue;
      trips[worker].push([accepted, arrived, fromX, fromY, x, y, "going", begins]);
      trips[worker].push([arrived, done, x, y, x, y, "serving", begins]);
    }
    for (const [worker, begins, ends, fromX, fromY, toX, toY] of film.walks)
      trips[worker].push([begins, ends, fromX, fromY, toX, toY, "idle", begins]);
    for (const list of trips) list.sort((one, other) => one[0] - other[0]);
    time.min = film.from;
    time.max = film.until;
    now = Math.min(Math.max(now, film.from), film.until);
  };

  const latest = (list, at) => {
    let low = 0, high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle][0] <= at) low = middle + 1; else high = middle;
    }
    return low ? list[low - 1] : null;
  };

  const draw = () => {
    const size = canvas.clientWidth, ratio = window.devicePixelRatio || 1;
    const wanted = Math.round(size * ratio);
    if (canvas.width !== wanted) canvas.width = canvas.height = wanted;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, size, size);
    const scale = size / film.side;
    const at = (x, y) => [x * scale, size - y * scale];
    pen.strokeStyle = colours.rule;
    pen.lineWidth = 1;
    for (let line = 2000; line < film.side; line += 2000) {
      const place = line * scale;
      pen.beginPath();
      pen.moveTo(place, 0); pen.lineTo(place, size);
      pen.moveTo(0, place); pen.lineTo(size, place);
      pen.stroke();
    }
    const count = { waiting: 0, idle: 0, going: 0, serving: 0, lost: 0, served: 0 };
    orders(at, count);
    workers(at, count);
    for (const name of Object.keys(count)) find(name).textContent = count[name];
    const minutes = Math.floor(now / 60);
    const two = (number) => String(number).padStart(2, "0");
    find("clock").textContent = two(Math.floor(minutes / 60)) + ":" + two(minutes % 60);
    time.value = now;
    time.setAttribute("aria-valuetext", find("clock").textContent);
  };

  const orders = (at, count) => {
    for (const [placed, x, y, leaves, worker, accepted, , , arrived] of film.orders) {
      if (placed > now) break;
      if (worker >= 0 && arrived <= now) count.served += 1;
      if (worker >= 0 && accepted <= now) continue;
      const [left, top] = at(x, y);
      if (worker < 0 && leaves <= now) {
        count.lost += 1;
        if (now - leaves > LOST_SHOWN) continue;
        pen.globalAlpha = 1 - (now - leaves) / LOST_SHOWN;
        pen.strokeStyle = colours.lost;
        pen.lineWidth = 2;
        pen.beginPath();
        pen.moveTo(left - 5, top - 5); pen.lineTo(left + 5, top + 5);
        pen.moveTo(left + 5, top - 5); pen.lineTo(left - 5, top + 5);
        pen.stroke();
        pen.globalAlpha = 1;
        continue;
      }
      count.waiting += 1;
      pen.strokeStyle = colours.waiting;
      pen.lineWidth = 2;
      pen.beginPath();
      pen.arc(left, top, 4 + Math.min(8, (now - placed) / 60), 0, 7);
      pen.stroke();
    }
  };

  const workers = (at, count) => {
    trips.forEach((list, worker) => {
      const trip = latest(list, now);
      let x = film.homes[worker][0], y = film.homes[worker][1], what = "idle";
      if (trip) {
        const part = Math.min(1, (now - trip[0]) / Math.max(1, trip[1] - trip[0]));
        x = trip[2] + (trip[4] - trip[2]) * part;
        y = trip[3] + (trip[5] - trip[3]) * part;
        if (now < trip[1]) what = trip[6];
      }
      count[what] += 1;
      const [left, top] = at(x, y);
      pen.fillStyle = colours[what];
      if (what === "going") {
        const [goalX, goalY] = at(trip[4], trip[5]);
        pen.strokeStyle = colours.going;
        pen.globalAlpha = 0.45;
        pen.lineWidth = 1.2;
        pen.beginPath();
        pen.moveTo(left, top); pen.lineTo(goalX, goalY);
        pen.stroke();
        pen.globalAlpha = 1;
      }
      pen.beginPath();
      pen.arc(left, top, what === "idle" ? 2.4 : 3.4, 0, 7);
      pen.fill();
    });
  };

  const step = (moment) => {
    if (!running) return;
    if (before !== null) now += ((moment - before) / 1000) * Number(speed.value);
    before = moment;
    if (now >= film.until) { now = film.until; stop(); }
    draw();
    if (running) requestAnimationFrame(step);
  };
  const stop = () => { running = false; label(); };
  const start = () => {
    if (now >= film.until) now = film.from;
    running = true; before = null; label();
    requestAnimationFrame(step);
  };
  const label = () => {
    play.setAttribute("aria-pressed", String(running));
    const said = running ? ["暂停", "Pause"] : ["播放", "Play"];
    play.querySelectorAll("span").forEach((span, number) => { span.textContent = said[number]; });
  };

  const language = (code) => {
    root.lang = root.dataset.language = code;
    find("language").textContent = code === "en" ? "中文" : "English";
    find("language").removeAttribute("lang");
    for (const option of chosen.options) {
      const names = option.dataset.names.split(" / ");
      option.textContent = names[code === "en" ? 1 : 0];
    }
  };

  for (const option of chosen.options) option.dataset.names = option.textContent;
  find("language").addEventListener("click", () =>
    language(root.dataset.language === "en" ? "zh-CN" : "en"));
  play.addEventListener("click", () => (running ? stop() : start()));
  time.addEventListener("input", () => { now = Number(time.value); draw(); });
  chosen.addEventListener("change", () => { prepare(chosen.value); draw(); });
  dark.addEventListener("change", () => { paint(); draw(); });
  addEventListener("resize", draw);

  language(navigator.language.startsWith("zh") ? "zh-CN" : "en");
  paint();
  prepare(chosen.value);
  now = film.from + (11 - film.from / 3600) * 3600;
  if (now < film.from || now > film.until) now = film.from;
  label();
  draw();
  if (!still.matches && location.hash === "#play") start();
})();
