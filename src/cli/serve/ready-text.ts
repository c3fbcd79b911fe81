import { DEFAULT_HOST, type ServeSettings } from './settings.js';

/** What listens. */
export interface Served {
  /** `http://127.0.0.1:4010` */
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
}

/** What is printed when clients may come. */
export function readyText(served: Served, { isJson, isQuiet, state }: ServeSettings): string {
  const { endpoint, account, region } = served;
  const page = `${endpoint}/_mock/`;
  if (isJson)
    return `${JSON.stringify({ endpoint, page, account, region, ...(state !== undefined && { state }) })}\n`;
  if (isQuiet) return `${endpoint}\n`;
  return `EventBridge of account ${account} in ${region} is at ${endpoint}

  AWS SDKs and CLI  export AWS_ENDPOINT_URL_EVENTBRIDGE=${endpoint}
                    export AWS_ENDPOINT_URL_SCHEDULER=${endpoint}
                    export AWS_ACCESS_KEY_ID=${account} AWS_SECRET_ACCESS_KEY=any AWS_REGION=${region}
  boto3             boto3.client('events', endpoint_url='${endpoint}', region_name='${region}')
  AWS CLI           aws events list-rules --endpoint-url ${endpoint} --region ${region}
  in a browser      ${page}
`;
}

/** What has to be known of where it listens. */
export function hostWarning({ host }: ServeSettings): string | undefined {
  if ([DEFAULT_HOST, 'localhost', '::1'].includes(host)) return undefined;
  return (
    `Listening on ${host}: anyone who can reach this machine can read and change the account, ` +
    'including secrets of connections. There is no authentication.'
  );
}
