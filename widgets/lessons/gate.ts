// <preau-gate lesson="…" course="/cours/…/" words="{…}">: a lesson that is not in the page. Its
// children are what the build knew; from then on the database says what is true.
import { GateControl } from './gate-control.ts';

export class Gate extends HTMLElement {
  #control: GateControl | undefined;

  connectedCallback(): void {
    this.#control = new GateControl(this);
  }

  disconnectedCallback(): void {
    this.#control?.stop();
  }
}

customElements.define('preau-gate', Gate);
