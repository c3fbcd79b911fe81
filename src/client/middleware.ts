import { attachmentOf, registry } from './attachments.js';
import type { HandlerContext, Middleware, SdkClient } from './sdk-client.js';
import { isObject } from '../text/kinds-of-values.js';

/**
 * The middleware that hands a client's commands to whoever is attached when they are sent.
 *
 * It outlives attachments that come and go, and passes on when there is none: a client with `cacheMiddleware` may have
 * resolved it into a handler.
 */
export function interceptor(client: SdkClient): Middleware {
  return (next, context) => {
    const told = toldBy(client, context);
    return function entry({ input, ...rest }) {
      const attachment = attachmentOf(client);
      if (!attachment) return next({ input, ...rest });
      return attachment.answer({ client, context, ...told, input, entry });
    };
  };
}

/** The command and the abort signal: from the SDK where it tells them, else from our own `send`. */
function toldBy(
  client: SdkClient,
  context: HandlerContext,
): { command: unknown; abortSignal: unknown; options: unknown } {
  const told = context.__smithy_context;
  const noted = registry.sending?.client === client ? registry.sending : undefined;
  return {
    command: told?.commandInstance ?? noted?.command,
    abortSignal: told?.abortSignal ?? abortSignalOf(noted?.options),
    options: noted?.options,
  };
}

function abortSignalOf(options: unknown): unknown {
  return isObject(options) && 'abortSignal' in options ? options.abortSignal : undefined;
}
