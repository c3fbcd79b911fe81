import { isObject } from '../../text/kinds-of-values.js';
import { sourceOf, type HandlerContext, type Middleware } from './client.js';

/**
 * What the SDK's middleware that logs commands does, without spaces and quotes. Most clients have a logger that does
 * nothing, for which it makes a copy of each input and output all the same. It asks whether there is an `info` first.
 *
 * Middleware of any other text is given the context as it is.
 */
const LOGGING =
  '(next,context)=>async(args)=>{try{constresponse=awaitnext(args);' +
  'const{clientName,commandName,logger,dynamoDbDocumentClientOptions={}}=context;' +
  'const{overrideInputFilterSensitiveLog,overrideOutputFilterSensitiveLog}=dynamoDbDocumentClientOptions;' +
  'constinputFilterSensitiveLog=overrideInputFilterSensitiveLog??context.inputFilterSensitiveLog;' +
  'constoutputFilterSensitiveLog=overrideOutputFilterSensitiveLog??context.outputFilterSensitiveLog;' +
  'const{$metadata,...outputWithoutMetadata}=response.output;' +
  'logger?.info?.({clientName,commandName,input:inputFilterSensitiveLog(args.input),' +
  'output:outputFilterSensitiveLog(outputWithoutMetadata),metadata:$metadata,});returnresponse;}' +
  'catch(error){const{clientName,commandName,logger,dynamoDbDocumentClientOptions={}}=context;' +
  'const{overrideInputFilterSensitiveLog}=dynamoDbDocumentClientOptions;' +
  'constinputFilterSensitiveLog=overrideInputFilterSensitiveLog??context.inputFilterSensitiveLog;' +
  'logger?.error?.({clientName,commandName,input:inputFilterSensitiveLog(args.input),error,' +
  'metadata:error.$metadata,});throwerror;}}';

const logging = new WeakMap<Middleware, boolean>();

/** The context for what stands where the SDK logs commands. */
export function contextFor(middleware: Middleware, context: HandlerContext): HandlerContext {
  let known = logging.get(middleware);
  if (known === undefined) logging.set(middleware, (known = withoutSpaces(sourceOf(middleware)) === LOGGING));
  return known ? new LoggingContext(context) : context;
}

/** What that middleware reads of a context, at the time at which it reads it, without a logger that does nothing. */
class LoggingContext implements HandlerContext {
  readonly #of: HandlerContext;

  constructor(of: HandlerContext) {
    this.#of = of;
  }

  get clientName(): unknown {
    return this.#of.clientName;
  }

  get commandName(): string | undefined {
    return this.#of.commandName;
  }

  get inputFilterSensitiveLog(): unknown {
    return this.#of.inputFilterSensitiveLog;
  }

  get outputFilterSensitiveLog(): unknown {
    return this.#of.outputFilterSensitiveLog;
  }

  get dynamoDbDocumentClientOptions(): unknown {
    return this.#of.dynamoDbDocumentClientOptions;
  }

  get logger(): unknown {
    const { logger } = this.#of;
    return isObject(logger) && doesNothing(logger.info) && doesNothing(logger.error) ? undefined : logger;
  }
}

const empty = new WeakMap<object, boolean>();

/** Looked at each time: a test may put a spy there. */
function doesNothing(method: unknown): boolean {
  if (typeof method !== 'function') return false;
  let known = empty.get(method);
  if (known === undefined) empty.set(method, (known = /^\w+\(\){}$/.test(withoutSpaces(sourceOf(method)))));
  return known;
}

function withoutSpaces(source: string): string {
  return source.replace(/[\s"']/g, '');
}
