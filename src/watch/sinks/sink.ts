import type { Alert } from '../alert.ts';

/** Where alerts go. `send` returns when the alert has been taken, and throws SINK_FAILED or SINK_REFUSED otherwise. */
export interface Sink {
  readonly id: string;
  send(alert: Alert): Promise<void>;
  /** Number of the last alert that the sink itself knows to have; undefined when it cannot say. */
  last?(): number;
  close(): void;
}

export type SinkSpec = JsonlSpec | WebhookSpec | MailSpec;

interface Common {
  readonly id: string;
  /** Folder of the lake whose alerts it takes; absent: of every lake. */
  readonly data?: string;
}

export interface JsonlSpec extends Common {
  readonly kind: 'jsonl';
  /** Absolute, as its lake is. */
  readonly path: string;
  readonly data: string;
}

export interface WebhookSpec extends Common {
  readonly kind: 'webhook';
  readonly url: string;
  /** Environment variable, JEJAK_SINK_..., that holds the key of the signature: a key is never in a file of Jejak. */
  readonly secretEnv: string;
  readonly allowPrivate: boolean;
}

export interface MailSpec extends Common {
  readonly kind: 'smtp';
  readonly host: string;
  readonly port: number;
  /** `tls` from the begin, `starttls` required, or `none`, which only a loopback server may have. */
  readonly security: 'tls' | 'starttls' | 'none';
  readonly userEnv?: string;
  readonly passwordEnv?: string;
  readonly from: string;
  /** One receiver: one that refuses would otherwise make the mail come again for the others. */
  readonly to: string;
}
