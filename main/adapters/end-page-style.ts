/** The colours of the window (renderer/styles/tokens.css), and its pass: a card with a notch at each side. */
export const endPageStyle = `
:root { color-scheme: light dark; --bg: #f7f7f5; --card: #ffffff; --ink: #1d2129; --soft: #59626f; --line: #e2e2dd;
  --accent: #0b6e69; --tint: #e3f1ef; --danger: #a3282f; --danger-bg: #fbe6e6; }
@media (prefers-color-scheme: dark) { :root { --bg: #16181c; --card: #1f2329; --ink: #eceff3; --soft: #a3adba;
  --line: #2f353e; --accent: #4cc4bb; --tint: #17302f; --danger: #f39a9e; --danger-bg: #3c1d20; } }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--bg); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
main { position: relative; width: min(26rem, 100%); padding: 1.25rem 2rem 2.25rem; border: 1px solid var(--line);
  border-radius: 16px; background: var(--card); text-align: center; overflow: hidden; }
.name { margin: 0 -2rem 1.75rem; padding-bottom: 1.1rem; border-bottom: 2px dashed var(--line); color: var(--soft);
  font-weight: 600; letter-spacing: .02em; }
.name::before, .name::after { content: ""; position: absolute; top: 3.9rem; width: 1.25rem; height: 1.25rem;
  border: 1px solid var(--line); border-radius: 50%; background: var(--bg); transform: translateY(-50%); }
.name::before { left: -.7rem; } .name::after { right: -.7rem; }
svg { width: 3.5rem; padding: .75rem; margin-bottom: 1rem; border-radius: 50%; background: var(--bg); fill: none;
  stroke: var(--soft); stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; }
.good svg { background: var(--tint); stroke: var(--accent); }
.bad svg { background: var(--danger-bg); stroke: var(--danger); }
h1 { margin-bottom: .5rem; font-size: 1.4rem; line-height: 1.25; letter-spacing: -.01em; text-wrap: balance; }
h1 + p { color: var(--soft); text-wrap: balance; }
@media (forced-colors: active) { svg { stroke: CanvasText; border: 1px solid; } }
`;
