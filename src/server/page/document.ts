import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

/**
 * The page as a whole, which loads nothing.
 *
 * @param nonce - what tells the browser that style and script are the page's own
 */
export function documentText(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>EventBridge mock</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">${STYLE}</style>
</head>
${BODY}
<script type="module" nonce="${nonce}">${SCRIPT}</script>
</html>
`;
}

const BODY = `<body>
<a class="skip" href="#panel">Skip to the list</a>
<header>
  <h1>EventBridge <span class="muted">mock</span></h1>
  <dl id="account"></dl>
  <p id="status" role="status"></p>
  <div class="tools">
    <label class="unseen" for="filter">Filter by words in names, sources and details</label>
    <input id="filter" type="search" placeholder="Filter by any words" autocomplete="off" spellcheck="false">
    <kbd aria-hidden="true">/</kbd>
    <button id="pause" type="button" aria-pressed="false">Pause</button>
  </div>
</header>
<p id="gone" role="alert" hidden></p>
<main>
  <section id="rules" aria-labelledby="rules-title">
    <h2 id="rules-title">Rules</h2>
    <div id="buses"></div>
    <div id="schedules"></div>
  </section>
  <section id="records" aria-label="Records">
    <div id="tabs" role="tablist" aria-label="What to list"></div>
    <div id="panel" role="tabpanel" tabindex="-1"></div>
  </section>
</main>
<noscript><p class="empty">This page needs JavaScript. GET /_mock/routes lists the same as JSON.</p></noscript>
</body>`;
