import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mockEventBridge, type RuleCoverage } from '../../src/index.js';
import { htmlPage } from '../../src/reporters/page/html-page.js';
import { faintTexts, overflowing } from './look.js';

/** CHROMIUM names another one, or none; SCREENSHOTS a folder for pictures of what is tested. */
const { CHROMIUM, SCREENSHOTS } = process.env;
const executablePath = (
  CHROMIUM === undefined
    ? ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
    : [CHROMIUM]
).find(existsSync);

const EVIL = '<img src=x onerror="window.hacked = true"><script>window.hacked = true</script>';
const arnOf = (service: string, name: string): string => `arn:aws:${service}:us-east-1:123456789012:${name}`;

let browser: Browser;
let folder: string;
let opened: Page[] = [];
const problems: string[] = [];
const requested: string[] = [];

async function shop(): Promise<RuleCoverage> {
  using eventBridge = mockEventBridge({
    seed: {
      buses: {
        orders: {
          rules: {
            'paid-orders': {
              pattern: {
                source: ['shop'],
                'detail-type': ['Order Paid'],
                detail: { total: [{ numeric: ['>=', 100] }], tier: ['gold', 'silver', 'bronze', 'platinum'] },
              },
              targets: [
                { id: 'billing', arn: arnOf('sqs', 'invoices') },
                {
                  id: 'a-target-with-an-id-that-is-as-long-as-ids-of-targets-may-be-012',
                  arn: arnOf('sqs', 'x'.repeat(60)),
                },
              ],
            },
            refunded: {
              pattern: { source: ['shop'], 'detail-type': ['Order Refunded'] },
              targets: [arnOf('sqs', 'refunds')],
            },
            either: { pattern: { $or: [{ source: ['stock'] }, { detail: { total: [{ exists: true }] } }] } },
            everything: { pattern: { source: [{ prefix: '' }] } },
            off: { pattern: { source: ['shop'] }, state: 'DISABLED' },
          },
        },
        default: { rules: { nightly: { schedule: 'rate(1 day)', targets: [arnOf('sqs', 'sweep')] } } },
      },
      schedules: {
        hourly: { rate: '1 hour', target: arnOf('sqs', 'sweep') },
        'a-group-with-a-name-as-long-as-names-of-schedule-groups-may-be-0/off': {
          ...{ rate: '1 hour', state: 'DISABLED' },
          target: arnOf('sqs', 'x'.repeat(60)),
        },
      },
    },
  });
  const paid = { source: 'shop', 'detail-type': 'Order Paid', eventBusName: 'orders' };
  eventBridge.emit({ ...paid, detail: { total: 150, tier: 'gold' } });
  eventBridge.emit({ ...paid, detail: { total: 50, tier: 'gold' } });
  eventBridge.emit({ ...paid, source: 'depot', detail: { note: 'a text that goes on and on. '.repeat(9) } });
  await eventBridge.settled();
  await eventBridge.clock.advanceBy('1 day');
  return eventBridge.ruleCoverage();
}

/** On 10 buses 20 rules each, of which some are tested. */
function many(): RuleCoverage {
  const rules = (bus: number) =>
    Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [
        `rule-${bus}-${index}`,
        {
          pattern: {
            source: ['shop'],
            detail: { kind: [`kind-${index % 7}`], total: [{ numeric: ['>', index] }] },
          },
          targets: [arnOf('sqs', `queue-${index}`)],
        },
      ]),
    );
  const buses = Object.fromEntries(
    Array.from({ length: 10 }, (_, bus) => [`bus-${bus}`, { rules: rules(bus) }]),
  );
  using eventBridge = mockEventBridge({ seed: { buses } });
  for (let bus = 0; bus < 10; bus += 1) {
    eventBridge.emit({
      source: 'shop',
      'detail-type': 'Counted',
      eventBusName: `bus-${bus}`,
      detail: { kind: `kind-${bus % 7}`, total: bus },
    });
  }
  return eventBridge.ruleCoverage();
}

interface Looks {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
}

async function open(coverage: RuleCoverage, { width = 1400, scheme = 'light' }: Looks = {}): Promise<Page> {
  const path = join(folder, 'rule-coverage.html');
  writeFileSync(path, htmlPage(coverage));
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  opened.push(page);
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => problems.push(message.text()));
  page.on('request', (request) => requested.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return page;
}

async function picture(page: Page, name: string): Promise<void> {
  if (SCREENSHOTS !== undefined) await page.screenshot({ path: join(SCREENSHOTS, `coverage-${name}.png`) });
}

const shownRules = (page: Page): Promise<number> => page.locator('details:visible').count();

