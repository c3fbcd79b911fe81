const ENDINGS = /\.(ts|js|json|jsonl|md)$/;

/** The files and folders that a document names in backticks: `delivery/`, `src/text/arn.ts`, `layers.js`. */
export function placesIn(markdown: string): readonly string[] {
  const text = markdown.replaceAll(/^```[^]*?^```$/gm, '');
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, inner = '']) => inner);
  return quoted.filter(isPlaceByForm);
}

/** With an ending, or a folder before a slash: neither `5/15` nor `aws-eventbridge-mock/vitest`, an import of users. */
function isPlaceByForm(text: string): boolean {
  if (!/^[\w.<>{},/-]+$/.test(text) || text.startsWith('aws-eventbridge-mock/')) return false;
  return ENDINGS.test(text) || /[a-z>}]\//i.test(text);
}

/**
 * Whether one of the paths is the place or ends with it. `<operator>` stands for any name, `{jobs,data}` for all of
 * these names.
 */
export function isPlace(place: string, paths: readonly string[]): boolean {
  return alternatives(place.replace(/\/$/, '')).every((each) => {
    const pattern = each.replaceAll(/[.]/g, '\\.').replaceAll(/<[^<>]+>/g, '[^/]+');
    const ending = new RegExp(`(^|/)${pattern}$`);
    return paths.some((path) => ending.test(path));
  });
}

function alternatives(place: string): readonly string[] {
  const [all, before = '', names = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(place) ?? [];
  if (all === undefined) return [place];
  return names.split(',').flatMap((name) => alternatives(`${before}${name}${after}`));
}
