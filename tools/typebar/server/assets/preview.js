// The preview's page: hears what has changed, fetches the parts that it hasn't got, and keeps the
// reader's place. Everything comes from the address that the page itself came from.

const SVG = "http://www.w3.org/2000/svg";
const ROW = 80 / 6;
const FIRST = 6; // parts fetched at once: those in sight first
const CHUNK = 24;

const byId = (id) => document.getElementById(id);
const main = byId("text");
const place = byId("tb-place");
const markup = new Map(); // digest -> markup of a part

let views = [];
let outlines = [];
let findings = [];
let shown = { name: recall("target"), parts: [], sections: [] };
let round = 0;
let version = "";
let source = null;
let marked = null; // { part, row }

function recall(key) {
  try { return sessionStorage.getItem(`typebar-${key}`) ?? ""; } catch { return ""; }
}

function remember(key, value) {
  try { sessionStorage.setItem(`typebar-${key}`, value); } catch { /* a private window */ }
}

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...content);
  return element;
}

// --- Hearing ---------------------------------------------------------------------------------------

function connect() {
  source?.close();
  source = new EventSource("events");
  const hear = (kind, act) => source.addEventListener(kind, (event) => act(JSON.parse(event.data)));
  source.addEventListener("hello", (event) => {
    if (version && version !== event.data) location.reload();
    version = event.data;
    tell("live", "Live");
  });
  hear("parts", (news) => { for (const [digest, text] of Object.entries(news)) markup.set(digest, text); });
  hear("pages", (news) => { views = news.views; show(); });
  hear("outline", (news) => { outlines = news.views; later(drawOutline); });
  hear("findings", (news) => { findings = news.views; drawFindings(news.error); });
  hear("trouble", (news) => drawTrouble(news.errors));
  source.onerror = () => {
    source.close();
    if (document.hidden) return;
    tell("lost", "Stopped; waiting for typebar serve");
    setTimeout(() => { if (!document.hidden && source.readyState === EventSource.CLOSED) connect(); }, 1000);
  };
}

// Lists may wait until the pages are drawn.
function later(act) {
  if (window.requestIdleCallback) requestIdleCallback(act, { timeout: 400 });
  else setTimeout(act, 150);
}

function tell(state, words) {
  const line = byId("tb-state");
  if (line.dataset.state === state) return;
  line.dataset.state = state;
  line.textContent = words;
}

// A browser opens six connections to one address: tabs that nobody sees give theirs back.
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) connect();
  else source?.close();
});

// --- Pages -----------------------------------------------------------------------------------------

function current() {
  return Math.max(0, views.findIndex((view) => view.name === shown.name));
}

async function show() {
  const mine = ++round;
  const view = views[current()];
  if (!view) return;
  turn(view);
  const middle = partInSight();
  const missing = [...new Set(view.parts.map(([digest]) => digest))]
    .filter((digest) => !markup.has(digest));
  const nearness = new Map(view.parts.map(([digest], index) => [digest, Math.abs(index - middle)]));
  missing.sort((a, b) => nearness.get(a) - nearness.get(b));
  apply(view);
  for (let size = FIRST; missing.length; size = CHUNK) {
    const found = await fetchParts(missing.splice(0, size));
    if (mine !== round || !found) return;
    for (const [digest, text] of Object.entries(found)) markup.set(digest, text);
    apply(view);
  }
  forget();
}

async function fetchParts(digests) {
  try {
    const answer = await fetch(`parts/${digests.join(",")}`);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null; // the server has stopped; the next connection brings everything again
  }
}

function forget() {
  const known = new Set(views.flatMap((view) => view.parts.map(([digest]) => digest)));
  for (const digest of markup.keys()) if (!known.has(digest)) markup.delete(digest);
}

