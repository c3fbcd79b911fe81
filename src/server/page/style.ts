/** Colours first: each text has a contrast of at least 4.5 to what it stands on, in both schemes. */
const COLOURS = `
:root {
  --ground: #f4f5f7;
  --panel: #ffffff;
  --raised: #f8f9fa;
  --line: #d8dce2;
  --text: #1b1f24;
  --muted: #57606a;
  --accent: #0a58b0;
  --good: #17663a;
  --good-ground: #e3f3e8;
  --bad: #a3231b;
  --bad-ground: #fbe7e5;
  --warn: #7a4a00;
  --warn-ground: #fbf0d9;
  --badge-ground: #eaedf1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #111418;
    --panel: #181c21;
    --raised: #1e2329;
    --line: #31373f;
    --text: #e3e7ec;
    --muted: #9ba6b2;
    --accent: #83b9ff;
    --good: #79d298;
    --good-ground: #16301f;
    --bad: #ff9a92;
    --bad-ground: #3b1c1a;
    --warn: #f0bd6a;
    --warn-ground: #35290f;
    --badge-ground: #282e36;
  }
}
`;

const FRAME = `
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font: 13px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif;
}
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 8px; top: -60px; z-index: 3; padding: 6px 10px; background: var(--panel); color: var(--accent); }
.skip:focus { top: 8px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
header {
  position: sticky;
  top: 0;
  z-index: 2;
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  gap: 6px 20px;
  padding: 8px 16px;
  background: var(--panel);
  border-bottom: 1px solid var(--line);
}
h1 { margin: 0; font-size: 15px; font-weight: 650; }
h1 .muted { font-weight: 400; }
h2 { margin: 0 0 8px; font-size: 13px; font-weight: 650; }
h3 { display: flex; align-items: baseline; gap: 8px; margin: 0; padding: 7px 12px; font-size: 13px; font-weight: 600; }
h4 { margin: 14px 0 4px; color: var(--muted); font-size: 12px; font-weight: 600; }
p, ul, ol, dl, dd { margin: 0; padding: 0; }
ul, ol { list-style: none; }
#account { display: flex; flex-wrap: wrap; gap: 2px 16px; }
#account div { display: flex; gap: 5px; }
#account dt { color: var(--muted); }
#account dd { font-variant-numeric: tabular-nums; }
#status { display: flex; align-items: center; gap: 6px; color: var(--muted); }
#status::before { width: 8px; height: 8px; border-radius: 50%; background: var(--muted); content: ""; }
[data-state="live"] #status::before { background: var(--good); }
[data-state="gone"] #status::before { background: var(--bad); }
.tools { display: flex; flex: 1 1 240px; align-items: center; justify-content: flex-end; gap: 8px; }
input, button { font: inherit; color: inherit; }
#filter { flex: 0 1 340px; min-width: 0; padding: 4px 9px; background: var(--ground); border: 1px solid var(--line); border-radius: 5px; }
#filter::placeholder { color: var(--muted); opacity: 1; }
kbd { padding: 0 6px; border: 1px solid var(--line); border-radius: 4px; color: var(--muted); font: inherit; }
button { cursor: pointer; }
#pause { padding: 4px 11px; background: var(--badge-ground); border: 1px solid var(--line); border-radius: 5px; }
#pause[aria-pressed="true"] { background: var(--warn-ground); color: var(--warn); }
#gone { padding: 9px 16px; background: var(--bad-ground); color: var(--bad); border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 16px; max-width: 1800px; margin: 0 auto; padding: 12px; }
body[data-tab="rules"] #panel, body:not([data-tab="rules"]) #rules { display: none; }
#rules-title { display: none; }
/* The rules come behind the tabs that choose them. */
#records { order: -1; min-width: 0; }
#rules { min-width: 0; margin-top: -8px; }
@media (min-width: 900px) {
  main { grid-template-columns: minmax(300px, 2fr) minmax(0, 5fr); padding: 16px; }
  body:not([data-tab="rules"]) #rules { display: block; }
  #rules-title { display: block; padding: 5px 0; }
  #records { order: 0; }
  #rules { margin-top: 0; }
  .tab.rules { display: none; }
}
`;

