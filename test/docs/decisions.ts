/** A record in docs/decisions. */
export interface Decision {
  /** `home-region.md` */
  readonly file: string;
  readonly date: string;
  readonly title: string;
  /** The first sentence of what was decided. */
  readonly decided: string;
}

/** @throws Error that says what the record has not. */
export function decisionOf(file: string, record: string): Decision {
  const found = /^# (.+)\n\nDate: (\d{4}-\d\d-\d\d)\n\n[^]*?^\*\*Decision\.\*\* ([^]*?\.)(?=\s)/m.exec(
    record,
  );
  if (!found) {
    throw new Error(`docs/decisions/${file} needs a title, a line "Date: 2026-12-31" and a "**Decision.**".`);
  }
  const [, title = '', date = '', decided = ''] = found;
  return { file, title, date, decided };
}

/** docs/decisions/README.md: the latest first. */
export function decisionsIndex(decisions: readonly Decision[]): string {
  const latestFirst = decisions.toSorted((a, b) => compare(b.date, a.date) || compare(a.title, b.title));
  return `# Decisions

<!-- Made by \`npm run docs\` from the records. -->

Why things are as they are, each with its context and its consequences.

${latestFirst.map(({ file, date, title, decided }) => `- ${date}: [${title}](${file}). ${decided}`).join('\n')}`;
}

function compare(a: string, b: string): number {
  return a.toLowerCase() < b.toLowerCase() ? -1 : Number(a.toLowerCase() > b.toLowerCase());
}
