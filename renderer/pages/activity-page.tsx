import { type ReactNode, useRef, useState } from 'react';
import type { ActivityList } from '../../preload/contract.ts';
import { askAloud } from '../app/ask.ts';
import { told } from '../app/told.ts';
import { useActivity } from '../app/use-activity.ts';
import { type UseGroup, usesFound } from '../app/uses-found.ts';
import { Action } from '../parts/action.tsx';
import { FilterBox } from '../parts/filter-box.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { UseDays } from '../parts/use-days.tsx';
import { UseFilter } from '../parts/use-filter.tsx';
import './activity-page.css';

async function exportAll(): Promise<void> {
  const reply = await askAloud('activity.exportCsv', undefined);
  if (reply.ok && reply.value.file !== undefined) told.set({ done: `Exported to ${reply.value.file}.` });
}

/** What was issued when, for which access, and to which use. */
export function ActivityPage(): ReactNode {
  const { list, problem, reload } = useActivity();
  const hasAny = list !== undefined && list.uses.length > 0;
  return (
    <PageFrame title="Activity" actions={hasAny && <Action onPress={() => void exportAll()}>Export as CSV…</Action>}>
      {problem !== undefined && <ProblemNote problem={problem} action="Try again" onAction={reload} />}
      {list !== undefined && (
        <>
          {hasAny ? <Uses list={list} /> : <p className="activity-empty">{nothingYet}</p>}
          <p className="activity-place">
            Kept on this computer only, without any secret: <code>{list.file}</code>
          </p>
        </>
      )}
    </PageFrame>
  );
}

const nothingYet = 'Nothing yet. What you copy, open in the console or give to a tool will be listed here.';

function Uses({ list: { uses, hasMore } }: { list: ActivityList }): ReactNode {
  const [query, setQuery] = useState('');
  const [group, setGroup] = useState<UseGroup>('all');
  const part = useRef<HTMLDivElement>(null);
  const found = usesFound(uses, group, query);
  return (
    <>
      <div className="activity-filter">
        <FilterBox
          label="Filter the activity"
          placeholder="Account, role, profile or program"
          query={query}
          onQuery={setQuery}
          onDown={() => part.current?.focus()}
        />
        <UseFilter chosen={group} onChoose={setGroup} />
        <p role="status" className="unseen">
          {found.length === 1 ? '1 use' : `${found.length} uses`}
        </p>
      </div>
      <div ref={part} tabIndex={-1} className="activity-uses">
        {found.length > 0 ? (
          <UseDays key={`${group} ${query}`} uses={found} />
        ) : (
          <p className="nothing">Nothing here matches.</p>
        )}
        {hasMore && <p className="nothing">There are older ones. The CSV file has all of them.</p>}
      </div>
    </>
  );
}
