import { fileText } from '../../environment/files.js';
import { isObject } from '../../text/kinds-of-values.js';
import { readTemplateText } from '../reading/template-text.js';
import type { Include } from '../resolving/macros.js';

/**
 * Reads the local files that a template includes.
 *
 * @param path - of the template, where it is a file
 */
export function includeFrom(path: string | undefined): Include {
  return (location) => {
    const name = JSON.stringify(location);
    if (/^\w{2,}:/.test(location)) {
      return {
        why: `${name} is not a local file. Give the path of a copy, or the template with what it has.`,
      };
    }
    let text: string;
    try {
      text = fileText(location, path);
    } catch {
      return { why: `there is no file ${name} beside the template. Give the template with what it has.` };
    }
    const { value, problems, positions } = readTemplateText(text);
    const error = problems.find(({ severity }) => severity === 'error');
    const line = positions.get('')?.line;
    if (error) return { why: `${name}, line ${String(line)}: ${error.message}` };
    return isObject(value) ? { members: value } : { why: `${name} has no members.` };
  };
}
