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

/** The import statements of a module, and the rest. */
export function withoutImports(code: string): { readonly imports: string; readonly rest: string } {
  const imports = code.match(/^import .*;$/gm) ?? [];
  return { imports: imports.join('\n'), rest: code.replaceAll(/^import .*;\n/gm, '') };
}
