import { m } from '#messages';
import { listListening } from './ports.ts';
import { StartError } from './start-error.ts';

const LOOPBACK = /^(0100007F|00000000000000000000000001000000|0000000000000000FFFF00000100007F)$/;

/** @throws StartError when one of our ports can be reached from another machine. Knows Linux' tables. */
export function assertLoopbackOnly(ports: number[]): void {
  for (const { address, port } of listListening()) {
    if (ports.includes(port) && !LOOPBACK.test(address)) {
      throw new StartError(m.app_stack_beyond_loopback({ port, address }));
    }
  }
}
