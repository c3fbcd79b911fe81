import type { CheckedEvent, CheckReport } from '../report.js';

/** `events.json, event 2` or `events.jsonl:3`. */
export function eventName({ file, line, number }: CheckedEvent): string {
  if (line !== undefined) return `${file}:${line}`;
  return number === undefined ? file : `${file}, event ${number}`;
}

/** What rules are called in a table, all of one width: the template's own name, and the bus where there are several. */
export function ruleLabels({
  rules,
  templates,
}: Pick<CheckReport, 'rules' | 'templates'>): readonly string[] {
  const buses = new Set(rules.map(({ eventBusName }) => eventBusName));
  const templatesOf = new Map<string, Set<number>>();
  for (const { id, template } of rules) {
    templatesOf.set(id, (templatesOf.get(id) ?? new Set()).add(template));
  }
  const names = rules.map(({ id, template }) => {
    const isSure = templatesOf.get(id)?.size === 1;
    return isSure ? id : `${id} (${templates[template]?.file ?? ''})`;
  });
  const columns = [names, ...(buses.size > 1 ? [rules.map(({ eventBusName }) => eventBusName)] : [])];
  const widths = columns.map((cells) => Math.min(WIDEST, Math.max(0, ...cells.map(({ length }) => length))));
  return rules.map((_, index) =>
    columns.map((cells, column) => (cells[index] ?? '').padEnd(widths[column] ?? 0)).join('  '),
  );
}

const WIDEST = 40;
