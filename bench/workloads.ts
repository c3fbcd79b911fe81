/** Events and patterns that event-ruler was timed on, made anew: the same texts to the last byte. */
import { PythonRandom } from './python-random.js';

const SEED = 20240611;
const RULES = 1000;
const STATUSES = ['created', 'paid', 'packed', 'shipped', 'delivered', 'returned', 'cancelled', 'on-hold'];
const REGIONS = [
  'us-east-1',
  'us-west-2',
  'eu-west-1',
  'eu-central-1',
  'ap-south-1',
  'ap-northeast-1',
  'sa-east-1',
  'ca-central-1',
];
const EXTENSIONS = ['png', 'jpg', 'txt', 'json', 'csv', 'log'];
const STREETS = [
  'FULTON',
  'JEFFERSON',
  'BEACH',
  'HYDE',
  'CHESTNUT',
  'BLAKE',
  'ACTON',
  'DRUMM',
  'RHODE ISLAND',
  'LARKIN',
  'STERLING',
  'SAN DIEGO',
  'TURK',
  'CABRILLO',
  'GREENWICH',
];

export interface Workloads {
  /** 10,000 in the shape of EventBridge's, 765 bytes on average. */
  readonly shopEvents: readonly string[];
  /** 5,000 in the shape of the citylots2 data, 740 bytes on average. */
  readonly geoEvents: readonly string[];
  /** Pattern texts by kind; of the kinds that start with `geo_` five each, of the others a thousand. */
  readonly rules: Readonly<Record<string, readonly string[]>>;
}

export function makeWorkloads(): Workloads {
  const random = new PythonRandom(SEED);
  const shopEvents = times(10_000, () => json(shopEvent(random)));
  const geoEvents = times(5_000, () => json(geoEvent(random)));
  const shopRules = makeShopRules();
  const kinds = Object.values(shopRules);
  const mixed = times(RULES, (i) => kinds[i % kinds.length]?.[i]);
  const rules = Object.entries({ ...shopRules, mixed, ...GEO_RULES });
  return {
    shopEvents,
    geoEvents,
    rules: Object.fromEntries(rules.map(([kind, patterns]) => [kind, patterns.map(json)])),
  };
}

/** A number that Python writes with a decimal point, whatever its value. */
class Float {
  constructor(
    readonly value: number,
    decimals: number,
  ) {
    this.value = Number(value.toFixed(decimals));
  }
}

