(() => {
"use strict";
const data = JSON.parse(document.getElementById("data").textContent);
const el = (id) => document.getElementById(id);
const map = el("map");
// The name of the language of drawings is taken from the drawing itself: no address stands in this file.
const make = (tag, attributes) => {
  const made = document.createElementNS(map.namespaceURI, tag);
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  return made;
};
const html = (tag, text, attributes) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const name in attributes) made.setAttribute(name, attributes[name]);
  return made;
};
const asked = new URLSearchParams(location.hash.slice(1));
const within = (text, count) => {
  const number = parseInt(text, 10);
  return number >= 0 && number < count ? number : null;
};
const state = {
  lang: data.words[asked.get("l")] ? asked.get("l") : data.lang,
  dark: asked.has("d") ? asked.get("d") === "1" : matchMedia("(prefers-color-scheme: dark)").matches,
  theme: within(asked.get("t"), data.themes.length) || 0,
  place: within(asked.get("v"), data.places.length),
  over: null,
  row: null,
};
const say = (key, count) => data.words[state.lang][key].replace("%{count}", count);
const both = (texts) => texts[state.lang];

// Lines: differences of whole numbers, each in characters of five bits, the lowest first.
const decode = (text) => {
  const points = [];
  let at = 0, x = 0, y = 0;
  const next = () => {
    let value = 0, shift = 0, part;
    do { part = text.charCodeAt(at++) - 63; value |= (part & 31) << shift; shift += 5; } while (part >= 32);
    return value & 1 ? ~(value >> 1) : value >> 1;
  };
  while (at < text.length) { x += next(); y += next(); points.push([x, y]); }
  return points;
};
const arcs = data.arcs.map(decode);
const ring = (steps) => {
  const points = [];
  for (const step of steps) {
    const line = step < 0 ? arcs[~step].slice().reverse() : arcs[step];
    points.push(...(points.length ? line.slice(1) : line));
  }
  return "M" + points.map((point) => point.join(" ")).join("L") + "Z";
};
const line = (numbers) => numbers.map((number) => "M" + arcs[number].map((point) => point.join(" ")).join("L")).join("");

// The map.
const shapes = data.places.map((place, nth) => {
  const [, , shape] = place;
  let made = null;
  if (shape && shape.rings) made = make("path", { class: "v", d: shape.rings.map(ring).join("") });
  else if (shape) made = make("circle", { class: "p", cx: shape.at[0], cy: shape.at[1] });
  if (made) { made.dataset.v = nth; el(shape.rings ? "areas" : "points").append(made); }
  return made;
});
const county = line(data.lines.county);
el("areas").prepend(make("path", { class: "band", d: county, fill: "none" }));
el("lines").append(make("path", { class: "t", d: line(data.lines.township) }), make("path", { class: "c", d: county }));
const names = data.townships.map(([name, at]) => ({ name, at, big: true }))
  .concat(data.places.map(([name, , shape], nth) => shape && { name, at: shape.at, room: shape.room, nth }).filter(Boolean));
names.sort((a, b) => (b.big ? 1 : 0) - (a.big ? 1 : 0) || (b.room || 0) - (a.room || 0));
for (const name of names) {
  if (!name.at) continue;
  name.text = make("text", { x: name.at[0], y: name.at[1], class: name.big ? "big" : "small" });
  name.text.textContent = name.name;
  el("names").append(name.text);
}

