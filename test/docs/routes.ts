import type { Route } from '../../src/server/control/route.js';

const PART = /(<!-- routes:[^>]*-->\n)[^]*(<!-- end of routes -->)/;

/** The guide to the server's routes with the table of them. */
export function withRoutes(page: string, routes: readonly Route[]): string {
  if (!PART.test(page))
    throw new Error('docs/guide/server-routes.md has no part between comments called routes.');
  return page.replace(PART, (_part, begin: string, end: string) => `${begin}\n${tableOf(routes)}\n\n${end}`);
}

function tableOf(routes: readonly Route[]): string {
  const rows = routes.map(({ method, path, does }) => `| \`${method} ${path}\` | ${does} |`);
  return ['| Route | |', '| --- | --- |', ...rows].join('\n');
}
