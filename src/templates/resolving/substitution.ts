import { given } from '../../text/given.js';
import { isObject } from '../../text/kinds-of-values.js';
import { scalarText, textOf, type Resolving } from './resolving.js';

/** What `Fn::Sub` makes: `${Name}`, `${Name.Attribute}`; `${!Name}` is the text `${Name}`. */
export function substituted(argument: unknown, at: string, template: Resolving): string {
  const [text, variables] = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
  const pattern = scalarText(text);
  if (pattern === undefined || (variables !== undefined && !isObject(variables))) {
    const message = `Fn::Sub takes a string, or a string and variables by name, not ${given(argument)}.`;
    template.findings.error('malformed-function', at, message);
    return '';
  }
  return pattern.replaceAll(/\$\{(!?)([^{}]*)\}/g, (_whole, mark: string, inner: string) => {
    if (mark === '!') return `\${${inner}}`;
    return textOf(
      variable(inner.trim(), variables ?? {}, at, template),
      at,
      template,
      `Fn::Sub: \${${inner}}`,
    );
  });
}

function variable(
  name: string,
  variables: Readonly<Record<string, unknown>>,
  at: string,
  template: Resolving,
) {
  if (Object.hasOwn(variables, name)) return template.resolve(variables[name], at);
  const dot = name.indexOf('.');
  return dot === -1
    ? template.ref(name, at)
    : template.attribute(name.slice(0, dot), name.slice(dot + 1), at);
}
