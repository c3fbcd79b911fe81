import { expect, test } from 'vitest';
import { anchorsOf } from './anchors.js';

test('headings have the anchors that GitHub gives them', () => {
  const page = `
# What a \`target\` would get
## \`mockEventBridge()\`, and options
## [Linked](there.md) twice
## Linked twice

\`\`\`md
## Not a heading
\`\`\`

<a id="set-by-hand"></a>
`;

  expect(anchorsOf(page)).toEqual([
    'what-a-target-would-get',
    'mockeventbridge-and-options',
    'linked-twice',
    'linked-twice-1',
    'set-by-hand',
  ]);
});
