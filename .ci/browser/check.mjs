// Opens pages in a browser and looks at what a person would: node check.mjs CHROMIUM OUTPUT URL...
import { chromium } from 'playwright-core';
import axe from 'axe-core';
import path from 'node:path';

const [executablePath, output, ...urls] = process.argv.slice(2);
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'narrow', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { name: 'narrow-dark', colorScheme: 'dark', viewport: { width: 360, height: 740 } },
];
const failures = [];
let passed = 0;

function check(what, holds, about = '') {
  if (holds) passed += 1;
  else failures.push(`${what}${about ? `: ${about}` : ''}`);
}

// Everything that can be reached is reached in turn, and is seen to be.
async function keyboard(page, where) {
  const all = await page.evaluate(() => {
    const can = 'a[href], summary, input, select, [tabindex="0"]';
    const shown = (element) => element.checkVisibility() && !(element.closest('details:not([open])') && element.tagName !== 'SUMMARY');
    return [...document.querySelectorAll(can)].filter(shown).length;
  });
  const seen = [];
  for (let step = 0; step < all; step += 1) {
    await page.keyboard.press('Tab');
    seen.push(await page.evaluate(() => {
      const element = document.activeElement;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      element.dataset.reached = 'yes';
      return {
        tag: element.tagName,
        text: element.textContent.trim().slice(0, 30),
        outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        visible: box.width > 0 && box.right > 0 && box.bottom > 0,
      };
    }));
  }
  const reached = await page.evaluate(() => document.querySelectorAll('[data-reached]').length);
  check(`${where}: the keyboard reaches all`, reached === all, `${reached} of ${all}`);
  const dim = seen.filter((one) => !one.outlined || !one.visible);
  check(`${where}: what has the focus is seen`, dim.length === 0, JSON.stringify(dim.slice(0, 3)));
  check(`${where}: the first is the way past the navigation`, seen[0]?.text === 'Skip to the content', JSON.stringify(seen[0]));
  const summary = page.locator('summary').first();
  if (await summary.count()) {
    await summary.focus();
    await page.keyboard.press('Enter');
    check(`${where}: the figures of a chart open`, await page.locator('details[open] table').first().isVisible());
  }
}

// Entries can be searched, chosen among and shown all again.
async function filter(page, where) {
  const shown = () => page.locator('details.entry:not([hidden])').count();
  const all = await shown();
  const first = page.locator('.filter select').first();
  await first.selectOption({ index: 1 });
  const some = await shown();
  check(`${where}: a facet shows some`, some > 0 && some < all, `${some} of ${all}`);
  await first.selectOption({ index: 0 });
  await page.locator('.filter input').fill('nothing has this word');
  check(`${where}: a word that is not there shows none`, await shown() === 0);
  await page.locator('.filter input').fill('');
  check(`${where}: all are shown again`, await shown() === all, `${await shown()} of ${all}`);
}

// What a reader does with a list of differences: search, choose, open one.
async function differences(page, where, output, kind, look) {
  const shown = () => page.locator('.entry:not([hidden])').count();
  const told = () => page.locator('.filter output').textContent();
  const all = await shown();
  check(`${where}: there are differences`, all > 5, `${all}`);
  check(`${where}: no difference is open`, await page.locator('.entry[open]').count() === 0);
  await page.locator('.filter input').fill('phone1');
  const some = await shown();
  check(`${where}: a word leaves some`, some > 0 && some < all, `${some} of ${all}`);
  check(`${where}: how many is told`, (await told()).trim() === `${some} shown`, await told());
  await page.locator('.filter input').fill('no such word');
  check(`${where}: no word leaves none`, await shown() === 0);
  await page.locator('.filter input').fill('');
  check(`${where}: all come back`, await shown() === all);
  const wire = page.locator('.filter select').first();
  const value = await wire.locator('option').nth(1).getAttribute('value');
  await wire.selectOption(value);
  const chosen = await shown();
  check(`${where}: a table leaves some`, chosen > 0 && chosen < all, `${chosen} of ${all}`);
  await wire.selectOption('');
  await page.locator('.filter input').fill('contact');
  const summary = page.locator('.entry:not([hidden]) > summary').first();
  await summary.focus();
  await page.keyboard.press('Enter');
  const sides = page.locator('.entry[open] .sides > div');
  check(`${where}: a difference opens`, await sides.first().isVisible() && await sides.count() === 2);
  check(`${where}: what parts is marked`, await page.locator('.entry[open] mark').count() > 0);
  await summary.scrollIntoViewIfNeeded();
  await page.screenshot({ path: path.join(output, `${kind}-${look.name}-open.png`) });
}

