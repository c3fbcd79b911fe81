import type { HttpRequest } from '../exchange.js';
import { RefusedRequest } from './refused-request.js';

/**
 * Refuses what a page of another site may have sent from a browser on this machine.
 *
 * Browsers say in `Origin` which page sends a POST. A page whose own name has been made to lead here, by an answer of
 * the DNS, gives itself away by `Host`, which is that name. Programs that are no browsers send no `Origin`.
 *
 * @throws RefusedRequest
 */
export function refuseForeign({ headers }: HttpRequest): void {
  const { host, origin } = headers;
  const own = host === undefined ? undefined : urlOf(`http://${host}`);
  if (host !== undefined && !(own && isOfThisNetwork(own.hostname))) {
    throw new RefusedRequest(
      403,
      'ForeignHost',
      `Nobody is answered who calls this server ${JSON.stringify(host)}: that may be a page of another site ` +
        'which has made its name lead here. Use localhost, an IP address, or a name without a dot.',
    );
  }
  if (origin !== undefined && (own === undefined || urlOf(origin)?.host !== own.host)) {
    throw new RefusedRequest(
      403,
      'ForeignOrigin',
      `Pages of ${origin} are not answered here: only those of this server are.`,
    );
  }
}

/**
 * Whether a name is one that only the machine or its own network gives: no other site can have it. An IP address and
 * the name of a container are, and what ends in a top-level domain that nobody can register.
 */
function isOfThisNetwork(hostname: string): boolean {
  const isAddress = hostname.startsWith('[') || /^\d+(\.\d+){3}$/.test(hostname);
  return isAddress || !hostname.includes('.') || /\.(localhost|internal|local)$/.test(hostname);
}

function urlOf(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
