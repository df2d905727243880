import type { ReactNode } from 'react';
import { type ProfileTool, profileTools } from '../app/profile-tools.ts';
import { ChoiceField } from './choice-field.tsx';

type Props = { tool: ProfileTool | undefined; onTool: (tool: ProfileTool) => void };

const choices = profileTools.map(({ tool, text }) => ({ value: tool, text }));

/** Who does not know the kinds of profiles knows the tool. */
export const ToolField = ({ tool, onTool }: Props): ReactNode => (
  <ChoiceField
    label="Which tool is it for?"
    hint={profileTools.find((each) => each.tool === tool)?.hint}
    choices={choices}
    chosen={tool}
    onChoose={onTool}
  />
);
