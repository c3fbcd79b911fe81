/** A fenced block of a Markdown document. */
export interface Snippet {
  readonly language: string;
  /** What stands behind the language: `file=orders.ts`, `recipe`. */
  readonly info: string;
  readonly code: string;
}

export function snippetsOf(markdown: string): readonly Snippet[] {
  return [...markdown.matchAll(/^```(\w+) ?(.*)\n([^]*?)^```$/gm)].map(
    ([, language = '', info = '', code = '']) => ({
      language,
      info,
      code,
    }),
  );
}

/** Import statements as one for each name, none twice: what several snippets import can stand in one module. */
export function withoutDoubles(imports: string): string {
  const single = imports.split('\n').flatMap((statement) => {
    const [, names, from = ''] = /^import \{ (.+) \} (from .+)$/.exec(statement) ?? [];
    return names === undefined ? [statement] : names.split(', ').map((name) => `import { ${name} } ${from}`);
  });
  return [...new Set(single)].join('\n');
}

/** The import statements of a module, each on one line, and the rest. */
export function withoutImports(code: string): { readonly imports: string; readonly rest: string } {
  const statement = /^import [^;]*;\n/gm;
  const imports = (code.match(statement) ?? []).map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return { imports: imports.join('\n'), rest: code.replaceAll(statement, '') };
}
