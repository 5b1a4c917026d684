import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { uniqueName } from './learners.ts';

// Somebody annoyed, on a telephone, who has never been here: links by the words that they show.
test.use({ viewport: { width: 390, height: 844 } });

const MOST_CLICKS = 3;

interface Topic {
  /** What somebody asks. */
  asks: string;
  /** What they choose, link by link. */
  path: string[];
  /** What solves it, on the page where they arrive. */
  solved: (string | RegExp)[];
}

const TOPICS: Topic[] = [
  {
    asks: 'how to sign up, step by step',
    path: ['Aide', 'M’inscrire pas à pas'],
    solved: ['donnez votre courriel, puis suivez le lien que vous recevez', 'Créer mon compte'],
  },
  {
    asks: 'where the mail is (S1-12, S2-07)',
    path: ['Aide', 'Je n’ai pas reçu de courriel'],
    solved: ['Ouvrez le dossier des indésirables', 'Signaler comme non-spam', 'Boîte de réception'],
  },
  {
    asks: 'what to do with a dead link',
    path: ['Aide', 'Le lien du courriel ne marche plus'],
    solved: ['Ouvrez le dernier message reçu', 'Valider le code'],
  },
  {
    asks: 'why one cannot sign in (S1-13, S1-16)',
    path: ['Aide', 'Je n’arrive pas à me connecter'],
    solved: [
      'c’est une faute de frappe',
      'Essayez un autre navigateur',
      'On vous répond au plus vite !',
    ],
  },
  {
    asks: 'about cookies (S1-13, S1-14)',
    path: ['Aide', 'Je n’arrive pas à me connecter', 'voici comment'],
    solved: ['Il n’y a rien à supprimer', 'Gérer les exceptions…', 'Bloquer tous les cookies'],
  },
  {
    asks: 'about the cache (S1-13, S1-14)',
    path: ['Aide', 'Le site a changé depuis l’ouverture de la page'],
    solved: ['Il n’y a pas besoin de « vider le cache »', /Ctrl \+ Maj \+ R/],
  },
  {
    asks: 'about a lost password (S1-15)',
    path: ['Aide', 'Mot de passe perdu'],
    solved: ['Mot de passe perdu ?', 'Réinitialiser le mot de passe', 'un courriel est en route'],
  },
  {
    asks: 'whom to write to (S1-16, S1-17)',
    path: ['Aide', 'Nous écrire'],
    solved: ['Vous avez encore des doutes ?', /\S+@\S+\.\S+/, 'On vous répond au plus vite !'],
  },
  {
    asks: 'why not everything is open (S1-18)',
    path: ['Aide', 'Pourquoi tous les contenus du MOOC ne sont-ils pas disponibles ?'],
    solved: [
      'Un peu de patience ! De nouveaux modules ouvrent chaque semaine.',
      /Module 1 – Prendre place\s+Ouvert depuis lundi/,
      /Module 6 – Durer\s+Ouvre lundi \d+(er)? \S+( \d{4})? à 9 h \(heure de Paris\)/,
    ],
  },
  {
    asks: 'where a comment has gone (S1-18)',
    path: ['Aide', 'J’ai écrit ou lu un commentaire mais je ne le retrouve pas'],
    solved: ['tout ce que vous avez écrit est là, quelle que soit la leçon', 'Copier le lien'],
  },
  {
    asks: 'where to sign in',
    path: ['Aide', 'Me connecter'],
    solved: [
      /Se connecter en haut de n’importe quelle page \(anciennement LOGIN\)/,
      'Se souvenir de moi',
    ],
  },
  {
    asks: 'where to sign out',
    path: ['Aide', 'Me déconnecter'],
    solved: [/Se déconnecter en haut de la page \(anciennement LOGOUT\)/],
  },
  {
    asks: 'about the course home',
    path: ['Aide', 'La page d’accueil du cours'],
    solved: [/ouvrez l’onglet Détails et choisissez une séquence/],
  },
  {
    asks: 'about the player',
    path: ['Aide', 'Se repérer dans une leçon'],
    solved: ['Le sommaire est à gauche', 'Commentaires', 'Mes notes', 'Masquer le sommaire'],
  },
  {
    asks: 'how to validate',
    path: ['Aide', 'Valider une leçon'],
    solved: [/En bas de la leçon, choisissez Valider, puis OK\./],
  },
  {
    asks: 'how to go on',
    path: ['Aide', 'Passer à la prochaine séquence'],
    solved: [/Valider puis OK : la suite s’ouvre d’elle-même/, '(sans valider)'],
  },
  {
    asks: 'how to leave',
    path: ['Aide', 'Quitter une leçon'],
    solved: [/Choisissez Quitter la leçon, la croix en haut à droite/],
  },
  {
    asks: 'how to read in peace',
    path: ['Aide', 'Lire au calme : le mode lecture'],
    solved: [/Cochez Masquer le sommaire, en haut à gauche/],
  },
  {
    asks: 'about the full screen',
    path: ['Aide', 'Regarder en plein écran'],
    solved: [
      /Choisissez Plein écran \(f\), sous l’image\. Pour en sortir, appuyez sur la touche Échap/,
    ],
  },
  {
    asks: 'about subtitles',
    path: ['Aide', 'Afficher les sous-titres'],
    solved: [/ouvrez la liste Sous-titres \(…\) et choisissez Français/],
  },
  {
    asks: 'how to do a quiz',
    path: ['Aide', 'Faire un quiz'],
    solved: ['Je passe', 'Vérifier la réponse', 'Terminer le quiz', 'Recommencer'],
  },
  {
    asks: 'how to write a comment',
    path: ['Aide', 'Lire et écrire des commentaires'],
    solved: [/Choisissez Commentaires, en haut de la leçon/, 'Répondre'],
  },
];

