import type { ForwardedEndpoints } from '../../server/forwarding/forward-to.js';
import {
  API_DESTINATIONS,
  FORWARDED_SERVICES,
  isForwardedService,
  type ForwardedService,
} from '../../server/forwarding/services.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import { namedValues, type Arguments } from '../arguments.js';
import { checkExclusive, isColoured } from '../deployment/switches.js';
import { templateSettings, type TemplateSettings } from '../deployment/template-settings.js';
import { WrongUse } from '../wrong-use.js';

/** What is to be served, and how. */
export interface ServeSettings extends TemplateSettings {
  readonly port: number;
  readonly host: string;
  readonly seeds: readonly string[];
  /** The file of the state. */
  readonly state: string | undefined;
  /** URLs by service. */
  readonly forward: ForwardedEndpoints;
  readonly isQuiet: boolean;
  readonly isVerbose: boolean;
  readonly isJson: boolean;
  /** Undefined where the terminal decides. */
  readonly isColoured: boolean | undefined;
}

const DEFAULT_PORT = 4010;
export const DEFAULT_HOST = '127.0.0.1';
const LAST_PORT = 65_535;

/** @throws WrongUse for values that make no sense, alone or together. */
export function serveSettings(given: Arguments): ServeSettings {
  const { values } = given;
  checkExclusive(given, [
    ['verbose', 'quiet'],
    ['color', 'no-color'],
  ]);
  return {
    ...templateSettings(given),
    port: portOf(values.get('port')?.[0]),
    host: values.get('host')?.[0] ?? DEFAULT_HOST,
    seeds: values.get('seed') ?? [],
    state: values.get('state')?.[0],
    forward: forwarded(values.get('forward') ?? []),
    isQuiet: values.has('quiet'),
    isVerbose: values.has('verbose'),
    isJson: values.has('json'),
    isColoured: isColoured(given),
  };
}

function portOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) <= LAST_PORT) return Number(text);
  throw new WrongUse(`--port takes a number from 0 to ${LAST_PORT}, not ${JSON.stringify(text)}.`);
}

function forwarded(texts: readonly string[]): ServeSettings['forward'] {
  const { [API_DESTINATIONS]: place, ...services } = namedValues('--forward', texts);
  const urls = Object.entries(services).map(([service, url]) => {
    return [checkedService(service), checkedUrl(service, url)] as const;
  });
  if (place === undefined) return Object.fromEntries(urls);
  const apiDestinations = place === 'true' || checkedUrl(API_DESTINATIONS, place);
  return { ...Object.fromEntries(urls), [API_DESTINATIONS]: apiDestinations };
}

function checkedService(service: string): ForwardedService {
  if (isForwardedService(service)) return service;
  const hint = didYouMean(
    nearestName(service, [...FORWARDED_SERVICES, API_DESTINATIONS]),
    `Services are ${FORWARDED_SERVICES.join(', ')}; there is ${API_DESTINATIONS}, too.`,
  );
  throw new WrongUse(
    `--forward: what the targets of ${JSON.stringify(service)} receive cannot be forwarded. ${hint}`,
  );
}

function checkedUrl(service: string, url: string): string {
  if (/^https?:\/\/[^?#@]+$/.test(url) && URL.canParse(url)) return url;
  throw new WrongUse(
    `--forward takes a URL, --forward ${service}=http://127.0.0.1:9324, not ${JSON.stringify(url)}.`,
  );
}
