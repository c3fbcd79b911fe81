import { shown } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { didYouMean, nearestName } from '../../text/nearest-name.js';
import type { Findings } from '../findings.js';
import type { TemplateOptions } from '../options.js';
import { ownMember, scalarText } from './resolving.js';

type Declaration = Readonly<Record<string, unknown>>;

const FROM_PARAMETER_STORE = /^AWS::SSM::Parameter::Value<(.+)>$/;

/** The parameters of a template: what was given for them, or their defaults. Each is a text, or a list of strings. */
export class Parameters {
  readonly #declared: Readonly<Record<string, unknown>>;
  readonly #options: TemplateOptions;
  readonly #findings: Findings;
  readonly #values = new Map<string, () => string | readonly string[]>();

  constructor(declared: Readonly<Record<string, unknown>>, options: TemplateOptions, findings: Findings) {
    this.#declared = declared;
    this.#options = options;
    this.#findings = findings;
    const names = Object.keys(declared);
    for (const name of Object.keys(options.parameters ?? {})) {
      if (names.includes(name)) continue;
      const hint = didYouMean(nearestName(name, names), `It has ${names.join(', ') || 'none'}.`);
      findings.error(
        'unknown-parameter',
        'Parameters',
        `The template has no parameter ${JSON.stringify(name)}. ${hint}`,
      );
    }
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#declared, name);
  }

  value(name: string): string | readonly string[] {
    const value = this.#values.get(name) ?? this.#findings.remembered(() => this.#read(name));
    this.#values.set(name, value);
    return value();
  }

  #read(name: string): string | readonly string[] {
    const declared = this.#declared[name];
    const declaration = isObject(declared) ? declared : {};
    const at = `Parameters.${name}`;
    const given =
      ownMember(this.#options.parameters, name) ??
      declaration['Default'] ??
      this.#options.resolve?.({ kind: 'parameter', name, at });
    if (given === undefined) {
      const message = `The parameter has no default, and no value was given: { parameters: { ${name}: … } }.`;
      this.#findings.error('missing-parameter', at, message);
      return name;
    }
    const type = scalarText(declaration['Type']) ?? 'String';
    const [, storedType] = FROM_PARAMETER_STORE.exec(type) ?? [];
    const values = textsOf(
      storedType === undefined ? given : this.#stored(scalarText(given) ?? '', at),
      storedType ?? type,
    );
    if (storedType === undefined) this.#check(values, declaration, at);
    return isListType(storedType ?? type) ? values : (values[0] ?? '');
  }

  #stored(name: string, at: string): unknown {
    const { parameterStore, resolve } = this.#options;
    const value = ownMember(parameterStore, name) ?? resolve?.({ kind: 'parameter-store', name, at });
    if (value !== undefined) return value;
    const message = `The Parameter Store has no ${JSON.stringify(name)}. Give it: { parameterStore: { ${JSON.stringify(name)}: … } }.`;
    this.#findings.error('missing-parameter', at, message);
    return name;
  }

  #check(values: readonly string[], declaration: Declaration, at: string): void {
    const isSecret = scalarText(declaration['NoEcho']) === 'true';
    const description = scalarText(declaration['ConstraintDescription']);
    for (const value of values) {
      const name = isSecret ? 'The value' : shown(value);
      for (const broken of brokenConstraints(value, declaration)) {
        const message = [`${name} ${broken}.`, description].filter((text) => text !== undefined).join(' ');
        this.#findings.error('parameter-value', at, message);
      }
    }
  }
}

/** What a value is that it may not be. */
function* brokenConstraints(value: string, declaration: Declaration): Generator<string> {
  const { Type, AllowedValues: allowed, AllowedPattern: pattern } = declaration;
  if (/^(?:List<)?Number>?$/.test(scalarText(Type) ?? '')) {
    if (!isNumber(value)) yield 'is not a number';
    else {
      const { MinValue, MaxValue } = declaration;
      if (isBelow(Number(value), MinValue)) yield `is below the MinValue ${scalarText(MinValue)}`;
      if (isBelow(MaxValue, Number(value))) yield `is above the MaxValue ${scalarText(MaxValue)}`;
    }
  }
  const { MinLength, MaxLength } = declaration;
  if (isBelow(value.length, MinLength)) yield `is shorter than the MinLength ${scalarText(MinLength)}`;
  if (isBelow(MaxLength, value.length)) yield `is longer than the MaxLength ${scalarText(MaxLength)}`;
  if (Array.isArray(allowed) && !allowed.some((one) => scalarText(one) === value)) {
    yield `is not one of the AllowedValues: ${allowed.map((one: unknown) => shown(one)).join(', ')}`;
  }
  if (typeof pattern === 'string' && !matchesWhole(value, pattern)) {
    yield `does not match the AllowedPattern ${pattern}`;
  }
}

/** Whether both are there and the first is less. */
function isBelow(one: unknown, other: unknown): boolean {
  return Number(scalarText(one) ?? Number.NaN) < Number(scalarText(other) ?? Number.NaN);
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function textsOf(given: unknown, type: string): readonly string[] {
  if (Array.isArray(given)) return given.map((item) => scalarText(item) ?? '');
  const text = scalarText(given) ?? '';
  return isListType(type) ? text.split(',').map((item) => item.trim()) : [text];
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text));
}

/** A pattern that JavaScript cannot read holds for everything. */
function matchesWhole(value: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}
