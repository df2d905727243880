import { type ReactNode, useState } from 'react';
import type { SessionForm } from '../app/use-session-form.ts';
import { Action } from './action.tsx';
import { Icon } from './icon.tsx';
import { NameField } from './name-field.tsx';
import { RegionField } from './region-field.tsx';

/** What a start URL means, in a line; and the fields for what could not be found out, or is wanted otherwise. */
export function SessionFound({ form }: { form: SessionForm }): ReactNode {
  const [changing, setChanging] = useState(false);
  const { found, known, isFinding, isRegionAsked, region, name, another, flaws, give } = form;
  const asksRegion = found !== undefined && known === undefined && !isFinding && (isRegionAsked || changing);
  const asksName = found !== undefined && known === undefined && (another || changing);
  const place = found?.regions.find((each) => each.region === region)?.name ?? region;
  const isPlain = found !== undefined && known === undefined && !isFinding && !asksRegion && !asksName;
  return (
    <>
      <div className="session-found">
        <div role="status">
          {isFinding && <p className="field-hint">Looking for its region…</p>}
          {(isPlain || known !== undefined) && (
            <p className="session-found-line">
              <Icon name="done" />
              <span>
                {known === undefined ? <strong>{name}</strong> : 'You have it already: '}
                {known === undefined ? `, in ${place}` : <strong>{known.name}</strong>}
              </span>
            </p>
          )}
        </div>
        {isPlain && (
          <Action look="quiet" aria-label="Change name or region" onPress={() => setChanging(true)}>
            Change
          </Action>
        )}
        {known !== undefined && (
          <Action look="quiet" onPress={() => give({ another: true })}>
            Sign in as another person
          </Action>
        )}
      </div>
      {asksName && (
        <NameField
          label="Session name"
          hint={another ? 'Another one, so that both people can be signed in at once.' : 'What you will know it by.'}
          name={name}
          flaw={flaws.name}
          onName={(next) => give({ name: next })}
        />
      )}
      {asksRegion && (
        <RegionField
          {...(isRegionAsked && { hint: 'Nothing tells where this portal is. Your IT team knows.' })}
          choices={found.regions.map((each) => ({ id: each.region, place: each.name ?? '' }))}
          region={region}
          flaw={flaws.region}
          isFocused={form.wanted}
          onRegion={(next) => give({ region: next })}
        />
      )}
    </>
  );
}
