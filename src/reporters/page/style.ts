/** Each text has a contrast of at least 4.5 to what it stands on, in both schemes. */
const COLOURS = `
:root {
  --ground: #f4f5f7; --panel: #ffffff; --raised: #f6f7f9; --line: #d8dce2; --text: #1b1f24; --muted: #57606a;
  --accent: #0a58b0; --good: #17663a; --good-ground: #e3f3e8; --bad: #a3231b; --bad-ground: #fbe7e5;
  --warn: #7a4a00; --warn-ground: #fbf0d9;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #111418; --panel: #181c21; --raised: #1e2329; --line: #31373f; --text: #e3e7ec; --muted: #9ba6b2;
    --accent: #83b9ff; --good: #79d298; --good-ground: #16301f; --bad: #ff9a92; --bad-ground: #3b1c1a;
    --warn: #f0bd6a; --warn-ground: #35290f;
  }
}
`;

const FRAME = `
* { box-sizing: border-box; }
body {
  max-width: 1200px; margin: 0 auto; padding: 0 16px 48px; background: var(--ground); color: var(--text);
  font: 14px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: anywhere;
}
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; border-radius: 3px; }
h1 { margin: 24px 0 12px; font-size: 22px; font-weight: 650; }
h2 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; margin: 24px 0 8px; font-size: 15px; }
h3 { margin: 16px 0 4px; color: var(--muted); font-size: 12px; font-weight: 600; }
p, ul { margin: 0; padding: 0; list-style: none; }
.muted { color: var(--muted); font-weight: 400; }
.shares { display: grid; grid-auto-columns: minmax(0, 1fr); grid-auto-flow: column; gap: 12px; margin-bottom: 8px; }
.share { padding: 10px 14px 12px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.share b { display: block; font-size: 22px; line-height: 1.3; font-variant-numeric: tabular-nums; }
.bar { display: block; width: 100%; height: 6px; margin-top: 6px; }
.bar rect { fill: var(--line); }
.bar .good { fill: var(--good); } .bar .warn { fill: var(--warn); } .bar .bad { fill: var(--bad); }
.tools {
  position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 6px 16px;
  margin: 8px -16px 0; padding: 8px 16px; background: var(--ground); border-bottom: 1px solid var(--line);
}
input { font: inherit; color: inherit; }
#filter {
  flex: 1 1 200px; max-width: 420px; min-width: 0; padding: 5px 10px;
  background: var(--panel); border: 1px solid var(--line); border-radius: 6px;
}
#filter::placeholder { color: var(--muted); opacity: 1; }
label.choice { display: flex; align-items: center; gap: 6px; }
#shown { margin-left: auto; color: var(--muted); font-variant-numeric: tabular-nums; }
`;

const RULES = `
.rules { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
details + details { border-top: 1px solid var(--line); }
summary {
  display: grid; grid-template-columns: 10px minmax(0, 1fr) 92px 140px 112px; gap: 0 12px; align-items: baseline;
  padding: 7px 14px; cursor: pointer; list-style: none;
}
summary::-webkit-details-marker { display: none; }
summary::before { color: var(--muted); content: "\u203a"; }
details[open] > summary::before { transform: rotate(90deg); }
summary:hover, details[open] > summary { background: var(--raised); }
summary:focus-visible { outline-offset: -2px; }
.name { font-weight: 600; }
.untested { grid-column: 2 / -1; color: var(--muted); font-size: 13px; }
.untested li::before { content: "\u2022 "; }
.badge { justify-self: end; white-space: nowrap; padding: 0 8px; border-radius: 9px; font-size: 12px; font-variant-numeric: tabular-nums; }
.good { background: var(--good-ground); color: var(--good); }
.warn { background: var(--warn-ground); color: var(--warn); }
.bad { background: var(--bad-ground); color: var(--bad); }
.inside { padding: 0 14px 14px 36px; }
code, pre { font: 12px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 0; padding: 8px 10px; background: var(--raised); border: 1px solid var(--line); border-radius: 5px; white-space: pre-wrap; }
.condition { padding: 8px 0; }
.condition + .condition { border-top: 1px dashed var(--line); }
.outcomes { display: grid; gap: 2px; margin-top: 4px; }
.outcomes li { display: grid; grid-template-columns: 190px minmax(0, 1fr); gap: 0 12px; }
.outcomes b { font-weight: 600; font-variant-numeric: tabular-nums; }
.missing { color: var(--bad); }
.targets li + li { margin-top: 4px; }
#nothing { padding: 24px 0; }
@media (max-width: 639px) {
  .shares { grid-template-columns: minmax(0, 1fr); grid-auto-flow: row; gap: 6px; }
  .share { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: baseline; padding: 6px 12px 8px; }
  .share b { font-size: 15px; }
  .share .bar, .share .of { grid-column: 1 / -1; }
  .share .of { display: none; }
  summary { display: flex; flex-wrap: wrap; gap: 2px 8px; }
  .name { flex: 1 1 calc(100% - 20px); }
  .untested { flex: 1 1 100%; }
  .inside { padding-left: 14px; }
  .outcomes li { grid-template-columns: minmax(0, 1fr); }
}
@media print { .tools { display: none; } body { background: none; } }
`;

export const STYLE = [COLOURS, FRAME, RULES].join('');
