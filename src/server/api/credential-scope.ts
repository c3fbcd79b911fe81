import { ServiceFault } from '../../service/service-fault.js';

/** Where the sender of a request says that it lives; what it does not say is undefined. */
export interface SenderPlace {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

const NOWHERE: SenderPlace = { account: undefined, region: undefined };

/**
 * The place in the credential scope of the header `Authorization`. An access key id of twelve digits is an account, by
 * the convention of other emulators. SigV4a, by which global endpoints are called, has no Region there.
 *
 * The signature is not looked at, and a request without one comes from the mock's home.
 *
 * @throws ServiceFault for a signature of AWS without a scope.
 */
export function senderPlace(authorization: string | undefined): SenderPlace {
  const [, algorithm] = /^AWS4-(HMAC|ECDSA-P256)-SHA256\b/.exec(authorization ?? '') ?? [];
  if (authorization === undefined || algorithm === undefined) return NOWHERE;
  const [, scope = ''] = /\bCredential=([^\s,]*)/.exec(authorization) ?? [];
  const parts = scope.split('/');
  if (parts.at(-1) !== 'aws4_request' || parts.length !== (algorithm === 'HMAC' ? 5 : 4)) throw noScope();
  const [accessKeyId = '', , region] = parts;
  return {
    account: /^\d{12}$/.test(accessKeyId) ? accessKeyId : undefined,
    region: algorithm === 'HMAC' ? region || undefined : undefined,
  };
}

function noScope(): ServiceFault {
  return new ServiceFault(
    'IncompleteSignature',
    'The header Authorization has no credential scope, such as ' +
      'Credential=123456789012/20261231/eu-west-1/events/aws4_request: the access key id, the date and the Region.',
  );
}
