import { useEffect, useState } from 'react';
import type { NameTemplateReading } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** What a template for names gives, or what is wrong with it, for the text as it stands; undefined until that is known. */
export function useTemplateReading(template: string): NameTemplateReading | undefined {
  const [read, setRead] = useState<{ of: string; reading: NameTemplateReading }>();
  useEffect(() => {
    let outdated = false;
    void ask('profile.readTemplate', { template }).then((reply) => {
      if (!outdated && reply.ok) setRead({ of: template, reading: reply.value });
    });
    return () => {
      outdated = true;
    };
  }, [template]);
  return read?.of === template ? read.reading : undefined;
}
