import type { ReactNode } from 'react';
import './skeleton.css';

/** Stands in until the first answer; unseen for a moment, since the answer mostly comes at once. */
export const Skeleton = (): ReactNode => (
  <main className="skeleton" aria-busy="true">
    <h1 className="unseen">Daypass</h1>
    <p className="unseen">Reading your sessions</p>
    <div className="skeleton-pass" />
    <div className="skeleton-search" />
    <div className="skeleton-row" />
    <div className="skeleton-row" />
    <div className="skeleton-row" />
  </main>
);