function shopEvent(random: PythonRandom): object {
  const user = random.randrange(5000);
  const hex = (length: number): string => times(length, () => random.choice('0123456789abcdef')).join('');
  const two = (value: number): string => padded(value, 2);
  return {
    version: '0',
    id: `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
    'detail-type': `Order Event ${two(random.randrange(40))}`,
    source: `com.shop.svc${two(random.randrange(50))}`,
    account: '123456789012',
    time: `2026-0${random.randrange(1, 10)}-${two(random.randrange(1, 28))}T${two(random.randrange(24))}:${two(random.randrange(60))}:${two(random.randrange(60))}Z`,
    region: random.choice(REGIONS),
    resources: times(
      random.randrange(1, 4),
      () => `arn:aws:shop:${random.choice(REGIONS)}:123456789012:cart/c-${hex(8)}`,
    ),
    detail: shopDetail(random, user),
  };
}

function shopDetail(random: PythonRandom, user: number): object {
  return {
    orderId: `ord-${padded(random.randrange(20000), 5)}`,
    customer: {
      name: `User ${user}`,
      tier: random.choice(['gold', 'silver', 'basic']),
      email: `user${user}@example${user % 20}.com`,
      ip: `10.${random.randrange(4)}.${random.randrange(256)}.${random.randrange(256)}`,
    },
    amount: new Float(random.random() * 10000, 2),
    currency: random.choice(['USD', 'EUR', 'GBP', 'JPY']),
    status: random.choice(STATUSES),
    count: random.randrange(100),
    tags: random.sample(
      times(30, (k) => `tag${padded(k, 2)}`),
      random.randrange(2, 5),
    ),
    items: times(random.randrange(2, 6), () => ({
      sku: `SKU-${padded(random.randrange(2000), 4)}`,
      qty: random.randrange(1, 9),
      price: new Float(random.random() * 200, 2),
    })),
    gift: random.random() < 0.3,
    ...(random.random() < 0.6 ? { note: random.choice([null, 'leave at door', 'ring twice']) } : {}),
    path: `/bucket/dir${padded(random.randrange(100), 2)}/${random.choice(['in', 'out', 'tmp'])}/file-${random.randrange(500)}.${random.choice(EXTENSIONS)}`,
  };
}

function geoEvent(random: PythonRandom): object {
  const block = padded(random.randrange(10000), 4);
  const lot = padded(random.randrange(1000), 3);
  const x0 = -122.35 - random.random() * 0.17;
  const y0 = 37.7 + random.random() * 0.13;
  const coordinates = times(random.randrange(5, 12), () => ({
    x: new Float(x0 + random.random() * 0.001, 14),
    y: new Float(y0 + random.random() * 0.001, 14),
    z: 0,
  }));
  const street = random.choice(STREETS);
  return {
    type: 'Feature',
    properties: {
      MAPBLKLOT: block + lot,
      BLKLOT: block + lot,
      BLOCK_NUM: block,
      LOT_NUM: lot,
      FROM_ST: String(random.randrange(4000)),
      TO_ST: String(random.randrange(4000)),
      STREET: street,
      ST_TYPE: random.choice(['ST', 'AVE', 'BLVD', 'WAY']),
      ODD_EVEN: random.choice('OE'),
    },
    geometry: {
      type: random.choice([...times(20, () => 'Polygon'), 'MultiPolygon']),
      firstCoordinates: coordinates[0],
      coordinates,
    },
  };
}

/** In the order of their names, which is the order in which `mixed` takes turns. */
function makeShopRules(): Record<string, readonly object[]> {
  const status = (i: number): string => STATUSES[i % STATUSES.length] ?? '';
  const source = (i: number): string[] => [`com.shop.svc${padded(i % 50, 2)}`];
  const kindOf50 = (i: number): object => ({
    source: source(i),
    'detail-type': [`Order Event ${padded(Math.floor(i / 50), 2)}`],
  });
  const detail = (make: (i: number) => object): object[] => times(RULES, (i) => ({ detail: make(i) }));
  const order = (i: number): string => padded(i % 20000, 5);
  return {
    anything_but: times(RULES, (i) => ({
      ...kindOf50(i),
      detail: { status: [{ 'anything-but': [status(i), status(i + 3)] }] },
    })),
    array_consistent: detail((i) => ({
      items: { sku: [`SKU-${padded(i * 2, 4)}`], qty: [{ numeric: ['>', 3] }] },
    })),
    cidr: detail((i) => ({ customer: { ip: [{ cidr: `10.${i % 4}.${Math.floor(i / 4)}.0/24` }] } })),
    equals_ignore_case: detail((i) => ({ orderId: [{ 'equals-ignore-case': `ORD-${order(i * 13)}` }] })),
    exact: times(RULES, (i) => ({
      source: source(i),
      detail: { orderId: [`ord-${order(i * 7)}`, `ord-${order(i * 11 + 3)}`] },
    })),
    exists: times(RULES, (i) => ({ ...kindOf50(i), detail: { note: [{ exists: i % 2 === 0 }] } })),
    numeric: detail((i) => ({ amount: [{ numeric: ['>=', i * 10, '<', i * 10 + 5] }] })),
    or: times(RULES, (i) => ({
      ...kindOf50(i),
      $or: [{ detail: { status: [status(i)] } }, { detail: { amount: [{ numeric: ['>', 9000] }] } }],
    })),
    prefix: detail((i) => ({
      path: [{ prefix: `/bucket/dir${padded(i % 100, 2)}/${['in', 'out', 'tmp'][i % 3]}/file-${i % 50}` }],
    })),
    suffix: detail((i) => ({ customer: { email: [{ suffix: `${i}@example${i % 20}.com` }] } })),
    wildcard: detail((i) => ({
      path: [
        { wildcard: `/bucket/dir${padded(i % 100, 2)}/*/file-${Math.floor(i / 100)}*.${EXTENSIONS[i % 6]}` },
      ],
    })),
  };
}

const property = (name: string, tests: readonly unknown[]): object[] =>
  tests.map((test) => ({ properties: { [name]: [test] } }));
const coordinate = (axis: string, numeric: readonly unknown[]): object => ({
  coordinates: { [axis]: [{ numeric }] },
});

const GEO_RULES: Record<string, readonly object[]> = {
  geo_exact: property('MAPBLKLOT', ['1430022', '2607117', '2607218', '3745012', 'VACSTWIL']),
  geo_prefix: property(
    'STREET',
    ['AC', 'BL', 'DR', 'FU', 'RH'].map((prefix) => ({ prefix })),
  ),
  geo_suffix: property(
    'STREET',
    ['ON', 'KE', 'MM', 'ING', 'GO'].map((suffix) => ({ suffix })),
  ),
  geo_equals_ignore_case: [
    ...property(
      'STREET',
      ['jefferson', 'bEaCh', 'HyDe', 'CHESTNUT'].map((text) => ({ 'equals-ignore-case': text })),
    ),
    ...property('ST_TYPE', [{ 'equals-ignore-case': 'st' }]),
  ],
  geo_wildcard: property(
    'MAPBLKLOT',
    ['143*', '2*0*1*7', '*218', '3*5*2', 'VA*IL'].map((wildcard) => ({ wildcard })),
  ),
  geo_numeric: [
    ['<', -122.41600944012424],
    ['>', -122.41600944012424],
    ['>', -122.46471267081272, '<', -122.4063085128395],
    ['=', -122.42916360922355],
    ['>=', -122.5],
  ].map((numeric) => ({ geometry: { firstCoordinates: { x: [{ numeric }] } } })),
  geo_anything_but: [
    ...property('STREET', [{ 'anything-but': ['FULTON'] }]),
    ...property('MAPBLKLOT', [{ 'anything-but': ['3745012'] }]),
    { geometry: { type: [{ 'anything-but': ['Polygon'] }] } },
    { geometry: { firstCoordinates: { z: [{ 'anything-but': [0] }] } } },
    ...property('FROM_ST', [{ 'anything-but': ['441'] }]),
  ],
  geo_complex_arrays: [
    { type: ['Polygon'], ...coordinate('x', ['=', -122.42916360922355]) },
    { type: ['MultiPolygon'], ...coordinate('y', ['>', 37.7299]) },
    coordinate('x', ['<', -122.41600944012424]),
    coordinate('x', ['>', -122.41600944012424]),
    coordinate('x', ['>', -122.46471267081272, '<', -122.4063085128395]),
  ].map((geometry) => ({ geometry })),
};

function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

function json(value: unknown): string {
  if (value instanceof Float) return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
  if (Array.isArray(value)) return `[${value.map(json).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}:${json(inner)}`)
    .join(',')}}`;
}
