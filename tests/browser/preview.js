// A writer at the preview: node preview.js visit|time NODE_MODULES CHROMIUM PYTHON FOLDER SOURCE
//
// Starts `typebar serve` in the project FOLDER and looks at it in a browser while SOURCE is edited.
// "visit" prints what was seen as JSON, "time" the milliseconds from each save to its pixels.
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const [mode, modules, chromium, python, folder, source] = process.argv.slice(2);
const { chromium: browserType } = require(path.join(modules, "playwright-core"));
const axe = path.join(modules, "axe-core", "axe.min.js");
const file = path.join(folder, source);
const VIEWS = [[320, "light"], [320, "dark"], [900, "light"], [1400, "light"], [1400, "dark"]];
const EDITS = 12;

function serve() {
  const server = spawn(python, ["-m", "typebar", "serve", "--no-open"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let complaint = "";
  server.stderr.on("data", (text) => { complaint += text; });
  const ended = new Promise((resolve) => server.on("exit", (code) => resolve(code)));
  const url = new Promise((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(String(text).trim()));
    ended.then(() => reject(new Error(`typebar serve ended: ${complaint}`)));
  });
  url.catch(() => {});
  return { url, stop: () => { server.kill("SIGINT"); return ended; }, complaint: () => complaint };
}

// A save as editors do it: beside, then renamed.
function save(text) {
  fs.writeFileSync(`${file}.swap`, text);
  fs.renameSync(`${file}.swap`, file);
}

const edit = (from, to) => {
  const before = fs.readFileSync(file, "utf8");
  if (!before.includes(from)) throw new Error(`no ${JSON.stringify(from)} in ${source}`);
  save(before.replace(from, to));
};

const state = (tab) => tab.getAttribute("#tb-state", "data-state");
const comes = (tab, text) => tab.waitForFunction((words) => document.querySelector("main").textContent.includes(words), text, { timeout: 20000 });

async function loaded(tab, url) {
  await tab.goto(url);
  await tab.waitForFunction(() => {
    const parts = [...document.querySelectorAll(".tb-part")];
    return parts.length && parts.every((part) => part.dataset.digest);
  }, null, { timeout: 30000 });
}

async function judge(browser, url, width, scheme) {
  // axe is injected, which the page's own policy forbids.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
  const tab = await context.newPage();
  await loaded(tab, url);
  await tab.waitForSelector("#tb-findings button", { state: "attached" });
  await tab.addScriptTag({ path: axe });
  const found = [];
  const look = async () => {
    const result = await tab.evaluate(() => axe.run());
    found.push(...result.violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 160)}`));
  };
  await look();
  const drawer = await tab.isVisible("#tb-menu");
  if (drawer) { await tab.click("#tb-menu"); await tab.waitForTimeout(250); await look(); await tab.keyboard.press("Escape"); }
  await tab.click("#tb-targets button:nth-child(2)");
  await tab.waitForSelector(".leaf h2");
  await look();
  const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await context.close();
  return { width, scheme, drawer, sideways, violations: found };
}

async function visit(browser) {
  let server = serve();
  const url = await server.url;
  const seen = { complaints: [], fetched: [] };
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const tab = await context.newPage();
  tab.on("console", (message) => { if (message.type() === "error") seen.complaints.push(message.text()); });
  tab.on("pageerror", (error) => seen.complaints.push(error.message));
  tab.on("request", (request) => { if (!request.url().startsWith(url)) seen.fetched.push(request.url()); });
  await loaded(tab, url);
  seen.state = await state(tab);
  seen.pages = await tab.locator("svg.page").count();
  seen.fonts = await tab.evaluate(() => document.fonts.ready.then(() => [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family)));

  // Clicks and keys.
  await tab.getByText("Rain. ANNA lights").first().click();
  await tab.waitForFunction(() => document.querySelector("#tb-place").classList.contains("tb-set"));
  seen.place = await tab.textContent("#tb-place");
  await tab.keyboard.press("j");
  await tab.keyboard.press("j");
  await tab.waitForFunction(() => document.querySelector("#tb-outline [aria-current]"));
  seen.scene = await tab.textContent("#tb-outline [aria-current]");
  await tab.waitForSelector(".tb-note");
  seen.notes = await tab.locator(".tb-note").count();
  seen.findings = await tab.locator("#tb-findings button").count();

  // A renewal: only the page that changed is another one, and nothing moves under the reader.
  const before = await tab.evaluate(() => {
    window.pagesBefore = [...document.querySelectorAll("svg.page")];
    const line = [...document.querySelectorAll("text")].find((one) => one.getBoundingClientRect().top > 120);
    window.lineBefore = line.textContent;
    return line.getBoundingClientRect().top;
  });
  edit("The last word.", "The very last word.");
  await comes(tab, "The very last word.");
  seen.renewed = await tab.getAttribute("main", "data-renewed");
  seen.replaced = await tab.evaluate(() => [...document.querySelectorAll("svg.page")]
    .flatMap((page, index) => (page === window.pagesBefore[index] ? [] : [index])));
  seen.moved = before - await tab.evaluate(() => [...document.querySelectorAll("text")]
    .find((one) => one.textContent === window.lineBefore && one.getBoundingClientRect().top > 60).getBoundingClientRect().top);

  // A line more at the beginning: all else is further down, and the line read last stays in place.
  const held = await tab.evaluate(() => document.querySelector("rect.tb-here + text, text") && scrollY);
  edit("Rain. ANNA lights", "Thunder.\n\nRain. ANNA lights");
  await comes(tab, "Thunder.");
  seen.scrolled = held > 0;

  // A text that goes away: the last good pages stay, and it's said.
  const text = fs.readFileSync(file);
  fs.unlinkSync(file);
  await tab.waitForSelector("#tb-trouble:not([hidden])");
  seen.trouble = await tab.textContent("#tb-trouble");
  seen.kept = await tab.locator("svg.page").count();
  fs.writeFileSync(file, text);
  await tab.waitForSelector("#tb-trouble", { state: "hidden" });

  seen.views = [];
  for (const [width, scheme] of VIEWS) seen.views.push(await judge(browser, url, width, scheme));

  // The server stops, and comes back.
  seen.complaintsBefore = seen.complaints.length;
  seen.code = await server.stop();
  await tab.waitForFunction(() => document.querySelector("#tb-state").dataset.state === "lost");
  seen.stopped = await tab.textContent("#tb-state");
  edit("Thunder.", "Lightning.");
  server = serve();
  seen.same = (await server.url) === url;
  await tab.waitForFunction(() => document.querySelector("#tb-state").dataset.state === "live");
  await comes(tab, "Lightning.");
  seen.complaints.length = seen.complaintsBefore; // while it was away, the browser said so
  await server.stop();
  return seen;
}

async function time(browser) {
  const server = serve();
  const tab = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  await loaded(tab, await server.url);
  await tab.waitForSelector(".tb-note, .tb-empty", { state: "attached" });
  const text = fs.readFileSync(file, "utf8");
  const paragraphs = text.split("\n\n");
  const middle = paragraphs.findIndex((one, index) => index > paragraphs.length / 2 && /^[A-Z][a-z].{60}/.test(one));
  const times = [];
  for (let index = 0; index < EDITS; index += 1) {
    const word = `Mark ${String.fromCharCode(65 + index)}${index}.`;
    const seen = tab.evaluate((wanted) => new Promise((resolve) => {
      const look = () => {
        const line = [...document.querySelectorAll("svg.page text")].find((one) => one.textContent.includes(wanted));
        if (!line) return;
        observer.disconnect();
        line.closest(".tb-part").scrollIntoView();
        // The frame after the next one starts when this one is on the screen.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      };
      const observer = new MutationObserver(look);
      observer.observe(document.querySelector("main"), { childList: true, subtree: true });
    }), word);
    await tab.waitForTimeout(900); // findings of the edit before are in
    // Every other edit adds a paragraph, so that what follows moves.
    const added = index % 2 ? `${word}\n\n${paragraphs[middle]}` : `${word} ${paragraphs[middle]}`;
    const written = paragraphs.with(middle, added).join("\n\n");
    const start = performance.now();
    save(written);
    await seen;
    times.push(Math.round(performance.now() - start));
  }
  await server.stop();
  return times;
}

(async () => {
  const browser = await browserType.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const seen = mode === "time" ? await time(browser) : await visit(browser);
  await browser.close();
  console.log(JSON.stringify(seen));
  process.exit(0);
})().catch((error) => { console.error(error.stack); process.exit(1); });
