import type { Seed, SeededTargetDetails } from '../../src/index.js';
import { BUSES, type LawfulAccount, type LawfulRule, type LawfulTarget } from './law-accounts.js';

/** An account's seed: buses that others forward to come first, and let them. */
export function seedOf({ rules, resources }: LawfulAccount): Seed {
  const buses = BUSES.toReversed().map((bus) => {
    const own = rules.filter((rule) => rule.bus === bus).map((rule) => [rule.name, seeded(rule)] as const);
    const policy = { policy: busPolicy('Allow') };
    return [bus.arn, { rules: Object.fromEntries(own), ...policy }] as const;
  });
  return { buses: Object.fromEntries(buses), resources };
}

export function busPolicy(Effect: 'Allow' | 'Deny'): object {
  return { Statement: { Effect, Principal: '*', Action: 'events:PutEvents', Resource: '*' } };
}

function seeded({ sources, enabled, targets }: LawfulRule) {
  return {
    pattern: { source: sources },
    state: enabled ? ('ENABLED' as const) : ('DISABLED' as const),
    targets: targets.map(seededTarget),
  };
}

function seededTarget(target: LawfulTarget): SeededTargetDetails {
  const { Id, Arn, RoleArn, InputPath, InputTransformer, DeadLetterConfig, RetryPolicy, ...parameters } =
    target;
  const template = InputTransformer?.InputTemplate;
  const pathsMap = InputTransformer?.InputPathsMap;
  return {
    id: Id,
    arn: Arn,
    parameters,
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    ...(InputPath !== undefined && { inputPath: InputPath }),
    ...(template !== undefined && { inputTransformer: { template, ...(pathsMap && { pathsMap }) } }),
    ...(DeadLetterConfig?.Arn !== undefined && { deadLetterQueue: DeadLetterConfig.Arn }),
    ...(RetryPolicy && { retryPolicy: retryPolicyOf(RetryPolicy) }),
  };
}

function retryPolicyOf(policy: NonNullable<LawfulTarget['RetryPolicy']>) {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds } = policy;
  return {
    ...(MaximumRetryAttempts !== undefined && { maximumRetryAttempts: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds !== undefined && { maximumEventAgeInSeconds: MaximumEventAgeInSeconds }),
  };
}
