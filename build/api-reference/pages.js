import { importedAs } from './reference.js';

const ANCHOR = /<a id="([^"]+)"><\/a> ?/g;

/** Sections that say again what stands elsewhere, or nothing to people who call it. */
const LEFT_OUT =
  /^#+ (?:Inherited from|Overrides|Extended by|Implementation of|Type Parameters)\n\n[^#]*?(?=^#|^\*\*\*$|$(?![^]))/gm;

/** What a signature says already. */
const RETURNS_NOTHING = /^#+ Returns\n\n(?:`void`|`this`)\n+/gm;

/** The first word of what is thrown, which begins in small letters behind its tag. */
const FIRST_WORD = /^(#+ Throws\n\n)([a-z])/gm;

/** Errors, each with a heading of its own. */
const SEVERAL_ERRORS = /^(#+ Throws\n\n)((?:.+\n)+)((?:\n\1(?:.+\n)+)+)/gm;

/** The page that lists the others. */
const FIRST = 'README.md';

/**
 * The pages of TypeDoc without what nobody reads.
 *
 * @param {Map<string, string>} pages by file name
 * @param {import('typedoc').ProjectReflection} project
 */
export function tidied(pages, project) {
  const short = new Map([...pages].map(([file, text]) => [file, shortened(text)]));
  const linked = new Set(
    [...short].flatMap(([file, text]) =>
      [...text.matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].map(([, to, id]) => `${to || file}#${id}`),
    ),
  );
  const tidy = new Map(
    [...short].map(([file, text]) => [
      file,
      text
        .replaceAll(ANCHOR, (anchor, id) => (linked.has(`${file}#${id}`) ? anchor : ''))
        .replaceAll(/ +$/gm, '')
        .replaceAll(/^\| -+ \|.*$/gm, (line) => line.replaceAll(/-+/g, '---'))
        .trimEnd() + '\n',
    ]),
  );
  return tidy.set(FIRST, firstPage(project));
}

function firstPage(/** @type {import('typedoc').ProjectReflection} */ { children = [] }) {
  const lines = children.map(({ name, comment }) => {
    const said = comment?.summary.map(({ text }) => text).join('') ?? '';
    return `- [\`${importedAs(name)}\`](${name}.md): ${said.charAt(0).toLowerCase()}${said.slice(1).replace(/\.$/, '')}`;
  });
  return `# API reference\n\nWhat each entry of the package exports. The [guide](../guide/README.md) shows how it is used.\n\n${lines.join('\n')}\n`;
}

function shortened(/** @type {string} */ text) {
  return text
    .replaceAll(LEFT_OUT, '')
    .replaceAll(RETURNS_NOTHING, '')
    .replaceAll(SEVERAL_ERRORS, (_all, heading, first, others) => {
      const errors = [first, ...others.split(heading)].map((error) => error.trim());
      const items = errors
        .filter((error) => error !== '')
        .map((error) => `- ${capitalized(error).replaceAll('\n', '\n  ')}`);
      return `${heading}${items.join('\n')}\n`;
    })
    .replaceAll(FIRST_WORD, (_all, heading, letter) => `${heading}${capitalized(letter)}`);
}

function capitalized(/** @type {string} */ text) {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
