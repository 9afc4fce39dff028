// The page of `ibid check --format html` in a browser: what a person sees, with
// the keyboard alone, narrow and wide, in each look, on paper, without scripts.
//
//   node report.mjs IBID [PICTURES]    result as TAP; pictures into a folder
//
// Exit status 77: there is no browser, or its packages were not installed
// ("npm ci --prefix tests/web"); 1: something is wrong.
import {spawnSync} from "node:child_process";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync,
  writeFileSync} from "node:fs";
import {createRequire} from "node:module";
import {tmpdir} from "node:os";
import {dirname, join, resolve} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const [ibid, pictures] = process.argv.slice(2).map((name) => resolve(name));
const browserNames = ["/usr/bin/chromium", "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome"];

function skip(why) {
  console.log("1..0 # SKIP " + why);
  process.exit(77);
}

const executablePath = browserNames.find(existsSync);
if (!executablePath)
  skip("no Chromium here");
const require = createRequire(import.meta.url);
let chromium, axe;
try {
  ({chromium} = require("playwright-core"));
  axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
} catch {
  skip("npm ci --prefix tests/web");
}

// What is looked at: a folder with document.txt and its sources each.
const folder = mkdtempSync(join(tmpdir(), "ibid-web-"));
process.on("exit", () => rmSync(folder, {recursive: true, force: true}));

function report(name, args) {
  const run = spawnSync(ibid, ["check", "--quiet", "--format", "html", ...args],
    {cwd: root, maxBuffer: 1 << 28});
  if (run.status !== 0 && run.status !== 1)
    throw new Error(name + ": " + run.stderr);
  const file = join(folder, name + ".html");
  writeFileSync(file, run.stdout);
  return pathToFileURL(file).href;
}

const pages = {
  letter: report("letter", ["samples/letter.txt", "samples/sources"]),
  scan: report("scan", ["samples/letter.ocr.txt", "samples/sources"]),
  alone: report("alone", ["samples/letter.txt"]),
  arabic: report("arabic", ["tests/web/arabic/document.txt",
    "tests/web/arabic/sources"]),
  russian: report("russian", ["tests/web/russian/document.txt",
    "tests/web/russian/sources"]),
  hostile: report("hostile", ["tests/web/hostile/document.txt",
    "tests/web/hostile/sources"]),
};

if (pictures)
  mkdirSync(pictures, {recursive: true});
const browser = await chromium.launch({executablePath,
  args: ["--no-sandbox", "--disable-dev-shm-usage"]});
let count = 0, bad = 0;

async function test(name, body) {
  count++;
  try {
    await body();
    console.log(`ok ${count} - ${name}`);
  } catch (error) {
    bad++;
    console.log(`not ok ${count} - ${name}`);
    console.log(String(error.message).replace(/^/gm, "# "));
  }
}

function equal(got, expected, what) {
  if (JSON.stringify(got) !== JSON.stringify(expected))
    throw new Error(`${what}: ${JSON.stringify(got)}, expected ` +
      JSON.stringify(expected));
}

// Open a page; its policy forbids scripts, and so axe is put in past it.  Any
// request but that for the file itself is a fault.
async function open(url, look = {}) {
  const context = await browser.newContext({viewport: {width: 1280,
    height: 900}, bypassCSP: true, ...look});
  const page = await context.newPage();
  page.asked = [];
  page.on("request", (r) => page.asked.push(r.url().split("#")[0]));
  page.on("dialog", () => page.asked.push("a dialog"));
  await page.goto(url);
  return page;
}

