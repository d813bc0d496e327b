"use strict";
/* The explorer: state, filters, four views of the same meetings, and the details of what is chosen. */
const F = JSON.parse(document.getElementById("facts").textContent);
const P = [], M = [], D = [], TIES = [];
const $ = id => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";
const STATUS = ["held", "planned", "proposed", "cancelled"], SIGN = { held: "•", planned: "~", proposed: "?", cancelled: "×" };
const DASH = { held: "", planned: "7 4", proposed: "2 5", cancelled: "7 4" };
const VIEWS = [["cards", "Cards"], ["map", "Map"], ["time", "Timeline"], ["table", "Table"]];
const CARDS = 20, NOUN = { video: "video call" };

/* Small help. */
function el(name, more, ...inside) {
  const e = document.createElement(name);
  for (const [k, v] of Object.entries(more || {})) k.startsWith("on") ? e.addEventListener(k.slice(2), v) : k in e && k !== "list" ? e[k] = v : e.setAttribute(k, v);
  e.append(...inside.filter(x => x !== null && x !== undefined));
  return e;
}
function draw(name, more, ...inside) {
  const e = document.createElementNS(SVG, name);
  for (const [k, v] of Object.entries(more || {})) k.startsWith("on") ? e.addEventListener(k.slice(2), v) : e.setAttribute(k, v);
  e.append(...inside);
  return e;
}
const fold = t => t.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
const plain = t => fold(t).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
const many = (n, word) => n + " " + word + (n === 1 ? "" : "s");
const paint = p => F.paints[p.paint] || ["#666666", "#f0f0f0"];
const ruler = document.createElement("canvas").getContext("2d");
function wide(text, size, bold) { ruler.font = (bold ? "bold " : "") + size + "px Arial, Liberation Sans, sans-serif"; return ruler.measureText(text).width; }
function cut(text, size, room, bold) {
  if (wide(text, size, bold) <= room) return text;
  let low = 0, high = text.length;
  while (low < high) { const mid = (low + high + 1) >> 1; wide(text.slice(0, mid) + "…", size, bold) <= room ? low = mid : high = mid - 1; }
  return text.slice(0, low).trimEnd() + "…";
}
function wrap(text, size, room, most) {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.length - 1, longer = lines[last] ? lines[last] + " " + word : word;
    if (wide(longer, size) <= room || !lines[last] || lines.length === most) lines[last] = longer; else lines.push(word);
  }
  return lines.map(l => cut(l, size, room));
}

/* What is known of each meeting beyond the facts. */
function days(date) {
  if (!date) return null;
  const [y, m, d] = date.split("-");
  return [date.length === 10 ? date : y + "-" + (m || "01") + "-" + (d || "01"), y + "-" + (m || "12") + "-" + (d || "31")];
}
const BY_ID = new Map(), TOLD = new Map(), THINGS = new Map();
let INDEX = [];
/* Facts come whole with the page, or piece by piece from its server. */
function learn(f) {
  for (const p of f.people) { p.n = P.length; p.words = plain([p.name, p.tag, ...p.posts, ...p.also].join(" ")); P.push(p); BY_ID.set(p.id, p); }
  for (const d of f.documents) { TOLD.set(d.id, D.length); D.push(d); }
  for (const t of f.ties) TIES.push(t);
  const add = (type, value, label, words) => { const key = type + value; const t = THINGS.get(key) || { type, value, label, words: words || plain(label), n: 0 }; t.n++; THINGS.set(key, t); };
  for (const m of f.meetings) {
    m.n ??= M.length; m.days = days(m.date); m.people = m.who.map(w => w[0]);
    m.title = called(m);
    m.words = fold([m.title, m.kind, m.status, m.place, ...m.about, ...m.people.map(p => P[p].name + " " + P[p].tag + " " + P[p].posts.join(" ")), ...quotes(m)].join(" \n "));
    M.push(m);
    m.people.forEach(p => add("p", P[p].id, name(P[p]), P[p].words));
    new Set(m.about).forEach(t => add("a", t, t));
    if (m.place) add("l", m.place, m.place);
    new Set(m.people.map(p => P[p].tag).filter(Boolean)).forEach(t => add("c", t, t));
  }
  if (F.more) M.sort((a, b) => a.n - b.n);
  INDEX = [...THINGS.values()].sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}
/* The sentences that tell of a meeting. */
const quotes = m => m.said.flatMap(([d, p, cited]) => cited.map(i => D[d].text[p][i]));
const name = p => p.name === "(unnamed)" ? p.short : p.name;
/* A name with the country, unless it tells that itself. */
const brief = (words, p) => p.tag && !words.includes(p.tag) ? words + " " + p.tag : words;
function called(m) {
  const names = m.people.map(p => P[p].short), noun = NOUN[m.kind] || m.kind, Noun = noun[0].toUpperCase() + noun.slice(1);
  if (!names.length) return Noun;
  if (names.length === 1) return Noun + " with " + names[0];
  if (names.length < 4) return names.join("–") + " " + noun;
  const tags = [...new Set(m.people.map(p => P[p].tag).filter(Boolean))];
  return (tags.length === 2 ? tags.join("–") + " " + noun : Noun) + " of " + names.length;
}
if (!F.more) learn(F);
const KINDS = F.more ? F.more.kinds : [...new Set(M.map(m => m.kind))].sort();
const MONTHS = F.more ? F.more.months : [...new Set(M.filter(m => m.days).map(m => m.days[0].slice(0, 7)))].sort();
const SORT = { p: "person", a: "topic", l: "place", c: "country or body", w: "word" };

