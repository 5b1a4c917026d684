// `npm run rollback`: page and database back to the release before this one.
import { askPublisher, report } from './ask-publisher.ts';

report(
  await askPublisher('/rollback'),
  (live) =>
    `La version ${live} est de nouveau en ligne. Rien ne sera publié avant qu’on le demande : par « Publier » dans le CMS, ou « npm run publish ».`,
);
