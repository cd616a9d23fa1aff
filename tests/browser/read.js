// A reader at work: node read.js NODE_MODULES CHROMIUM PAGE
//
// Goes to the contents' last entry, leaves and comes back, changes theme and size, with scripts and
// without; prints what was seen as JSON.
const path = require("path");
const [modules, chromium, page] = process.argv.slice(2);
const { chromium: browserType } = require(path.join(modules, "playwright-core"));
const address = `file://${path.resolve(page)}`;

const top = (tab, name) => tab.evaluate((id) => Math.round(document.getElementById(id).getBoundingClientRect().top), name);
const ground = (tab) => tab.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const size = (tab) => tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector("main")).fontSize));

async function choose(tab, choice) {
  await tab.click(".opens-appearance");
  await tab.click(`label:has(#${choice})`);
  await tab.keyboard.press("Escape");
}

async function withScripts(browser) {
  const tab = await (await browser.newContext({ viewport: { width: 360, height: 700 } })).newPage();
  await tab.goto(address);
  await tab.click(".opens-contents");
  const last = tab.locator("#contents a").last(); // near the foot, where it can't come to the top
  const name = (await last.getAttribute("href")).slice(1);
  await last.click();
  await tab.waitForFunction((id) => document.querySelector(`#contents a[aria-current][href="#${id}"]`), name);
  const closed = await tab.evaluate(() => !document.getElementById("contents").matches(":popover-open"));
  const went = await top(tab, name);
  await tab.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith(":place")));
  await tab.goto("about:blank");
  await tab.goto(address);
  const came = await top(tab, name);
  const before = await size(tab);
  await choose(tab, "theme-sepia");
  await choose(tab, "size-150");
  await tab.reload();
  return { went, came, closed, ground: await ground(tab), grown: (await size(tab)) / before };
}

async function withoutScripts(browser) {
  const context = await browser.newContext({ viewport: { width: 360, height: 700 }, javaScriptEnabled: false });
  const tab = await context.newPage();
  await tab.goto(address);
  await tab.click(".opens-contents");
  const listed = await tab.locator("#contents a").first().isVisible();
  await tab.keyboard.press("Escape");
  await choose(tab, "theme-dark");
  await tab.locator("#theme-dark").isChecked();
  const shot = await tab.screenshot({ clip: { x: 2, y: 300, width: 1, height: 1 } });
  return { listed, dark: shot.toString("base64") };
}

(async () => {
  const browser = await browserType.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
  const seen = { scripts: await withScripts(browser), plain: await withoutScripts(browser) };
  await browser.close();
  console.log(JSON.stringify(seen));
})();