describe.skipIf(executablePath === undefined)('the page of the rule coverage', () => {
  beforeAll(async () => {
    browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox'],
    });
  });

  afterAll(() => browser.close());

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'coverage-page-'));
    problems.length = 0;
    requested.length = 0;
  });

  afterEach(async () => {
    await Promise.all(opened.map((page) => page.close()));
    opened = [];
    rmSync(folder, { recursive: true });
  });

  test.for([
    [1400, 'light'],
    [1400, 'dark'],
    [400, 'light'],
    [400, 'dark'],
  ] as const)('fits into %d pixels, and can be read in the %s', async ([width, scheme]) => {
    const page = await open(await shop(), { width, scheme });
    await picture(page, `${width}-${scheme}-folded`);
    expect(await page.evaluate(overflowing)).toEqual([]);
    expect(await page.evaluate(faintTexts)).toEqual([]);

    for (const summary of await page.locator('summary').all()) await summary.click();
    await page.locator('details', { hasText: 'paid-orders' }).scrollIntoViewIfNeeded();
    await picture(page, `${width}-${scheme}-unfolded`);
    expect(await page.evaluate(overflowing)).toEqual([]);
    expect(await page.evaluate(faintTexts)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('tells of a condition which event has decided it', async () => {
    const page = await open(await shop());
    const rule = page.locator('details', { hasText: 'paid-orders' });
    await rule.locator('summary').click();

    expect(await rule.locator('.condition', { hasText: 'detail.total' }).innerText()).toBe(
      [
        'detail.total numeric >= 100',
        '1 met',
        '150 in Order Paid from shop',
        '1 failed alone',
        '50 in Order Paid from shop',
        '1 failed with others',
        'nothing there in Order Paid from depot',
      ].join('\n'),
    );
  });

  test('is filtered with the keyboard alone', async () => {
    const page = await open(await shop());
    expect(await shownRules(page)).toBe(8);
    await page.keyboard.press('/');
    await page.keyboard.type('order REFUND');
    expect(await shownRules(page)).toBe(1);
    expect(await page.locator('h2:visible').count()).toBe(1);
    expect(await page.locator('#shown').innerText()).toBe('1 of 8 rules and schedules');

    await page.keyboard.press('Escape');
    expect(await shownRules(page)).toBe(8);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.locator('#shown').innerText()).toBe('6 of 8 rules and schedules');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.locator('details[open]').count()).toBe(1);

    await page.keyboard.press('/');
    await page.keyboard.type('nobody has this');
    await page.getByText('No rule or schedule matches.').waitFor();
    expect(problems).toEqual([]);
  });

  test('shows texts as texts, whatever stands in them', async () => {
    using eventBridge = mockEventBridge({
      seed: {
        buses: {
          default: {
            rules: {
              evil: {
                pattern: { source: [EVIL], detail: { [EVIL]: [{ 'anything-but': EVIL }] } },
                targets: [arnOf('sqs', 'queue')],
              },
            },
          },
        },
      },
    });
    eventBridge.emit({ source: EVIL, 'detail-type': EVIL, detail: { [EVIL]: EVIL } });
    const [rule] = eventBridge.ruleCoverage().rules;
    const coverage = eventBridge.ruleCoverage();
    const hostile = JSON.parse(
      JSON.stringify({
        ...coverage,
        rules: [{ ...rule, name: EVIL, origin: { template: EVIL, line: 1, logicalId: EVIL } }],
      }),
    ) as RuleCoverage;
    const page = await open({ ...hostile }, { width: 400 });
    await page.locator('summary').click();

    expect(await page.locator('details').innerText()).toContain('<img src=x onerror=');
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.evaluate(overflowing)).toEqual([]);
    expect(problems).toEqual([]);
  });

  test('its policy keeps it from running what is not its own, and from asking anybody', async () => {
    const page = await open(await shop());
    const hasRun = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = true';
      document.body.append(script);
      const answer = await fetch('http://localhost:9/').then(
        () => 'answered',
        () => 'refused',
      );
      return [answer, 'hacked' in window];
    });

    expect(hasRun).toEqual(['refused', false]);
    expect(problems.filter((problem) => problem.includes('Content Security Policy'))).toHaveLength(
      problems.length,
    );
    expect(requested.filter((url) => !url.startsWith('file:') && url !== 'data:,')).toEqual([]);
  });

  test.for([1400, 400])('shows 200 rules at %d pixels', async (width) => {
    const page = await open(many(), { width });
    await picture(page, `${width}-many`);
    expect(await shownRules(page)).toBe(200);
    expect(await page.evaluate(overflowing)).toEqual([]);
    await page.locator('#filter').fill('bus-3 kind-4');
    expect(await page.locator('#shown').innerText()).toBe('3 of 200 rules');
    await picture(page, `${width}-filtered`);
  });
});
