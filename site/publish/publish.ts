// `npm run publish`: asks for a publication now and waits for it.
import { askPublisher, report } from './ask-publisher.ts';

report(await askPublisher('/publish?wait'), (live) => `La version ${live} est en ligne.`);
