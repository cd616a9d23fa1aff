// Remembers the place, and marks where the reader is. Everything else works without.
const contents = document.getElementById("contents");
contents?.addEventListener("click", ({ target }) => {
  if (target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
});

const blocks = [...document.querySelectorAll("main :is(p, h1, h2, h3, h4, li, figure)")];
const links = new Map();
for (const link of contents?.querySelectorAll("a") ?? []) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (target) links.set(target, link);
}
const targets = [...links.keys()];

// The last of these, in order of the page, that begins above the line.
const lastAbove = (elements, line) => {
  let low = 0;
  let high = elements.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (elements[middle].getBoundingClientRect().top <= line) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

let current = null;
const follow = () => {
  // The last entries may never come up to the line: at the foot of the page it's the lowest seen.
  const foot = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const link = links.get(targets[lastAbove(targets, foot ? innerHeight : 120)]);
  if (link === current) return;
  current?.removeAttribute("aria-current");
  link?.setAttribute("aria-current", "location");
  current = link;
  if (link && !contents.matches(":hover") && contents.scrollHeight > contents.clientHeight) {
    contents.scrollTop = link.offsetTop - contents.clientHeight / 2;
  }
};

// A place is a block, and how far down in it; it counts for a text of as many blocks only.
const LINE = 70;
const remember = () => {
  const index = lastAbove(blocks, LINE);
  if (index < 0 || scrollY < 100) return store("place", "");
  const { top, height } = blocks[index].getBoundingClientRect();
  return store("place", [index, blocks.length, ((LINE - top) / height).toFixed(3)].join("/"));
};
const [index, total, part] = (store("place") || "").split("/").map(Number);
if (!location.hash && total === blocks.length && blocks[index]) {
  const { top, height } = blocks[index].getBoundingClientRect();
  scrollTo({ top: scrollY + top + part * height - LINE, behavior: "instant" });
}

let waiting = 0;
addEventListener("scroll", () => {
  if (waiting) return;
  waiting = setTimeout(() => { waiting = 0; follow(); remember(); }, 150);
}, { passive: true });
follow();
