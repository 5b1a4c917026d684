// The tests use the browser that the machine has: Playwright's own is a download of its own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

export const BROWSER_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

export function findBrowser(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  return named ?? KNOWN.find((path) => existsSync(path));
}

function installFromDebian(): void {
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as const, env: { ...process.env } };
  options.env['DEBIAN_FRONTEND'] = 'noninteractive';
  spawnSync('apt-get', ['update', '-qq'], { ...options, stdio: [...options.stdio] });
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], {
    ...options,
    stdio: [...options.stdio],
  });
}

/** The path of a Chromium; installs Debian's as root, and says what to do everywhere else. */
export function requireBrowser(): string {
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!findBrowser() && canInstall) {
    console.log('Aucun navigateur trouvé : installation de Chromium par apt-get…');
    installFromDebian();
  }
  const browser = findBrowser();
  if (browser) return browser;
  throw new Error(
    'Aucun navigateur pour les tests. Installez Chromium (Debian : « sudo apt-get install chromium ») ' +
      'ou donnez son adresse : CHROMIUM_PATH=/chemin/vers/chromium npm test',
  );
}