function turn(view) {
  if (shown.name !== view.name || !shown.sections.length) {
    shown = { name: view.name, parts: [], sections: [] };
    main.replaceChildren();
    marked = null;
  }
  remember("target", view.name);
  document.title = view.title;
  byId("tb-title").textContent = view.title;
  document.body.classList.toggle("script", view.kind === "script");
  document.body.classList.toggle("book", view.kind === "book");
  const noun = view.kind === "script" ? "Scenes" : "Chapters";
  byId("tb-tabs").firstElementChild.textContent = noun;
  byId("tb-keys").querySelector("span").textContent = noun.toLowerCase();
  const [width, height] = view.paper;
  main.style.setProperty("--sheet", `${width} / ${height}`);
  drawTargets();
}

function apply(view) {
  const first = !shown.sections.length;
  const anchor = first ? null : holdPlace();
  const renewed = [];
  const before = new Set();
  let filled = false;
  view.parts.forEach(([digest, label], index) => {
    const section = shown.sections[index] ?? append(index);
    const name = view.kind === "script" ? (label === "" ? "Title page" : `Page ${label}`) : label;
    if (section.getAttribute("aria-label") !== name) section.setAttribute("aria-label", name);
    if (section.dataset.digest === digest || !markup.has(digest)) return;
    if (section.dataset.digest) {
      lines(section).forEach((line) => before.add(line.textContent));
      renewed.push(index);
    }
    section.dataset.digest = digest;
    filled = true;
    section.firstElementChild.innerHTML = markup.get(digest);
  });
  while (shown.sections.length > view.parts.length) {
    const gone = shown.sections.pop();
    lines(gone).forEach((line) => before.add(line.textContent));
    gone.remove();
  }
  shown.parts = view.parts;
  crop();
  if (anchor) keepPlace(anchor);
  else if (first) restorePlace();
  const fresh = renewed.length ? highlight(renewed, before) : null;
  if (fresh && byId("tb-follow").querySelector("input").checked) bring(fresh);
  main.dataset.renewed = renewed.join(" ");
  if (filled) later(placeNotes);
  later(drawPage);
}

function append(index) {
  const section = make("section", { class: "tb-part", id: `tb-part-${index}` },
    make("div", { class: "tb-sheet" }), make("div", { class: "tb-notes" }));
  shown.sections.push(section);
  main.append(section);
  return section;
}

// On a narrow screen a page gives up its margins: the text is all there, and larger.
function crop() {
  const view = views[current()];
  if (view?.kind !== "script") return;
  const [width, height, left] = view.paper;
  const narrow = innerWidth < 640;
  const x = narrow ? left - 62 : 0;
  const wide = narrow ? Math.min(width - x, 590) : width;
  const y = narrow ? 34 : 0;
  const high = narrow ? height - 68 : height;
  main.style.setProperty("--sheet", `${wide} / ${high}`);
  const box = `${x} ${y} ${wide} ${high}`;
  for (const page of main.querySelectorAll("svg.page")) {
    if (page.getAttribute("viewBox") !== box) page.setAttribute("viewBox", box);
  }
}

function lines(section) {
  return [...section.querySelectorAll("svg.page > text, [data-line]")];
}

// What stands in the renewed parts and stood in none of them before lights up for a moment.
function highlight(renewed, before) {
  let first = null;
  for (const index of renewed) {
    for (const line of lines(shown.sections[index])) {
      const text = line.textContent;
      if (!text.trim() || before.has(text) || line.matches(".page-number")) continue;
      first ??= line;
      if (line.ownerSVGElement) underlay(line, "tb-fresh");
      else line.classList.add("tb-fresh");
    }
  }
  return first;
}

function underlay(line, name) {
  const box = line.getBBox();
  const rect = document.createElementNS(SVG, "rect");
  const top = Number(line.getAttribute("y")) - 10.6;
  for (const [key, value] of Object.entries({ x: box.x - 3, y: top, width: box.width + 6, height: ROW, rx: 2, class: name })) {
    rect.setAttribute(key, value);
  }
  line.ownerSVGElement.prepend(rect);
  return rect;
}

// --- Place -----------------------------------------------------------------------------------------

function top() { return byId("tb-bar").offsetHeight + (byId("tb-trouble").hidden ? 0 : byId("tb-trouble").offsetHeight); }

