/** The services whose endpoints can get what targets get, as ARNs and `--forward` spell them. */
export const FORWARDED_SERVICES = ['sqs', 'sns', 'logs', 'lambda', 'kinesis', 'firehose', 'states'] as const;

/** By which the calls of API destinations are named, which are no service's. */
export const API_DESTINATIONS = 'api-destinations';

export type ForwardedService = (typeof FORWARDED_SERVICES)[number];

export function isForwardedService(name: string): name is ForwardedService {
  return FORWARDED_SERVICES.some((service) => service === name);
}
