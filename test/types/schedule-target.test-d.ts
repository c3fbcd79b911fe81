import type { Target } from '@aws-sdk/client-scheduler';
import { expectTypeOf } from 'vitest';
import type { ScheduleTarget } from '../../src/account/schedule.js';

type Stored<T> = T extends readonly (infer Member)[]
  ? readonly Stored<Member>[]
  : T extends object
    ? { readonly [Name in keyof T]: Stored<NonNullable<T[Name]>> }
    : T;

// Spelt out in the account, so that its types do without the SDK.
expectTypeOf<ScheduleTarget>().toEqualTypeOf<Stored<Pick<Target, keyof ScheduleTarget>>>();