/* The state, which is also the link to it. */
const S = { view: "cards", picks: [], status: new Set(STATUS), kind: new Set(KINDS), from: 0, to: Math.max(0, MONTHS.length - 1), undated: true, meeting: null, person: null, more: CARDS, sort: "date", down: false };
function link() {
  const q = new URLSearchParams();
  if (S.view !== "cards") q.set("view", S.view);
  S.picks.forEach(k => q.append("with", k.type + ":" + k.value));
  if (S.status.size < STATUS.length) q.set("status", [...S.status].join(","));
  if (S.kind.size < KINDS.length) q.set("kind", [...S.kind].join(","));
  if (S.from > 0) q.set("from", MONTHS[S.from]);
  if (S.to < MONTHS.length - 1) q.set("to", MONTHS[S.to]);
  if (!S.undated) q.set("undated", "no");
  if (S.meeting) q.set("meeting", S.meeting.id);
  if (S.person) q.set("person", S.person.id);
  return "#" + q;
}
function follow() {
  const q = new URLSearchParams(location.hash.slice(1));
  S.view = VIEWS.some(v => v[0] === q.get("view")) ? q.get("view") : "cards";
  S.picks = q.getAll("with").map(t => pick(t[0], t.slice(2))).filter(k => SORT[k.type]);
  const some = (name, all) => new Set(q.has(name) ? q.get(name).split(",").filter(x => all.includes(x)) : all);
  S.status = some("status", STATUS); S.kind = some("kind", KINDS);
  const month = (name, none) => { if (!q.has(name)) return none; const at = MONTHS.findIndex(m => m >= q.get(name)); return at < 0 ? none : at; };
  S.from = month("from", 0); S.to = Math.max(S.from, month("to", Math.max(0, MONTHS.length - 1)));
  S.undated = q.get("undated") !== "no";
  S.meeting = M.find(m => m.id === q.get("meeting")) || null;
  S.person = S.meeting ? null : BY_ID.get(q.get("person")) || null;
  S.more = CARDS;
}
function pick(type, value) {
  const known = THINGS.get(type + value) || { type, value, label: value, words: fold(value) };
  if (type === "w" && F.more) ask("search", { q: value }).then(found => { known.hits = new Set(found.meetings); show(); }, failed);
  return known;
}

/* Which meetings are meant. */
function fits(m, k) {
  switch (k.type) {
    case "p": return m.people.some(p => P[p].id === k.value);
    case "a": return m.about.includes(k.value);
    case "l": return m.place === k.value;
    case "c": return m.people.some(p => P[p].tag === k.value);
    default: return m.words.includes(k.words) || !!k.hits && k.hits.has(m.id);
  }
}
function shown() {
  const low = MONTHS[S.from], high = MONTHS[S.to], all = S.from === 0 && S.to >= MONTHS.length - 1;
  const then = m => m.days ? all || (m.days[1].slice(0, 7) >= low && m.days[0].slice(0, 7) <= high) : S.undated;
  return M.filter(m => S.status.has(m.status) && S.kind.has(m.kind) && then(m) && S.picks.every(k => fits(m, k)));
}

/* What the server is asked. */
async function ask(door, what) {
  const answer = await fetch("api/" + door + "?" + new URLSearchParams(what));
  if (!answer.ok) throw new Error(door + ": " + answer.status);
  return answer.json();
}
function failed(error) { $("count").textContent = "The server does not answer (" + error.message + "). Load the page again when it does."; }
async function load() {
  for (let piece = 0; piece < F.more.pieces; piece++) {
    learn(await ask("explorer", { piece }));
    // The first shows what matters most, the last completes it; what comes between is only counted.
    if (piece === 0 || piece === F.more.pieces - 1) again(); else tally();
  }
}
/* What the link asks for may have come with the last piece. */
function again() { const { more, sort, down } = S, search = S.picks.filter(k => k.hits); follow(); Object.assign(S, { more, sort, down }); S.picks = S.picks.map(k => search.find(o => o.value === k.value) || k); show(); }
function tally() {
  const all = F.more ? F.more.meetings : M.length, coming = M.length < all ? `, ${M.length} of them loaded so far` : "";
  $("count").textContent = `${here.length} of ${many(all, "meeting")}${coming}, ${many(F.more ? F.more.documents : D.length, "document")}`;
}
async function sentences(m) {
  m.told = true;
  const answer = await ask("meeting", { id: m.id }), said = new Map();
  for (const e of answer.meetings[0].evidence) {
    const d = TOLD.get(e.document), kept = answer.documents.find(o => o.id === e.document).passages || [];
    const text = kept.find(p => p.includes(e.sentence)) || [e.sentence], key = d + text.join(" ");
    if (!said.has(key)) said.set(key, [d, (D[d].text ||= []).push(text) - 1, []]);
    const cited = said.get(key)[2], at = text.indexOf(e.sentence);
    if (!cited.includes(at)) cited.push(at);
  }
  m.said = [...said.values()];
  if (S.meeting === m) $("detail").replaceChildren(...detail());
}

/* Changes. */
let here = [], quiet = false;
function change(what, keep) {
  Object.assign(S, what);
  if (!keep) S.more = CARDS;
  quiet = true;
  history.replaceState(null, "", link());
  quiet = false;
  if (!(Object.keys(what).every(k => k === "meeting" || k === "person") && lit())) show();
}
function add(type, value) { if (!S.picks.some(k => k.type === type && k.value === value)) change({ picks: [...S.picks, pick(type, value)] }); }
function choose(m) { change({ meeting: m, person: null }, true); }
function meet(p) { change({ person: p, meeting: null }, true); }

/* The side: filters, and what there is. */
function ticks(id, all, chosen) {
  for (const word of all) {
    const box = el("input", { type: "checkbox", checked: true, value: word, onchange: () => { const now = new Set(S[chosen]); now.has(word) ? now.delete(word) : now.add(word); change({ [chosen]: now }); } });
    $(id).append(el("label", { className: "tick" }, box, (SIGN[word] ? SIGN[word] + " " : "") + word));
  }
}
function lists() {
  const count = new Map();
  const one = (type, value) => count.set(type + value, (count.get(type + value) || 0) + 1);
  for (const m of here) {
    m.people.forEach(p => one("p", P[p].id));
    new Set(m.about).forEach(t => one("a", t));
    if (m.place) one("l", m.place);
    new Set(m.people.map(p => P[p].tag).filter(Boolean)).forEach(t => one("c", t));
  }
  for (const [id, type] of [["people", "p"], ["topics", "a"], ["places", "l"], ["tags", "c"]]) {
    const rows = INDEX.filter(t => t.type === type && count.has(type + t.value)).map(t => [t, count.get(type + t.value)]);
    rows.sort((a, b) => b[1] - a[1]);
    const item = ([t, n]) => el("li", {}, el("button", { className: "item", type: "button", onclick: () => { add(type, t.value); if (type === "p") meet(BY_ID.get(t.value)); } }, t.label, " ", el("small", {}, (type === "p" && BY_ID.get(t.value).tag ? BY_ID.get(t.value).tag + " · " : "") + n)));
    $(id).replaceChildren(...rows.slice(0, 40).map(item), rows.length > 40 ? el("li", { className: "note" }, "and " + (rows.length - 40) + " more: search") : "");
  }
}