// The time from asking for a page to its first picture with everything laid out: by the clock, and of the page's own thread,
// which is what it takes on a quiet machine.
async function opening(context, url) {
  const times = [];
  for (let round = 0; round < 3; round += 1) {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return metrics.find((metric) => metric.name === 'TaskDuration').value * 1000;
    };
    const before = await busy();
    const began = performance.now();
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));
    times.push({ clock: performance.now() - began, busy: await busy() - before });
    await page.close();
  }
  return times.sort((one, other) => one.clock - other.clock);
}

async function large(url, output) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const times = await opening(context, url);
  const told = times.map((time) => `${Math.round(time.clock)} ms (${Math.round(time.busy)} ms of its own)`).join(', ');
  console.log(`a report of 10,000 differences opens in ${told}`);
  check('large: opens in under 2 s', Math.min(times[0].clock, times[0].busy) < 2000, told);
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  const entries = await page.locator('.entry').count();
  check('large: has all differences', entries === 10000, `${entries}`);
  const began = performance.now();
  await page.locator('.filter input').fill('4123');
  const shown = await page.locator('.entry:not([hidden])').count();
  const took = performance.now() - began;
  console.log(`a search in it takes ${Math.round(took)} ms`);
  check('large: a search leaves some', shown > 0 && shown < 100, `${shown}`);
  await page.screenshot({ path: path.join(output, 'large.png') });
  await context.close();
}

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
for (const url of urls) {
  if (url.endsWith('/large.html')) {
    await large(url, output);
    continue;
  }
  for (const look of looks) {
    const kind = url.startsWith('file:') ? path.basename(new URL(url).pathname, '.html') : 'page';
    const compares = kind === 'comparison';
    const where = `${kind} ${look.name}`;
    const context = await browser.newContext({ colorScheme: look.colorScheme, viewport: look.viewport });
    const page = await context.newPage();
    const asked = [];
    const said = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('dialog', (dialog) => { said.push(dialog.message()); dialog.dismiss(); });
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForLoadState('networkidle');
    const ours = (one) => one === url || one === new URL('/favicon.ico', url).href;
    check(`${where}: asks nobody else`, asked.every(ours), asked.filter((one) => !ours(one)).join(' '));
    const complaints = said.filter((text) => !text.includes('favicon'));
    check(`${where}: the browser has nothing to say`, complaints.length === 0, complaints.join(' | '));
    // Only pages with entries carry one: it shows those that a reader looks for.
    const scripts = await page.locator('.entries').count() === 0 ? 0 : 1;
    check(`${where}: has no other script`, await page.locator('script').count() === scripts);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    check(`${where}: is no wider than the window`, wide <= 0, `${wide} px`);
    await page.screenshot({ path: path.join(output, `${kind}-${look.name}.png`), fullPage: true });
    await keyboard(page, where);
    if (scripts > 0) await filter(page, where);
    if (compares) await differences(page, where, output, kind, look);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    // Runs by the protocol of the debugger, which the page's policy does not hold back.
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const result = await window.axe.run(document);
      const told = (violation) => `${violation.id}: ${violation.help}: ${violation.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' || ')}`;
      return { violations: result.violations.map(told), contrast: result.passes.some((rule) => rule.id === 'color-contrast') };
    });
    check(`${where}: contrast was looked at`, found.contrast);
    check(`${where}: axe finds nothing`, found.violations.length === 0, found.violations.join('\n    '));
    if (look.name === 'light') {
      await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = false; }));
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: path.join(output, `${kind}-print.png`), fullPage: true });
      const printed = await page.locator('details table').first().evaluate((table) => table.getBoundingClientRect().height);
      check(`${where}: the figures are printed`, printed > 0);
    }
    await context.close();
  }
}
await browser.close();
for (const failure of failures) console.log(`FAILED ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