// Where the map looks: a corner, and so many units of the map to a pixel.
const view = { x: 0, y: 0, unit: 1 };
const size = () => [map.clientWidth || 900, map.clientHeight || 600];
const whole = () => {
  const [width, height] = size();
  return Math.max(data.size[0] / (width - 48), data.size[1] / (height - 48), 1e-6);
};
const showAll = () => {
  const [width, height] = size();
  view.unit = whole();
  view.x = (data.size[0] - width * view.unit) / 2;
  view.y = (data.size[1] - height * view.unit) / 2;
  draw();
};
const zoom = (by, at) => {
  const [width, height] = size();
  const [px, py] = at || [width / 2, height / 2];
  const unit = Math.min(Math.max(view.unit / by, whole() / 40), whole() * 1.6);
  view.x += px * (view.unit - unit);
  view.y += py * (view.unit - unit);
  view.unit = unit;
  draw();
};
const width = (text, pixels) => {
  let wide = 0;
  for (const letter of text) wide += letter.charCodeAt(0) < 256 ? 0.56 : 1;
  return wide * pixels;
};
function label() {
  const [w, h] = size();
  const taken = [];
  let shown = 0;
  for (const name of names) {
    if (!name.text) continue;
    const pixels = name.big ? 15 : 11.5;
    const wide = width(name.name, pixels * (name.big ? 1.1 : 1)) + 6, high = pixels + 4;
    const x = (name.at[0] - view.x) / view.unit, y = (name.at[1] - view.y) / view.unit;
    const box = [x - wide / 2, y - high / 2, x + wide / 2, y + high / 2];
    const outside = box[0] < 0 || box[1] < 0 || box[2] > w || box[3] > h;
    const tight = !name.big && name.room !== undefined && name.room / view.unit < Math.min(wide * 0.42, 30);
    const meets = (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3];
    if (outside || tight || shown > 500 || taken.some(meets)) { name.text.style.display = "none"; continue; }
    taken.push(box);
    shown++;
    name.text.style.display = "";
    name.text.style.fontSize = pixels * view.unit + "px";
    name.text.style.strokeWidth = 2.6 * view.unit + "px";
    name.text.style.letterSpacing = "";
    name.text.setAttribute("y", name.at[1] + pixels * view.unit * 0.36);
  }
}
function draw() {
  const [w, h] = size();
  map.setAttribute("viewBox", [view.x, view.y, w * view.unit, h * view.unit].join(" "));
  for (const shape of el("points").children) shape.setAttribute("r", 5 * view.unit);
  for (const shape of el("mark").children) if (shape.tagName === "circle") shape.setAttribute("r", 8 * view.unit);
  label();
  const metres = view.unit * data.metres, most = metres * 130;
  const power = Math.pow(10, Math.floor(Math.log10(most)));
  const long = [5, 2, 1].map((step) => step * power).find((length) => length <= most) || power;
  el("bar").style.width = long / metres + "px";
  el("bar").firstElementChild.textContent = long >= 1000 ? say("kilometres", long / 1000) : say("metres", Math.round(long));
}

// Numbers in words.
const number = (theme, nth) => {
  const value = theme.values[nth];
  if (value === null) return say("missing");
  if (value === false) return say("not_applicable");
  if (value === true) return say("few");
  if (theme.yes) return both(theme.rows[theme.row[nth]].label);
  return value.toLocaleString(state.lang === "zh" ? "zh-CN" : "en");
};
const townshipOf = (nth) => { const [, township] = data.places[nth]; return township === null ? "" : data.townships[township][0]; };

