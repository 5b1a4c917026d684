// What the publisher tells « État du site », as Strapi's server passes it on.
export type Failure = {
  message: string;
  collection?: string;
  entry?: string;
  field?: string;
  line?: number;
  cmsPath?: string;
  at: string;
};

export type PublicationRecord = {
  at: string;
  since: string;
  times: number;
  reasons: string[];
  outcome: 'changed' | 'same' | 'failed' | 'rolled-back';
  live: number | null;
  seconds: number | null;
  failure: Failure | null;
};

export type SiteState = {
  now: string;
  state: 'idle' | 'waiting' | 'busy';
  live: number | null;
  isHeld: boolean;
  failure: Failure | null;
  step: { name: string; since: string } | null;
  history: PublicationRecord[];
  openings: { kind: 'module' | 'lesson'; course: string; title: string; opensAt: string }[];
  previous: {
    id: number;
    buildNow: string;
    gone: string[];
    back: string[];
    changedPages: number;
  } | null;
  mayPublish: boolean;
};
