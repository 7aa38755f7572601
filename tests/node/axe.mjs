// Opens pages in Chromium, as a reader would, and prints what is wrong with them.
//
//   node axe.mjs CHROMIUM FILE...
//
// CHROMIUM is the browser's program. Prints one line of JSON for each page; where all is well, every list is empty:
//
//   violations  of axe's rules, and where it could not tell, each with the width of the window and the places
//   requests    for anything but the page itself
//   events      dialogs, messages on the console, errors, other windows, downloads
//   scripts     elements that are a script or have one in an attribute
//   overflow    text wider than the window or than the box it stands in
//   torn        words broken for want of room (an address or what the State wrote may be)
//   keyboard    what is wrong with the first link, which skips to the findings
//
// The browser has no network. The page keeps its Content-Security-Policy: axe comes in by way of the debugger.

import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const WIDE = 1280;
const PHONE = 360;
const WIDTHS = [WIDE, WIDE / 2, PHONE, WIDE / 4]; // the wide window at 200 % and at 400 % zoom among them (WCAG 1.4.10)
const WHOLE_WORDS = `
  body { overflow-wrap: normal }
  [lang], bdi, a[href^="http"] { overflow-wrap: anywhere }`;
const FLAGS = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND",
];

async function look(browser, file) {
  const context = await browser.newContext({ offline: true });
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await resize(page, WIDE);
  const address = pathToFileURL(file).href;
  const { requests, events } = listen(context, page, address);
  await page.goto(address);
  const keyboard = await skip(page);
  const scripts = await page.evaluate(scriptsIn);
  const overflow = await spills(page, WIDTHS);
  const violations = [];
  await page.evaluate(axe.source);
  for (const width of [WIDE, PHONE]) {
    await resize(page, width);
    // Colours are the same at every width, and take most of the time.
    const rules = { "color-contrast": { enabled: width === WIDE } };
    violations.push(...(await page.evaluate(judged, { tags: TAGS, rules })).map((found) => ({ width, ...found })));
  }
  await page.addStyleTag({ content: WHOLE_WORDS });
  const torn = await spills(page, [WIDE, PHONE]);
  await context.close();
  return { file, violations, requests, events, scripts, overflow, torn, keyboard };
}

function listen(context, page, address) {
  const requests = [];
  const events = [];
  context.on("request", (request) => request.url() !== address && requests.push(request.url()));
  context.on("page", (other) => events.push(`window: ${other.url()}`));
  page.on("console", (message) => events.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => events.push(`error: ${error.message}`));
  page.on("download", (download) => events.push(`download: ${download.url()}`));
  page.on("dialog", (dialog) => {
    events.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  return { requests, events };
}

async function resize(page, width) {
  await page.setViewportSize({ width, height: 800 });
}

async function spills(page, widths) {
  const found = [];
  for (const width of widths) {
    await resize(page, width);
    found.push(...(await page.evaluate(overflowing)).map((text) => `${width}: ${text}`));
  }
  return found;
}

async function skip(page) {
  await page.keyboard.press("Tab");
  const { address, ...is } = await page.evaluate(focused);
  const found = Object.keys(is).filter((name) => !is[name]).map((name) => `the first link is not ${name}`);
  if (!address.startsWith("#")) return [...found, "the first link leads out of the page"];
  await page.keyboard.press("Enter");
  const arrived = await page.evaluate((id) => document.querySelector(":target")?.id === id, address.slice(1));
  return arrived ? found : [...found, "the first link leads nowhere"];
}

// ---- what runs inside the page

async function judged({ tags, rules }) {
  const resultTypes = ["violations", "incomplete"];
  const { violations, incomplete } = await axe.run({ runOnly: tags, rules, resultTypes, preload: false });
  const report = ({ id, help }, nodes) => ({
    id,
    help,
    places: nodes.slice(0, 10).map((node) => `${node.target}: ${node.html.slice(0, 200)}`),
  });
  // Of words on a picture it cannot tell what they stand on.
  const isDrawn = (node) => document.querySelector(node.target[0]).closest("[role=img]");
  const unsure = incomplete.map((one) => report(one, one.nodes.filter((node) => !isDrawn(node))));
  return [...violations.map((one) => report(one, one.nodes)), ...unsure.filter((one) => one.places.length)];
}

function scriptsIn() {
  const holds = (element) => element.getAttributeNames().some((name) => name.startsWith("on"));
  const found = [...document.querySelectorAll("*")].filter((one) => one.localName === "script" || holds(one));
  return found.map((element) => element.outerHTML.slice(0, 200));
}

function overflowing() {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  const found = scrollWidth > clientWidth ? [`the page is ${scrollWidth} wide`] : [];
  const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  for (const element of document.querySelectorAll("body *:not([aria-hidden], [role=img] *)")) {
    // What stands in a line has no width of its own; what only a screen reader reads has 1; rounding may cost 1.
    // Words on a picture are cut short where there is no room: its description has them all.
    if (element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && !scrolls(element)) {
      found.push(`${element.scrollWidth} in ${element.clientWidth}: ${element.outerHTML.slice(0, 200)}`);
    }
  }
  return found;
}

function focused() {
  const link = document.activeElement;
  const { width, height, left, right, top } = link.getBoundingClientRect();
  return {
    address: link.getAttribute("href") ?? "",
    shown: width > 20 && height > 10 && left >= 0 && right <= innerWidth && top >= 0,
    outlined: getComputedStyle(link).outlineStyle !== "none",
  };
}

// ----

const [program, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node axe.mjs CHROMIUM FILE...");
  process.exit(2);
}
const browser = await chromium.launch({
  executablePath: program,
  args: FLAGS,
  chromiumSandbox: process.getuid() !== 0, // Chromium's sandbox refuses root
  timeout: 120_000,
});
try {
  const found = await Promise.all(files.map((file) => look(browser, file)));
  process.stdout.write(found.map((one) => JSON.stringify(one) + "\n").join(""));
} finally {
  await browser.close();
}
