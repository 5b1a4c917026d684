import { DOCUMENTS } from '../checks/documents';

type Panel = { model: string; document?: { slug?: string; version?: string } | undefined };

/** Beside the fields of a page that people accept: what saving does, and what it does not. */
export function VersionPanel({ model, document }: Panel) {
  if (model !== 'api::page.page' || !DOCUMENTS.includes(document?.slug ?? '')) return null;
  const isAsked = document?.slug === 'conditions-generales';
  return {
    title: 'Version de cette page',
    content: (
      <p style={{ fontSize: '1.3rem', lineHeight: 1.5 }}>
        {document?.version
          ? `Enregistrer et publier gardent la version « ${document.version} » : une correction ne dérange personne.`
          : 'Écrivez « 1 » dans le champ « Version » avant de publier.'}{' '}
        {isAsked
          ? 'Si le sens change, écrivez une nouvelle version : chaque personne inscrite devra l’accepter à sa prochaine visite.'
          : 'Si le sens change, écrivez une nouvelle version : les prochaines inscriptions la noteront.'}
      </p>
    ),
  };
}
