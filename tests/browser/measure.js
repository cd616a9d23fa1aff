// How wide the text stands: node measure.js NODE_MODULES CHROMIUM PAGE
//
// Prints as JSON, for windows of several sizes: how many of the font's figures a line of text
// holds, how far the page can be scrolled sideways, and how high the title page is.
const path = require("path");
const [modules, chromium, page] = process.argv.slice(2);
const { chromium: browserType } = require(path.join(modules, "playwright-core"));

const WINDOWS = [[390, 3000], [720, 900], [1100, 900], [1152, 900], [1200, 1600], [1300, 900], [1400, 900], [1600, 900]];

function measured() {
  const main = document.querySelector("main");
  const style = getComputedStyle(main);
  const ruler = main.appendChild(document.createElement("span"));
  ruler.style = "position: absolute; width: 100ch";
  const figure = ruler.offsetWidth / 100;
  ruler.remove();
  const line = main.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return {
    figures: line / figure,
    sideways: document.documentElement.scrollWidth - innerWidth,
    title: document.querySelector("section.titlepage").offsetHeight,
  };
}

(async () => {
  const browser = await browserType.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
  const tab = await browser.newPage();
  const seen = [];
  for (const [width, height] of WINDOWS) {
    await tab.setViewportSize({ width, height });
    await tab.goto(`file://${path.resolve(page)}`);
    seen.push({ width, height, ...(await tab.evaluate(measured)) });
  }
  await browser.close();
  console.log(JSON.stringify(seen));
})();
