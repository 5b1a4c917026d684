/** How far an instant is by the server's clock. The device's own clock may say anything. */
export class ServerClock {
  readonly #serverNow: number;
  readonly #receivedAt = performance.now();
  readonly #deviceNow = Date.now();

  constructor(serverNow: Date) {
    this.#serverNow = serverNow.getTime();
  }

  millisecondsTo(instant: Date): number {
    return instant.getTime() - this.#serverNow - (performance.now() - this.#receivedAt);
  }

  /** The device slept, or its clock was set: what we count may be wrong. */
  get hasJumped(): boolean {
    const elapsed = performance.now() - this.#receivedAt;
    return Math.abs(Date.now() - this.#deviceNow - elapsed) > 2000;
  }
}
