import type { HttpRequest } from '../exchange.js';
import { RouteRefusal } from './route-refusal.js';

/**
 * Refuses what a page of another site may have sent whose own name has been made to lead here by an answer of the DNS:
 * to the browser it is a page of this server, but `Host` has its name. Other pages give themselves away by `Origin`.
 *
 * @throws RouteRefusal
 */
export function refuseForeignHost({ headers: { host } }: HttpRequest): void {
  if (host === undefined || isOfThisNetwork(host)) return;
  throw new RouteRefusal(
    403,
    'ForeignHost',
    `This server does not answer to the name ${JSON.stringify(host)}: a page of another site may have ` +
      'made that name lead here. Use localhost, an IP address, or a name without a dot.',
  );
}

/**
 * Whether a name is one that only the machine or its own network gives: no other site can have it. An IP address and
 * the name of a container are, and what ends in a top-level domain that nobody can register.
 */
function isOfThisNetwork(host: string): boolean {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  const isAddress = hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
  return isAddress || !hostname.includes('.') || /\.(localhost|internal|local)$/.test(hostname);
}