const LISTS = `
#tabs { display: flex; flex-wrap: wrap; gap: 2px; margin-bottom: 8px; }
.tab { padding: 4px 10px; background: none; border: 1px solid transparent; border-radius: 6px; color: var(--muted); }
.tab:hover { color: var(--text); }
.tab[aria-selected="true"] { background: var(--panel); border-color: var(--line); color: var(--text); font-weight: 600; }
.total.bad { color: var(--bad); }
.total.warn { color: var(--warn); }
.total { font-variant-numeric: tabular-nums; font-weight: 400; }
#panel:not(:empty), .bus { background: var(--panel); border: 1px solid var(--line); border-radius: 7px; overflow: hidden; }
.bus + .bus, .bus + .empty, #schedules .bus { margin-top: 10px; }
.bus h3 { background: var(--raised); }
.bus h3 .muted { font-weight: 400; }
.bus .list:not(:empty) { border-top: 1px solid var(--line); }
#buses > .empty { background: var(--panel); border: 1px solid var(--line); border-radius: 7px; }
details + details { border-top: 1px solid var(--line); }
summary {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 2px 10px;
  padding: 5px 12px;
  cursor: pointer;
  list-style: none;
  overflow-wrap: anywhere;
}
summary::-webkit-details-marker { display: none; }
summary::before { width: 6px; margin-left: -2px; color: var(--muted); content: "\u203a"; }
details[open] > summary::before { transform: rotate(90deg); }
summary:hover { background: var(--raised); }
summary:focus-visible { outline-offset: -2px; }
details[open] > summary { background: var(--raised); }
summary > * { min-width: 0; }
.name { font-weight: 600; overflow-wrap: anywhere; }
.push { display: flex; flex-wrap: wrap; gap: 3px 6px; margin-left: auto; }
details.rule > summary .name { font-weight: 500; }
.excerpt { flex: 1 1 0; overflow: hidden; color: var(--muted); font-size: 12px; text-overflow: ellipsis; white-space: nowrap; }
.message { flex: 1 1 240px; white-space: pre-wrap; }
.inside { padding: 8px 12px 12px; border-top: 1px solid var(--line); }
.inside > h4:first-child { margin-top: 0; }
time { color: var(--muted); font-variant-numeric: tabular-nums; }
.muted { color: var(--muted); }
.arn { overflow-wrap: anywhere; font-size: 12px; }
.line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; }
.badge { padding: 0 7px; border-radius: 9px; background: var(--badge-ground); font-size: 12px; overflow-wrap: anywhere; }
.badge.good { background: var(--good-ground); color: var(--good); }
.badge.bad { background: var(--bad-ground); color: var(--bad); }
.badge.warn { background: var(--warn-ground); color: var(--warn); }
p.bad, .mark.bad { color: var(--bad); }
p.warn { color: var(--warn); }
.mark.good { color: var(--good); }
.empty { padding: 20px 16px; }
.empty p + p, .empty pre { margin-top: 6px; }
code, pre { font: 12px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
pre { margin: 0; padding: 8px 10px; background: var(--raised); border: 1px solid var(--line); border-radius: 5px; white-space: pre-wrap; max-height: 340px; overflow: auto; }
.inside > p + *, .inside > dl + *, .inside > ul + *, .inside > pre + * { margin-top: 8px; }
`;

const INSIDES = `
.conditions { display: grid; grid-template-columns: minmax(0, max-content) minmax(0, 1fr); gap: 2px 14px; }
.conditions dd { overflow-wrap: anywhere; }
.targets li + li { margin-top: 6px; }
.targets .arn { display: block; }
.explained { padding: 5px 0 7px; }
#records .inside { padding-left: 28px; }
.note { padding-left: 21px; color: var(--muted); }
.explained + .explained { border-top: 1px dashed var(--line); }
.table { display: grid; gap: 2px; margin-top: 2px; padding-left: 21px; }
.table li { position: relative; display: flex; flex-wrap: wrap; gap: 0 8px; padding-left: 21px; }
.table .mark { position: absolute; left: 0; }
.table code, .table span { min-width: 0; }
.table .holds code { color: var(--muted); }
.table .hints { flex-basis: 100%; color: var(--warn); }
.delivery { padding: 4px 0; }
.delivery + .delivery { border-top: 1px dashed var(--line); }
.attempts { counter-reset: attempt; }
.attempts li { padding-left: 21px; text-indent: -21px; overflow-wrap: anywhere; }
.attempts li::before { display: inline-block; width: 21px; color: var(--muted); text-indent: 0; counter-increment: attempt; content: counter(attempt) "."; }
.shares { display: flex; flex-wrap: wrap; gap: 6px 24px; padding: 10px 12px; }
.shares dt { color: var(--muted); text-transform: capitalize; }
.shares dd:nth-of-type(1) { font-size: 18px; font-weight: 650; font-variant-numeric: tabular-nums; }
.shares .good { color: var(--good); }
.shares .warn { color: var(--warn); }
.shares .bad { color: var(--bad); }
.shares + details { border-top: 1px solid var(--line); }
.untested { flex-basis: 100%; padding-left: 14px; color: var(--muted); font-size: 12px; }
.decided + .decided { margin-top: 8px; padding-top: 8px; border-top: 1px dashed var(--line); }
.decided li { display: flex; flex-wrap: wrap; gap: 0 10px; padding-left: 14px; }
.decided li > :first-child { flex: 0 0 150px; font-variant-numeric: tabular-nums; }
.decided span { min-width: 0; overflow-wrap: anywhere; }
@media (max-width: 639px) {
  .excerpt, kbd { display: none; }
  .table code:first-of-type::after { content: ":"; }
  #records .inside { padding-left: 12px; }
}
@media (min-width: 640px) {
  .table li { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 4fr) minmax(0, 5fr); }
  .table .hints { grid-column: 1 / -1; }
}
`;

export const STYLE = [COLOURS, FRAME, LISTS, INSIDES].join('');
