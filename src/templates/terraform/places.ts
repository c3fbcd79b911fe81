import { parseArn, type Place } from '../../text/arn.js';
import { scalarText } from '../resolving/resolving.js';
import { stackOf, type TemplateOptions } from '../options.js';
import type { Configuration } from './configuration.js';
import { membersOf, type TerraformDocument, type TerraformResource } from './document.js';
import { distinctReferences } from './references.js';
import { isOfEventBridge } from './types.js';

/** In which account and Region resources are. */
export class Places {
  /** Where resources of EventBridge are, as options, the provider or most of them say. */
  readonly home: Place;
  /** The same, as the plan or the state has it. */
  readonly #written: Place;
  readonly #configuration: Configuration;
  readonly #document: TerraformDocument;

  constructor(document: TerraformDocument, configuration: Configuration, options: TemplateOptions) {
    this.#document = document;
    this.#configuration = configuration;
    const own = document.resources.filter(isOfEventBridge);
    const regions = own.map((resource) => this.#regionOf(resource));
    const provided = this.#regionOfProvider('aws');
    const accounts = own.map(accountIn);
    const { account, region } = stackOf({});
    this.#written = {
      account:
        among(accounts, options.account) ??
        mostOften(accounts) ??
        accountOfCaller(document) ??
        mostOften(own.flatMap(namedAccounts)) ??
        account,
      region:
        among(regions, options.region) ??
        among(regions, provided) ??
        mostOften(regions) ??
        provided ??
        region,
    };
    const { account: atAccount, region: inRegion } = options;
    this.home = { account: atAccount ?? this.#written.account, region: inRegion ?? this.#written.region };
  }

  /** Where a resource is. */
  of(resource: TerraformResource): Place {
    const account = accountIn(resource) ?? this.#written.account;
    const region = this.#regionOf(resource) ?? this.#written.region;
    return {
      account: account === this.#written.account ? this.home.account : account,
      region: region === this.#written.region ? this.home.region : region,
    };
  }

  isHome({ account, region }: Place): boolean {
    return account === this.home.account && region === this.home.region;
  }

  /** A text with ARNs, where options have moved what these mean. */
  moved(text: string): string {
    const [from, to] = [this.#written, this.home];
    if (this.isHome(from)) return text;
    return text.replaceAll(
      /(arn:[\w-]+:[\w-]+:)([\w-]*):(\d+):/g,
      (whole, service: string, region: string, account) => {
        if (account !== from.account || (region !== '' && region !== from.region)) return whole;
        return `${service}${region === '' ? '' : to.region}:${to.account}:`;
      },
    );
  }

  /** Of a provider of version 6 on, of what was made before, or of the provider. */
  #regionOf(resource: TerraformResource): string | undefined {
    const own = scalarText(resource.values['region']);
    if (own) return own;
    const made = parseArn(scalarText(resource.values['arn']) ?? '')?.region;
    if (made) return made;
    const provider = this.#configuration.providerOf(resource);
    return provider === undefined ? undefined : this.#regionOfProvider(provider);
  }

  /** A constant, or a variable of the root module. */
  #regionOfProvider(key: string): string | undefined {
    const provider = membersOf(membersOf(this.#document.configuration['provider_config'])[key]);
    const region = membersOf(membersOf(provider['expressions'])['region']);
    const constant = scalarText(region['constant_value']);
    if (constant !== undefined) return constant;
    const [, variable = ''] = /^var\.([\w-]+)$/.exec(distinctReferences(region).join(' ')) ?? [];
    return scalarText(membersOf(this.#document.variables[variable])['value']);
  }
}

/** What options or providers say, where resources are there. */
function among(texts: readonly (string | undefined)[], text: string | undefined): string | undefined {
  return texts.includes(text) ? text : undefined;
}

function accountIn({ values }: TerraformResource): string | undefined {
  return parseArn(scalarText(values['arn']) ?? '')?.account || undefined;
}

/** The accounts of roles, queues and buses that the resource names. */
function namedAccounts({ values }: TerraformResource): readonly (string | undefined)[] {
  return Object.values(values).map((value) =>
    typeof value === 'string' ? parseArn(value)?.account || undefined : undefined,
  );
}

function accountOfCaller({ resources, read }: TerraformDocument): string | undefined {
  const identity = [...read, ...resources].find(({ type }) => type === 'aws_caller_identity');
  return scalarText(identity?.values['account_id']);
}

function mostOften(texts: readonly (string | undefined)[]): string | undefined {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
