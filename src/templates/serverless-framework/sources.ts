import { fileTextIfThere, wholePath } from '../../environment/files.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import { readTemplateText } from '../reading/template-text.js';
import { ownMember, scalarText } from '../resolving/resolving.js';
import type { ServerlessOptions } from './serverless-options.js';
import { isStandIn, ServiceValues, UNREADABLE, type Sources, type Wanted } from './service-values.js';

/** Where a service is, and what was given for it. */
export interface Surroundings {
  readonly options: ServerlessOptions;
  readonly findings: Findings;
  /** What paths of files begin at. */
  readonly folder: string;
  readonly account: string;
}

interface Source {
  find(wanted: Wanted, service: Service): unknown;
  /** What is wrong, where it is not enough to give the variable. */
  missing?(wanted: Wanted, service: Service): string;
}

const SOURCES: Readonly<Record<string, Source>> = {
  self: {
    find: ({ address }, { root }) => memberOf(root, address),
    missing: ({ address }, { root }) => `There is no ${address} in the service. ${nearestOf(address, root)}`,
  },
  sls: { find: ({ address }, service) => (address === 'stage' ? service.stage : undefined) },
  opt: {
    find: ({ address }, { surroundings: { options } }) =>
      address === 'stage' ? options.stage : address === 'region' ? options.region : undefined,
    missing: ({ key, address }) =>
      ['stage', 'region'].includes(address) ? `Give it: { ${address}: … }.` : give(key),
  },
  env: {
    find: () => undefined,
    missing: ({ key }) => `${give(key)} The environment of the process is not read.`,
  },
  param: {
    find: ({ address }, service) => service.param(address),
    missing: ({ key, address }, { stage }) =>
      `Neither params.${stage} nor params.default has ${address}. ${give(key)}`,
  },
  file: {
    find: ({ params: [path = ''], address, at }, service) => service.inFile(path, address, at),
    missing: (wanted, service) => service.missingFile(wanted),
  },
  aws: {
    find: ({ address }, service) =>
      address === 'accountId'
        ? service.surroundings.account
        : address === 'region'
          ? service.region
          : undefined,
  },
  ssm: {
    find: ({ address, at }, { surroundings: { options } }) =>
      ownMember(options.parameterStore, address) ??
      options.resolve?.({ kind: 'parameter-store', name: address, at }),
    missing: ({ address }) => `Give it: { parameterStore: { ${JSON.stringify(address)}: … } }.`,
  },
  strToBool: {
    find: ({ params: [text = ''] }) =>
      ({ true: true, 1: true, false: false, 0: false })[text.trim().toLowerCase()],
    missing: ({ key }) => `${key} takes true, false, 1 or 0.`,
  },
  cf: { find: () => undefined },
  s3: { find: () => undefined },
};

/** A service as it is written, and the values of its variables. */
export class Service implements Sources {
  readonly surroundings: Surroundings;
  readonly #values: ServiceValues;
  readonly #files = new Map<string, unknown>();
  readonly root: unknown;

  constructor(written: unknown, surroundings: Surroundings) {
    this.surroundings = surroundings;
    this.#values = new ServiceValues(surroundings.findings, this);
    this.root = this.#values.of(written, '');
  }

  get stage(): string {
    return this.surroundings.options.stage ?? scalarText(memberOf(this.root, 'provider.stage')) ?? 'dev';
  }

  /** Where the framework deploys when nobody says where. */
  get region(): string {
    return (
      this.surroundings.options.region ?? scalarText(memberOf(this.root, 'provider.region')) ?? 'us-east-1'
    );
  }

  find(wanted: Wanted): unknown {
    const { variables, resolve: answer } = this.surroundings.options;
    return (
      ownMember(variables, wanted.key) ??
      ownMember(SOURCES, wanted.type)?.find(wanted, this) ??
      answer?.({ kind: 'variable', name: wanted.key, at: wanted.at })
    );
  }

  missing(wanted: Wanted): string {
    const source = ownMember(SOURCES, wanted.type);
    const isSlip = source ? undefined : nearestName(wanted.type, Object.keys(SOURCES));
    const hint = source?.missing?.(wanted, this) ?? didYouMean(isSlip, give(wanted.key));
    return `\${${wanted.key}} has no value. ${hint}`.trimEnd();
  }

  param(name: string): unknown {
    const params = memberOf(this.root, 'params');
    return memberOf(params, `${this.stage}.${name}`) ?? memberOf(params, `default.${name}`);
  }

  inFile(path: string, address: string, at: string): unknown {
    const content = this.#file(path);
    return isStandIn(content) ? content : this.#values.of(memberOf(content, address), at);
  }

  missingFile({ key, params: [path = ''], address }: Wanted): string {
    if (isCode(path)) return `Code of a service is not run. ${give(key)}`;
    const content = this.#file(path);
    if (content !== undefined) return `There is no ${address} in ${path}. ${nearestOf(address, content)}`;
    return `There is no file ${path} in ${this.surroundings.folder}. ${give(key)}`;
  }

  #file(path: string): unknown {
    if (!this.#files.has(path)) this.#files.set(path, this.#read(path));
    return this.#files.get(path);
  }

  #read(path: string): unknown {
    const { folder, findings } = this.surroundings;
    const text = isCode(path) ? undefined : fileTextIfThere(wholePath(folder, path));
    if (text === undefined || !/\.(?:ya?ml|json|tfstate)$/.test(path)) return text;
    const { value, problems, positions } = readTemplateText(text);
    for (const { severity, kind, at, message } of problems) {
      const { line = 1, column = 1 } = positions.get(at) ?? {};
      findings[severity](kind, '', `${path}, line ${line}, column ${column}: ${message}`);
    }
    return problems.some(({ severity }) => severity === 'error') ? UNREADABLE : value;
  }
}

function isCode(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path);
}

/** A member by its way through objects and lists; the whole for an empty one. */
export function memberOf(value: unknown, address: string): unknown {
  if (address === '') return value;
  return address.split('.').reduce<unknown>((whole, name) => {
    if (Array.isArray(whole))
      return /^\d+$/.test(name) ? (whole as readonly unknown[])[Number(name)] : undefined;
    return isObject(whole) ? ownMember(whole, name) : undefined;
  }, value);
}

/** The last name of the way that is mistyped. */
function nearestOf(address: string, value: unknown): string {
  const names = address.split('.');
  for (let length = names.length - 1; length >= 0; length -= 1) {
    const parent = memberOf(value, names.slice(0, length).join('.'));
    if (!isObject(parent)) continue;
    const near = nearestName(names[length] ?? '', Object.keys(parent));
    return near === undefined
      ? ''
      : didYouMean([...names.slice(0, length), near, ...names.slice(length + 1)].join('.'));
  }
  return '';
}

function give(key: string): string {
  return `Give it: { variables: { ${JSON.stringify(key)}: … } }.`;
}