function paint() {
  const theme = data.themes[state.theme];
  shapes.forEach((shape, nth) => {
    if (!shape) return;
    const row = theme.rows[theme.row[nth]];
    shape.style.fill = row && row.fill ? row.fill : "var(--ground)";
    shape.classList.toggle("dim", state.row !== null && theme.row[nth] !== state.row);
  });
}
function mark() {
  el("mark").replaceChildren();
  for (const [nth, kind] of [[state.place, "picked"], [state.over, "over"]]) {
    const shape = nth === null ? null : shapes[nth];
    if (!shape) continue;
    const copy = shape.cloneNode(false);
    copy.removeAttribute("style");
    copy.setAttribute("class", kind);
    delete copy.dataset.v;
    el("mark").append(copy);
  }
  for (const shape of el("mark").children) if (shape.tagName === "circle") shape.setAttribute("r", 8 * view.unit);
}
function card() {
  const box = el("card");
  box.replaceChildren();
  if (state.place === null) { box.append(html("p", say("pick"))); return; }
  box.append(html("h2", data.places[state.place][0]), html("p", townshipOf(state.place)));
  if (!data.places[state.place][2]) box.append(html("p", say("no_place")));
  const list = html("dl");
  for (const theme of data.themes) list.append(html("dt", both(theme.title)), html("dd", number(theme, state.place)));
  box.append(list);
}
function legend() {
  const theme = data.themes[state.theme];
  el("legend-title").textContent = both(theme.title);
  el("meaning").textContent = both(theme.meaning);
  el("remark").textContent = both(theme.remark);
  el("legend").replaceChildren(...theme.rows.map((row, nth) => {
    const item = html("li"), button = html("button", undefined, { type: "button", "aria-pressed": state.row === nth });
    const box = html("i");
    box.style.background = row.fill || "var(--ground)";
    button.append(box, html("span", both(row.label)), html("em", row.count));
    button.title = say("only_these");
    button.onclick = () => { state.row = state.row === nth ? null : nth; legend(); paint(); el("legend").children[nth].firstChild.focus(); };
    item.append(button);
    return item;
  }));
}
function switches() {
  el("themes").setAttribute("aria-label", say("theme"));
  el("themes").replaceChildren(...data.themes.map((theme, nth) => {
    const on = nth === state.theme;
    const button = html("button", both(theme.name), { type: "button", role: "radio", "aria-checked": on, tabindex: on ? 0 : -1 });
    button.onclick = () => choose(nth);
    button.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      choose((nth + step + data.themes.length) % data.themes.length);
      el("themes").children[state.theme].focus();
    };
    return button;
  }));
}
function table() {
  if (!el("all-numbers").open) { el("table").replaceChildren(); return; }
  const made = html("table"), head = html("tr");
  for (const title of [say("village"), say("township"), ...data.themes.map((theme) => both(theme.title))]) head.append(html("th", title, { scope: "col" }));
  made.append(head);
  data.places.forEach(([name], nth) => {
    const row = html("tr");
    for (const cell of [name, townshipOf(nth), ...data.themes.map((theme) => number(theme, nth))]) row.append(html("td", cell));
    made.append(row);
  });
  el("table").replaceChildren(made);
}
function all() {
  const root = document.documentElement;
  root.lang = state.lang;
  root.dataset.look = state.dark ? "dark" : "light";
  document.title = both(data.title);
  el("title").textContent = both(data.title);
  el("subtitle").textContent = both(data.subtitle);
  el("language").textContent = say("other_language");
  el("look").textContent = say(state.dark ? "light" : "dark");
  el("look").setAttribute("aria-pressed", state.dark);
  for (const [id, key] of [["in", "zoom_in"], ["out", "zoom_out"], ["all", "whole"]]) { el(id).title = say(key); el(id).setAttribute("aria-label", say(key)); }
  map.setAttribute("aria-label", both(data.title));
  el("search-label").textContent = say("search");
  el("unknown").textContent = say("unknown");
  el("keys").textContent = say("keys");
  el("table-title").textContent = say("table");
  el("nothing").textContent = say("nothing");
  el("nothing").hidden = data.places.some((place) => place[2]);
  el("foot").replaceChildren(...data.foot.map((line, nth) => html("span", both(line), nth === 0 && data.internal ? { class: "internal" } : {})));
  switches(); legend(); paint(); mark(); card(); table(); draw();
}
function keep() {
  const kept = new URLSearchParams({ t: state.theme, l: state.lang, d: state.dark ? 1 : 0 });
  if (state.place !== null) kept.set("v", state.place);
  try { history.replaceState(null, "", "#" + kept); } catch (error) { /* Some browsers forbid it for files: then nothing is kept. */ }
}
function choose(theme) { state.theme = theme; state.row = null; switches(); legend(); paint(); tip(null); keep(); }
function pick(nth, bring) {
  state.place = nth;
  mark(); card(); keep();
  const shape = nth === null ? null : data.places[nth][2];
  if (!bring || !shape) return;
  const [w, h] = size(), x = (shape.at[0] - view.x) / view.unit, y = (shape.at[1] - view.y) / view.unit;
  if (x < 40 || y < 40 || x > w - 40 || y > h - 40) {
    view.x = shape.at[0] - w * view.unit / 2;
    view.y = shape.at[1] - h * view.unit / 2;
    draw();
  }
}
function tip(nth, at) {
  if (state.over !== nth) { state.over = nth; mark(); }
  el("tip").hidden = nth === null;
  if (nth === null) return;
  const theme = data.themes[state.theme];
  el("tip").replaceChildren(html("b", data.places[nth][0]), html("div", townshipOf(nth)), html("div", both(theme.title) + " " + number(theme, nth)));
  const [w, h] = size(), box = el("tip").getBoundingClientRect();
  el("tip").style.left = Math.max(4, Math.min(at[0] + 16, w - box.width - 6)) + "px";
  el("tip").style.top = Math.max(4, at[1] + 20 + box.height > h ? at[1] - box.height - 12 : at[1] + 20) + "px";
}

