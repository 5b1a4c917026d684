import { Component, type ReactNode } from 'react';
import { m } from '#messages';
import '../lib/mark-typing.ts';
import { report } from '../lib/report.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import './ui.css';

/** The root of every island: a fault in one part leaves the rest of the page alone. */
export class Island extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(error: unknown) {
    report(error);
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <Notice
        kind="error"
        action={
          <Button look="secondary" onClick={() => location.reload()}>
            {m.app_reload()}
          </Button>
        }
      >
        {m.app_island_failed()}
      </Notice>
    );
  }
}
