import { type ReactNode, useEffect, useRef } from 'react';
import { place } from '../app/place.ts';
import { IconAction } from './icon-action.tsx';
import './page-frame.css';

type Props = {
  title: string;
  /** What one can do with the page as a whole, beside its title. */
  actions?: ReactNode;
  children: ReactNode;
};

/** A page beside the accounts: its title has the focus when one comes, and what had it before has it again when one goes. */
export function PageFrame({ title, actions, children }: Props): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    // In a low window all of it scrolls, and may be far down on the page before.
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus();
      if (document.activeElement !== before) document.getElementById('search')?.focus();
    };
  }, []);
  return (
    <>
      <header className="page-top">
        <IconAction icon="back" name="Back" tip="Back (Esc)" onPress={() => place.set('accounts')} />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions}
      </header>
      <main className="page">{children}</main>
    </>
  );
}
