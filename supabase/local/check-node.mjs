// Runs before anything is installed, so it may use nothing but Node itself.
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) {
  console.error(
    `\nPréau demande Node 20 ou plus récent ; cette machine a ${process.version}.\n` +
      'Installez une version récente depuis https://nodejs.org, puis relancez « npm install ».\n',
  );
  process.exit(1);
}