async function expectSolved(page: Page, { asks, solved }: Topic): Promise<void> {
  const seen = async () =>
    // biome-ignore lint/performance/useDomNodeTextContent: what is folded away solves nothing
    (await page.getByRole('main').innerText()).replaceAll(/[\s\u00a0\u202f]+/g, ' ');
  for (const words of solved) {
    const text = expect.poll(seen, `${asks}: ${words} on ${page.url()}`);
    await (typeof words === 'string' ? text.toContain(words) : text.toMatch(words));
  }
}

async function follow(page: Page, path: string[]): Promise<void> {
  for (const name of path) {
    const scope = name === 'Aide' ? page.getByRole('banner') : page.getByRole('main');
    await scope.getByRole('link', { name, exact: true }).first().click();
  }
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const topic of TOPICS) {
    test(`from the home page, a newcomer learns ${topic.asks}`, async ({ page }) => {
      expect(topic.path.length).toBeLessThanOrEqual(MOST_CLICKS);
      await page.goto('/');
      await follow(page, topic.path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectSolved(page, topic);
    });
  }
});

/** Links chosen after the one that a refused sign-in offers, and what solves it then. */
const AFTER_A_REFUSAL: [asks: string, path: string[], solved: string][] = [
  ['what went wrong', [], 'c’est une faute de frappe'],
  ['how to get a new password', ['choisissez-en un autre'], 'Réinitialiser le mot de passe'],
  ['about cookies', ['voici comment'], 'Il n’y a rien à supprimer'],
  ['whom to write to', ['Écrivez-nous'], 'contact@preau.example'],
  [
    'where the mail is',
    ['choisissez-en un autre', 'voici comment'],
    'Ouvrez le dossier des indésirables',
  ],
];

test('from a refused sign-in, what solves it is at most three clicks away', async ({ page }) => {
  await page.goto('/connexion/');
  await page.getByLabel('Courriel ou identifiant').fill(`${uniqueName('nouvelle')}@example.org`);
  await page.getByLabel('Mot de passe', { exact: true }).fill('Pas-le-bon-7');
  await page.getByRole('main').getByRole('button', { name: 'Se connecter' }).click();
  const panel = page.getByRole('dialog');
  for (const [asks, path, solved] of AFTER_A_REFUSAL) {
    expect(1 + path.length, asks).toBeLessThanOrEqual(MOST_CLICKS);
    await page.getByRole('link', { name: /^Je n’arrive pas à me connecter/ }).click();
    for (const name of path) await panel.getByRole('link', { name, exact: true }).first().click();
    await expect(panel, asks).toContainText(solved);
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
  }
});
