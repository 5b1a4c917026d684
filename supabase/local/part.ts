export const PART_NAMES = [
  'postgres',
  'mail',
  'functions',
  'api',
  'scheduler',
  'cms',
  'publisher',
  'preview',
  'site',
] as const;
export type PartName = (typeof PART_NAMES)[number];

export type Command = {
  file: string;
  args: string[];
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
};

/** One process that the supervisor keeps alive. */
export type Part = {
  name: PartName;
  label: string;
  /** Parts that must be ready before this one starts the first time. */
  needs: PartName[];
  /** Listening ports, by the label that a message about a taken port shows. */
  ports: Record<string, number>;
  /** Runs to its end before every start. */
  prepare?: () => Promise<void>;
  /** Like `prepare`, as a command, its output in the part's log. */
  build?: () => Promise<Command>;
  command: () => Promise<Command>;
  isReady: () => Promise<boolean>;
  /** Runs once the part answers, before it counts as ready. */
  afterStart?: () => Promise<void>;
  stopSignal?: NodeJS.Signals;
  /** Seconds until a start without answer is given up. */
  patience: number;
};