function partInSight() {
  const edge = top() + 60;
  let low = 0, high = shown.sections.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (shown.sections[middle].getBoundingClientRect().top <= edge) low = middle; else high = middle - 1;
  }
  return low;
}

function holdPlace() {
  const part = partInSight();
  const edge = top();
  for (const index of [part, part + 1]) {
    const section = shown.sections[index];
    if (!section) break;
    for (const line of lines(section)) {
      const from = line.getBoundingClientRect().top;
      if (from >= edge && line.textContent.trim().length > 12) return { index, from, text: line.textContent };
    }
  }
  return null;
}

function keepPlace({ index, from, text }) {
  for (const near of [0, 1, -1, 2, -2]) {
    const section = shown.sections[index + near];
    const line = section && lines(section).find((one) => one.textContent === text);
    if (!line) continue;
    const moved = line.getBoundingClientRect().top - from;
    if (Math.abs(moved) > 1) scrollBy({ top: moved, behavior: "instant" });
    return;
  }
}

function restorePlace() {
  const [name, part, share] = recall("place").split("|");
  if (name !== shown.name || !shown.sections[part]) return;
  const box = shown.sections[part].getBoundingClientRect();
  scrollBy({ top: box.top + box.height * Number(share) - top(), behavior: "instant" });
}

function rowOf(part, row) {
  const section = shown.sections[part];
  if (!section) return null;
  if (views[current()]?.kind === "script") return section.querySelectorAll("svg.page > text")[row] ?? section;
  const blocks = [...section.querySelectorAll("[data-line]")];
  if (!blocks.length || row < Number(blocks[0].dataset.line)) return section;
  return blocks.findLast((block) => Number(block.dataset.line) <= row) ?? section;
}

function bring(element) {
  const { top: from, bottom } = element.getBoundingClientRect();
  if (from < top() + 20 || bottom > innerHeight - 80) {
    scrollBy({ top: from - top() - innerHeight * 0.22, behavior: "instant" });
  }
}

function go(part, row) {
  const element = rowOf(part, row);
  if (!element) return;
  const { top: from } = element.getBoundingClientRect();
  scrollBy({ top: from - top() - 48, behavior: "instant" });
  point(part, row);
  open(false);
}

async function point(part, row) {
  marked = { part, row };
  main.querySelectorAll("rect.tb-here").forEach((rect) => rect.remove());
  main.querySelectorAll(".tb-here").forEach((block) => block.classList.remove("tb-here"));
  const element = rowOf(part, row);
  if (element?.ownerSVGElement) underlay(element, "tb-here");
  else if (element?.dataset.line) element.classList.add("tb-here");
  const where = await placeOf(part, row);
  if (marked.part !== part || marked.row !== row) return;
  place.textContent = where ?? "Added by the layout: it's written nowhere";
  place.classList.toggle("tb-set", Boolean(where));
  byId("tb-copy").hidden = !where;
}

async function placeOf(part, row) {
  const [, , path, line] = shown.parts[part] ?? [];
  if (path) return `${path}:${line + row}`;
  try {
    const answer = await fetch(`place/${current()}/${part}/${row}`);
    if (!answer.ok) return null;
    const found = await answer.json();
    return `${found.path}:${found.line}`;
  } catch {
    return null;
  }
}

function spotOf(target, y) {
  const section = target.closest(".tb-part");
  if (!section) return null;
  const part = shown.sections.indexOf(section);
  const block = target.closest("[data-line]");
  if (block) return { part, row: Number(block.dataset.line) };
  const rows = [...section.querySelectorAll("svg.page > text")];
  const away = (row) => { const box = row.getBoundingClientRect(); return Math.abs((box.top + box.bottom) / 2 - y); };
  const own = target.closest("svg.page > text");
  const row = own ? rows.indexOf(own) : rows.reduce((best, one, index) => (away(one) < away(rows[best]) ? index : best), 0);
  return rows.length ? { part, row } : null;
}

// --- Lists -----------------------------------------------------------------------------------------