// Mouse, finger, keys.
const fingers = new Map();
let moved = 0;
const place = (event) => { const box = map.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
const under = (event) => event.target && event.target.dataset && event.target.dataset.v !== undefined ? +event.target.dataset.v : null;
map.addEventListener("pointerdown", (event) => { fingers.set(event.pointerId, place(event)); if (fingers.size === 1) moved = 0; });
addEventListener("pointermove", (event) => {
  const before = fingers.get(event.pointerId), now = place(event);
  if (!before) { if (map.contains(event.target)) tip(under(event), now); else tip(null); return; }
  moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
  if (moved < 4) return;
  map.classList.add("drag");
  tip(null);
  if (fingers.size === 2) {
    const other = [...fingers].find(([id]) => id !== event.pointerId)[1];
    const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
    if (apart(before) > 5) zoom(apart(now) / apart(before), other);
  } else {
    view.x -= (now[0] - before[0]) * view.unit;
    view.y -= (now[1] - before[1]) * view.unit;
    draw();
  }
  fingers.set(event.pointerId, now);
});
const up = (event) => {
  if (!fingers.delete(event.pointerId)) return;
  map.classList.remove("drag");
  if (moved < 4 && event.type === "pointerup") pick(under(event));
};
addEventListener("pointerup", up);
addEventListener("pointercancel", up);
map.addEventListener("pointerleave", () => tip(null));
map.addEventListener("wheel", (event) => { event.preventDefault(); zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), place(event)); }, { passive: false });
map.addEventListener("dblclick", (event) => zoom(2, place(event)));
const towards = (dx, dy) => {
  const from = state.place === null || !data.places[state.place][2] ? [data.size[0] / 2, data.size[1] / 2] : data.places[state.place][2].at;
  let best = null, least = Infinity;
  data.places.forEach((other, nth) => {
    if (nth === state.place || !other[2]) return;
    const x = other[2].at[0] - from[0], y = other[2].at[1] - from[1], along = x * dx + y * dy, aside = Math.abs(x * dy - y * dx);
    if (state.place !== null && (along <= 0 || aside > along)) return;
    const far = Math.hypot(x, y) + aside;
    if (far < least) { least = far; best = nth; }
  });
  if (best !== null) pick(best, true);
};
map.addEventListener("keydown", (event) => {
  const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (step) towards(...step);
  else if (event.key === "+" || event.key === "=") zoom(1.5);
  else if (event.key === "-") zoom(1 / 1.5);
  else if (event.key === "0") showAll();
  else if (event.key === "Escape") pick(null);
  else return;
  event.preventDefault();
});
el("in").onclick = () => zoom(1.6);
el("out").onclick = () => zoom(1 / 1.6);
el("all").onclick = showAll;
el("language").onclick = () => { state.lang = state.lang === "zh" ? "en" : "zh"; all(); keep(); };
el("look").onclick = () => { state.dark = !state.dark; all(); keep(); };
el("all-numbers").ontoggle = table;
const named = new Map();
data.places.forEach(([name], nth) => { const full = name + " · " + townshipOf(nth); named.set(full, nth); if (!named.has(name)) named.set(name, nth); el("known").append(html("option", undefined, { value: full })); });
el("search").onchange = () => {
  const text = el("search").value.trim();
  let found = named.get(text);
  if (found === undefined && text) found = data.places.findIndex(([name]) => name.includes(text));
  el("unknown").hidden = !text || found >= 0;
  if (text && found >= 0) pick(found, true);
};
all();
showAll();
// The pane changes its size with the window and with what stands around it.
let before = size().join();
new ResizeObserver(() => {
  if (size().join() === before) return;
  const [w, h] = before.split(",").map(Number);
  const then = Math.max(data.size[0] / (w - 48), data.size[1] / (h - 48), 1e-6);
  before = size().join();
  if (view.unit >= then * 0.999) showAll(); else draw();
}).observe(el("pane"));
if (state.place !== null) pick(state.place, true);
document.documentElement.dataset.ready = data.places.length;
})();
