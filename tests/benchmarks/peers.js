// One turn of a node peer: peers.js MODULES NAME SCRIPT SCALE prints seconds as JSON.
"use strict";
const fs = require("fs");
const path = require("path");
const [modules, name, script, scale] = process.argv.slice(2);
const text = fs.readFileSync(script, "utf8").repeat(Number(scale));

function reader() {
  const module = require(path.resolve(modules, name));
  if (name === "fountain-js") {
    return () => new module.Fountain().parse(text, true);
  }
  return () => module.parser.parse(text, { print_headers: true, print_actions: true });
}

const read = reader();
let best = Infinity;
for (let turn = 0; turn < Math.max(1, Math.floor(5 / scale)); turn++) {
  const start = process.cpuUsage();
  read();
  const used = process.cpuUsage(start);
  best = Math.min(best, (used.user + used.system) / 1e6);
}
console.log(JSON.stringify(best));