function drawTargets() {
  const group = byId("tb-targets");
  group.hidden = views.length < 2;
  group.replaceChildren(...views.map((view) => {
    const button = make("button", { type: "button", "aria-pressed": String(view.name === shown.name) }, view.name);
    button.addEventListener("click", () => {
      shown = { name: view.name, parts: [], sections: [] };
      show(); drawOutline(); drawFindings("");
    });
    return button;
  }));
}

function folio(part) {
  const [, label] = shown.parts[part] ?? [];
  return views[current()]?.kind === "script" ? label ?? "" : "";
}

function drawOutline() {
  const entries = outlines[current()] ?? [];
  byId("tb-outline").replaceChildren(...entries.map(([title, level, part, row, divides]) => {
    const button = make("button", { type: "button" }, make("span", { class: "tb-folio" }, folio(part)), title);
    button.addEventListener("click", () => go(part, row));
    return make("li", { "data-level": Math.min(level, 3), ...(divides ? { class: "tb-act" } : {}) }, button);
  }));
  drawPage();
}

function sign(severity) {
  return make("span", { class: `tb-sign ${severity}`, role: "img", "aria-label": severity });
}

function drawFindings(error) {
  const mine = findings[current()] ?? [];
  const [, tab] = byId("tb-tabs").children;
  tab.textContent = mine.length ? `Findings ${mine.length}` : "Findings";
  const items = mine.map((finding) => {
    const where = make("span", { class: "tb-code" }, `${finding.place} ${finding.code}`);
    const button = make("button", { type: "button", title: finding.help }, sign(finding.severity), finding.message, where);
    button.addEventListener("click", () => visit(finding));
    return make("li", {}, button);
  });
  const empty = make("li", { class: "tb-empty" }, error || "Nothing found.");
  byId("tb-findings").replaceChildren(...(items.length ? items : [empty]));
  main.classList.toggle("tb-noted", mine.some((finding) => finding.part >= 0));
  placeNotes();
}

function visit(finding) {
  if (finding.part >= 0) go(finding.part, finding.row);
  place.textContent = finding.place;
  place.classList.add("tb-set");
  byId("tb-copy").hidden = false;
}

// Beside the lines: a note keeps the height of its line unless the one above needs the room.
function placeNotes() {
  main.querySelectorAll("rect.tb-line").forEach((rect) => rect.remove());
  const mine = findings[current()] ?? [];
  const perPart = Map.groupBy(mine.filter((finding) => finding.part >= 0), (finding) => finding.part);
  shown.sections.forEach((section, part) => {
    const notes = section.lastElementChild;
    const found = perPart.get(part) ?? [];
    if (!found.length && !notes.firstChild) return;
    notes.replaceChildren(...found.map((finding) => note(section, finding)));
  });
  settle();
}

function note(section, finding) {
  const words = make("span", { class: "tb-words" }, finding.message, make("span", { class: "tb-code" }, finding.code));
  const button = make("button", { type: "button", class: `tb-note ${finding.severity}`, title: finding.help }, sign(finding.severity), words);
  button.finding = finding;
  button.addEventListener("click", () => visit(finding));
  const line = rowOf(finding.part, finding.row);
  if (line?.ownerSVGElement) underlay(line, `tb-line ${finding.severity}`);
  return button;
}

function settle() {
  for (const notes of main.querySelectorAll(".tb-notes:not(:empty)")) {
    const section = notes.parentElement;
    const { top: from } = section.getBoundingClientRect();
    let free = 0;
    const tops = [...notes.children].map((button) => {
      const line = rowOf(button.finding.part, button.finding.row);
      return [button, Math.max(0, (line ?? section).getBoundingClientRect().top - from - 4)];
    });
    for (const [button, wanted] of tops) {
      const at = Math.max(wanted, free);
      button.style.top = `${at}px`;
      free = at + button.offsetHeight + 3;
    }
  }
}

