import { type ReactNode, useId } from 'react';
import { Icon } from './icon.tsx';
import './settings-group.css';

type Props = {
  title: string;
  /** What is not to be had on this computer. */
  missing?: string | undefined;
  children: ReactNode;
};

/** Settings that belong together. */
export function SettingsGroup({ title, missing, children }: Props): ReactNode {
  const id = useId();
  return (
    <section className="settings-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="settings-card">
        {missing !== undefined && (
          <p className="settings-missing">
            <Icon name="warning" />
            {missing}
          </p>
        )}
        {children}
      </div>
    </section>
  );
}
