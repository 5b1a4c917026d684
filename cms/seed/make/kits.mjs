/** Writes the kits that learners download: .odt to fill in, .csv for a spreadsheet, .pdf to print. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents, printed, spreadsheets } from './kits-text.mjs';
import { odt } from './odt.mjs';

/** French spreadsheets expect semicolons, and a byte order mark to recognise UTF-8. */
const csv = (rows) => `\ufeff${rows.map((row) => row.map((value) => (/[;"\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(';')).join('\r\n')}\r\n`;

const page = ({ title, lead, parts }) => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${title}</title><style>
@page { size: A4; margin: 16mm 18mm } body { font: 12.5pt/1.45 Lato, sans-serif; color: #2b2a33 }
h1 { font: 700 25pt/1.15 Vollkorn, serif; color: #b8472a; margin: 0 0 3mm } .lead { font-size: 13.5pt; border-left: 1.6mm solid #e0a63a; padding-left: 4mm; margin: 0 0 5mm }
h2 { font-size: 14.5pt; color: #27395f; margin: 5mm 0 2mm } ul { list-style: none; padding: 0; margin: 0 } li { padding: 0.9mm 0 0.9mm 9mm; position: relative; break-inside: avoid }
li::before { content: ''; position: absolute; left: 0; top: 1.9mm; width: 4.2mm; height: 4.2mm; border: 0.5mm solid #3f7d58; border-radius: 1mm } footer { margin-top: 7mm; font-size: 10pt; color: #6d6a75 }
</style></head><body><h1>${title}</h1><p class="lead">${lead}</p>${parts.map(([heading, items]) => `<h2>${heading}</h2><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`).join('')}<footer>Kit du cours en ligne, à copier et à adapter librement.</footer></body></html>`;

const print = (html, target, scratch) => {
  const source = join(scratch, 'kit.html');
  writeFileSync(source, html);
  const chromium = process.env['CHROMIUM'] ?? 'chromium';
  const options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
  const profile = `--user-data-dir=${join(scratch, 'profile')}`;
  execFileSync(chromium, [...options, profile, `--print-to-pdf=${target}`, source], { stdio: 'ignore' });
};

export const makeKits = (folder, scratch) => {
  for (const [name, document] of Object.entries(documents)) {
    writeFileSync(join(folder, `${name}.odt`), odt(document));
  }
  for (const [name, rows] of Object.entries(spreadsheets)) {
    writeFileSync(join(folder, `${name}.csv`), csv(rows));
  }
  for (const [name, sheet] of Object.entries(printed)) {
    print(page(sheet), join(folder, `${name}.pdf`), scratch);
  }
};
