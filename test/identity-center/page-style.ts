/** One accent, system font, light and dark alike; what the pages share. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #f3f5f8; --card: #fff; --ink: #16202c; --soft: #55616f; --line: #d9dfe6;
  --accent: #1f5fbf; --on-accent: #fff; --tint: #edf3fc; }
@media (prefers-color-scheme: dark) { :root { --page: #12171d; --card: #1b222b; --ink: #eef2f6; --soft: #a7b3c0;
  --line: #36414d; --accent: #7fb2ff; --on-accent: #0b1a30; --tint: #212e40; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: flex; flex-direction: column; align-items: center; gap: 1.5rem;
  padding: 2.5rem 1rem 1.5rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
header { display: flex; align-items: center; gap: .6rem; font-weight: 600; }
header svg { width: 1.75rem; fill: var(--accent); }
main { width: min(30rem, 100%); padding: 2rem; background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  box-shadow: 0 8px 28px rgb(0 0 0 / .07); }
main > :first-child { margin-top: 0; } main > :last-child { margin-bottom: 0; }
h1 { font-size: 1.4rem; line-height: 1.25; margin: 0 0 .75rem; }
p { margin: 0 0 1rem; } .soft, footer { color: var(--soft); } footer { margin-top: auto; font-size: .85rem; text-align: center; }
.code { margin: 1.25rem 0; padding: 1rem; border-radius: 10px; background: var(--tint); text-align: center;
  font: 600 1.75rem/1.2 ui-monospace, monospace; letter-spacing: .12em; }
.who { display: flex; align-items: center; gap: .75rem; padding: .75rem 0; margin: 0 0 1.25rem; border-block: 1px solid var(--line); }
.who b { display: grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: 50%; background: var(--tint); color: var(--accent); }
ul { margin: 0 0 1.5rem; padding-left: 1.2rem; }
label { display: block; margin-bottom: .35rem; font-weight: 600; }
input { width: 100%; padding: .7rem .8rem; font: 1.1rem ui-monospace, monospace; letter-spacing: .08em; color: inherit; background: var(--page);
  border: 1px solid var(--line); border-radius: 9px; margin-bottom: 1.25rem; }
.choice { display: flex; gap: .75rem; flex-wrap: wrap; }
button { flex: 1; min-height: 2.9rem; padding: 0 1.25rem; font: inherit; font-weight: 600; border-radius: 9px; cursor: pointer;
  border: 1px solid var(--line); background: transparent; color: inherit; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.mark { display: grid; place-items: center; width: 3rem; height: 3rem; margin: 0 0 1rem; border-radius: 50%; background: var(--tint);
  color: var(--accent); font-size: 1.5rem; font-weight: 700; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .4rem 1.25rem; margin: 0 0 1rem; } dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; } [hidden] { display: none; }
`;
