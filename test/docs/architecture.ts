import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

/** What layers.js says, which the checks of imports read, too. */
export interface LayerRules {
  readonly layers: Readonly<Record<string, Layer>>;
  readonly leaves: readonly string[];
  /** By room, what its folders and files may import of each other. */
  readonly innerLayers?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

interface Layer {
  readonly modules?: readonly string[];
  readonly types?: readonly string[];
}

export async function readLayerRules(root: string): Promise<LayerRules> {
  const rules: LayerRules = await import(pathToFileURL(join(root, 'layers.js')).href);
  return rules;
}

/** docs/architecture.md as it is to be: what stands there by hand stays, what folders are included. */
export function architecture(page: string, folders: readonly string[], rules: LayerRules): string {
  const said = saidOf(page);
  const tree = treeOf(['src', ...inOrder(folders, rules)], said);
  return withPart(withPart(page, 'tree', tree), 'imports', importsOf(rules));
}

/** The folders of src that have no line in the tree which says what they are. */
export function unexplained(page: string, folders: readonly string[]): readonly string[] {
  const said = saidOf(page);
  return folders.filter((folder) => (said.get(folder) ?? '') === '');
}

/** The folders in the tree that are not there. */
export function gone(page: string, folders: readonly string[]): readonly string[] {
  return [...saidOf(page).keys()].filter((folder) => folder !== 'src' && !folders.includes(folder));
}

/** What the tree says of each folder: the indentation says in which one it is. */
function saidOf(page: string): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  const above: string[] = [];
  for (const [, indent = '', name = '', says = ''] of partOf(page, 'tree').matchAll(
    /^( *)([\w-]+)\/ *(.*)$/gm,
  )) {
    above.splice(indent.length / 2, Infinity, name);
    said.set(above.join('/'), says);
  }
  return said;
}

/** Rooms from the top down, the folders of a room by name. */
function inOrder(folders: readonly string[], { layers }: LayerRules): readonly string[] {
  const rooms = Object.keys(layers);
  const place = (folder: string): number => rooms.indexOf(folder.split('/')[1] ?? '');
  return folders.toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

function treeOf(folders: readonly string[], said: ReadonlyMap<string, string>): string {
  const lines = folders.map((folder) => {
    const names = folder.split('/');
    return { name: `${'  '.repeat(names.length - 1)}${names.at(-1)}/`, says: said.get(folder) ?? '' };
  });
  const width = Math.max(...lines.map(({ name }) => name.length)) + 2;
  const text = lines.map(({ name, says }) => `${name.padEnd(width)}${says}`.trimEnd());
  return ['```', ...text, '```'].join('\n');
}

function importsOf({ layers, leaves, innerLayers = {} }: LayerRules): string {
  const rooms = Object.entries(layers).filter(([room]) => !leaves.includes(room));
  const free = rooms.filter(([, layer]) => allowedTo(layer) !== '');
  const bound = rooms.filter(([, layer]) => allowedTo(layer) === '').map(([room]) => room);
  const parts = [
    `Everyone may import ${listed(leaves)}. Besides these and its own files:`,
    [
      ...free.map(([room, layer]) => `- \`${room}\` may import ${allowedTo(layer)}.`),
      `- ${listed(bound)} may import nothing.`,
    ].join('\n'),
  ];
  for (const [room, inner] of Object.entries(innerLayers)) {
    const rules = Object.entries(inner).map(
      ([part, allowed]) => `- \`${part}\` may import ${allowed.length > 0 ? listed(allowed) : 'nothing'}.`,
    );
    parts.push(`Inside \`${room}\`, besides their own files:`, rules.join('\n'));
  }
  return parts.join('\n\n');
}

function allowedTo({ modules = [], types = [] }: Layer): string {
  const kinds = [
    ...(modules.length > 0 ? [listed(modules)] : []),
    ...(types.length > 0 ? [`the types of ${listed(types)}`] : []),
  ];
  return kinds.join(', and ');
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter((part) => part !== '').join(' and ');
}

function partOf(page: string, name: string): string {
  return bounds(page, name).part;
}

function withPart(page: string, name: string, part: string): string {
  const { before, after } = bounds(page, name);
  return `${before}\n${part}\n\n${after}`;
}

/** Parts stand between `<!-- name … -->` and `<!-- end of name -->`. */
function bounds(page: string, name: string): { before: string; part: string; after: string } {
  const found = new RegExp(`^([^]*<!-- ${name}\\b[^>]*-->\n)([^]*)(<!-- end of ${name} -->[^]*)$`).exec(page);
  if (!found) throw new Error(`docs/architecture.md has no part between comments that is called ${name}.`);
  const [, before = '', part = '', after = ''] = found;
  return { before, part, after };
}