/* The search. */
let active = -1, offers = [];
function suggest() {
  const typed = $("search").value.trim(), words = plain(typed).split(" ").filter(Boolean);
  const starts = t => words.every(w => t.words.startsWith(w) || t.words.includes(" " + w));
  offers = words.length ? INDEX.filter(starts).slice(0, 12) : [];
  if (typed) offers.push({ type: "w", value: typed, label: "“" + typed + "” anywhere, also in sentences", n: "" });
  active = offers.length ? 0 : -1;
  offer();
}
function offer() {
  $("found").replaceChildren(...offers.map((t, i) => el("li", { id: "offer" + i, role: "option", "aria-selected": String(i === active), onmousedown: e => { e.preventDefault(); take(i); } }, t.label, " ", el("small", {}, SORT[t.type] + (t.n ? " · " + t.n : "")))));
  $("found").hidden = !offers.length;
  $("search").setAttribute("aria-expanded", String(offers.length > 0));
  active < 0 ? $("search").removeAttribute("aria-activedescendant") : $("search").setAttribute("aria-activedescendant", "offer" + active);
}
function take(i) {
  const t = offers[i];
  if (!t) return;
  $("search").value = ""; offers = []; active = -1; offer();
  add(t.type, t.value);
  if (t.type === "p") meet(BY_ID.get(t.value));
}
$("search").addEventListener("input", suggest);
$("search").addEventListener("blur", () => { offers = []; offer(); });
$("search").addEventListener("keydown", e => {
  if (e.key === "ArrowDown" || e.key === "ArrowUp") { e.preventDefault(); active = (active + (e.key === "ArrowDown" ? 1 : offers.length - 1)) % Math.max(1, offers.length); offer(); }
  else if (e.key === "Enter") take(active);
  else if (e.key === "Escape") { offers = []; offer(); }
});

