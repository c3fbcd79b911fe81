import { BYPASS } from '../../mock/public-types.js';
import { listOf, memberOf } from '../../text/kinds-of-values.js';

/** What shows of why no command came to a mock: something answers in its place, or the SDK is loaded twice. */
export function bypassCauses(sender: object): readonly string[] {
  const bypass = BYPASS in sender ? sender[BYPASS] : undefined;
  return [
    ...listOf(memberOf(bypass, 'mocked')).map(mocked),
    ...listOf(memberOf(bypass, 'stubs')).map(stubbed),
    ...listOf(memberOf(bypass, 'copies')).map(loadedTwice),
  ];
}

function mocked(packageName: unknown): string {
  return (
    `vi.mock('${String(packageName)}') gives the code under test different classes from those of the SDK. ` +
    'Remove it: the kit replaces it.'
  );
}

function stubbed(stub: unknown): string {
  const calls = memberOf(stub, 'calls');
  const called = calls === 1 ? 'once' : `${String(calls)} times`;
  const kind = memberOf(stub, 'isOfSinon') === true ? 'a sinon stub' : 'a mock function';
  const remedy =
    memberOf(stub, 'isOfSinon') === true
      ? 'Restore it; or, if aws-sdk-client-mock made it, let the account answer behind it: eventBridge.serve(stub).'
      : 'Restore it, or give it no implementation, so that it passes commands on.';
  return `send of ${String(memberOf(stub, 'className'))} is ${kind}, which was called ${called} and answered instead of the account. ${remedy}`;
}

function loadedTwice(copy: unknown): string {
  const name = String(memberOf(copy, 'className'));
  return (
    `Another copy of the SDK is loaded, and this mock is not attached to its ${name}: ${String(memberOf(copy, 'folder'))}. ` +
    `If the code under test uses that one, attach it: eventBridge.attach(${name}), with the class of that copy.`
  );
}
