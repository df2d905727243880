import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { type ProfileTool, profileTools } from '../app/profile-tools.ts';
import './field.css';
import './segments.css';

type Props = { tool: ProfileTool | undefined; onTool: (tool: ProfileTool) => void };

/** Who does not know the kinds of profiles knows the tool. */
export function ToolField({ tool, onTool }: Props): ReactNode {
  const hint = profileTools.find((each) => each.tool === tool)?.hint;
  return (
    <RadioGroup
      className="field"
      orientation="horizontal"
      value={tool ?? null}
      onChange={(value) => onTool(value as ProfileTool)}
    >
      <Label className="field-label">Which tool is it for?</Label>
      <div className="segments">
        {profileTools.map((each) => (
          <Radio key={each.tool} value={each.tool} className="segment">
            {each.text}
          </Radio>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
    </RadioGroup>
  );
}
