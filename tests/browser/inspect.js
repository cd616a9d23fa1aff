// What a browser makes of pages: node inspect.js NODE_MODULES CHROMIUM PAGE...
//
// Prints a JSON list with an entry for each page, width and colour scheme: axe's violations, how
// far the page can be scrolled sideways, what the browser complained of, and what was fetched.
const path = require("path");
const [modules, chromium, ...pages] = process.argv.slice(2);
const { chromium: browserType } = require(path.join(modules, "playwright-core"));
const axe = path.join(modules, "axe-core", "axe.min.js");

const VIEWS = [[320, "light"], [320, "dark"], [800, "light"], [1400, "light"], [1400, "dark"]];

async function look(browser, page, width, scheme) {
  // axe is injected, which the page's own policy forbids.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true });
  const tab = await context.newPage();
  const fetched = [];
  tab.on("request", (request) => { if (/^(https?|ftp|ws)/.test(request.url())) fetched.push(request.url()); });
  await tab.goto(`file://${path.resolve(page)}`);
  const sideways = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await tab.addScriptTag({ path: axe });
  const result = await tab.evaluate(() => axe.run());
  const violations = result.violations.map((found) => `${found.id}: ${found.help}: ${found.nodes[0].html.slice(0, 200)}`);
  await context.close();
  return { page, width, scheme, sideways, violations, fetched };
}

// Without bypassing the policy: a wrong hash shows as a message of the browser's.
async function complaints(browser, page) {
  const tab = await browser.newPage();
  const said = [];
  tab.on("console", (message) => said.push(message.text().slice(0, 300)));
  tab.on("pageerror", (error) => said.push(error.message));
  await tab.goto(`file://${path.resolve(page)}`);
  await tab.evaluate(() => document.fonts.ready.then(() => true));
  await tab.close();
  return said;
}

(async () => {
  const browser = await browserType.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const seen = [];
  for (const page of pages) {
    const said = await complaints(browser, page);
    for (const [width, scheme] of VIEWS) {
      seen.push({ ...(await look(browser, page, width, scheme)), complaints: said });
    }
  }
  await browser.close();
  console.log(JSON.stringify(seen));
})();
