import type { ReactNode } from 'react';
import type { SettingsView } from '../../preload/contract.ts';
import type { ChangeSettings, SettingProblems } from '../app/use-settings-change.ts';
import { FieldProblem } from './field-problem.tsx';
import { KindField } from './kind-field.tsx';
import { NameTemplateField } from './name-template-field.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { UsualRegionField } from './usual-region-field.tsx';

type Props = { settings: SettingsView; change: ChangeSettings; problems: SettingProblems };

export const ExportSettings = ({ settings, change, problems }: Props): ReactNode => (
  <SettingsGroup title="New profiles begin with">
    <NameTemplateField
      template={settings.profileName}
      problem={problems.profileName}
      onTemplate={(profileName) => change({ profileName })}
    />
    <div>
      <KindField kind={settings.exportKind} onKind={(exportKind) => change({ exportKind })} />
      <FieldProblem text={problems.exportKind} />
    </div>
    <UsualRegionField
      region={settings.exportRegion}
      problem={problems.exportRegion}
      onRegion={(exportRegion) => change({ exportRegion })}
    />
  </SettingsGroup>
);
