const DISABLED = 'AWS_EC2_METADATA_DISABLED';

let asking = 0;
let before: string | undefined;

/**
 * Asks the SDK for something without letting it look for an EC2 instance around it.
 *
 * A client without a Region asks the instance's metadata service last, over the network, and waits a second where there is
 * none. The SDK has this variable to forbid it, and reads it late.
 */
export async function withoutInstanceMetadata<Value>(ask: () => Promise<Value>): Promise<Value> {
  if (asking === 0) {
    before = process.env[DISABLED];
    process.env[DISABLED] = 'true';
  }
  asking += 1;
  try {
    return await ask();
  } finally {
    asking -= 1;
    if (asking === 0) restore();
  }
}

function restore(): void {
  if (before === undefined) Reflect.deleteProperty(process.env, DISABLED);
  else process.env[DISABLED] = before;
}
