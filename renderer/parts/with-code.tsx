import { Fragment, type ReactNode } from 'react';

/** Words in which commands stand between backticks. */
export const WithCode = ({ text }: { text: string }): ReactNode =>
  text.split('`').map((part, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other names
    at % 2 === 1 ? <code key={at}>{part}</code> : <Fragment key={at}>{part}</Fragment>,
  );