/* Cards: meetings in order of time, people left and right of them. */
/* On a narrow page the people stand in the cards. */
const narrow = () => $("main").clientWidth < 700;
let CARD = 300;
const FACE = 190, AISLE = 90, SMALL = 11, CROWD = 8;
function cards() {
  const heavy = [...here].sort((a, b) => b.weight - a.weight || a.n - b.n).slice(0, S.more);
  if (S.meeting && here.includes(S.meeting) && !heavy.includes(S.meeting)) heavy.push(S.meeting);
  const list = heavy.sort((a, b) => a.n - b.n);
  if (!list.length) return [el("p", { className: "note" }, F.more && !M.length ? "Loading …" : "No meeting fits. Take a filter away.")];
  let y = 12;
  const slim = narrow(), place = new Map(), crowd = slim ? new Map(list.map(m => [m, []])) : linked(list);
  CARD = slim ? Math.max(260, $("main").clientWidth - 20) : 300;
  for (const m of list) {
    const lines = cardLines(m, m.people.length - crowd.get(m).length), h = 14 + 16 * lines.length;
    place.set(m, { y, h, lines });
    y += h + 14;
  }
  const faces = columns(list, place, crowd);
  const height = Math.max(y, ...faces.map(f => f.y + f.h + 12));
  const x = { left: 10, card: 10 + (slim ? 0 : FACE + AISLE) };
  x.right = x.card + CARD + AISLE;
  const width = slim ? CARD + 20 : x.right + FACE + 10;
  const picture = draw("svg", { id: "picture", class: "fit", xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Meetings and who took part" });
  const edges = draw("g", { fill: "none" });
  picture.append(edges);
  board = { picture, cards: [], faces: [], edges: [] };
  for (const f of faces) for (const m of f.at) {
    const c = place.get(m), y1 = f.y + f.h / 2, y2 = c.y + c.h / 2;
    const [a, b] = f.left ? [x.left + FACE, x.card] : [x.card + CARD, x.right];
    const [ya, yb] = f.left ? [y1, y2] : [y2, y1], mid = (a + b) / 2;
    const edge = draw("path", { class: "edge", d: `M${a} ${ya}C${mid} ${ya} ${mid} ${yb} ${b} ${yb}`, stroke: paint(f.p)[0], "stroke-width": 1.8, "stroke-dasharray": DASH[m.status] });
    edges.append(edge); board.edges.push([edge, f.p, m]);
  }
  for (const m of list) { const g = card(m, place.get(m), x.card); picture.append(g); board.cards.push([g, m]); }
  for (const f of faces) { const g = face(f, f.left ? x.left : x.right); picture.append(g); board.faces.push([g, f.p]); }
  light();
  const out = [picture];
  if (list.length < here.length) out.unshift(el("p", { className: "note" }, `The ${list.length} that matter most of ${here.length} are shown. `, el("button", { type: "button", id: "more", onclick: () => change({ more: S.more + 3 * CARDS }, true) }, "Show more")));
  return out;
}
/* What is chosen stands out, all else steps back. */
let board = null;
function light() {
  const on = m => !(S.meeting || S.person) || m === S.meeting || (S.person && m.people.includes(S.person.n));
  const near = new Set(board.cards.filter(([, m]) => on(m)).flatMap(([, m]) => m.people));
  const set = (g, bright, chosen) => { g.classList.toggle("dim", !bright); g.classList.toggle("chosen", chosen); g.setAttribute("aria-pressed", String(chosen)); };
  for (const [g, m] of board.cards) set(g, on(m), m === S.meeting);
  for (const [g, p] of board.faces) set(g, near.has(p.n), p === S.person);
  for (const [edge, p, m] of board.edges) edge.classList.toggle("dim", !(S.person ? p === S.person : on(m)));
}
/* A choice among the cards that are drawn already needs no new ones, unless a crowd comes or goes with it. */
function lit() {
  if (S.view !== "cards" || !board || !board.picture.isConnected || [told, S.meeting].some(m => m && m.about && (m.people.length > CROWD || !board.cards.some(c => c[1] === m)))) return false;
  if (S.person && !board.faces.some(f => f[1] === S.person)) return false;
  light(); details();
  return true;
}
/* Whom a card is linked with: of a crowd those who stand at most of the cards; all others are named in the details. */
function linked(list) {
  const often = new Map();
  for (const m of list) for (const p of m.people) often.set(p, (often.get(p) || 0) + 1);
  const rank = p => (S.person && p === S.person.n ? 1e9 : 0) + often.get(p);
  return new Map(list.map(m => [m, m === S.meeting ? m.people : [...m.people].sort((a, b) => rank(b) - rank(a)).slice(0, CROWD)]));
}
function cardLines(m, more) {
  const room = CARD - 20, when = m.date || "undated";
  const head = wrap(when + "  " + m.title, 13, room - 14, 2);
  const state = `${SIGN[m.status]} ${m.status}${m.was ? " (was " + m.was + ")" : ""} · ${m.kind === "talks" ? "in person" : m.kind}${m.place ? " · " + m.place : ""}`;
  const topics = m.about.slice(0, 4).map(t => "• " + t);
  if (m.about.length > 4) topics.push(`+ ${m.about.length - 4} more topics`);
  if (more && more === m.people.length) topics.unshift(...wrap(m.people.map(p => brief(name(P[p]), P[p])).join(", "), SMALL, room, 3));
  else if (more) topics.push(`with ${more} more`);
  const told = "source: " + [...new Set(m.said.map(s => D[s[0]].id))].join(", ");
  return [...head.map((t, i) => ({ t, size: 13, when: i === 0 ? when : "" })), { t: cut(state, SMALL, room), size: SMALL, c: m.status === "cancelled" ? "red" : "" }, ...topics.map(t => ({ t: cut(t, SMALL, room), size: SMALL })), { t: cut(told, SMALL, room), size: SMALL, c: "soft" }];
}
const INK = () => getComputedStyle(document.documentElement).getPropertyValue("--ink").trim();
const RED = () => getComputedStyle(document.documentElement).getPropertyValue("--red").trim();
function act(what) { return { tabindex: 0, role: "button", onclick: what, onkeydown: e => { if (e.key === "Enter" || e.key === " ") { e.preventDefault(); what(); } } }; }
function card(m, { y, h, lines }, x) {
  const g = draw("g", { ...act(() => choose(m)), class: "card", id: "card-" + m.id });
  g.append(draw("rect", { class: "box", x, y, width: CARD, height: h, stroke: m.status === "cancelled" ? RED() : INK(), "stroke-width": 1.8, "stroke-dasharray": DASH[m.status] }));
  lines.forEach((line, i) => {
    const t = draw("text", { x: x + 10, y: y + 18 + 16 * i, "font-size": line.size, ...(line.c ? { class: line.c } : {}) });
    if (line.when && line.t.startsWith(line.when)) t.append(draw("tspan", { "font-weight": "bold" }, line.when), line.t.slice(line.when.length)); else t.append(line.t);
    g.append(t);
  });
  return g;
}
function face(f, x) {
  const [line, fill] = paint(f.p);
  const g = draw("g", { ...act(() => meet(f.p)), class: "face" });
  g.append(draw("rect", { class: "body", x, y: f.y, width: FACE, height: f.h, rx: 9, fill, stroke: line, "stroke-width": 1.8 }));
  f.lines.forEach((t, i) => g.append(draw("text", { x: x + FACE / 2, y: f.y + 16 + 15 * i, "text-anchor": "middle", "font-size": i < f.bold ? 13 : SMALL, ...(i < f.bold ? { "font-weight": "bold" } : { class: "soft" }) }, t)));
  return g;
}
function columns(list, place, crowd) {
  const by = new Map();
  for (const m of list) for (const p of crowd.get(m)) by.has(p) ? by.get(p).push(m) : by.set(p, [m]);
  const faces = [...by].map(([n, at]) => {
    const p = P[n], post = [p.posts[p.posts.length - 1], p.tag !== p.name ? p.tag : ""].filter(Boolean).join(" · ");
    const name = wrap(p.name, 13, FACE - 26, 2), below = post ? wrap(post, SMALL, FACE - 16, 2) : [];
    const middle = at.reduce((s, m) => s + place.get(m).y + place.get(m).h / 2, 0) / at.length;
    return { p, at, post, lines: [...name, ...below], bold: name.length, h: 12 + 15 * (name.length + below.length), middle, left: p.left };
  });
  // The sides are those of the whole; where one stands empty here, each second one crosses over.
  if (faces.every(f => f.left) || faces.every(f => !f.left)) faces.sort((a, b) => b.at.length - a.at.length).forEach((f, i) => f.left = i % 2 === 0);
  for (const side of [true, false]) {
    const column = faces.filter(f => f.left === side).sort((a, b) => a.middle - b.middle || a.p.n - b.p.n);
    column.forEach(f => f.y = f.middle - f.h / 2);
    for (let round = 0; round < 60; round++) for (let i = 1; i < column.length; i++) {
      const over = column[i - 1].y + column[i - 1].h + 8 - column[i].y;
      if (over > 0) { column[i - 1].y -= over / 2; column[i].y += over / 2; }
    }
    let top = 12;
    for (const f of column) { f.y = Math.max(f.y, top); top = f.y + f.h + 8; }
  }
  return faces;
}

/* The map: everybody where forces put them, on canvas. */
const look = { x: 0, y: 0, k: 0 };
function map() {
  const board = el("canvas", { id: "map", tabIndex: 0, role: "img" });
  board.setAttribute("aria-label", "Map of who met whom. The table holds the same meetings.");
  const paintNow = () => requestAnimationFrame(() => sheet(board));
  const fingers = new Map();
  let from = null, moved = false;
  board.addEventListener("pointerdown", e => { fingers.set(e.pointerId, e); from = [e.clientX, e.clientY]; moved = fingers.size > 1; board.setPointerCapture(e.pointerId); });
  board.addEventListener("pointercancel", e => { fingers.delete(e.pointerId); from = null; });
  board.addEventListener("pointermove", e => {
    if (!from) return;
    if (fingers.size === 2) {
      const [other] = [...fingers.values()].filter(o => o.pointerId !== e.pointerId), was = fingers.get(e.pointerId), far = o => Math.hypot(o.clientX - other.clientX, o.clientY - other.clientY);
      const box = board.getBoundingClientRect();
      zoom(board, far(e) / Math.max(1, far(was)), (e.clientX + other.clientX) / 2 - box.left, (e.clientY + other.clientY) / 2 - box.top);
      fingers.set(e.pointerId, e); from = [e.clientX, e.clientY];
      return paintNow();
    }
    const [dx, dy] = [e.clientX - from[0], e.clientY - from[1]];
    if (!moved && Math.abs(dx) + Math.abs(dy) < 4) return;
    moved = true; look.x += dx; look.y += dy; from = [e.clientX, e.clientY]; paintNow();
  });
  board.addEventListener("pointerup", e => { fingers.delete(e.pointerId); if (from && !moved) { const p = under(board, e); p ? meet(p) : change({ person: null, meeting: null }, true); } from = null; });
  board.addEventListener("wheel", e => { e.preventDefault(); zoom(board, e.deltaY < 0 ? 1.2 : 1 / 1.2, e.offsetX, e.offsetY); paintNow(); }, { passive: false });
  board.addEventListener("keydown", e => {
    const step = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[e.key];
    if (step) { look.x += step[0]; look.y += step[1]; } else if (e.key === "+" || e.key === "-") zoom(board, e.key === "+" ? 1.2 : 1 / 1.2, board.clientWidth / 2, board.clientHeight / 2); else return;
    e.preventDefault(); paintNow();
  });
  paintNow();
  const by = (sign, words, how) => el("button", { type: "button", "aria-label": words, onclick: () => { zoom(board, how, board.clientWidth / 2, board.clientHeight / 2); paintNow(); } }, sign);
  return [board, el("div", { className: "zoom" }, by("+", "nearer", 1.4), by("−", "farther", 1 / 1.4))];
}
function zoom(board, by, x, y) { look.x = x - (x - look.x) * by; look.y = y - (y - look.y) * by; look.k *= by; }
function fit(board, people) {
  const xs = people.map(p => p.x), ys = people.map(p => p.y), low = [Math.min(...xs), Math.min(...ys)], high = [Math.max(...xs), Math.max(...ys)];
  look.k = Math.min(2, (board.clientWidth - 80) / (high[0] - low[0] + 60), (board.clientHeight - 60) / (high[1] - low[1] + 60));
  look.x = (board.clientWidth - (low[0] + high[0]) * look.k) / 2; look.y = (board.clientHeight - (low[1] + high[1]) * look.k) / 2;
}
const radius = p => (4 + 2 * Math.sqrt(p.now)) * Math.max(.6, Math.min(1.6, Math.sqrt(look.k)));
function under(board, e) {
  const r = board.getBoundingClientRect(), x = e.clientX - r.left, y = e.clientY - r.top;
  let best = null, near = 14;
  for (const p of P) { if (!p.now) continue; const d = Math.hypot(p.x * look.k + look.x - x, p.y * look.k + look.y - y) - radius(p); if (d < near) { near = d; best = p; } }
  return best;
}
/* How many names may cover the discs of others; all further ones need room. */
const LOUD = 45;
/* Tells whether a box of the paper is free, or takes it. */
function sheetOf(w, h) {
  const cell = 3, wide = Math.ceil(w / cell), high = Math.ceil(h / cell), taken = new Uint8Array(wide * high);
  return ([x1, y1, x2, y2], take) => {
    if (!take && (x1 < 0 || y1 < 0 || x2 > w || y2 > h)) return false;
    for (let y = Math.max(0, Math.floor(y1 / cell)); y <= Math.min(high - 1, Math.floor(y2 / cell)); y++) for (let x = Math.max(0, Math.floor(x1 / cell)); x <= Math.min(wide - 1, Math.floor(x2 / cell)); x++) {
      if (take) taken[y * wide + x] = 1; else if (taken[y * wide + x]) return false;
    }
    return true;
  };
}
function sheet(board) {
  if (!board.isConnected || !board.clientWidth) return;
  const ratio = devicePixelRatio || 1, w = board.clientWidth, h = board.clientHeight, c = board.getContext("2d");
  board.width = w * ratio; board.height = h * ratio; c.scale(ratio, ratio);
  const css = getComputedStyle(document.documentElement), ink = css.getPropertyValue("--ink"), paper = css.getPropertyValue("--paper");
  c.fillStyle = paper; c.fillRect(0, 0, w, h);
  P.forEach(p => p.now = 0);
  here.forEach(m => m.people.forEach(p => P[p].now++));
  const there = P.filter(p => p.now);
  if (!there.length) return;
  if (!look.k) fit(board, there);
  const near = S.person ? new Set(here.filter(m => m.people.includes(S.person.n)).flatMap(m => m.people)) : S.meeting ? new Set(S.meeting.people) : null;
  const at = p => [p.x * look.k + look.x, p.y * look.k + look.y];
  const seen = (a, b) => Math.max(a[0], b[0]) > 0 && Math.min(a[0], b[0]) < w && Math.max(a[1], b[1]) > 0 && Math.min(a[1], b[1]) < h;
  for (const [a, b, n] of TIES) {
    if (!P[a].now || !P[b].now) continue;
    const [p, q] = [at(P[a]), at(P[b])];
    if (!seen(p, q)) continue;
    c.globalAlpha = near ? (near.has(a) && near.has(b) ? .8 : .05) : .3;
    c.strokeStyle = ink; c.lineWidth = .6 + .5 * Math.sqrt(n);
    c.beginPath(); c.moveTo(...p); c.lineTo(...q); c.stroke();
  }
  for (const p of there) {
    const [x, y] = at(p), r = radius(p);
    if (x < -r || y < -r || x > w + r || y > h + r) continue;
    c.globalAlpha = near && !near.has(p.n) ? .2 : 1;
    c.beginPath(); c.arc(x, y, r, 0, 7); c.fillStyle = paint(p)[0]; c.fill();
    c.strokeStyle = p === S.person ? ink : paper; c.lineWidth = p === S.person ? 3 : 1; c.stroke();
  }
  const free = sheetOf(w, h), clear = there.length < 2 * LOUD ? 0 : LOUD;
  const loud = [...there].sort((a, b) => (near ? near.has(b.n) - near.has(a.n) : 0) || b.now - a.now).slice(0, 400);
  const disc = p => { const [x, y] = at(p), r = radius(p); free([x - r + 2, y - r + 2, x + r - 2, y + r - 2], true); };
  loud.slice(0, clear).forEach(disc);
  c.font = "12px Arial, Liberation Sans, sans-serif"; c.textBaseline = "middle";
  loud.forEach((p, i) => {
    if (i === clear) there.forEach(disc);
    const [x, y] = at(p), r = radius(p), words = cut(brief(p.short, p), 12, 190), wd = c.measureText(words).width + 4;
    if (x < 0 || y < 0 || x > w || y > h) return;
    // Right of the disc, left of it, below, or above, wherever there is room.
    const spots = [[x + r + 2, y], [x - r - 2 - wd, y], [x - wd / 2, y + r + 9], [x - wd / 2, y - r - 9]];
    const spot = spots.find(([left, middle]) => free([left, middle - 7, left + wd, middle + 7]));
    if (!spot) return;
    free([spot[0], spot[1] - 7, spot[0] + wd, spot[1] + 7], true);
    c.globalAlpha = near && !near.has(p.n) ? .25 : 1;
    c.strokeStyle = paper; c.lineWidth = 4; c.strokeText(words, spot[0] + 2, spot[1]); c.fillStyle = ink; c.fillText(words, spot[0] + 2, spot[1]);
  });
  c.globalAlpha = 1;
}

/* The timeline: a column for each month, or year where there are many. */
function time() {
  const dated = here.filter(m => m.days);
  if (!dated.length) return [el("p", { className: "note" }, "No meeting with a date fits.")];
  const years = new Set(dated.map(m => m.days[0].slice(0, 4))).size, part = years > 12 ? 4 : 7;
  const columns = new Map();
  for (const m of dated) { const key = m.days[0].slice(0, m.date.length < part ? 4 : part); columns.has(key) ? columns.get(key).push(m) : columns.set(key, [m]); }
  const keys = [...columns.keys()].sort(), tallest = Math.max(...keys.map(k => columns.get(k).length));
  const room = $("main").clientWidth - 50, w = Math.max(part === 4 ? 34 : 54, Math.min(90, room / keys.length));
  // Where a column would grow out of sight, several stand beside each other in it.
  const tall = Math.max(200, $("main").clientHeight - 140), beside = Math.max(1, Math.min(6, Math.ceil(tallest * 4 / tall))), high = Math.ceil(tallest / beside);
  const step = Math.max(4, Math.min(18, tall / high)), each = (w - 8) / beside, height = 40 + high * step + 20, width = 30 + keys.length * w;
  const picture = draw("svg", { id: "picture", xmlns: SVG, width, height, viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": "Meetings by time" });
  keys.forEach((key, i) => {
    const x = 20 + i * w, base = height - 34;
    picture.append(draw("text", { x: x + w / 2 - 4, y: height - 14, "text-anchor": "middle", "font-size": 11 }, key));
    picture.append(draw("line", { x1: x, x2: x + w - 8, y1: base, y2: base, stroke: INK(), "stroke-opacity": .5 }));
    columns.get(key).forEach((m, n) => {
      const on = !(S.meeting || S.person) || m === S.meeting || (S.person && m.people.includes(S.person.n));
      const bar = draw("rect", { ...act(() => choose(m)), class: "dot" + (on ? "" : " dim"), x: x + n % beside * each, y: base - (Math.floor(n / beside) + 1) * step, width: each - (beside > 1 ? 1 : 0), height: step - (step > 5 ? 2 : 1), rx: Math.min(2, step / 4), fill: m.status === "held" ? (m.people.length ? paint(P[m.people[0]])[0] : "#666666") : "none", stroke: m.status === "cancelled" ? RED() : INK(), "stroke-width": m === S.meeting ? 3 : m.status === "held" ? 0 : 1.2, "stroke-dasharray": DASH[m.status], "aria-label": `${m.date} ${m.title}, ${m.status}` });
      bar.append(draw("title", {}, `${m.date} ${m.title} (${m.status})`));
      picture.append(bar);
    });
  });
  const without = here.length - dated.length;
  return [el("p", { className: "note" }, "Filled: held; outlined: planned, proposed, cancelled." + (without ? ` ${many(without, "meeting")} without a date.` : "")), picture];
}

/* The table. */
const COLUMNS = [["date", "Date", m => m.date || ""], ["status", "Status", m => m.status], ["kind", "Kind", m => m.kind], ["who", "Who", m => m.people.map(p => name(P[p])).join(", ")], ["about", "About", m => m.about.join("; ")], ["place", "Place", m => m.place]];
let rows = 300;
function table() {
  const value = COLUMNS.find(c => c[0] === S.sort)[2], sign = S.down ? -1 : 1;
  const list = [...here].sort((a, b) => { const [x, y] = [value(a), value(b)]; return !x - !y || (x < y ? -sign : x > y ? sign : a.n - b.n); });
  const head = COLUMNS.map(([key, label]) => { const th = el("th", { scope: "col" }, el("button", { type: "button", onclick: () => change({ sort: key, down: S.sort === key && !S.down }, true) }, label + (S.sort === key ? (S.down ? " ▼" : " ▲") : ""))); th.setAttribute("aria-sort", S.sort === key ? (S.down ? "descending" : "ascending") : "none"); return th; });
  const row = m => el("tr", { className: m === S.meeting ? "chosen" : "" }, ...COLUMNS.map(([key, , of], i) => el("td", {}, i === 0 ? el("button", { className: "item", type: "button", "aria-label": `${m.date || "undated"} ${m.title}`, onclick: () => choose(m) }, of(m) || "undated") : of(m))));
  const out = [el("table", { id: "table" }, el("caption", { className: "note" }, many(here.length, "meeting")), el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...list.slice(0, rows).map(row)))];
  if (list.length > rows) out.push(el("p", { className: "note" }, el("button", { type: "button", onclick: () => { rows += 1000; show(); } }, `${list.length - rows} more rows`)));
  return out;
}

/* Details of what is chosen. */
function marked(text, words) {
  const parts = [...new Set(words.filter(w => w && w.length > 2))].sort((a, b) => b.length - a.length).map(w => w.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (!parts.length) return [text];
  const out = [];
  let last = 0;
  for (const hit of text.matchAll(new RegExp(parts.join("|"), "giu"))) { out.push(text.slice(last, hit.index), el("b", {}, hit[0])); last = hit.index + hit[0].length; }
  return [...out, text.slice(last)];
}
function detail() {
  const close = el("button", { type: "button", id: "close", "aria-label": "Close the details", title: "key Esc", onclick: () => change({ meeting: null, person: null }, true) }, "×");
  if (S.meeting) return [close, ...ofMeeting(S.meeting)];
  if (S.person) return [close, ...ofPerson(S.person)];
  return [el("h2", {}, "Details"), el("p", { className: "soft" }, "Choose a meeting or a person. Solid lines: held; dashed: planned; dotted: proposed; red: cancelled."), el("p", { className: "soft" }, "Keys: "), el("ul", { className: "soft" }, ...["/ search", "1 2 3 4 the views", "j and k the next and the last meeting", "Esc nothing chosen"].map(t => el("li", {}, t)))];
}
function ofMeeting(m) {
  if (F.more && !m.told) sentences(m).catch(failed);
  const names = m.people.flatMap(p => [P[p].short, P[p].name, ...P[p].also]);
  const out = [el("h2", {}, m.title), el("p", {}, el("b", {}, m.date || "undated"), ` · ${SIGN[m.status]} ${m.status}${m.was ? " (was " + m.was + ")" : ""} · ${m.kind === "talks" ? "in person" : m.kind}${m.place ? " · " + m.place : ""}`), el("h3", {}, "Who")];
  out.push(el("ul", {}, ...m.who.map(([p, office]) => el("li", {}, el("button", { className: "item", type: "button", onclick: () => meet(P[p]) }, name(P[p]), " ", el("small", {}, office || [...P[p].posts, P[p].tag].filter(Boolean).join(" · ")))))));
  if (m.about.length) out.push(el("h3", {}, "About"), el("ul", {}, ...m.about.map(t => el("li", {}, el("button", { className: "item", type: "button", onclick: () => add("a", t) }, t)))));
  out.push(el("h3", {}, "Who says so"));
  for (const [d, p, cited] of m.said) {
    if (!cited.length) continue;
    const source = D[d], text = source.text[p], words = cited.map((at, n) => (n && cited[n - 1] !== at - 1 ? "… " : "") + text[at]).join(" ");
    const cite = `“${words}” (${[source.title, source.id, source.date].filter(Boolean).join(", ")})`;
    out.push(el("blockquote", {}, ...text.flatMap((s, i) => [cited.includes(i) ? el("mark", {}, ...marked(s, [...names, ...m.about])) : s, " "])), el("p", { className: "soft" }, [source.title, source.id, source.date].filter(Boolean).join(" · "), " ", el("button", { type: "button", className: "copy", onclick: e => copy(cite, e.target) }, "Copy citation")));
  }
  return out;
}
function ofPerson(p) {
  const list = here.filter(m => m.people.includes(p.n)), others = new Map();
  list.forEach(m => m.people.forEach(q => q !== p.n && others.set(q, (others.get(q) || 0) + 1)));
  const met = [...others].sort((a, b) => b[1] - a[1]).slice(0, 15);
  return [el("h2", {}, name(p)), el("p", {}, [...p.posts, p.tag].filter(Boolean).join(" · ")), p.also.length ? el("p", { className: "soft" }, "also: " + [...new Set(p.also)].filter(a => a !== p.name).slice(0, 12).join(", ")) : null, el("p", {}, el("button", { type: "button", onclick: () => add("p", p.id) }, "Only meetings with " + p.short)), el("h3", {}, "Met"), el("ul", {}, ...met.map(([q, n]) => el("li", {}, el("button", { className: "item", type: "button", onclick: () => meet(P[q]) }, name(P[q]), " ", el("small", {}, String(n)))))), el("h3", {}, many(list.length, "meeting")), el("ul", {}, ...list.slice(0, 60).map(m => el("li", {}, el("button", { className: "item", type: "button", onclick: () => choose(m) }, (m.date || "undated") + " " + m.title, " ", el("small", {}, m.status)))))].filter(Boolean);
}
async function copy(text, button) {
  try { await navigator.clipboard.writeText(text); } catch {
    const area = el("textarea", { value: text });
    document.body.append(area); area.select(); document.execCommand("copy"); area.remove();
  }
  button.textContent = "Copied";
  setTimeout(() => button.textContent = "Copy citation", 1500);
}

/* Saving a picture. */
function save() {
  const give = (blob, name) => { const a = el("a", { href: URL.createObjectURL(blob), download: name }); a.click(); setTimeout(() => URL.revokeObjectURL(a.href), 1000); };
  if (S.view === "map") return $("map").toBlob(b => give(b, "map.png"));
  const from = $("picture");
  if (!from) return change({ view: "cards" });
  const to = from.cloneNode(true), css = getComputedStyle(document.documentElement);
  const style = name => css.getPropertyValue(name).trim();
  to.querySelectorAll("text").forEach(t => { t.setAttribute("font-family", "Arial, Helvetica, sans-serif"); t.setAttribute("fill", style(t.classList.contains("soft") ? "--soft" : t.classList.contains("red") ? "--red" : "--ink")); });
  to.querySelectorAll(".box").forEach(b => b.setAttribute("fill", style("--box")));
  to.querySelectorAll(".dim").forEach(b => b.setAttribute("opacity", ".25"));
  to.prepend(draw("rect", { width: "100%", height: "100%", fill: style("--paper") }));
  give(new Blob([new XMLSerializer().serializeToString(to)], { type: "image/svg+xml" }), "meetings.svg");
}

/* All together. */
const MAKE = { cards, map, time, table };
function show() {
  here = shown();
  const focus = document.activeElement && document.activeElement.id, top = $("main").scrollTop, was = $("main").dataset.view;
  tally();
  for (const [key] of VIEWS) { $("view-" + key).setAttribute("aria-selected", String(S.view === key)); $("view-" + key).tabIndex = S.view === key ? 0 : -1; }
  for (const box of document.querySelectorAll("#status input")) box.checked = S.status.has(box.value);
  for (const box of document.querySelectorAll("#kind input")) box.checked = S.kind.has(box.value);
  $("from").value = S.from; $("to").value = S.to; $("undated").checked = S.undated;
  for (const id of ["from", "to"]) { $(id + "say").textContent = MONTHS[S[id]] || "–"; $(id).setAttribute("aria-valuetext", MONTHS[S[id]] || "no date"); }
  $("picks").replaceChildren(...S.picks.map(k => el("button", { type: "button", "aria-label": `take away ${k.label}`, onclick: () => change({ picks: S.picks.filter(o => o !== k) }) }, k.label + " ×")), S.picks.length > 1 ? el("button", { type: "button", onclick: () => change({ picks: [] }) }, "all away") : "");
  lists();
  $("main").replaceChildren(...MAKE[S.view]());
  $("main").dataset.view = S.view;
  if (was === S.view) $("main").scrollTop = top;
  details();
  if (focus && document.activeElement.id !== focus && $(focus)) $(focus).focus({ preventScroll: true });
}
let told = null;
function details() {
  document.body.classList.toggle("picked", !!(S.meeting || S.person));
  $("detail").replaceChildren(...detail());
  if (told === (S.meeting || S.person)) return;
  told = S.meeting || S.person;
  $("detail").scrollTop = 0;
  if (S.meeting) reveal();
}
/* Brings the card or row of the chosen meeting in sight. */
function reveal() {
  const there = $("card-" + S.meeting.id) || document.querySelector("tr.chosen");
  if (!there) return;
  const box = there.getBoundingClientRect(), slim = innerWidth <= 900, main = $("main").getBoundingClientRect();
  const low = slim ? 0 : main.top, high = slim ? innerHeight / 2 : main.bottom;
  if (box.top < low || box.bottom > high) there.scrollIntoView({ block: slim ? "start" : "center" });
}
function dark(on) { document.documentElement.classList.toggle("dark", on); $("dark").setAttribute("aria-pressed", String(on)); }
function next(by) {
  const list = here, at = list.indexOf(S.meeting), m = list[Math.max(0, Math.min(list.length - 1, at < 0 ? 0 : at + by))];
  if (!m) return;
  choose(m);
  const there = $("card-" + m.id);
  if (there) there.focus({ preventScroll: true });
}
function start() {
  $("title").textContent = F.title;
  VIEWS.forEach(([key, label], i) => $("views").append(el("button", { id: "view-" + key, role: "tab", type: "button", "aria-controls": "main", title: `key ${i + 1}`, onclick: () => change({ view: key }), onkeydown: e => { const by = { ArrowRight: 1, ArrowLeft: -1 }[e.key]; if (by) { const to = VIEWS[(i + by + VIEWS.length) % VIEWS.length][0]; change({ view: to }); $("view-" + to).focus(); } } }, label)));
  ticks("status", STATUS, "status"); ticks("kind", KINDS, "kind");
  for (const id of ["from", "to"]) { $(id).min = 0; $(id).max = Math.max(0, MONTHS.length - 1); $(id).disabled = MONTHS.length < 2; }
  $("from").addEventListener("input", e => change({ from: Math.min(+e.target.value, S.to) }));
  $("to").addEventListener("input", e => change({ to: Math.max(+e.target.value, S.from) }));
  $("undated").addEventListener("change", e => change({ undated: e.target.checked }));
  $("save").addEventListener("click", save);
  $("dark").addEventListener("click", () => { dark(!document.documentElement.classList.contains("dark")); show(); });
  dark(matchMedia("(prefers-color-scheme: dark)").matches);
  addEventListener("hashchange", () => { if (!quiet) { follow(); show(); } });
  let small = null;
  const sized = () => {
    const now = innerWidth <= 900;
    if (now !== small) $("filters").open = !now;
    if (small !== null && S.view !== "table") S.view === "map" ? sheet($("map")) : show();
    small = now;
  };
  sized();
  addEventListener("resize", sized);
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA)$/.test(e.target.tagName) && e.target.type === "search") return;
    if (e.key === "/") { e.preventDefault(); $("search").focus(); }
    else if (e.key === "Escape") change({ meeting: null, person: null }, true);
    else if (e.key === "j" || e.key === "k") next(e.key === "j" ? 1 : -1);
    else if (VIEWS[+e.key - 1]) change({ view: VIEWS[+e.key - 1][0] });
  });
  follow();
  show();
  if (F.more) load().catch(failed);
}
start();