function drawTrouble(errors) {
  const box = byId("tb-trouble");
  box.hidden = !errors.length;
  box.replaceChildren(...errors.flatMap((error) => [
    make("p", {}, make("strong", {}, "Not renewed: "), error.message),
    ...(error.help ? [make("p", {}, `help: ${error.help}`)] : []),
  ]));
}

function drawPage() {
  if (!shown.sections.length) return;
  const part = partInSight();
  const view = views[current()];
  const last = shown.parts.findLast(([, label]) => label)?.[1] ?? "";
  const label = shown.parts[part]?.[1] ?? "";
  byId("tb-page").textContent = view?.kind === "script"
    ? (label ? `Page ${label} of ${last}` : "Title page") : `${part + 1} of ${shown.parts.length}`;
  const buttons = byId("tb-outline").querySelectorAll("button");
  const now = entryInSight();
  buttons.forEach((button, index) => {
    if (index === now && !button.hasAttribute("aria-current")) {
      button.setAttribute("aria-current", "location");
      const list = byId("tb-outline");
      const box = button.getBoundingClientRect(), frame = list.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) list.scrollTop += box.top - frame.top - frame.height / 3;
    } else if (index !== now) button.removeAttribute("aria-current");
  });
}

function entryInSight() {
  const entries = outlines[current()] ?? [];
  const part = partInSight();
  let now = -1;
  for (let index = 0; index < entries.length; index += 1) {
    const [, , at, row] = entries[index];
    if (at > part) break;
    if (at < part || (rowOf(at, row)?.getBoundingClientRect().top ?? 0) <= top() + 64) now = index;
  }
  return now;
}

// --- Hands -----------------------------------------------------------------------------------------

function step(by) {
  const entries = outlines[current()] ?? [];
  const now = entryInSight();
  const entry = entries[Math.min(entries.length - 1, Math.max(0, now + by))];
  if (entry) go(entry[2], entry[3]);
}

function leaf(by) {
  const part = Math.min(shown.sections.length - 1, Math.max(0, partInSight() + by));
  shown.sections[part]?.scrollIntoView({ block: "start", behavior: "instant" });
}

let visited = -1;
function nextFinding(by) {
  const mine = findings[current()] ?? [];
  if (!mine.length) return;
  visited = (visited + by + mine.length) % mine.length;
  visit(mine[visited]);
}

function open(wanted) {
  document.body.classList.toggle("tb-open", wanted);
  byId("tb-menu").setAttribute("aria-expanded", String(wanted));
}

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowRight: () => leaf(1),
  ArrowLeft: () => leaf(-1),
  n: () => nextFinding(1),
  p: () => nextFinding(-1),
  Escape: () => open(false),
};

document.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  act();
});

main.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (link && !link.getAttribute("href").startsWith("#")) { link.target = "_blank"; link.rel = "noopener noreferrer"; return; }
  if (link || event.target.closest("button")) return;
  const spot = spotOf(event.target, event.clientY);
  if (spot) point(spot.part, spot.row);
});

byId("tb-menu").addEventListener("click", () => open(!document.body.classList.contains("tb-open")));
byId("tb-copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(place.textContent);
  byId("tb-copy").textContent = "Copied";
  setTimeout(() => { byId("tb-copy").textContent = "Copy"; }, 1200);
});
byId("tb-tabs").addEventListener("click", (event) => {
  const chosen = event.target.closest("button");
  for (const button of byId("tb-tabs").children) {
    button.setAttribute("aria-pressed", String(button === chosen));
    byId(button.dataset.list).hidden = button !== chosen;
  }
});

const follow = byId("tb-follow").querySelector("input");
follow.checked = recall("follow") === "1";
follow.addEventListener("change", () => remember("follow", follow.checked ? "1" : ""));

let waiting = false;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    drawPage();
    const part = partInSight();
    const box = shown.sections[part]?.getBoundingClientRect();
    if (box) remember("place", `${shown.name}|${part}|${(top() - box.top) / box.height}`);
  });
}, { passive: true });
new ResizeObserver(() => { crop(); settle(); }).observe(main);

connect();
