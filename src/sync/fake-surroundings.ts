import type { Join } from '@/protocol';
import type { Time } from './time';
import type { Transport, TransportEvents } from './transport';

/** Time that passes only when told. */
export class FakeTime implements Time {
  readonly origin = 1_700_000_000_000;
  private local = 0;
  private timers: { at: number; action: () => void }[] = [];

  now(): number {
    return this.local;
  }

  after(ms: number, action: () => void): () => void {
    const timer = { at: this.local + ms, action };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  random(): number {
    return 0.5;
  }

  advance(ms: number): void {
    const until = this.local + ms;
    for (;;) {
      const next = this.timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.timers = this.timers.filter((other) => other !== next);
      this.local = Math.max(this.local, next.at);
      next.action();
    }
    this.local = until;
  }

  /** As much time passes while nothing runs: what was due comes late, and before anything that came from outside. */
  stall(ms: number): void {
    this.local += ms;
    this.advance(0);
  }
}

export interface Sent {
  event: string;
  message: unknown;
  droppable: boolean;
  /** Only of a request. */
  answer?: (answer: unknown) => void;
}

/** The hub's end of a transport, in the hands of a test. Clock pings are answered from `hubTime`. */
export class FakeTransport implements Transport {
  sent: Sent[] = [];
  opens = 0;
  events: TransportEvents | null = null;
  hubTime: (() => number) | null = null;

  open(join: Join, events: TransportEvents): void {
    this.opens++;
    this.events = events;
    this.sent.push({ event: 'join', message: join, droppable: false, answer: (answer) => events.joined(answer) });
  }

  close(): void {
    this.events = null;
  }

  send(event: string, message: unknown): void {
    this.sent.push({ event, message, droppable: false });
  }

  sendDroppable(event: string, message: unknown): void {
    this.sent.push({ event, message, droppable: true });
  }

  request(event: string, message: unknown, _timeoutMs: number, answer: (answer: unknown) => void): void {
    if (event !== 'clock') this.sent.push({ event, message, droppable: false, answer });
    else if (this.hubTime) answer({ hubTime: this.hubTime() });
  }

  /** What was sent of one kind, oldest first. */
  of(event: string): Sent[] {
    return this.sent.filter((sent) => sent.event === event);
  }
}
