// The moving parts of a lesson's body, in a page or put in place by the gate. The markup is whole
// without them.
import { PreauVideo } from './preau-video.ts';
import { PreauYouTube } from './preau-youtube.ts';

customElements.define('preau-video', PreauVideo);
customElements.define('preau-youtube', PreauYouTube);
