import { type ReactNode, useId } from 'react';
import type { ProfilesPreview } from '../../preload/contract.ts';
import { countText } from '../app/count-text.ts';
import { Icon } from './icon.tsx';
import './profiles-to-be.css';

type ProfileToBe = ProfilesPreview['profiles'][number];

/** What stands in the way comes first. */
const order: readonly ProfileToBe['is'][] = ['conflict', 'new', 'changed', 'unchanged'];

const words = { conflict: 'left out', new: 'new', changed: 'brought up to date', unchanged: 'there already' };

/** Which profiles there will be, before any is written. */
export function ProfilesToBe({
  preview: { file, profiles, without, unknown },
  isExact,
}: {
  preview: ProfilesPreview;
  /** False where more accounts may turn out to be meant. */
  isExact: boolean;
}): ReactNode {
  const id = useId();
  const sorted = order.flatMap((is) => profiles.filter((each) => each.is === is));
  const counts = (['new', 'changed', 'unchanged', 'conflict'] as const).flatMap((is) => {
    const count = profiles.filter((each) => each.is === is).length;
    return count === 0 ? [] : [`${count} ${words[is]}`];
  });
  return (
    <section className="change" aria-labelledby={id}>
      <p id={id} className="field-label">
        {countText(profiles.filter(({ is }) => is !== 'conflict').length, 'profile')}
        {isExact ? '' : ' known so far'} in <code>{file}</code>
      </p>
      <p className="field-hint" role="status">
        {[...counts, ...others(without, unknown)].join(', ')}
      </p>
      {sorted.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        <ul className="change-lines profiles-to-be" tabIndex={0} aria-labelledby={id}>
          {sorted.map(({ accountId, accountName, profile, is, why }) => (
            <li key={accountId} className={`profile-to-be profile-${is}`}>
              <span className="profile-to-be-name">
                {is === 'conflict' && <Icon name="warning" />}
                <code>{profile}</code>
              </span>
              <span className="field-hint">
                {accountName} · {words[is]}
                {why !== undefined && `: ${why}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const others = (without: number, unknown: number): string[] => [
  ...(without > 0 ? [`${countText(without, 'account')} without the role`] : []),
  ...(unknown > 0 ? [`${countText(unknown, 'account')} not looked at yet`] : []),
];
