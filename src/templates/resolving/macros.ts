import { isObject } from '../../text/kinds-of-values.js';
import { given as shownAs } from '../../text/given.js';
import { scalarText, type Resolving } from './resolving.js';

type Members = Readonly<Record<string, unknown>>;

const LANGUAGE_EXTENSIONS = 'AWS::LanguageExtensions';
const INCLUDE = 'AWS::Include';

/** What makes nothing of EventBridge, or is made elsewhere in the kit. */
const PASSED_OVER = [
  LANGUAGE_EXTENSIONS,
  INCLUDE,
  'AWS::Serverless-2016-10-31',
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
  'AWS::ServiceCatalog',
];

const INSTEAD =
  'Give the template as the macro has processed it: aws cloudformation get-template --template-stage Processed.';

/** What a file has that a template includes, or why it cannot be told. */
export type Include = (location: string) => { readonly members: Members } | { readonly why: string };

/** What transforms a template. */
export class Macros {
  readonly #given: readonly unknown[];
  readonly #template: Pick<Resolving, 'resolve' | 'findings'>;
  readonly #include: Include;

  constructor(
    transform: unknown,
    template: Pick<Resolving, 'resolve' | 'findings'>,
    include: Include = (location) => ({ why: `${JSON.stringify(location)} is not read.` }),
  ) {
    this.#given = [transform].flat();
    this.#template = template;
    this.#include = include;
  }

  hasLanguageExtensions(what: string, at: string): boolean {
    if (this.#given.includes(LANGUAGE_EXTENSIONS)) return true;
    this.#template.findings.error(
      'unsupported-function',
      at,
      `${what} needs Transform: ${LANGUAGE_EXTENSIONS}.`,
    );
    return false;
  }

  /** Those of the whole template that are not run. */
  reportUnknown(): void {
    for (const transform of this.#given) {
      const name = isObject(transform) ? transform['Name'] : transform;
      if (typeof name !== 'string' || PASSED_OVER.includes(name)) continue;
      this.#template.findings.warning(
        'unsupported-function',
        'Transform',
        `The macro ${name} is not run. ${INSTEAD}`,
      );
    }
  }

  /** The files that `Transform` includes at the top of the template. */
  get topLevel(): readonly Members[] {
    return this.#given
      .filter((transform) => isObject(transform) && transform['Name'] === INCLUDE)
      .map((transform) => this.members(transform, 'Transform'));
  }

  members(given: unknown, at: string): Members {
    const { findings } = this.#template;
    const macro = isObject(given) ? given : {};
    const name = scalarText(macro['Name']);
    if (name !== INCLUDE) {
      const message =
        name === undefined
          ? `A macro needs a Name, unlike ${shownAs(given)}.`
          : `The macro ${name} is not run. ${INSTEAD}`;
      findings.error('unsupported-function', at, message);
      return {};
    }
    const parameters = this.#template.resolve(macro['Parameters'], `${at}.Parameters`);
    const location = isObject(parameters) ? scalarText(parameters['Location']) : undefined;
    if (location === undefined) {
      findings.error('malformed-function', at, `${INCLUDE} takes Parameters: { Location: … }.`);
      return {};
    }
    const included = this.#include(location);
    if ('members' in included) return included.members;
    findings.error('missing-file', at, `${INCLUDE}: ${included.why}`);
    return {};
  }
}
