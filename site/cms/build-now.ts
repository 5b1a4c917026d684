let fallback: Date | undefined;

/** The instant at which this build sees the world: BUILD_NOW, else one clock reading per process. */
export function buildNow(): Date {
  const text = process.env['BUILD_NOW'];
  if (!text) {
    fallback ??= new Date();
    return fallback;
  }
  const now = new Date(text);
  if (Number.isNaN(now.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text)) {
    throw new Error(`BUILD_NOW attend une date avec son fuseau, reçu « ${text} »`);
  }
  return now;
}
