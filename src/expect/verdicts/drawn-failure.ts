import { DRAWN_FAILURE } from '../../mock/public-types.js';
import { isAnyView, isView } from '../given/kinds.js';
import type { MatcherContext } from '../given/matcher-context.js';
import { errorText } from '../../text/words.js';

/** The last line of a message, where a mock draws what matchers fail on; the file is written when it is asked for. */
export function drawnFailure(
  received: unknown,
  { isNot, testPath, currentTestName }: MatcherContext,
  matcher: string,
  closest: string | undefined,
): string {
  if (isNot === true || !isAnyView(received)) return '';
  const mock = isView(received, 'mock') ? received : received.mock;
  const draw = mock[DRAWN_FAILURE];
  if (!draw) return '';
  try {
    const { path, hasEvent } = draw({ matcher, testPath, testName: currentTestName, closest });
    return `\n\n${hasEvent ? 'The account and the closest event are' : 'The account is'} drawn in ${path}`;
  } catch (error) {
    // What the matcher has to say comes first.
    return `\n\nThe account could not be drawn: ${errorText(error)}`;
  }
}
