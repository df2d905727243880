import type { ReactNode } from 'react';
import './code-line.css';

/** The page's address in full, for those who carry it over by hand. */
export const SignInLink = ({ url, lead }: { url: string; lead: string }): ReactNode => (
  <div className="sign-in-link">
    <p>{lead}</p>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
    <pre className="code-line" tabIndex={0}>
      <code>{url}</code>
    </pre>
  </div>
);