async function violations(page) {
  await page.evaluate(axe);
  const {violations} = await page.evaluate(() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
      "best-practice"]}));
  return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3)
    .map((n) => n.html.slice(0, 160) + " " + n.failureSummary).join(" | ")}`);
}

const looks = {
  "light, wide": {viewport: {width: 1800, height: 1000}},
  "dark": {colorScheme: "dark"},
  "320 px": {viewport: {width: 320, height: 900}},
  "high contrast": {contrast: "more"},
  "dark, high contrast": {colorScheme: "dark", contrast: "more"},
  "forced colours": {forcedColors: "active"},
};
for (const [name, url] of Object.entries(pages)) {
  for (const [look, options] of Object.entries(looks)) {
    // Colours are those of the style sheet, whatever the text.
    if (/contrast|forced/.test(look) && name !== "letter" && name !== "arabic")
      continue;
    await test(`${name}, ${look}: axe finds nothing`, async () => {
      const page = await open(url, options);
      equal(await violations(page), [], "violations");
      equal(page.asked, [url], "requests");
      await page.context().close();
    });
  }
  await test(`${name}: nothing is to be scrolled sideways`, async () => {
    const page = await open(url);
    for (const width of [320, 480, 800, 1000, 1280, 1700, 3840]) {
      await page.setViewportSize({width, height: 900});
      equal(await page.evaluate(() => document.documentElement.scrollWidth),
        width, "width");
    }
    await page.context().close();
  });
  await test(`${name}: whole without scripts`, async () => {
    const seen = [];
    for (const javaScriptEnabled of [true, false]) {
      const page = await open(url, {javaScriptEnabled, bypassCSP: false});
      seen.push(await page.locator("main").innerText());
      await page.context().close();
    }
    equal(seen[0] === seen[1], true, "the same text");
  });
}

await test("axe sees faults that are put in", async () => {
  const page = await open(pages.letter);
  await page.evaluate(() => {
    document.querySelector("h2").style.color = "#ccc";
    document.querySelector("main").append(document.createElement("img"));
  });
  equal((await violations(page)).map((v) => v.split(":")[0]).sort(),
    ["color-contrast", "image-alt"], "violations");
  await page.context().close();
});

await test("letter: from finding to finding by keyboard alone", async () => {
  const page = await open(pages.letter);
  const verdicts = [];
  await page.keyboard.press("Tab");
  equal(await page.evaluate(() => document.activeElement.innerText),
    "Go to the document", "the first stop");
  await page.locator("#look a").first().focus();
  await page.keyboard.press("Enter");
  for (let i = 0; i < 9; i++) {
    const card = page.locator(".card:target");
    verdicts.push(await card.locator(".head .v").innerText());
    const next = card.locator(".foot a", {hasText: "next"});
    if (await next.count() === 0)
      break;
    await next.focus();
    await page.keyboard.press("Enter");
  }
  equal(verdicts, ["altered", "altered", "pinpoint", "altered", "absent"],
    "findings");
  await page.goBack();
  equal(await page.locator(".card:target .head .v").innerText(), "altered",
    "one back");
  await page.context().close();
});

await test("letter: mark to note and back, card to words and back", async () => {
  const page = await open(pages.letter);
  await page.locator("a[role=doc-noteref]").nth(2).click();
  const note = page.locator("[role=doc-footnote]:target");
  equal((await note.innerText()).replace(/\s+/g, " "),
    "3 Ibid. resolved source 2", "note");
  await note.locator("a[role=doc-backlink]").click();
  equal(await page.locator("a[role=doc-noteref]:target").innerText(), "3",
    "mark");
  await page.locator(".card.altered .head a").nth(1).click();
  equal((await page.locator(".q:target").innerText()).replace(/\s+/g, " "),
    "ninety boats in the basin, and not one with steam up", "words");
  await page.context().close();
});

await test("letter: the redline says both sides", async () => {
  const page = await open(pages.letter);
  const card = page.locator(".card.altered").first();
  equal(await card.locator("del").textContent(),
    "[only in the source: nineteen]", "struck");
  equal(await card.locator("ins").textContent(),
    "[only in the quotation: ninety]", "put in");
  await page.context().close();
});

await test("letter: claim and source side by side where there is room",
  async () => {
    for (const [width, apart] of [[700, false], [1100, true], [1800, true]]) {
      const page = await open(pages.letter, {viewport: {width, height: 900}});
      const row = page.locator(".row", {has: page.locator(".card.altered")})
        .first();
      const words = await row.locator("> p").boundingBox();
      const cards = await row.locator("> .side").boundingBox();
      equal(cards.x >= words.x + words.width && cards.y < words.y + 40, apart,
        `side by side at ${width}`);
      await page.context().close();
    }
  });

await test("arabic: text runs from the right, ibid's words from the left",
  async () => {
    const page = await open(pages.arabic);
    const direction = (selector) => page.locator(selector).first()
      .evaluate((e) => getComputedStyle(e).direction);
    equal(await direction(".doc p"), "rtl", "paragraph");
    equal(await direction(".note"), "rtl", "note");
    equal(await direction(".src"), "rtl", "source");
    equal(await direction(".card"), "ltr", "card");
    equal(await direction(".v"), "ltr", "verdict");
    await page.context().close();
  });

await test("hostile: nothing of it acts", async () => {
  const page = await open(pages.hostile, {bypassCSP: false});
  equal(await page.locator("script, img, iframe, svg, form, input").count(), 0,
    "elements");
  equal(page.asked, [pages.hostile], "requests");
  equal(await page.locator(".ctl").first().innerText(), "U+202E",
    "a turn of direction is shown");
  await page.context().close();
});

await test("letter: on paper", async () => {
  const page = await open(pages.letter);
  await page.emulateMedia({media: "print"});
  equal(await page.locator("nav").isVisible(), false, "contents");
  equal(await page.locator(".note").first().isVisible(), true, "notes");
  equal(await page.locator("#about code").first().isVisible(), true, "hash");
  const bytes = await page.pdf({preferCSSPageSize: true, format: "A4"});
  equal(bytes.length > 20000, true, "a PDF file");
  if (pictures)
    writeFileSync(join(pictures, "report.pdf"), bytes);
  await page.context().close();
});

if (pictures) {
  for (const [name, url] of Object.entries(pages)) {
    for (const [look, options] of Object.entries(looks)) {
      const page = await open(url + "#document", options);
      const file = `${name}-${look.replace(/[^a-z0-9]+/g, "-")}.png`;
      await page.screenshot({path: join(pictures, file)});
      await page.context().close();
    }
  }
}
await browser.close();
console.log("1.." + count);
process.exit(bad ? 1 : 0);
